//! Whether the questions still open could change which channels come first.

use super::{Answers, Outcome, Question, lead, rank};
use crate::pack::Pack;

/// Returns whether the same channels come first, whatever is answered to the questions still open.
///
/// They need not be asked then. It tries all answers, and ends at the first that differs.
#[must_use]
pub fn is_decided(answers: &Answers, pack: &Pack) -> bool {
    let now = rank(answers, pack);
    let (stops, first) = (now == Outcome::Stop, lead(&now));
    let open = Question::ALL.into_iter().filter(|question| answers.get(*question).is_none());
    let open: Vec<_> = open.collect();
    let total: usize = open.iter().map(|question| question.options().len()).product();
    (0..total).all(|mut number| {
        let mut filled = *answers;
        for question in &open {
            let options = question.options();
            if let Some(choice) = options.get(number % options.len()) {
                filled = filled.with(*question, *choice);
            }
            number /= options.len();
        }
        let outcome = rank(&filled, pack);
        (outcome == Outcome::Stop) == stops && lead(&outcome) == first
    })
}
