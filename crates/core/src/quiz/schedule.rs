//! Schedule of reviews: when each family is due.
//!
//! Intervals are days of 86,400 seconds, never days of a calendar, so that another time zone changes nothing.
//! Answers count in the log's order. A clock can be wrong, so:
//! * an answer dated before its family's last one counts as given right after it, and its time becomes the
//!   last time;
//! * an answer dated before this program existed ([`EARLIEST`]) also leaves the last time as it was;
//! * a family last answered more than a day after now is due, because its date cannot be trusted.

use super::{Named, Rating, Response, fsrs::Memory};
use crate::time::Millis;

/// A day in milliseconds.
pub const DAY: i64 = 86_400_000;

/// 2026-01-01T00:00Z: no correctly dated answer is older.
pub const EARLIEST: Millis = Millis(1_767_225_600_000);

/// Retrievability at which a family is due for review.
pub const RETENTION: f64 = 0.9;

/// Longest interval between two reviews, in days.
///
/// Training of this kind fades within four to six months (Reinheimer et al. 2020), whatever a model fitted to
/// flashcards predicts.
pub const LONGEST: f64 = 120.0;

/// Most families that are reviewed in one session because they are due, however long the break was.
pub const MOST_DUE: u32 = 10;

/// Fewest days between two visits that reminders ask for.
///
/// In the simulation (`examples/simulate.rs`) weekly visits need less than half of the answers of daily ones,
/// and only then is it better to ask due families first than to ask at random.
pub const BETWEEN_VISITS: i64 = 7;

/// Review state of a family. The name is that of a flash card, as in FSRS.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// Its memory state.
    pub memory: Memory,
    /// When it was last answered.
    pub last: Millis,
    /// Rating of that answer.
    pub rating: Rating,
    /// Number of answers.
    pub reviews: u32,
}

impl Card {
    /// Makes the card of a family answered for the first time.
    #[must_use]
    pub fn new(at: Millis, rating: Rating) -> Self {
        Self { memory: Memory::first(rating), last: at.max(EARLIEST), rating, reviews: 1 }
    }

    /// Returns the card after one more answer.
    #[must_use]
    pub fn after(self, at: Millis, rating: Rating) -> Self {
        Self {
            memory: self.memory.after(days(self.last, at), rating),
            last: if at < EARLIEST { self.last } else { at },
            rating,
            reviews: self.reviews.saturating_add(1),
        }
    }

    /// Returns the interval to the next review in whole days, 1 to [`LONGEST`].
    #[must_use]
    pub fn interval(&self) -> f64 {
        self.memory.interval(RETENTION).min(LONGEST)
    }

    /// Returns when the next review is due.
    #[must_use]
    pub fn due(&self) -> Millis {
        self.last + self.interval() as i64 * DAY
    }

    /// Returns [`Card::due`], or now if its date cannot be trusted.
    fn due_from(&self, now: Millis) -> Millis {
        if self.last > now + DAY { now } else { self.due() }
    }

    /// Returns whether it is due, which it is from [`Card::due`] on.
    #[must_use]
    pub fn is_due(&self, now: Millis) -> bool {
        self.due_from(now) <= now
    }

    /// Returns the probability, 0 to 1, that it is still remembered.
    #[must_use]
    pub fn retrievability(&self, now: Millis) -> f64 {
        self.memory.retrievability(days(self.last, now))
    }
}

/// Proposed visit: a time to come back, and the families that are then due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit<'a> {
    /// When to come back.
    pub at: Millis,
    /// Ids of the families, 1 to [`MOST_DUE`].
    pub families: Vec<&'a str>,
}

/// Returns when to come back for these families, each of them once.
///
/// No visit is within a day from now, none within [`BETWEEN_VISITS`] days of another, and each is for at most
/// [`MOST_DUE`] families.
#[must_use]
pub fn visits<'a>(cards: impl IntoIterator<Item = (&'a str, &'a Card)>, now: Millis) -> Vec<Visit<'a>> {
    let mut cards: Vec<_> = cards.into_iter().collect();
    cards.sort_unstable_by_key(|(family, card)| (card.due_from(now), *family));
    let mut visits: Vec<Visit<'a>> = Vec::new();
    let mut earliest = now + DAY;
    for (family, card) in cards {
        match visits.last_mut() {
            Some(visit) if card.due_from(now) <= visit.at && visit.families.len() < MOST_DUE as usize => {
                visit.families.push(family);
            }
            _ => {
                let at = card.due_from(now).max(earliest);
                earliest = at + BETWEEN_VISITS * DAY;
                visits.push(Visit { at, families: vec![family] });
            }
        }
    }
    visits
}

/// Review state of every family that was answered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schedule {
    cards: Named<Card>,
}

impl Schedule {
    /// Updates the schedule by one more response, of measuring or of practice: an explanation followed both.
    pub fn add(&mut self, response: &Response) {
        let rating = response.answer.rating();
        self.cards.change(&response.family, |card| {
            card.map_or_else(|| Card::new(response.at, rating), |card| card.after(response.at, rating))
        });
    }

    /// Computes the schedule of these responses, in this order.
    #[must_use]
    pub fn of<'a>(responses: impl IntoIterator<Item = &'a Response>) -> Self {
        let mut schedule = Self::default();
        for response in responses {
            schedule.add(response);
        }
        schedule
    }

    /// Returns every card by the id of its family.
    #[must_use]
    pub fn cards(&self) -> &Named<Card> {
        &self.cards
    }

    /// Returns the families that are due, the most forgotten first.
    #[must_use]
    pub fn due(&self, now: Millis) -> Vec<(&str, &Card)> {
        let mut due: Vec<_> = self.cards.iter().filter(|(_, card)| card.is_due(now)).collect();
        due.sort_unstable_by(|(a, one), (b, other)| {
            one.retrievability(now).total_cmp(&other.retrievability(now)).then(a.cmp(b))
        });
        due
    }

    /// Returns the families that are not due yet, the soonest first.
    #[must_use]
    pub fn coming(&self, now: Millis) -> Vec<(&str, &Card)> {
        let mut coming: Vec<_> = self.cards.iter().filter(|(_, card)| !card.is_due(now)).collect();
        coming.sort_unstable_by_key(|(family, card)| (card.due(), *family));
        coming
    }
}

/// Returns the days from one time to another; 0 if the other is earlier.
fn days(from: Millis, to: Millis) -> f64 {
    (to - from).max(0) as f64 / DAY as f64
}
