//! Scripts: which letters a language is written in, and which of them run from right to left.

use std::ops::RangeInclusive;

use crate::lang::Lang;

/// Script with its letters, digits and joined signs.
struct Script {
    /// ISO 15924 code, in small letters.
    code: &'static str,
    /// Unicode blocks, without forms for old encodings.
    blocks: &'static [RangeInclusive<char>],
    /// Languages that are usually written in it, by their subtag.
    languages: &'static [&'static str],
    kind: Kind,
}

/// What matters about a script besides its letters.
#[derive(PartialEq, Eq)]
enum Kind {
    /// Nothing.
    Plain,
    /// Letters look like Latin ones, so a word may not have both.
    LooksLatin,
    /// Letters join, and a zero-width joiner or non-joiner between two of them is a part of spelling.
    Joins,
}

use Kind::{Joins, LooksLatin, Plain};

const fn script(
    code: &'static str,
    kind: Kind,
    blocks: &'static [RangeInclusive<char>],
    languages: &'static [&'static str],
) -> Script {
    Script { code, blocks, languages, kind }
}

/// Scripts beside Latin and Chinese, which every language may have. Blocks are those of Unicode 16; languages
/// by CLDR's likely subtags.
static SCRIPTS: [Script; 33] = [
    script(
        "arab",
        Joins,
        &['\u{600}'..='\u{6ff}', '\u{750}'..='\u{77f}', '\u{870}'..='\u{8ff}'],
        &[
            "ar", "fa", "ur", "ps", "sd", "ug", "ks", "ckb", "arz", "ary", "apc", "acm", "ajp", "glk", "lrc",
            "mzn", "skr", "bal", "prs", "pnb",
        ],
    ),
    script("hebr", LooksLatin, &['\u{590}'..='\u{5ff}'], &["he", "yi", "iw", "ji", "lad"]),
    script("syrc", Joins, &['\u{700}'..='\u{74f}'], &["syr", "arc", "aii"]),
    script("thaa", Plain, &['\u{780}'..='\u{7bf}'], &["dv"]),
    script("nkoo", Joins, &['\u{7c0}'..='\u{7ff}'], &["nqo"]),
    script("adlm", Joins, &['\u{1e900}'..='\u{1e95f}'], &[]),
    script(
        "cyrl",
        LooksLatin,
        &['\u{400}'..='\u{52f}'],
        &[
            "ru", "uk", "bg", "be", "mk", "sr", "kk", "ky", "mn", "tg", "tt", "ba", "ce", "os", "cv", "av",
            "ab", "kv", "sah", "tyv", "udm", "bua", "myv", "mhr", "xal", "inh", "kbd", "lez", "rue",
        ],
    ),
    script("grek", LooksLatin, &['\u{370}'..='\u{3ff}', '\u{1f00}'..='\u{1fff}'], &["el"]),
    script("armn", LooksLatin, &['\u{530}'..='\u{58f}'], &["hy", "hyw"]),
    script("geor", LooksLatin, &['\u{10a0}'..='\u{10ff}', '\u{1c90}'..='\u{1cbf}'], &["ka", "xmf"]),
    script(
        "deva",
        Joins,
        &['\u{900}'..='\u{97f}', '\u{a8e0}'..='\u{a8ff}'],
        &["hi", "mr", "ne", "sa", "bho", "mai", "kok", "brx", "doi", "awa", "mag", "raj", "hne", "new"],
    ),
    script("beng", Joins, &['\u{980}'..='\u{9ff}'], &["bn", "as", "bpy"]),
    script("guru", Joins, &['\u{a00}'..='\u{a7f}'], &["pa"]),
    script("gujr", Joins, &['\u{a80}'..='\u{aff}'], &["gu"]),
    script("orya", Joins, &['\u{b00}'..='\u{b7f}'], &["or"]),
    script("taml", Joins, &['\u{b80}'..='\u{bff}'], &["ta"]),
    script("telu", Joins, &['\u{c00}'..='\u{c7f}'], &["te"]),
    script("knda", Joins, &['\u{c80}'..='\u{cff}'], &["kn", "tcy"]),
    script("mlym", Joins, &['\u{d00}'..='\u{d7f}'], &["ml"]),
    script("sinh", Joins, &['\u{d80}'..='\u{dff}'], &["si"]),
    script("thai", Plain, &['\u{e00}'..='\u{e7f}'], &["th"]),
    script("laoo", Plain, &['\u{e80}'..='\u{eff}'], &["lo"]),
    script("tibt", Plain, &['\u{f00}'..='\u{fff}'], &["bo", "dz"]),
    script(
        "mymr",
        Joins,
        &['\u{1000}'..='\u{109f}', '\u{a9e0}'..='\u{a9ff}', '\u{aa60}'..='\u{aa7f}'],
        &["my", "shn", "mnw", "ksw"],
    ),
    script("khmr", Joins, &['\u{1780}'..='\u{17ff}'], &["km"]),
    script("mong", Joins, &['\u{1800}'..='\u{18af}'], &["mvf"]),
    script(
        "kore",
        Plain,
        &['\u{1100}'..='\u{11ff}', '\u{3130}'..='\u{318f}', '\u{ac00}'..='\u{d7ff}'],
        &["ko"],
    ),
    script("ethi", Plain, &['\u{1200}'..='\u{139f}', '\u{2d80}'..='\u{2ddf}'], &["am", "ti", "tig", "gez"]),
    script("tfng", LooksLatin, &['\u{2d30}'..='\u{2d7f}'], &["zgh"]),
    script("cher", LooksLatin, &['\u{13a0}'..='\u{13ff}', '\u{ab70}'..='\u{abbf}'], &["chr"]),
    script("cans", LooksLatin, &['\u{1400}'..='\u{167f}'], &["iu", "cr", "oj"]),
    script("olck", Plain, &['\u{1c50}'..='\u{1c7f}'], &["sat"]),
    script("mtei", Plain, &['\u{abc0}'..='\u{abff}'], &["mni"]),
];
/// Codes of the scripts that run from right to left.
const FROM_RIGHT: [&str; 6] = ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm"];
/// Letters that languages in Latin script have beside those of our own content's.
const MORE_LATIN: [char; 13] = ['ɓ', 'ɔ', 'ɖ', 'ɗ', 'ə', 'ɛ', 'ɣ', 'ɩ', 'ɲ', 'ʊ', 'ʋ', 'ʻ', 'ʼ'];
/// First digit of each block of ten beside the ASCII ones.
const DIGITS: [u32; 24] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0,
    0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1c50, 0xabf0, 0xff10, 0x1e950,
];

