//! What every practice round chooses by: half scams at most, many families, near 70 % success, every kind of artefact.

use super::{Rng, ability::Ability, deck::Entry, session::Draw};
use crate::pack::Truth;

/// Chance of a right answer that practice aims at.
const AIM: f64 = 0.7;

/// Cost of another kind of artefact than the one drawn: below that of a family met before, so that new families come
/// first, and above most of what difficulty costs.
const OTHER_KIND: f64 = 0.25;

/// After how many answers it counts half as much that an item was seen.
const FADES: f64 = 20.0;

/// What speaks for and against asking a family now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    /// Its place among those that are due, the most forgotten first.
    pub(super) due: usize,
    /// Cost of asking it when nothing is due: high when it was asked in this session, low when it is new.
    pub(super) cost: f64,
}

/// Which items a draw may choose: none for one that it may not, else whether it comes after the others.
pub(super) type Aside<'a> = &'a dyn Fn(usize) -> Option<bool>;

impl Draw<'_> {
    /// The truths to ask for now, the most wanted first; `scams` are left.
    pub(super) fn truths(&self, scams: usize, rng: &mut Rng) -> [Truth; 3] {
        // Drawing the scams' slots without replacement makes every order of them equally likely.
        let scam = rng.below(self.left() as usize) < scams;
        let unclear = rng.below(6) == 0;
        match (scam, unclear) {
            (true, _) => [Truth::Scam, Truth::Genuine, Truth::CannotTell],
            (false, true) => [Truth::CannotTell, Truth::Genuine, Truth::Scam],
            (false, false) => [Truth::Genuine, Truth::CannotTell, Truth::Scam],
        }
    }

    /// How many scams the rest of the session may have, of so many in all.
    pub(super) fn scams_left(&self, most: usize) -> usize {
        let asked = self.asked.iter().filter_map(|place| self.deck.items.get(*place));
        most.saturating_sub(asked.filter(|entry| entry.truth == Truth::Scam).count())
    }

    /// The turn of every family of the deck, where nothing is due.
    pub(super) fn turns(&self, is_new: impl Fn(usize, &str) -> bool) -> Vec<Turn> {
        let cost = |(place, family): (usize, &String)| if is_new(place, family) { 0.0 } else { 0.3 };
        let families = self.deck.families.iter().enumerate();
        let mut turns: Vec<_> = families.map(|family| Turn { due: usize::MAX, cost: cost(family) }).collect();
        for entry in self.asked.iter().filter_map(|place| self.deck.items.get(*place)) {
            if let Some(turn) = turns.get_mut(entry.family) {
                turn.cost += 0.5;
            }
        }
        turns
    }

    /// The item of the most forgotten due family, one never seen or else the one seen longest ago; when nothing is
    /// due, the item that costs least. Those kept for measuring only if `even_kept`.
    pub(super) fn best(
        &self,
        ability: &Ability,
        turns: &[Turn],
        aside: Aside<'_>,
        (truth, even_kept): (Truth, bool),
        rng: &mut Rng,
    ) -> Option<usize> {
        let items = || self.deck.items.iter().enumerate();
        let may = |place: usize, entry: &Entry| {
            entry.truth == truth && (even_kept || !entry.is_measurable()) && self.is_free(place)
        };
        // The kind of any of them at random, so that each kind comes up as often as there are items of it.
        let kinds: Vec<_> =
            items().filter(|(place, entry)| may(*place, entry)).map(|(_, entry)| entry.kind).collect();
        let kind = rng.pick(&kinds).copied();
        let mut best = None;
        for (place, entry) in items().filter(|(place, entry)| may(*place, entry)) {
            let (Some(turn), Some(aside)) = (turns.get(entry.family), aside(place)) else { continue };
            let shown = if turn.due == usize::MAX { 0 } else { entry.shown };
            let other = if kind == Some(entry.kind) { 0.0 } else { OTHER_KIND };
            let cost = turn.cost + self.cost(ability, entry) + other + 0.1 * rng.unit();
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
    fn cost(&self, ability: &Ability, entry: &Entry) -> f64 {
        let off_aim = (ability.chance(entry) - AIM).abs();
        let same_group =
            |place: &&usize| self.deck.items.get(**place).is_some_and(|asked| asked.group == entry.group);
        let group = self.asked.iter().rev().take(3).filter(same_group).count() as f64;
        let age = self.deck.clock.saturating_sub(entry.shown) as f64;
        let lately = if entry.shown == 0 { 0.0 } else { 1.0 / (1.0 + age / FADES) };
        off_aim + 0.1 * group + lately
    }

    /// Not shown in this session, and not the twin of what was shown last.
    fn is_free(&self, place: usize) -> bool {
        let last = self.asked.last().and_then(|last| self.deck.items.get(*last));
        !self.asked.contains(&place) && last.is_none_or(|last| last.twin != Some(place))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Mode, Session, deck::Deck};
    use super::*;
    use crate::pack::ArtefactKind;

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
            kept: false,
            tap: false,
            first: shown,
            shown,
        }
    }

    fn deck(items: Vec<Entry>, clock: usize) -> Deck {
        let mut deck = Deck::default();
        deck.items.extend(items);
        deck.clock += clock;
        deck
    }

    fn session() -> Session {
        Session { id: 1, mode: Mode::Practice, started: 0, length: 10, about: String::new(), writer: 0 }
    }

    #[test]
    fn what_was_seen_costs_less_with_time_and_a_group_more_each_time_of_the_last_three() {
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
    fn what_is_nearest_to_the_aim_costs_least() {
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
