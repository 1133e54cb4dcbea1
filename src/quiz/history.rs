//! The person's history with the quiz: all of it in the full program, one first round in the quiz program.

use std::ops::Deref;

use topup_guard_core::pack::QuizPack;
use topup_guard_core::quiz::{
    Ask, Counts, FirstRound, Log, Mode, Quiz, Response, Session, SessionId, SetCode, form_id,
};
use topup_guard_core::time::Millis;

use crate::program::PROGRAM;

/// Answers and what follows from them. [`Deref`] leads to what a first round has too.
#[derive(Debug)]
pub(super) enum History {
    /// A first round, which is practice: the quiz program has no more.
    First(Box<FirstRound>),
    /// Everything: the full program.
    Full(Box<Quiz>),
}

impl Deref for History {
    type Target = FirstRound;

    fn deref(&self) -> &FirstRound {
        match self {
            Self::First(round) => round,
            Self::Full(quiz) => quiz.first_round(),
        }
    }
}

impl History {
    /// Returns the history of a person with this log, which the quiz program takes as empty.
    pub(super) fn of(pack: &QuizPack, log: Log) -> Self {
        if PROGRAM.is_full() {
            Self::Full(Box::new(Quiz::new(pack, log)))
        } else {
            Self::First(Box::new(FirstRound::new(pack)))
        }
    }

    /// Returns the whole history; none in the quiz program.
    ///
    /// The condition is a constant, so that what only a whole history needs is no part of the quiz program.
    pub(super) fn full(&self) -> Option<&Quiz> {
        match self {
            Self::Full(quiz) if PROGRAM.is_full() => Some(quiz),
            _ => None,
        }
    }

    /// Returns the history with one more response; the same if the log refuses it.
    ///
    /// A first round is made anew: it has a few answers, and the program then has no code that copies one.
    pub(super) fn with(&self, pack: &QuizPack, response: Response) -> Self {
        if let Some(quiz) = self.full() {
            let mut quiz = quiz.clone();
            quiz.add(response);
            return Self::Full(Box::new(quiz));
        }
        let mut round = FirstRound::new(pack);
        for response in self.log().responses().iter().cloned().chain([response]) {
            round.add(response);
        }
        Self::First(Box::new(round))
    }

    /// Begins a round about everything. A first round is always practice.
    pub(super) fn start(&self, mode: Mode, length: u32, id: SessionId, now: Millis) -> Option<Session> {
        match self.full() {
            Some(quiz) => quiz.start(mode, length, id, now),
            None => self.deref().start(length, id, now),
        }
    }

    /// Begins a round about a topic; none in the quiz program.
    pub(super) fn practise(&self, about: &str, length: u32, id: SessionId, now: Millis) -> Option<Session> {
        self.full()?.practise(about, length, id, now)
    }

    /// Begins another round of the same kind: about the same topic, or measuring while there is something to
    /// measure with.
    pub(super) fn again(
        &self,
        about: &str,
        mode: Mode,
        length: u32,
        id: SessionId,
        now: Millis,
    ) -> Option<Session> {
        if mode == Mode::Measuring && !about.is_empty() {
            // The same form, while something of it is left.
            let measured = self.full().and_then(|quiz| quiz.measure(form_id(about), length, id, now));
            if measured.is_some() {
                return measured;
            }
        } else if !about.is_empty() && SetCode::parse(about).is_none() {
            // Whoever has done a set goes on with questions of their own.
            return self.practise(about, length, id, now);
        }
        self.start(mode, length, id, now).or_else(|| self.start(Mode::Practice, length, id, now))
    }

    /// Returns how many exercises of a round about a topic are about it; none in the quiz program.
    pub(super) fn related(&self, about: &str, length: u32) -> u32 {
        self.full().map_or(0, |quiz| quiz.related(about, length))
    }

    /// Returns what was measured so far, and whether it is enough for a grade. A first round measures
    /// nothing.
    pub(super) fn measured(&self) -> (Counts, bool) {
        self.full().map_or_else(Default::default, |quiz| (*quiz.profile().counts(), quiz.profile().graded()))
    }

    /// Returns what was measured so far on the form with this name; none in the quiz program, and where it is
    /// no form's.
    pub(super) fn measured_on(&self, form: &str) -> Option<Counts> {
        self.full()?.measurements().on(form).map(|one| *one.profile().counts())
    }

    /// Returns what to ask next; none when the round is over.
    pub(super) fn next(&self, session: &Session) -> Option<Ask> {
        match self.full() {
            Some(quiz) => quiz.next(session),
            None => self.deref().next(session),
        }
    }
}
