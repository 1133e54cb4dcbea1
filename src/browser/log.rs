//! The log of answers on this device: lines appended under numbered names, so that none is ever rewritten whole.

use topup_guard_core::quiz::{ImportError, Log, Merged, Response};

use super::storage::{Storage, StorageError};

/// Bytes from which on a part is full and the next one begins: writing one more answer stays cheap.
const FULL: usize = 64_000;

/// Whether no answer is kept on this device.
#[must_use]
pub fn is_empty(storage: &dyn Storage) -> bool {
    storage.get(&name(0)).is_none()
}

/// Every answer kept on this device, by whichever widget.
#[must_use]
pub fn read(storage: &dyn Storage) -> Log {
    let text: String = (0..).map_while(|part| storage.get(&name(part))).collect();
    Log::from_lines(&text).0
}

/// Appends an answer to what is there now, which another widget may have written.
///
/// The answer gets another number where its own is taken: both were given, so both stay.
///
/// # Errors
/// [`StorageError`]; the answer then lives as long as the page.
pub fn append(storage: &dyn Storage, response: &mut Response) -> Result<(), StorageError> {
    let mut part = 0;
    let mut text = String::new();
    while let Some(next) = storage.get(&name(part)) {
        text = next;
        part += 1;
    }
    let taken = |response: &Response| {
        let begin = format!("1 {:x}.{} ", response.id.session, response.id.number);
        text.lines().any(|line| line.starts_with(&begin))
    };
    while taken(response) {
        response.id.number += 1;
    }
    part = part.saturating_sub(1);
    if text.len() > FULL {
        part += 1;
        text.clear();
    }
    text.push_str(&response.to_line());
    text.push('\n');
    storage.set(&name(part), &text)
}

/// Keeps a whole log in place of what is there.
///
/// # Errors
/// [`StorageError`]. Where there is no room, everything that was there before is there again; where nothing is kept at
/// all, the log lives as long as the page.
pub fn write(storage: &dyn Storage, log: &Log) -> Result<(), StorageError> {
    let old: Vec<String> = (0..).map_while(|part| storage.get(&name(part))).collect();
    let mut parts = vec![String::new()];
    for line in log.to_lines().split_inclusive('\n') {
        match parts.last_mut() {
            Some(part) if part.len() <= FULL => part.push_str(line),
            _ => parts.push(line.to_owned()),
        }
    }
    let mut kept = Ok(());
    // From the last to the first: a line that stays moves to later parts only, so none is missing in between.
    for (part, text) in parts.iter().enumerate().rev() {
        match storage.set(&name(part), text) {
            Ok(()) => {}
            Err(StorageError::Unavailable) => kept = Err(StorageError::Unavailable),
            Err(StorageError::Full) => {
                (0..parts.len()).for_each(|part| storage.remove(&name(part)));
                for (part, text) in old.iter().enumerate() {
                    storage.set(&name(part), text)?;
                }
                return Err(StorageError::Full);
            }
        }
    }
    (parts.len()..old.len()).for_each(|part| storage.remove(&name(part)));
    kept
}

/// Why a file was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not one of ours, or of a newer version; nothing has changed.
    File(ImportError),
    /// The device does not keep it all; see [`write()`].
    Unkept(StorageError),
}

/// Takes in a file that [`Log::export`] wrote.
///
/// # Errors
/// [`Refusal`].
pub fn take_in(storage: &dyn Storage, file: &str) -> Result<Merged, Refusal> {
    let mut all = read(storage);
    let merged = all.import(file).map_err(Refusal::File)?;
    if merged.added + merged.aside > 0 {
        write(storage, &all).map_err(Refusal::Unkept)?;
    }
    Ok(merged)
}

