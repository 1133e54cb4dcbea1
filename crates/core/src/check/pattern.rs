//! The form that patterns are written in: words in their order.
//!
//! `积分 ~12 清零|到期 !不会 {address}`: one of the words joined by `|`, then another within some distance, with none
//! of the words after `!` between. `~12` sets the distance for what follows; it is 8 characters otherwise, 24
//! before Latin words. `_` is a blank inside a word, `*` at the end of a Latin word leaves its ending open,
//! and `{…}` names what is found in a text beside words. `=` in front lets the pattern hold whatever negation
//! stands around it.

use std::error::Error;
use std::fmt;

use super::skeleton::TOKENS;
use crate::letters::is_word;

/// Words in a row, each within some distance of the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern {
    /// Set if it counts whatever negation or warning is around it.
    pub plain: bool,
    /// What must be found, in this order; never empty.
    pub parts: Vec<PatternPart>,
}

/// Alternative words, one of which follows the part before at some distance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PatternPart {
    /// Largest number of characters between the part before and this one; meaningless for the first part.
    pub gap: u8,
    /// Words that must not be between the part before and this one.
    pub without: Vec<String>,
    /// The alternatives. A Latin word matches whole words only, unless it ends in `*`.
    pub words: Vec<String>,
}

/// Distance before a Chinese word, and before a Latin one.
const GAPS: (u8, u8) = (8, 24);

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternError {
    /// It has no word.
    Empty,
    /// What follows `~` is no number up to 255: the text.
    Distance(String),
    /// It ends in a distance, or in words that must not be between; a word has to follow.
    Unfinished,
    /// The name in braces is none of [`TOKENS`]: the name.
    Token(String),
    /// It is empty, or has other characters than small letters, digits, Chinese characters and `_`: the text.
    Word(String),
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a pattern has one word at least"),
            Self::Distance(piece) => write!(f, "“{piece}” is no distance; write ~ and a number up to 255"),
            Self::Unfinished => {
                f.write_str("it ends in a distance or in what may not lie between; a word follows these")
            }
            Self::Token(name) => {
                let names: Vec<&str> = TOKENS.iter().map(|(token, _)| *token).collect();
                write!(f, "there is no {{{name}}}; known are {}", names.join(", "))
            }
            Self::Word(word) => {
                write!(f, "“{word}” is no word; write small letters, digits and characters, _ for a blank")
            }
        }
    }
}

impl Error for PatternError {}

/// Reads a pattern.
///
/// # Errors
/// [`PatternError`] if it has another form.
pub fn compile(text: &str) -> Result<Pattern, PatternError> {
    let mut pattern = Pattern::default();
    let mut gap = None;
    let mut without = Vec::new();
    for (place, piece) in text.split_whitespace().enumerate() {
        if piece == "=" && place == 0 {
            pattern.plain = true;
        } else if let Some(number) = piece.strip_prefix('~') {
            gap = Some(number.parse().map_err(|_| PatternError::Distance(piece.to_owned()))?);
        } else if let Some(words) = piece.strip_prefix('!') {
            without = self::words(words)?;
        } else {
            let words = self::words(piece)?;
            let latin = words.iter().all(|word| word.starts_with(|c: char| c.is_ascii_alphanumeric()));
            let gap = gap.take().unwrap_or(if latin { GAPS.1 } else { GAPS.0 });
            pattern.parts.push(PatternPart { gap, without: std::mem::take(&mut without), words });
        }
    }
    match (pattern.parts.is_empty(), gap.is_some() || !without.is_empty()) {
        (true, _) => Err(PatternError::Empty),
        (_, true) => Err(PatternError::Unfinished),
        _ => Ok(pattern),
    }
}

fn words(piece: &str) -> Result<Vec<String>, PatternError> {
    piece.split('|').map(word).collect()
}

/// Reads a word as it is looked for: in its plain form.
fn word(word: &str) -> Result<String, PatternError> {
    if let Some(name) = word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
        let known = TOKENS.iter().any(|(token, _)| *token == name);
        return if known { Ok(word.to_owned()) } else { Err(PatternError::Token(name.to_owned())) };
    }
    let open = word.strip_suffix('*').unwrap_or(word);
    let is_plain = |c: char| is_word(c) && !c.is_ascii_uppercase() || c == '_';
    if open.is_empty() || !open.chars().all(is_plain) {
        return Err(PatternError::Word(word.to_owned()));
    }
    Ok(word.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn parts_have_gaps_and_what_may_not_lie_between() {
        let pattern = compile("= 积分 ~12 清零|到期 !不会 send_it|sms*").unwrap();
        assert!(pattern.plain);
        let parts: Vec<_> =
            pattern.parts.iter().map(|part| (part.gap, part.without.len(), part.words.len())).collect();
        assert_eq!(parts, [(8, 0, 1), (12, 0, 2), (24, 1, 2)]);
        assert_eq!(pattern.parts[2].words, ["send it", "sms*"]);
    }

    #[test]
    fn what_is_no_pattern_is_named() {
        for text in [
            "",
            "=",
            "积分 ~",
            "积分 ~300 清零",
            "积分 ~3",
            "积分 !不",
            "积分||清零",
            "{nothing}",
            "Big",
            "a-b",
        ] {
            assert!(compile(text).is_err(), "{text}");
        }
    }
}
