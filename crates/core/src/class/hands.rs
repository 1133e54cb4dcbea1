//! Hands that a group raised for an item: read as typed, with what is wrong with it.

use std::{error::Error, fmt};

/// Most people in a group.
pub const MOST_PEOPLE: u32 = 500;

/// Why a number that somebody typed cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountError {
    /// It is no whole number.
    Number,
    /// It is below 0.
    Negative,
    /// A group of nobody.
    Nobody,
    /// More than [`MOST_PEOPLE`].
    TooMany,
    /// More hands than people.
    TooManyHands,
}

impl fmt::Display for CountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number => f.write_str("this is not a whole number"),
            Self::Negative => f.write_str("a number of people is never below 0"),
            Self::Nobody => f.write_str("a group has one person or more"),
            Self::TooMany => write!(f, "a group has {MOST_PEOPLE} people or fewer"),
            Self::TooManyHands => f.write_str("more hands were counted than there are people"),
        }
    }
}

impl Error for CountError {}

/// Reads the number of hands; none of an empty text. Digits of Chinese keyboards are read too.
///
/// # Errors
/// [`CountError::Number`], [`CountError::Negative`] or [`CountError::TooMany`].
pub fn read_hands(text: &str) -> Result<Option<u32>, CountError> {
    let text: String = text.trim().chars().map(narrow).collect();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(rest) = text.strip_prefix(['-', '−', '－']) {
        return Err(if digits(rest) { CountError::Negative } else { CountError::Number });
    }
    if !digits(&text) {
        return Err(CountError::Number);
    }
    let number = text.parse().unwrap_or(u32::MAX);
    if number > MOST_PEOPLE { Err(CountError::TooMany) } else { Ok(Some(number)) }
}

/// Reads the number of people; none of an empty text.
///
/// # Errors
/// As [`read_hands`], and [`CountError::Nobody`].
pub fn read_people(text: &str) -> Result<Option<u32>, CountError> {
    match read_hands(text)? {
        Some(0) => Err(CountError::Nobody),
        people => Ok(people),
    }
}

/// Returns the ASCII digit of a full-width one.
fn narrow(letter: char) -> char {
    let digit = u32::from(letter).checked_sub(u32::from('０')).filter(|digit| *digit < 10);
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(letter)
}

/// Hands for an item: how many people said what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hands {
    /// That it is a scam.
    pub scam: u32,
    /// That it is genuine.
    pub genuine: u32,
    /// That they cannot tell.
    pub unsure: u32,
}

impl Hands {
    /// Reads three numbers in the order of the fields. Returns none if nothing was typed.
    ///
    /// # Errors
    /// As [`read_hands`]; [`CountError::TooManyHands`] if there are more than `people`.
    pub fn read(texts: &[String; 3], people: Option<u32>) -> Result<Option<Self>, CountError> {
        let [scam, genuine, unsure] = texts.each_ref().map(|text| read_hands(text));
        let counts = [scam?, genuine?, unsure?];
        if counts.iter().all(Option::is_none) {
            return Ok(None);
        }
        let [scam, genuine, unsure] = counts.map(Option::unwrap_or_default);
        let hands = Self { scam, genuine, unsure };
        match people {
            Some(people) if hands.all() > people => Err(CountError::TooManyHands),
            _ if hands.all() > MOST_PEOPLE => Err(CountError::TooMany),
            _ => Ok(Some(hands)),
        }
    }

    /// Returns the number of hands.
    #[must_use]
    pub fn all(self) -> u32 {
        self.scam + self.genuine + self.unsure
    }
}
