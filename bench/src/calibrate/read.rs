//! Reads files: saved records, statements, or both, one after another.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;
use topup_guard_core::pack::Truth;
use topup_guard_core::quiz::statement::round_id;
use topup_guard_core::quiz::{Answer, LineError, Mode, Response, SessionId, Verdict};
use topup_guard_core::time::Millis;
use xtask_base::Result;
use xtask_base::files::read;

use super::problem::{Place, Problem, Problems};
use super::statement::{self, Kind};

/// First word of a saved record.
const RECORD: &str = "topup-guard-log ";

/// Who gave an answer, as far as that can be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// The person with the record of this number.
    Record(usize),
    /// Somebody in a round of statements.
    Statement,
}

/// Verdict on a form, as a file says it.
#[derive(Debug, Clone)]
pub(crate) struct Verdicted {
    pub(crate) place: Place,
    pub(crate) source: Source,
    /// Id of the round in statements.
    pub(crate) round: String,
    pub(crate) form: String,
    /// Name of the variant.
    pub(crate) item: String,
    pub(crate) verdict: Verdict,
    /// Whether the verdict was right, as the file says.
    pub(crate) right: bool,
    pub(crate) at: Millis,
    pub(crate) took_ms: u64,
}

/// What files have.
#[derive(Debug, Default)]
pub(crate) struct Files {
    pub(crate) verdicts: Vec<Verdicted>,
    /// Items that practice showed the person with a record, with the time.
    pub(crate) practised: Vec<(usize, String, Millis)>,
    /// Number of answers in practice, in records and in statements.
    pub(crate) practice: usize,
    /// Number of records, some of which may be of one person.
    pub(crate) records: usize,
    /// Sessions of each record.
    sessions: BTreeMap<SessionId, Vec<usize>>,
    pub(crate) problems: Problems,
}

impl Files {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is not there or cannot be read. What it says is never an error, but a problem.
    pub(crate) fn read(&mut self, path: &Path) -> Result<()> {
        let bytes = read(path)?;
        self.text(&path.display().to_string(), &String::from_utf8_lossy(&bytes));
        Ok(())
    }

    /// Reads the text of a file of this name.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            self.problems.add(Problem::Empty, Place::Line(name.to_owned(), 1), "");
            return;
        }
        if text.trim_start().starts_with(['{', '['])
            && let Ok(whole) = serde_json::from_str::<Value>(text)
        {
            return self.statements(&whole, &mut |number| Place::Statement(name.to_owned(), number));
        }
        // The line of the record's first line, and how many lines it says it has.
        let mut record: Option<(usize, usize)> = None;
        for (number, line) in text.split('\n').enumerate().map(|(place, line)| (place + 1, line)) {
            let line = line.trim_end_matches('\r');
            let place = || Place::Line(name.to_owned(), number);
            if line.trim().is_empty() {
                continue;
            }
            if let Some(rest) = line.trim_start_matches('\u{feff}').strip_prefix(RECORD) {
                self.end(name, record.take());
                self.records += 1;
                let lines = rest.split(' ').nth(1).and_then(|lines| lines.trim().parse().ok()).unwrap_or(0);
                record = Some((number, lines));
            } else if line.trim_start().starts_with(['{', '[']) {
                match serde_json::from_str::<Value>(line.trim().trim_end_matches(',')) {
                    Ok(value) => self.statements(&value, &mut |_| place()),
                    Err(error) => self.problems.add(Problem::Broken, place(), error.to_string()),
                }
            } else {
                if record.is_none() {
                    self.records += 1;
                }
                let left = record.map_or(0, |(_, lines)| lines);
                record = Some((record.map_or(number, |(first, _)| first), left.saturating_sub(1)));
                self.response(line, place());
            }
        }
        self.end(name, record);
    }

    /// Notes that a record has fewer lines than it says.
    fn end(&mut self, name: &str, record: Option<(usize, usize)>) {
        if let Some((line, missing)) = record.filter(|(_, missing)| *missing > 0) {
            let detail = format!("{missing} are missing");
            self.problems.add(Problem::CutShort, Place::Line(name.to_owned(), line), detail);
        }
    }

    /// Reads a line of the record that was begun last.
    fn response(&mut self, line: &str, place: Place) {
        let record = self.records - 1;
        let response = match Response::from_line(line) {
            Ok(response) => response,
            Err(LineError::Newer) => return self.problems.add(Problem::Newer, place, ""),
            Err(error) => return self.problems.add(Problem::Broken, place, error.to_string()),
        };
        let of = self.sessions.entry(response.id.session).or_default();
        if of.last() != Some(&record) {
            of.push(record);
        }
        if response.mode == Mode::Practice {
            self.practice += 1;
            self.practised.push((record, response.item, response.at));
            return;
        }
        let (truth, verdict) = match response.answer {
            Answer::Judged { truth, verdict, .. } | Answer::TwoStep { truth, verdict, .. } => {
                (truth, verdict)
            }
            _ => return self.problems.add(Problem::NoVerdict, place, response.item),
        };
        if response.form.is_empty() {
            return self.problems.add(Problem::NoForm, place, response.item);
        }
        self.verdicts.push(Verdicted {
            place,
            source: Source::Record(record),
            round: round_id(response.id.session),
            form: response.form,
            item: response.item,
            verdict,
            right: truth != Truth::CannotTell && verdict.is_right(truth),
            at: response.at,
            took_ms: u64::from(response.took_ms),
        });
    }

    /// Reads a statement, a list of them, or what a store of statements answers with.
    fn statements(&mut self, value: &Value, place: &mut dyn FnMut(usize) -> Place) {
        let list = match value.get("statements").unwrap_or(value) {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        for (number, statement) in list.iter().enumerate() {
            let place = place(number + 1);
            match statement::read(statement) {
                Ok(Kind::Verdict(stated)) => self.verdicts.push(Verdicted {
                    place,
                    source: Source::Statement,
                    round: stated.round,
                    form: stated.form,
                    item: stated.item,
                    verdict: stated.verdict,
                    right: stated.right,
                    at: stated.at,
                    took_ms: stated.took_ms,
                }),
                Ok(Kind::Practice) => self.practice += 1,
                Ok(Kind::Round) => {}
                Err(problem) => {
                    let object = statement.pointer("/object/id").and_then(Value::as_str);
                    self.problems.add(problem, place, object.unwrap_or_default());
                }
            }
        }
    }

    /// Returns, for each record, the first one of the same person: records with a session in common, as when
    /// somebody exported twice, or joined two devices in between.
    pub(crate) fn people(&self) -> Vec<usize> {
        let mut people: Vec<usize> = (0..self.records).collect();
        for records in self.sessions.values() {
            let person = records.iter().map(|record| people[*record]).min().unwrap_or_default();
            let joined: Vec<usize> = records.iter().map(|record| people[*record]).collect();
            for one in &mut people {
                if joined.contains(one) {
                    *one = person;
                }
            }
        }
        people
    }
}
