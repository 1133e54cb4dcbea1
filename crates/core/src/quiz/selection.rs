//! Selection of the next item for practice: half scams at most, many families and media, near 70 % success.

use super::{Rng, ability::Ability, draw::Draw, entry::Entry};
use crate::pack::Truth;

/// Probability of a right answer that practice aims at.
const AIM: f64 = 0.7;

/// Cost of an item of another medium than the one drawn. It is below that of a family met before, so that new
/// families come first, and above most differences in difficulty.
const OTHER_MEDIUM: f64 = 0.25;

/// Cost of an item of another channel group than the one drawn.
const OTHER_GROUP: f64 = 0.15;

/// Largest random cost. Difficulties are estimates, no more exact than this; and with less, a few items whose
/// difficulty fits best would stand in most rounds.
const SPREAD: f64 = 0.29;

/// Number of answers after which the cost of an item that was shown has halved.
const FADES: f64 = 20.0;

/// Priority of a family when the next item is chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct FamilyPriority {
    /// Rank among the families that are due, the most forgotten first; `usize::MAX` if it is not due.
    pub(super) due: usize,
    /// Cost of asking it if nothing is due: high if it was asked in this session, low if it is new.
    pub(super) cost: f64,
}

/// Filter of the items by index. Returns `None` to exclude an item, else its priority, lowest first.
pub(super) type Filter<'a> = &'a dyn Fn(usize) -> Option<u8>;