/// Letters that texts in one language may have.
pub(crate) struct Letters(Option<&'static Script>, bool);

impl Letters {
    /// Returns those of a language: of the script in its tag, or else of the one it is usually written in.
    pub(crate) fn of(lang: Lang) -> Self {
        let tag = lang.tag().to_ascii_lowercase();
        let named = tag
            .split('-')
            .skip(1)
            .find(|part| part.len() == 4 && !part.starts_with(|c: char| c.is_ascii_digit()));
        let fits = |script: &&Script| match named {
            Some(code) => script.code == code,
            None => script.languages.contains(&&*lang.primary()),
        };
        Self(SCRIPTS.iter().find(fits), matches!(lang, Lang::Other(_)))
    }

    /// Returns whether a letter or digit is of no script that the language may have, such as a Cyrillic `а` in
    /// English, or a mathematical `𝟏`.
    pub(crate) fn is_strange(&self, letter: char) -> bool {
        let own = self.has(letter) || self.1 && MORE_LATIN.contains(&letter);
        !own && is_strange(letter)
    }

    /// Finds a word with letters of the language's script and Latin ones that look like them, or a number with
    /// digits of two kinds.
    pub(crate) fn mixed<'t>(&self, text: &'t str) -> Option<&'t str> {
        let script = self.0?;
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words.into_iter().find(|word| {
            let latin = |letter: char| letter.is_alphabetic() && letter < '\u{250}';
            let looks = script.kind == LooksLatin
                && word.chars().any(latin)
                && word.chars().any(|letter| letter.is_alphabetic() && self.has(letter));
            let mut figures = word.chars().filter(|letter| digit(*letter).is_some()).map(|d| d.is_ascii());
            let first = figures.next();
            looks || figures.any(|ascii| Some(ascii) != first)
        })
    }

    /// Returns whether an invisible character between these two is a part of spelling: a zero-width joiner or
    /// non-joiner where letters join.
    pub(crate) fn joins(&self, before: Option<char>, letter: char, after: Option<char>) -> bool {
        let own = |letter: Option<char>| letter.is_some_and(|letter| self.has(letter));
        matches!(letter, '\u{200c}' | '\u{200d}')
            && self.0.is_some_and(|script| script.kind == Joins)
            && own(before)
            && own(after)
    }

    fn has(&self, letter: char) -> bool {
        self.0.is_some_and(|script| script.blocks.iter().any(|block| block.contains(&letter)))
    }
}

/// Returns whether a language is written from right to left.
pub(crate) fn runs_from_right(lang: Lang) -> bool {
    Letters::of(lang).0.is_some_and(|script| FROM_RIGHT.contains(&script.code))
}

/// Returns the value of a decimal digit of any script.
pub(crate) fn digit(letter: char) -> Option<u32> {
    letter.to_digit(10).or_else(|| {
        let of = |zero: &u32| u32::from(letter).checked_sub(*zero).filter(|value| *value < 10);
        DIGITS.iter().find_map(of)
    })
}

