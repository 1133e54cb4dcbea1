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
    /// One or two digits, or an amount.
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
///
/// In a pasted text a whole number wins over what stands beside it; typed digits beside it may be one too
/// many.
pub(super) fn candidates(chunk: &Chunk, pasted: bool) -> Vec<Candidate> {
    if let Some(serial) = lettered_serial(chunk) {
        return vec![serial];
    }
    let groups =
        cover(chunk).or_else(|| standing_alone(chunk, pasted)).unwrap_or_else(|| vec![chunk.runs.concat()]);
    let last = groups.len().saturating_sub(1);
    let each = groups.iter().enumerate();
    each.map(|(place, digits)| candidate(chunk, (place == 0, place == last), digits)).collect()
}

fn candidate(chunk: &Chunk, (first, last): (bool, bool), digits: &str) -> Candidate {
    let digits = without_prefix(digits);
    let (digits, foreign) = shape::national(chunk.plus && first, digits);
    let class = if shape::is_complete(&digits) || (foreign && digits.len() >= 7) {
        Class::Complete
    } else if chunk.touched || chunk.addressed {
        Class::Part
    } else if service::is_national(&digits) {
        Class::Service
    } else if last && chunk.counted {
        Class::Fragment
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

/// Prefixes that some people dial before a number to call more cheaply.
const CALL_PREFIXES: [&str; 8] = ["12593", "17951", "17911", "17901", "17909", "17950", "10193", "11808"];

/// Returns the digits behind such a prefix, where they are a whole mobile number.
fn without_prefix(digits: &str) -> &str {
    let rest = CALL_PREFIXES.iter().find_map(|prefix| digits.strip_prefix(prefix));
    rest.filter(|rest| shape::begins_mobile(rest) && shape::is_complete(rest)).unwrap_or(digits)
}

/// Returns the runs that are complete numbers, and those between them joined. In typed digits none where so
/// little is left over that it may be a digit too much.
fn standing_alone(chunk: &Chunk, pasted: bool) -> Option<Vec<String>> {
    let mut groups: Vec<(bool, String)> = Vec::new();
    let mut code = String::new();
    let runs = if pasted { joined(&chunk.runs) } else { chunk.runs.clone() };
    for (place, run) in runs.iter().enumerate() {
        if place == 0 && matches!(run.as_str(), "86" | "0086" | "086") && runs.len() > 1 {
            code.clone_from(run);
            continue;
        }
        let run = std::mem::take(&mut code) + run;
        let (national, _) = shape::national(chunk.plus && groups.is_empty(), &run);
        let complete = shape::is_complete(&national);
        match groups.last_mut() {
            Some((false, left_over)) if !complete => left_over.push_str(&run),
            _ => groups.push((complete, run)),
        }
    }
    let parted = groups.iter().any(|(complete, _)| *complete)
        && groups.iter().all(|(complete, digits)| *complete || digits.len() >= 3 || pasted);
    parted.then(|| groups.into_iter().map(|(_, digits)| digits).collect())
}

/// Returns the runs, those in the groups that people write a mobile number in put together.
fn joined(runs: &[String]) -> Vec<String> {
    let mut joined = Vec::new();
    let mut rest = runs;
    while let Some(run) = rest.first() {
        let group = [3, 2].into_iter().find_map(|count| {
            let (head, _) = rest.split_at_checked(count)?;
            let lengths: Vec<usize> = head.iter().map(String::len).collect();
            let digits = head.concat();
            let usual = matches!(lengths.as_slice(), [3, 4, 4] | [3, 8] | [7, 4]);
            (usual && shape::begins_mobile(&digits) && shape::is_complete(&digits)).then_some((digits, count))
        });
        let (digits, count) = group.unwrap_or_else(|| (run.clone(), 1));
        joined.push(digits);
        rest = rest.get(count..).unwrap_or_default();
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::scan::{chunks, plain};
    use super::*;

    fn classes(text: &str) -> Vec<(String, Class)> {
        let found =
            chunks(&plain(text)).iter().flat_map(|chunk| candidates(chunk, false)).collect::<Vec<_>>();
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
