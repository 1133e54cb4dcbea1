//! Log: the append-only list of the person's responses, and the file in which it is moved.
//!
//! The log has the order in which answers were given, not that of their times, because a clock can be set wrong and be
//! corrected. Answers to items that the pack does not have, and answers dated in the future, stay in it; what reads the
//! log decides what they mean. Lines that cannot be read stay too and are written out again.

use std::{error::Error, fmt};

use super::{Response, ResponseId, Session};

/// First word of a log's file.
const NAME: &str = "topup-guard-log";

/// Version of the file format that is written.
const VERSION: u32 = 1;

/// Most responses, and most unreadable lines, that a log holds. More are refused and counted.
pub const MOST: usize = 1_000_000;

/// Number of further responses that a log just read has room for without growing.
const SPARE: usize = 256;

/// Number of response numbers that each [`Session::writer`] has in a session.
const NUMBERS: u32 = 1 << 12;

/// The responses of a person in the order given, none twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    responses: Vec<Response>,
    /// Their ids, sorted.
    ids: Vec<ResponseId>,
    /// Lines that could not be read, sorted.
    unreadable: Vec<String>,
}

/// Reason why a file cannot be imported. The log is unchanged then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportError {
    /// It is not a file of this program.
    Foreign,
    /// A newer version of this program wrote it.
    Newer,
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "this is no file of this program",
            Self::Newer => "a newer version of the program wrote this file",
        })
    }
}

impl Error for ImportError {}

/// Result of an import or a merge, in numbers of responses and lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// New responses.
    pub added: usize,
    /// Responses that the log had already.
    pub duplicates: usize,
    /// Lines that could not be read and were kept as they are.
    pub unreadable: usize,
    /// Lines missing from the file by its own count: it was cut short.
    pub missing: usize,
    /// Responses and lines refused because the log is full.
    pub refused: usize,
}

impl Log {
    /// Makes an empty log.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the responses in the order given.
    #[must_use]
    pub fn responses(&self) -> &[Response] {
        &self.responses
    }

    /// Returns the lines that could not be read, as they were, sorted.
    pub fn unreadable(&self) -> impl Iterator<Item = &str> {
        self.unreadable.iter().map(String::as_str)
    }

    /// Appends a response. Returns false, and changes nothing, if the log has its id already or is full.
    pub fn push(&mut self, response: Response) -> bool {
        match self.ids.binary_search(&response.id) {
            Err(place) if self.responses.len() < MOST => {
                self.ids.insert(place, response.id);
                self.responses.push(response);
                true
            }
            _ => false,
        }
    }

    /// Returns the number for the next response of this widget in a session: one more than the highest it has used, so that
    /// a lost response leaves a gap and no number is used twice.
    #[must_use]
    pub fn next_number(&self, session: &Session) -> u32 {
        let first = session.writer.saturating_mul(NUMBERS);
        let own = first..=first.saturating_add(NUMBERS - 1);
        let of = self.responses.iter().filter(|response| response.id.session == session.id);
        let numbers = of.map(|response| response.id.number).filter(|number| own.contains(number));
        numbers.max().map_or(first, |last| last.saturating_add(1))
    }

    /// Reads the log from its segments, each of which one widget has written, and interleaves them by time.
    ///
    /// The segments are gone through twice, one after the other: first to count their lines. Memory of a program in a
    /// browser is never given back, so none is taken for copies.
    #[must_use]
    pub fn from_segments<T: AsRef<str>>(segments: impl Iterator<Item = T> + Clone) -> Self {
        let mut all = Self::new();
        // And those that are given until the next reload.
        let room = segments.clone().map(|segment| lines(segment.as_ref()).count()).sum::<usize>() + SPARE;
        all.responses.reserve_exact(room);
        all.ids.reserve_exact(room);
        for segment in segments {
            all.merge(Self::from_lines(segment.as_ref()).0);
        }
        all
    }

