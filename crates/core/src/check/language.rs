//! Which language a text is in, as far as Check needs to know.

use super::fold::is_han;
use crate::letters::is_letter;

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese, also among other words.
    Chinese,
    /// English, or Latin letters that may be.
    English,
    /// Another one: only addresses and numbers are read in it.
    Other,
    /// It has no words.
    None,
}

impl Language {
    /// Returns its name outside the program.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
            Self::Other => "other",
            Self::None => "none",
        }
    }

    /// Returns the language of a text as it was given.
    pub(crate) fn of(text: &str) -> Self {
        let (mut han, mut latin, mut marked, mut other) = (0_usize, 0_usize, 0_usize, 0_usize);
        // Where a character could not be read, U+FFFD stands for it.
        for c in text.chars().filter(|c| is_letter(*c) && *c != char::REPLACEMENT_CHARACTER) {
            match c {
                _ if is_han(c) => han += 1,
                _ if c.is_ascii() => latin += 1,
                '\u{ff21}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d6a3}' | '\u{2460}'..='\u{24ff}' => latin += 1,
                '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => marked += 1,
                _ => other += 1,
            }
        }
        if han + latin + marked + other == 0 {
            Self::None
        } else if other > han && other * 2 > latin {
            // Japanese has more kana than characters, Korean hardly any of these.
            Self::Other
        } else if han * 4 >= latin || han >= 8 {
            Self::Chinese
        } else if marked * 20 > latin {
            Self::Other
        } else {
            Self::English
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn languages_are_told_apart() {
        for (text, want) in [
            ("您的积分即将清零", Language::Chinese),
            ("请登录 www.some.com 领取 VIP", Language::Chinese),
            ("Your points expire today", Language::English),
            ("あなたの口座は停止されました", Language::Other),
            ("고객님의 계좌가 정지되었습니다", Language::Other),
            ("Ваш номер будет отключён", Language::Other),
            ("Tài khoản của bạn đã bị khóa", Language::Other),
            ("😀 12345", Language::None),
            ("\u{fffd}", Language::None),
            ("", Language::None),
        ] {
            assert_eq!(Language::of(text), want, "{text}");
        }
    }
}
