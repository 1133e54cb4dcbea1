//! Topic of a practice session: the items of one family, tactic or look-alike.

use super::{deck::Deck, entry::Entry};
use crate::pack::Truth;

/// Items of a session about a family, a tactic or a look-alike, as indices in the deck in ascending order.
#[derive(Debug, Clone)]
pub(super) struct Topic {
    /// Index of the family that it is or belongs to.
    pub(super) family: usize,
    /// Items that it is about.
    own: Vec<usize>,
    /// Other items of its family.
    near: Vec<usize>,
}

impl Topic {
    /// Finds the topic with this id. Returns none if the deck has no item of it.
    ///
    /// Items held out for measuring are left out, unless there is nothing else, or a tactic's session is
    /// about them: a tactic has one or two items. `clock` is the number of responses in the log when the
    /// session began, so that it has the same items until its end.
    pub(super) fn find(deck: &Deck, about: &str, clock: usize) -> Option<Self> {
        let of = |names: &[String], place: usize| {
            names.get(place).is_some_and(|name| name == about && !about.is_empty())
        };
        let is_tactic = |entry: &Entry| of(&deck.tactics, entry.tactic);
        let first = deck.items.iter().find(|entry| of(&deck.families, entry.family) || is_tactic(entry))?;
        let whole = of(&deck.families, first.family);
        let (mut own, mut near, mut held_out) = (Vec::new(), Vec::new(), Vec::new());
        for (place, entry) in deck.items.iter().enumerate() {
            let twin = entry.twin.and_then(|twin| deck.items.get(twin));
            if !whole && (is_tactic(entry) || twin.is_some_and(is_tactic)) {
                own.push(place);
            } else if entry.family == first.family {
                let list = match (entry.was_measurable(clock), whole) {
                    (true, _) => &mut held_out,
                    (false, true) => &mut own,
                    (false, false) => &mut near,
                };
                list.push(place);
            }
        }
        if own.is_empty() {
            own = held_out;
        }
        Some(Self { family: first.family, own, near })
    }

    /// Returns whether the session may show the item with this index.
    pub(super) fn has(&self, place: usize) -> bool {
        self.owns(place) || self.near.binary_search(&place).is_ok()
    }

    /// Returns whether the session is about this item, which then comes before the others.
    pub(super) fn owns(&self, place: usize) -> bool {
        self.own.binary_search(&place).is_ok()
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        self.own.iter().chain(&self.near).copied()
    }

    /// Returns the most exercises the session can have: each item once, and one put-in-order exercise.
    pub(super) fn exercises(&self, deck: &Deck) -> usize {
        let order = deck.orders.iter().any(|order| order.family == self.family);
        self.own.len() + self.near.len() + usize::from(order)
    }

    /// Returns how many of these exercises are no scams.
    pub(super) fn others(&self, deck: &Deck) -> usize {
        let scam = |place: &usize| deck.items.get(*place).is_some_and(|entry| entry.truth == Truth::Scam);
        self.exercises(deck) - self.places().filter(scam).count()
    }

    /// Returns how many items are left.
    pub(super) fn unasked(&self, asked: &[usize]) -> usize {
        self.places().filter(|place| !asked.contains(place)).count()
    }
}
