//! The report about one number.

use super::read::{ReadError, Reading, read};
use super::{Carrier, Kind, Note, Role, iccid, plan, service, shape};

/// What is known about a number from its digits alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Kind of number.
    pub kind: Kind,
    /// Carrier that its prefix was allotted to, whose service number it is, or that issued the card. For
    /// [`Kind::Resale`] it is not the seller.
    pub carrier: Option<Carrier>,
    /// Whether the rules allow porting such a number to another carrier; none if they do not say.
    pub portable: Option<bool>,
    /// Digits as they were read, without country code; empty for [`Kind::Invalid`], unless it is too long.
    pub digits: String,
    /// Leading digits that decided kind and carrier: a mobile prefix, an area code or a card's issuer; empty
    /// for none.
    pub prefix: String,
    /// Purpose of a [`Kind::ShortCode`].
    pub role: Option<Role>,
    /// Further things to say.
    pub notes: Vec<Note>,
    /// Different numbers found, for [`Note::Several`], of which the person picks one.
    pub choices: Vec<String>,
}

impl Report {
    /// Returns whether the report has this note.
    #[must_use]
    pub fn has(&self, note: Note) -> bool {
        self.notes.contains(&note)
    }

    fn new(kind: Kind, digits: &str, notes: &[Note]) -> Self {
        Self {
            kind,
            carrier: None,
            portable: None,
            digits: digits.to_owned(),
            prefix: String::new(),
            role: None,
            notes: notes.to_vec(),
            choices: Vec::new(),
        }
    }

    fn unreadable(error: ReadError) -> Self {
        let (note, choices) = match error {
            ReadError::Empty => (Note::Empty, Vec::new()),
            ReadError::NoDigits => (Note::NoDigits, Vec::new()),
            ReadError::Letters => (Note::Letters, Vec::new()),
            ReadError::LookAlike => (Note::LookAlike, Vec::new()),
            ReadError::Address => (Note::Address, Vec::new()),
            ReadError::TooMuch => (Note::TooMuch, Vec::new()),
            ReadError::Several(choices) => (Note::Several, choices),
        };
        Self { choices, ..Self::new(Kind::Invalid, "", &[note]) }
    }

    fn too_long(digits: &str) -> Self {
        Self::new(Kind::Invalid, digits, &[Note::TooLong])
    }
}

/// Reports what is known about the number in a text.
///
/// The first three to five digits are enough for the carrier. A number that is too long is
/// [`Kind::Invalid`], because any of its digits may be the wrong one; one that is too short keeps its kind.
#[must_use]
pub fn check(input: &str) -> Report {
    match read(input) {
        Ok(reading) => about(&reading),
        Err(error) => Report::unreadable(error),
    }
}

fn about(reading: &Reading) -> Report {
    let mut report = if reading.foreign {
        Report::new(Kind::Abroad, &reading.digits, &[Note::NotMainland, Note::FromAbroad])
    } else {
        identify(&reading.digits)
    };
    let also = [
        (reading.look_alike, Note::LookAlike),
        (reading.masked, Note::Masked),
        (reading.picked, Note::Picked),
    ];
    report.notes.extend(also.into_iter().filter_map(|(holds, note)| holds.then_some(note)));
    report
}

fn identify(digits: &str) -> Report {
    if let Some((role, carrier)) = service::service(digits) {
        let report = Report::new(Kind::ShortCode, digits, &[Note::SenderProvesNothing]);
        return Report { role: Some(role), carrier, ..report };
    }
    if digits.len() > shape::LONGEST {
        return Report::too_long(digits);
    }
    if let Some((kind, note)) = service::line(digits) {
        let prefix = digits.chars().take(if kind == Kind::MessagePort { 3 } else { 2 }).collect();
        return Report { prefix, ..Report::new(kind, digits, &[note, Note::RingBack]) };
    }
    let report = card(digits).or_else(|| landline(digits)).or_else(|| mobile(digits));
    report.unwrap_or_else(|| Report::new(Kind::Unknown, digits, &[unplanned(digits)]))
}

/// Returns the note for digits that the plan has nothing about.
fn unplanned(digits: &str) -> Note {
    let begun = digits.len() < 3
        || service::is_begun(digits)
        || shape::is_begun_code(digits)
        || "8986".starts_with(digits);
    if begun { Note::NeedMore } else { Note::NotListed }
}

fn card(digits: &str) -> Option<Report> {
    let complete = digits.starts_with("89") && shape::is_complete(digits);
    if !complete && !digits.starts_with("8986") {
        return None;
    }
    let mut report = Report::new(Kind::Iccid, digits, &[Note::SerialNumber]);
    if !digits.starts_with("8986") {
        report.notes.push(Note::NotMainland);
    } else if digits.len() < iccid::ISSUER_DIGITS {
        report.notes.push(Note::NeedMore);
    } else {
        report.prefix = digits.chars().take(iccid::ISSUER_DIGITS).collect();
        report.carrier = iccid::issuer(digits);
        report.notes.extend(report.carrier.is_none().then_some(Note::IssuerUnknown));
    }
    if !complete {
        report.notes.push(Note::Incomplete);
    } else if digits.chars().all(|c| c.is_ascii_digit()) && !iccid::luhn(digits) {
        report.notes.push(Note::CheckDigit);
    }
    Some(report)
}

fn landline(digits: &str) -> Option<Report> {
    let area = shape::area(digits).filter(|_| digits.len() >= 3)?;
    let notes: &[Note] = if area == "400" { &[Note::Incoming, Note::RingBack] } else { &[] };
    let report = Report::new(Kind::Landline, digits, notes);
    Some(sized(Report { prefix: area.to_owned(), ..report }, shape::landline_lengths(area)))
}

fn mobile(digits: &str) -> Option<Report> {
    // 106 is also how a service number begins.
    if digits.len() < 3 || (service::is_begun(digits) && digits.len() < 4) {
        return None;
    }
    let plan::Allotment { kind, carrier, portable, notes } = plan::allotment(digits)?;
    let undecided = notes.contains(&Note::NeedMore);
    let prefix = if undecided { String::new() } else { deciding(digits, kind, carrier) };
    let report = Report { carrier, portable, prefix, ..Report::new(kind, digits, &notes) };
    Some(sized(report, shape::mobile_lengths(digits)))
}

/// Returns the fewest leading digits that decide kind and carrier.
fn deciding(digits: &str, kind: Kind, carrier: Option<Carrier>) -> String {
    let decides = |part: &String| {
        plan::allotment(part).is_some_and(|found| {
            (found.kind, found.carrier) == (kind, carrier) && !found.notes.contains(&Note::NeedMore)
        })
    };
    (3..=5).map(|length| digits.chars().take(length).collect()).find(decides).unwrap_or_default()
}

/// Adds what follows from a number's length, given the shortest and longest of its kind.
fn sized(mut report: Report, (shortest, longest): (usize, usize)) -> Report {
    let length = report.digits.len();
    if length > longest {
        return Report::too_long(&report.digits);
    }
    if length < shortest || (report.kind == Kind::Iot && length != shortest && length != longest) {
        report.notes.push(Note::Incomplete);
    }
    if length + 1 == shortest {
        report.notes.push(Note::TooShort);
    }
    if report.kind == Kind::Iot && shortest != longest {
        report.notes.push(Note::EitherLength);
    }
    report
}
