//! One form for each way of writing a character: width, marks, accents, look-alikes, traditional forms.

use crate::invisible::is_invisible;
use crate::letters::is_word;

/// A character of a text in its plain form, and the bytes that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letter {
    /// In its plain form.
    pub(crate) c: char,
    /// Byte of the text where it begins.
    pub(crate) start: usize,
    /// Byte of the text behind it.
    pub(crate) end: usize,
}

/// Traditional characters and their simplified forms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Simplified(Vec<(char, char)>);

impl Simplified {
    /// Pairs the characters in the same places of both texts.
    pub(crate) fn new(hant: &str, hans: &str) -> Self {
        let mut pairs: Vec<_> = hant.chars().zip(hans.chars()).collect();
        pairs.sort_unstable();
        // Parts of a pack may have the same ones.
        pairs.dedup();
        Self(pairs)
    }

    /// Returns the simplified form of a character, or the character.
    pub(crate) fn of(&self, c: char) -> char {
        let found = self.0.binary_search_by_key(&c, |(hant, _)| *hant).ok();
        found.and_then(|place| self.0.get(place)).map_or(c, |(_, hans)| *hans)
    }
}

/// A text in its plain form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded {
    /// Its characters that can be seen, in order.
    pub(crate) letters: Vec<Letter>,
    /// Bytes of characters that hide between two letters or digits.
    pub(crate) hidden: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text; what cannot be seen is left out.
    pub(crate) fn new(text: &str, simplified: &Simplified) -> Self {
        let mut folded = Self::default();
        let mut hiding: Option<(usize, usize)> = None;
        let mut after_letter = false;
        for (start, c) in text.char_indices() {
            let end = start + c.len_utf8();
            if is_mark(c) {
                continue;
            }
            if is_invisible(c) && !c.is_whitespace() {
                hiding = Some((hiding.map_or(start, |(from, _)| from), end));
                continue;
            }
            let is_letter = is_word(c);
            if let Some(hidden) = hiding.take().filter(|_| is_letter && after_letter) {
                folded.hidden.push(hidden);
            }
            after_letter = is_letter;
            each_plain(c, |plain| folded.letters.push(Letter { c: simplified.of(plain), start, end }));
        }
        folded
    }
}

/// Returns a text's characters in their plain form.
pub(crate) fn plain(text: &str, simplified: &Simplified) -> String {
    Folded::new(text, simplified).letters.iter().map(|letter| letter.c).collect()
}

/// Returns whether a character changes the look of the one before it, and is none itself.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20ff}')
}

/// Calls with each plain character that one stands for.
fn each_plain(c: char, mut put: impl FnMut(char)) {
    if c.is_ascii() {
        return put(c.to_ascii_lowercase());
    }
    if let Some(number) = numbered(c) {
        if number >= 10 {
            put(digit(number / 10));
        }
        return put(digit(number % 10));
    }
    put(one(c));
}

fn digit(value: u32) -> char {
    char::from_digit(value % 10, 10).unwrap_or('0')
}

fn letter(value: u32) -> char {
    char::from_u32(u32::from('a') + value % 26).unwrap_or('a')
}

/// Returns the number of a character that is one in a circle, in brackets or with a dot.
fn numbered(c: char) -> Option<u32> {
    let code = u32::from(c);
    Some(match code {
        0x2460..=0x2473 => code - 0x2460 + 1,
        0x2474..=0x2487 => code - 0x2474 + 1,
        0x2488..=0x249b => code - 0x2488 + 1,
        0x24eb..=0x24f4 => code - 0x24eb + 11,
        0x2776..=0x277f => code - 0x2776 + 1,
        0x2780..=0x2789 => code - 0x2780 + 1,
        0x278a..=0x2793 => code - 0x278a + 1,
        0x24ea | 0x24ff => 0,
        0x2080..=0x2089 => code - 0x2080,
        0x2070 | 0x2074..=0x2079 => code - 0x2070,
        0xb9 => 1,
        0xb2 | 0xb3 => code - 0xb0,
        0x1d7ce..=0x1d7ff => (code - 0x1d7ce) % 10,
        0x1fbf0..=0x1fbf9 => code - 0x1fbf0,
        0x660..=0x669 => code - 0x660,
        _ => return None,
    })
}

