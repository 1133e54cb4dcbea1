//! What somebody put into the one field: a number, words to search for, or a text to examine.

use super::fold::{Simplified, is_han, plain};
use crate::address;
use crate::letters::is_letter;
use crate::number::{self, Kind};

/// What the one field took its content for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Nothing, or blanks.
    Empty,
    /// A number and little else: the number check answers.
    Number,
    /// A few words, or signs that are none: the search answers.
    Words,
    /// A text, or an address: Check answers.
    Text,
}

/// Most Chinese characters of what is searched for.
const WORDS_HAN: usize = 14;

/// Most words of what is searched for.
const WORDS: usize = 6;

/// Returns what a field's content is taken for.
#[must_use]
pub fn input(text: &str) -> Input {
    let end = text.floor_char_boundary(4_000);
    let text = text.get(..end).unwrap_or_default();
    let plain = plain(text, &Simplified::default());
    let typed = plain.trim();
    if typed.is_empty() {
        // What cannot be seen is no word, and no empty field either.
        return if text.chars().all(char::is_whitespace) { Input::Empty } else { Input::Words };
    }
    let chars: Vec<char> = typed.chars().collect();
    if !address::find(&chars).is_empty() {
        return Input::Text;
    }
    let letters = chars.iter().filter(|c| is_letter(**c)).count();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    if digits >= 3 && letters <= 4 && number::check(typed).kind != Kind::Invalid {
        return Input::Number;
    }
    let han = chars.iter().filter(|c| is_han(**c)).count();
    let words =
        typed.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_alphanumeric())).count();
    let sentences =
        chars.iter().filter(|c| matches!(c, '。' | '！' | '!' | '\n' | '，' | ',' | '【' | '；')).count();
    if han <= WORDS_HAN && words <= WORDS && sentences == 0 { Input::Words } else { Input::Text }
}

#[cfg(test)]
mod tests {
    use super::{Input, input};

    #[test]
    fn one_field_tells_what_it_was_given() {
        for (text, want) in [
            ("", Input::Empty),
            (" \n\u{3000}", Input::Empty),
            (" \u{200b}\n", Input::Words),
            ("\u{fffd}", Input::Words),
            ("\u{202e}\u{2066}", Input::Words),
            ("138 0013 8000", Input::Number),
            ("+852 9123 4567", Input::Number),
            ("10086", Input::Number),
            ("积分清零", Input::Words),
            ("他说我的手机卡涉嫌洗钱", Input::Words),
            ("verification code", Input::Words),
            ("jifen", Input::Words),
            ("www.10086sfw.cn", Input::Text),
            ("【中国移动】您的积分将到期", Input::Text),
            ("您的积分今天到期，请登录领取", Input::Text),
            ("Your points expire today at midnight, sign in now to redeem", Input::Text),
            ("😀", Input::Words),
        ] {
            assert_eq!(input(text), want, "{text}");
        }
    }
}
