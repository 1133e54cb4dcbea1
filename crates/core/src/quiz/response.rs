//! Response: what was asked, what the person answered, and when.

use std::cmp::Ordering;

use super::{Confidence, ResponseId, mark};
use crate::{pack::Truth, time::Millis};

/// One answer of the person with its context. Everything else about the person is derived from these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Unique id.
    pub id: ResponseId,
    /// When it was given.
    pub at: Millis,
    /// Time it took, in milliseconds.
    pub took_ms: u32,
    /// Whether it measures or is practice.
    pub mode: Mode,
    /// Name of the form ([`form_name`](super::form_name)) on which it measures; empty for none, as in
    /// practice and in what was measured before there were forms.
    pub form: String,
    /// Id of the item or of the put-in-order exercise, or name of the variant
    /// ([`variant_name`](crate::pack::variant_name)) of an item model; for twins that of the scam.
    pub item: String,
    /// Id of the family it trains.
    pub family: String,
    /// Channel group of the item; empty for a put-in-order exercise.
    pub group: String,
    /// Version of the pack that the item came from.
    pub pack: String,
    /// The answer.
    pub answer: Answer,
}

/// Whether a response counts for the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// It counts: the item was drawn at random and never shown before.
    Measuring,
    /// It does not count: practice chooses items that teach.
    Practice,
}

/// Judgement of an artefact by the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Fraud.
    Scam,
    /// The real thing.
    Genuine,
    /// Undecidable for the person.
    CannotTell,
}

/// Action that the person would take, and how good it is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Id of the action within its item.
    pub id: String,
    /// Set if it costs nothing grave with what the artefact really is
    /// ([`Act::is_careful`](crate::pack::Act::is_careful)).
    pub safe: bool,
    /// Set if it is the best of those offered.
    pub best: bool,
    /// Set if it is a check by a route the person starts themselves.
    pub check: bool,
}

/// Answer by kind of exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Verdict, confidence and action on an artefact.
    Judged {
        /// What the artefact really is.
        truth: Truth,
        /// Verdict of the person.
        verdict: Verdict,
        /// Confidence in the verdict; without meaning for [`Verdict::CannotTell`]. None if it was not asked
        /// for, as in a first round.
        confidence: Option<Confidence>,
        /// Action that the person would take.
        action: Action,
    },
    /// What was done first about an artefact, and the verdict after what that showed, with confidence.
    TwoStep {
        /// What the artefact really is.
        truth: Truth,
        /// Action that was done first.
        first: Action,
        /// Verdict of the person.
        verdict: Verdict,
        /// Confidence in the verdict, as for [`Answer::Judged`].
        confidence: Option<Confidence>,
    },
    /// Fraud cues tapped in an artefact.
    Tapped {
        /// Number of fraud cues found.
        found: u32,
        /// Number of fraud cues in the artefact.
        cues: u32,
        /// Number of taps on other text.
        innocent: u32,
    },
    /// Choice of the genuine one of two twins.
    Twin {
        /// Set if the genuine one was picked.
        right: bool,
        /// Confidence in the choice; none if it was not asked for.
        confidence: Option<Confidence>,
    },
    /// Steps put in order.
    Ordered {
        /// Number of steps in their right place.
        placed: u32,
        /// Number of steps.
        steps: u32,
    },
}

impl Verdict {
    /// Returns whether this is the right verdict on an artefact that really is `truth`.
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

/// Rating of an answer for the scheduler (FSRS): how well it shows that its family is remembered.
///
/// No answer is rated better than [`Rating::Good`], because half of all guesses between two sides are right.
/// [`Rating::Easy`] exists because FSRS has it.
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
    /// Returns the [`mark`] of the answer: 0 for “can't tell”, none where no confidence was asked for.
    #[must_use]
    pub fn mark(&self) -> Option<i64> {
        match self {
            Self::Judged { verdict: Verdict::CannotTell, .. }
            | Self::TwoStep { verdict: Verdict::CannotTell, .. } => Some(0),
            Self::Judged { truth, verdict, confidence, .. }
            | Self::TwoStep { truth, verdict, confidence, .. } => {
                confidence.map(|confidence| mark(verdict.is_right(*truth), confidence))
            }
            Self::Twin { right, confidence } => confidence.map(|confidence| mark(*right, confidence)),
            Self::Tapped { .. } | Self::Ordered { .. } => None,
        }
    }

