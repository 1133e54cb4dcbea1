//! Selection of the next exercise for practice: due families first, near 70 % success, at most half scams.

use super::{
    Ask, MOST_DUE, Profile, Rng, Schedule, Seed, ability::Ability, deck::Deck, draw::Draw, entry::Entry,
    selection::FamilyPriority, topic::Topic,
};
use crate::pack::Truth;

/// Criterion c below which the person says “scam” too readily and gets more genuine artefacts.
const SUSPICIOUS: f64 = -0.2;

/// Scams, and genuine artefacts, from which the criterion c is relied on: its standard error is then 0.3.
const SUSPICIOUS_FROM: u32 = 10;

/// Part of the exercises that are not asked in two steps; of the others all are, where an item can be.
const ONE_STEP: f64 = 0.85;

/// Everything that the choice of the next exercise depends on.
#[derive(Debug)]
pub(super) struct Practice<'a> {
    /// State of the session.
    pub(super) draw: Draw<'a>,
    /// Topic of the session; none for all items.
    pub(super) topic: Option<Topic>,
    /// Set if the session has had a put-in-order exercise.
    pub(super) ordered: bool,
    /// Results of measuring so far.
    pub(super) profile: &'a Profile,
    /// Estimate of how likely the person is to be right.
    pub(super) ability: &'a Ability,
    /// Review state of every family.
    pub(super) schedule: &'a Schedule,
    /// Set if other exercises than judging may come up.
    pub(super) varied: bool,
}

