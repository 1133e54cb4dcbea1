//! Code of a short log: it is read as written, and anything else is refused.

use proptest::prelude::*;
use topup_guard_core::quiz::{
    Ask, Log, Mode, Quiz, Response, Rng, Seed, SessionId,
    code::{CodeError, LONGEST, decode, encode},
};
use topup_guard_core::time::Millis;

use super::{packs::pack, session::play};

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

/// Makes a log of this many sessions of ten answers.
fn log(sessions: u64) -> Log {
    let pack = pack(44, 8, 20);
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut ids = Rng::new(Seed(sessions));
    for number in 0..sessions {
        let mode = if number % 2 == 1 { Mode::Measuring } else { Mode::Practice };
        // Random ids, half of them of 64 bits.
        let id = if number % 2 == 1 { ids.next_u64() } else { ids.next_u64() >> 32 };
        let session = quiz.start(mode, 10, SessionId(id), NOW + number as i64 * 500_000_000).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        assert!(number == 0 || asked.iter().any(|ask| matches!(ask, Ask::Judge { .. })));
    }
    quiz.log().clone()
}

/// Returns a response as a code restores it.
fn rounded(response: &Response) -> Response {
    Response { at: Millis(response.at.0.div_euclid(60_000) * 60_000), took_ms: 0, ..response.clone() }
}

#[test]
fn a_log_read_from_its_code_merges_without_duplicates() {
    let pack = pack(44, 8, 20);
    for sessions in 0..5 {
        let log = log(sessions);
        let code = encode(&log, &pack).unwrap();
        assert!(code.len() <= 12 + 55 * sessions as usize, "{} characters", code.len());
        let read = decode(&code, &pack).unwrap();
        let mut expected: Vec<_> = log.responses().iter().map(rounded).collect();
        expected.sort_by_key(|response| response.id);
        assert_eq!(read.responses().to_vec(), expected);
        let mut both = log.clone();
        assert_eq!(both.merge(read).added, 0);
        assert_eq!(both, log);
    }
}

#[test]
fn a_code_may_have_three_separators_for_each_digit() {
    let (pack, log) = (pack(44, 8, 20), log(1));
    let code = encode(&log, &pack).unwrap();
    let padded = |bytes: usize| decode(&format!("{code}{}", " ".repeat(bytes - code.len())), &pack);
    assert_eq!(padded(4 * LONGEST), decode(&code, &pack));
    assert!(padded(4 * LONGEST).is_ok());
    assert_eq!(padded(4 * LONGEST + 1), Err(CodeError::Damaged));
}

#[test]
fn a_code_is_read_however_it_was_copied() {
    let (pack, log) = (pack(44, 8, 20), log(2));
    let code = encode(&log, &pack).unwrap();
    let copied = code.to_lowercase().replace('0', "o").replace('1', "l");
    let copied: String = copied
        .char_indices()
        .flat_map(|(place, digit)| {
            [Some(digit), (place % 4 == 3).then_some(if place % 8 == 3 { '-' } else { '\n' })]
                .into_iter()
                .flatten()
        })
        .collect();
    assert_eq!(decode(&copied, &pack), decode(&code, &pack));
    assert!(decode(&copied, &pack).is_ok());
}

#[test]
fn a_log_too_long_for_a_code_has_none() {
    let pack = pack(44, 8, 20);
    assert_eq!(encode(&log(8), &pack), None);
    let mut other = pack.clone();
    other.items.retain(|item| item.id.starts_with('g'));
    assert_eq!(encode(&log(1), &other), None);
    let mut changed = pack.clone();
    for item in &mut changed.items {
        item.actions[0].safe = false;
    }
    assert_eq!(encode(&log(1), &changed), None);
}

#[test]
fn codes_of_other_packs_and_versions_are_reported_as_such() {
    let mut pack = pack(44, 8, 20);
    let code = encode(&log(1), &pack).unwrap();
    pack.version = "v2".into();
    assert_eq!(decode(&code, &pack), Err(CodeError::OtherPack));
    for damaged in ["", "0", "hello", "完", &"0".repeat(9 * LONGEST)] {
        assert_eq!(decode(damaged, &pack), Err(CodeError::Damaged), "{damaged}");
    }
}

proptest! {
    #[test]
    fn a_digit_mistyped_or_lost_is_noticed(place in any::<prop::sample::Index>(), digit in 0..32_usize) {
        let (pack, log) = (pack(44, 8, 20), log(2));
        let code = encode(&log, &pack).unwrap();
        let place = place.index(code.len());
        let digit = &"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[digit..=digit];
        let mut typed = code.clone();
        typed.replace_range(place..=place, digit);
        prop_assert_eq!(decode(&typed, &pack).is_ok(), typed == code);
        let mut short = code.clone();
        short.remove(place);
        prop_assert!(decode(&short, &pack).is_err());
        prop_assert!(decode(&code[..place], &pack).is_err());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9A-Z]{0,80}") {
        let pack = pack(44, 8, 20);
        if let Ok(log) = decode(&text, &pack) {
            prop_assert!(encode(&log, &pack).is_some());
        }
    }
}
