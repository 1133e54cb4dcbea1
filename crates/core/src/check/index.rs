//! Index of entries by their terms, for the nearest patterns and the search.
//!
//! Terms are pairs of Chinese characters, and stems of other words.

use super::fold::is_han;
use crate::letters::is_word;

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
    /// Each term once, in order.
    pub(crate) list: Vec<Term>,
    /// Words as they were typed, for the pinyin that they may be.
    pub(crate) words: Vec<String>,
}

/// Words that say nothing.
const EMPTY: &str = " a an the is are was be been am to of in on at for and or my your you i me it its this that they them their he she \
     his her we our us do does did with by from as if so what how who there here will would can could should has have had not no ";

impl Terms {
    /// Returns the terms of characters in their plain form. What is neither letter nor digit separates them,
    /// except blanks inside Chinese.
    pub(crate) fn of(text: impl Iterator<Item = char>) -> Self {
        let mut terms = Self::default();
        // The Chinese character before, and how many stand in a row.
        let (mut before, mut run): (Option<char>, usize) = (None, 0);
        let mut word = String::new();
        for c in text.chain(['\n']) {
            let latin = c.is_ascii_alphanumeric() || (is_word(c) && c < '\u{2e80}');
            if latin {
                word.push(c);
            } else if !word.is_empty() {
                let typed = std::mem::take(&mut word);
                if !EMPTY.contains(&format!(" {typed} ")) {
                    terms.list.push(Term::Word(stem(&typed)));
                }
                terms.words.push(typed);
            }
            if is_han(c) {
                if let Some(before) = before {
                    terms.list.push(Term::Two(before, c));
                }
                before = Some(c);
                run += 1;
            } else if c != ' ' {
                if let Some(one) = before.take().filter(|_| run == 1) {
                    terms.list.push(Term::One(one));
                }
                run = 0;
            }
        }
        terms.list.sort_unstable();
        terms.list.dedup();
        terms
    }
}

/// Returns the stem of an English word; digits and short words stay.
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
    /// Each term of each entry, with the entry and how much it weighs there; in order once it is sorted.
    terms: Vec<Weighted>,
    entries: usize,
}

/// A term, an entry that has it, and how much it weighs there.
type Weighted = (Term, usize, u32);

/// How much rarer terms weigh: a fixed point of 16.
const POINT: u32 = 16;

impl Index {
    /// Adds an entry; its fields with their weights, each text in its plain form.
    pub(crate) fn add(&mut self, fields: &[(&str, u32)]) {
        let entry = self.entries;
        self.entries += 1;
        for (text, weight) in fields {
            // A character can be typed alone.
            let alone = text.chars().filter(|c| is_han(*c)).map(Term::One);
            let terms = Terms::of(text.chars()).list.into_iter().chain(alone);
            self.terms.extend(terms.map(|term| (term, entry, *weight)));
        }
    }

    /// Sorts what was added; before this nothing is found.
    pub(crate) fn sort(&mut self) {
        self.terms.sort_unstable();
        self.terms.dedup_by(|next, kept| {
            let is_same = (&next.0, next.1) == (&kept.0, kept.1);
            if is_same {
                // They stand in order of their weights.
                kept.2 = next.2;
            }
            is_same
        });
    }

    /// Returns the entries that have a term, with its weight in each.
    fn with(&self, term: &Term) -> &[Weighted] {
        let from = self.terms.partition_point(|(known, ..)| known < term);
        let rest = self.terms.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|(known, ..)| known == term)).unwrap_or_default()
    }

    /// Returns how much a term of so many entries tells: the logarithm of how rare it is.
    fn rarity(&self, entries: usize) -> u32 {
        let rare = (self.entries + 1) * 256 / entries.max(1);
        let rare = u32::try_from(rare).unwrap_or(u32::MAX).max(256);
        // A logarithm to the base of 2 with four places behind the point.
        let whole = rare.ilog2();
        let rest = (u64::from(rare) << 16 >> whole) - (1 << 16);
        (whole - 8) * POINT + u32::try_from(rest >> 12).unwrap_or_default()
    }

    /// Returns how well each entry fits these terms.
    pub(crate) fn scores(&self, terms: &[Term]) -> Vec<u32> {
        let mut scores = vec![0_u32; self.entries];
        for term in terms {
            self.score(self.with(term), 1, &mut scores);
        }
        scores
    }

    fn score(&self, list: &[Weighted], share: u32, scores: &mut [u32]) {
        let rarity = self.rarity(list.len());
        for (_, entry, weight) in list {
            if let Some(score) = scores.get_mut(*entry) {
                *score = score.saturating_add(rarity * weight / share);
            }
        }
    }

    /// Adds to each entry's score that of its best word that begins with this unfinished one, at half weight.
    pub(crate) fn score_begun(&self, word: &str, scores: &mut [u32]) {
        let from = Term::Word(word.to_owned());
        let from = self.terms.partition_point(|(known, ..)| *known < from);
        let begins = |(term, ..): &Weighted| matches!(term, Term::Word(known) if known.starts_with(word));
        let rest = self.terms.get(from..).unwrap_or_default();
        let begun = rest.get(..rest.partition_point(begins)).unwrap_or_default();
        let mut best = vec![0_u32; scores.len()];
        for list in begun.chunk_by(|one, other| one.0 == other.0) {
            let mut own = vec![0_u32; scores.len()];
            self.score(list, 2, &mut own);
            best.iter_mut().zip(own).for_each(|(best, own)| *best = (*best).max(own));
        }
        scores.iter_mut().zip(best).for_each(|(score, best)| *score = score.saturating_add(best));
    }

    /// Returns whether an entry has this term.
    pub(crate) fn knows(&self, term: &Term) -> bool {
        !self.with(term).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_pairs_stems_and_single_characters() {
        let terms = |text: &str| Terms::of(text.chars()).list;
        let word = |text: &str| Term::Word(text.to_owned());
        assert_eq!(terms("积分清，积分"), [Term::Two('分', '清'), Term::Two('积', '分')]);
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
        index.sort();
        let scores = index.scores(&Terms::of("积分兑换".chars()).list);
        assert!(scores[1] > scores[0] && scores[0] > scores[3] && scores[3] == 0);
    }
}
