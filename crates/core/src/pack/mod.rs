//! Wire types: all content of one language, as the pack compiler writes it and the widget reads it.
//!
//! [`Pack`] is what the first view needs, [`QuizPack`] what the quiz and the warnings need. On the wire a pack is
//! what `to_bytes` writes; another [`FORMAT`] is refused. With the feature `write` the same types also read and
//! write JSON, which is how people write packs of their own.

mod channel;
mod claim;
mod map;
mod messages;
mod page;
mod parts;
mod quiz;
mod reader;
mod split;
mod wire;

pub use channel::{Channel, Fit, Level, NotChannel, Rating, Trouble};
pub use claim::{Claim, Reliability, Seen, Source};
pub use map::Map;
pub use messages::{Messages, Msg, fill};
pub use page::{
    Advice, CardGuide, Contact, Criterion, Guide, Help, OptionText, PickerText, QuestionText, Stop,
};
pub use parts::Part;
pub use quiz::{
    Act, Alignment, Artefact, ArtefactKind, Cue, CueCount, Difficulty, Family, Item, Line, LookAlike, Order,
    Polarity, QuizPack, Run, Speaker, Tactic, Truth,
};

pub use reader::{Reader, Wire};
pub use wire::from_bytes;
#[cfg(feature = "write")]
pub use wire::to_bytes;

use reader::wire;

#[cfg(feature = "write")]
use serde::{Deserialize, Serialize};

/// The format number this code reads and writes.
pub const FORMAT: u32 = 2;

/// Everything the first view, the picker, the number check and Help show, in one language.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Pack {
    /// BCP 47 tag of the language: `zh-Hans`, `zh-Hant` or `en`.
    pub lang: String,
    /// Day the facts were compiled, `YYYY-MM-DD`.
    pub compiled: String,
    /// Day a person checked the facts; empty until somebody has.
    #[cfg_attr(feature = "write", serde(default))]
    pub reviewed: String,
    /// Short hash of the content, the same for all languages of one build.
    pub version: String,
    /// Whose content it is.
    #[cfg_attr(feature = "write", serde(default))]
    pub by: By,
    /// The words of the program itself.
    pub messages: Messages,
    /// Questions, criteria and the stop screen.
    pub picker: PickerText,
    /// Channels in authored order.
    pub channels: Vec<Channel>,
    /// What looks like a channel and is none.
    pub not_channels: Vec<NotChannel>,
    /// General precautions before any payment.
    pub precautions: Vec<Advice>,
    /// What each kind of card is and how to tell it.
    pub cards: Vec<CardGuide>,
    /// What to do when it goes wrong.
    pub guides: Vec<Guide>,
    /// Who to call, and the first minutes.
    pub help: Help,
    /// Every source that a claim of this pack names.
    pub sources: Vec<Source>,
}

wire! {
    Pack {
        lang, compiled, reviewed, version, by, messages, picker, channels, not_channels, precautions, cards, guides,
        help, sources
    }
    By { site, country, languages }
}

/// Whose content a pack is; all empty for ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct By {
    /// The site it came from, such as `bank.example`.
    pub site: String,
    /// The country it is about, as ISO 3166-1 alpha-2; empty for mainland China.
    pub country: String,
    /// BCP 47 tags of the languages it comes in; empty for all of ours.
    pub languages: Vec<String>,
}

impl By {
    /// Whether it is about mainland China, as ours is.
    #[must_use]
    pub fn is_mainland(&self) -> bool {
        self.country.is_empty()
    }

    /// Whether it comes in a language.
    #[must_use]
    pub fn speaks(&self, lang: &str) -> bool {
        self.languages.is_empty() || self.languages.iter().any(|known| known == lang)
    }
}

/// Why a pack cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackError {
    /// It is no pack, or not all of one.
    Content,
    /// It was written for another version of the program.
    Format,
    /// A word of the program itself is missing.
    Messages,
    /// It has no channels.
    Empty,
}

impl Pack {
    /// Refuses a pack that this program would show wrongly.
    ///
    /// # Errors
    /// [`PackError`] names the first thing that is wrong.
    pub fn check(&self) -> Result<(), PackError> {
        if !self.messages.is_sound() {
            return Err(PackError::Messages);
        }
        if self.channels.is_empty() {
            return Err(PackError::Empty);
        }
        Ok(())
    }

    /// The channel with this id.
    #[must_use]
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::By;

    #[test]
    fn ours_is_about_the_mainland_and_speaks_all_our_languages() {
        let ours = By::default();
        assert!(ours.is_mainland() && ours.speaks("en") && ours.speaks("zh-Hant"));
        let other = By { country: "SG".into(), languages: vec!["en".into()], ..By::default() };
        assert!(!other.is_mainland() && other.speaks("en") && !other.speaks("zh-Hant"));
    }
}
