//! Turns what the person did in an exercise into an [`Answer`].

use super::{Action, Answer, Confidence, Verdict};
use crate::pack::{Item, Order, Polarity};

/// A verdict on an item with what one would do; none when the item has no such action.
#[must_use]
pub fn judge(item: &Item, verdict: Verdict, confidence: Confidence, action: &str) -> Option<Answer> {
    let act = item.action(action)?;
    let action =
        Action { id: act.id.clone(), safe: act.is_careful(item.truth), best: act.best, check: act.check };
    Some(Answer::Judged { truth: item.truth, verdict, confidence, action })
}

/// Warning signs tapped in an item: the ids of the cues touched and the number of taps on innocent text.
///
/// A cue tapped twice counts once; a cue of genuineness is no warning sign and counts as innocent text.
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

/// Which of two twins was taken for the genuine one.
#[must_use]
pub fn twin(scam: &Item, picked: &str, confidence: Confidence) -> Answer {
    Answer::Twin { right: picked == scam.twin, confidence }
}

/// Steps put in order: for each place the index of the step of `order.steps` that was put there.
#[must_use]
pub fn order(order: &Order, placed: &[usize]) -> Answer {
    let right = placed.iter().take(order.steps.len()).enumerate().filter(|(place, step)| place == *step);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Answer::Ordered { placed: count(right.count()), steps: count(order.steps.len()) }
}
