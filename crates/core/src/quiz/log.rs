//! Log: the append-only list of the person's responses, and the file in which it is moved.
//!
//! The log has the order in which answers were given, not that of their times, because a clock can be set
//! wrong and be corrected. Answers to items that the pack does not have, and answers dated in the future,
//! stay in it; what reads the log decides what they mean. Lines that cannot be read stay too and are written
//! out again.

use std::{error::Error, fmt, sync::Arc};

use super::chunk::{Chunk, Responses};
use super::merged::{MOST, Merged};
use super::{Response, ResponseId, Session};

/// First word of a log's file.
const NAME: &str = "topup-guard-log";

/// Version of the file format that is written.
const VERSION: u32 = 1;

/// Number of responses from which on a chunk that several logs share is left as it is, and the next response
/// begins a new one.
const CHUNK: usize = 64;

/// Number of response numbers that each [`Session::writer`] has in a session.
const NUMBERS: u32 = 1 << 12;

/// The responses of a person in the order given, none twice.
///
/// Clones share their responses: one that grows by a response copies fewer than 64 others.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// The responses in the order given; no chunk is empty.
    chunks: Vec<Arc<Chunk>>,
    /// Lines that could not be read, sorted.
    unreadable: Arc<Vec<String>>,
}

impl PartialEq for Log {
    /// Compares responses and lines, however they are divided into chunks.
    fn eq(&self, other: &Self) -> bool {
        self.responses() == other.responses() && self.unreadable == other.unreadable
    }
}

impl Eq for Log {}

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

impl Log {
    /// Makes an empty log.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the responses in the order given.
    #[must_use]
    pub fn responses(&self) -> Responses<'_> {
        Responses(&self.chunks)
    }

    /// Returns the lines that could not be read, as they were, sorted.
    pub fn unreadable(&self) -> impl Iterator<Item = &str> {
        self.unreadable.iter().map(String::as_str)
    }

    /// Appends a response. Returns false, and changes nothing, if the log has its id already or is full.
    pub fn push(&mut self, response: Response) -> bool {
        if self.has(response.id) || self.responses().len() >= MOST {
            return false;
        }
        match self.chunks.last_mut() {
            // No other log shares it, or it is short enough to be copied.
            Some(last) if Arc::strong_count(last) == 1 || last.responses.len() < CHUNK => {
                Arc::make_mut(last).push(response);
            }
            _ => {
                let mut chunk = Chunk::default();
                chunk.push(response);
                self.chunks.push(Arc::new(chunk));
            }
        }
        true
    }

    fn has(&self, id: ResponseId) -> bool {
        self.chunks.iter().any(|chunk| chunk.has(id))
    }

    /// Takes all responses out as one chunk; those that another log shares are copied.
    fn take(&mut self) -> Chunk {
        let mut chunks = self.chunks.drain(..).map(Arc::unwrap_or_clone);
        let mut all = chunks.next().unwrap_or_default();
        chunks.for_each(|chunk| all.append(chunk));
        all
    }

    /// Makes a chunk's responses those of the log.
    fn put(&mut self, all: Chunk) {
        self.chunks = if all.responses.is_empty() { Vec::new() } else { vec![Arc::new(all)] };
    }

    /// Returns the number for the next response of this widget in a session: one more than the highest it has
    /// used, so that a lost response leaves a gap and no number is used twice.
    #[must_use]
    pub fn next_number(&self, session: &Session) -> u32 {
        let first = session.writer.saturating_mul(NUMBERS);
        let own = first..=first.saturating_add(NUMBERS - 1);
        let of = self.responses().iter().filter(|response| response.id.session == session.id);
        let numbers = of.map(|response| response.id.number).filter(|number| own.contains(number));
        numbers.max().map_or(first, |last| last.saturating_add(1))
    }

    /// Reads the log from its segments, each of which one widget has written, and interleaves them by time.
    ///
    /// The segments are gone through twice, one after the other: first to count their lines. Memory of a
    /// program in a browser is never given back, so none is taken for copies.
    #[must_use]
    pub fn from_segments<T: AsRef<str>>(segments: impl Iterator<Item = T> + Clone) -> Self {
        let mut log = Self::new();
        let room = segments.clone().map(|segment| lines(segment.as_ref()).count()).sum();
        let mut all = Chunk::with_capacity(room);
        for segment in segments {
            log.merge_into(&mut all, Self::from_lines(segment.as_ref()).0);
        }
        log.put(all);
        log
    }

    /// Returns what this log has and the other has not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let fresh = |response: &&Response| !other.has(response.id);
        let responses: Vec<_> = self.responses().iter().filter(fresh).cloned().collect();
        let (mut rest, mut all) = (Self::new(), Chunk::default());
        all.responses = all.add_ids(responses, &mut Merged::default());
        rest.put(all);
        let fresh = |line: &&String| other.unreadable.binary_search(line).is_err();
        rest.unreadable = Arc::new(self.unreadable.iter().filter(fresh).cloned().collect());
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
        let mut all = Chunk::default();
        all.responses = all.add_ids(responses, &mut merged);
        log.put(all);
        log.keep_unreadable(unreadable, &mut merged);
        (log, merged)
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
        if !lines.is_empty() {
            let unreadable = Arc::make_mut(&mut self.unreadable);
            unreadable.append(&mut lines);
            unreadable.sort_unstable();
        }
    }

    /// Writes every response as a line, then the unreadable lines.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let mut text = String::new();
        for line in self.responses().iter().map(Response::to_line).chain(self.unreadable.iter().cloned()) {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// Writes the log as a file: a line with name, version and number of lines, then the lines.
    #[must_use]
    pub fn export(&self) -> String {
        let lines = self.responses().len() + self.unreadable.len();
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
        let mut all = self.take();
        let merged = self.merge_into(&mut all, other);
        self.put(all);
        merged
    }

    /// Adds another log, where the responses of this one are in `all`.
    fn merge_into(&mut self, all: &mut Chunk, mut other: Self) -> Merged {
        let mut merged = Merged::default();
        let fresh = all.add_ids(other.take().responses, &mut merged);
        self.keep_unreadable(Arc::unwrap_or_clone(other.unreadable), &mut merged);
        let place = |response: &Response| (response.at, response.id);
        let mine = &mut all.responses;
        // Responses before the first of theirs stay where they are.
        let stays = |first| mine.iter().position(|response| first < place(response));
        let stays = fresh.first().map(place).and_then(stays).unwrap_or(mine.len());
        let moved = mine.split_off(stays);
        let mut fresh = fresh.into_iter().peekable();
        for next in moved {
            while let Some(theirs) = fresh.next_if(|theirs| place(theirs) < place(&next)) {
                mine.push(theirs);
            }
            mine.push(next);
        }
        mine.extend(fresh);
        merged
    }
}

/// Returns the lines of a text that are not empty, without carriage returns at their ends.
///
/// A carriage return is removed even where the line feed after it was lost. Else an unreadable line would be
/// another one after it was written and read again.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.trim_end_matches('\r')).filter(|line| !line.is_empty())
}
