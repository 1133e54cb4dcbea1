//! First round of somebody whose log is empty.
//!
//! Its exercises are to judge an artefact, so that the person sees at once what the quiz is about: scams and
//! genuine artefacts of many families, at most half of them scams. Halfway one shows a scam beside its
//! genuine twin. No confidence is asked for, since nothing is scored by it yet. As nothing is due and nothing
//! was measured, a small program suffices for it; [`Quiz`](super::Quiz) draws the same exercises. Reviews are
//! scheduled from its answers, so that its end can say when to come back.

use super::{
    Answer, Ask, Card, Counts, Log, Mode, Response, ResponseId, Rng, Schedule, Session,
    ability::Ability,
    deck::Deck,
    draw::Draw,
    ids::SessionId,
    schedule::{Visit, visits},
    selection::FamilyPriority,
};
use crate::{
    pack::{QuizPack, Truth},
    time::Millis,
};

/// Exercises from which a round has one with twins.
const WITH_TWINS: u32 = 5;

/// First round: the log, and what is derived from it and the pack. Every answer updates it.
///
/// ```
/// # use topup_guard_core::{pack::*, quiz::*, time::Millis};
/// # let item = |id: &str, truth| Item {
/// #     id: id.into(), truth, family: "points".into(), tactic: "points-expire".into(), twin: String::new(),
/// #     group: "app".into(), context: String::new(), question: String::new(), cues: Vec::new(),
/// #     why: Claim::default(), tap: false, two_step: false,
/// #     known: Known::Unchecked, slots: Vec::new(),
/// #     difficulty: Difficulty { cues: CueCount::Some, alignment: Alignment::Medium },
/// #     artefact: Artefact { kind: ArtefactKind::Sms, from: Vec::new(), lines: Vec::new() },
/// #     actions: vec![Act {
/// #         id: "ignore".into(), text: String::new(), reason: String::new(), risk: Cost::None,
/// #         loss: Cost::None, best: true, check: false, shows: String::new(),
/// #     }],
/// # };
/// # let pack = QuizPack {
/// #     lang: "en".into(), version: "1".into(), families: Vec::new(), tactics: Vec::new(),
/// #     look_alikes: Vec::new(),
/// #     items: vec![item("a", Truth::Scam), item("b", Truth::Genuine)], orders: Vec::new(),
/// #     sources: Vec::new(),
/// #     forms: Vec::new(), parts: Vec::new(),
/// # };
/// let now = Millis(1_796_000_000_000);
/// let mut round = FirstRound::new(&pack);
/// let session = round.start(2, SessionId(7), now).expect("the pack has items");
/// while let Some(ask) = round.next(&session) {
///     let item = pack.item(ask.item()).expect("an item of the pack");
///     let answer = judge(&item, Verdict::Scam, Confidence::Low, "ignore").expect("an action of the item");
///     round.add(round.record(&session, &ask, answer, now, 5_000));
/// }
/// let counts = round.counts(session.id);
/// assert_eq!((counts.hits, counts.false_alarms), (1, 1));
/// ```
#[derive(Debug, Clone)]
pub struct FirstRound {
    pub(super) log: Log,
    pub(super) ability: Ability,
    pub(super) schedule: Schedule,
    pub(super) deck: Deck,
}

impl FirstRound {
    /// Makes the first round with this pack, nothing answered yet.
    #[must_use]
    pub fn new(pack: &QuizPack) -> Self {
        Self {
            log: Log::new(),
            ability: Ability::default(),
            schedule: Schedule::default(),
            deck: Deck::new(pack),
        }
    }

    /// Adds one more response. Returns false if the log refused it ([`Log::push`]).
    pub fn add(&mut self, response: Response) -> bool {
        let fresh = self.log.push(response.clone());
        if fresh {
            self.update(&response);
        }
        fresh
    }

    /// Updates everything that is derived from the log.
    pub(super) fn update(&mut self, response: &Response) {
        self.schedule.add(response);
        if let Answer::Judged { truth, verdict, .. } = &response.answer
            && let Some(entry) = self.deck.place(&response.item).and_then(|place| self.deck.items.get(place))
        {
            self.ability.add(entry, verdict.is_right(*truth));
        }
        self.deck.add(response);
    }

    /// Returns the review state of every family, including families that this pack does not have.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Returns the families of this pack that are due, the most forgotten first.
    #[must_use]
    pub fn due(&self, now: Millis) -> Vec<(&str, &Card)> {
        self.of_pack(self.schedule.due(now))
    }

