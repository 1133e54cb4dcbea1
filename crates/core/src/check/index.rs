//! Entries by their words: Chinese by pairs of characters, other words by their stems. Nearest patterns and the search
//! read the same.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::is_han;

/// What a text is looked up by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Term {
    /// A Chinese character.
    One(char),
    /// Two Chinese characters in a row.
    Two(char, char),
    /// The stem of another word.
    Word(String),
}

/// The terms of a text in its plain form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    /// Each term once, in order of its first place, and how many characters stand before it.
    pub(crate) list: Vec<Term>,
    /// Words as they were typed, for the pinyin that they may be.
    pub(crate) words: Vec<String>,
}

/// Words that say nothing.
const EMPTY: &str = " a an the is are was be been am to of in on at for and or my your you i me it its this that they them their he she \
     his her we our us do does did with by from as if so what how who there here will would can could should has have had not no ";

impl Terms {
    /// Of characters in their plain form; what is neither letter nor digit parts them, but for blanks inside Chinese.
    pub(crate) fn of(text: impl Iterator<Item = char>) -> Self {
        let mut terms = Self::default();
        let mut seen: BTreeSet<Term> = BTreeSet::new();
        // The Chinese character before, and how many stand in a row.
        let (mut before, mut run): (Option<char>, usize) = (None, 0);
        let mut word = String::new();
        for c in text.chain(['\n']) {
            let latin = c.is_ascii_alphanumeric() || (c.is_alphanumeric() && c < '\u{2e80}');
            if latin {
                word.push(c);
            } else if !word.is_empty() {
                let typed = std::mem::take(&mut word);
                if !EMPTY.contains(&format!(" {typed} ")) {
                    terms.add(Term::Word(stem(&typed)), &mut seen);
                }
                terms.words.push(typed);
            }
            if is_han(c) {
                if let Some(before) = before {
                    terms.add(Term::Two(before, c), &mut seen);
                }
                before = Some(c);
                run += 1;
            } else if c != ' ' {
                if let Some(one) = before.take().filter(|_| run == 1) {
                    terms.add(Term::One(one), &mut seen);
                }
                run = 0;
            }
        }
        terms
    }

    fn add(&mut self, term: Term, seen: &mut BTreeSet<Term>) {
        if seen.insert(term.clone()) {
            self.list.push(term);
        }
    }
}

/// The stem of an English word; digits and short words stay.
pub(crate) fn stem(word: &str) -> String {
    let vowel = |text: &str| text.contains(|c| "aeiouy".contains(c));
    let cut = |ending: &str| word.strip_suffix(ending).filter(|rest| rest.len() >= 3 && vowel(rest));
    let stem = if let Some(rest) = cut("ies") {
        return format!("{rest}y");
    } else if let Some(rest) = cut("ing").or_else(|| cut("ed")).or_else(|| cut("er")) {
        // `topping` is of `top`, `sharing` of `share`: both lose their last letter.
        rest
    } else if let Some(rest) = cut("es").or_else(|| cut("s")).filter(|rest| !rest.ends_with('s')) {
        rest
    } else if let Some(rest) = cut("ly") {
        rest
    } else {
        word
    };
    let mut stem = stem.to_owned();
    let double = stem.len() > 3 && stem.chars().rev().nth(1) == stem.chars().next_back();
    if (double && !stem.ends_with(['l', 's'])) || (stem.len() > 3 && stem.ends_with('e')) {
        stem.pop();
    }
    stem
}

/// Entries with weighted terms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// Entries that have a term, and how much it weighs there.
    terms: BTreeMap<Term, Vec<(usize, u32)>>,
    entries: usize,
}

/// How much rarer terms weigh: a fixed point of 16.
const POINT: u32 = 16;

