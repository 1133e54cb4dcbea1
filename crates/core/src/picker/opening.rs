//! First sentence about a ranked channel: what to do before it can be used.

use super::{Answers, Choice, Gate, Question, Ranked, Reason};
use crate::pack::Level;

/// Returns what has to be seen to before a ranked channel can be used, where the answers say so: how to pay
/// with the means given, then what holds for the card given, then opening hours for somebody in a hurry.
///
/// It is the first sentence of the result and the first step, in place of the reason to choose the channel,
/// which is written for people to whom nothing of the kind applies.
#[must_use]
pub fn first_step<'a, 'b>(answers: &Answers, entry: &'b Ranked<'a>) -> Option<&'b Reason<'a>> {
    let find = |gate: Gate| entry.caveats.iter().find(move |reason| reason.gate == gate);
    let in_own_words = |reason: &&Reason<'_>| reason.fit.is_some_and(|fit| fit.level == Level::Maybe);
    let known = |question: Question| answers.known(question).is_some();
    let pay = find(Gate::Pay).filter(|_| known(Question::Pay)).filter(in_own_words);
    let card = find(Gate::Card).filter(|_| known(Question::Card)).filter(in_own_words);
    let is_hurried = answers.known(Question::When) == Some(Choice::Now);
    pay.or(card).or_else(|| find(Gate::Hours).filter(|_| is_hurried))
}
