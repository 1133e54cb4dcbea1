//! How well a family is remembered, and why it is due or not, from its card and the time.

use super::{Card, DAY, LONGEST};

/// Below this chance of remembering a family counts as nearly forgotten. A whole step below [`super::RETENTION`]: one
/// who stays away this long has lost three times as much as at the review they missed.
const FAINT: f64 = 0.7;

/// From this many days between reviews on a family counts as firm: the usual line between young and mature cards.
const FIRM: f64 = 21.0;

/// How well a family that was met is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recall {
    /// Due, and remembered with a chance below 70 %.
    Faint,
    /// Due.
    Due,
    /// Not due yet; seen again within three weeks of the last time.
    Fresh,
    /// Not due yet, with three weeks or more between reviews.
    Firm,
}

/// Why a family is due or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Due: its last time lies in the future, so its date cannot be trusted.
    Clock,
    /// Due: nobody is left alone for longer than [`LONGEST`] days.
    Longest,
    /// Due: enough has been forgotten.
    Faded,
    /// Not due yet.
    NotYet,
}

/// Why a family is due or not, with the figures for the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why {
    /// The reason.
    pub reason: Reason,
    /// Whole days since it was last answered.
    pub ago: u32,
    /// Days until it is due, rounded up; 0 when it is.
    pub left: u32,
    /// The chance, in per cent, that it is still remembered.
    pub chance: u32,
}

impl Card {
    /// How well it is remembered.
    #[must_use]
    pub fn recall(&self, now: i64) -> Recall {
        match (self.is_due(now), self.retrievability(now) < FAINT, self.interval() < FIRM) {
            (true, true, _) => Recall::Faint,
            (true, false, _) => Recall::Due,
            (false, _, true) => Recall::Fresh,
            (false, _, false) => Recall::Firm,
        }
    }

    /// Why it is due or not.
    #[must_use]
    pub fn why(&self, now: i64) -> Why {
        let reason = match self.is_due(now) {
            false => Reason::NotYet,
            true if self.due() > now => Reason::Clock,
            true if self.interval() >= LONGEST => Reason::Longest,
            true => Reason::Faded,
        };
        let days = |from: i64, to: i64| to.saturating_sub(from).max(0);
        let whole = |days: i64| u32::try_from(days).unwrap_or(u32::MAX);
        let left = if reason == Reason::NotYet { days(now, self.due()) } else { 0 };
        Why {
            reason,
            ago: whole(days(self.last, now) / DAY),
            left: whole(left.saturating_add(DAY - 1) / DAY),
            chance: (self.retrievability(now) * 100.0).round() as u32,
        }
    }
}
