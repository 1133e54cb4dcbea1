//! Scanner: the runs of digits in a text, grouped by what stands between them.

use crate::invisible::is_invisible;

/// Runs of digits with only spaces, hyphens and the like between them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The runs in order, none of them empty; ASCII digits only.
    pub(super) runs: Vec<String>,
    /// Set if a plus sign stands before it.
    pub(super) plus: bool,
    /// Set if characters that hide digits follow it.
    pub(super) masked: bool,
    /// A single letter that stands right after it.
    pub(super) letter: Option<char>,
    /// Set if a Latin letter touches it.
    pub(super) touched: bool,
    /// Set if a unit such as `元` or `%` follows it.
    pub(super) counted: bool,
    /// Set if a dot and a letter follow it, as in a web address.
    pub(super) addressed: bool,
}

/// Normalises a text: full-width characters to half width, every kind of space and hyphen to one, invisible
/// characters removed.
pub(super) fn plain(text: &str) -> Vec<char> {
    text.chars().filter_map(plain_char).collect()
}

fn plain_char(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).map(plain_hyphen),
        // Variation selectors and keycap frames, which only change how an emoji looks.
        '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' => None,
        _ if c.is_whitespace() => Some(' '),
        _ if is_invisible(c) => None,
        _ => Some(plain_hyphen(c)),
    }
}

fn plain_hyphen(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '_' => '-',
        '\u{b7}' | '\u{2027}' | '\u{30fb}' => '.',
        other => other,
    }
}

/// Returns the chunks of a [`plain`] text in order, without the digits after a mask, which are of no use.
pub(super) fn chunks(text: &[char]) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut chunk = Chunk::default();
    let mut before = None;
    let mut hidden = false;
    for (place, &c) in text.iter().enumerate() {
        let after = text.get(place + 1).copied();
        let masks = is_mask(c, before, after);
        if c.is_ascii_digit() {
            if !hidden {
                chunk.push(c, before);
            }
        } else if joins(c, after) {
            hidden = false;
        } else if chunk.runs.is_empty() {
            hidden &= masks;
            chunk.plus = c == '+';
        } else {
            hidden = masks;
            chunk.masked = masks;
            chunk.end(c, before, after);
            chunks.push(std::mem::take(&mut chunk));
            chunk.plus = c == '+';
        }
        before = Some(c);
    }
    if !chunk.runs.is_empty() {
        chunks.push(chunk);
    }
    chunks
}

/// What stands behind an amount, a count or a date.
const UNITS: &str = "元块圆角分万千百%‰折倍次天日月年时点张个份人岁名件米";

impl Chunk {
    /// Adds a digit; what stands before it decides whether it begins a run.
    fn push(&mut self, digit: char, before: Option<char>) {
        let goes_on = before.is_some_and(|c| c.is_ascii_digit());
        match self.runs.last_mut() {
            Some(run) if goes_on => run.push(digit),
            last => {
                self.touched |= last.is_none() && before.is_some_and(is_letter);
                self.runs.push(digit.to_string());
            }
        }
    }

    /// Records what ends the chunk: a letter right after a digit, or the next part of a web address.
    fn end(&mut self, c: char, before: Option<char>, after: Option<char>) {
        if is_letter(c) && !self.masked && before.is_some_and(|c| c.is_ascii_digit()) {
            self.touched = true;
            self.letter = Some(c).filter(|_| !after.is_some_and(|c| c.is_ascii_alphanumeric()));
        }
        self.counted = UNITS.contains(c);
        self.addressed = c == '.' && after.is_some_and(is_letter);
    }
}

/// Returns whether this character may stand between the digits of one number.
fn joins(c: char, next: Option<char>) -> bool {
    match c {
        ' ' | '-' | '(' | ')' => true,
        '.' => next.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// Returns whether this character hides a digit: a star or bullet, or one of several x.
fn is_mask(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_x = |c: char| matches!(c, 'x' | 'X');
    matches!(c, '*' | '\u{2022}' | '\u{25cf}' | '\u{d7}')
        || (is_x(c) && (before.is_some_and(is_x) || after.is_some_and(is_x)))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Chunk> {
        chunks(&plain(text))
    }

    fn runs(text: &str) -> Vec<Vec<String>> {
        read(text).into_iter().map(|chunk| chunk.runs).collect()
    }

    #[test]
    fn spaces_and_hyphens_join_runs_and_other_characters_separate_chunks() {
        assert_eq!(runs("138-0013 8000"), [["138", "0013", "8000"]]);
        assert_eq!(runs("138_0013\u{0}8000"), [["138", "00138000"]]);
        assert_eq!(runs("(138)\u{a0}0013.8000"), [["138", "0013", "8000"]]);
        assert_eq!(runs("１３８－００１３　８０００"), [["138", "0013", "8000"]]);
        assert_eq!(runs("1\u{200b}3\u{feff}8"), [["138"]]);
        assert_eq!(runs("1. 138"), [["1"], ["138"]]);
        assert_eq!(runs("138/139，150\n151"), [["138"], ["139"], ["150"], ["151"]]);
        assert!(runs("没有数字").is_empty());
    }

    #[test]
    fn digits_after_a_mask_are_left_out() {
        for text in ["138****8000", "138xxxx8000", "138 ••••8000", "138＊＊＊＊8000"] {
            assert_eq!(runs(text), [["138"]], "{text}");
            assert!(read(text)[0].masked, "{text}");
        }
        assert_eq!(runs("138**** 139"), [["138"], ["139"]]);
        assert_eq!(runs("• 138"), [["138"]]);
    }

    #[test]
    fn what_touches_a_chunk_is_recorded() {
        let one = |text: &str| read(text).into_iter().next().unwrap();
        assert!(one("tel138").touched && one("100G").touched && !one("号码138元").touched);
        assert_eq!((one("138W").letter, one("138Wx").letter, one("138 W").letter), (Some('W'), None, None));
        assert!(one("10086.cn").addressed && !one("138. Then").addressed && !one("1.5").addressed);
        assert!(one("(+86)138").plus && one("+ 86").plus && !one("86").plus);
        assert!(!one("+号86").plus);
    }
}
