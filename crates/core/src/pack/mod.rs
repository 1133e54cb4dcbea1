//! Packs: all content of one language, as the pack compiler writes it and the widget reads it.
//!
//! [`Pack`] holds what the picker, the pages and Help show, [`QuizPack`] what the quiz and the warnings show.
//! Both are plain data. [`from_bytes`] reads them from the wire form: four letters, [`FORMAT`], then the
//! values in order. With the feature `write`, `to_bytes` writes that form, and the same types read and write
//! JSON, which is how people write packs of their own.
//!
//! ```
//! use topup_guard_core::pack::{Claim, PackError, from_bytes};
//!
//! // "TUGP", format 7, then a claim: text "Pay at the counter", one source "g06", not our own judgement.
//! let bytes = b"TUGP\x07\x12Pay at the counter\x01\x03g06\x00";
//! let claim: Claim = from_bytes(bytes)?;
//! assert_eq!((claim.text.as_str(), claim.sources.len(), claim.own), ("Pay at the counter", 1, false));
//!
//! assert_eq!(from_bytes::<Claim>(b"<!doctype html>"), Err(PackError::Content));
//! # Ok::<(), PackError>(())
//! ```

mod channel;
mod check;
mod claim;
#[cfg(feature = "write")]
mod docs;
#[cfg(feature = "write")]
mod documented;
mod error;
mod item;
mod map;
mod messages;
mod msg;
mod page;
mod partition;
mod parts;
mod plural;
mod quiz;
mod reader;
mod slot;
mod wire;

pub use channel::{Channel, Fit, Level, NotChannel, Rating, Trouble};
pub use check::{
    CheckPack, Combination, Contrast, Domains, Entry, Fact, KnownSign, OfficialDomain, PatternPack,
    SettlingStep, Strength, Topic,
};
pub use claim::{Claim, Reliability, Seen, Source};
#[cfg(feature = "write")]
pub use docs::{Docs, Documented};
#[cfg(feature = "write")]
pub use documented::docs;
pub use error::PackError;
pub use item::{
    Act, Alignment, Artefact, ArtefactKind, Cost, Cue, CueCount, Difficulty, Item, Known, Line, Polarity,
    Run, Slot, SlotValue, Speaker, Truth,
};
pub use map::Map;
pub use messages::{Messages, fill};
pub use msg::Msg;
pub use page::{
    Advice, Branch, CardGuide, Contact, Criterion, Guide, Help, OptionText, Phrase, PickerText, QuestionText,
    Stop, Wording,
};
pub use plural::{FORMS, choose_forms, form_of};
pub use quiz::{Family, Form, LookAlike, Order, Part, QuizPack, Tactic, TacticKind};
pub use reader::{Reader, Wire};
pub use slot::{MOST_VARIANTS, model_of, next_place, number_of, variant_name};
#[cfg(feature = "write")]
pub use wire::to_bytes;
pub use wire::{FORMAT, from_bytes};

use reader::wire;

wire! {
    /// Everything the first view, the picker, the pages, the number check and Help show, in one language.
    pub struct Pack {
        /// BCP 47 tag of the language: `zh-Hans`, `zh-Hant` or `en`; any other in a host's own pack.
        pub lang: String,
        /// Day the facts were compiled, `YYYY-MM-DD`.
        pub compiled: String,
        /// Day a person checked the facts; empty until somebody has.
        pub reviewed: String = default,
        /// Short hash of the content, the same for all languages of one build.
        pub version: String,
        /// Whose content it is.
        pub by: By = default,
        /// The texts of the program's own messages.
        pub messages: Messages,
        /// Texts of the picker: questions, criteria and the stop screen.
        pub picker: PickerText,
        /// Ways of topping up, in authored order.
        pub channels: Vec<Channel>,
        /// Offers that are sold as a channel and are none.
        pub not_channels: Vec<NotChannel>,
        /// General precautions before any payment.
        pub precautions: Vec<Advice>,
        /// Kinds of card, and how to tell which one somebody has.
        pub cards: Vec<CardGuide>,
        /// Steps for when something went wrong.
        pub guides: Vec<Guide>,
        /// Whom to call, and what to do in the first minutes.
        pub help: Help,
        /// Every source that a claim of this pack names.
        pub sources: Vec<Source>,
    }

    /// Whose content a pack is; all fields are empty for our own.
    #[derive(Default)]
    pub struct By {
        /// The site it came from, such as `bank.example`.
        pub site: String,
        /// The country it is about, as ISO 3166-1 alpha-2; empty for mainland China.
        pub country: String,
        /// Languages it comes in, the preferred one first: the name of each in itself, by its BCP 47 tag; empty
        /// for all of ours.
        pub languages: Map<String>,
        /// Whether the language of the pack is written from right to left.
        pub from_right: bool,
        /// For each number from 0 to 199 the place of its plural form among zero, one, two, few, many and
        /// other, as a digit; empty where every number has the last.
        pub plurals: String,
    }
}

