//! Reading of a number from what was typed or pasted.

use super::candidate::{Candidate, Class, candidates};
use super::scan::{chunks, plain};
use super::service;
use crate::address;
use crate::letters::is_letter;

/// Longest text that is read, in characters: far longer than a message with a number in it.
const LONGEST_TEXT: usize = 2_000;

/// Most numbers that are offered to choose from.
const MOST_CHOICES: usize = 8;

/// Reason why a text cannot be read as one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It is empty, or nothing in it is visible.
    Empty,
    /// It has no digits.
    NoDigits,
    /// Its digits all have letters among them.
    Letters,
    /// It is a service number imitated with letters, such as `l0086`.
    LookAlike,
    /// Its digits are all part of web addresses.
    Address,
    /// It has more than 2,000 characters.
    TooMuch,
    /// It has these different numbers, in the order of the text; at most eight are given.
    Several(Vec<String>),
}

/// Digits of one number, and what else the text has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// Without country code; a serial number may end in a letter.
    pub(super) digits: String,
    /// Set if it has another country's code, which stays in `digits`.
    pub(super) foreign: bool,
    /// Set if digits of it are hidden.
    pub(super) masked: bool,
    /// Set if other digits of the text were left out.
    pub(super) picked: bool,
    /// Set if the text also has a service number imitated with letters.
    pub(super) look_alike: bool,
}

/// Reads one number.
///
/// # Errors
/// [`ReadError`] if there is none, or more than one.
pub(super) fn read(text: &str) -> Result<Reading, ReadError> {
    if text.chars().nth(LONGEST_TEXT).is_some() {
        return Err(ReadError::TooMuch);
    }
    let pasted = text.contains(['\t', '\n', '\r']) || text.chars().any(is_word);
    let text = plain(text);
    if text.iter().all(|c| c.is_whitespace()) {
        return Err(ReadError::Empty);
    }
    let look_alike = has_look_alike(&text);
    let pasted = pasted || is_listed(&text);
    let (text, addressed) = without_addresses(text);
    let chunks = chunks(&text);
    let candidates: Vec<Candidate> = chunks.iter().flat_map(|chunk| candidates(chunk, pasted)).collect();
    let best = candidates.iter().map(|candidate| candidate.class).min();
    let mut numbers: Vec<&Candidate> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| Some(candidate.class) == best) {
        if numbers.iter().all(|number| number.digits != candidate.digits) {
            numbers.push(candidate);
        }
    }
    match numbers.as_slice() {
        [] if look_alike => Err(ReadError::LookAlike),
        [] if addressed => Err(ReadError::Address),
        [] => Err(ReadError::NoDigits),
        [part, ..] if part.class == Class::Part => Err(if look_alike {
            ReadError::LookAlike
        } else if chunks.iter().any(|chunk| chunk.addressed) {
            ReadError::Address
        } else {
            ReadError::Letters
        }),
        [number] => Ok(Reading {
            digits: number.digits.clone(),
            foreign: number.foreign,
            masked: number.masked,
            picked: candidates.iter().any(|candidate| candidate.digits != number.digits),
            look_alike,
        }),
        several => Err(ReadError::Several(
            several.iter().take(MOST_CHOICES).map(|number| number.digits.clone()).collect(),
        )),
    }
}

/// Fewest words of a message, each Chinese character counted as one and each word in Latin letters as two.
const MESSAGE: usize = 7;

/// Returns whether a text is a message with a number in it, rather than a number with a word or two beside
/// it.
#[must_use]
pub fn is_message(text: &str) -> bool {
    let mut words = 0;
    let mut before = ' ';
    for c in text.chars() {
        words += match c {
            _ if !is_letter(c) => 0,
            _ if c >= '\u{2e80}' => 1,
            _ if crate::letters::is_word(before) && before < '\u{2e80}' => 0,
            _ => 2,
        };
        before = c;
    }
    words >= MESSAGE
}

/// Returns whether this is no part of a number that somebody types: then the text was pasted, and what stands
/// beside a whole number is something else.
fn is_word(c: char) -> bool {
    is_letter(c) || matches!(c, ':' | '：' | '，' | ',' | '、' | '/' | ';' | '；' | '。')
}

/// Returns whether the text begins with a list's mark, such as `1.` or `2)`.
fn is_listed(text: &[char]) -> bool {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    (1..=2).contains(&digits) && matches!(text.get(digits), Some('.' | ')'))
}

/// Returns the text with each web or mail address replaced by a line's end, and whether one had digits.
fn without_addresses(mut text: Vec<char>) -> (Vec<char>, bool) {
    let small: Vec<char> = text.iter().map(char::to_ascii_lowercase).collect();
    let mut addressed = false;
    for address in address::find(&small) {
        for c in text.iter_mut().take(address.place.1).skip(address.place.0) {
            addressed |= c.is_ascii_digit();
            *c = '\n';
        }
    }
    (text, addressed)
}

