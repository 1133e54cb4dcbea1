//! The bytes of a pack: what our reader takes, postcard's takes too, and the widget holds up with it.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use topup_guard_core::pack::{FORMAT, Pack, QuizPack, Wire, from_bytes, to_bytes};
use topup_guard_core::quiz::Log;
use topup_guard_pack::packs_of;

use super::content::good;
use super::play::{play, rank_all, read_all};

/// Which type is read, in the first byte.
const KINDS: u8 = 3;

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let packs = packs_of(good()).expect("the good content is sound").remove(0);
    let (mut first, quiz) = (packs.first, packs.quiz);
    let (index, mut parts) = quiz.clone().partition();
    let body = |kind: u8, bytes: Vec<u8>| [&[kind][..], &bytes[HEAD..]].concat();
    // The words are most of a pack, and there is little to find in them.
    first.messages = Default::default();
    vec![
        body(0, to_bytes(&first).expect("a pack")),
        body(1, to_bytes(&quiz).expect("a pack")),
        body(1, to_bytes(&index).expect("a pack")),
        body(1, to_bytes(&parts.remove(0)).expect("a pack")),
        body(2, to_bytes(&(first, quiz)).expect("a pack")),
    ]
}

/// Four letters and the format's number, which the input does without.
const HEAD: usize = 5;

pub(super) fn run(bytes: &[u8]) {
    // As it comes, which is mostly no pack at all.
    assert!(from_bytes::<Pack>(bytes).is_err() || bytes.starts_with(b"TUGP"));
    let Some((kind, body)) = bytes.split_first() else { return };
    let head = [b"TUGP".as_slice(), &[FORMAT as u8]].concat();
    let bytes = [&head, body].concat();
    match kind % KINDS {
        0 => drop(agreed::<Pack>(&bytes).map(|pack| first(&pack, bytes.len()))),
        1 => drop(agreed::<QuizPack>(&bytes).map(|pack| quiz(pack, bytes.len()))),
        _ => drop(agreed::<(Pack, QuizPack)>(&bytes).map(|(pack, quiz_pack)| {
            first(&pack, bytes.len());
            quiz(quiz_pack, bytes.len());
        })),
    }
}

/// Returns what both readers make of bytes; it is written and read again as it is.
fn agreed<T: Wire + Serialize + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
    let theirs = postcard::take_from_bytes::<T>(&bytes[HEAD..]).ok();
    let theirs = theirs.filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value);
    let ours = from_bytes::<T>(bytes).ok();
    // Postcard reads a length of more than five bytes, as nobody writes it, where a machine's own numbers
    // have 64 bits; in a browser they have 32, and it refuses it as we do.
    let theirs = theirs.filter(|value| ours.is_some() || to_bytes(value).expect("a pack") == bytes);
    assert_eq!(ours, theirs, "our reader and postcard's differ");
    let written = to_bytes(ours.as_ref()?).expect("what was read can be written");
    assert_eq!(from_bytes::<T>(&written).ok(), ours);
    ours
}

fn first(pack: &Pack, turn: usize) {
    let _ = (pack.check(), pack.check_messages(), pack.has_pages());
    for channel in &pack.channels {
        assert!(pack.channel(&channel.id).is_some());
    }
    rank_all(pack, turn);
    let (brief, pages) = pack.clone().partition();
    assert_eq!(brief.channels.len(), pages.channels.len());
    let _ = brief.with_messages_of(&pages);
}

fn quiz(pack: QuizPack, turn: usize) {
    read_all(&pack);
    play(&pack, Log::new(), turn);
    let (mut index, parts) = pack.clone().partition();
    assert_eq!(index.items.len(), pack.items.len());
    for (place, part) in parts.iter().enumerate() {
        if let Some(entry) = index.parts.get_mut(place) {
            entry.file = format!("part-{place}");
        }
        index.add_part(&format!("part-{place}"), part);
    }
    read_all(&index);
}