    /// Returns when to come back for the families of this pack.
    #[must_use]
    pub fn visits(&self, now: Millis) -> Vec<Visit<'_>> {
        visits(self.of_pack(self.schedule.cards().iter().collect()), now)
    }

    /// Returns those of these cards whose family is in this pack.
    pub(super) fn of_pack<'a>(&self, mut cards: Vec<(&'a str, &'a Card)>) -> Vec<(&'a str, &'a Card)> {
        cards.retain(|(family, _)| self.deck.families.iter().any(|known| known == family));
        cards
    }

    /// Returns the log.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Returns the responses of a session in the order given.
    ///
    /// It searches the whole log, which takes a tenth of a millisecond for 100,000 answers; an index would
    /// cost more.
    pub fn responses(&self, session: SessionId) -> impl Iterator<Item = &Response> {
        self.log.responses().iter().filter(move |response| response.id.session == session)
    }

    /// Counts the verdicts of a session of measuring or of practice.
    #[must_use]
    pub fn counts(&self, session: SessionId) -> Counts {
        let mut counts = Counts::default();
        for response in self.responses(session) {
            if let Answer::Judged { truth, verdict, .. } = response.answer {
                counts.add(truth, verdict);
            }
        }
        counts
    }

    /// Returns the sum of the marks of a session, see [`Answer::mark`].
    #[must_use]
    pub fn marks(&self, session: SessionId) -> i64 {
        self.responses(session).filter_map(|response| response.answer.mark()).sum()
    }

    /// Starts the first round, of at most `length` exercises. Returns none if the pack has nothing to ask.
    ///
    /// `id` is a fresh random number; it is also the seed of the draws.
    #[must_use]
    pub fn start(&self, length: u32, id: SessionId, now: Millis) -> Option<Session> {
        let session =
            Session { id, mode: Mode::Practice, started: now, length, about: String::new(), writer: 0 };
        self.next(&session).map(|_| session)
    }

    /// Returns the next exercise; none when the round is over. The same session and log always give the same
    /// exercise.
    #[must_use]
    pub fn next(&self, session: &Session) -> Option<Ask> {
        let draw = self.draw(session);
        if draw.left() == 0 {
            return None;
        }
        let mut rng = draw.rng();
        let half = session.length / 2;
        let scams = draw.scams_left(half as usize);
        // One of the scams is left for the twins.
        let scams = if draw.step < half { scams.saturating_sub(1) } else { scams };
        let priorities = draw.priorities(|family, _| {
            let of = |place: &usize| self.deck.items.get(*place).is_some_and(|entry| entry.family == family);
            !draw.asked.iter().any(of)
        });
        if draw.step == half
            && session.length >= WITH_TWINS
            && scams > 0
            && let Some(twins) = self.twins(&draw, &priorities, &mut rng)
        {
            return Some(twins);
        }
        let truths =
            draw.truths(scams, &mut rng).into_iter().filter(|truth| *truth != Truth::Scam || scams > 0);
        // Items held out for measuring come last.
        let mut wanted = truths.flat_map(|truth| [(truth, false), (truth, true)]);
        let place = wanted
            .find_map(|wanted| draw.best(&self.ability, &priorities, &|_| Some(0), wanted, &mut rng))?;
        Some(Ask::Judge { item: draw.name(self.deck.items.get(place)?) })
    }

    /// Returns an exercise with a scam and its genuine twin, of which neither is held out for measuring.
    fn twins(&self, draw: &Draw<'_>, priorities: &[FamilyPriority], rng: &mut Rng) -> Option<Ask> {
        let twin = |place: usize| {
            let twin = self.deck.items.get(place)?.twin?;
            self.deck.items.get(twin).filter(|entry| !draw.asked.contains(&twin) && !entry.is_measurable())
        };
        let filter = |place| twin(place).map(|_| 0);
        let place = draw.best(&self.ability, priorities, &filter, (Truth::Scam, false), rng)?;
        let scam = self.deck.items.get(place)?;
        // Both tell the same story.
        let number = draw.variant(scam);
        let genuine = Deck::name(twin(place)?, number);
        Some(Ask::Twins { scam: Deck::name(scam, number), genuine, scam_first: rng.below(2) == 0 })
    }

    /// Returns whether a session asks for confidence: every one but the first, unless it measures.
    #[must_use]
    pub fn asks_confidence(&self, session: &Session) -> bool {
        let is_other = |response: &Response| response.id.session != session.id;
        session.mode == Mode::Measuring || self.log.responses().iter().any(is_other)
    }

    /// Returns the deck.
    pub(super) fn deck(&self) -> &Deck {
        &self.deck
    }

    /// Returns the state of a session.
    pub(super) fn draw<'a>(&'a self, session: &'a Session) -> Draw<'a> {
        let mut draw = Draw { deck: &self.deck, session, step: 0, asked: Vec::new() };
        for response in self.responses(session.id) {
            draw.step = draw.step.saturating_add(1);
            draw.asked.extend(self.deck.shown(response).into_iter().flatten());
        }
        draw
    }

    /// Makes the response to an exercise, answered at `at` after `took_ms` milliseconds.
    #[must_use]
    pub fn record(&self, session: &Session, ask: &Ask, answer: Answer, at: Millis, took_ms: u32) -> Response {
        let (family, group) = self.deck.home(ask);
        Response {
            id: ResponseId { session: session.id, number: self.log.next_number(session) },
            at,
            took_ms,
            mode: session.mode,
            form: if session.mode == Mode::Measuring { session.about.clone() } else { String::new() },
            item: ask.item().to_owned(),
            family: family.to_owned(),
            group: group.to_owned(),
            pack: self.deck.version.clone(),
            answer,
        }
    }
}
