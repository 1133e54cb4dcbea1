//! The bytes of a pack: four letters, the format number, then the pack in postcard's form.

use super::{PackError, Reader, Wire};

/// Number of the wire form that this code reads and writes; it changes whenever a type of the pack does.
pub const FORMAT: u32 = 3;

/// The four letters that every pack begins with.
const MAGIC: &[u8; 4] = b"TUGP";

/// Writes a pack in its wire form.
///
/// # Errors
/// [`PackError::Content`] if the value has no wire form. None of the pack types here lacks one.
#[cfg(feature = "write")]
pub fn to_bytes<T: serde::Serialize>(pack: &T) -> Result<Vec<u8>, PackError> {
    let body = postcard::to_allocvec(&(FORMAT, pack)).map_err(|_| PackError::Content)?;
    Ok([MAGIC.as_slice(), &body].concat())
}

/// Reads a pack, or a pair of packs, from its wire form.
///
/// # Errors
/// [`PackError::Format`] for a pack of another format, [`PackError::Content`] for anything else that is no
/// pack.
#[inline(never)]
pub fn from_bytes<T: Wire>(bytes: &[u8]) -> Result<T, PackError> {
    let body = bytes.strip_prefix(MAGIC).ok_or(PackError::Content)?;
    let mut reader = Reader::new(body);
    let format = reader.number();
    if format != FORMAT && !reader.failed {
        return Err(PackError::Format);
    }
    let pack = T::read(&mut reader);
    if reader.is_done() { Ok(pack) } else { Err(PackError::Content) }
}

#[cfg(test)]
mod tests {
    use super::{PackError, from_bytes};
    use crate::pack::Pack;

    #[test]
    fn another_file_is_no_pack_and_another_format_is_reported_as_such() {
        assert_eq!(from_bytes::<Pack>(b"<!doctype html>"), Err(PackError::Content));
        assert_eq!(from_bytes::<Pack>(b"TUGP\x09"), Err(PackError::Format));
        assert_eq!(from_bytes::<Pack>(b"TUGP"), Err(PackError::Content));
        assert_eq!(from_bytes::<Pack>(b"TUGP\x81"), Err(PackError::Content));
    }
}
