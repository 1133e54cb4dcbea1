//! Check: what a text, or what a person says by taps, is like; which signs are in it; what settles it.
//!
//! [`Checker::check`] is a pure function of text, facts and content. It never says that something is genuine:
//! it says which known signs are there. It stores nothing.

mod fold;
mod index;
mod input;
mod language;
mod matching;
mod nearest;
mod pattern;
mod practice;
mod search;
mod skeleton;

use std::borrow::Borrow;
use std::ops::Range;

use crate::address::Owner;
use crate::pack::{CheckPack, Combination, Strength};
use fold::{Folded, Simplified};
use matching::Matcher;
use nearest::Nearby;
use skeleton::{Skeleton, token};

pub use input::{Input, input};
pub use language::Language;
pub use nearest::Nearest;
pub use pattern::{Pattern, PatternError, PatternPart, compile};
pub use search::{Fields, Search};
pub use skeleton::{Entity, Found, TOKENS};

/// Most bytes of a text that are examined.
pub const LONGEST: usize = 1_000_000;

/// What Check says of a text, from the most to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It is like a known pattern of fraud.
    Known,
    /// It has signs to be careful about.
    Signs,
    /// Nothing that is known here was found, which does not mean that it is real.
    Nothing,
}

impl Level {
    /// Returns its name outside the program.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Signs => "signs",
            Self::Nothing => "nothing",
        }
    }
}

/// A sign that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Its index in [`CheckPack::signs`].
    pub sign: usize,
    /// Its bytes in the text given, on boundaries of characters; none if it was tapped and not found in a
    /// text.
    pub span: Option<Range<usize>>,
}

/// What Check says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much was found.
    pub level: Level,
    /// Signs of fraud and of genuineness: first those tapped, then those in the text, in its order.
    pub signs: Vec<Sign>,
    /// Addresses, numbers and amounts, in the order of the text.
    pub found: Vec<Found>,
    /// Tactics that it is like, the nearest first; at most [`Finding::MOST`].
    pub tactics: Vec<Nearest>,
    /// Genuine things that it is like, the nearest first; at most [`Finding::MOST`].
    pub look_alikes: Vec<Nearest>,
    /// Index in [`CheckPack::contrasts`] of what tells the nearest tactic from the genuine thing.
    pub contrast: Option<usize>,
    /// Index in [`CheckPack::steps`] of what settles it.
    pub step: Option<usize>,
    /// What it is written in.
    pub language: Language,
    /// Only the first [`LONGEST`] bytes were examined.
    pub cut: bool,
    /// It has an address, or words, as only our own practice items have them.
    pub practice: bool,
}

impl Finding {
    /// Most tactics, and most look-alikes, that are named.
    pub const MOST: usize = 3;
}

/// The content of a pack, ready to examine texts. It owns the pack, or shares it as an [`Rc`](std::rc::Rc).
#[derive(Debug, Clone)]
pub struct Checker<P = CheckPack> {
    pack: P,
    simplified: Simplified,
    matcher: Matcher,
    nearby: Nearby,
}

impl<P: Borrow<CheckPack>> Checker<P> {
    /// Prepares everything of a pack.
    #[must_use]
    pub fn new(pack: P) -> Self {
        let content: &CheckPack = pack.borrow();
        let simplified = Simplified::new(&content.hant, &content.hans);
        let (matcher, nearby) = (Matcher::new(content), Nearby::new(content, &simplified));
        Self { matcher, nearby, simplified, pack }
    }

    /// Returns the content.
    #[must_use]
    pub fn pack(&self) -> &CheckPack {
        self.pack.borrow()
    }

