//! Answers as a short text for a link, and back.
//!
//! The form is `card=phone&pay=cash`: ids only, never a number or a name. Reading refuses what it does not know
//! instead of guessing.

use super::{Answers, Question};

/// Longest text that is looked at, in bytes; every answer given needs fewer than 120.
const LONGEST: usize = 256;

/// Why a link's answers cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareError {
    /// It is longer than any link of ours.
    TooLong,
    /// It names a question or option that this version does not have.
    Unknown,
    /// It answers a question twice.
    Twice,
}

/// Writes the answers given, in the order of the questions; empty for none.
#[must_use]
pub fn encode(answers: &Answers) -> String {
    let mut text = String::new();
    for (question, choice) in answers.iter() {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(question.id());
        text.push('=');
        text.push_str(choice.id());
    }
    text
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// [`ShareError`] for anything else; the caller keeps the answers it had.
pub fn decode(text: &str) -> Result<Answers, ShareError> {
    if text.len() > LONGEST {
        return Err(ShareError::TooLong);
    }
    let mut answers = Answers::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (question, option) = pair.split_once('=').ok_or(ShareError::Unknown)?;
        let question = Question::from_id(question).ok_or(ShareError::Unknown)?;
        let choice = question.option(option).ok_or(ShareError::Unknown)?;
        if answers.get(question).is_some() {
            return Err(ShareError::Twice);
        }
        answers = answers.with(question, choice);
    }
    Ok(answers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Answers, LONGEST, ShareError, decode, encode};

    #[test]
    fn every_combination_comes_back() {
        for answers in Answers::all() {
            assert_eq!(decode(&encode(&answers)), Ok(answers));
        }
        assert_eq!(decode(""), Ok(Answers::new()));
    }

    #[test]
    fn hostile_and_damaged_texts_are_refused() {
        assert_eq!(decode("card=<img onerror=alert(1)>"), Err(ShareError::Unknown));
        assert_eq!(decode("card=pho"), Err(ShareError::Unknown));
        assert_eq!(decode("card"), Err(ShareError::Unknown));
        assert_eq!(decode("card=phone&card=iot"), Err(ShareError::Twice));
        assert_eq!(decode(&"a".repeat(LONGEST)), Err(ShareError::Unknown));
        assert_eq!(decode(&"a".repeat(LONGEST + 1)), Err(ShareError::TooLong));
        assert_eq!(decode(&"a".repeat(1_000_000)), Err(ShareError::TooLong));
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_written_the_same(text in ".{0,80}") {
            if let Ok(answers) = decode(&text) {
                prop_assert_eq!(decode(&encode(&answers)), Ok(answers));
            }
        }
    }
}