    /// Rates the answer for the scheduler.
    ///
    /// * [`Rating::Again`]: a wrong verdict, an unsafe action, or “can't tell” about a scam or a genuine
    ///   artefact without a check by a route that the person starts themselves.
    /// * [`Rating::Hard`]: a right verdict with low confidence, or “can't tell” with such a check.
    /// * [`Rating::Good`]: everything else.
    ///
    /// In two steps what decides is there to be seen: good is a right verdict after a check by such a route or
    /// after the best action, hard one after another safe action, and anything else is again.
    ///
    /// In exercises with several parts, all right is good and at least half right is hard.
    #[must_use]
    pub fn rating(&self) -> Rating {
        match self {
            Self::Judged { action, .. } | Self::TwoStep { first: action, .. } if !action.safe => {
                Rating::Again
            }
            Self::Judged { truth, verdict, confidence, action } => match verdict {
                _ if verdict.is_right(*truth) => by_confidence(*verdict, *confidence),
                Verdict::CannotTell if action.check => Rating::Hard,
                _ => Rating::Again,
            },
            Self::TwoStep { truth, first, verdict, confidence } => {
                match (verdict.is_right(*truth), first.check || first.best) {
                    (true, true) => by_confidence(*verdict, *confidence),
                    (true, false) => Rating::Hard,
                    (false, _) => Rating::Again,
                }
            }
            Self::Tapped { found, cues, innocent } => by_share(found.saturating_sub(*innocent), *cues),
            Self::Twin { right: true, confidence } => by_confidence(Verdict::Genuine, *confidence),
            Self::Twin { right: false, .. } => Rating::Again,
            Self::Ordered { placed, steps } => by_share(*placed, *steps),
        }
    }
}

/// Rates a right verdict.
fn by_confidence(verdict: Verdict, confidence: Option<Confidence>) -> Rating {
    let doubtful = verdict != Verdict::CannotTell && confidence == Some(Confidence::Low);
    if doubtful { Rating::Hard } else { Rating::Good }
}

/// Rates an exercise with several parts, of which some are right.
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
        Answer::Judged { truth, verdict, confidence: Some(confidence), action }.rating()
    }

    #[test]
    fn judgements_are_rated_as_documented() {
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
    fn answers_in_two_steps_are_rated_by_what_was_done_first_and_the_verdict() {
        use Confidence::{High, Low};
        use Verdict::{CannotTell, Genuine, Scam};
        let rated = |truth, [safe, best, check]: [bool; 3], verdict, confidence| {
            let first = Action { id: "a".into(), safe, best, check };
            Answer::TwoStep { truth, first, verdict, confidence: Some(confidence) }.rating()
        };
        let [check, best, idle] = [[true, false, true], [true, true, false], [true, false, false]];
        for (truth, right, wrong) in [(Truth::Scam, Scam, Genuine), (Truth::Genuine, Genuine, Scam)] {
            for first in [check, best] {
                assert_eq!(rated(truth, first, right, High), Rating::Good);
                assert_eq!(rated(truth, first, right, Low), Rating::Hard);
                assert_eq!(rated(truth, first, wrong, Low), Rating::Again);
                assert_eq!(rated(truth, first, CannotTell, Low), Rating::Again, "it was there to be seen");
            }
            assert_eq!(rated(truth, idle, right, High), Rating::Hard);
            assert_eq!(rated(truth, idle, CannotTell, Low), Rating::Again);
            assert_eq!(rated(truth, [false; 3], right, High), Rating::Again);
        }
    }

    #[test]
    fn only_exercises_that_ask_for_confidence_have_a_mark() {
        let action = Action { id: "a".into(), safe: true, best: false, check: false };
        let judged = |truth, verdict, confidence| {
            Answer::Judged { truth, verdict, confidence: Some(confidence), action: action.clone() }.mark()
        };
        assert_eq!(judged(Truth::Scam, Verdict::Scam, Confidence::High), Some(3));
        assert_eq!(judged(Truth::Genuine, Verdict::Scam, Confidence::High), Some(-6));
        assert_eq!(judged(Truth::Scam, Verdict::CannotTell, Confidence::High), Some(0));
        assert_eq!(judged(Truth::CannotTell, Verdict::Genuine, Confidence::Medium), Some(-2));
        let twin = |right, confidence| Answer::Twin { right, confidence };
        assert_eq!(twin(false, Some(Confidence::Low)).mark(), Some(0));
        assert_eq!(twin(true, Some(Confidence::Medium)).mark(), Some(2));
        assert_eq!((twin(true, None).mark(), twin(true, None).rating()), (None, Rating::Good));
        let unasked = |truth, verdict| {
            let action = action.clone();
            Answer::Judged { truth, verdict, confidence: None, action }
        };
        assert_eq!(unasked(Truth::Scam, Verdict::Scam).mark(), None);
        assert_eq!(unasked(Truth::Scam, Verdict::Scam).rating(), Rating::Good);
        assert_eq!(unasked(Truth::Scam, Verdict::Genuine).rating(), Rating::Again);
        assert_eq!(Answer::Tapped { found: 1, cues: 1, innocent: 0 }.mark(), None);
        let two_steps = |verdict, confidence| {
            let first = action.clone();
            Answer::TwoStep { truth: Truth::Scam, first, verdict, confidence }.mark()
        };
        assert_eq!(two_steps(Verdict::Scam, Some(Confidence::High)), Some(3));
        assert_eq!(two_steps(Verdict::Genuine, Some(Confidence::Medium)), Some(-2));
        assert_eq!(two_steps(Verdict::CannotTell, Some(Confidence::High)), Some(0));
        assert_eq!(two_steps(Verdict::Scam, None), None);
    }

    #[test]
    fn exercises_with_several_parts_are_rated_by_the_share_that_is_right() {
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
