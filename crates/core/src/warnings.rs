//! Seeking among the warnings: tactics and look-alikes, by Chinese, English or pinyin.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::pack::{Claim, QuizPack, TacticKind};

/// First character from which on a text is written without spaces between words: CJK radicals and what follows.
const UNSPACED: char = '\u{2e80}';

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A pattern of fraud: a [`crate::pack::Tactic`].
    Scam,
    /// A bad deal: a [`crate::pack::Tactic`] that is no fraud.
    Deal,
    /// A risk without anybody who deceives: a [`crate::pack::Tactic`] too.
    Risk,
    /// Something genuine that looks like fraud: a [`crate::pack::LookAlike`].
    Genuine,
}

impl From<TacticKind> for Kind {
    fn from(kind: TacticKind) -> Self {
        match kind {
            TacticKind::Scam => Self::Scam,
            TacticKind::BadDeal => Self::Deal,
            TacticKind::Risk => Self::Risk,
        }
    }
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
    /// Where to look, so that no text is read through for what it does not have: the places in `entries` that have a
    /// word, for words that begin outside Chinese; those that have a character, for Chinese; and, behind a space, those
    /// whose pinyin some syllable on begins with a letter or two.
    places: BTreeMap<String, Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Entry {
    found: Found,
    groups: Vec<String>,
    name: Text,
    /// The text's words without spaces.
    run: String,
    pinyin: String,
}

/// What was looked up about an entry.
#[derive(Debug, Clone, Copy, Default)]
struct Hit {
    /// Its name or text has the word.
    has: bool,
    /// Its pinyin spells it.
    spelled: bool,
}

/// A name as it is searched.
#[derive(Debug, Clone)]
struct Text {
    /// Its words, normalised, with one space before each.
    words: String,
    /// The same without spaces.
    run: String,
}

impl Text {
    fn new(text: &str) -> Self {
        let mut words = String::new();
        for word in normal(text).split_whitespace() {
            words.push(' ');
            words.push_str(word);
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
        let mut index = Self::default();
        for (place, tactic) in pack.tactics.iter().enumerate() {
            let found = Found { kind: tactic.kind.into(), place };
            let lists = [std::slice::from_ref(&tactic.how), &tactic.signs, &tactic.act];
            index.add(found, &tactic.name, &tactic.groups, &tactic.pinyin, &lists);
        }
        for (place, like) in pack.look_alikes.iter().enumerate() {
            let found = Found { kind: Kind::Genuine, place };
            let lists = [std::slice::from_ref(&like.why), &like.verify];
            index.add(found, &like.name, &like.groups, &like.pinyin, &lists);
        }
        index
    }

    fn add(&mut self, found: Found, name: &str, groups: &[String], pinyin: &str, lists: &[&[Claim]]) {
        let name = Text::new(name);
        let mut run = String::new();
        self.note(&name.words);
        self.note_pinyin(pinyin);
        for claim in lists.iter().copied().flatten() {
            let text = normal(&claim.text);
            self.note(&text);
            run.extend(text.split_whitespace());
        }
        self.entries.push(Entry { found, groups: groups.to_vec(), name, run, pinyin: pinyin.to_owned() });
    }

    /// Notes what the next entry has.
    fn note(&mut self, text: &str) {
        for word in text.split_whitespace() {
            if word.starts_with(|c| c < UNSPACED) {
                self.note_part(word);
            }
            for letter in word.chars().filter(|c| *c >= UNSPACED) {
                self.note_part(letter.encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// Notes how each syllable can begin: with its first letter, its first two, or its first and that of the next.
    fn note_pinyin(&mut self, pinyin: &str) {
        let mut syllables = pinyin.split(' ').peekable();
        let mut part = String::new();
        let mut note = |letters: &[char]| {
            part.clear();
            part.push(' ');
            part.extend(letters);
            self.note_part(&part);
        };
        while let Some(syllable) = syllables.next() {
            let next = syllables.peek().copied().unwrap_or_default();
            let initials = || next.split('/').filter_map(|reading| reading.chars().next());
            for reading in syllable.split('/') {
                let mut letters = reading.chars();
                let Some(first) = letters.next() else { continue };
                note(&[first]);
                letters.next().into_iter().chain(initials()).for_each(|second| note(&[first, second]));
            }
        }
    }

    fn note_part(&mut self, part: &str) {
        let place = self.entries.len();
        match self.places.get_mut(part) {
            Some(places) if places.last() == Some(&place) => {}
            Some(places) => places.push(place),
            None => drop(self.places.insert(part.to_owned(), vec![place])),
        }
    }

    /// For each entry, whether its name or text has this, and whether its pinyin spells it.
    fn look_up(&self, term: &Term) -> Vec<Hit> {
        let mut hits = vec![Hit::default(); self.entries.len()];
        let at = |part: &str| self.places.get(part).map_or(&[][..], Vec::as_slice);
        if term.unspaced {
            // Only those can have it that have its rarest character.
            let letters = term.text.chars().filter(|c| *c >= UNSPACED);
            let rarest =
                letters.map(|letter| at(letter.encode_utf8(&mut [0; 4]))).min_by_key(|list| list.len());
            self.each(&mut hits, rarest.unwrap_or_default(), |hit, entry| {
                hit.has = entry.run.contains(&term.text) || entry.name.has(term);
            });
            return hits;
        }
        let from = (Bound::Included(term.text.as_str()), Bound::Unbounded);
        let words = self.places.range::<str, _>(from).take_while(|(word, _)| word.starts_with(&term.text));
        for (_, list) in words {
            self.each(&mut hits, list, |hit, _| hit.has = true);
        }
        let begins: String = term.spaced.chars().take(3).collect();
        self.each(&mut hits, at(&begins), |hit, entry| hit.spelled = is_in_pinyin(&entry.pinyin, &term.text));
        hits
    }

    /// Does something for the entries at these places.
    fn each(&self, hits: &mut [Hit], places: &[usize], then: impl Fn(&mut Hit, &Entry)) {
        for place in places {
            if let (Some(hit), Some(entry)) = (hits.get_mut(*place), self.entries.get(*place)) {
                then(hit, entry);
            }
        }
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
        let terms: Vec<_> = terms.iter().map(|term| (term, self.look_up(term))).collect();
        let mut found: Vec<(Rank, Found)> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| sought.kind.is_none_or(|kind| kind == entry.found.kind))
            .filter(|(_, entry)| sought.group.is_empty() || entry.groups.iter().any(|id| id == sought.group))
            .filter_map(|(place, entry)| {
                // An entry is as good as the word that fits it worst.
                let rank = terms.iter().try_fold(Rank::Begins, |worst, (term, hits)| {
                    let hit = hits.get(place).copied().unwrap_or_default();
                    Some(worst.max(entry.rank(term, hit)?))
                });
                rank.map(|rank| (rank, entry.found))
            })
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, found)| found).collect()
    }
}

impl Entry {
    fn rank(&self, term: &Term, hit: Hit) -> Option<Rank> {
        if self.name.run.starts_with(&term.text) {
            Some(Rank::Begins)
        } else if hit.has && self.name.has(term) {
            Some(Rank::Name)
        } else if hit.spelled {
            Some(Rank::Pinyin)
        } else {
            hit.has.then_some(Rank::Text)
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
