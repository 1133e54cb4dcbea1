//! Topic of a practice session: the items of one family, tactic or look-alike, and such as are like them.

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
    /// Items of other families that are most like its own, where those are too few.
    alike: Vec<usize>,
}

impl Topic {
    /// Finds the topic with this id. Returns none if the deck has no item of it.
    ///
    /// Items of forms are always left out. Other items held out for measuring are, unless there is nothing
    /// else, or a tactic's session is about them: a tactic has one or two items. Where that is less than
    /// `length` exercises, items of other families join, none of them held out. `clock` is the number of
    /// responses in the log when the session began, so that it has the same items until its end.
    pub(super) fn find(deck: &Deck, about: &str, clock: usize, length: u32) -> Option<Self> {
        let of = |names: &[String], place: usize| {
            names.get(place).is_some_and(|name| name == about && !about.is_empty())
        };
        let is_tactic = |entry: &Entry| of(&deck.tactics, entry.tactic);
        let first = deck.items.iter().find(|entry| of(&deck.families, entry.family) || is_tactic(entry))?;
        let whole = of(&deck.families, first.family);
        let (mut own, mut near, mut held_out) = (Vec::new(), Vec::new(), Vec::new());
        for (place, entry) in deck.items.iter().enumerate() {
            let twin = entry.twin.and_then(|twin| deck.items.get(twin));
            if entry.in_form {
                continue;
            } else if !whole && (is_tactic(entry) || twin.is_some_and(is_tactic)) {
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
        let mut topic = Self { family: first.family, own, near, alike: Vec::new() };
        topic.fill(deck, clock, length as usize);
        Some(topic)
    }

    /// Adds items of other families, twice as many as exercises are missing, so that there is a choice: those
    /// of the same media and channel groups first, scams and others in turn.
    fn fill(&mut self, deck: &Deck, clock: usize, length: usize) {
        let missing = length.saturating_sub(self.exercises(deck));
        let own: Vec<_> = self.places().filter_map(|place| deck.items.get(place)).collect();
        let differs = |entry: &Entry| {
            let kind = own.iter().any(|own| own.kind == entry.kind);
            let group = own.iter().any(|own| own.group == entry.group);
            u8::from(!kind) + u8::from(!group)
        };
        let mut ranks: Vec<(u8, usize, usize)> = Vec::new();
        let mut counts = [[0; 2]; 3];
        for (place, entry) in deck.items.iter().enumerate() {
            if missing > 0 && !entry.was_measurable(clock) && !self.has(place) {
                let (rank, scam) = (differs(entry), usize::from(entry.truth == Truth::Scam));
                let count = counts.get_mut(usize::from(rank)).and_then(|counts| counts.get_mut(scam));
                let turn = count.map_or(0, |count| std::mem::replace(count, *count + 1));
                ranks.push((rank, turn, place));
            }
        }
        ranks.sort_unstable();
        self.alike = ranks.into_iter().take(missing * 2).map(|(.., place)| place).collect();
        self.alike.sort_unstable();
    }

    /// Returns how far from the topic the item with this index is: 0 for its own, 1 for others of its family,
    /// 2 for such as are like them. Nearer ones come first. Returns none for an item that the session may not
    /// show.
    pub(super) fn distance(&self, place: usize) -> Option<u8> {
        let lists = (0..).zip([&self.own, &self.near, &self.alike]);
        let mut found = lists.filter(|(_, list)| list.binary_search(&place).is_ok());
        found.next().map(|(distance, _)| distance)
    }

    /// Returns whether the session may show the item with this index.
    pub(super) fn has(&self, place: usize) -> bool {
        self.distance(place).is_some()
    }

    /// Returns whether it has items of other families.
    pub(super) fn has_alike(&self) -> bool {
        !self.alike.is_empty()
    }

    /// Returns whether the item with this index is of another family.
    pub(super) fn is_alike(&self, place: usize) -> bool {
        self.alike.binary_search(&place).is_ok()
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        self.own.iter().chain(&self.near).chain(&self.alike).copied()
    }

    /// Returns the most exercises the session can have: each item once, and one put-in-order exercise.
    pub(super) fn exercises(&self, deck: &Deck) -> usize {
        self.related(deck) + self.alike.len()
    }

    /// Returns how many of these exercises are about the topic or its family.
    pub(super) fn related(&self, deck: &Deck) -> usize {
        let order = deck.orders.iter().any(|order| order.family == self.family);
        self.own.len() + self.near.len() + usize::from(order)
    }

    /// Returns how many of the [`Topic::related`] exercises are scams.
    pub(super) fn scams(&self, deck: &Deck) -> usize {
        let scam = |place: &&usize| deck.items.get(**place).is_some_and(|entry| entry.truth == Truth::Scam);
        self.own.iter().chain(&self.near).filter(scam).count()
    }

    /// Returns how many items of the topic or its family are left.
    pub(super) fn unasked(&self, asked: &[usize]) -> usize {
        self.own.iter().chain(&self.near).filter(|place| !asked.contains(place)).count()
    }
}
