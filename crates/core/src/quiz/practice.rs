//! The practice draw: what is due first, near 70 % success, balanced, never more than half scams.

use super::{
    Ask, Profile, Rng, Schedule, ability::Ability, choosing::Turn, deck::Entry, session::Draw, topic::Topic,
};
use crate::pack::Truth;

/// Most families that come up because they are due in one session, however long the break was.
pub const MOST_DUE: u32 = 10;

/// Criterion below which the person says “scam” too readily and gets more genuine artefacts.
const SUSPICIOUS: f64 = -0.2;

/// Judgements of each kind from which on the criterion is taken seriously: its standard error is then 0.3.
const SUSPICIOUS_FROM: u32 = 10;

/// What the practice draw looks at.
#[derive(Debug)]
pub(super) struct Practice<'a> {
    /// Where the session stands.
    pub(super) draw: Draw<'a>,
    /// What it keeps to; none for everything.
    pub(super) topic: Option<Topic>,
    /// Whether it has had a put-in-order exercise.
    pub(super) ordered: bool,
    /// What was measured so far.
    pub(super) profile: &'a Profile,
    /// How likely the person is to be right.
    pub(super) ability: &'a Ability,
    /// What is due.
    pub(super) schedule: &'a Schedule,
    /// Whether other exercises than judging may come up.
    pub(super) varied: bool,
}

impl Practice<'_> {
    /// What to ask next.
    pub(super) fn next(&self) -> Option<Ask> {
        if self.draw.left() == 0 {
            return None;
        }
        let mut rng = self.draw.rng();
        let scams = self.scams_left();
        let wanted = self.draw.truths(scams, &mut rng);
        let variety = if self.varied { rng.unit() } else { 1.0 };
        if variety < 0.1
            && wanted.first() != Some(&Truth::Scam)
            && let Some(order) = self.order()
        {
            return Some(Ask::Order { order, seed: rng.next_u64() });
        }
        let mut allowed = wanted.into_iter().filter(|truth| *truth != Truth::Scam || scams > 0);
        let Some(place) = allowed.find_map(|truth| self.item(truth, &mut rng)).or_else(|| self.rest()) else {
            let order = self.order().filter(|_| self.topic.is_some())?;
            return Some(Ask::Order { order, seed: rng.next_u64() });
        };
        Some(self.exercise(self.draw.deck.items.get(place)?, variety, rng.below(2) == 0))
    }

    /// How many scams the rest of the session may have: half of it in all, two fifths for the over-suspicious.
    fn scams_left(&self) -> usize {
        let counts = self.profile.counts();
        let known = counts.scams().min(counts.genuine()) >= SUSPICIOUS_FROM;
        let suspicious = counts.detection().is_some_and(|found| found.criterion.value < SUSPICIOUS);
        let length = self.draw.session.length as usize;
        let most = if known && suspicious { length * 2 / 5 } else { length / 2 };
        // A topic may have too few others.
        let others = self.topic.as_ref().map_or(length, |topic| topic.others(self.draw.deck));
        let most = most.max(length.saturating_sub(others));
        self.draw.scams_left(most)
    }

    /// The item of this truth to ask, leaving those kept for measuring alone as long as there is another.
    fn item(&self, truth: Truth, rng: &mut Rng) -> Option<usize> {
        // A topic has left them out already.
        let first = if self.topic.is_some() { None } else { self.best(truth, false, rng) };
        first.or_else(|| self.best(truth, true, rng))
    }

    /// What a topic has left when nothing in it keeps the rules: better the twin of the last than nothing.
    fn rest(&self) -> Option<usize> {
        let topic = self.topic.as_ref()?;
        let items = self.draw.deck.items.iter().enumerate();
        let left = items.filter(|(place, _)| topic.has(*place) && !self.draw.asked.contains(place));
        // A genuine twin before one scam more than half.
        left.min_by_key(|(_, entry)| entry.truth == Truth::Scam).map(|(place, _)| place)
    }

    fn best(&self, truth: Truth, even_kept: bool, rng: &mut Rng) -> Option<usize> {
        let aside = |place: usize| match &self.topic {
            Some(topic) => topic.has(place).then(|| !topic.owns(place)),
            None => Some(false),
        };
        self.draw.best(self.ability, &self.turns(), &aside, (truth, even_kept), rng)
    }

    /// The turn of every family of the deck.
    fn turns(&self) -> Vec<Turn> {
        let mut turns = self.draw.turns(|_, family| self.schedule.cards().get(family).is_none());
        if self.draw.step < MOST_DUE {
            for (rank, (family, _)) in self.schedule.due(self.draw.session.started).into_iter().enumerate() {
                let place = self.draw.deck.families.iter().position(|known| known == family);
                if let Some(turn) = place.and_then(|place| turns.get_mut(place)) {
                    turn.due = rank;
                }
            }
        }
        turns
    }

    /// How an item is asked.
    fn exercise(&self, entry: &Entry, variety: f64, scam_first: bool) -> Ask {
        let item = entry.id.clone();
        let twin = entry.twin.filter(|twin| !self.draw.asked.contains(twin));
        let twin = twin.and_then(|twin| self.draw.deck.items.get(twin));
        match twin.filter(|twin| !twin.is_measurable()) {
            _ if entry.truth != Truth::Scam => Ask::Judge { item },
            _ if entry.tap && variety < 0.25 => Ask::Tap { item },
            Some(twin) if variety < 0.45 && self.has_room() => {
                Ask::Twins { scam: item, genuine: twin.id.clone(), scam_first }
            }
            _ => Ask::Judge { item },
        }
    }

    /// Whether a topic has enough left for an exercise that shows two items at once.
    fn has_room(&self) -> bool {
        let unasked = |topic: &Topic| topic.unasked(&self.draw.asked);
        self.topic.as_ref().is_none_or(|topic| unasked(topic) > self.draw.left() as usize)
    }

    /// The put-in-order exercise shown longest ago, once in a session.
    fn order(&self) -> Option<String> {
        let topic = self.topic.as_ref();
        let orders = self.draw.deck.orders.iter().filter(|_| !self.ordered);
        let orders = orders.filter(|order| topic.is_none_or(|topic| topic.family == order.family));
        orders.min_by_key(|order| order.shown).map(|order| order.id.clone())
    }
}
