//! Numbering plan: the carrier and the use that each mobile prefix is allotted to.
//!
//! The authority for carriers is the table of the Ministry of Industry and Information Technology (MIIT) of
//! 5 June 2023, with its notes: 162, 165, 167, 170 and 171 are for resale only; 174, 1349 and 1619 are for
//! satellite services only. It says nothing of what 145 to 149 and 172 are used for. There we follow:
//!
//! * **146, 148** are IoT: the carriers' porting rules of 14 November 2019 name them as such.
//! * **145, 147, 149** are data-only, as lists of prefixes in use have it (mobile-broadband cards), although
//!   the ministry lets them carry voice, other references treat 145 and 147 as ordinary mobile, and the
//!   porting rules count 149 among IoT: hence [`Note::SourcesDiffer`]. 149 cannot be ported by those rules.
//!   They do not except 145 and 147, so these count as portable, which only adds the caution about the
//!   carrier.
//! * **172** is mobile: MIIT allots it like any other and the porting rules do not except it; one reference
//!   lists it as IoT, hence the same note.
//! * **1064, 140-144** are IoT by the porting rules, outside MIIT's table; the carrier is given only for
//!   blocks with a source (10646, 1410, 1440, 1441).
//! * **1610** is in use in one reference and absent from MIIT's table: unknown, and said so.

use Carrier::{Broadnet, Mobile, Telecom, Unicom};

use super::{Carrier, Kind, Note};

/// What is known about a range of prefixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Allotment {
    pub(super) kind: Kind,
    pub(super) carrier: Option<Carrier>,
    pub(super) portable: Option<bool>,
    pub(super) notes: Vec<Note>,
}

/// Range of five-digit prefixes, both ends included, and what holds for all of it.
struct Row {
    first: u32,
    last: u32,
    kind: Kind,
    carrier: Option<Carrier>,
    portable: Option<bool>,
    notes: &'static [Note],
}

const fn mobile(first: u32, last: u32, carrier: Carrier) -> Row {
    let notes = &[Note::MayBePorted];
    Row { first, last, kind: Kind::Mobile, carrier: Some(carrier), portable: Some(true), notes }
}

const fn resale(first: u32, last: u32, carrier: Carrier) -> Row {
    let notes = &[Note::VirtualOperator];
    Row { first, last, kind: Kind::Resale, carrier: Some(carrier), portable: Some(false), notes }
}

const fn satellite(first: u32, last: u32, carrier: Option<Carrier>, notes: &'static [Note]) -> Row {
    Row { first, last, kind: Kind::Satellite, carrier, portable: Some(false), notes }
}

const fn iot(first: u32, last: u32, carrier: Option<Carrier>) -> Row {
    let notes = &[Note::IssuerOnly];
    Row { first, last, kind: Kind::Iot, carrier, portable: Some(false), notes }
}

const fn data_only(first: u32, last: u32, carrier: Carrier, portable: bool, notes: &'static [Note]) -> Row {
    Row { first, last, kind: Kind::DataOnly, carrier: Some(carrier), portable: Some(portable), notes }
}

/// Every range that is allotted or in use, in order and without overlaps.
const ROWS: &[Row] = &[
    iot(10640, 10645, None),
    iot(10646, 10646, Some(Unicom)),
    iot(10647, 10649, None),
    mobile(13000, 13299, Unicom),
    mobile(13300, 13399, Telecom),
    mobile(13400, 13489, Mobile),
    satellite(13492, 13493, Some(Telecom), &[]),
    satellite(13499, 13499, Some(Telecom), &[]),
    mobile(13500, 13999, Mobile),
    iot(14000, 14099, None),
    iot(14100, 14109, Some(Telecom)),
    iot(14110, 14399, None),
    iot(14400, 14419, Some(Mobile)),
    iot(14420, 14499, None),
    data_only(14500, 14599, Unicom, true, &[Note::MayBePorted, Note::SourcesDiffer]),
    iot(14600, 14699, Some(Unicom)),
    data_only(14700, 14799, Mobile, true, &[Note::MayBePorted, Note::SourcesDiffer]),
    iot(14800, 14899, Some(Mobile)),
    data_only(14900, 14999, Telecom, false, &[Note::SourcesDiffer]),
    mobile(15000, 15299, Mobile),
    mobile(15300, 15399, Telecom),
    mobile(15500, 15699, Unicom),
    mobile(15700, 15999, Mobile),
    Row {
        first: 16100,
        last: 16109,
        kind: Kind::Unknown,
        carrier: None,
        portable: None,
        notes: &[Note::NewRange],
    },
    satellite(16190, 16199, None, &[Note::OtherHolder]),
    resale(16200, 16299, Telecom),
    resale(16500, 16599, Mobile),
    mobile(16600, 16699, Unicom),
    resale(16700, 16799, Unicom),
    resale(17000, 17029, Telecom),
    resale(17030, 17039, Mobile),
    resale(17040, 17049, Unicom),
    resale(17050, 17069, Mobile),
    resale(17070, 17099, Unicom),
    resale(17100, 17199, Unicom),
    Row { notes: &[Note::MayBePorted, Note::SourcesDiffer], ..mobile(17200, 17299, Mobile) },
    mobile(17300, 17399, Telecom),
    satellite(17400, 17405, Some(Telecom), &[]),
    satellite(17406, 17412, None, &[Note::OtherHolder]),
    satellite(17490, 17499, None, &[Note::OtherHolder]),
    mobile(17500, 17699, Unicom),
    mobile(17700, 17799, Telecom),
    mobile(17800, 17899, Mobile),
    mobile(18000, 18199, Telecom),
    mobile(18200, 18499, Mobile),
    mobile(18500, 18699, Unicom),
    mobile(18700, 18899, Mobile),
    mobile(18900, 19199, Telecom),
    mobile(19200, 19299, Broadnet),
    mobile(19300, 19399, Telecom),
    mobile(19500, 19599, Mobile),
    mobile(19600, 19699, Unicom),
    mobile(19700, 19899, Mobile),
    mobile(19900, 19999, Telecom),
];

