//! The practice draw: what is due first, near 70 % success, balanced, never more than half scams.

use super::{Ask, Profile, Rng, Schedule, ability::Ability, deck::Entry, session::Draw, topic::Topic};
use crate::pack::Truth;

/// Most families that come up because they are due in one session, however long the break was.
pub const MOST_DUE: u32 = 10;

/// Chance of a right answer that practice aims at.
const AIM: f64 = 0.7;

/// Cost of another kind of artefact than the one drawn: below that of a family met before, so that new families come
/// first, and above most of what difficulty costs.
const OTHER_KIND: f64 = 0.25;

/// Criterion below which the person says “scam” too readily and gets more genuine artefacts.
const SUSPICIOUS: f64 = -0.2;

/// Judgements of each kind from which on the criterion is taken seriously: its standard error is then 0.3.
const SUSPICIOUS_FROM: u32 = 10;

/// What the practice draw looks at.
#[derive(Debug)]
pub(super) struct Practice<'a> {
    /// Where the session stands.
    pub(super) draw: Draw<'a>,
    /// What was measured so far.
    pub(super) profile: &'a Profile,
    /// How likely the person is to be right.
    pub(super) ability: &'a Ability,
    /// What is due.
    pub(super) schedule: &'a Schedule,
    /// Whether other exercises than judging may come up.
    pub(super) varied: bool,
}

/// What speaks for and against asking a family now.
#[derive(Debug, Clone, Copy)]
struct Turn {
    /// Its place among those that are due, the most forgotten first.
    due: usize,
    /// Cost of asking it when nothing is due: high when it was asked in this session, low when it is new.
    cost: f64,
}

