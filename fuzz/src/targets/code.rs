//! A profile code: as it was typed, and with head and check put right, so that what it carries is reached.

use topup_guard_core::quiz::code::{CodeError, LONGEST, decode, encode};
use topup_guard_core::quiz::{Log, Response, Rng, Seed};

use super::play::{in_code, play};
use super::{QUIZ, text};

/// Crockford's digits, as `core::quiz::bits` has them.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let mut log = Log::new();
    for (number, item) in QUIZ.items.iter().enumerate().take(8) {
        let action = &item.actions[number % item.actions.len()];
        let flags: String = [(action.is_careful(item.truth), 's'), (action.best, 'b'), (action.check, 'c')]
            .into_iter()
            .filter_map(|(set, letter)| set.then_some(letter))
            .collect();
        let flags = if flags.is_empty() { "-" } else { &flags };
        let truth = ["s", "g", "c"][item.truth as usize];
        let line = format!(
            "1 {:x}.{number} {} 0 p {} {} {} {} v {truth} s 2 {} {flags} .",
            number / 4 + 7,
            1_796_000_040_000 + number as i64 * 60_000,
            item.id,
            item.family,
            item.group,
            QUIZ.version,
            action.id,
        );
        log.push(Response::from_line(&line).expect("a line"));
    }
    let code = encode(&log, &QUIZ).expect("a code");
    // Of a code without its check, each digit as a byte: what `run` puts a check to.
    let digits = |code: &str| -> Vec<u8> {
        let digit = |c: &u8| DIGITS.iter().position(|digit| digit == c).unwrap_or_default() as u8;
        let digits: Vec<u8> = code.as_bytes().iter().map(digit).collect();
        [&[1][..], &digits[4..digits.len() - 4]].concat()
    };
    let empty = encode(&Log::new(), &QUIZ).expect("a code");
    let typed = |text: &str| [b"\0", text.as_bytes()].concat();
    vec![
        typed(&code),
        typed(&code.to_lowercase().replace('0', "o")),
        typed(&empty),
        digits(&code),
        digits(&empty),
    ]
}

pub(super) fn run(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let code = if kind % 2 == 0 { text(rest) } else { with_check(rest) };
    match decode(&code, &QUIZ) {
        Ok(log) => {
            let ids: Vec<_> = log.responses().iter().map(|response| response.id).collect();
            assert!(ids.iter().all(|id| ids.iter().filter(|other| *other == id).count() == 1));
            in_code(&log, &QUIZ);
            if log.responses().len() <= 64 {
                play(&QUIZ, log, bytes.len());
            }
        }
        // Head and check were right.
        Err(error) => assert!(kind % 2 == 0 || error == CodeError::Damaged),
    }
    assert!(code.len() <= 4 * LONGEST || decode(&code, &QUIZ) == Err(CodeError::Damaged));
}

/// Returns the digits of a code of this pack and version, with these behind the head and a check that fits.
fn with_check(rest: &[u8]) -> String {
    let empty = encode(&Log::new(), &QUIZ).expect("a code");
    let head = empty.as_bytes().iter().take(4);
    let digits = head.copied().chain(rest.iter().take(600).map(|byte| DIGITS[usize::from(byte % 32)]));
    let digits: Vec<u8> = digits.collect();
    // FNV-1a of 64 bits over the digits' values, stirred once, as the code's check has it.
    let value = |digit: &u8| DIGITS.iter().position(|known| known == digit).unwrap_or_default() as u64;
    let hash = digits
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, digit| (hash ^ value(digit)).wrapping_mul(0x0100_0000_01b3));
    let hash = Rng::new(Seed(hash)).next_u64();
    let check = (0..4).map(|place| DIGITS[(hash >> (5 * place) & 31) as usize]);
    digits.iter().copied().chain(check).map(char::from).collect()
}
