//! Wire types of Check: signs with patterns, entries to search, official domains, steps that settle it.
//!
//! Entries' search words are the same in every language, since people type any; names and explanations are in
//! the pack's language. Patterns are delivered apart, by the language of the texts that they are for: every
//! page needs all of them, in whatever language it is.

use super::reader::wire;
use super::{Claim, Source};

wire! {
    /// Everything that Check and the search know, in one language.
    #[derive(Default)]
    pub struct CheckPack {
        /// BCP 47 tag of the language.
        pub lang: String,
        /// Short hash of the content, the same for all languages of one build.
        pub version: String,
        /// Traditional characters that patterns and entries need, in order of their codes.
        pub hant: String,
        /// The simplified form of each character in `hant`, in the same place.
        pub hans: String,
        /// Words that turn what follows into its opposite, such as 请勿.
        pub negations: Vec<String>,
        /// Words of a sentence that warns of fraud, such as 谨防.
        pub warnings: Vec<String>,
        /// What is looked for.
        pub signs: Vec<KnownSign>,
        /// Signs that together are a known pattern of fraud.
        pub combinations: Vec<Combination>,
        /// Tactics and look-alikes.
        pub entries: Vec<Entry>,
        /// What tells a family's fraud from the genuine thing.
        pub contrasts: Vec<Contrast>,
        /// What settles a doubt.
        pub steps: Vec<SettlingStep>,
        /// What can be said by a tap.
        pub facts: Vec<Fact>,
        /// Who owns which address.
        pub domains: Domains,
        /// Sources that explanations name, without those that the pages have.
        pub sources: Vec<Source>,
        /// Numbers by which texts of practice items are recognised, in ascending order: those of a few runs of
        /// letters of each item.
        pub practice: Vec<u32> = default,
        /// Files with patterns that are to be added, each a [`PatternPack`]; none where the patterns are in
        /// `signs`.
        pub parts: Vec<String> = default,
    }

    /// Patterns for texts in one language.
    #[derive(Default)]
    pub struct PatternPack {
        /// Traditional characters that the patterns need, in order of their codes.
        pub hant: String,
        /// The simplified form of each character in `hant`, in the same place.
        pub hans: String,
        /// For each sign its patterns, in the order of [`CheckPack::signs`].
        pub patterns: Vec<Vec<String>>,
        /// Numbers by which texts of practice items in this language are recognised.
        pub practice: Vec<u32>,
    }

    /// How much a sign says by itself.
    #[derive(PartialOrd, Ord)]
    pub enum Strength {
        /// Nothing: it only counts together with others.
        Minor,
        /// Something to be careful about.
        Careful,
        /// A known pattern of fraud.
        Decisive,
        /// It speaks for the genuine thing, and never lowers a level.
        Genuine,
    }

    /// A sign that a text may have, and why it matters.
    pub struct KnownSign {
        /// Id in kebab case.
        pub id: String,
        /// How much it says.
        pub strength: Strength,
        /// What it is, in a few words.
        pub name: String,
        /// Why it matters, in plain words to the person.
        pub why: Claim,
        /// Ids of the tactics or look-alikes that it points to, the most likely first.
        pub points: Vec<String>,
        /// What shows it in a text, as [`crate::check::compile`] reads it.
        pub patterns: Vec<String> = default,
    }

    /// Signs that together are a known pattern of fraud.
    pub struct Combination {
        /// Ids of signs: each must be found, or one of several joined by `|`.
        pub all: Vec<String>,
        /// Id of the tactic it shows; empty where the signs say which.
        pub tactic: String = default,
        /// It is only something to be careful about.
        pub careful: bool = default,
    }

    /// A tactic or look-alike, as it is searched and compared.
    pub struct Entry {
        /// Id of the tactic or look-alike.
        pub id: String,
        /// It is something genuine.
        pub genuine: bool,
        /// Id of its family.
        pub family: String,
        /// Its name.
        pub name: String,
        /// Channel groups it occurs in.
        pub groups: Vec<String>,
        /// The Chinese name's pinyin: syllables separated by spaces, readings of one by `/`.
        pub pinyin: String,
        /// What else people call it, in both languages.
        pub also: String,
        /// Words that tell it from others, in both languages, the most telling first.
        pub terms: String,
    }

    /// What tells a family's fraud from the genuine thing it is most easily mistaken for.
    pub struct Contrast {
        /// Id of the family.
        pub family: String,
        /// Id of the genuine look-alike.
        pub like: String,
        /// The difference.
        pub difference: Claim,
        /// Id of the step that settles it.
        pub step: String,
    }

    /// A step that settles whether something is genuine.
    pub struct SettlingStep {
        /// Id in kebab case.
        pub id: String,
        /// What to do.
        pub what: Claim,
        /// A number to dial for it; empty for none.
        pub number: String = default,
    }

    /// Something a person can say by a tap.
    pub struct Fact {
        /// Id in kebab case.
        pub id: String,
        /// What it is about.
        pub topic: Topic,
        /// Its label.
        pub label: String,
        /// Id of the sign that it is; empty for none.
        pub sign: String = default,
    }

    /// What a [`Fact`] is about.
    pub enum Topic {
        /// How it came.
        Came,
        /// Who they say they are.
        Says,
        /// What it wants.
        Wants,
    }

    /// Who owns which address.
    #[derive(Default)]
    pub struct Domains {
        /// Official domains, with everything under them, and whose they are.
        pub official: Vec<OfficialDomain>,
        /// Domains that lead on to any other.
        pub shorteners: Vec<String>,
        /// Last parts that are no company's, such as `com.cn`: an owner's name stands before them.
        pub suffixes: Vec<String>,
    }

    /// An official domain.
    pub struct OfficialDomain {
        /// Such as `10086.cn`.
        pub domain: String,
        /// Whose it is.
        pub owner: String,
        /// What an address that imitates it contains, such as `10086`; empty for none.
        pub marks: Vec<String> = default,
    }
}

impl CheckPack {
    /// Adds patterns that were delivered apart.
    pub fn add(&mut self, part: PatternPack) {
        self.hant.push_str(&part.hant);
        self.hans.push_str(&part.hans);
        self.practice.extend(part.practice);
        self.practice.sort_unstable();
        for (sign, patterns) in self.signs.iter_mut().zip(part.patterns) {
            sign.patterns.extend(patterns);
        }
    }
}
