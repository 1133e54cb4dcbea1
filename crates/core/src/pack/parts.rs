//! Quiz pack in parts: an index of all items, and their texts in parts that are fetched when they are needed.
//!
//! Index and parts are [`QuizPack`]s with some of it left empty, so that one reader reads them all. The index
//! has what the choice of the next item depends on, so that the choice does not depend on which parts have
//! arrived.

use std::borrow::Cow;

use super::{Item, QuizPack, model_of, number_of};

impl QuizPack {
    /// Returns the item with this id, or the variant with this name filled, as it is shown.
    #[must_use]
    pub fn item(&self, name: &str) -> Option<Cow<'_, Item>> {
        let item = self.items.iter().find(|item| item.id == model_of(name))?;
        Some(if item.slots.is_empty() { Cow::Borrowed(item) } else { Cow::Owned(item.fill(number_of(name))) })
    }

    /// Returns the file with the texts of an item or a put-in-order exercise; none if they are here or the id
    /// is unknown.
    #[must_use]
    pub fn missing_part(&self, id: &str) -> Option<&str> {
        let id = model_of(id);
        let item = self.items.iter().position(|item| item.id == id);
        let order = self.orders.iter().position(|order| order.id == id);
        let (mut items, mut orders) = (0, 0);
        let part = self.parts.iter().find(|part| {
            items += usize::from(part.items);
            orders += usize::from(part.orders);
            item.is_some_and(|item| item < items)
                || item.is_none() && order.is_some_and(|order| order < orders)
        });
        part.map(|part| part.file.as_str()).filter(|file| !file.is_empty())
    }

    /// Adds the texts of the part with this file. Changes nothing if they are of another version or language.
    pub fn add_part(&mut self, file: &str, texts: &Self) {
        if (&self.version, &self.lang) != (&texts.version, &texts.lang) {
            return;
        }
        let Some(part) = self.parts.iter_mut().find(|part| part.file == file) else { return };
        part.file.clear();
        if part.has_exercises() {
            replace(&mut self.items, &texts.items, |item| &item.id);
        } else {
            for bare in &texts.items {
                if let Some(item) =
                    self.items.iter_mut().find(|item| item.id == bare.id && item.actions.is_empty())
                {
                    item.actions.clone_from(&bare.actions);
                }
            }
        }
        replace(&mut self.orders, &texts.orders, |order| &order.id);
        replace(&mut self.tactics, &texts.tactics, |tactic| &tactic.id);
        replace(&mut self.look_alikes, &texts.look_alikes, |like| &like.id);
        for source in &texts.sources {
            if !self.sources.iter().any(|known| known.id == source.id) {
                self.sources.push(source.clone());
            }
        }
    }
}

/// Replaces each entry of the list that has the same id as one of `with`.
fn replace<T: Clone>(list: &mut [T], with: &[T], id: impl Fn(&T) -> &String) {
    for new in with {
        if let Some(old) = list.iter_mut().find(|old| id(old) == id(new)) {
            old.clone_from(new);
        }
    }
}

#[cfg(feature = "write")]
mod write {
    use super::{Item, QuizPack};
    use crate::pack::{Claim, Known, LookAlike, Map, Order, Part, SlotValue, Tactic};

    /// Number of items in a part. The first question waits for one part, and each part is compressed by
    /// itself.
    const ITEMS: usize = 10;