fn name(part: usize) -> String {
    format!("log-{part}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::storage::Memory;
    use topup_guard_core::quiz::{Answer, Mode, ResponseId};

    fn response(session: u64, number: u32, placed: u32) -> Response {
        Response {
            id: ResponseId { session, number },
            at: 1_000,
            took_ms: 10,
            mode: Mode::Practice,
            item: "an-order".into(),
            family: "money".into(),
            group: String::new(),
            pack: "v1".into(),
            answer: Answer::Ordered { placed, steps: 100_000 },
        }
    }

    #[test]
    fn what_is_appended_is_read_again_over_many_parts() {
        let storage = Memory::default();
        let given: Vec<_> = (0..3_000).map(|number| response(7, number, number)).collect();
        for response in &given {
            append(&storage, &mut response.clone()).unwrap();
        }
        assert_eq!(read(&storage).responses(), given);
        assert!(storage.get(&name(1)).is_some(), "one part alone would be rewritten whole each time");
        assert!(storage.get(&name(0)).unwrap().len() < FULL + 200);
    }

    /// Storage with room for so many bytes.
    struct Small(Memory, usize);

    impl Storage for Small {
        fn get(&self, name: &str) -> Option<String> {
            self.0.get(name)
        }
        fn set(&self, of: &str, text: &str) -> Result<(), StorageError> {
            let others = (0..100).map(name).filter(|name| name != of);
            let taken: usize = others.filter_map(|name| self.get(&name)).map(|text| text.len()).sum();
            if taken + text.len() > self.1 { Err(StorageError::Full) } else { self.0.set(of, text) }
        }
        fn remove(&self, name: &str) {
            self.0.remove(name);
        }
        fn clear(&self) {
            self.0.clear();
        }
    }

    /// A log of this many responses.
    fn long(count: u32) -> Log {
        let mut log = Log::new();
        (0..count).for_each(|number| assert!(log.push(response(7, number, number))));
        log
    }

    #[test]
    fn a_log_written_whole_is_read_again_and_appended_to() {
        let storage = Memory::default();
        for log in [long(3_000), long(5), Log::new()] {
            write(&storage, &log).unwrap();
            assert_eq!(read(&storage), log);
        }
        write(&storage, &long(3_000)).unwrap();
        append(&storage, &mut response(8, 0, 1)).unwrap();
        assert_eq!(read(&storage).responses().len(), 3_001);
    }

    #[test]
    fn where_there_is_no_room_what_was_there_stays() {
        let old = long(3_000);
        for room in [old.to_lines().len(), old.to_lines().len() + 100_000] {
            let storage = Small(Memory::default(), room);
            write(&storage, &old).unwrap();
            let mut all = Log::new();
            // Earlier answers, so that every old line has to move.
            (0..3_000).for_each(|number| assert!(all.push(Response { at: 1, ..response(6, number, 1) })));
            all.merge(old.clone());
            assert_eq!(write(&storage, &all), Err(StorageError::Full));
            assert_eq!(read(&storage), old);
        }
    }

    #[test]
    fn a_file_taken_in_twice_adds_once_and_loses_nothing() {
        let storage = Memory::default();
        append(&storage, &mut response(7, 0, 1)).unwrap();
        let mut file = Log::new();
        for number in 0..3_000 {
            assert!(file.push(response(7, number, 1)));
        }
        let file = file.export().replace("topup-guard-log 1 3000\n", "topup-guard-log 1 3001\n9 newer .\n");
        let merged = take_in(&storage, &file).unwrap();
        assert_eq!((merged.added, merged.known, merged.aside, merged.missing), (2_999, 1, 1, 0));
        let log = read(&storage);
        assert_eq!((log.responses().len(), log.aside().count()), (3_000, 1));
        assert!(storage.get(&name(1)).is_some(), "more than one part holds");
        let again = take_in(&storage, &file).unwrap();
        assert_eq!((again.added, again.known, again.aside), (0, 3_000, 0));
        assert_eq!(read(&storage), log);
        assert_eq!(take_in(&storage, "<!doctype html>"), Err(Refusal::File(ImportError::Foreign)));
        assert_eq!(take_in(&storage, "topup-guard-log 9 0\n"), Err(Refusal::File(ImportError::Newer)));
        assert_eq!(read(&storage), log);
    }

    #[test]
    fn two_widgets_lose_none_of_each_others_answers() {
        let storage = Memory::default();
        for number in 0..5 {
            // Both went on with the same round, and number their answers alike.
            append(&storage, &mut response(7, number, 1)).unwrap();
            append(&storage, &mut response(7, number, 2)).unwrap();
            append(&storage, &mut response(8, number, 3)).unwrap();
        }
        let log = read(&storage);
        for placed in 1..=3 {
            let of = |response: &&Response| matches!(response.answer, Answer::Ordered { placed: found, .. } if found == placed);
            assert_eq!(log.responses().iter().filter(of).count(), 5);
        }
    }

    #[test]
    fn a_line_that_cannot_be_read_stays_where_it_is() {
        let storage = Memory::default();
        storage.set(&name(0), "9 from a newer version .\n").unwrap();
        append(&storage, &mut response(7, 0, 1)).unwrap();
        assert_eq!(read(&storage).responses().len(), 1);
        assert!(storage.get(&name(0)).unwrap().starts_with("9 from a newer version .\n"));
    }
}