/// Returns the plain form of a character beyond ASCII that stands for one.
fn one(c: char) -> char {
    let code = u32::from(c);
    match code {
        // Full-width forms stand as far behind ASCII.
        0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        0x3000 | 0xa0 | 0x2000..=0x200a | 0x202f | 0x205f => ' ',
        // Letters in circles, brackets and squares, and the alphabets of mathematics.
        0x249c..=0x24b5 => letter(code - 0x249c),
        0x24b6..=0x24cf => letter(code - 0x24b6),
        0x24d0..=0x24e9 => letter(code - 0x24d0),
        0x1f130..=0x1f149 => letter(code - 0x1f130),
        0x1f150..=0x1f169 => letter(code - 0x1f150),
        0x1f170..=0x1f189 => letter(code - 0x1f170),
        0x1d400..=0x1d6a3 => letter(code - 0x1d400),
        0xff61 => '。',
        0x2010..=0x2015 | 0x2212 | 0xfe58 | 0xfe63 => '-',
        0xb7 | 0x2027 | 0x2022 | 0x30fb | 0xff65 => '·',
        0x2018 | 0x2019 | 0x2032 => '\'',
        0x201c | 0x201d | 0x2033 => '"',
        _ => alike(c),
    }
}

/// Letters with marks, and those of other scripts that look like Latin ones.
const ALIKE: &[(&str, char)] = &[
    ("āáǎàâäãåăąĀÁǍÀÂÄаαАΑ", 'a'),
    ("вВΒ", 'b'),
    ("çćčсСϲ", 'c'),
    ("ԁ", 'd'),
    ("ēéěèêëęĒÉĚÈеЕΕ", 'e'),
    ("ɡ", 'g'),
    ("һнНΗ", 'h'),
    ("īíǐìîïıĪÍǏÌіІιΙ", 'i'),
    ("јЈ", 'j'),
    ("кКκΚ", 'k'),
    ("мМΜ", 'm'),
    ("ńňǹñη", 'n'),
    ("ōóǒòôöõøŌÓǑÒоОοΟσ", 'o'),
    ("рРρΡ", 'p'),
    ("ѕЅśš", 's'),
    ("тТτΤ", 't'),
    ("ūúǔùûυŪÚǓÙ", 'u'),
    ("ǖǘǚǜüÜνѵ", 'v'),
    ("ѡω", 'w'),
    ("хХχΧ", 'x'),
    ("уУүγýÿ", 'y'),
    ("žźżΖ", 'z'),
];

fn alike(c: char) -> char {
    // All of them stand below the Chinese characters.
    if c >= '\u{2e80}' {
        return c;
    }
    ALIKE.iter().find(|(letters, _)| letters.contains(c)).map_or(c, |(_, plain)| *plain)
}

/// Returns whether a character is of the Chinese script.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇' | '々')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        plain(text, &Simplified::new("碼積驗", "码积验"))
    }

    #[test]
    fn every_way_of_writing_comes_to_one() {
        for (text, want) in [
            ("１００８６．ＣＮ", "10086.cn"),
            ("①⑩⑵⒊❹⓪", "1102340"),
            ("𝐕𝐢𝐩 𝟙𝟘", "vip 10"),
            ("Ⓐⓑ🅰", "aba"),
            ("jīfēn lǜ", "jifen lv"),
            ("раураl", "paypal"),
            ("驗證碼", "验證码"),
            ("验\u{200b}证\u{fe0f}码", "验证码"),
        ] {
            assert_eq!(folded(text), want, "{text}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let all: String = ('\u{1}'..='\u{2ffff}').collect();
        let once = folded(&all);
        assert_eq!(folded(&once), once);
    }

    #[test]
    fn what_hides_between_letters_is_named_and_an_emoji_is_not() {
        let simplified = Simplified::default();
        let hidden = |text: &str| Folded::new(text, &simplified).hidden;
        assert_eq!(hidden("验\u{200b}\u{200c}证码"), [(3, 9)]);
        assert_eq!(hidden("👩\u{200d}👧 好"), []);
        assert_eq!(hidden("\u{feff}好"), []);
    }
}
