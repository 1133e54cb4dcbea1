//! Stored answers are there again: in single cases, and under every fault that can be made.

use std::cell::Cell;

use super::*;
use crate::browser::memory::Memory;
use crate::browser::storage::Storage;
use topup_guard_core::quiz::{Answer, Mode, ResponseId, SessionId};
use topup_guard_core::time::Millis;

mod faults;
mod formats;

/// Returns the names of the segments, sorted.
fn names(storage: &Memory) -> Vec<String> {
    let mut names = storage.names();
    names.retain(|name| name != "known");
    names.sort();
    names
}

/// Returns a function that counts from a number, one more at each call.
pub(super) fn from(first: u64) -> impl Fn() -> u64 {
    let next = Cell::new(first);
    move || next.replace(next.get() + 1)
}

/// Noon of the first day, in milliseconds since 1970.
const NOON: i64 = 20_000 * DAY + DAY / 2;

pub(super) fn response(session: u64, number: u32, placed: u32) -> Response {
    Response {
        id: ResponseId { session: SessionId(session), number },
        at: Millis(1_000),
        took_ms: 10,
        mode: Mode::Practice,
        form: String::new(),
        item: "an-order".into(),
        family: "money".into(),
        group: String::new(),
        pack: "v1".into(),
        answer: Answer::Ordered { placed, steps: 100_000 },
    }
}

/// Returns a log of this many responses.
fn long(count: u32) -> Log {
    let mut log = Log::new();
    (0..count).for_each(|number| assert!(log.push(response(7, number, number))));
    log
}

#[test]
fn appended_answers_are_read_from_many_segments() {
    let storage = Memory::default();
    let mut writer = SegmentWriter::default();
    let given: Vec<_> = (0..3_000).map(|number| response(7, number, number)).collect();
    for (seed, response) in (1..).zip(&given) {
        writer.append(&storage, response, NOON, &from(seed)).unwrap();
    }
    let log = read(&storage);
    assert_eq!(log.responses().len(), given.len());
    assert!(given.iter().all(|given| log.responses().iter().any(|read| read == given)));
    assert!(names(&storage).len() > 1, "one part alone would be rewritten whole each time");
    assert!(names(&storage).iter().all(|name| storage.get(name).unwrap().len() < FULL + 200));
}

#[test]
fn numbered_segments_are_read_and_left_as_they_are() {
    // As the version before writers kept them: numbered, in this very form.
    let first = "1 7.0 1000 10 p an-order money - v1 o 1 2 .\n1 7.1 2000 10 m an-order money - v1 o 2 2 .\n";
    let second = "1 8.0 3000 10 p an-item points sms v1 v s c 1 wait s .\n";
    let storage = Memory::default();
    storage.set("log-0", first).unwrap();
    storage.set("log-1", second).unwrap();
    let ids = |log: &Log| log.responses().iter().map(|r| (r.id.session.0, r.id.number)).collect::<Vec<_>>();
    assert_eq!(ids(&read(&storage)), [(7, 0), (7, 1), (8, 0)]);
    SegmentWriter::default()
        .append(&storage, &Response { at: Millis(NOON), ..response(9, 0, 1) }, NOON, &from(5))
        .unwrap();
    for day in 0..40 {
        compact(&storage, NOON + day * DAY, &from(day as u64));
        SegmentWriter::default()
            .append(&storage, &response(10, day as u32, 1), NOON + day * DAY, &from(50))
            .unwrap();
    }
    assert_eq!(read(&storage).responses().len(), 44);
    assert_eq!(ids(&read(&storage)).iter().filter(|(session, _)| *session < 9).count(), 3);
    assert_eq!(
        (storage.get("log-0").as_deref(), storage.get("log-1").as_deref()),
        (Some(first), Some(second))
    );
}

#[test]
fn entries_of_a_host_named_like_a_segment_are_not_ours() {
    let storage = Memory::default();
    let line = response(7, 0, 1).to_line() + "\n";
    storage.set("log-shop.example:log-1.5", &line).unwrap();
    assert!(is_empty(&storage));
    (0..20).for_each(|n| storage.set(&format!("log-1.{n}"), &response(8, n, 1).to_line()).unwrap());
    compact(&storage, NOON, &from(50));
    assert_eq!((names(&storage).len(), read(&storage).responses().len()), (2, 20));
    assert_eq!(storage.get("log-shop.example:log-1.5"), Some(line));
}

#[test]
fn two_widgets_write_segments_of_their_own() {
    let storage = Memory::default();
    let mut writers = [SegmentWriter::default(), SegmentWriter::default()];
    for number in 0..5 {
        for (writer, seed) in writers.iter_mut().zip([1, 2]) {
            let response = response(7, number + (seed as u32) * 4096, seed as u32);
            writer.append(&storage, &response, NOON, &from(seed)).unwrap();
        }
    }
    assert_eq!((names(&storage).len(), read(&storage).responses().len()), (2, 10));
}

