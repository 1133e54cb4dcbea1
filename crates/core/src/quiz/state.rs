//! The quiz as one thing: the log, and everything worked out from it and the pack.

use std::collections::BTreeMap;

use super::{
    Answer, Ask, Counts, Log, Mode, Profile, Response, ResponseId, Session,
    deck::Deck,
    session::{measuring, measuring_length, practice},
};
use crate::pack::QuizPack;

/// Log, profile and what the draws need; kept up to date answer by answer.
#[derive(Debug, Clone)]
pub struct Quiz {
    log: Log,
    profile: Profile,
    deck: Deck,
    /// Places in the log of the responses of each session.
    sessions: BTreeMap<u64, Vec<usize>>,
}

impl Quiz {
    /// The quiz of this pack for a person with this history. Linear in the length of the log.
    #[must_use]
    pub fn new(pack: &QuizPack, log: Log) -> Self {
        let mut quiz = Self {
            log: Log::new(),
            profile: Profile::default(),
            deck: Deck::new(pack),
            sessions: BTreeMap::new(),
        };
        for (place, response) in log.responses().iter().enumerate() {
            quiz.note(place, response);
        }
        quiz.log = log;
        quiz
    }

    /// Takes in one more response. False when the log refused it ([`Log::push`]).
    pub fn add(&mut self, response: Response) -> bool {
        let fresh = self.log.push(response.clone());
        if fresh {
            self.note(self.log.responses().len() - 1, &response);
        }
        fresh
    }

    /// Updates everything that is worked out from the log.
    fn note(&mut self, place: usize, response: &Response) {
        self.profile.add(response);
        self.deck.add(response);
        self.sessions.entry(response.id.session).or_default().push(place);
    }

    /// The history.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What the measuring responses say.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The responses of a session in the order given.
    pub fn responses(&self, session: u64) -> impl Iterator<Item = &Response> {
        let places = self.sessions.get(&session).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.log.responses().get(*place))
    }

    /// The verdicts of one session counted, whether it measured or taught.
    #[must_use]
    pub fn counts(&self, session: u64) -> Counts {
        let mut counts = Counts::default();
        for response in self.responses(session) {
            if let Answer::Judged { truth, verdict, .. } = response.answer {
                counts.add(truth, verdict);
            }
        }
        counts
    }

    /// Begins a session of at most `length` exercises; none when there is nothing to ask. `id` is a fresh random
    /// number and the seed of the session's draws.
    ///
    /// A measuring session is shorter where fewer unseen items are left, and always half scam, half genuine.
    #[must_use]
    pub fn start(&self, mode: Mode, length: u32, id: u64, now: i64) -> Option<Session> {
        let length = match mode {
            Mode::Measuring => measuring_length(&self.deck, length),
            Mode::Practice => length,
        };
        let session = Session { id, mode, started: now, length };
        self.next(&session).map(|_| session)
    }

    /// What to ask next in a session; none when it is over. The same session and log always give the same.
    #[must_use]
    pub fn next(&self, session: &Session) -> Option<Ask> {
        let asked: Vec<usize> =
            self.responses(session.id).filter_map(|response| self.deck.place(&response.item)).collect();
        let place = match session.mode {
            Mode::Measuring => measuring(&self.deck, session, &asked),
            Mode::Practice => practice(&self.deck, session, &asked),
        }?;
        Some(Ask::Judge { item: self.deck.items.get(place)?.id.clone() })
    }

    /// The record of an answer to what [`Quiz::next`] asked, given at `at` after `took_ms` milliseconds.
    #[must_use]
    pub fn record(&self, session: &Session, ask: &Ask, answer: Answer, at: i64, took_ms: u32) -> Response {
        let entry = self.deck.place(ask.item()).and_then(|place| self.deck.items.get(place));
        let name = |names: &[String], place: usize| names.get(place).cloned().unwrap_or_default();
        Response {
            id: ResponseId { session: session.id, number: self.next_number(session.id) },
            at,
            took_ms,
            mode: session.mode,
            item: ask.item().to_owned(),
            family: entry.map(|entry| name(&self.deck.families, entry.family)).unwrap_or_default(),
            group: entry.map(|entry| name(&self.deck.groups, entry.group)).unwrap_or_default(),
            pack: self.deck.version.clone(),
            answer,
        }
    }

    /// One more than the highest number in use: a record that got lost leaves a gap and no doublet.
    fn next_number(&self, session: u64) -> u32 {
        self.responses(session)
            .map(|response| response.id.number)
            .max()
            .map_or(0, |last| last.saturating_add(1))
    }
}