impl Index {
    /// Adds an entry; its fields with their weights, each text in its plain form.
    pub(crate) fn add(&mut self, fields: &[(&str, u32)]) {
        let entry = self.entries;
        self.entries += 1;
        let mut own: BTreeMap<Term, u32> = BTreeMap::new();
        for (text, weight) in fields {
            for term in Terms::of(text.chars()).list {
                let most = own.entry(term).or_default();
                *most = (*most).max(*weight);
            }
            // A character can be typed alone.
            for c in text.chars().filter(|c| is_han(*c)) {
                let most = own.entry(Term::One(c)).or_default();
                *most = (*most).max(*weight);
            }
        }
        for (term, weight) in own {
            self.terms.entry(term).or_default().push((entry, weight));
        }
    }

    /// How much a term of so many entries tells: the logarithm of how rare it is.
    fn rarity(&self, entries: usize) -> u32 {
        let rare = (self.entries + 1) * 256 / entries.max(1);
        let rare = u32::try_from(rare).unwrap_or(u32::MAX).max(256);
        // A logarithm to the base of 2 with four places behind the point.
        let whole = rare.ilog2();
        let rest = (u64::from(rare) << 16 >> whole) - (1 << 16);
        (whole - 8) * POINT + u32::try_from(rest >> 12).unwrap_or_default()
    }

    /// How well each entry fits these terms.
    pub(crate) fn scores(&self, terms: &[Term]) -> Vec<u32> {
        let mut scores = vec![0_u32; self.entries];
        for list in terms.iter().filter_map(|term| self.terms.get(term)) {
            self.score(list, 1, &mut scores);
        }
        scores
    }

    fn score(&self, list: &[(usize, u32)], share: u32, scores: &mut [u32]) {
        let rarity = self.rarity(list.len());
        for (entry, weight) in list {
            if let Some(score) = scores.get_mut(*entry) {
                *score = score.saturating_add(rarity * weight / share);
            }
        }
    }

    /// Adds what words add that begin like one somebody is still typing.
    pub(crate) fn score_begun(&self, word: &str, scores: &mut [u32]) {
        let from = Term::Word(word.to_owned());
        let begun = self
            .terms
            .range(from..)
            .take_while(|(term, _)| matches!(term, Term::Word(known) if known.starts_with(word)));
        let mut best = vec![0_u32; scores.len()];
        for (_, list) in begun {
            let mut own = vec![0_u32; scores.len()];
            self.score(list, 2, &mut own);
            best.iter_mut().zip(own).for_each(|(best, own)| *best = (*best).max(own));
        }
        scores.iter_mut().zip(best).for_each(|(score, best)| *score = score.saturating_add(best));
    }

    /// Whether an entry has this term.
    pub(crate) fn knows(&self, term: &Term) -> bool {
        self.terms.contains_key(term)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_pairs_stems_and_single_characters() {
        let terms = |text: &str| Terms::of(text.chars()).list;
        let word = |text: &str| Term::Word(text.to_owned());
        assert_eq!(terms("积分清"), [Term::Two('积', '分'), Term::Two('分', '清')]);
        assert_eq!(terms("积 分"), [Term::Two('积', '分')]);
        assert_eq!(terms("卡，the points卡"), [Term::One('卡'), word("point")]);
        assert_eq!(terms("12381"), [word("12381")]);
        assert!(terms("，。 ").is_empty());
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for words in [
            ["share", "sharing"],
            ["point", "points"],
            ["topping", "topped"],
            ["call", "calls"],
            ["parties", "party"],
        ] {
            assert_eq!(stem(words[0]), stem(words[1]), "{words:?}");
        }
        assert_ne!(stem("sing"), stem("s"));
    }

    #[test]
    fn rare_terms_weigh_more() {
        let mut index = Index::default();
        for text in ["积分清零", "积分兑换", "积分商城", "停机"] {
            index.add(&[(text, 1)]);
        }
        let scores = index.scores(&Terms::of("积分兑换".chars()).list);
        assert!(scores[1] > scores[0] && scores[0] > scores[3] && scores[3] == 0);
    }
}