    /// Returns what this log has and the other has not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = Self::new();
        let fresh = |response: &&Response| other.ids.binary_search(&response.id).is_err();
        let responses = self.responses.iter().filter(fresh).cloned().collect();
        rest.responses = rest.add_ids(responses, &mut Merged::default());
        rest.unreadable = self
            .unreadable
            .iter()
            .filter(|line| other.unreadable.binary_search(line).is_err())
            .cloned()
            .collect();
        rest
    }

    /// Reads a log from its lines. Empty lines are skipped, unreadable ones kept, repeated ones counted.
    #[must_use]
    pub fn from_lines(text: &str) -> (Self, Merged) {
        let (mut log, mut merged) = (Self::new(), Merged::default());
        let (mut responses, mut unreadable) = (Vec::new(), Vec::new());
        for line in lines(text) {
            match Response::from_line(line) {
                Ok(response) => responses.push(response),
                Err(_) => unreadable.push(line.to_owned()),
            }
        }
        log.responses = log.add_ids(responses, &mut merged);
        log.keep_unreadable(unreadable, &mut merged);
        (log, merged)
    }

    /// Returns those of the responses that are new, each once and as many as there is room for, and adds their ids.
    fn add_ids(&mut self, responses: Vec<Response>, merged: &mut Merged) -> Vec<Response> {
        let mut first: Vec<_> = responses.iter().map(|response| response.id).zip(0..).collect();
        first.sort_unstable();
        first.dedup_by_key(|(id, _)| *id);
        first.retain(|(id, _)| self.ids.binary_search(id).is_err());
        merged.duplicates = responses.len() - first.len();
        let mut fresh = vec![false; responses.len()];
        for (_, place) in first {
            if let Some(fresh) = fresh.get_mut(place) {
                *fresh = true;
            }
        }
        let mut responses: Vec<_> = responses
            .into_iter()
            .zip(fresh)
            .filter_map(|(response, fresh)| fresh.then_some(response))
            .collect();
        let room = MOST - self.responses.len();
        merged.refused += responses.len().saturating_sub(room);
        responses.truncate(room);
        merged.added = responses.len();
        self.ids.extend(responses.iter().map(|response| response.id));
        self.ids.sort_unstable();
        responses
    }

    /// Keeps unreadable lines, each once and as many as there is room for.
    fn keep_unreadable(&mut self, mut lines: Vec<String>, merged: &mut Merged) {
        lines.retain(|line| self.unreadable.binary_search(line).is_err());
        lines.sort_unstable();
        lines.dedup();
        let room = MOST - self.unreadable.len();
        merged.refused += lines.len().saturating_sub(room);
        lines.truncate(room);
        merged.unreadable = lines.len();
        self.unreadable.extend(lines);
        self.unreadable.sort_unstable();
    }

    /// Writes every response as a line, then the unreadable lines.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let mut text = String::new();
        for line in self.responses.iter().map(Response::to_line).chain(self.unreadable.iter().cloned()) {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// Writes the log as a file: a line with name, version and number of lines, then the lines.
    #[must_use]
    pub fn export(&self) -> String {
        let lines = self.responses.len() + self.unreadable.len();
        format!("{NAME} {VERSION} {lines}\n{}", self.to_lines())
    }

    /// Adds the responses of a file that [`Log::export`] wrote, each once.
    ///
    /// # Errors
    /// [`ImportError`] says why; the log is unchanged then.
    pub fn import(&mut self, file: &str) -> Result<Merged, ImportError> {
        // A byte order mark is what some editors put before text they save.
        let file = file.trim_start_matches('\u{feff}');
        let (header, records) = file.split_once('\n').unwrap_or((file, ""));
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
        let present = lines(records).count();
        let (other, read) = Self::from_lines(records);
        let merged = self.merge(other);
        Ok(Merged {
            duplicates: merged.duplicates + read.duplicates,
            refused: merged.refused + read.refused,
            missing: stated.saturating_sub(present),
            ..merged
        })
    }

    /// Adds the responses of another log. Both keep their own order; the two are interleaved by time.
    pub fn merge(&mut self, other: Self) -> Merged {
        let mut merged = Merged::default();
        let fresh = self.add_ids(other.responses, &mut merged);
        self.keep_unreadable(other.unreadable, &mut merged);
        let place = |response: &Response| (response.at, response.id);
        // What stands before the first of theirs stays where it is.
        let stays = |first| self.responses.iter().position(|mine| first < place(mine));
        let stays = fresh.first().map(place).and_then(stays).unwrap_or(self.responses.len());
        let moved = self.responses.split_off(stays);
        let mut fresh = fresh.into_iter().peekable();
        for mine in moved {
            while let Some(theirs) = fresh.next_if(|theirs| place(theirs) < place(&mine)) {
                self.responses.push(theirs);
            }
            self.responses.push(mine);
        }
        self.responses.extend(fresh);
        merged
    }
}

/// Returns the lines of a text that are not empty, without carriage returns at their ends.
///
/// A carriage return is removed even where the line feed after it was lost. Else an unreadable line would be another one
/// after it was written and read again.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.trim_end_matches('\r')).filter(|line| !line.is_empty())
}
