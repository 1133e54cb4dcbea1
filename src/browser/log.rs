//! The log of answers on this device: lines appended under numbered names, so that none is ever rewritten whole.

use topup_guard_core::quiz::{ImportError, Log, Merged, Response};

use super::storage::{Storage, StorageError};

/// Bytes from which on a part is full and the next one begins: writing one more answer stays cheap.
const FULL: usize = 64_000;

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
    while text.contains(&format!("1 {:x}.{} ", response.id.session, response.id.number)) {
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

/// Why a file was not taken in; where it is not [`Refusal::Unkept`], nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not one of ours, or of a newer version.
    File(ImportError),
    /// The device does not keep it all; what it brings lives as long as the page.
    Unkept(StorageError),
}

/// Takes in a file that [`Log::export`] wrote: what is new in it is added behind what is there now.
///
/// # Errors
/// [`Refusal`].
pub fn take_in(storage: &dyn Storage, file: &str) -> Result<Merged, Refusal> {
    let here = read(storage);
    let mut all = here.clone();
    let merged = all.import(file).map_err(Refusal::File)?;
    let mut known = here.clone();
    let fresh = all.responses().iter().filter(|response| known.push((*response).clone()));
    let aside: Vec<_> = here.aside().collect();
    let odd = all.aside().filter(|line| aside.binary_search(line).is_err()).map(str::to_owned);
    let mut part = 0;
    while storage.get(&name(part + 1)).is_some() {
        part += 1;
    }
    let mut text = storage.get(&name(part)).unwrap_or_default();
    let mut kept = Ok(());
    for line in fresh.map(Response::to_line).chain(odd) {
        if text.len() > FULL {
            kept = kept.and(storage.set(&name(part), &text));
            part += 1;
            text.clear();
        }
        text.push_str(&line);
        text.push('\n');
    }
    if merged.added + merged.aside > 0 {
        kept = kept.and(storage.set(&name(part), &text));
    }
    kept.map(|()| merged).map_err(Refusal::Unkept)
}

fn name(part: u32) -> String {
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
