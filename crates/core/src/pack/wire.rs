//! The bytes of a pack: four letters, the format number, then the pack in postcard's form.

use super::{PackError, Reader, Wire};

/// Number of the wire form that this code reads and writes; it changes whenever a type of the pack does.
pub const FORMAT: u32 = 7;

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
    use super::{PackError, Reader, Wire, from_bytes};
    use crate::pack::{Family, Map, Pack, Seen};

    /// Reads a value from all of `bytes`; none if it is bad or bytes are left.
    fn read<T: Wire>(bytes: &[u8]) -> Option<T> {
        let mut reader = Reader::new(bytes);
        let value = T::read(&mut reader);
        reader.is_done().then_some(value)
    }

    #[test]
    fn values_are_read_as_the_wire_format_says() {
        let [id, name, short] = ["a", "充", ""].map(str::to_owned);
        assert_eq!(read(b"\x01a\x03\xe5\x85\x85\0"), Some(Family { id, name, short }));
        assert_eq!(read::<Seen>(b"\x01"), Some(Seen::Repost));
        assert_eq!(read::<Vec<bool>>(b"\x02\x00\x01"), Some(vec![false, true]));
        assert_eq!(read(b"\x01\x01k\xff"), Some(Map::from_iter([("k".to_owned(), 255_u8)])));
        let long = "x".repeat(300);
        assert_eq!(read(&[b"\xac\x02", long.as_bytes()].concat()), Some(long));
        let number = |bytes| Reader::new(bytes).number();
        assert_eq!(number(b"\xff\xff\xff\xff\x0f"), u32::MAX);
    }

    #[test]
    fn bad_values_are_refused() {
        assert_eq!(read::<bool>(b"\x02"), None);
        assert_eq!(read::<Seen>(b"\x02"), None);
        assert_eq!(read::<String>(b"\x01\xe5"), None);
        assert_eq!(read::<String>(b"\x02a"), None);
        assert_eq!(read::<u8>(b""), None);
        assert_eq!(read::<u8>(b"ab"), None);
        // Lengths of more than there is, of more than 32 bits, and without an end.
        for length in
            [&b"\xff\xff\xff\xff\x0f"[..], b"\xff\xff\xff\xff\x10", b"\x80\x80\x80\x80\x80\x00", b"\x80"]
        {
            assert_eq!(read::<Vec<Vec<Family>>>(length), None);
        }
    }

    #[test]
    fn another_file_is_no_pack_and_another_format_is_reported_as_such() {
        assert_eq!(from_bytes::<Pack>(b"<!doctype html>"), Err(PackError::Content));
        assert_eq!(from_bytes::<Pack>(b"TUGP\x09"), Err(PackError::Format));
        assert_eq!(from_bytes::<Pack>(b"TUGP"), Err(PackError::Content));
        assert_eq!(from_bytes::<Pack>(b"TUGP\x81"), Err(PackError::Content));
    }
}
