//! The quiz as one thing: the log, and everything worked out from it and the pack.

use super::{
    Answer, Ask, Card, Counts, FirstRound, Log, Mode, Profile, Response, Schedule, Session, measuring,
    practice::Practice, schedule::Visit, topic::Topic,
};
use crate::pack::QuizPack;

/// Log, profile and what the draws need; kept up to date answer by answer.
#[derive(Debug, Clone)]
pub struct Quiz {
    /// What a first round stands on, and every other too.
    base: FirstRound,
    profile: Profile,
}

impl Quiz {
    /// The quiz of this pack for a person with this history. Linear in the length of the log.
    #[must_use]
    pub fn new(pack: &QuizPack, log: Log) -> Self {
        let mut quiz = Self { base: FirstRound::new(pack), profile: Profile::default() };
        for response in log.responses() {
            quiz.base.note(response);
            quiz.profile.add(response);
        }
        quiz.base.log = log;
        quiz
    }

    /// Takes in one more response. False when the log refused it ([`Log::push`]).
    pub fn add(&mut self, response: Response) -> bool {
        let fresh = self.base.add(response.clone());
        if fresh {
            self.profile.add(&response);
        }
        fresh
    }

    /// Returns what this quiz has in common with a first round.
    #[must_use]
    pub fn first_round(&self) -> &FirstRound {
        &self.base
    }

    /// The history.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.base.log
    }

    /// What the measuring responses say.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Every family's review state, of this pack or not.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.base.schedule
    }

    /// The families of this pack that are due, the most forgotten first.
    #[must_use]
    pub fn due(&self, now: i64) -> Vec<(&str, &Card)> {
        self.base.due(now)
    }

    /// The families of this pack that are not due yet, the soonest first.
    #[must_use]
    pub fn coming(&self, now: i64) -> Vec<(&str, &Card)> {
        self.base.of_pack(self.base.schedule.coming(now))
    }

    /// When to come back for the families of this pack.
    #[must_use]
    pub fn visits(&self, now: i64) -> Vec<Visit<'_>> {
        self.base.visits(now)
    }

    /// The responses of a session, as [`FirstRound::responses`].
    pub fn responses(&self, session: u64) -> impl Iterator<Item = &Response> {
        self.base.responses(session)
    }

    /// The verdicts of one session counted, whether it measured or taught.
    #[must_use]
    pub fn counts(&self, session: u64) -> Counts {
        self.base.counts(session)
    }

    /// The sum of the marks of a session, as [`Answer::mark`] says.
    #[must_use]
    pub fn marks(&self, session: u64) -> i64 {
        self.base.marks(session)
    }

    /// Begins a session of at most `length` exercises; none when there is nothing to ask. `id` is a fresh random
    /// number and the seed of the session's draws.
    ///
    /// A measuring session is shorter where fewer unseen items are left, and always half scam, half genuine.
    #[must_use]
    pub fn start(&self, mode: Mode, length: u32, id: u64, now: i64) -> Option<Session> {
        let length = match mode {
            Mode::Measuring => measuring::length(&self.base.deck, length),
            Mode::Practice => length,
        };
        let session = Session { id, mode, started: now, length, about: String::new(), writer: 0 };
        self.next(&session).map(|_| session)
    }

    /// Begins a practice session of at most `length` exercises about a family, tactic or look-alike; none when this
    /// pack has nothing about it. `id` as for [`Quiz::start`].
    ///
    /// It is as long as there is something to ask: of a family, all that is not kept for measuring; of a tactic, all
    /// of it and its twins, and what its family has besides.
    #[must_use]
    pub fn practise(&self, about: &str, length: u32, id: u64, now: i64) -> Option<Session> {
        let deck = &self.base.deck;
        let most = Topic::find(deck, about, usize::MAX)?.exercises(deck);
        let length = u32::try_from(most).unwrap_or(u32::MAX).min(length);
        let session =
            Session { id, mode: Mode::Practice, started: now, length, about: about.to_owned(), writer: 0 };
        self.next(&session).map(|_| session)
    }

    /// What to ask next in a session; none when it is over. The same session and log always give the same.
    #[must_use]
    pub fn next(&self, session: &Session) -> Option<Ask> {
        let Self { base, profile } = self;
        if session.mode == Mode::Measuring {
            let place = measuring::next(&base.draw(session))?;
            return Some(Ask::Judge { item: base.deck.items.get(place)?.id.clone() });
        }
        let first = self.is_first(session.id);
        if first && session.about.is_empty() {
            return base.next(session);
        }
        let topic = if session.about.is_empty() {
            None
        } else {
            let responses = base.log.responses();
            let began = responses.iter().position(|response| response.id.session == session.id);
            Some(Topic::find(&base.deck, &session.about, began.unwrap_or(usize::MAX))?)
        };
        let ordered =
            base.responses(session.id).any(|response| matches!(response.answer, Answer::Ordered { .. }));
        let (draw, ability, schedule) = (base.draw(session), &base.ability, &base.schedule);
        Practice { draw, topic, ordered, profile, ability, schedule, varied: !first }.next()
    }

    /// Whether no other session was ever begun: the first one keeps to one kind of exercise.
    fn is_first(&self, session: u64) -> bool {
        self.base.log.responses().iter().all(|response| response.id.session == session)
    }

    /// The record of an answer to what [`Quiz::next`] asked, given at `at` after `took_ms` milliseconds.
    #[must_use]
    pub fn record(&self, session: &Session, ask: &Ask, answer: Answer, at: i64, took_ms: u32) -> Response {
        self.base.record(session, ask, answer, at, took_ms)
    }
}