    /// Examines a text together with what was said by taps: ids of [`CheckPack::facts`]; unknown ones say
    /// nothing.
    #[must_use]
    pub fn check(&self, text: &str, facts: &[&str]) -> Finding {
        let end = text.floor_char_boundary(LONGEST);
        let cut = end < text.len();
        let text = text.get(..end).unwrap_or_default();
        let folded = Folded::new(text, &self.simplified);
        let skeleton = Skeleton::new(&folded, &self.pack().domains);
        let place = |start: usize| skeleton.bones.partition_point(|bone| bone.start < start);
        let mut besides: Vec<(char, usize)> =
            folded.hidden.iter().map(|(start, _)| (token::HIDDEN, place(*start))).collect();
        besides.extend(skeleton.bare().map(|place| (token::BARE, place)));
        besides.sort_unstable_by_key(|(sign, place)| (*place, *sign));
        let mut signs: Vec<Sign> = Vec::new();
        for fact in self.pack().facts.iter().filter(|fact| facts.contains(&fact.id.as_str())) {
            let sign = self.pack().signs.iter().position(|sign| sign.id == fact.sign);
            signs.extend(sign.map(|sign| Sign { sign, span: None }));
        }
        let mut matches = self.matcher.find(&skeleton.bones, &besides);
        matches.sort_unstable_by_key(|found| (found.start, found.end, found.sign));
        for found in matches {
            let start = skeleton.bones.get(found.start).map(|bone| bone.start);
            let end = skeleton.bones.get(found.end.saturating_sub(1)).map(|bone| bone.end);
            if let (Some(start), Some(end)) = (start, end)
                && start < end
            {
                signs.push(Sign { sign: found.sign, span: Some(start..end) });
            }
        }
        self.finding(signs, skeleton, &folded, Language::of(text), cut)
    }

    fn finding(
        &self,
        signs: Vec<Sign>,
        skeleton: Skeleton,
        folded: &Folded,
        language: Language,
        cut: bool,
    ) -> Finding {
        let mut present = vec![false; self.pack().signs.len()];
        for sign in &signs {
            present.get_mut(sign.sign).into_iter().for_each(|present| *present = true);
        }
        let has = |id: &str| {
            self.pack().signs.iter().zip(&present).any(|(sign, present)| *present && sign.id == id)
        };
        let combined: Vec<&Combination> = self
            .pack()
            .combinations
            .iter()
            .filter(|one| one.all.iter().all(|ids| ids.split('|').any(has)))
            .collect();
        let is = |strength, careful| {
            self.pack().signs.iter().zip(&present).any(|(sign, has)| *has && sign.strength == strength)
                || combined.iter().any(|one| one.careful == careful)
        };
        let level = if is(Strength::Decisive, false) {
            Level::Known
        } else if is(Strength::Careful, true) {
            Level::Signs
        } else {
            Level::Nothing
        };
        let combined: Vec<&str> = combined.iter().map(|one| one.tactic.as_str()).collect();
        let practice = skeleton
            .found
            .iter()
            .any(|found| matches!(&found.entity, Entity::Address { host, .. } if host.ends_with(".example")));
        let ours = &self.pack().practice;
        let practice = practice || runs(folded).iter().any(|run| ours.binary_search(run).is_ok());
        let (tactics, look_alikes) =
            self.nearby.nearest(self.pack(), &present, (&combined, level < Level::Nothing), &folded.letters);
        let family = tactics.first().filter(|_| level < Level::Nothing).or(look_alikes.first());
        let family =
            family.and_then(|near| self.pack().entries.get(near.entry)).map(|entry| entry.family.as_str());
        let contrast =
            self.pack().contrasts.iter().position(|contrast| Some(contrast.family.as_str()) == family);
        let step = contrast
            .and_then(|place| self.pack().contrasts.get(place))
            .map(|contrast| contrast.step.as_str());
        let step = self.pack().steps.iter().position(|known| Some(known.id.as_str()) == step);
        Finding {
            level,
            signs,
            found: skeleton.found,
            tactics,
            look_alikes,
            contrast,
            // Whoever knows nothing of it still asks by a way of their own.
            step: step.or_else(|| (!self.pack().steps.is_empty()).then_some(0)),
            language,
            cut,
            practice,
        }
    }

    /// Returns a number for each run of letters in a text by which practice items are recognised, as
    /// [`CheckPack::practice`] has them.
    #[must_use]
    pub fn runs(&self, text: &str) -> Vec<u32> {
        runs(&Folded::new(text, &self.simplified))
    }

    /// Returns the owner of an address, in words of the pack; none where nobody is known as such.
    #[must_use]
    pub fn owner(&self, owner: Owner) -> Option<&str> {
        match owner {
            Owner::Official(place) | Owner::Imitates(place) => {
                self.pack().domains.official.get(place).map(|official| official.owner.as_str())
            }
            _ => None,
        }
    }
}

/// Returns the numbers of the runs of letters in a text.
fn runs(folded: &Folded) -> Vec<u32> {
    practice::runs(folded.letters.iter().map(|letter| letter.c))
}
