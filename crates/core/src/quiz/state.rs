//! The quiz as one thing: the log, and everything worked out from it and the pack.

use super::{
    Answer, Ask, Card, Counts, Log, Mode, Profile, Response, ResponseId, Schedule, Session,
    ability::Ability,
    deck::Deck,
    measuring,
    practice::Practice,
    schedule::{Visit, visits},
    session::Draw,
    topic::Topic,
};
use crate::pack::QuizPack;

/// Log, profile and what the draws need; kept up to date answer by answer.
#[derive(Debug, Clone)]
pub struct Quiz {
    log: Log,
    profile: Profile,
    schedule: Schedule,
    ability: Ability,
    deck: Deck,
}

impl Quiz {
    /// The quiz of this pack for a person with this history. Linear in the length of the log.
    #[must_use]
    pub fn new(pack: &QuizPack, log: Log) -> Self {
        let mut quiz = Self {
            log: Log::new(),
            profile: Profile::default(),
            schedule: Schedule::default(),
            ability: Ability::default(),
            deck: Deck::new(pack),
        };
        for response in log.responses() {
            quiz.note(response);
        }
        quiz.log = log;
        quiz
    }

    /// Takes in one more response. False when the log refused it ([`Log::push`]).
    pub fn add(&mut self, response: Response) -> bool {
        let fresh = self.log.push(response.clone());
        if fresh {
            self.note(&response);
        }
        fresh
    }

    /// Updates everything that is worked out from the log.
    fn note(&mut self, response: &Response) {
        self.profile.add(response);
        self.schedule.add(response);
        if let Answer::Judged { truth, verdict, .. } = &response.answer
            && let Some(entry) = self.deck.place(&response.item).and_then(|place| self.deck.items.get(place))
        {
            self.ability.add(entry, verdict.is_right(*truth));
        }
        self.deck.add(response);
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

    /// Every family's review state, of this pack or not.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The families of this pack that are due, the most forgotten first.
    #[must_use]
    pub fn due(&self, now: i64) -> Vec<(&str, &Card)> {
        self.of_pack(self.schedule.due(now))
    }

    /// The families of this pack that are not due yet, the soonest first.
    #[must_use]
    pub fn coming(&self, now: i64) -> Vec<(&str, &Card)> {
        self.of_pack(self.schedule.coming(now))
    }

    /// When to come back for the families of this pack.
    #[must_use]
    pub fn visits(&self, now: i64) -> Vec<Visit<'_>> {
        visits(self.of_pack(self.schedule.cards().iter().collect()), now)
    }

    /// Those of these cards whose family is in this pack.
    fn of_pack<'a>(&self, mut cards: Vec<(&'a str, &'a Card)>) -> Vec<(&'a str, &'a Card)> {
        cards.retain(|(family, _)| self.deck.families.iter().any(|known| known == family));
        cards
    }

    /// The responses of a session in the order given.
    ///
    /// Looks through the whole log, which is a tenth of a millisecond for 100,000 answers: an index of it would weigh more.
    pub fn responses(&self, session: u64) -> impl Iterator<Item = &Response> {
        self.log.responses().iter().filter(move |response| response.id.session == session)
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

    /// The sum of the marks of a session, as [`Answer::mark`] says.
    #[must_use]
    pub fn marks(&self, session: u64) -> i64 {
        self.responses(session).filter_map(|response| response.answer.mark()).sum()
    }

    /// Begins a session of at most `length` exercises; none when there is nothing to ask. `id` is a fresh random
    /// number and the seed of the session's draws.
    ///
    /// A measuring session is shorter where fewer unseen items are left, and always half scam, half genuine.
    #[must_use]
    pub fn start(&self, mode: Mode, length: u32, id: u64, now: i64) -> Option<Session> {
        let length = match mode {
            Mode::Measuring => measuring::length(&self.deck, length),
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
        let most = Topic::find(&self.deck, about, usize::MAX)?.exercises(&self.deck);
        let length = u32::try_from(most).unwrap_or(u32::MAX).min(length);
        let session =
            Session { id, mode: Mode::Practice, started: now, length, about: about.to_owned(), writer: 0 };
        self.next(&session).map(|_| session)
    }

    /// What to ask next in a session; none when it is over. The same session and log always give the same.
    #[must_use]
    pub fn next(&self, session: &Session) -> Option<Ask> {
        let deck = &self.deck;
        let topic = if session.about.is_empty() {
            None
        } else {
            let responses = self.log.responses();
            let began = responses.iter().position(|response| response.id.session == session.id);
            Some(Topic::find(deck, &session.about, began.unwrap_or(usize::MAX))?)
        };
        let mut draw = Draw { deck, session, topic, step: 0, asked: Vec::new(), ordered: false };
        for response in self.responses(session.id) {
            draw.step = draw.step.saturating_add(1);
            draw.asked.extend(self.deck.shown(response).into_iter().flatten());
            draw.ordered |= matches!(response.answer, Answer::Ordered { .. });
        }
        match session.mode {
            Mode::Measuring => {
                let place = measuring::next(&draw)?;
                Some(Ask::Judge { item: self.deck.items.get(place)?.id.clone() })
            }
            Mode::Practice => {
                let Self { profile, ability, schedule, .. } = self;
                Practice { draw, profile, ability, schedule, varied: !self.is_first(session.id) }.next()
            }
        }
    }

    /// Whether no other session was ever begun: the first one keeps to one kind of exercise.
    fn is_first(&self, session: u64) -> bool {
        self.log.responses().iter().all(|response| response.id.session == session)
    }

    /// The record of an answer to what [`Quiz::next`] asked, given at `at` after `took_ms` milliseconds.
    #[must_use]
    pub fn record(&self, session: &Session, ask: &Ask, answer: Answer, at: i64, took_ms: u32) -> Response {
        let (family, group) = self.deck.home(ask);
        Response {
            id: ResponseId { session: session.id, number: self.log.next_number(session) },
            at,
            took_ms,
            mode: session.mode,
            item: ask.item().to_owned(),
            family: family.to_owned(),
            group: group.to_owned(),
            pack: self.deck.version.clone(),
            answer,
        }
    }
}
