//! Reader of the wire form: against that of `postcard`.

use std::fmt::Debug;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use topup_guard_core::pack::{Pack, PackError, QuizPack, Wire, from_bytes, to_bytes};

use super::made_up::made_up;
use crate::CONTENT;

/// Four letters and the format number come before what postcard wrote.
const HEAD: usize = 5;

/// Sees that a value is read as it was written, and that nothing else is read from more or fewer bytes.
fn returns<T: Wire + Serialize + PartialEq + Debug>(value: &T, cut: usize) -> Result<(), TestCaseError> {
    let mut bytes = to_bytes(value).unwrap();
    let read = from_bytes::<T>(&bytes);
    prop_assert_eq!(read.as_ref(), Ok(value));
    prop_assert!(from_bytes::<T>(&bytes[..cut % bytes.len()]).is_err());
    bytes.push(0);
    prop_assert_eq!(from_bytes::<T>(&bytes), Err(PackError::Content));
    Ok(())
}

/// Sees that both readers make the same of bytes, good or bad.
fn agree<T: Wire + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) -> Result<(), TestCaseError> {
    let theirs = postcard::take_from_bytes::<T>(&bytes[HEAD..]).ok();
    let theirs = theirs.filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value);
    prop_assert_eq!(from_bytes::<T>(bytes).ok(), theirs);
    Ok(())
}

/// Puts other bytes at some places of what was written.
fn damaged<T: DeserializeOwned + Serialize>(seed: u64, changes: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = to_bytes(&made_up::<T>(seed)).unwrap();
    let body = bytes.len() - HEAD;
    for (place, byte) in changes {
        bytes[HEAD + place % body] = *byte;
    }
    bytes
}

proptest! {
    #[test]
    fn a_written_pack_is_read_and_nothing_else(seed: u64, cut: usize) {
        returns(&made_up::<Pack>(seed), cut)?;
        returns(&made_up::<QuizPack>(seed), cut)?;
    }

    #[test]
    fn damaged_bytes_are_read_as_postcard_reads_them(
        seed: u64, changes in prop::collection::vec(any::<(usize, u8)>(), 1..4),
    ) {
        agree::<Pack>(&damaged::<Pack>(seed, &changes))?;
        agree::<QuizPack>(&damaged::<QuizPack>(seed, &changes))?;
    }

    #[test]
    fn any_bytes_are_read_as_postcard_reads_them(
        body in prop::collection::vec(prop_oneof![0_u8..3, any::<u8>()], 0..100),
    ) {
        let bytes = [b"TUGP\x01".as_slice(), &body].concat();
        agree::<Pack>(&bytes)?;
        agree::<QuizPack>(&bytes)?;
    }
}

#[test]
fn a_truncated_pack_is_refused() {
    let bytes = to_bytes(&made_up::<QuizPack>(7)).unwrap();
    assert!(bytes.len() > 1000);
    for end in 0..bytes.len() {
        assert!(from_bytes::<QuizPack>(&bytes[..end]).is_err(), "{end} of {} bytes", bytes.len());
    }
}

#[test]
fn the_content_of_this_workspace_is_read_as_it_was_written() {
    for packs in CONTENT.iter() {
        returns(&packs.first, 12_345).unwrap();
        returns(&packs.quiz, 12_345).unwrap();
    }
}
