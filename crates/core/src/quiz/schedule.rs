//! When each family comes up for review.
//!
//! Time here is what has passed, in days of 86,400 seconds, never a calendar's days: another time zone changes
//! nothing. Answers are taken in the log's order. A clock can be wrong, so:
//! * an answer before its family's last one counts as given right after it, and its time is the last one;
//! * an answer from before this program existed ([`EARLIEST`]) also leaves the last time as it was;
//! * a family last answered more than a day after now is due, because its date cannot be trusted.

use super::{MOST_DUE, Named, Rating, Response, fsrs::Memory};

/// A day in milliseconds.
pub const DAY: i64 = 86_400_000;

/// 2026-01-01T00:00Z in milliseconds: no true answer is older.
pub const EARLIEST: i64 = 1_767_225_600_000;

/// The chance of remembering at which a family comes up for review.
pub const RETENTION: f64 = 0.9;

/// Longest time between two reviews, in days. What is known of such training is that it fades within four to
/// six months (Reinheimer et al. 2020), whatever a model fitted to flashcards says.
pub const LONGEST: f64 = 120.0;

/// Fewest days between two visits that reminders ask for. In the simulation weekly visits take less than half of the
/// answers of daily ones, and only then does asking what is due first beat asking at random.
pub const BETWEEN_VISITS: i64 = 7;

/// The review state of a family.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Card {
    /// How well it is remembered.
    pub memory: Memory,
    /// When it was last answered, in milliseconds since 1970-01-01T00:00Z.
    pub last: i64,
    /// The rating of that answer.
    pub rating: Rating,
    /// How often it was answered.
    pub reviews: u32,
}

impl Card {
    /// The card of a family answered for the first time.
    #[must_use]
    pub fn new(at: i64, rating: Rating) -> Self {
        Self { memory: Memory::first(rating), last: at.max(EARLIEST), rating, reviews: 1 }
    }

    /// The card after one more answer.
    #[must_use]
    pub fn after(self, at: i64, rating: Rating) -> Self {
        Self {
            memory: self.memory.after(days(self.last, at), rating),
            last: if at < EARLIEST { self.last } else { at },
            rating,
            reviews: self.reviews.saturating_add(1),
        }
    }

    /// Days between this answer and the next review: whole, 1 to [`LONGEST`].
    #[must_use]
    pub fn interval(&self) -> f64 {
        self.memory.interval(RETENTION).min(LONGEST)
    }

    /// When the next review is due, in milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn due(&self) -> i64 {
        self.last.saturating_add(self.interval() as i64 * DAY)
    }

    /// When it can be reviewed, seen from now: [`Card::due`], or now when its date cannot be trusted.
    fn due_from(&self, now: i64) -> i64 {
        if self.last > now.saturating_add(DAY) { now } else { self.due() }
    }

    /// Whether it is due: from the very millisecond of [`Card::due`] on.
    #[must_use]
    pub fn is_due(&self, now: i64) -> bool {
        self.due_from(now) <= now
    }

    /// The chance, 0 to 1, that it is still remembered.
    #[must_use]
    pub fn retrievability(&self, now: i64) -> f64 {
        self.memory.retrievability(days(self.last, now))
    }
}

/// A time to come back, and the families that are then due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit<'a> {
    /// When, in milliseconds since 1970-01-01T00:00Z.
    pub at: i64,
    /// Ids of the families, 1 to [`MOST_DUE`].
    pub families: Vec<&'a str>,
}

/// When to come back for these families, each of them once: not today, not more than once in [`BETWEEN_VISITS`] days,
/// and for at most [`MOST_DUE`] families at a time.
#[must_use]
pub fn visits<'a>(cards: impl IntoIterator<Item = (&'a str, &'a Card)>, now: i64) -> Vec<Visit<'a>> {
    let mut cards: Vec<_> = cards.into_iter().collect();
    cards.sort_unstable_by_key(|(family, card)| (card.due_from(now), *family));
    let mut visits: Vec<Visit<'a>> = Vec::new();
    let mut earliest = now.saturating_add(DAY);
    for (family, card) in cards {
        match visits.last_mut() {
            Some(visit) if card.due_from(now) <= visit.at && visit.families.len() < MOST_DUE as usize => {
                visit.families.push(family);
            }
            _ => {
                let at = card.due_from(now).max(earliest);
                earliest = at.saturating_add(BETWEEN_VISITS * DAY);
                visits.push(Visit { at, families: vec![family] });
            }
        }
    }
    visits
}

/// The cards of all families met.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schedule {
    cards: Named<Card>,
}

impl Schedule {
    /// Takes in one more response, whether it measured or taught: both were followed by an explanation.
    pub fn add(&mut self, response: &Response) {
        let rating = response.answer.rating();
        self.cards.change(&response.family, |card| {
            card.map_or_else(|| Card::new(response.at, rating), |card| card.after(response.at, rating))
        });
    }

    /// The schedule of these responses, in this order.
    #[must_use]
    pub fn of<'a>(responses: impl IntoIterator<Item = &'a Response>) -> Self {
        let mut schedule = Self::default();
        for response in responses {
            schedule.add(response);
        }
        schedule
    }

    /// Every card by its family's id.
    #[must_use]
    pub fn cards(&self) -> &Named<Card> {
        &self.cards
    }

    /// The families that are due, the most forgotten first.
    #[must_use]
    pub fn due(&self, now: i64) -> Vec<(&str, &Card)> {
        let mut due: Vec<_> = self.cards.iter().filter(|(_, card)| card.is_due(now)).collect();
        due.sort_by(|(_, one), (_, other)| one.retrievability(now).total_cmp(&other.retrievability(now)));
        due
    }

    /// The families that are not due yet, the soonest first.
    #[must_use]
    pub fn coming(&self, now: i64) -> Vec<(&str, &Card)> {
        let mut coming: Vec<_> = self.cards.iter().filter(|(_, card)| !card.is_due(now)).collect();
        coming.sort_by_key(|(_, card)| card.due());
        coming
    }
}

/// Days from one time to another; 0 when the other is earlier.
fn days(from: i64, to: i64) -> f64 {
    to.saturating_sub(from).max(0) as f64 / DAY as f64
}