/// The rest of the sections that are for satellite services as a whole: used only where [`ROWS`] has nothing.
const UNALLOTTED: &[Row] =
    &[satellite(13490, 13499, None, &[Note::NotListed]), satellite(17413, 17489, None, &[Note::NotListed])];

/// Returns what all allotted numbers that begin with these digits have in common; none if nothing is
/// allotted.
///
/// Digits after the fifth are ignored. If the ranges differ in kind, the result is [`Kind::Unknown`]; if they
/// differ in kind or carrier, it has [`Note::NeedMore`].
pub(super) fn allotment(digits: &str) -> Option<Allotment> {
    let (first, last) = span(digits)?;
    let within = |row: &&Row| row.first <= last && first <= row.last;
    let mut rows = ROWS.iter().filter(within).peekable();
    if rows.peek().is_some() { common(rows) } else { common(UNALLOTTED.iter().filter(within)) }
}

/// Returns the lowest and highest five-digit prefix that begins with these digits.
fn span(digits: &str) -> Option<(u32, u32)> {
    let mut first = 0;
    let mut width = 100_000;
    for digit in digits.chars().take(5) {
        first = first * 10 + digit.to_digit(10)?;
        width /= 10;
    }
    Some((first * width, first * width + (width - 1)))
}

fn common<'a>(mut rows: impl Iterator<Item = &'a Row>) -> Option<Allotment> {
    let Row { kind, carrier, portable, notes, .. } = rows.next()?;
    let mut found = Allotment { kind: *kind, carrier: *carrier, portable: *portable, notes: notes.to_vec() };
    let mut more = false;
    for row in rows {
        more |= row.kind != found.kind || row.carrier != found.carrier;
        if row.kind != found.kind {
            found.kind = Kind::Unknown;
        }
        found.carrier = found.carrier.filter(|carrier| row.carrier == Some(*carrier));
        found.portable = found.portable.filter(|portable| row.portable == Some(*portable));
        found.notes.retain(|note| row.notes.contains(note));
    }
    if more {
        found.notes.push(Note::NeedMore);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_in_order_and_do_not_overlap() {
        assert!(ROWS.iter().all(|row| row.first <= row.last));
        assert!(ROWS.windows(2).all(|pair| pair[0].last < pair[1].first));
    }

    #[test]
    fn a_partial_prefix_says_only_what_all_its_ranges_share() {
        let one = |digits| allotment(digits).unwrap();
        assert_eq!((one("138").kind, one("138").carrier), (Kind::Mobile, Some(Mobile)));
        assert_eq!((one("134").kind, one("134").carrier), (Kind::Unknown, None));
        assert_eq!((one("1349").kind, one("1349").carrier), (Kind::Satellite, Some(Telecom)));
        assert_eq!((one("13490").kind, one("13490").carrier), (Kind::Satellite, None));
        assert_eq!((one("170").kind, one("170").carrier), (Kind::Resale, None));
        assert_eq!((one("1740").kind, one("1740").carrier), (Kind::Satellite, None));
        assert!(one("13").notes.contains(&Note::NeedMore));
        assert!(!one("13490").notes.contains(&Note::NeedMore));
        assert!(!one("1349").notes.contains(&Note::NeedMore), "two ranges of one kind and carrier");
        assert_eq!(allotment("154"), None);
    }
}
