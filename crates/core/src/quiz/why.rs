//! Explanation of a review: how well a family is remembered, and why it is due or not.

use super::{Card, DAY, LONGEST};
use crate::time::Millis;

/// Retrievability below which a family counts as nearly forgotten: three times as much is lost then as at
/// [`RETENTION`](super::RETENTION), when the review was due.
const FAINT: f64 = 0.7;

/// Interval in days from which a family counts as firm: the usual line between young and mature cards.
const FIRM: f64 = 21.0;

/// How well a family is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recall {
    /// Due, with a retrievability below 70 %.
    Faint,
    /// Due, with a retrievability of 70 % or more.
    Due,
    /// Not due yet, with less than three weeks between reviews.
    Fresh,
    /// Not due yet, with three weeks or more between reviews.
    Firm,
}

/// Reason why a family is due or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Due because its last answer is dated in the future, so that the date cannot be trusted.
    Clock,
    /// Due because [`LONGEST`] days have passed, the longest interval.
    Longest,
    /// Due because its retrievability has fallen to [`RETENTION`](super::RETENTION).
    Faded,
    /// Not due yet.
    NotYet,
}

/// Reason why a family is due or not, with the figures to state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Why {
    /// The reason.
    pub reason: Reason,
    /// Whole days since the last answer.
    pub ago: u32,
    /// Days until it is due, rounded up; 0 if it is due.
    pub left: u32,
    /// Retrievability in per cent.
    pub chance: u32,
}

impl Card {
    /// Returns how well it is remembered.
    #[must_use]
    pub fn recall(&self, now: Millis) -> Recall {
        match (self.is_due(now), self.retrievability(now) < FAINT, self.interval() < FIRM) {
            (true, true, _) => Recall::Faint,
            (true, false, _) => Recall::Due,
            (false, _, true) => Recall::Fresh,
            (false, _, false) => Recall::Firm,
        }
    }

    /// Returns why it is due or not.
    #[must_use]
    pub fn why(&self, now: Millis) -> Why {
        let reason = match self.is_due(now) {
            false => Reason::NotYet,
            true if self.due() > now => Reason::Clock,
            true if self.interval() >= LONGEST => Reason::Longest,
            true => Reason::Faded,
        };
        let span = |from: Millis, to: Millis| (to - from).max(0);
        let whole = |days: i64| u32::try_from(days).unwrap_or(u32::MAX);
        let left = if reason == Reason::NotYet { span(now, self.due()) } else { 0 };
        Why {
            reason,
            ago: whole(span(self.last, now) / DAY),
            left: whole(left.saturating_add(DAY - 1) / DAY),
            chance: (self.retrievability(now) * 100.0).round() as u32,
        }
    }
}
