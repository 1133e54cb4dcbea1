//! The quiz: the log, and everything that is derived from it and the pack.

use super::{
    Answer, Ask, Card, Counts, DAY, FirstRound, Log, Measurements, Mode, Profile, Response, Schedule,
    Session, SessionId, form_id, measurement::AGAIN_AFTER, measuring, practice::Practice, schedule::Visit,
    topic::Topic,
};
use crate::{pack::QuizPack, time::Millis};

/// Quiz of one person: the log, the profile, the schedule and the choice of exercises. Every answer updates
/// it.
#[derive(Debug, Clone)]
pub struct Quiz {
    /// The part that a first round needs too.
    base: FirstRound,
    measurements: Measurements,
}

impl Quiz {
    /// Makes the quiz of this pack for a person with this log. Takes time linear in the length of the log.
    #[must_use]
    pub fn new(pack: &QuizPack, log: Log) -> Self {
        let mut quiz = Self { base: FirstRound::new(pack), measurements: Measurements::default() };
        for response in log.responses().iter() {
            quiz.base.update(response);
            quiz.measurements.add(response);
        }
        quiz.base.log = log;
        quiz
    }

    /// Adds one more response. Returns false if the log refused it ([`Log::push`]).
    pub fn add(&mut self, response: Response) -> bool {
        let fresh = self.base.add(response.clone());
        if fresh {
            self.measurements.add(&response);
        }
        fresh
    }

    /// Returns what this quiz has in common with a first round.
    #[must_use]
    pub fn first_round(&self) -> &FirstRound {
        &self.base
    }

