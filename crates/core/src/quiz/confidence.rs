//! Confidence in a verdict: its levels, what each states, and what an honest one earns.

use super::stats::Range;

/// How sure the person is of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Level 1: little more than a guess.
    Low,
    /// Level 2: fairly sure.
    Medium,
    /// Level 3: very sure.
    High,
}

impl Confidence {
    /// Every level, from the lowest.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// Returns the number of the level, 1 to 3.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Returns the level with this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }
}

/// Returns the probability of being right that a level of confidence states, as a range.
///
/// The bounds are the thresholds at which certainty-based marking makes the next level pay: 67 % and 80 %
/// (Gardner-Medwin; see [`mark`]). The lowest bound is one half, below which nobody would keep their verdict.
#[must_use]
pub fn stated(confidence: Confidence) -> Range {
    match confidence {
        Confidence::Low => Range { low: 0.5, high: 2.0 / 3.0 },
        Confidence::Medium => Range { low: 2.0 / 3.0, high: 0.8 },
        Confidence::High => Range { low: 0.8, high: 1.0 },
    }
}

/// Returns the mark of a verdict in certainty-based marking: +1, +2 or +3 if it is right, 0, −2 or −6 if it
/// is wrong.
///
/// An honest confidence has the highest expected mark (Gardner-Medwin 1995, as used by Moodle).
///
/// ```
/// use topup_guard_core::quiz::{Confidence, mark};
/// assert_eq!((mark(true, Confidence::High), mark(false, Confidence::High)), (3, -6));
/// ```
#[must_use]
pub fn mark(right: bool, confidence: Confidence) -> i64 {
    match (right, confidence) {
        (true, _) => i64::from(confidence.number()),
        (false, Confidence::Low) => 0,
        (false, Confidence::Medium) => -2,
        (false, Confidence::High) => -6,
    }
}