impl Practice<'_> {
    /// What to ask next.
    pub(super) fn next(&self) -> Option<Ask> {
        if self.draw.left() == 0 {
            return None;
        }
        let mut rng = self.draw.rng();
        let scams = self.scams_left();
        // Drawing the scams' slots without replacement makes every order of them equally likely.
        let scam = rng.below(self.draw.left() as usize) < scams;
        let unclear = rng.below(6) == 0;
        let variety = if self.varied { rng.unit() } else { 1.0 };
        if variety < 0.1
            && !scam
            && let Some(order) = self.order()
        {
            return Some(Ask::Order { order, seed: rng.next_u64() });
        }
        let wanted = match (scam, unclear) {
            (true, _) => [Truth::Scam, Truth::Genuine, Truth::CannotTell],
            (false, true) => [Truth::CannotTell, Truth::Genuine, Truth::Scam],
            (false, false) => [Truth::Genuine, Truth::CannotTell, Truth::Scam],
        };
        let mut allowed = wanted.into_iter().filter(|truth| *truth != Truth::Scam || scams > 0);
        let Some(place) = allowed.find_map(|truth| self.item(truth, &mut rng)).or_else(|| self.rest()) else {
            let order = self.order().filter(|_| self.draw.topic.is_some())?;
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
        let others = self.draw.topic.as_ref().map_or(length, |topic| topic.others(self.draw.deck));
        let most = most.max(length.saturating_sub(others));
        let asked = self.draw.asked.iter().filter_map(|place| self.draw.deck.items.get(*place));
        most.saturating_sub(asked.filter(|entry| entry.truth == Truth::Scam).count())
    }

    /// The item of this truth to ask, leaving those kept for measuring alone as long as there is another.
    fn item(&self, truth: Truth, rng: &mut Rng) -> Option<usize> {
        // A topic has left them out already.
        let first = if self.draw.topic.is_some() { None } else { self.best(truth, false, rng) };
        first.or_else(|| self.best(truth, true, rng))
    }

    /// What a topic has left when nothing in it keeps the rules: better the twin of the last than nothing.
    fn rest(&self) -> Option<usize> {
        let topic = self.draw.topic.as_ref()?;
        let items = self.draw.deck.items.iter().enumerate();
        let left = items.filter(|(place, _)| topic.has(*place) && !self.draw.asked.contains(place));
        // A genuine twin before one scam more than half.
        left.min_by_key(|(_, entry)| entry.truth == Truth::Scam).map(|(place, _)| place)
    }

    /// The item of the most forgotten due family, one never seen or else the one seen longest ago; when nothing is
    /// due, the item that costs least.
    fn best(&self, truth: Truth, even_kept: bool, rng: &mut Rng) -> Option<usize> {
        let turns = self.turns();
        let items = || self.draw.deck.items.iter().enumerate();
        let may = |place: usize, entry: &Entry| {
            entry.truth == truth && (even_kept || !entry.is_measurable()) && self.is_free(place)
        };
        // The kind of any of them at random, so that each kind comes up as often as there are items of it.
        let kinds: Vec<_> =
            items().filter(|(place, entry)| may(*place, entry)).map(|(_, entry)| entry.kind).collect();
        let kind = rng.pick(&kinds).copied();
        let mut best = None;
        for (place, entry) in items().filter(|(place, entry)| may(*place, entry)) {
            let Some(turn) = turns.get(entry.family) else { continue };
            let aside = match &self.draw.topic {
                Some(topic) if !topic.has(place) => continue,
                Some(topic) => !topic.owns(place),
                None => false,
            };
            let shown = if turn.due == usize::MAX { 0 } else { entry.shown };
            let other = if kind == Some(entry.kind) { 0.0 } else { OTHER_KIND };
            let cost = turn.cost + self.cost(entry) + other + 0.1 * rng.unit();
            let rank = (aside, turn.due, shown);
            let better =
                best.is_none_or(|(_, first, least)| rank.cmp(&first).then(cost.total_cmp(&least)).is_lt());
            if better {
                best = Some((place, rank, cost));
            }
        }
        best.map(|(place, ..)| place)
    }

    /// What speaks against an item beside its family: off the aim, a group asked before, seen lately.
    fn cost(&self, entry: &Entry) -> f64 {
        let off_aim = (self.ability.chance(entry) - AIM).abs();
        let deck = self.draw.deck;
        let same_group =
            |place: &&usize| deck.items.get(**place).is_some_and(|asked| asked.group == entry.group);
        let group = self.draw.asked.iter().rev().take(3).filter(same_group).count() as f64;
        let age = deck.clock.saturating_sub(entry.shown) as f64;
        let lately = if entry.shown == 0 { 0.0 } else { 1.0 / (1.0 + age / 20.0) };
        off_aim + 0.1 * group + lately
    }

    /// The turn of every family of the deck.
    fn turns(&self) -> Vec<Turn> {
        let deck = self.draw.deck;
        let new = |family: &String| self.schedule.cards().get(family).is_none();
        let cost = |family| if new(family) { 0.0 } else { 0.3 };
        let mut turns: Vec<Turn> =
            deck.families.iter().map(|family| Turn { due: usize::MAX, cost: cost(family) }).collect();
        for entry in self.draw.asked.iter().filter_map(|place| deck.items.get(*place)) {
            if let Some(turn) = turns.get_mut(entry.family) {
                turn.cost += 0.5;
            }
        }
        if self.draw.step < MOST_DUE {
            for (rank, (family, _)) in self.schedule.due(self.draw.session.started).into_iter().enumerate() {
                let place = deck.families.iter().position(|known| known == family);
                if let Some(turn) = place.and_then(|place| turns.get_mut(place)) {
                    turn.due = rank;
                }
            }
        }
        turns
    }

    /// Not shown in this session, and not the twin of what was shown last.
    fn is_free(&self, place: usize) -> bool {
        let asked = &self.draw.asked;
        let last = asked.last().and_then(|last| self.draw.deck.items.get(*last));
        !asked.contains(&place) && last.is_none_or(|last| last.twin != Some(place))
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
        self.draw.topic.as_ref().is_none_or(|topic| unasked(topic) > self.draw.left() as usize)
    }

    /// The put-in-order exercise shown longest ago, once in a session.
    fn order(&self) -> Option<String> {
        let topic = self.draw.topic.as_ref();
        let orders = self.draw.deck.orders.iter().filter(|_| !self.draw.ordered);
        let orders = orders.filter(|order| topic.is_none_or(|topic| topic.family == order.family));
        orders.min_by_key(|order| order.shown).map(|order| order.id.clone())
    }
}