#[test]
fn another_day_or_a_removed_segment_begins_another_segment() {
    let storage = Memory::default();
    let mut writer = SegmentWriter::default();
    writer.append(&storage, &response(7, 0, 1), NOON, &from(1)).unwrap();
    writer.append(&storage, &response(7, 1, 1), NOON + 1, &from(2)).unwrap();
    writer.append(&storage, &response(7, 2, 1), NOON + DAY, &from(3)).unwrap();
    assert_eq!(names(&storage), ["log-20000.1", "log-20001.3"]);
    storage.clear();
    writer.append(&storage, &response(7, 3, 1), NOON + DAY, &from(4)).unwrap();
    assert_eq!(names(&storage), ["log-20001.4"], "what was cleared stays so");
    assert_eq!(read(&storage).responses().len(), 1);
}

#[test]
fn small_old_segments_are_merged_and_those_of_today_are_not() {
    let storage = Memory::default();
    for visit in 0..30_u32 {
        let now = NOON + i64::from(visit) * DAY;
        let before = read(&storage);
        compact(&storage, now, &from(1_000 + u64::from(visit)));
        assert_eq!(read(&storage).without(&before), Log::new());
        assert_eq!(before.without(&read(&storage)), Log::new());
        let given = Response { at: Millis(now), ..response(7, visit, visit) };
        SegmentWriter::default().append(&storage, &given, now, &from(u64::from(visit))).unwrap();
        assert!(names(&storage).len() <= SMALL + 3, "{:?}", names(&storage));
    }
    assert!(names(&storage).contains(&"log-20029.1d".to_owned()), "{:?}", names(&storage));
    assert_eq!(read(&storage).responses().len(), 30);
    let before = names(&storage);
    compact(&storage, i64::MIN, &from(1));
    assert_eq!(names(&storage), before, "a clock that is far off puts nothing together");
}

#[test]
fn a_file_imported_twice_adds_each_answer_once() {
    let storage = Memory::default();
    SegmentWriter::default().append(&storage, &response(7, 0, 1), NOON, &from(1)).unwrap();
    let file =
        long(3_000).export().replace("topup-guard-log 1 3000\n", "topup-guard-log 1 3001\n9 newer .\n");
    let merged = import(&storage, &file, NOON, &from(2)).unwrap();
    assert_eq!((merged.added, merged.duplicates, merged.unreadable, merged.missing), (2_999, 1, 1, 0));
    let log = read(&storage);
    assert_eq!((log.responses().len(), log.unreadable().count()), (3_000, 1));
    let before = names(&storage);
    assert!(before.len() > 2, "more than one part holds them");
    let again = import(&storage, &file, NOON, &from(99)).unwrap();
    assert_eq!((again.added, again.duplicates, again.unreadable), (0, 3_000, 0));
    assert_eq!(names(&storage), before, "nothing new was written");
    assert_eq!(import(&storage, "<!doctype html>", NOON, &from(3)), Err(Refusal::File(ImportError::Foreign)));
    assert_eq!(
        import(&storage, "topup-guard-log 9 0\n", NOON, &from(3)),
        Err(Refusal::File(ImportError::Newer))
    );
    assert_eq!(read(&storage), log);
}

#[test]
fn an_unreadable_line_stays_and_damages_no_other() {
    let storage = Memory::default();
    let mut writer = SegmentWriter::default();
    writer.append(&storage, &response(7, 0, 1), NOON, &from(1)).unwrap();
    storage.set("log-20000.1", "9 from a newer version .").unwrap();
    writer.append(&storage, &response(7, 1, 1), NOON, &from(2)).unwrap();
    let log = read(&storage);
    assert_eq!(
        (log.responses().len(), log.unreadable().collect::<Vec<_>>()),
        (1, vec!["9 from a newer version ."])
    );
    assert!(storage.get("log-20000.1").unwrap().starts_with("9 from a newer version .\n"));
}

#[test]
fn an_import_without_room_changes_nothing() {
    let storage = Memory::default();
    SegmentWriter::default().append(&storage, &response(7, 0, 1), NOON, &from(1)).unwrap();
    let before = (names(&storage), read(&storage));
    let line = response(8, 0, 1).to_line().len() + 1;
    let most = (SHARE / line) as u32;
    let too_many: String =
        (0..most).map(|number| response(u64::from(number) + 100, 0, 1).to_line() + "\n").collect();
    let file = format!("topup-guard-log 1 {most}\n{too_many}");
    assert!(file.len() <= LONGEST);
    let full = Err(Refusal::NotStored(StorageError::Full));
    assert_eq!(import(&storage, &file, NOON, &from(2)), full, "more than our share");
    assert_eq!((names(&storage), read(&storage)), before);
    assert_eq!(import(&storage, &"x".repeat(LONGEST + 1), NOON, &from(2)), full, "not read at all");
    // What is known already, as long as it is, takes no room.
    let half: String =
        (0..most / 2).map(|number| response(u64::from(number) + 100, 0, 1).to_line() + "\n").collect();
    let file = format!("topup-guard-log 1 {}\n{half}{half}", most / 2 * 2);
    let merged = import(&storage, &file, NOON, &from(3)).unwrap();
    assert_eq!((merged.added, merged.duplicates), ((most / 2) as usize, (most / 2) as usize));
    assert_eq!(import(&storage, &file, NOON, &from(4)).unwrap().added, 0);
}