    /// Returns the log.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.base.log
    }

    /// Returns the profile, which only measuring responses count for; see [`Measurements::profile`].
    #[must_use]
    pub fn profile(&self) -> &Profile {
        self.measurements.profile()
    }

    /// Returns every measurement.
    #[must_use]
    pub fn measurements(&self) -> &Measurements {
        &self.measurements
    }

    /// Returns when the next measurement is due: [`AGAIN_AFTER`] days after the last one that has enough
    /// answers for a grade. Returns none before there is one, and in a pack without forms.
    #[must_use]
    pub fn measuring_due(&self) -> Option<Millis> {
        let last = self.measurements.graded().pop().filter(|_| !self.base.deck.forms.is_empty())?;
        Some(last.ended + AGAIN_AFTER * DAY)
    }

    /// Returns how many items of the form that was begun are judged, and how many it has; none if none was
    /// begun that can be gone on with.
    #[must_use]
    pub fn measuring_begun(&self, now: Millis) -> Option<(u32, u32)> {
        let deck = &self.base.deck;
        let form = measuring::form(deck, &self.measurements, "", (SessionId(0), now))?;
        let (all, left) = (form.seats.len(), measuring::left(deck, form, &self.measurements, now).len());
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        (left < all).then(|| (count(all - left), count(all)))
    }

    /// Returns whether the pack has a form with this id.
    #[must_use]
    pub fn has_form(&self, id: &str) -> bool {
        self.base.deck.forms.iter().any(|form| form_id(&form.name) == id)
    }

    /// Starts a session of at most `length` exercises that measures on the form with this id, or goes on with
    /// it. Returns none if there is no such form, or it was finished less than 60 days ago.
    #[must_use]
    pub fn measure(&self, form: &str, length: u32, id: SessionId, now: Millis) -> Option<Session> {
        let deck = &self.base.deck;
        let form = measuring::form(deck, &self.measurements, form, (id, now))?;
        let left = measuring::left(deck, form, &self.measurements, now).len();
        let length = measuring::length_of(left, length);
        let about = form.name.clone();
        let session = Session { id, mode: Mode::Measuring, started: now, length, about, writer: 0 };
        self.next(&session).map(|_| session)
    }

    /// Returns the review state of every family, including families that this pack does not have.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.base.schedule
    }

    /// Returns the families of this pack that are due, the most forgotten first.
    #[must_use]
    pub fn due(&self, now: Millis) -> Vec<(&str, &Card)> {
        self.base.due(now)
    }

    /// Returns the families of this pack that are not due yet, the soonest first.
    #[must_use]
    pub fn coming(&self, now: Millis) -> Vec<(&str, &Card)> {
        self.base.of_pack(self.base.schedule.coming(now))
    }

    /// Returns when to come back for the families of this pack.
    #[must_use]
    pub fn visits(&self, now: Millis) -> Vec<Visit<'_>> {
        self.base.visits(now)
    }

    /// Returns the responses of a session in the order given.
    pub fn responses(&self, session: SessionId) -> impl Iterator<Item = &Response> {
        self.base.responses(session)
    }

    /// Counts the verdicts of a session of measuring or of practice.
    #[must_use]
    pub fn counts(&self, session: SessionId) -> Counts {
        self.base.counts(session)
    }

    /// Returns the sum of the marks of a session, see [`Answer::mark`].
    #[must_use]
    pub fn marks(&self, session: SessionId) -> i64 {
        self.base.marks(session)
    }

    /// Starts a session of at most `length` exercises. Returns none if there is nothing to ask.
    ///
    /// `id` is a fresh random number; it is also the seed of the draws. A measuring session goes on with the
    /// form that was begun, or begins another one; in a pack without forms it is shorter if fewer unseen
    /// items are left, and always half scam, half genuine.
    #[must_use]
    pub fn start(&self, mode: Mode, length: u32, id: SessionId, now: Millis) -> Option<Session> {
        let length = match mode {
            Mode::Measuring if !self.base.deck.forms.is_empty() => return self.measure("", length, id, now),
            Mode::Measuring => measuring::length(&self.base.deck, length),
            Mode::Practice => length,
        };
        let session = Session { id, mode, started: now, length, about: String::new(), writer: 0 };
        self.next(&session).map(|_| session)
    }

    /// Starts a practice session of at most `length` exercises about a family, tactic or look-alike. Returns
    /// none if this pack has nothing about it.
    ///
    /// `id` is as for [`Quiz::start`]. Of a family, it asks what is not held out for measuring; of a tactic,
    /// all of it and their twins, and the others of its family. Where these are too few, items of other
    /// families that are like them join; the session is shorter only if they do not suffice either.
    #[must_use]
    pub fn practise(&self, about: &str, length: u32, id: SessionId, now: Millis) -> Option<Session> {
        let deck = &self.base.deck;
        let most = Topic::find(deck, about, usize::MAX, length)?.exercises(deck);
        let length = u32::try_from(most).unwrap_or(u32::MAX).min(length);
        let session =
            Session { id, mode: Mode::Practice, started: now, length, about: about.to_owned(), writer: 0 };
        self.next(&session).map(|_| session)
    }

    /// Returns how many exercises of a session of this length would be about a family, tactic or look-alike,
    /// and not about something like it.
    #[must_use]
    pub fn related(&self, about: &str, length: u32) -> u32 {
        let deck = &self.base.deck;
        let topic = Topic::find(deck, about, usize::MAX, length);
        let related = topic.map_or(0, |topic| topic.related(deck));
        u32::try_from(related).unwrap_or(u32::MAX).min(length)
    }

    /// Returns the next exercise of a session; none when it is over. The same session and log always give the
    /// same one.
    #[must_use]
    pub fn next(&self, session: &Session) -> Option<Ask> {
        let Self { base, measurements } = self;
        if session.mode == Mode::Measuring {
            let draw = base.draw(session);
            if !base.deck.forms.is_empty() {
                return Some(Ask::Judge { item: measuring::next_of_form(&draw, measurements)? });
            }
            return Some(Ask::Judge { item: draw.name(base.deck.items.get(measuring::next(&draw)?)?) });
        }
        if let Some(ask) = self.next_of_set(session) {
            return ask;
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
            let began = began.unwrap_or(usize::MAX);
            Some(Topic::find(&base.deck, &session.about, began, session.length)?)
        };
        let ordered =
            base.responses(session.id).any(|response| matches!(response.answer, Answer::Ordered { .. }));
        let (draw, ability, schedule) = (base.draw(session), &base.ability, &base.schedule);
        let profile = measurements.profile();
        Practice { draw, topic, ordered, profile, ability, schedule, varied: !first }.next()
    }

    /// Returns whether the log has no other session. The first one has no exercises with several parts.
    fn is_first(&self, session: SessionId) -> bool {
        self.base.log.responses().iter().all(|response| response.id.session == session)
    }

    /// Makes the response to what [`Quiz::next`] asked, answered at `at` after `took_ms` milliseconds.
    #[must_use]
    pub fn record(&self, session: &Session, ask: &Ask, answer: Answer, at: Millis, took_ms: u32) -> Response {
        self.base.record(session, ask, answer, at, took_ms)
    }
}