    impl QuizPack {
        /// Splits the pack into index and parts, in the order of the index. Files have no names yet.
        ///
        /// Twins are in one part, because the explanation of one shows the other.
        #[must_use]
        pub fn partition(mut self) -> (Self, Vec<Self>) {
            let mut parts: Vec<Self> = Vec::new();
            let mut rest = std::mem::take(&mut self.items);
            while !rest.is_empty() {
                let item = rest.remove(0);
                let twin = rest.iter().position(|other| other.id == item.twin);
                let unit = [Some(item), twin.map(|twin| rest.remove(twin))];
                if parts.last().is_none_or(|part| part.items.len() >= ITEMS) {
                    parts.push(self.empty_part());
                }
                if let Some(part) = parts.last_mut() {
                    part.items.extend(unit.into_iter().flatten());
                }
            }
            if parts.is_empty() {
                parts.push(self.empty_part());
            }
            // Spread evenly, in their order.
            let each = self.orders.len().div_ceil(parts.len()).max(1);
            for (part, orders) in parts.iter_mut().zip(self.orders.chunks(each)) {
                part.orders = orders.to_vec();
            }
            parts.push(Self {
                tactics: self.tactics.clone(),
                look_alikes: self.look_alikes.clone(),
                ..self.empty_part()
            });
            for part in &mut parts {
                part.sources = self.sources.iter().filter(|source| part.names(&source.id)).cloned().collect();
            }
            let count = |count| u8::try_from(count).unwrap_or(u8::MAX);
            let index = Self {
                parts: parts
                    .iter()
                    .map(|part| Part {
                        file: String::new(),
                        items: count(part.items.len()),
                        orders: count(part.orders.len()),
                    })
                    .collect(),
                items: parts.iter().flat_map(|part| &part.items).map(Item::brief).collect(),
                orders: self.orders.iter().map(Order::brief).collect(),
                tactics: self.tactics.iter().map(Tactic::brief).collect(),
                look_alikes: self.look_alikes.iter().map(LookAlike::brief).collect(),
                sources: Vec::new(),
                ..self
            };
            if let Some((last, asked)) = parts.split_last_mut() {
                last.items = asked.iter().flat_map(|part| &part.items).map(Item::bare_actions).collect();
            }
            (index, parts)
        }

        /// Returns an empty part of this language and version.
        fn empty_part(&self) -> Self {
            Self {
                lang: self.lang.clone(),
                version: self.version.clone(),
                families: Vec::new(),
                tactics: Vec::new(),
                look_alikes: Vec::new(),
                items: Vec::new(),
                orders: Vec::new(),
                sources: Vec::new(),
                forms: Vec::new(),
                parts: Vec::new(),
            }
        }

        /// Returns whether a claim in it names this source.
        fn names(&self, source: &str) -> bool {
            let tactics = self
                .tactics
                .iter()
                .flat_map(|tactic| [&tactic.how].into_iter().chain(&tactic.signs).chain(&tactic.act));
            let likes = self.look_alikes.iter().flat_map(|like| [&like.why].into_iter().chain(&like.verify));
            let items = self.items.iter().map(|item| &item.why);
            let orders = self.orders.iter().map(|order| &order.why);
            let mut claims = tactics.chain(likes).chain(items).chain(orders);
            claims.any(|claim| claim.sources.iter().any(|named| named == source))
        }
    }

    impl Item {
        /// Returns what the choice of the next item depends on.
        fn brief(&self) -> Self {
            let mut brief = Self {
                context: String::new(),
                question: String::new(),
                cues: Vec::new(),
                why: Claim::default(),
                actions: Vec::new(),
                known: Known::Unchecked,
                ..self.clone()
            };
            brief.artefact.from = Vec::new();
            brief.artefact.lines = Vec::new();
            // How many values there are is what the choice of a variant depends on, and in two steps which of
            // them leave open what the artefact is.
            for slot in &mut brief.slots {
                let known = slot.clone();
                for value in &mut slot.values {
                    let kind = if self.two_step && !known.is_open(value) {
                        std::mem::take(&mut value.kind)
                    } else {
                        String::new()
                    };
                    *value = SlotValue { kind, texts: Map::default() };
                }
                if slot.values.iter().all(|value| value.kind.is_empty()) {
                    slot.id.clear();
                }
            }
            brief
        }

        /// Returns the actions without their texts, by which an answer in a code is read.
        fn bare_actions(&self) -> Self {
            let mut bare = Self { actions: self.actions.clone(), ..self.brief() };
            for action in &mut bare.actions {
                action.text.clear();
                action.reason.clear();
                action.shows.clear();
            }
            for name in [&mut bare.family, &mut bare.tactic, &mut bare.twin, &mut bare.group] {
                name.clear();
            }
            bare
        }
    }

    impl Order {
        /// Returns what the choice of the next exercise depends on.
        fn brief(&self) -> Self {
            Self { title: String::new(), steps: Vec::new(), why: Claim::default(), ..self.clone() }
        }
    }

    impl Tactic {
        /// Returns it with its name only.
        fn brief(&self) -> Self {
            Self {
                groups: Vec::new(),
                how: Claim::default(),
                signs: Vec::new(),
                act: Vec::new(),
                no_twin: String::new(),
                pinyin: String::new(),
                ..self.clone()
            }
        }
    }

    impl LookAlike {
        /// Returns it with its name only.
        fn brief(&self) -> Self {
            Self {
                groups: Vec::new(),
                why: Claim::default(),
                verify: Vec::new(),
                pinyin: String::new(),
                ..self.clone()
            }
        }
    }
}
