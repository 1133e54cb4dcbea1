//! Flips: changes of answers that put another set of channels first.

use super::{Answers, Choice, Outcome, Question, lead, rank};
use crate::pack::Pack;

/// Minimal change of answers that puts another set of channels first.
///
/// Minimal as in Fernández-Loría, Provost and Han (2020): no part of the change does so by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Flip<'a> {
    /// One or two changed answers, in the order of the questions.
    pub changes: Vec<(Question, Choice)>,
    /// Outcome of the changed answers.
    pub outcome: Outcome<'a>,
}

/// Finds every single change and every minimal pair of changes that puts another set of channels first, by
/// trying them all.
///
/// Single changes come first. To change an answer to “not sure” counts as a change. A stop has no flips: the
/// only way on is that nobody is asking any more.
#[must_use]
pub fn flips<'a>(answers: &Answers, pack: &'a Pack) -> Vec<Flip<'a>> {
    let now = rank(answers, pack);
    if now == Outcome::Stop {
        return Vec::new();
    }
    let first = lead(&now);
    let flipped = |changed: &Answers| {
        let outcome = rank(changed, pack);
        (outcome == Outcome::Stop || lead(&outcome) != first).then_some(outcome)
    };

    let mut found = Vec::new();
    let mut inert = Vec::new();
    for change in changes(answers) {
        match flipped(&answers.with(change.0, change.1)) {
            Some(outcome) => found.push(Flip { changes: vec![change], outcome }),
            None => inert.push(change),
        }
    }
    for (index, one) in inert.iter().enumerate() {
        for two in inert.iter().skip(index + 1).filter(|two| two.0 != one.0) {
            if let Some(outcome) = flipped(&answers.with(one.0, one.1).with(two.0, two.1)) {
                found.push(Flip { changes: vec![*one, *two], outcome });
            }
        }
    }
    found
}

/// Returns every answer that differs from the one given. An answer not given counts as “not sure”.
fn changes(answers: &Answers) -> Vec<(Question, Choice)> {
    Question::ALL
        .into_iter()
        .flat_map(|question| {
            let given = answers.get(question).unwrap_or(Choice::Unsure);
            question
                .options()
                .iter()
                .filter(move |choice| **choice != given)
                .map(move |choice| (question, *choice))
        })
        .collect()
}
