//! What a round about one topic may show.

use super::deck::{Deck, Entry};
use crate::pack::Truth;

/// The items of a round about a family, a tactic or a look-alike, as places in the deck in ascending order.
#[derive(Debug, Clone)]
pub(super) struct Topic {
    /// The family it is or belongs to.
    pub(super) family: usize,
    /// What it is about.
    own: Vec<usize>,
    /// What else its family has.
    near: Vec<usize>,
}

impl Topic {
    /// The topic with this id; none when the deck has no item of it.
    ///
    /// What is kept for measuring stays out, unless there is nothing else or it is what a tactic's round is about: a
    /// tactic has one or two items. `clock` is how many responses were noted when the round began, so that it keeps
    /// to the same items until its end.
    pub(super) fn find(deck: &Deck, about: &str, clock: usize) -> Option<Self> {
        let of = |names: &[String], place: usize| {
            names.get(place).is_some_and(|name| name == about && !about.is_empty())
        };
        let is_tactic = |entry: &Entry| of(&deck.tactics, entry.tactic);
        let first = deck.items.iter().find(|entry| of(&deck.families, entry.family) || is_tactic(entry))?;
        let whole = of(&deck.families, first.family);
        let (mut own, mut near, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for (place, entry) in deck.items.iter().enumerate() {
            let twin = entry.twin.and_then(|twin| deck.items.get(twin));
            if !whole && (is_tactic(entry) || twin.is_some_and(is_tactic)) {
                own.push(place);
            } else if entry.family == first.family {
                let list = match (entry.was_measurable(clock), whole) {
                    (true, _) => &mut kept,
                    (false, true) => &mut own,
                    (false, false) => &mut near,
                };
                list.push(place);
            }
        }
        if own.is_empty() {
            own = kept;
        }
        Some(Self { family: first.family, own, near })
    }

    /// Whether a round may show the item in this place.
    pub(super) fn has(&self, place: usize) -> bool {
        self.owns(place) || self.near.binary_search(&place).is_ok()
    }

    /// Whether the round is about this item, which then comes before the others.
    pub(super) fn owns(&self, place: usize) -> bool {
        self.own.binary_search(&place).is_ok()
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        self.own.iter().chain(&self.near).copied()
    }

    /// How many exercises a round can have: each item once, and a put-in-order exercise.
    pub(super) fn exercises(&self, deck: &Deck) -> usize {
        let order = deck.orders.iter().any(|order| order.family == self.family);
        self.own.len() + self.near.len() + usize::from(order)
    }

    /// How many exercises are no scams.
    pub(super) fn others(&self, deck: &Deck) -> usize {
        let scam = |place: &usize| deck.items.get(*place).is_some_and(|entry| entry.truth == Truth::Scam);
        self.exercises(deck) - self.places().filter(scam).count()
    }

    /// How many items are left.
    pub(super) fn unasked(&self, asked: &[usize]) -> usize {
        self.places().filter(|place| !asked.contains(place)).count()
    }
}
