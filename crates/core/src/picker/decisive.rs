//! Smallest sets of answers after which further questions change nothing.

use super::{Answers, Choice, Outcome, Question, lead, rank};
use crate::pack::Pack;

/// Returns the answers that decide: each with as few answers as will do.
///
/// [`is_decided`](super::is_decided) holds for exactly those answers that include one of them. It is for a
/// page that has no pack at hand. The outcomes of all combinations are compared, which takes a second.
#[must_use]
pub fn decisive(pack: &Pack) -> Vec<Answers> {
    // Which first channels there are, and which of them each number of answers leads to, if it is decided.
    let (mut known, mut leads) = (Vec::new(), Vec::new());
    let mut decisive = Vec::new();
    let sizes = Question::ALL.map(|question| question.options().len() + 1);
    for number in 0..sizes.iter().product() {
        let digits = digits(number, &sizes);
        let found = match open_steps(&digits, &sizes).next() {
            None => {
                let outcome = rank(&answers(&digits), pack);
                let first: Vec<_> = lead(&outcome).into_iter().map(str::to_owned).collect();
                let first = (outcome == Outcome::Stop, first);
                let at = known.iter().position(|other| *other == first);
                Some(at.unwrap_or_else(|| {
                    known.push(first);
                    known.len() - 1
                }))
            }
            // The numbers with one more answer are smaller, so they are there already.
            Some((step, options)) => {
                let with = |option: usize| leads.get(number - step * (options - option)).copied().flatten();
                let first = with(0);
                (1..options).all(|option| with(option) == first).then_some(first).flatten()
            }
        };
        leads.push(found);
    }
    for (number, lead) in leads.iter().enumerate() {
        let digits = digits(number, &sizes);
        let without_one = given_steps(&digits, &sizes).any(|above| leads.get(number + above) == Some(lead));
        if lead.is_some() && !without_one {
            decisive.push(answers(&digits));
        }
    }
    decisive
}

/// Returns the index of each question's option; that of an open question is the number of its options.
fn digits(mut number: usize, sizes: &[usize; 7]) -> [usize; 7] {
    sizes.map(|size| {
        let digit = number % size;
        number /= size;
        digit
    })
}

fn answers(digits: &[usize; 7]) -> Answers {
    Question::ALL.into_iter().zip(digits).fold(Answers::new(), |answers, (question, digit)| {
        let choice: Option<&Choice> = question.options().get(*digit);
        choice.map_or(answers, |choice| answers.with(question, *choice))
    })
}

/// Returns each open question's weight in the number, with the number of its options.
fn open_steps(digits: &[usize; 7], sizes: &[usize; 7]) -> impl Iterator<Item = (usize, usize)> {
    steps(digits, sizes)
        .filter(|(_, digit, options)| digit == options)
        .map(|(step, _, options)| (step, options))
}

/// Returns for each answered question what the number grows by when it is opened.
fn given_steps(digits: &[usize; 7], sizes: &[usize; 7]) -> impl Iterator<Item = usize> {
    steps(digits, sizes)
        .filter(|(_, digit, options)| digit != options)
        .map(|(step, digit, options)| step * (options - digit))
}

fn steps(digits: &[usize; 7], sizes: &[usize; 7]) -> impl Iterator<Item = (usize, usize, usize)> {
    let mut step = 1;
    digits.iter().zip(sizes).map(move |(digit, size)| {
        let here = step;
        step *= size;
        (here, *digit, size - 1)
    })
}
