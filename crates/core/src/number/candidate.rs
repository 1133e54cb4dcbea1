//! Candidates: the groups of digits in a text that may be the number that is meant.

use super::scan::Chunk;
use super::{service, shape};

/// Most runs of digits that are joined: a serial number written digit by digit has fewer.
const MOST_RUNS: usize = shape::LONGEST + 4;

/// Class of a candidate, the likeliest to be meant first. Only the best class present counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A complete number.
    Complete,
    /// A known service number.
    Service,
    /// The beginning of a number.
    Beginning,
    /// Part of a word or web address, and so no number. It comes before other figures, which would be a
    /// guess.
    Part,
    /// Other figures of at least three digits.
    Other,
    /// One or two digits.
    Fragment,
}

/// Group of digits that may be the number that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Without country code; a serial number may end in a letter.
    pub(super) digits: String,
    /// How likely it is to be meant.
    pub(super) class: Class,
    /// Set if it has another country's code, which stays in `digits`.
    pub(super) foreign: bool,
    /// Set if digits of it are hidden.
    pub(super) masked: bool,
}

/// Returns the numbers that a chunk consists of, or all of it as one.
pub(super) fn candidates(chunk: &Chunk) -> Vec<Candidate> {
    if let Some(serial) = lettered_serial(chunk) {
        return vec![serial];
    }
    let groups = cover(chunk).or_else(|| standing_alone(chunk)).unwrap_or_else(|| vec![chunk.runs.concat()]);
    groups.into_iter().enumerate().map(|(place, digits)| candidate(chunk, place == 0, &digits)).collect()
}

fn candidate(chunk: &Chunk, first: bool, digits: &str) -> Candidate {
    let (digits, foreign) = shape::national(chunk.plus && first, digits);
    let class = if shape::is_complete(&digits) || (foreign && digits.len() >= 7) {
        Class::Complete
    } else if chunk.touched || chunk.addressed {
        Class::Part
    } else if service::service(&digits).is_some() {
        Class::Service
    } else if shape::is_beginning(&digits) {
        Class::Beginning
    } else if digits.len() >= 3 {
        Class::Other
    } else {
        Class::Fragment
    };
    Candidate { masked: chunk.masked && class != Class::Complete, digits, class, foreign }
}

/// Returns the serial number that a chunk is, if its last character is a letter.
fn lettered_serial(chunk: &Chunk) -> Option<Candidate> {
    let mut digits = chunk.runs.concat();
    if digits.len() + 1 != shape::LONGEST || !digits.starts_with("89") {
        return None;
    }
    digits.push(chunk.letter?.to_ascii_uppercase());
    Some(Candidate { digits, class: Class::Complete, foreign: false, masked: false })
}

/// Joins all runs into complete numbers and service numbers, the longest first. Returns none if runs are left
/// over.
fn cover(chunk: &Chunk) -> Option<Vec<String>> {
    let mut rest = chunk.runs.as_slice();
    let mut groups = Vec::new();
    while !rest.is_empty() {
        let (group, after) = (1..=rest.len().min(MOST_RUNS)).rev().find_map(|count| {
            let (head, after) = rest.split_at_checked(count)?;
            let digits = head.concat();
            let (national, _) = shape::national(chunk.plus && groups.is_empty(), &digits);
            let whole = shape::is_complete(&national) || (count == 1 && service::service(&digits).is_some());
            whole.then_some((digits, after))
        })?;
        groups.push(group);
        rest = after;
    }
    Some(groups)
}

/// Returns the runs that are complete numbers, and those between them joined. Returns none if so few digits
/// are left over that they may be a digit too many.
fn standing_alone(chunk: &Chunk) -> Option<Vec<String>> {
    let mut groups: Vec<(bool, String)> = Vec::new();
    for (place, run) in chunk.runs.iter().enumerate() {
        let (national, _) = shape::national(chunk.plus && place == 0, run);
        let complete = shape::is_complete(&national);
        match groups.last_mut() {
            Some((false, left_over)) if !complete => left_over.push_str(run),
            _ => groups.push((complete, run.clone())),
        }
    }
    let parted = groups.iter().any(|(complete, _)| *complete)
        && groups.iter().all(|(complete, digits)| *complete || digits.len() >= 3);
    parted.then(|| groups.into_iter().map(|(_, digits)| digits).collect())
}

#[cfg(test)]
mod tests {
    use super::super::scan::{chunks, plain};
    use super::*;

    fn classes(text: &str) -> Vec<(String, Class)> {
        let found = chunks(&plain(text)).iter().flat_map(candidates).collect::<Vec<_>>();
        found.into_iter().map(|candidate| (candidate.digits, candidate.class)).collect()
    }

    #[test]
    fn a_chunk_is_split_only_into_whole_numbers() {
        use Class::{Beginning, Complete, Fragment, Other, Part, Service};
        let cases: [(&str, &[(&str, Class)]); 12] = [
            ("138 0013 8000 010 1234 5678", &[("13800138000", Complete), ("01012345678", Complete)]),
            ("10086 10010", &[("10086", Service), ("10010", Service)]),
            ("2026-11-22 13800138000", &[("20261122", Other), ("13800138000", Complete)]),
            ("13800138000 1", &[("138001380001", Beginning)]),
            ("+86 138 0013 8000 13900139000", &[("13800138000", Complete), ("13900139000", Complete)]),
            ("8986 0409 8076 9263 452w", &[("8986040980769263452W", Complete)]),
            ("+86 13800138000 0086 139 0013 9000", &[("13800138000", Complete), ("13900139000", Complete)]),
            ("+862112345678 200", &[("02112345678", Complete), ("200", Other)]),
            ("+852 9123 4567", &[("85291234567", Complete)]),
            ("+85", &[("85", Fragment)]),
            ("12", &[("12", Fragment)]),
            ("5G", &[("5", Part)]),
        ];
        for (text, want) in cases {
            let want: Vec<(String, Class)> =
                want.iter().map(|(one, class)| ((*one).to_owned(), *class)).collect();
            assert_eq!(classes(text), want, "{text}");
        }
    }
}
