//! The search: what people type finds entries, by any of the words, in Chinese, English or pinyin.

use super::fold::{Simplified, is_han, plain};
use super::index::{Index, Term, Terms};
use crate::letters::is_word;
use crate::pack::CheckPack;

/// How much each field of an entry weighs.
const NAME: u32 = 6;
const ALSO: u32 = 6;
const TEXT: u32 = 2;
const REST: u32 = 1;

/// Most letters that are tried as pinyin.
const LONGEST_PINYIN: usize = 40;

/// Entries ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct Search {
    index: Index,
    simplified: Simplified,
    names: Vec<Name>,
}

#[derive(Debug, Clone)]
struct Name {
    /// The name's letters without blanks.
    run: String,
    pinyin: String,
}

/// The texts of an entry.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fields<'t> {
    /// Its name.
    pub name: &'t str,
    /// Syllables of the Chinese name, separated by spaces, readings of one by `/`.
    pub pinyin: &'t str,
    /// What else people call it.
    pub also: &'t str,
    /// What a text about it says: the words it is recognised by.
    pub text: &'t str,
    /// Other sentences about it, which weigh least.
    pub rest: &'t str,
}

impl Name {
    /// Returns whether the name contains the letters in this order; never if there are none.
    fn has(&self, letters: &str) -> bool {
        !letters.is_empty() && self.run.contains(letters)
    }
}

impl Search {
    /// Makes a search without entries, for texts in these characters.
    #[must_use]
    pub fn new(hant: &str, hans: &str) -> Self {
        Self { simplified: Simplified::new(hant, hans), ..Self::default() }
    }

    /// Makes a search of the entries of a pack in their order.
    #[must_use]
    pub fn of(pack: &CheckPack) -> Self {
        let mut search = Self::new(&pack.hant, &pack.hans);
        for entry in &pack.entries {
            let (name, pinyin) = (entry.name.as_str(), entry.pinyin.as_str());
            search.add(&Fields { name, pinyin, also: &entry.also, text: &entry.terms, rest: "" });
        }
        search.sort();
        search
    }

    /// Prepares it for searching, after the last entry was added.
    pub fn sort(&mut self) {
        self.index.sort();
    }

    /// Adds an entry.
    pub fn add(&mut self, fields: &Fields<'_>) {
        let [name, also, text, rest] =
            [fields.name, fields.also, fields.text, fields.rest].map(|text| plain(text, &self.simplified));
        self.index.add(&[(&name, NAME), (&also, ALSO), (&text, TEXT), (&rest, REST)]);
        let run = name.chars().filter(|c| is_word(*c)).collect();
        self.names.push(Name { run, pinyin: fields.pinyin.to_owned() });
    }

    /// Returns the indices of the entries that fit, the best first; all of them if nothing that can be
    /// searched for is typed.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<usize> {
        let typed = plain(typed, &self.simplified);
        let terms = Terms::of(typed.chars());
        if terms.list.is_empty() && terms.words.is_empty() {
            return (0..self.names.len()).collect();
        }
        let mut scores = self.index.scores(&terms.list);
        for word in &terms.words {
            let known = self.index.knows(&Term::Word(super::index::stem(word)));
            if !known && word.len() >= 3 {
                self.index.score_begun(word, &mut scores);
            }
            self.score_pinyin(word, !known, &mut scores);
        }
        let joined = terms.words.concat();
        if terms.words.len() > 1 {
            self.score_pinyin(&joined, true, &mut scores);
        }
        let run: String = typed.chars().filter(|c| is_word(*c)).collect();
        let chinese = run.chars().all(is_han);
        for (name, score) in self.names.iter().zip(&mut scores) {
            if name.has(&run) {
                // In Chinese any letters may begin a word.
                *score = score.saturating_mul(2).max(u32::from(chinese));
            }
        }
        let best = scores.iter().copied().max().unwrap_or_default();
        // What fits by a common word alone is no answer where something fits far better.
        let least = (best / 6).max(1);
        let mut found: Vec<(u32, usize)> = scores
            .into_iter()
            .enumerate()
            .map(|(place, score)| (score, place))
            .filter(|(score, place)| {
                // A name that has just what was typed is an answer, however common the word.
                *score >= least || chinese && self.names.get(*place).is_some_and(|name| name.has(&run))
            })
            .collect();
        found.sort_by_key(|(score, place)| (u32::MAX - score, *place));
        found.into_iter().map(|(_, place)| place).collect()
    }

    /// Adds to those whose name's pinyin these letters spell.
    fn score_pinyin(&self, letters: &str, alone: bool, scores: &mut [u32]) {
        if !(1..=LONGEST_PINYIN).contains(&letters.len())
            || !letters.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            return;
        }
        for (name, score) in self.names.iter().zip(scores) {
            // A word that is known as one is hardly meant as pinyin.
            let worth = spelled(&name.pinyin, letters) * if alone { 64 } else { 48 };
            *score = score.saturating_add(worth);
        }
    }
}

/// Returns how many syllables letters spell from one of a pinyin's syllables on, each whole or by its first
/// letter; 0 where they do not.
fn spelled(pinyin: &str, letters: &str) -> u32 {
    let mut rest = pinyin;
    let mut best = 0;
    while !rest.is_empty() {
        best = best.max(spells(rest, letters, 0));
        rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
    }
    best
}

fn spells(pinyin: &str, letters: &str, count: u32) -> u32 {
    if letters.is_empty() {
        return count;
    }
    let (syllable, rest) = pinyin.split_once(' ').unwrap_or((pinyin, ""));
    let each = syllable.split('/').filter(|reading| !reading.is_empty()).map(|reading| {
        // Somebody still typing has not come to the end of the last syllable.
        let begun = if reading.starts_with(letters) { count + 1 } else { 0 };
        let whole = letters.strip_prefix(reading).map_or(0, |letters| spells(rest, letters, count + 1));
        let first = reading
            .chars()
            .next()
            .filter(|_| reading.len() > 1)
            .and_then(|first| letters.strip_prefix(first));
        begun.max(whole).max(first.map_or(0, |letters| spells(rest, letters, count + 1)))
    });
    each.max().unwrap_or_default()
}
