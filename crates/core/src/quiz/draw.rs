//! State of a session from which its next exercise is chosen.

use super::{Rng, Seed, Session, deck::Deck, entry::Entry, rng::hash};

/// State of a session that the choice of its next exercise depends on.
#[derive(Debug, Clone)]
pub(super) struct Draw<'a> {
    /// The items to choose from.
    pub(super) deck: &'a Deck,
    /// The session.
    pub(super) session: &'a Session,
    /// Number of exercises it has had.
    pub(super) step: u32,
    /// Indices of the items it has shown, in order; of twins both.
    pub(super) asked: Vec<usize>,
}

impl Draw<'_> {
    /// Returns the random numbers of this step.
    pub(super) fn rng(&self) -> Rng {
        Rng::of_step(self.session.id.into(), self.step)
    }

    /// Returns the number of the variant in which an item is asked next.
    pub(super) fn variant(&self, entry: &Entry) -> u32 {
        let seed = Seed(self.session.id.0 ^ hash(entry.id.bytes()));
        entry.variant(&mut Rng::of_step(seed, self.step))
    }

    /// Returns the number of the open variant in which an item is asked next: one at random of those that were
    /// not shown for 60 days; none if there is none.
    pub(super) fn open_variant(&self, entry: &Entry) -> Option<u32> {
        let seed = Seed(self.session.id.0 ^ hash(entry.id.bytes()));
        let fits = |number| number < entry.variants && entry.is_fresh_as(number, self.session.started);
        entry.open.as_ref()?.find(&mut Rng::of_step(seed, self.step), fits)
    }

    /// Returns the name under which an item is asked next.
    pub(super) fn name(&self, entry: &Entry) -> String {
        Deck::name(entry, self.variant(entry))
    }

    /// Returns the number of exercises left.
    pub(super) fn left(&self) -> u32 {
        self.session.length.saturating_sub(self.step)
    }
}
