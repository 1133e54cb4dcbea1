//! Seeking among the warnings: tactics and look-alikes, by Chinese, English or pinyin.

use crate::pack::{Claim, QuizPack};

/// First character from which on a text is written without spaces between words: CJK radicals and what follows.
const UNSPACED: char = '\u{2e80}';

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A pattern of fraud: a [`crate::pack::Tactic`].
    Scam,
    /// Something genuine that looks like fraud: a [`crate::pack::LookAlike`].
    Genuine,
}

/// What somebody looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sought<'a> {
    /// What was typed. Words are separated by spaces, and each must be found; nothing typed finds everything.
    pub text: &'a str,
    /// Id of a channel group; empty for all.
    pub group: &'a str,
    /// Which kind; none for both.
    pub kind: Option<Kind>,
}

/// A warning that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it is about.
    pub kind: Kind,
    /// Its index in `tactics` or `look_alikes` of the pack.
    pub place: usize,
}

/// How well a word fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The name begins with it.
    Begins,
    /// It is in the name.
    Name,
    /// It is the name's pinyin, from some syllable on.
    Pinyin,
    /// It is in the text.
    Text,
}

/// The warnings of a pack, ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    found: Found,
    groups: Vec<String>,
    name: Text,
    text: Text,
    pinyin: String,
}

/// A text as it is searched.
#[derive(Debug, Clone)]
struct Text {
    /// Its words, normalised, with one space before each.
    words: String,
    /// The same without spaces.
    run: String,
}

impl Text {
    fn new<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = String::new();
        for part in parts {
            let part = normal(part);
            for word in part.split_whitespace() {
                words.push(' ');
                words.push_str(word);
            }
        }
        let run = words.replace(' ', "");
        Self { words, run }
    }

    /// Chinese is found anywhere, other words from their beginning.
    fn has(&self, term: &Term) -> bool {
        if term.unspaced { self.run.contains(&term.text) } else { self.words.contains(&term.spaced) }
    }
}

/// A word that is sought.
#[derive(Debug)]
struct Term {
    text: String,
    /// With a space before it.
    spaced: String,
    unspaced: bool,
}

impl Index {
    /// Prepares a pack's warnings, in the pack's order: tactics, then look-alikes.
    #[must_use]
    pub fn new(pack: &QuizPack) -> Self {
        let texts = |lists: &[&'_ [Claim]]| -> Vec<String> {
            lists.iter().flat_map(|list| list.iter().map(|claim| claim.text.clone())).collect()
        };
        let entry = |kind, place, name: &str, groups: &[String], pinyin: &str, texts: Vec<String>| Entry {
            found: Found { kind, place },
            groups: groups.to_vec(),
            name: Text::new([name]),
            text: Text::new(texts.iter().map(String::as_str)),
            pinyin: pinyin.to_owned(),
        };
        let mut entries = Vec::new();
        for (place, tactic) in pack.tactics.iter().enumerate() {
            let texts = texts(&[std::slice::from_ref(&tactic.how), &tactic.signs, &tactic.act]);
            entries.push(entry(Kind::Scam, place, &tactic.name, &tactic.groups, &tactic.pinyin, texts));
        }
        for (place, like) in pack.look_alikes.iter().enumerate() {
            let texts = texts(&[std::slice::from_ref(&like.why), &like.verify]);
            entries.push(entry(Kind::Genuine, place, &like.name, &like.groups, &like.pinyin, texts));
        }
        Self { entries }
    }

    /// The warnings that fit, the best first: what begins a name, what is in a name, a name's pinyin, what is in a
    /// text; among alike ones in the pack's order.
    #[must_use]
    pub fn find(&self, sought: &Sought<'_>) -> Vec<Found> {
        let typed = normal(sought.text);
        let terms: Vec<Term> = typed
            .split_whitespace()
            .map(|word| Term {
                text: word.to_owned(),
                spaced: format!(" {word}"),
                unspaced: word.contains(|c| c >= UNSPACED),
            })
            .collect();
        let mut found: Vec<(Rank, Found)> = self
            .entries
            .iter()
            .filter(|entry| sought.kind.is_none_or(|kind| kind == entry.found.kind))
            .filter(|entry| sought.group.is_empty() || entry.groups.iter().any(|id| id == sought.group))
            .filter_map(|entry| {
                // An entry is as good as the word that fits it worst.
                let rank =
                    terms.iter().try_fold(Rank::Begins, |worst, term| Some(worst.max(entry.rank(term)?)));
                rank.map(|rank| (rank, entry.found))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, found)| found).collect()
    }
}

impl Entry {
    fn rank(&self, term: &Term) -> Option<Rank> {
        if self.name.run.starts_with(&term.text) {
            Some(Rank::Begins)
        } else if self.name.has(term) {
            Some(Rank::Name)
        } else if !term.unspaced && is_in_pinyin(&self.pinyin, &term.text) {
            Some(Rank::Pinyin)
        } else {
            self.text.has(term).then_some(Rank::Text)
        }
    }
}

/// Small letters, half-width forms, and a space for everything that is neither letter nor digit.
fn normal(text: &str) -> String {
    let letter = |c: char| {
        // Full-width forms stand as far behind ASCII.
        let half = if ('\u{ff01}'..='\u{ff5e}').contains(&c) {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        } else {
            c
        };
        if half.is_ascii() {
            if half.is_ascii_alphanumeric() { half.to_ascii_lowercase() } else { ' ' }
        } else if matches!(half, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}') {
            // Punctuation.
            ' '
        } else {
            half
        }
    };
    text.chars().map(letter).collect()
}

/// Whether letters spell a text from one of its syllables on, each syllable whole or by its first letter.
///
/// `pinyin` has the syllables separated by spaces, and the readings of one by `/`.
fn is_in_pinyin(pinyin: &str, letters: &str) -> bool {
    let mut rest = pinyin;
    while !rest.is_empty() {
        if spells(rest, letters) {
            return true;
        }
        rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
    }
    false
}

fn spells(pinyin: &str, letters: &str) -> bool {
    let (syllable, rest) = pinyin.split_once(' ').unwrap_or((pinyin, ""));
    letters.is_empty()
        || syllable.split('/').any(|reading| {
            let first = reading.chars().next();
            let after_first = first.and_then(|first| letters.strip_prefix(first));
            // Somebody still typing has not come to the end of the last syllable.
            !reading.is_empty()
                && (reading.starts_with(letters)
                    || letters.strip_prefix(reading).is_some_and(|letters| spells(rest, letters))
                    || after_first.is_some_and(|letters| spells(rest, letters)))
        })
}
