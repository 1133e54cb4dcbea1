//! A quiz pack in parts: an index of everything there is to draw from, and the texts in parts, fetched as they are drawn.
//!
//! All parts are [`QuizPack`]s with some of it left empty, so that one reader reads them. The index has what a draw looks
//! at of every item, so that what is drawn does not depend on what has arrived.

#[cfg(feature = "write")]
use serde::{Deserialize, Serialize};

use super::QuizPack;
use super::reader::wire;

/// A part of a quiz pack that holds texts of the index's items and exercises, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Part {
    /// Name of its file; empty once its texts are here.
    pub file: String,
    /// How many items it holds.
    pub items: u8,
    /// How many put-in-order exercises it holds.
    pub orders: u8,
}

wire! {
    Part { file, items, orders }
}

impl Part {
    /// Whether something that is asked is in it. The last part has none of that: it has what only the warnings show, and
    /// what the progress screen needs of each item's actions.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.items > 0 || self.orders > 0
    }
}

impl QuizPack {
    /// The file with the texts of an item or a put-in-order exercise; none where they are here.
    #[must_use]
    pub fn lacking(&self, id: &str) -> Option<&str> {
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

    /// Takes in the texts of the part with this file; of another version or language it changes nothing.
    pub fn join(&mut self, file: &str, texts: &Self) {
        if (&self.version, &self.lang) != (&texts.version, &texts.lang) {
            return;
        }
        let Some(part) = self.parts.iter_mut().find(|part| part.file == file) else { return };
        part.file.clear();
        if part.is_asked() {
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

/// Puts each of `with` in the place of what has the same id.
fn replace<T: Clone>(list: &mut [T], with: &[T], id: impl Fn(&T) -> &String) {
    for new in with {
        if let Some(old) = list.iter_mut().find(|old| id(old) == id(new)) {
            old.clone_from(new);
        }
    }
}

#[cfg(feature = "write")]
mod write {
    use super::{Part, QuizPack};
    use crate::pack::{Claim, Item, LookAlike, Order, Tactic};

    /// How many items a part has: the first question waits for one part, and each part is compressed by itself.
    const ITEMS: usize = 20;

    impl QuizPack {
        /// The index, and the parts in its order; their files have no names yet.
        ///
        /// Twins are in one part, because explaining one shows the other.
        #[must_use]
        pub fn split(mut self) -> (Self, Vec<Self>) {
            let mut parts: Vec<Self> = Vec::new();
            let mut rest = std::mem::take(&mut self.items);
            while !rest.is_empty() {
                let item = rest.remove(0);
                let twin = rest.iter().position(|other| other.id == item.twin);
                let unit = [Some(item), twin.map(|twin| rest.remove(twin))];
                if parts.last().is_none_or(|part| part.items.len() >= ITEMS) {
                    parts.push(self.part());
                }
                if let Some(part) = parts.last_mut() {
                    part.items.extend(unit.into_iter().flatten());
                }
            }
            if parts.is_empty() {
                parts.push(self.part());
            }
            // A few in each, as they come.
            let each = self.orders.len().div_ceil(parts.len()).max(1);
            for (part, orders) in parts.iter_mut().zip(self.orders.chunks(each)) {
                part.orders = orders.to_vec();
            }
            parts.push(Self {
                tactics: self.tactics.clone(),
                look_alikes: self.look_alikes.clone(),
                ..self.part()
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

        /// Nothing yet, of this language and version.
        fn part(&self) -> Self {
            Self {
                lang: self.lang.clone(),
                version: self.version.clone(),
                families: Vec::new(),
                tactics: Vec::new(),
                look_alikes: Vec::new(),
                items: Vec::new(),
                orders: Vec::new(),
                sources: Vec::new(),
                parts: Vec::new(),
            }
        }

        /// Whether a claim in it names this source.
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
        /// What a draw looks at.
        fn brief(&self) -> Self {
            let mut brief = Self {
                context: String::new(),
                cues: Vec::new(),
                why: Claim::default(),
                actions: Vec::new(),
                ..self.clone()
            };
            brief.artefact.from = Vec::new();
            brief.artefact.lines = Vec::new();
            brief
        }

        /// What can be done, without words: by this an answer in a code is read.
        fn bare_actions(&self) -> Self {
            let mut bare = Self { actions: self.actions.clone(), ..self.brief() };
            for action in &mut bare.actions {
                action.text.clear();
                action.reason.clear();
            }
            for name in [&mut bare.family, &mut bare.tactic, &mut bare.twin, &mut bare.group] {
                name.clear();
            }
            bare
        }
    }

    impl Order {
        /// What a draw looks at.
        fn brief(&self) -> Self {
            Self { title: String::new(), steps: Vec::new(), why: Claim::default(), ..self.clone() }
        }
    }

    impl Tactic {
        /// Its name.
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
        /// Its name.
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
