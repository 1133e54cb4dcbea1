//! Answers as a short text for a link, such as `card=phone&pay=cash`.
//!
//! The text has ids only. Unknown ids are refused, not guessed.

use std::{error::Error, fmt};

use super::{Answers, Question};

/// Longest text that is read, in bytes. All answers together need fewer than 120.
const LONGEST: usize = 256;

/// Reason why the answers of a link cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareError {
    /// The text is longer than any that this program writes.
    TooLong,
    /// It names a question or option that this version has not.
    Unknown,
    /// It answers a question twice.
    Twice,
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the answers in the link are too long",
            Self::Unknown => "the link has a question or an answer that this version of the program has not",
            Self::Twice => "the link answers a question twice",
        })
    }
}

impl Error for ShareError {}

/// Writes the answers given, in the order of the questions.
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
/// [`ShareError`] says why it cannot be read.
pub fn decode(text: &str) -> Result<Answers, ShareError> {
    if text.len() > LONGEST {
        return Err(ShareError::TooLong);
    }
    let mut answers = Answers::new();
    // What is no question was added by another program, such as `from=timeline`.
    let pairs = text.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    for (question, option) in pairs {
        let Some(question) = Question::from_id(question) else { continue };
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
    fn every_combination_of_answers_is_read_as_written() {
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
        assert_eq!(decode(&"a".repeat(LONGEST)), Ok(Answers::new()));
        assert_eq!(decode(&"a".repeat(LONGEST + 1)), Err(ShareError::TooLong));
        assert_eq!(decode(&"a".repeat(1_000_000)), Err(ShareError::TooLong));
    }

    proptest! {
        #[test]
        fn a_text_that_is_read_is_written_to_the_same_answers(text in ".{0,80}") {
            if let Ok(answers) = decode(&text) {
                prop_assert_eq!(decode(&encode(&answers)), Ok(answers));
            }
        }
    }
}