/// Returns whether a word of Latin letters and digits imitates a service number.
fn has_look_alike(text: &[char]) -> bool {
    text.split(|c| !(c.is_ascii_alphanumeric() || *c == '|'))
        .any(|word| service::is_imitated(&word.iter().collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> String {
        read(text).unwrap().digits
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for text in [
            "13800138000",
            "138 0013 8000",
            "+86 138-0013-8000",
            "(+86)138.0013.8000",
            "0086 13800138000",
            "86 138 0013 8000",
            "013800138000",
            "１３８００１３８０００",
            "＋８６　１３８—００１３—８０００",
            "\u{202a}+86 138\u{200b}0013\u{a0}8000\u{202c}",
            "1️⃣3️⃣8️⃣00138000",
            "妈，我的号码是13800138000，帮我充100元",
            "Tel:13800138000.",
            "电话13800138000（微信同号）",
            "13800138000\n+86 138 0013 8000",
            "2026-11-22 13800138000",
            "10086: 13800138000",
        ] {
            assert_eq!(digits(text), "13800138000", "{text}");
        }
    }

    #[test]
    fn a_message_is_more_than_a_number_and_what_it_is_called() {
        for text in [
            "【10086】您的积分今日清零，请速兑换",
            "妈，我的号码是13800138000，充100元",
            "Please top up 13800138000 for me",
            "957788 您的会员将扣费800元",
        ] {
            assert!(is_message(text), "{text}");
        }
        for text in
            ["13800138000", "电话13800138000（微信同号）", "Tel: +86 138 0013 8000", "mum's 13800138000", ""]
        {
            assert!(!is_message(text), "{text}");
        }
    }

    #[test]
    fn an_amount_is_no_number_beside_one() {
        assert_eq!(digits("957788 您的会员将扣费800元"), "957788");
        assert_eq!(digits("充400元到13800138000"), "13800138000");
        assert_eq!(digits("95588：消费 8000 元"), "95588");
    }

    #[test]
    fn of_different_numbers_none_is_chosen() {
        let both = ReadError::Several(vec!["13800138000".into(), "13900139000".into()]);
        for text in [
            "13800138000 13900139000",
            "13800138000/13900139000",
            "旧号138 0013 8000，新号+86 139 0013 9000",
            "138 0013 8000 139 0013 9000",
            "13800138000\n139-0013-9000",
        ] {
            assert_eq!(read(text), Err(both.clone()), "{text}");
        }
        assert_eq!(read("10086 10010"), Err(ReadError::Several(vec!["10086".into(), "10010".into()])));
    }

    #[test]
    fn an_extra_digit_is_not_cut_off() {
        assert_eq!(digits("138 0013 8000 0"), "138001380000");
        assert_eq!(digits("1 3 8 0 0 1 3 8 0 0 0 0"), "138001380000");
        assert_eq!(digits("13800138000 00"), "1380013800000");
        assert!(read("13800138000 100").unwrap().picked);
    }

    #[test]
    fn letters_never_become_digits() {
        for text in [
            "l0086",
            "I0086",
            "L0086",
            "ｌ００８６",
            "1OO86",
            "10086wds",
            "CMCC10086",
            "www.10086sfw.cn",
            "lOOlO",
        ] {
            assert_eq!(read(text), Err(ReadError::LookAlike), "{text}");
        }
        for text in ["10860.pt5jf.pw", "www.jk-10086.cn", "10086.cn"] {
            assert_eq!(read(text), Err(ReadError::Address), "{text}");
        }
        for text in ["138OO138000", "138OO138000，充100元", "100G", "A138"] {
            assert_eq!(read(text), Err(ReadError::Letters), "{text}");
        }
        let both = read("【l0086】13800138000").unwrap();
        assert!(both.look_alike && both.digits == "13800138000");
    }

    #[test]
    fn a_text_without_visible_digits_is_reported() {
        for text in ["", " ", "\u{3000}\n", "\u{feff}", "\u{200b}\u{fe0f}"] {
            assert_eq!(read(text), Err(ReadError::Empty), "{text:?}");
        }
        for text in ["abc", "您好", "😀😀", "+", "-", "****"] {
            assert_eq!(read(text), Err(ReadError::NoDigits), "{text}");
        }
        assert_eq!(read(&"1".repeat(2_001)), Err(ReadError::TooMuch));
        assert_eq!(digits(&"1".repeat(2_000)).len(), 2_000);
    }

    #[test]
    fn serial_numbers_keep_their_letter() {
        assert_eq!(digits("8986040980769263452W"), "8986040980769263452W");
        assert_eq!(digits("ICCID 8986 0409 8076 9263 452W。"), "8986040980769263452W");
        assert_eq!(digits("89860070310112094320"), "89860070310112094320");
        assert_eq!(digits("8 9 8 6 0 0 7 0 3 1 0 1 1 2 0 9 4 3 2 0"), "89860070310112094320");
        assert_eq!(digits("8986040980769263452WX"), "8986040980769263452");
    }
}
