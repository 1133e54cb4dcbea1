//! The person's history: an append-only log of responses, and the file it is moved in.
//!
//! The log keeps the order in which answers were given, not the order of their times, because a clock can be set
//! wrong and put right again. Answers to items this pack does not know, and times in the future, stay in it:
//! what they mean is decided where they are read. Lines that cannot be read are kept aside and written out again.

use std::collections::BTreeSet;

use super::{LineError, Response, ResponseId};

/// First word of a log's file.
const NAME: &str = "topup-guard-log";

/// Version of the file format that is written.
const VERSION: u32 = 1;

/// Most responses, and most unreadable lines, that a log holds. More are refused, with a count.
pub const MOST: usize = 1_000_000;

/// Every response of the person, in the order given, none twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    responses: Vec<Response>,
    ids: BTreeSet<ResponseId>,
    aside: BTreeSet<String>,
}

/// Why a file cannot be imported; the log it was meant for is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportError {
    /// It is not a file of this program.
    Foreign,
    /// A newer version of this program wrote it.
    Newer,
}

/// What an import or a merge did, in responses and lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// New responses.
    pub added: usize,
    /// Responses that were there already.
    pub known: usize,
    /// Lines that could not be read and are kept aside.
    pub aside: usize,
    /// Lines that the file says it had and has not: it was cut short.
    pub missing: usize,
    /// Responses and lines refused because the log is full.
    pub refused: usize,
}

impl Merged {
    /// Keeps an unreadable line, once.
    fn put_aside(&mut self, aside: &mut BTreeSet<String>, line: String) {
        if aside.len() == MOST {
            self.refused += 1;
        } else if aside.insert(line) {
            self.aside += 1;
        }
    }
}

impl Log {
    /// An empty log.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The responses in the order given.
    #[must_use]
    pub fn responses(&self) -> &[Response] {
        &self.responses
    }

    /// Lines that could not be read, as they stood, sorted.
    pub fn aside(&self) -> impl Iterator<Item = &str> {
        self.aside.iter().map(String::as_str)
    }

    /// Appends a response. False when it is there already or the log is full; the log is then unchanged.
    pub fn push(&mut self, response: Response) -> bool {
        let fresh = self.responses.len() < MOST && self.ids.insert(response.id);
        if fresh {
            self.responses.push(response);
        }
        fresh
    }

    /// Reads lines of records; empty lines are skipped, unreadable ones kept aside, repeated ones counted.
    #[must_use]
    pub fn from_lines(text: &str) -> (Self, Merged) {
        let (mut log, mut merged) = (Self::new(), Merged::default());
        for line in text.lines().filter(|line| !line.is_empty()) {
            match Response::from_line(line) {
                Ok(response) if log.ids.contains(&response.id) => merged.known += 1,
                Ok(response) => {
                    *if log.push(response) { &mut merged.added } else { &mut merged.refused } += 1
                }
                Err(LineError::Newer | LineError::Damaged) => {
                    merged.put_aside(&mut log.aside, line.to_owned());
                }
            }
        }
        (log, merged)
    }

    /// Every record as a line of its own, those kept aside last.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let mut text = String::new();
        for line in self.responses.iter().map(Response::to_line).chain(self.aside.iter().cloned()) {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// The log as a file: a line with name, version and number of lines, then the records.
    #[must_use]
    pub fn export(&self) -> String {
        let lines = self.responses.len() + self.aside.len();
        format!("{NAME} {VERSION} {lines}\n{}", self.to_lines())
    }

    /// Takes in a file that [`Log::export`] wrote: every answer once, none lost, none doubled.
    ///
    /// # Errors
    /// [`ImportError`]; the log is then unchanged.
    pub fn import(&mut self, file: &str) -> Result<Merged, ImportError> {
        // A byte order mark is what some editors put before text they save.
        let file = file.trim_start_matches('\u{feff}');
        let (header, lines) = file.split_once('\n').unwrap_or((file, ""));
        let mut words = header.trim_end().split(' ');
        if words.next() != Some(NAME) {
            return Err(ImportError::Foreign);
        }
        match words.next().and_then(|version| version.parse::<u32>().ok()) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(ImportError::Newer),
            _ => return Err(ImportError::Foreign),
        }
        let stated = words.next().and_then(|lines| lines.parse().ok()).unwrap_or(0_usize);
        let present = lines.lines().filter(|line| !line.is_empty()).count();
        let (other, read) = Self::from_lines(lines);
        let merged = self.merge(other);
        Ok(Merged {
            known: merged.known + read.known,
            refused: merged.refused + read.refused,
            missing: stated.saturating_sub(present),
            ..merged
        })
    }

    /// Takes in another log. Both keep their own order; the two are interleaved by time.
    pub fn merge(&mut self, other: Self) -> Merged {
        let mut merged = Merged::default();
        let room = MOST - self.responses.len();
        let mut fresh = Vec::new();
        for response in other.responses {
            if self.ids.contains(&response.id) {
                merged.known += 1;
            } else if fresh.len() == room {
                merged.refused += 1;
            } else {
                self.ids.insert(response.id);
                fresh.push(response);
            }
        }
        merged.added = fresh.len();
        for line in other.aside {
            merged.put_aside(&mut self.aside, line);
        }
        let mut fresh = fresh.into_iter().peekable();
        let mut all = Vec::with_capacity(self.responses.len() + merged.added);
        for mine in self.responses.drain(..) {
            while let Some(theirs) = fresh.next_if(|theirs| (theirs.at, theirs.id) < (mine.at, mine.id)) {
                all.push(theirs);
            }
            all.push(mine);
        }
        all.extend(fresh);
        self.responses = all;
        merged
    }
}
