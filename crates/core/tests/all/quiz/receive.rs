//! Import of a file or a code: recognised, merged once, or refused with the right reason.

use topup_guard_core::quiz::{
    Log, Mode, Quiz, Refusal, SessionId,
    code::{LONGEST, encode},
    receive,
};
use topup_guard_core::time::Millis;

use super::{packs::pack, session::play};

fn log() -> Log {
    let pack = pack(44, 8, 20);
    let mut quiz = Quiz::new(&pack, Log::new());
    let session = quiz.start(Mode::Practice, 10, SessionId(7), Millis(1_796_000_000_000)).unwrap();
    play(&mut quiz, &pack, &session);
    quiz.log().clone()
}

#[test]
fn a_file_and_a_code_bring_the_same_answers_once() {
    let (pack, log) = (pack(44, 8, 20), log());
    let (file, code) = (log.export(), encode(&log, &pack).unwrap());
    for first in [file.clone(), code.clone(), format!("\u{feff}{file}"), format!("\n  {code}\n")] {
        let mut other = Log::new();
        assert_eq!(receive(&mut other, &first, &pack).unwrap().added, 10);
        for again in [&file, &code] {
            let merged = receive(&mut other, again, &pack).unwrap();
            assert_eq!((merged.added, merged.duplicates), (0, 10));
        }
    }
}

#[test]
fn what_is_neither_file_nor_code_is_refused_and_changes_nothing() {
    let (pack, whole) = (pack(44, 8, 20), log());
    let code = encode(&whole, &pack).unwrap();
    let mut other_pack = pack.clone();
    other_pack.version = "another".into();
    let mut log = whole.clone();
    for (text, pack, why) in [
        (String::new(), &pack, Refusal::Empty),
        (" \n ".into(), &pack, Refusal::Empty),
        ("a photo".into(), &pack, Refusal::Damaged),
        (code[..code.len() - 1].to_owned(), &pack, Refusal::Damaged),
        ("x".repeat(4 * LONGEST), &pack, Refusal::Damaged),
        ("x".repeat(4 * LONGEST + 1), &pack, Refusal::Foreign),
        ("topup-guard-log 99 1\nx".into(), &pack, Refusal::Newer),
        (code.clone(), &other_pack, Refusal::OtherPack),
    ] {
        assert_eq!(receive(&mut log, &text, pack), Err(why), "{text:.40}");
        assert_eq!(log, whole);
    }
}
