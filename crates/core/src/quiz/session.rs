//! Session (on screen: a round): exercises chosen one by one, the same ones for the same id and log.

use super::line::{push_text, read_text};
use super::{Mode, Seed, SessionId, form_id};
use crate::time::Millis;

/// Run of exercises. What was asked in it stands in the log, so that nothing else has to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Random id, which is also the seed of its draws.
    pub id: SessionId,
    /// Whether it measures or is practice.
    pub mode: Mode,
    /// When it began. Which families are due is decided as of then.
    pub started: Millis,
    /// Number of exercises.
    pub length: u32,
    /// Id of the family, tactic or look-alike that it is about, empty for all; of one that measures the name
    /// of its form.
    pub about: String,
    /// Number of the widget that adds its responses: 0 for the one that began it, a random number below 2²⁰
    /// for one that resumed it elsewhere or later. So two widgets that go on with it at once never give two
    /// responses the same id. It is not stored.
    pub writer: u32,
}

/// Number of exercises in a session if a host page asks for no other.
pub const ROUND: u32 = 10;

/// Returns the number of exercises that a host page asks for in its attribute `start`: the first number from
/// 1 to 50 among its words, or [`ROUND`] if there is none.
#[must_use]
pub fn round_length(start: &str) -> u32 {
    let length = |word: &str| word.parse().ok().filter(|length| (1..=50).contains(length));
    start.split(' ').find_map(length).unwrap_or(ROUND)
}

/// Returns the topic that a host page asks for in its attribute `start`: the first word that may be an id;
/// empty if there is none.
#[must_use]
pub fn start_topic(start: &str) -> &str {
    start
        .split(' ')
        .find(|word| word.as_bytes().first().is_some_and(u8::is_ascii_lowercase))
        .unwrap_or_default()
}

/// Exercise to ask next, by ids of the pack and, of item models, names of variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Judge this item: verdict, confidence and action.
    Judge {
        /// The item.
        item: String,
    },
    /// Judge this item in two steps: what to do first, then, after what that shows, verdict and confidence.
    TwoStep {
        /// The item.
        item: String,
    },
    /// Tap the fraud cues in this item.
    Tap {
        /// The item, a scam.
        item: String,
    },
    /// Tell which of these twins is genuine.
    Twins {
        /// The scam.
        scam: String,
        /// Its genuine twin.
        genuine: String,
        /// Set if the scam is shown first.
        scam_first: bool,
    },
    /// Put the steps in order.
    Order {
        /// The exercise.
        order: String,
        /// Seed of the order in which the steps are first shown.
        seed: Seed,
    },
}

impl Ask {
    /// Returns what a [`Response`](super::Response) to it has as `item`: the id of the exercise or item, or
    /// the name of the variant; for twins that of the scam.
    #[must_use]
    pub fn item(&self) -> &str {
        match self {
            Self::Judge { item }
            | Self::TwoStep { item }
            | Self::Tap { item }
            | Self::Twins { scam: item, .. } => item,
            Self::Order { order, .. } => order,
        }
    }
}

impl Session {
    /// Returns whether a host page or a link that names this topic, or the id of this form, means the
    /// session.
    #[must_use]
    pub fn is_about(&self, topic: &str) -> bool {
        self.about == topic || self.mode == Mode::Measuring && form_id(&self.about) == topic
    }

    /// Writes the session as a short text, by which it can be resumed.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mode = if self.mode == Mode::Measuring { 'm' } else { 'p' };
        let mut text = format!("1 {} {mode} {} {}", self.id, self.started, self.length);
        if !self.about.is_empty() {
            push_text(&mut text, &self.about);
        }
        text
    }

    /// Reads what [`Session::to_text`] wrote. Returns none for anything else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut fields = text.strip_prefix("1 ")?.split(' ');
        let id = SessionId(u64::from_str_radix(fields.next()?, 16).ok()?);
        let mode = match fields.next()? {
            "m" => Mode::Measuring,
            "p" => Mode::Practice,
            _ => return None,
        };
        let started = fields.next()?.parse().ok()?;
        let length = fields.next()?.parse().ok()?;
        // Older texts end here.
        let about = fields.next().map_or(Some(String::new()), read_text)?;
        fields.next().is_none().then_some(Self { id, mode, started, length, about, writer: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::{round_length, start_topic};

    #[test]
    fn a_host_page_sets_a_length_from_1_to_50_and_a_topic() {
        for (text, length, about) in [
            ("1", 1, ""),
            ("50", 50, ""),
            ("points", 10, "points"),
            ("points 5", 5, "points"),
            (" 5  points ", 5, "points"),
            ("points qr 5 6", 5, "points"),
            ("99 7", 7, ""),
        ] {
            assert_eq!((round_length(text), start_topic(text)), (length, about), "{text}");
        }
        for odd in ["", "0", "51", "-3", "1E3", "99999999999999999999", "<img>", "\u{ff15}"] {
            assert_eq!((round_length(odd), start_topic(odd)), (10, ""), "{odd}");
        }
    }
}
