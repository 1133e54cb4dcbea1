//! The bytes of a pack: four letters, the format number, then the pack in postcard's form.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{FORMAT, PackError};

/// Every pack begins with this.
const MAGIC: &[u8; 4] = b"TUGP";

/// Writes a pack.
///
/// # Errors
/// [`PackError::Content`] if it cannot be written in this form; no pack type of ours is such.
pub fn to_bytes<T: Serialize>(pack: &T) -> Result<Vec<u8>, PackError> {
    let body = postcard::to_allocvec(&(FORMAT, pack)).map_err(|_| PackError::Content)?;
    Ok([MAGIC.as_slice(), &body].concat())
}

/// Reads what [`to_bytes`] wrote.
///
/// # Errors
/// [`PackError::Content`] for anything else, [`PackError::Format`] for a pack of another format.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PackError> {
    let body = bytes.strip_prefix(MAGIC).ok_or(PackError::Content)?;
    let (format, body) = postcard::take_from_bytes::<u32>(body).map_err(|_| PackError::Content)?;
    if format != FORMAT {
        return Err(PackError::Format);
    }
    postcard::from_bytes(body).map_err(|_| PackError::Content)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PackError, from_bytes, to_bytes};
    use crate::pack::Pack;

    type Small = (String, Vec<u8>, bool);

    proptest! {
        #[test]
        fn what_is_written_is_read_and_no_part_of_it_is(text in ".{0,30}", list: Vec<u8>, flag: bool, cut in 0_usize..1000) {
            let value: Small = (text, list, flag);
            let bytes = to_bytes(&value).unwrap();
            prop_assert_eq!(from_bytes::<Small>(&bytes), Ok(value));
            let part = &bytes[..cut % bytes.len()];
            prop_assert!(from_bytes::<Small>(part).is_err());
        }

        #[test]
        fn other_bytes_are_refused(bytes: Vec<u8>) {
            prop_assert!(from_bytes::<Pack>(&bytes).is_err());
            prop_assert!(from_bytes::<Pack>(&[b"TUGP\x01".as_slice(), &bytes].concat()).is_err());
        }
    }

    #[test]
    fn a_page_of_html_is_no_pack_and_another_format_is_named() {
        assert_eq!(from_bytes::<Pack>(b"<!doctype html>"), Err(PackError::Content));
        assert_eq!(from_bytes::<Pack>(b"TUGP\x09"), Err(PackError::Format));
    }
}