impl By {
    /// Returns whether the content is about mainland China, as ours is.
    #[must_use]
    pub fn is_mainland(&self) -> bool {
        self.country.is_empty()
    }

    /// Returns the language after this one in a host's pack, in a circle: its tag and its name. None if there is
    /// no other, and for ours.
    #[must_use]
    pub fn after(&self, lang: &str) -> Option<(&str, &str)> {
        let place = self.languages.iter().position(|(known, _)| known == lang)?;
        let (tag, name) = self
            .languages
            .iter()
            .chain(self.languages.iter())
            .nth(place + 1)
            .filter(|(tag, _)| *tag != lang)?;
        Some((tag, name))
    }

    /// Returns a message of a host's pack with its placeholders filled: in the plural form of the language,
    /// and with each value apart from the direction of the text around it.
    #[must_use]
    pub fn fill(&self, text: &str, values: &[(&str, &str)]) -> String {
        let value = |name: &str| values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        let form = |name: &str| (form_of(value(name), &self.plurals), value(name).to_owned());
        let text = choose_forms(text, &form).unwrap_or_default();
        if !self.from_right {
            return fill(&text, values);
        }
        let apart: Vec<_> =
            values.iter().map(|(_, value)| ["\u{2068}", value, "\u{2069}"].concat()).collect();
        let values: Vec<_> =
            values.iter().zip(&apart).map(|((key, _), value)| (*key, value.as_str())).collect();
        fill(&text, &values)
    }

    /// Returns whether the content comes in the language with this BCP 47 tag.
    #[must_use]
    pub fn speaks(&self, lang: &str) -> bool {
        self.languages.is_empty() || self.languages.contains_key(lang)
    }
}

impl Pack {
    /// Checks that this program can show the pack.
    ///
    /// # Errors
    /// [`PackError::Messages`] if a message of the first view lacks its text, [`PackError::Empty`] without
    /// channels.
    pub fn check(&self) -> Result<(), PackError> {
        if !self.messages.is_sound() {
            return Err(PackError::Messages);
        }
        if self.channels.is_empty() {
            return Err(PackError::Empty);
        }
        Ok(())
    }

    /// Returns the channel with this id.
    #[must_use]
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// Returns the source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::{By, Map};

    #[test]
    fn our_own_content_is_about_the_mainland_and_comes_in_all_languages() {
        let ours = By::default();
        assert!(ours.is_mainland() && ours.speaks("en") && ours.speaks("zh-Hant"));
        let languages = Map::from_iter([("en".to_owned(), "English".to_owned())]);
        let other = By { country: "SG".into(), languages, ..By::default() };
        assert!(!other.is_mainland() && other.speaks("en") && !other.speaks("zh-Hant"));
        assert_eq!((ours.after("en"), other.after("en")), (None, None));
    }

    #[test]
    fn languages_follow_each_other_in_a_circle() {
        let named = |tag: &str| (tag.to_owned(), tag.to_uppercase());
        let by = By { languages: ["ms", "en", "ta"].map(named).into_iter().collect(), ..By::default() };
        assert_eq!(by.after("ms"), Some(("en", "EN")));
        assert_eq!(by.after("ta"), Some(("ms", "MS")));
        assert_eq!(by.after("zh-Hans"), None);
    }

    #[test]
    fn messages_of_a_pack_have_plural_forms_and_values_with_a_direction_of_their_own() {
        let by = By { plurals: "51".to_owned(), ..By::default() };
        let text = "{n, plural, one {# day} other {# days}} of {all}";
        assert_eq!(by.fill(text, &[("n", "1"), ("all", "7")]), "1 day of 7");
        assert_eq!(by.fill(text, &[("n", "2"), ("all", "7")]), "2 days of 7");
        let by = By { from_right: true, ..by };
        assert_eq!(by.fill("حتى {date}", &[("date", "2026-12-01")]), "حتى \u{2068}2026-12-01\u{2069}");
    }
}