/// Returns whether it is a letter or digit that no Chinese or English text has.
fn is_strange(letter: char) -> bool {
    if letter.is_ascii() || !letter.is_alphanumeric() {
        return false;
    }
    let latin = matches!(letter, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    // Kana and bopomofo, characters of every block, their numerals, and full-width letters, which another
    // rule is about.
    let chinese = matches!(
        letter,
        '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
            | '\u{20000}'..='\u{3ffff}'
    );
    // Small and raised figures, fractions and Roman numerals, and figures in a circle.
    let figures =
        matches!(letter, '\u{2070}'..='\u{209f}' | '\u{2150}'..='\u{218f}' | '\u{2460}'..='\u{2473}');
    !(latin || chinese || figures)
}

#[cfg(test)]
mod tests {
    use super::{Lang, Letters, digit, runs_from_right};

    fn letters(tag: &str) -> Letters {
        Letters::of(Lang::declared(tag).expect(tag))
    }

    #[test]
    fn letters_that_only_look_like_ours_are_strange() {
        let english = letters("en");
        for letter in ['а', 'о', 'ο', 'Α', '𝟏', '𝐩', '٠', '१', 'ｱ', 'Ꭺ', 'ɑ', 'ℯ', 'ⓐ', 'ə']
        {
            assert_eq!(english.is_strange(letter), letter != 'ｱ', "{letter}");
        }
        for letter in "aZ09éüÅ充値〇ㄅかカ１Ａ①½Ⅳ₀¥€…“”😀 \n".chars() {
            assert!(!english.is_strange(letter), "{letter}");
        }
    }

    #[test]
    fn a_language_has_the_letters_of_its_script_and_of_no_other() {
        for (tag, sample) in [
            ("ar", "رصيد ١٢٣ SIM"),
            ("fa", "می‌خواهم"),
            ("vi", "Nạp tiền điện thoại"),
            ("ru", "СИМ-карта"),
            ("hi", "रिचार्ज क्ष"),
            ("th", "เติมเงิน"),
            ("ko", "충전"),
            ("ja", "チャージ"),
            ("he", "טעינה"),
            ("el", "φόρτιση"),
            ("az", "ödəniş"),
            ("uz", "oʻzbekcha"),
            ("am", "ሂሳብ"),
            ("my", "ငွေဖြည့်"),
            ("km", "បញ្ចូល"),
            ("ka", "შევსება"),
        ] {
            let own = letters(tag);
            assert_eq!(sample.chars().find(|letter| own.is_strange(*letter)), None, "{tag}");
            let other = letters(if tag == "ru" { "ar" } else { "ru" });
            let foreign = sample.chars().any(|letter| other.is_strange(letter));
            assert_eq!(foreign, !["vi", "ja"].contains(&tag) && !["az", "uz"].contains(&tag), "{tag}");
        }
        assert!(letters("sr-Latn").is_strange('б') && !letters("sr").is_strange('б'));
        assert!(!letters("qqq-Cyrl").is_strange('б') && letters("qqq").is_strange('б'));
    }

    #[test]
    fn letters_that_look_alike_are_not_mixed_in_a_word_nor_digits_in_a_number() {
        assert_eq!(letters("ru").mixed("новая SІM карта"), Some("SІM"), "a Cyrillic І");
        assert_eq!(letters("ru").mixed("SIM-карта 5G"), None);
        assert_eq!(letters("ar").mixed("بطاقة ١2"), Some("١2"));
        assert_eq!(letters("ar").mixed("بطاقةSIM ١٢ 12"), None, "they do not look alike");
        assert_eq!(letters("en").mixed("SIM 12"), None);
    }

    #[test]
    fn a_joiner_belongs_between_letters_that_join() {
        let persian = letters("fa");
        assert!(persian.joins(Some('ی'), '\u{200c}', Some('خ')));
        assert!(
            !persian.joins(Some(' '), '\u{200c}', Some('خ')) && !persian.joins(Some('ی'), '\u{200c}', None)
        );
        assert!(!persian.joins(Some('ی'), '\u{202e}', Some('خ')), "a bidi control never");
        assert!(!letters("en").joins(Some('a'), '\u{200c}', Some('b')));
    }

    #[test]
    fn direction_follows_from_the_script() {
        let from_right = |tag: &str| runs_from_right(Lang::declared(tag).expect(tag));
        assert!(["ar", "he", "fa-IR", "ur", "az-Arab", "dv"].into_iter().all(from_right));
        assert!(!["ms", "en", "zh", "ar-Latn", "qqq", "ru"].into_iter().any(from_right));
    }

    #[test]
    fn digits_of_every_script_have_their_value() {
        for (letter, value) in [('7', 7), ('٣', 3), ('۴', 4), ('९', 9), ('๐', 0), ('５', 5)] {
            assert_eq!(digit(letter), Some(value));
        }
        assert!([' ', 'a', '七', '½'].into_iter().all(|letter| digit(letter).is_none()));
    }
}
