//! The first round of somebody who has no record, and all that it stands on.
//!
//! A stranger shall see at once what this is about: every exercise of the first round is to judge an artefact, scams and
//! genuine ones of many families, scams half of it at most. Nothing is due yet and nothing was measured, so that a small
//! program can hold it; [`super::Quiz`] draws the same. What the round teaches is scheduled all the same: its end says
//! when to come back.

use super::{
    Answer, Ask, Card, Counts, Log, Mode, Response, ResponseId, Schedule, Session,
    ability::Ability,
    deck::Deck,
    schedule::{Visit, visits},
    session::Draw,
};
use crate::pack::{QuizPack, Truth};

/// Log, items, what is believed about the person and what is to be reviewed; kept up to date answer by answer.
#[derive(Debug, Clone)]
pub struct FirstRound {
    pub(super) log: Log,
    pub(super) ability: Ability,
    pub(super) schedule: Schedule,
    pub(super) deck: Deck,
}

impl FirstRound {
    /// The first round with this pack, nothing answered yet.
    #[must_use]
    pub fn new(pack: &QuizPack) -> Self {
        Self {
            log: Log::new(),
            ability: Ability::default(),
            schedule: Schedule::default(),
            deck: Deck::new(pack),
        }
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
    pub(super) fn note(&mut self, response: &Response) {
        self.schedule.add(response);
        if let Answer::Judged { truth, verdict, .. } = &response.answer
            && let Some(entry) = self.deck.place(&response.item).and_then(|place| self.deck.items.get(place))
        {
            self.ability.add(entry, verdict.is_right(*truth));
        }
        self.deck.add(response);
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

    /// When to come back for the families of this pack.
    #[must_use]
    pub fn visits(&self, now: i64) -> Vec<Visit<'_>> {
        visits(self.of_pack(self.schedule.cards().iter().collect()), now)
    }

    /// Those of these cards whose family is in this pack.
    pub(super) fn of_pack<'a>(&self, mut cards: Vec<(&'a str, &'a Card)>) -> Vec<(&'a str, &'a Card)> {
        cards.retain(|(family, _)| self.deck.families.iter().any(|known| known == family));
        cards
    }

    /// The history.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
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

    /// Begins the first round, of at most `length` exercises; none when there is nothing to ask. `id` is a fresh random
    /// number and the seed of its draws.
    #[must_use]
    pub fn start(&self, length: u32, id: u64, now: i64) -> Option<Session> {
        let session =
            Session { id, mode: Mode::Practice, started: now, length, about: String::new(), writer: 0 };
        self.next(&session).map(|_| session)
    }

    /// What to ask next; none when the round is over. The same session and log always give the same.
    #[must_use]
    pub fn next(&self, session: &Session) -> Option<Ask> {
        let draw = self.draw(session);
        if draw.left() == 0 {
            return None;
        }
        let mut rng = draw.rng();
        let scams = draw.scams_left(session.length as usize / 2);
        let turns = draw.turns(|family, _| {
            let of = |place: &usize| self.deck.items.get(*place).is_some_and(|entry| entry.family == family);
            !draw.asked.iter().any(of)
        });
        let truths =
            draw.truths(scams, &mut rng).into_iter().filter(|truth| *truth != Truth::Scam || scams > 0);
        // What is kept for measuring is left alone as long as there is another.
        let mut wanted = truths.flat_map(|truth| [(truth, false), (truth, true)]);
        let place =
            wanted.find_map(|wanted| draw.best(&self.ability, &turns, &|_| Some(false), wanted, &mut rng))?;
        Some(Ask::Judge { item: self.deck.items.get(place)?.id.clone() })
    }

    /// Where a session stands.
    pub(super) fn draw<'a>(&'a self, session: &'a Session) -> Draw<'a> {
        let mut draw = Draw { deck: &self.deck, session, step: 0, asked: Vec::new() };
        for response in self.responses(session.id) {
            draw.step = draw.step.saturating_add(1);
            draw.asked.extend(self.deck.shown(response).into_iter().flatten());
        }
        draw
    }

    /// The record of an answer to what was asked, given at `at` after `took_ms` milliseconds.
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
