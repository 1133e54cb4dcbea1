//! Deck: the items of a pack with when each was last shown, from which sessions draw.

use super::{
    Answer, Ask, Response,
    entry::{Entry, OrderEntry},
    form::{FormEntry, form_name},
    holdout::allocate_holdout,
    names::Names,
    open::OpenVariants,
};
use crate::pack::{Form, Item, QuizPack, Truth, model_of, number_of, variant_name};

/// The items and put-in-order exercises of a pack, with when each was last shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Deck {
    /// Version of the pack.
    pub(super) version: String,
    /// Its items. Of two with the same id, the first.
    pub(super) items: Vec<Entry>,
    /// Its put-in-order exercises.
    pub(super) orders: Vec<OrderEntry>,
    /// Ids of its families.
    pub(super) families: Vec<String>,
    /// Ids of its tactics and look-alikes.
    pub(super) tactics: Vec<String>,
    /// Its channel groups.
    pub(super) groups: Vec<String>,
    /// Number of responses added.
    pub(super) clock: usize,
    /// Its forms.
    pub(super) forms: Vec<FormEntry>,
    places: Names,
}

impl Deck {
    /// Makes the deck of a pack with nothing shown yet.
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
        if pack.forms.is_empty() {
            allocate_holdout(&mut deck.items);
        }
        for form in &pack.forms {
            deck.add_form(form);
        }
        deck
    }

    /// Adds a form, and sets its items and their twins aside. What the pack does not have, or nobody is
    /// measured with, is left out.
    fn add_form(&mut self, form: &Form) {
        let mut seats: Vec<(usize, u32)> = Vec::new();
        for name in &form.items {
            let Some(place) = self.place(name) else { continue };
            let Some(entry) = self.items.get_mut(place) else { continue };
            if entry.truth == Truth::CannotTell || seats.iter().any(|(seat, _)| *seat == place) {
                continue;
            }
            entry.in_form = true;
            let twin = entry.twin;
            seats.push((place, number_of(name)));
            if let Some(twin) = twin.and_then(|twin| self.items.get_mut(twin)) {
                twin.in_form = true;
            }
        }
        self.forms.push(FormEntry { name: form_name(form), seats });
    }

    /// Links twins, given the id that each item names as its twin. They are twins only if each names the
    /// other.
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
            held_out: false,
            in_form: false,
            tap: item.tap && item.truth == Truth::Scam,
            open: OpenVariants::of(item),
            first: 0,
            shown: 0,
            variants: item.variants(),
            seen: Vec::new(),
        }
    }

    /// Records that the item of a response was shown. Items of other packs change nothing.
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
                entry.note(number_of(&response.item), response.at);
                if entry.first == 0 {
                    entry.first = self.clock;
                }
            }
        }
    }

    /// Returns the indices of the items that a response is about: one, or both of a pair of twins.
    pub(super) fn shown(&self, response: &Response) -> [Option<usize>; 2] {
        let place = self.place(&response.item).filter(|_| !matches!(response.answer, Answer::Ordered { .. }));
        let twin = place.and_then(|place| self.items.get(place)?.twin);
        [twin.filter(|_| matches!(response.answer, Answer::Twin { .. })), place]
    }

    /// Returns the index of the item with this id, or of the model of the variant with this name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.place(model_of(name))
    }

    /// Returns the name under which an item is asked: its id, or that of one of its variants.
    pub(super) fn name(entry: &Entry, number: u32) -> String {
        if entry.variants > 1 { variant_name(&entry.id, number) } else { entry.id.clone() }
    }

    /// Returns the ids of the family and of the channel group of an exercise; empty for what it does not
    /// have.
    pub(super) fn home(&self, ask: &Ask) -> (&str, &str) {
        let (family, group) = if let Ask::Order { order, .. } = ask {
            (self.orders.iter().find(|known| known.id == *order).map(|order| order.family), None)
        } else {
            let entry = self.place(ask.item()).and_then(|place| self.items.get(place));
            (entry.map(|entry| entry.family), entry.map(|entry| entry.group))
        };
        (name(&self.families, family), name(&self.groups, group))
    }

    /// Returns how many items of this truth can still be measured.
    pub(super) fn unmeasured(&self, truth: Truth) -> usize {
        self.items.iter().filter(|entry| entry.truth == truth && entry.is_measurable()).count()
    }
}

/// Returns the name at this index; empty if there is none.
fn name(names: &[String], place: Option<usize>) -> &str {
    place.and_then(|place| names.get(place)).map(String::as_str).unwrap_or_default()
}

/// Returns the index of a name in a short list, after adding it if it is new.
fn index_of(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}