impl Practice<'_> {
    /// Returns the next exercise; none when the session is over.
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
            return Some(Ask::Order { order, seed: Seed(rng.next_u64()) });
        }
        let wanted_first = wanted.first().copied().filter(|truth| *truth != Truth::Scam || scams > 0);
        let allowed = wanted.into_iter().filter(|truth| *truth != Truth::Scam || scams > 0);
        if self.varied
            && variety >= ONE_STEP
            && let Some(item) = self.two_step(wanted_first, &mut rng)
        {
            return Some(Ask::TwoStep { item });
        }
        let find = |alike, rng: &mut Rng| allowed.clone().find_map(|truth| self.item(truth, alike, rng));
        let related = find(false, &mut rng).or_else(|| self.rest(false));
        if related.is_none()
            && self.topic.is_some()
            && let Some(order) = self.order()
        {
            return Some(Ask::Order { order, seed: Seed(rng.next_u64()) });
        }
        let place = related.or_else(|| find(true, &mut rng)).or_else(|| self.rest(true))?;
        Some(self.exercise(self.draw.deck.items.get(place)?, variety, rng.below(2) == 0))
    }

    /// Returns how many scams are left: half of the session is scams, or two fifths for somebody
    /// over-suspicious.
    fn scams_left(&self) -> usize {
        let counts = self.profile.counts();
        let known = counts.scams().min(counts.genuine()) >= SUSPICIOUS_FROM;
        let suspicious = counts.detection().is_some_and(|found| found.criterion.value < SUSPICIOUS);
        let length = self.draw.session.length as usize;
        let most = if known && suspicious { length * 2 / 5 } else { length / 2 };
        // A topic may have too few genuine artefacts.
        let needed = self.topic.as_ref().map_or(0, |topic| {
            let (related, scams) = (topic.related(self.draw.deck), topic.scams(self.draw.deck));
            (length.min(related) + scams).saturating_sub(related)
        });
        self.draw.scams_left(most.max(needed))
    }

    /// Returns the index of the best item of a truth; of a topic only such as are `alike`, or only the
    /// others. Items held out for measuring come last.
    fn item(&self, truth: Truth, alike: bool, rng: &mut Rng) -> Option<usize> {
        // A topic has left them out already.
        let first = if self.topic.is_some() { None } else { self.best(truth, (alike, false), rng) };
        first.or_else(|| self.best(truth, (alike, true), rng))
    }

    /// Returns what a topic has left when no item of it fits the rules: better the twin of the last item than
    /// nothing. With `alike`, items of other families too; without, none while these can come in between.
    fn rest(&self, alike: bool) -> Option<usize> {
        let topic = self.topic.as_ref()?;
        if !alike && topic.has_alike() && topic.unasked(&self.draw.asked) < self.draw.left() as usize {
            return None;
        }
        let items = self.draw.deck.items.iter().enumerate();
        let left = items.filter(|(place, _)| topic.has(*place) && !self.draw.asked.contains(place));
        let left = left.filter(|(place, _)| alike || !topic.is_alike(*place));
        // Better a genuine twin than one scam more than half.
        left.min_by_key(|(_, entry)| entry.truth == Truth::Scam).map(|(place, _)| place)
    }

    fn best(&self, truth: Truth, (alike, held_out): (bool, bool), rng: &mut Rng) -> Option<usize> {
        let filter = |place: usize| match &self.topic {
            Some(topic) => topic.distance(place).filter(|_| topic.is_alike(place) == alike),
            None => Some(0),
        };
        self.draw.best(self.ability, &self.priorities(), &filter, (truth, held_out), rng)
    }

    /// Returns the name of the item that is asked in two steps: a scam if one is wanted first, else a genuine
    /// one. Returns none unless there is one of each, so that what is asked so is a scam as often as anything
    /// else. None was held out, or they were measured.
    fn two_step(&self, wanted: Option<Truth>, rng: &mut Rng) -> Option<String> {
        let items = &self.draw.deck.items;
        let filter = |place: usize| {
            self.draw.open_variant(items.get(place)?)?;
            match &self.topic {
                Some(topic) => topic.distance(place).filter(|_| !topic.is_alike(place)),
                None => Some(0),
            }
        };
        let priorities = self.priorities();
        let mut best = |truth| self.draw.best(self.ability, &priorities, &filter, (truth, false), rng);
        let (scam, genuine) = (best(Truth::Scam)?, best(Truth::Genuine)?);
        let entry = items.get(if wanted? == Truth::Scam { scam } else { genuine })?;
        Some(Deck::name(entry, self.draw.open_variant(entry)?))
    }

    /// Returns the priority of every family of the deck.
    fn priorities(&self) -> Vec<FamilyPriority> {
        let mut priorities = self.draw.priorities(|_, family| self.schedule.cards().get(family).is_none());
        if self.draw.step < MOST_DUE {
            for (rank, (family, _)) in self.schedule.due(self.draw.session.started).into_iter().enumerate() {
                let place = self.draw.deck.families.iter().position(|known| known == family);
                if let Some(priority) = place.and_then(|place| priorities.get_mut(place)) {
                    priority.due = rank;
                }
            }
        }
        priorities
    }

    /// Returns the kind of exercise in which an item is asked.
    fn exercise(&self, entry: &Entry, variety: f64, scam_first: bool) -> Ask {
        let number = self.draw.variant(entry);
        let item = Deck::name(entry, number);
        let twin = entry.twin.filter(|twin| !self.draw.asked.contains(twin));
        let twin = twin.and_then(|twin| self.draw.deck.items.get(twin));
        // A twin of many variants is shown only as one that was not shown lately.
        let is_fresh =
            |twin: &Entry| twin.variants == 1 || twin.is_fresh_as(number, self.draw.session.started);
        match twin.filter(|twin| !twin.is_measurable() && is_fresh(twin)) {
            _ if entry.truth != Truth::Scam => Ask::Judge { item },
            _ if entry.tap && variety < 0.25 => Ask::Tap { item },
            Some(twin) if variety < 0.45 && self.has_room() => {
                Ask::Twins { scam: item, genuine: Deck::name(twin, number), scam_first }
            }
            _ => Ask::Judge { item },
        }
    }

    /// Returns whether a topic has more items left than exercises, so that one can show two at once.
    fn has_room(&self) -> bool {
        let unasked = |topic: &Topic| topic.unasked(&self.draw.asked);
        self.topic.as_ref().is_none_or(|topic| unasked(topic) > self.draw.left() as usize)
    }

    /// Returns the put-in-order exercise shown longest ago; none if the session has had one.
    fn order(&self) -> Option<String> {
        let topic = self.topic.as_ref();
        let orders = self.draw.deck.orders.iter().filter(|_| !self.ordered);
        let orders = orders.filter(|order| topic.is_none_or(|topic| topic.family == order.family));
        orders.min_by_key(|order| order.shown).map(|order| order.id.clone())
    }
}
