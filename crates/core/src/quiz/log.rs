//! The person's history: an append-only log of responses, and the file it is moved in.
//!
//! The log keeps the order in which answers were given, not the order of their times, because a clock can be set
//! wrong and put right again. Answers to items this pack does not know, and times in the future, stay in it:
//! what they mean is decided where they are read. Lines that cannot be read are kept aside and written out again.

use super::{LineError, Response, ResponseId, Session};

/// First word of a log's file.
const NAME: &str = "topup-guard-log";

/// Version of the file format that is written.
const VERSION: u32 = 1;

/// Most responses, and most unreadable lines, that a log holds. More are refused, with a count.
pub const MOST: usize = 1_000_000;

/// How many more responses a log that was read has room for at once.
const SPARE: usize = 256;

/// How many numbers of a session belong to each [`Session::writer`].
const NUMBERS: u32 = 1 << 12;

/// Every response of the person, in the order given, none twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    responses: Vec<Response>,
    /// Their ids, sorted.
    ids: Vec<ResponseId>,
    /// Sorted.
    aside: Vec<String>,
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
        match self.ids.binary_search(&response.id) {
            Err(place) if self.responses.len() < MOST => {
                self.ids.insert(place, response.id);
                self.responses.push(response);
                true
            }
            _ => false,
        }
    }

    /// The number for the next answer in a session by this widget: one more than the highest it has used, so that a record
    /// that got lost leaves a gap and no doublet.
    #[must_use]
    pub fn next_number(&self, session: &Session) -> u32 {
        let first = session.writer.saturating_mul(NUMBERS);
        let own = first..=first.saturating_add(NUMBERS - 1);
        let of = self.responses.iter().filter(|response| response.id.session == session.id);
        let numbers = of.map(|response| response.id.number).filter(|number| own.contains(number));
        numbers.max().map_or(first, |last| last.saturating_add(1))
    }

    /// What several widgets have written, each its own lines in its own order: interleaved by time.
    ///
    /// The parts are gone through twice, one after the other: first for how much there is. Memory of a program in a browser
    /// is never given back, so none is taken for copies.
    #[must_use]
    pub fn from_parts<T: AsRef<str>>(parts: impl Iterator<Item = T> + Clone) -> Self {
        let mut all = Self::new();
        // And those that are given until the next reload.
        let room = parts.clone().map(|part| lines(part.as_ref()).count()).sum::<usize>() + SPARE;
        all.responses.reserve_exact(room);
        all.ids.reserve_exact(room);
        for part in parts {
            all.merge(Self::from_lines(part.as_ref()).0);
        }
        all
    }

    /// What this log holds and the other does not.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut rest = Self::new();
        let fresh = |response: &&Response| other.ids.binary_search(&response.id).is_err();
        let responses = self.responses.iter().filter(fresh).cloned().collect();
        rest.responses = rest.note_ids(responses, &mut Merged::default());
        rest.aside =
            self.aside.iter().filter(|line| other.aside.binary_search(line).is_err()).cloned().collect();
        rest
    }

    /// Reads lines of records; empty lines are skipped, unreadable ones kept aside, repeated ones counted.
    #[must_use]
    pub fn from_lines(text: &str) -> (Self, Merged) {
        let (mut log, mut merged) = (Self::new(), Merged::default());
        let (mut responses, mut aside) = (Vec::new(), Vec::new());
        for line in lines(text) {
            match Response::from_line(line) {
                Ok(response) => responses.push(response),
                Err(LineError::Newer | LineError::Damaged) => aside.push(line.to_owned()),
            }
        }
        log.responses = log.note_ids(responses, &mut merged);
        log.put_aside(aside, &mut merged);
        (log, merged)
    }

    /// Those of the responses that are not there yet, each once and as many as there is room for; notes their ids.
    fn note_ids(&mut self, responses: Vec<Response>, merged: &mut Merged) -> Vec<Response> {
        let mut first: Vec<_> = responses.iter().map(|response| response.id).zip(0..).collect();
        first.sort_unstable();
        first.dedup_by_key(|(id, _)| *id);
        first.retain(|(id, _)| self.ids.binary_search(id).is_err());
        merged.known = responses.len() - first.len();
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
    fn put_aside(&mut self, mut lines: Vec<String>, merged: &mut Merged) {
        lines.retain(|line| self.aside.binary_search(line).is_err());
        lines.sort_unstable();
        lines.dedup();
        let room = MOST - self.aside.len();
        merged.refused += lines.len().saturating_sub(room);
        lines.truncate(room);
        merged.aside = lines.len();
        self.aside.extend(lines);
        self.aside.sort_unstable();
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
            known: merged.known + read.known,
            refused: merged.refused + read.refused,
            missing: stated.saturating_sub(present),
            ..merged
        })
    }

    /// Takes in another log. Both keep their own order; the two are interleaved by time.
    pub fn merge(&mut self, other: Self) -> Merged {
        let mut merged = Merged::default();
        let fresh = self.note_ids(other.responses, &mut merged);
        self.put_aside(other.aside, &mut merged);
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

/// The lines of a text that say something. A carriage return at an end is no part of the line, also where the line feed behind it
/// was lost: else a line kept aside would be another one once it was written and read again.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(|line| line.trim_end_matches('\r')).filter(|line| !line.is_empty())
}
