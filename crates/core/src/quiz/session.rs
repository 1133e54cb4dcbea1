//! A session: a run of exercises drawn one by one, the same ones for the same seed and log.

use super::{Mode, Rng, deck::Deck};
use crate::pack::Truth;

/// A run of exercises. What has been asked in it stands in the log, so that this is all there is to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Random id, which is also the seed of its draws.
    pub id: u64,
    /// Whether its responses measure or only teach.
    pub mode: Mode,
    /// When it began, in milliseconds since 1970-01-01T00:00Z; what is due is due as of then.
    pub started: i64,
    /// How many exercises it has.
    pub length: u32,
}

/// What to ask next, by ids of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Verdict, sureness and action on this item.
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
    /// Writes the session as a short text, for resuming it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mode = if self.mode == Mode::Measuring { 'm' } else { 'p' };
        format!("1 {:x} {mode} {} {}", self.id, self.started, self.length)
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
        fields.next().is_none().then_some(Self { id, mode, started, length })
    }
}

/// Exercises a measuring session of at most `length` would have: as many scams as genuine artefacts, unseen.
pub(super) fn measuring_length(deck: &Deck, length: u32) -> u32 {
    let unseen = deck.unseen(Truth::Scam).min(deck.unseen(Truth::Genuine));
    u32::try_from(unseen).unwrap_or(u32::MAX).min(length / 2) * 2
}

/// The item that a measuring session asks after these: unseen, at random within its slot's truth and stratum.
///
/// A session's slots are half scam and half genuine with every stratum as often as the others, in random order.
/// Items whose twin was shown before come last, because the twin gave their difference away.
pub(super) fn measuring(deck: &Deck, session: &Session, asked: &[usize]) -> Option<usize> {
    let (truth, stratum) = slots(session).get(asked.len()).copied()?;
    let shown = |place: usize| deck.items.get(place).is_some_and(|entry| entry.shown > 0);
    let mut best = Vec::new();
    let mut lowest = usize::MAX;
    for (place, entry) in deck.items.iter().enumerate() {
        if entry.truth != truth || entry.shown > 0 {
            continue;
        }
        // An exhausted stratum is replaced by the nearest, and a twin shown is the last resort.
        let given_away = usize::from(entry.twin.is_some_and(shown));
        let cost = entry.stratum().abs_diff(stratum) + Deck::STRATA * given_away;
        if cost < lowest {
            lowest = cost;
            best.clear();
        }
        if cost == lowest {
            best.push(place);
        }
    }
    Rng::of_step(session.id, asked.len() as u32).pick(&best).copied()
}

/// Truth and stratum of each exercise of a measuring session.
fn slots(session: &Session) -> Vec<(Truth, usize)> {
    let mut rng = Rng::new(session.id);
    let mut slots = Vec::new();
    for truth in [Truth::Scam, Truth::Genuine] {
        let first = rng.below(Deck::STRATA);
        slots.extend((0..session.length as usize / 2).map(|slot| (truth, (first + slot) % Deck::STRATA)));
    }
    rng.shuffle(&mut slots);
    slots
}

/// The item that a practice session asks after these: the longest unseen, never more than half scams.
pub(super) fn practice(deck: &Deck, session: &Session, asked: &[usize]) -> Option<usize> {
    let left = (session.length as usize).checked_sub(asked.len()).filter(|left| *left > 0)?;
    let mut rng = Rng::of_step(session.id, asked.len() as u32);
    let is_scam = |place: &usize| deck.items.get(*place).is_some_and(|entry| entry.truth == Truth::Scam);
    let scams = asked.iter().filter(|place| is_scam(place)).count();
    let scam = rng.below(left) < (session.length as usize / 2).saturating_sub(scams);
    let twin = asked.last().and_then(|place| deck.items.get(*place)?.twin);
    let mut free: Vec<usize> = (0..deck.items.len())
        .filter(|place| !asked.contains(place) && Some(*place) != twin && is_scam(place) == scam)
        .collect();
    rng.shuffle(&mut free);
    free.into_iter().min_by_key(|place| deck.items.get(*place).map(|entry| entry.shown))
}
