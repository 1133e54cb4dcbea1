//! Scoring: from what the person did in an exercise to an [`Answer`].

use super::{Action, Answer, Confidence, Verdict};
use crate::pack::{Item, Order, Polarity, model_of};

/// Scores a verdict on an item, with confidence, if it was asked for, and the id of the action taken. Returns
/// none if the item has no such action.
#[must_use]
pub fn judge(
    item: &Item,
    verdict: Verdict,
    confidence: impl Into<Option<Confidence>>,
    action: &str,
) -> Option<Answer> {
    let action = scored(item, action)?;
    Some(Answer::Judged { truth: item.truth, verdict, confidence: confidence.into(), action })
}

/// Scores what was done first about an item, by its id, and the verdict after it, with confidence, if it was
/// asked for. Returns none if the item has no such action.
#[must_use]
pub fn two_step(
    item: &Item,
    first: &str,
    verdict: Verdict,
    confidence: impl Into<Option<Confidence>>,
) -> Option<Answer> {
    let first = scored(item, first)?;
    Some(Answer::TwoStep { truth: item.truth, first, verdict, confidence: confidence.into() })
}

/// Scores an action, given its id.
fn scored(item: &Item, action: &str) -> Option<Action> {
    let act = item.action(action)?;
    Some(Action { id: act.id.clone(), safe: act.is_careful(item.truth), best: act.best, check: act.check })
}

/// Scores the taps on an item, given the ids of the cues tapped and the number of taps on other text.
///
/// A cue tapped twice counts once. A cue of the real thing counts as other text.
#[must_use]
pub fn tap(item: &Item, cues: &[&str], innocent: u32) -> Answer {
    let (mut fraud, mut found, mut mistaken) = (0, 0, innocent);
    for cue in &item.cues {
        let tapped = u32::from(cues.contains(&cue.id.as_str()));
        if cue.polarity == Polarity::Fraud {
            fraud += 1;
            found += tapped;
        } else {
            mistaken = mistaken.saturating_add(tapped);
        }
    }
    Answer::Tapped { found, cues: fraud, innocent: mistaken }
}

/// Scores the choice of the genuine one of two twins, given the scam, the id of the item picked, and the
/// confidence, if it was asked for.
#[must_use]
pub fn twin(scam: &Item, picked: &str, confidence: impl Into<Option<Confidence>>) -> Answer {
    Answer::Twin { right: model_of(picked) == model_of(&scam.twin), confidence: confidence.into() }
}

/// Scores an order of steps, given for each place the index in `order.steps` of the step put there.
#[must_use]
pub fn order(order: &Order, placed: &[usize]) -> Answer {
    let right = placed.iter().take(order.steps.len()).enumerate().filter(|(place, step)| place == *step);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Answer::Ordered { placed: count(right.count()), steps: count(order.steps.len()) }
}
