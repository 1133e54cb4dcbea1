//! Comparison of a number typed twice.

use super::read::{ReadError, read};

/// Difference between two typed numbers. Positions count from 1 in the number without country code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// None. Whether it is the right number is another question.
    Same,
    /// They have the same length, and some digits differ.
    Digits {
        /// Positions of the digits that differ, in order; never empty.
        at: Vec<usize>,
        /// Those of the positions whose digit and the next one changed places.
        swapped: Vec<usize>,
    },
    /// One has more digits than the other.
    Length {
        /// Number of digits of the first.
        first: usize,
        /// Number of digits of the second.
        second: usize,
        /// First position at which they differ.
        at: usize,
        /// Set if they are the same once the digit at `at` of the longer one is left out.
        one_extra: bool,
    },
}

/// One of the two entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// The first.
    First,
    /// The second.
    Second,
}

/// Error: one of the two cannot be read as one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Which one; the first if neither can.
    pub entry: Entry,
    /// Reason.
    pub error: ReadError,
}

/// Compares a number typed twice, each read as [`check`](super::check) reads it.
///
/// # Errors
/// [`Unreadable`] says which of the two has no number, or several.
pub fn compare(first: &str, second: &str) -> Result<Comparison, Unreadable> {
    let digits = |text, entry| match read(text) {
        Ok(reading) => Ok(reading.digits.chars().collect::<Vec<char>>()),
        Err(error) => Err(Unreadable { entry, error }),
    };
    let (first, second) = (digits(first, Entry::First)?, digits(second, Entry::Second)?);
    let at: Vec<usize> = (1..).zip(first.iter().zip(&second)).filter_map(differs).collect();
    if first.len() != second.len() {
        return Ok(by_length(&first, &second, at.first().copied()));
    }
    if at.is_empty() {
        return Ok(Comparison::Same);
    }
    let swapped = swapped(&first, &second);
    Ok(Comparison::Digits { at, swapped })
}

fn differs((position, (one, other)): (usize, (&char, &char))) -> Option<usize> {
    (one != other).then_some(position)
}

/// Returns the first positions of the neighbours that changed places, none of them counted twice.
fn swapped(first: &[char], second: &[char]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (position, pair) in (1..).zip(first.windows(2).zip(second.windows(2))) {
        if let ([a, b], [c, d]) = pair
            && a == d
            && b == c
            && a != b
            && found.last().is_none_or(|last| last + 1 < position)
        {
            found.push(position);
        }
    }
    found
}

fn by_length(first: &[char], second: &[char], parting: Option<usize>) -> Comparison {
    let (longer, shorter) = if first.len() > second.len() { (first, second) } else { (second, first) };
    let at = parting.unwrap_or(shorter.len() + 1);
    let one_extra = longer.get(at..) == shorter.get(at - 1..);
    Comparison::Length { first: first.len(), second: second.len(), at, one_extra }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(at: &[usize], swapped: &[usize]) -> Result<Comparison, Unreadable> {
        Ok(Comparison::Digits { at: at.to_vec(), swapped: swapped.to_vec() })
    }

    #[test]
    fn digits_count_and_how_they_are_grouped_does_not() {
        assert_eq!(compare("138 0013 8000", "+86-13800138000"), Ok(Comparison::Same));
        assert_eq!(compare("13800138000", "13800138001"), differ(&[11], &[]));
        assert_eq!(compare("13812345678", "93812345670"), differ(&[1, 11], &[]));
        assert_eq!(compare("13812345678", "13821345678"), differ(&[4, 5], &[4]));
        assert_eq!(compare("13812345678", "13821345687"), differ(&[4, 5, 10, 11], &[4, 10]));
        assert_eq!(
            compare("13812121212", "13821212121"),
            differ(&[4, 5, 6, 7, 8, 9, 10, 11], &[4, 6, 8, 10])
        );
    }

    #[test]
    fn an_extra_digit_is_located() {
        let length = |first, second, at, one_extra| Ok(Comparison::Length { first, second, at, one_extra });
        assert_eq!(compare("13812345678", "1381235678"), length(11, 10, 7, true));
        assert_eq!(compare("1381235678", "13812345678"), length(10, 11, 7, true));
        assert_eq!(compare("13812345678", "1381234567"), length(11, 10, 11, true));
        assert_eq!(compare("13812345678", "1391234567"), length(11, 10, 3, false));
        assert_eq!(compare("13812345678", "138"), length(11, 3, 4, false));
    }

    #[test]
    fn an_unreadable_entry_is_named_with_its_reason() {
        let unreadable = |entry, error| Err(Unreadable { entry, error });
        assert_eq!(compare("13800138000", ""), unreadable(Entry::Second, ReadError::Empty));
        assert_eq!(compare("号码", "13800138000"), unreadable(Entry::First, ReadError::NoDigits));
        assert_eq!(compare("l0086", ""), unreadable(Entry::First, ReadError::LookAlike));
    }
}
