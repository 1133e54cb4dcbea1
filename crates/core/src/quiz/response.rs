//! One answer of the person: what was asked, what they said, and when.

use std::cmp::Ordering;

use super::mark;
use crate::pack::Truth;

/// Names a response uniquely: the session it was given in and a number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ResponseId {
    /// The session's random id.
    pub session: u64,
    /// Counted from 0 by the widget that began the session, and by one that took it up elsewhere from a number of its
    /// own: see [`Session::writer`](super::Session::writer).
    pub number: u32,
}

/// One answer, as it is kept for good. Everything else about the person is worked out from these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Its unique name.
    pub id: ResponseId,
    /// When it was given, in milliseconds since 1970-01-01T00:00Z by the person's own clock.
    pub at: i64,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// Whether it may count for the profile.
    pub mode: Mode,
    /// Id of the item or of the put-in-order exercise; for twins, of the scam.
    pub item: String,
    /// Id of the family it trains.
    pub family: String,
    /// Channel group; empty for a put-in-order exercise.
    pub group: String,
    /// Version of the pack the item came from.
    pub pack: String,
    /// What was said.
    pub answer: Answer,
}

/// Whether a response measures or only teaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// It counts for the profile: a first exposure, drawn at random.
    Measuring,
    /// It only teaches.
    Practice,
}

/// What the person takes an artefact for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Fraud.
    Scam,
    /// The real thing.
    Genuine,
    /// They cannot tell.
    CannotTell,
}

/// How sure the person is of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// 1: little more than a guess.
    Low,
    /// 2: fairly sure.
    Medium,
    /// 3: very sure.
    High,
}

impl Confidence {
    /// Every level, from the lowest.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// Its number, 1 to 3.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The level with this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }
}

/// What the person would do, and what that is worth here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Id of the action within its item.
    pub id: String,
    /// It costs nothing grave with what the artefact really is: [`Act::is_careful`](crate::pack::Act::is_careful).
    pub safe: bool,
    /// It is the best of those offered.
    pub best: bool,
    /// It checks by a route the person starts themselves.
    pub check: bool,
}

/// What was said, by kind of exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Verdict, confidence and action on one artefact.
    Judged {
        /// What the artefact really is.
        truth: Truth,
        /// What the person took it for.
        verdict: Verdict,
        /// How sure they were; says nothing beside [`Verdict::CannotTell`].
        confidence: Confidence,
        /// What they would do.
        action: Action,
    },
    /// Fraud cues tapped in an artefact.
    Tapped {
        /// Number of fraud cues found.
        found: u32,
        /// Number of fraud cues in the artefact.
        cues: u32,
        /// Taps on innocent text.
        innocent: u32,
    },
    /// Which of two twins is genuine.
    Twin {
        /// The genuine one was picked.
        right: bool,
        /// How sure the person was.
        confidence: Confidence,
    },
    /// Steps put in order.
    Ordered {
        /// Steps that stand in their right place.
        placed: u32,
        /// Steps there are.
        steps: u32,
    },
}

impl Verdict {
    /// Whether this is the right verdict on an artefact that really is `truth`.
    #[must_use]
    pub fn is_right(self, truth: Truth) -> bool {
        matches!(
            (self, truth),
            (Self::Scam, Truth::Scam)
                | (Self::Genuine, Truth::Genuine)
                | (Self::CannotTell, Truth::CannotTell)
        )
    }
}

/// How well an answer shows that its family is remembered.
///
/// There is no better grade than [`Rating::Good`] on our own answers: with two sides to choose from, half of all
/// guesses are right. [`Rating::Easy`] exists because the scheduler's model has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rating {
    /// Forgotten.
    Again,
    /// Remembered with doubt.
    Hard,
    /// Remembered.
    Good,
    /// Remembered without effort.
    Easy,
}

impl Answer {
    /// What honest confidence earned with this answer: its [`mark`]. 0 for “can't tell”; none where no confidence is asked.
    #[must_use]
    pub fn mark(&self) -> Option<i64> {
        match self {
            Self::Judged { verdict: Verdict::CannotTell, .. } => Some(0),
            Self::Judged { truth, verdict, confidence, .. } => {
                Some(mark(verdict.is_right(*truth), *confidence))
            }
            Self::Twin { right, confidence } => Some(mark(*right, *confidence)),
            Self::Tapped { .. } | Self::Ordered { .. } => None,
        }
    }

