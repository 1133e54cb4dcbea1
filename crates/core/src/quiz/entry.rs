//! Compact, indexed form of a pack's items and exercises, from which the next one is chosen.

use super::{DAY, Rng, open::OpenVariants};
use crate::{
    pack::{ArtefactKind, Difficulty, Truth},
    time::Millis,
};

/// Number of difficulty strata. A measuring session draws equally from each.
pub(super) const STRATA: usize = 3;

/// Item of the deck.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Id of the item.
    pub(super) id: String,
    /// What its artefact really is.
    pub(super) truth: Truth,
    /// Index of its family in the deck.
    pub(super) family: usize,
    /// Index of its tactic or look-alike in the deck.
    pub(super) tactic: usize,
    /// Index of its channel group in the deck.
    pub(super) group: usize,
    /// Medium of its artefact.
    pub(super) kind: ArtefactKind,
    /// Index of its twin in the deck.
    pub(super) twin: Option<usize>,
    /// Difficulty on the Phish Scale, 0 (easiest) to 4 (hardest).
    pub(super) difficulty: u8,
    /// Set if it is held out for measuring: practice does not show it before it was measured.
    pub(super) held_out: bool,
    /// Set if it, or its twin, is in a form of the pack: practice never shows it.
    pub(super) in_form: bool,
    /// Set if it can be an exercise in which its fraud cues are tapped.
    pub(super) tap: bool,
    /// Its variants that can be asked in two steps; none if it cannot be asked so.
    pub(super) open: Option<OpenVariants>,
    /// When it was first shown, counted as `shown` is.
    pub(super) first: usize,
    /// When it was last shown: the number of the response in the log, from 1; 0 for never.
    pub(super) shown: usize,
    /// Number of its variants.
    pub(super) variants: u32,
    /// Its variants that were shown, by number, each with the time at which it last was.
    pub(super) seen: Vec<(u32, Millis)>,
}

/// Days after which a text that was shown may be shown again.
pub(super) const AGAIN: i64 = 60;

/// Put-in-order exercise of the deck.
#[derive(Debug, Clone)]
pub(super) struct OrderEntry {
    /// Id of the exercise.
    pub(super) id: String,
    /// Index of its family in the deck.
    pub(super) family: usize,
    /// When it was last shown, counted as for an item.
    pub(super) shown: usize,
}

impl Entry {
    /// Records that a variant was shown. A number that this pack lacks counts as the variant shown in its
    /// place.
    pub(super) fn note(&mut self, number: u32, at: Millis) {
        let number = number % self.variants.max(1);
        match self.seen.binary_search_by_key(&number, |(seen, _)| *seen) {
            Ok(place) => {
                if let Some((_, last)) = self.seen.get_mut(place) {
                    *last = at.max(*last);
                }
            }
            Err(place) => self.seen.insert(place, (number, at)),
        }
    }

    /// Returns whether it has a variant that was never shown, or not for 60 days.
    pub(super) fn is_fresh(&self, now: Millis) -> bool {
        self.seen.len() < self.variants as usize || self.seen.iter().any(|(_, at)| now - *at >= AGAIN * DAY)
    }

    /// Returns whether a variant was never shown, or not for 60 days.
    pub(super) fn is_fresh_as(&self, number: u32, now: Millis) -> bool {
        let number = number % self.variants.max(1);
        self.seen.iter().all(|(seen, at)| *seen != number || now - *at >= AGAIN * DAY)
    }

    /// Returns the variant to show: one that was never shown, at random, or else the one shown longest ago.
    pub(super) fn variant(&self, rng: &mut Rng) -> u32 {
        let unseen = (self.variants as usize).saturating_sub(self.seen.len());
        if unseen == 0 {
            return self.seen.iter().min_by_key(|(_, at)| *at).map_or(0, |(number, _)| *number);
        }
        let mut number = u32::try_from(rng.below(unseen)).unwrap_or(0);
        // The numbers that were shown are sorted: each at or below it moves it up by one.
        for (seen, _) in &self.seen {
            number += u32::from(*seen <= number);
        }
        number
    }

    /// Returns whether it is held out for measuring and was not shown yet, or is in a form.
    pub(super) fn is_measurable(&self) -> bool {
        self.in_form || self.held_out && self.shown == 0
    }

    /// Returns whether it was measurable when the log had only this many responses.
    pub(super) fn was_measurable(&self, clock: usize) -> bool {
        self.in_form || self.held_out && (self.first == 0 || self.first > clock)
    }

    /// Returns its difficulty stratum: 0 easy, 1 medium, 2 hard.
    pub(super) fn stratum(&self) -> usize {
        Difficulty::stratum(self.difficulty)
    }
}
