//! The items and put-in-order exercises of a pack as the choice of the next one needs them: small, and
//! indexed.

use crate::pack::{ArtefactKind, Difficulty, Truth};

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
    /// Set if it can be an exercise in which its fraud cues are tapped.
    pub(super) tap: bool,
    /// When it was first shown, counted as `shown` is.
    pub(super) first: usize,
    /// When it was last shown: the number of the response in the log, from 1; 0 for never.
    pub(super) shown: usize,
}

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
    /// Returns whether it is held out for measuring and was not shown yet.
    pub(super) fn is_measurable(&self) -> bool {
        self.held_out && self.shown == 0
    }

    /// Returns whether it was measurable when the log had only this many responses.
    pub(super) fn was_measurable(&self, clock: usize) -> bool {
        self.held_out && (self.first == 0 || self.first > clock)
    }

    /// Returns its difficulty stratum: 0 easy, 1 medium, 2 hard.
    pub(super) fn stratum(&self) -> usize {
        Difficulty::stratum(self.difficulty)
    }
}
