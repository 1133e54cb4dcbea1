//! The person's history with the quiz: all of it in the whole program, and of a first round alone in the quiz's own.

use topup_guard_core::pack::QuizPack;
use topup_guard_core::quiz::{Counts, Log, Mode, Session};

#[cfg(feature = "full")]
pub(super) use all::{History, begin, measured, of, practise};
#[cfg(not(feature = "full"))]
pub(super) use first::{History, begin, measured, of, practise};

#[cfg(feature = "full")]
mod all {
    use super::{Counts, Log, Mode, QuizPack, Session};

    /// What was answered, and what follows from it.
    pub(in crate::quiz) type History = topup_guard_core::quiz::Quiz;

    /// The history of a person with this log.
    pub(in crate::quiz) fn of(pack: &QuizPack, log: Log) -> History {
        History::new(pack, log)
    }

    /// Begins a round about everything.
    pub(in crate::quiz) fn begin(
        quiz: &History,
        mode: Mode,
        length: u32,
        id: u64,
        now: i64,
    ) -> Option<Session> {
        quiz.start(mode, length, id, now)
    }

    /// Begins a round about a topic.
    pub(in crate::quiz) fn practise(
        quiz: &History,
        about: &str,
        length: u32,
        id: u64,
        now: i64,
    ) -> Option<Session> {
        quiz.practise(about, length, id, now)
    }

    /// What was measured so far, and whether it is enough for a grade.
    pub(in crate::quiz) fn measured(quiz: &History) -> (Counts, bool) {
        (*quiz.profile().counts(), quiz.profile().graded())
    }
}

#[cfg(not(feature = "full"))]
mod first {
    use super::{Counts, Log, Mode, QuizPack, Session};

    /// What was answered in a first round, and what follows from it.
    pub(in crate::quiz) type History = topup_guard_core::quiz::FirstRound;

    /// The history of a person who has none.
    pub(in crate::quiz) fn of(pack: &QuizPack, _: Log) -> History {
        History::new(pack)
    }

    /// Begins the first round, which only teaches.
    pub(in crate::quiz) fn begin(quiz: &History, _: Mode, length: u32, id: u64, now: i64) -> Option<Session> {
        quiz.start(length, id, now)
    }

    /// A first round is about everything.
    pub(in crate::quiz) fn practise(_: &History, _: &str, _: u32, _: u64, _: i64) -> Option<Session> {
        None
    }

    /// A first round measures nothing.
    pub(in crate::quiz) fn measured(_: &History) -> (Counts, bool) {
        (Counts::default(), false)
    }
}
