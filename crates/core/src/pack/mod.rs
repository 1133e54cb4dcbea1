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
//! // "TUGP", format 6, then a claim: text "Pay at the counter", one source "g06", not our own judgement.
//! let bytes = b"TUGP\x06\x12Pay at the counter\x01\x03g06\x00";
//! let claim: Claim = from_bytes(bytes)?;
//! assert_eq!((claim.text.as_str(), claim.sources.len(), claim.own), ("Pay at the counter", 1, false));
//!
//! assert_eq!(from_bytes::<Claim>(b"<!doctype html>"), Err(PackError::Content));
//! # Ok::<(), PackError>(())
//! ```

mod channel;
mod check;
mod claim;
mod error;
mod item;
mod map;
mod messages;
mod msg;
mod page;
mod partition;
mod parts;
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
        /// BCP 47 tag of the language: `zh-Hans`, `zh-Hant` or `en`.
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
        /// BCP 47 tags of the languages it comes in; empty for all of ours.
        pub languages: Vec<String>,
    }
}

impl By {
    /// Returns whether the content is about mainland China, as ours is.
    #[must_use]
    pub fn is_mainland(&self) -> bool {
        self.country.is_empty()
    }

    /// Returns whether the content comes in the language with this BCP 47 tag.
    #[must_use]
    pub fn speaks(&self, lang: &str) -> bool {
        self.languages.is_empty() || self.languages.iter().any(|known| known == lang)
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
    use super::By;

    #[test]
    fn our_own_content_is_about_the_mainland_and_comes_in_all_languages() {
        let ours = By::default();
        assert!(ours.is_mainland() && ours.speaks("en") && ours.speaks("zh-Hant"));
        let other = By { country: "SG".into(), languages: vec!["en".into()], ..By::default() };
        assert!(!other.is_mainland() && other.speaks("en") && !other.speaks("zh-Hant"));
    }
}
