//! Wire types of the quiz: families, tactics, look-alikes, items and put-in-order exercises.

use super::reader::wire;
use super::{Claim, Item, Source};

wire! {
    /// Everything the quiz and the warnings show, in one language.
    pub struct QuizPack {
        /// BCP 47 tag of the language.
        pub lang: String,
        /// Short hash of the content, the same for all languages of one build.
        pub version: String,
        /// Groups of related tactics: the units of review.
        pub families: Vec<Family>,
        /// Patterns of fraud.
        pub tactics: Vec<Tactic>,
        /// Genuine things that look like fraud.
        pub look_alikes: Vec<LookAlike>,
        /// Artefacts to judge.
        pub items: Vec<Item>,
        /// Put-in-order exercises.
        pub orders: Vec<Order> = default,
        /// Every source that a claim of this pack names.
        pub sources: Vec<Source>,
        /// Forms with which people are measured; empty if the pack has none.
        pub forms: Vec<Form> = default,
        /// Where the texts are that are not in this pack; empty if all are.
        pub parts: Vec<Part> = default,
    }

    /// Set of items with which somebody is measured once: as many scams as genuine artefacts.
    ///
    /// Practice shows none of its items, nor their twins. Two forms may have a model in common, each another
    /// variant of it.
    #[derive(Default)]
    pub struct Form {
        /// Id in kebab case, such as `form-a`.
        pub id: String,
        /// Names of its items: of each model one variant ([`variant_name`](super::variant_name)).
        pub items: Vec<String>,
    }

    /// Group of related tactics; the unit of review.
    pub struct Family {
        /// Id in kebab case.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Two to five characters, or one or two short words, for the family map.
        pub short: String,
    }

    /// Kind of a [`Tactic`].
    #[derive(Hash, Default)]
    pub enum TacticKind {
        /// Fraud.
        #[default]
        Scam,
        /// Bad deal: a genuine offer whose terms are easily misread. No item shows one.
        BadDeal,
        /// Risk in which nobody deceives anybody, such as old accounts on a recycled number.
        Risk,
    }

    /// Pattern of fraud, or a bad deal or risk beside it.
    pub struct Tactic {
        /// Id in kebab case.
        pub id: String,
        /// Whether it is fraud; only fraud is judged in the quiz.
        pub kind: TacticKind = default,
        /// Id of the [`Family`] it belongs to.
        pub family: String,
        /// Its name.
        pub name: String,
        /// Channel groups it occurs in.
        pub groups: Vec<String> = default,
        /// How it works.
        pub how: Claim,
        /// What gives it away.
        pub signs: Vec<Claim>,
        /// What to do about it.
        pub act: Vec<Claim>,
        /// Why no item of it has a genuine twin; empty where one has.
        pub no_twin: String = default,
        /// Pinyin of the Chinese name, for search: syllables separated by spaces, several readings of one by
        /// `/`.
        pub pinyin: String = default,
    }

    /// Genuine thing that people take for fraud.
    pub struct LookAlike {
        /// Id in kebab case.
        pub id: String,
        /// Id of the [`Family`] it is mistaken for.
        pub family: String,
        /// Its name.
        pub name: String,
        /// Channel groups it occurs in.
        pub groups: Vec<String> = default,
        /// Why it is genuine.
        pub why: Claim,
        /// How to verify it independently.
        pub verify: Vec<Claim>,
        /// Pinyin of the Chinese name, as for a [`Tactic`].
        pub pinyin: String = default,
    }

    /// Exercise in which steps are put in order.
    pub struct Order {
        /// Id in kebab case.
        pub id: String,
        /// Id of the [`Family`] it trains.
        pub family: String,
        /// The situation.
        pub title: String,
        /// The steps in their right order.
        pub steps: Vec<String>,
        /// Why they are in this order.
        pub why: Claim,
    }

    /// Entry of a quiz pack's index for one part: its file, and how many of the index's items and exercises
    /// it has.
    ///
    /// Items and exercises stand in the same order in the index and, part after part, in the parts.
    #[derive(Default)]
    pub struct Part {
        /// Name of its file; empty once its texts were added.
        pub file: String,
        /// Number of items.
        pub items: u8,
        /// Number of put-in-order exercises.
        pub orders: u8,
    }
}

impl Part {
    /// Returns whether it has items or exercises with their texts. The last part has none: it has what the
    /// warnings show, and the actions of each item without texts, by which the progress screen reads a code.
    #[must_use]
    pub fn has_exercises(&self) -> bool {
        self.items > 0 || self.orders > 0
    }
}