impl Draw<'_> {
    /// Returns the truths in the order in which to look for the next item; `scams` is how many scams are
    /// left.
    pub(super) fn truths(&self, scams: usize, rng: &mut Rng) -> [Truth; 3] {
        // Drawing the slots of the scams without replacement makes every order equally likely.
        let scam = rng.below(self.left() as usize) < scams;
        let unclear = rng.below(6) == 0;
        match (scam, unclear) {
            (true, _) => [Truth::Scam, Truth::Genuine, Truth::CannotTell],
            (false, true) => [Truth::CannotTell, Truth::Genuine, Truth::Scam],
            (false, false) => [Truth::Genuine, Truth::CannotTell, Truth::Scam],
        }
    }

    /// Returns how many scams the rest of the session may have, if all of it may have `most`.
    pub(super) fn scams_left(&self, most: usize) -> usize {
        let asked = self.asked.iter().filter_map(|place| self.deck.items.get(*place));
        most.saturating_sub(asked.filter(|entry| entry.truth == Truth::Scam).count())
    }

    /// Returns the priority of every family of the deck if nothing is due. `is_new` is given index and id of
    /// a family.
    pub(super) fn priorities(&self, is_new: impl Fn(usize, &str) -> bool) -> Vec<FamilyPriority> {
        let cost = |(place, family): (usize, &String)| if is_new(place, family) { 0.0 } else { 0.3 };
        let families = self.deck.families.iter().enumerate();
        let mut priorities: Vec<_> =
            families.map(|family| FamilyPriority { due: usize::MAX, cost: cost(family) }).collect();
        for entry in self.asked.iter().filter_map(|place| self.deck.items.get(*place)) {
            if let Some(priority) = priorities.get_mut(entry.family) {
                priority.cost += 0.5;
            }
        }
        priorities
    }

    /// Returns the index of the best item of a truth. If families are due, it is an item of the most
    /// forgotten one: one never shown, or else the one shown longest ago. If none is due, it is the item of
    /// least cost.
    ///
    /// `held_out` also allows items that are held out for measuring and were not measured yet.
    pub(super) fn best(
        &self,
        ability: &Ability,
        priorities: &[FamilyPriority],
        filter: Filter<'_>,
        (truth, held_out): (Truth, bool),
        rng: &mut Rng,
    ) -> Option<usize> {
        let items = || self.deck.items.iter().enumerate();
        let may = |place: usize, entry: &Entry| {
            let may = held_out && !entry.in_form || !entry.is_measurable();
            entry.truth == truth && may && self.is_free(place)
        };
        // Medium and group of one item of either truth at random, so that they say nothing of the truth, and
        // each comes up as often as there are items of it.
        let either: Vec<_> = items()
            .filter(|(place, entry)| !entry.is_measurable() && self.is_free(*place))
            .map(|(_, entry)| (entry.kind, entry.group))
            .collect();
        let (medium, group) = rng.pick(&either).copied().unzip();
        let mut best = None;
        for (place, entry) in items().filter(|(place, entry)| may(*place, entry)) {
            let (Some(family), Some(last)) = (priorities.get(entry.family), filter(place)) else { continue };
            let shown = if family.due == usize::MAX { 0 } else { entry.shown };
            let other = if medium == Some(entry.kind) { 0.0 } else { OTHER_MEDIUM }
                + if group == Some(entry.group) { 0.0 } else { OTHER_GROUP };
            let cost = family.cost + self.cost(ability, entry) + other + SPREAD * rng.unit();
            // A text that was shown lately comes after all that were not, of its family if one is due.
            let stale = !entry.is_fresh(self.session.started);
            let rank = (last, family.due, stale, shown);
            let better =
                best.is_none_or(|(_, first, least)| rank.cmp(&first).then(cost.total_cmp(&least)).is_lt());
            if better {
                best = Some((place, rank, cost));
            }
        }
        best.map(|(place, ..)| place)
    }

    /// Returns the cost of an item apart from its family: off the aim, same group as the last ones, shown
    /// lately.
    fn cost(&self, ability: &Ability, entry: &Entry) -> f64 {
        let off_aim = (ability.chance(entry) - AIM).abs();
        let same_group =
            |place: &&usize| self.deck.items.get(**place).is_some_and(|asked| asked.group == entry.group);
        let group = self.asked.iter().rev().take(3).filter(same_group).count() as f64;
        let age = self.deck.clock.saturating_sub(entry.shown) as f64;
        let lately = if entry.shown == 0 { 0.0 } else { 1.0 / (1.0 + age / FADES) };
        off_aim + 0.1 * group + lately
    }

    /// Returns whether an item was not shown in this session and is not the twin of the item shown last.
    fn is_free(&self, place: usize) -> bool {
        let last = self.asked.last().and_then(|last| self.deck.items.get(*last));
        !self.asked.contains(&place) && last.is_none_or(|last| last.twin != Some(place))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mode, Session, SessionId, deck::Deck};
    use super::*;
    use crate::{pack::ArtefactKind, time::Millis};

    fn entry(truth: Truth, difficulty: u8, group: usize, shown: usize) -> Entry {
        Entry {
            id: String::new(),
            truth,
            family: 0,
            tactic: 0,
            group,
            kind: ArtefactKind::Sms,
            twin: None,
            difficulty,
            held_out: false,
            in_form: false,
            tap: false,
            open: None,
            first: shown,
            shown,
            variants: 1,
            seen: Vec::new(),
        }
    }

    fn deck(items: Vec<Entry>, clock: usize) -> Deck {
        let mut deck = Deck::default();
        deck.items.extend(items);
        deck.clock += clock;
        deck
    }

    fn session() -> Session {
        Session {
            id: SessionId(1),
            mode: Mode::Practice,
            started: Millis(0),
            length: 10,
            about: String::new(),
            writer: 0,
        }
    }

    #[test]
    fn an_item_shown_lately_and_a_group_among_the_last_three_cost_more() {
        let shown = |ago: usize| entry(Truth::Scam, 2, 0, 100 - ago);
        let items =
            vec![shown(0), shown(20), shown(60), entry(Truth::Scam, 2, 0, 0), entry(Truth::Scam, 2, 1, 0)];
        let deck = deck(items, 100);
        let (ability, session) = (Ability::default(), session());
        let costs = |asked: &[usize]| -> Vec<f64> {
            let draw = Draw { deck: &deck, session: &session, step: 0, asked: asked.to_vec() };
            let off_aim = (ability.chance(&deck.items[3]) - AIM).abs();
            deck.items.iter().map(|entry| draw.cost(&ability, entry) - off_aim).collect()
        };
        let close = |costs: Vec<f64>, want: [f64; 5]| {
            let off = costs.iter().zip(want).map(|(cost, want)| (cost - want).abs());
            assert!(off.fold(0.0, f64::max) < 1e-12, "{costs:?} {want:?}");
        };
        close(costs(&[]), [1.0, 0.5, 0.25, 0.0, 0.0]);
        close(costs(&[0]), [1.1, 0.6, 0.35, 0.1, 0.0]);
        close(costs(&[0, 1, 2, 4]), [1.2, 0.7, 0.45, 0.2, 0.1]);
    }

    #[test]
    fn the_item_nearest_to_seventy_per_cent_costs_least() {
        let items = (0..5).map(|level| entry(Truth::Genuine, level, 0, 0)).collect();
        let deck = deck(items, 0);
        let session = session();
        let draw = Draw { deck: &deck, session: &session, step: 0, asked: Vec::new() };
        let costs = deck.items.iter().map(|entry| (draw.cost(&Ability::default(), entry), entry.difficulty));
        let mut costs: Vec<_> = costs.collect();
        costs.sort_by(|one, other| one.0.total_cmp(&other.0));
        // An average person judges 0.91, 0.86, 0.77, 0.65 and 0.5 of them rightly, from the easiest on.
        assert_eq!(costs.iter().map(|(_, level)| *level).collect::<Vec<_>>(), [3, 2, 1, 4, 0]);
        assert!((costs[0].0 - (0.7 - 0.645_656_3)).abs() < 1e-6);
    }
}
