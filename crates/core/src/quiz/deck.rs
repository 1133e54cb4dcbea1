//! A pack's items as the draws need them: small, indexed, with what was asked when.

use super::{Answer, Ask, Response, names::Names, split::keep};
use crate::pack::{ArtefactKind, Difficulty, Item, QuizPack, Truth};

/// Difficulty strata from which measuring draws alike.
pub(super) const STRATA: usize = 3;

/// An item of the deck.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Id of the item.
    pub(super) id: String,
    /// What it is.
    pub(super) truth: Truth,
    /// Index of its family in the deck.
    pub(super) family: usize,
    /// Index of its tactic or look-alike in the deck.
    pub(super) tactic: usize,
    /// Index of its channel group in the deck.
    pub(super) group: usize,
    /// What kind of thing is shown.
    pub(super) kind: ArtefactKind,
    /// Index of its twin.
    pub(super) twin: Option<usize>,
    /// Difficulty by the Phish Scale, 0 (easiest) to 4.
    pub(super) difficulty: u8,
    /// Kept for measuring: practice does not show it before it was measured.
    pub(super) kept: bool,
    /// Can be asked as “tap the warning signs”.
    pub(super) tap: bool,
    /// When it was first shown, as for `shown`.
    pub(super) first: usize,
    /// When it was last shown, as a running number over the log from 1; 0 for never.
    pub(super) shown: usize,
}

/// A put-in-order exercise of the deck.
#[derive(Debug, Clone)]
pub(super) struct OrderEntry {
    /// Its id.
    pub(super) id: String,
    /// Index of its family in the deck.
    pub(super) family: usize,
    /// As for an item.
    pub(super) shown: usize,
}

/// The items of a pack.
#[derive(Debug, Clone, Default)]
pub(super) struct Deck {
    /// Version of the pack.
    pub(super) version: String,
    /// Its items; where a pack uses an id twice, the first of them.
    pub(super) items: Vec<Entry>,
    /// Its put-in-order exercises.
    pub(super) orders: Vec<OrderEntry>,
    /// Ids of its families.
    pub(super) families: Vec<String>,
    /// Ids of its tactics and look-alikes.
    pub(super) tactics: Vec<String>,
    /// Its channel groups.
    pub(super) groups: Vec<String>,
    /// How many responses were noted.
    pub(super) clock: usize,
    places: Names,
}

impl Deck {
    /// The deck of a pack, nothing shown yet.
    pub(super) fn new(pack: &QuizPack) -> Self {
        let mut deck = Self { version: pack.version.clone(), ..Self::default() };
        let mut twins = Vec::new();
        for item in &pack.items {
            if deck.places.add(&item.id) {
                let entry = deck.entry(item);
                deck.items.push(entry);
                twins.push(item.twin.as_str());
            }
        }
        for order in &pack.orders {
            let family = index_of(&mut deck.families, &order.family);
            deck.orders.push(OrderEntry { id: order.id.clone(), family, shown: 0 });
        }
        deck.pair(&twins);
        keep(&mut deck.items);
        deck
    }

    /// Joins twins, given the name that each item calls its twin; they are twins only where both say so.
    fn pair(&mut self, twins: &[&str]) {
        for (entry, twin) in self.items.iter_mut().zip(twins) {
            let place = self.places.place(twin);
            let back = place.and_then(|place| twins.get(place));
            entry.twin = place.filter(|_| back == Some(&entry.id.as_str()));
        }
    }

    fn entry(&mut self, item: &Item) -> Entry {
        Entry {
            id: item.id.clone(),
            truth: item.truth,
            family: index_of(&mut self.families, &item.family),
            tactic: index_of(&mut self.tactics, &item.tactic),
            group: index_of(&mut self.groups, &item.group),
            kind: item.artefact.kind,
            twin: None,
            difficulty: item.difficulty.rating(),
            kept: false,
            tap: item.tap && item.truth == Truth::Scam,
            first: 0,
            shown: 0,
        }
    }

    /// Notes that what a response names was shown. Items of other packs change nothing.
    pub(super) fn add(&mut self, response: &Response) {
        self.clock += 1;
        if matches!(response.answer, Answer::Ordered { .. }) {
            for order in self.orders.iter_mut().filter(|order| order.id == response.item) {
                order.shown = self.clock;
            }
            return;
        }
        for place in self.shown(response).into_iter().flatten() {
            if let Some(entry) = self.items.get_mut(place) {
                entry.shown = self.clock;
                if entry.first == 0 {
                    entry.first = self.clock;
                }
            }
        }
    }

    /// Indices of the items that a response was about: one, of twins both.
    pub(super) fn shown(&self, response: &Response) -> [Option<usize>; 2] {
        let place = self.place(&response.item).filter(|_| !matches!(response.answer, Answer::Ordered { .. }));
        let twin = place.and_then(|place| self.items.get(place)?.twin);
        [twin.filter(|_| matches!(response.answer, Answer::Twin { .. })), place]
    }

    /// Index of the item with this id.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.places.place(id)
    }

    /// Family and channel group of what is asked; a put-in-order exercise has no group.
    pub(super) fn home(&self, ask: &Ask) -> (&str, &str) {
        let (family, group) = if let Ask::Order { order, .. } = ask {
            (self.orders.iter().find(|known| known.id == *order).map(|order| order.family), None)
        } else {
            let entry = self.place(ask.item()).and_then(|place| self.items.get(place));
            (entry.map(|entry| entry.family), entry.map(|entry| entry.group))
        };
        (name(&self.families, family), name(&self.groups, group))
    }

    /// How many items of this truth can still be measured.
    pub(super) fn unmeasured(&self, truth: Truth) -> usize {
        self.items.iter().filter(|entry| entry.truth == truth && entry.is_measurable()).count()
    }
}

impl Entry {
    /// Kept for measuring and not shown yet.
    pub(super) fn is_measurable(&self) -> bool {
        self.kept && self.shown == 0
    }

    /// Whether it was so when only this many responses were noted.
    pub(super) fn was_measurable(&self, clock: usize) -> bool {
        self.kept && (self.first == 0 || self.first > clock)
    }

    /// Difficulty stratum: 0 easy, 1 medium, 2 hard.
    pub(super) fn stratum(&self) -> usize {
        Difficulty::stratum(self.difficulty)
    }
}

/// The name in this place; empty for none.
fn name(names: &[String], place: Option<usize>) -> &str {
    place.and_then(|place| names.get(place)).map(String::as_str).unwrap_or_default()
}

/// The index of a name in a short list, which it joins when new.
fn index_of(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}