    /// What the answer tells the scheduler.
    ///
    /// A wrong verdict, a genuine artefact refused, an unsafe action, or “can't tell” about something that can be
    /// told without checking it: [`Rating::Again`]. Right but unsure, or “can't tell” with a check the person
    /// starts themselves: [`Rating::Hard`]. Otherwise [`Rating::Good`]. In the other exercises everything right
    /// is good and at least half right is hard.
    #[must_use]
    pub fn rating(&self) -> Rating {
        match self {
            Self::Judged { action, .. } if !action.safe => Rating::Again,
            Self::Judged { truth, verdict, confidence, action } => match verdict {
                _ if verdict.is_right(*truth) => by_confidence(*verdict, *confidence),
                Verdict::CannotTell if action.check => Rating::Hard,
                _ => Rating::Again,
            },
            Self::Tapped { found, cues, innocent } => by_share(found.saturating_sub(*innocent), *cues),
            Self::Twin { right: true, confidence } => by_confidence(Verdict::Genuine, *confidence),
            Self::Twin { right: false, .. } => Rating::Again,
            Self::Ordered { placed, steps } => by_share(*placed, *steps),
        }
    }
}

/// The rating of a right verdict.
fn by_confidence(verdict: Verdict, confidence: Confidence) -> Rating {
    if verdict != Verdict::CannotTell && confidence == Confidence::Low { Rating::Hard } else { Rating::Good }
}

/// The rating of an exercise with several parts.
fn by_share(right: u32, all: u32) -> Rating {
    match right.cmp(&all) {
        Ordering::Less if u64::from(right) * 2 < u64::from(all) => Rating::Again,
        Ordering::Less => Rating::Hard,
        _ => Rating::Good,
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Answer, Confidence, Rating, Verdict};
    use crate::pack::Truth;

    fn rated(truth: Truth, verdict: Verdict, confidence: Confidence, safe: bool, check: bool) -> Rating {
        let action = Action { id: "a".into(), safe, best: false, check };
        Answer::Judged { truth, verdict, confidence, action }.rating()
    }

    #[test]
    fn judgements_are_rated_as_stated() {
        use Confidence::{High, Low};
        use Verdict::{CannotTell, Genuine, Scam};
        assert_eq!(rated(Truth::Scam, Scam, High, true, false), Rating::Good);
        assert_eq!(rated(Truth::Scam, Scam, Low, true, false), Rating::Hard);
        assert_eq!(rated(Truth::Scam, Scam, High, false, false), Rating::Again);
        assert_eq!(rated(Truth::Scam, Genuine, Low, true, true), Rating::Again);
        assert_eq!(rated(Truth::Genuine, Scam, High, true, true), Rating::Again);
        assert_eq!(rated(Truth::Genuine, CannotTell, Low, true, true), Rating::Hard);
        assert_eq!(rated(Truth::Genuine, CannotTell, Low, true, false), Rating::Again);
        assert_eq!(rated(Truth::CannotTell, CannotTell, Low, true, false), Rating::Good);
        assert_eq!(rated(Truth::CannotTell, Genuine, High, true, false), Rating::Again);
    }

    #[test]
    fn confidence_earns_its_mark_where_it_is_asked() {
        let action = Action { id: "a".into(), safe: true, best: false, check: false };
        let judged = |truth, verdict, confidence| {
            Answer::Judged { truth, verdict, confidence, action: action.clone() }.mark()
        };
        assert_eq!(judged(Truth::Scam, Verdict::Scam, Confidence::High), Some(3));
        assert_eq!(judged(Truth::Genuine, Verdict::Scam, Confidence::High), Some(-6));
        assert_eq!(judged(Truth::Scam, Verdict::CannotTell, Confidence::High), Some(0));
        assert_eq!(judged(Truth::CannotTell, Verdict::Genuine, Confidence::Medium), Some(-2));
        assert_eq!(Answer::Twin { right: false, confidence: Confidence::Low }.mark(), Some(0));
        assert_eq!(Answer::Twin { right: true, confidence: Confidence::Medium }.mark(), Some(2));
        assert_eq!(Answer::Tapped { found: 1, cues: 1, innocent: 0 }.mark(), None);
    }

    #[test]
    fn exercises_with_parts_are_rated_by_their_share() {
        assert_eq!(Answer::Tapped { found: 4, cues: 4, innocent: 0 }.rating(), Rating::Good);
        assert_eq!(Answer::Tapped { found: 4, cues: 4, innocent: 2 }.rating(), Rating::Hard);
        assert_eq!(Answer::Tapped { found: 4, cues: 4, innocent: 9 }.rating(), Rating::Again);
        assert_eq!(Answer::Ordered { placed: 2, steps: 5 }.rating(), Rating::Again);
        assert_eq!(Answer::Ordered { placed: 3, steps: 5 }.rating(), Rating::Hard);
        for (placed, steps) in (1..9).flat_map(|steps| (0..=steps).map(move |placed| (placed, steps))) {
            let share = f64::from(placed) / f64::from(steps);
            let rating = match share {
                1.0 => Rating::Good,
                0.5.. => Rating::Hard,
                _ => Rating::Again,
            };
            assert_eq!(Answer::Ordered { placed, steps }.rating(), rating, "{placed} of {steps}");
        }
    }
}
