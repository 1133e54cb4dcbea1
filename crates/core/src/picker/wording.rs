//! Words of a question that depend on earlier answers.

use super::{Answers, Question};
use crate::pack::{QuestionText, Wording};

/// Returns the words of a question for these answers; none where the usual ones hold.
#[must_use]
pub fn wording<'a>(text: &'a QuestionText, answers: &Answers) -> Option<&'a Wording> {
    text.wordings.iter().find(|wording| wording.given.iter().all(|given| is_given(given, answers)))
}

/// Returns whether an answer, written such as `whom=me`, was given.
fn is_given(given: &str, answers: &Answers) -> bool {
    let Some((question, option)) = given.split_once('=') else { return false };
    let Some(question) = Question::from_id(question) else { return false };
    question.option(option).is_some_and(|choice| answers.get(question) == Some(choice))
}
