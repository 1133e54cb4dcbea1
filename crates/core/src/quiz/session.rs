//! A session: a run of exercises drawn one by one, the same ones for the same seed and log.

use super::line::{push_text, read_text};
use super::{Mode, Rng, deck::Deck};

/// A run of exercises. What has been asked in it stands in the log, so that this is all there is to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Random id, which is also the seed of its draws.
    pub id: u64,
    /// Whether its responses measure or only teach.
    pub mode: Mode,
    /// When it began, in milliseconds since 1970-01-01T00:00Z; what is due is due as of then.
    pub started: i64,
    /// How many exercises it has.
    pub length: u32,
    /// Id of the family, tactic or look-alike it keeps to; empty for everything.
    pub about: String,
    /// Who numbers its answers: 0 is the widget that began it; one that takes it up elsewhere, or later, puts a random
    /// number below 2²⁰ here. Two that go on with it at once never give two answers the same name. Not kept.
    pub writer: u32,
}

/// How many exercises a round has unless a host's page asks for another number.
pub const ROUND: u32 = 10;

/// How many exercises a round has, as a host's page asks for it: the first number from 1 to 50 among words with spaces
/// between; [`ROUND`] where there is none.
#[must_use]
pub fn round_length(start: &str) -> u32 {
    let length = |word: &str| word.parse().ok().filter(|length| (1..=50).contains(length));
    start.split(' ').find_map(length).unwrap_or(ROUND)
}

/// What a host's page begins with beside that: the first word that may be an id; empty where there is none.
#[must_use]
pub fn begun_with(start: &str) -> &str {
    start
        .split(' ')
        .find(|word| word.as_bytes().first().is_some_and(u8::is_ascii_lowercase))
        .unwrap_or_default()
}

/// What to ask next, by ids of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Verdict, confidence and action on this item.
    Judge {
        /// The item.
        item: String,
    },
    /// Tap the warning signs in this item.
    Tap {
        /// The item, a scam.
        item: String,
    },
    /// Which of these twins is genuine?
    Twins {
        /// The scam.
        scam: String,
        /// Its genuine twin.
        genuine: String,
        /// Show the scam first.
        scam_first: bool,
    },
    /// Put the steps in order.
    Order {
        /// The exercise.
        order: String,
        /// Seed of the order in which the steps are first shown.
        seed: u64,
    },
}

impl Ask {
    /// Id of the item or exercise asked; for twins, of the scam. A [`super::Response`] names it.
    #[must_use]
    pub fn item(&self) -> &str {
        match self {
            Self::Judge { item } | Self::Tap { item } | Self::Twins { scam: item, .. } => item,
            Self::Order { order, .. } => order,
        }
    }
}

impl Session {
    /// Writes the session as a short text, for resuming it; the id is written as a [`super::Response`] writes ids.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mode = if self.mode == Mode::Measuring { 'm' } else { 'p' };
        let mut text = format!("1 {:x} {mode} {} {}", self.id, self.started, self.length);
        if !self.about.is_empty() {
            push_text(&mut text, &self.about);
        }
        text
    }

    /// Reads what [`Session::to_text`] wrote; none for anything else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut fields = text.strip_prefix("1 ")?.split(' ');
        let id = u64::from_str_radix(fields.next()?, 16).ok()?;
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

/// Where a session stands, as a draw needs it.
#[derive(Debug, Clone)]
pub(super) struct Draw<'a> {
    /// The items.
    pub(super) deck: &'a Deck,
    /// The session.
    pub(super) session: &'a Session,
    /// How many exercises it has had.
    pub(super) step: u32,
    /// Items it has shown, in order; of twins both.
    pub(super) asked: Vec<usize>,
}

impl Draw<'_> {
    /// The random numbers of this step.
    pub(super) fn rng(&self) -> Rng {
        Rng::of_step(self.session.id, self.step)
    }

    /// How many exercises are left.
    pub(super) fn left(&self) -> u32 {
        self.session.length.saturating_sub(self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::{begun_with, round_length};

    #[test]
    fn a_round_has_the_length_and_the_topic_asked_for_within_reason() {
        for (text, length, about) in [
            ("1", 1, ""),
            ("50", 50, ""),
            ("points", 10, "points"),
            ("points 5", 5, "points"),
            (" 5  points ", 5, "points"),
            ("points qr 5 6", 5, "points"),
            ("99 7", 7, ""),
        ] {
            assert_eq!((round_length(text), begun_with(text)), (length, about), "{text}");
        }
        for odd in ["", "0", "51", "-3", "1E3", "99999999999999999999", "<img>", "\u{ff15}"] {
            assert_eq!((round_length(odd), begun_with(odd)), (10, ""), "{odd}");
        }
    }
}
