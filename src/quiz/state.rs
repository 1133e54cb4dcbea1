//! Where the person is in the quiz, how each action changes it, and the short text that keeps it.

use std::cell::RefCell;
use std::rc::Rc;

use topup_guard_core::pack::{Item, Order, QuizPack, Source};
use topup_guard_core::quiz::{Ask, Confidence, Log, Merged, Refusal, Response, Session, Verdict};
use topup_guard_core::time::Millis;
use yew::Reducible;

use super::MORE;
use super::history::{self, History};
use super::look::Looked;
use crate::base::Report;
use crate::browser::log::Writer;
use crate::browser::packs::PackFailure;
use crate::browser::storage::StorageError;

/// A finished round is shown again for so long after its last answer, in milliseconds: a reload is no goodbye.
const RECENT: i64 = 30 * 60 * 1000;

/// The pack shown and the person's history with it; cheap to clone, and all clones share the history.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    /// The content of the quiz, or the index of it.
    pub(super) pack: Rc<QuizPack>,
    /// The texts that came in parts, each with its file.
    texts: Rc<Vec<(String, Rc<QuizPack>)>>,
    /// What was answered, and what follows from it. Only callbacks write to it.
    pub(super) quiz: Rc<RefCell<History>>,
    /// Appends to the log on this device.
    pub(super) writer: Rc<RefCell<Writer>>,
}

impl Desk {
    /// The desk of a pack for a person with this history. Items that lack anything are left out, but in an index.
    pub(super) fn open(pack: Rc<QuizPack>, log: Log) -> Self {
        // A shared pack has been through here before.
        let pack = Rc::try_unwrap(pack).map_or_else(
            |shared| shared,
            |mut pack| {
                let index = !pack.parts.is_empty();
                pack.items.retain(|item| index || is_whole(item));
                Rc::new(pack)
            },
        );
        let quiz = Rc::new(RefCell::new(history::of(&pack, log)));
        Self { pack, texts: Rc::default(), quiz, writer: Rc::default() }
    }

    /// The same content for another history.
    pub(super) fn with(&self, log: Log) -> Self {
        Self { quiz: Rc::new(RefCell::new(history::of(&self.pack, log))), ..self.clone() }
    }

    /// The item with this id.
    pub(super) fn item(&self, id: &str) -> Option<&Item> {
        self.packs().flat_map(|pack| &pack.items).find(|item| item.id == id)
    }

    /// The put-in-order exercise with this id.
    pub(super) fn order(&self, id: &str) -> Option<&Order> {
        self.packs().flat_map(|pack| &pack.orders).find(|order| order.id == id)
    }

    /// The sources of what has this id.
    pub(super) fn sources(&self, id: &str) -> &[Source] {
        let has = |pack: &QuizPack| {
            pack.items.iter().any(|item| item.id == id) || pack.orders.iter().any(|order| order.id == id)
        };
        self.packs().find(|pack| has(pack)).map_or(&[], |pack| &pack.sources)
    }

    /// Where texts may be, the index last.
    fn packs(&self) -> impl Iterator<Item = &QuizPack> {
        self.texts.iter().map(|(_, texts)| &**texts).chain([&*self.pack])
    }

    /// The file to fetch for what has this id; none when its texts are here.
    fn lacking(&self, id: &str) -> Option<&str> {
        self.pack.missing_part(id).filter(|file| self.is_missing(file))
    }

    /// A file with texts that have not been asked for yet.
    fn missing(&self) -> Option<&str> {
        let mut files =
            self.pack.parts.iter().filter(|part| part.has_exercises()).map(|part| part.file.as_str());
        files.find(|file| self.is_missing(file))
    }

    fn is_missing(&self, file: &str) -> bool {
        !file.is_empty() && self.texts.iter().all(|(known, _)| known != file)
    }

    /// How many answers a session has.
    pub(super) fn answered(&self, session: &Session) -> usize {
        self.quiz.borrow().responses(session.id).count()
    }

    /// The last answer of a session.
    pub(super) fn last(&self, session: &Session) -> Option<Response> {
        self.quiz.borrow().responses(session.id).last().cloned()
    }
}

/// Whether an item can be shown, answered and explained.
fn is_whole(item: &Item) -> bool {
    let lines = &item.artefact.lines;
    !item.context.is_empty()
        && !lines.is_empty()
        && lines.iter().all(|line| line.runs.iter().any(|run| !run.text.is_empty()))
        && item.cues.iter().all(|cue| !cue.text.is_empty())
        && !item.why.text.is_empty()
        && item.actions.iter().all(|action| !action.text.is_empty() && !action.reason.is_empty())
        && item.actions.iter().any(|action| action.best)
}

/// The screen shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stage {
    /// What this is, and what can be begun.
    #[default]
    Start,
    /// Something to answer.
    Question,
    /// What became of the answer.
    Feedback,
    /// What the round came to.
    Summary,
}

/// What has been said about the item that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Draft {
    /// What the person takes it for.
    pub(super) verdict: Option<Verdict>,
    /// How sure they are.
    pub(super) confidence: Option<Confidence>,
    /// Verdict and confidence are given for good; the actions are shown.
    pub(super) acting: bool,
}

impl Draft {
    /// Whether the actions can be asked for: who cannot tell is not asked how sure that is.
    pub(super) fn is_ready(self) -> bool {
        self.confidence.is_some() || self.verdict == Some(Verdict::CannotTell)
    }

    /// How many steps have been taken, for moving the reader to the next one.
    pub(super) fn step(self) -> u8 {
        u8::from(matches!(self.verdict, Some(Verdict::Scam | Verdict::Genuine))) + 2 * u8::from(self.acting)
    }
}

/// What the last step with the record did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A record was taken in; why it is not kept, if it is not.
    Taken(Merged, Option<StorageError>),
    /// Nothing was taken in.
    Refused(Refusal),
    /// A text is on the clipboard.
    Copied,
    /// The clipboard is not to be had.
    CopyFailed,
    /// This device holds nothing of ours.
    Cleared,
}

/// A text that was handed out as a file.
#[derive(Debug, Clone)]
pub(super) enum Offer {
    /// The reminders.
    Reminder(Rc<str>),
    /// The record.
    Record(Rc<str>),
}

impl Offer {
    /// Whether it is the reminders.
    pub(super) fn is_reminder(&self) -> bool {
        matches!(self, Self::Reminder(_))
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        let (Self::Reminder(text) | Self::Record(text)) = self;
        text
    }
}

/// Where the person is.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// Pack and history, once they are there.
    pub(super) desk: Option<Desk>,
    /// Why the pack is not there.
    pub(super) failure: Option<PackFailure>,
    /// How often the pack was asked for again.
    pub(super) attempt: u32,
    /// The screen.
    pub(super) stage: Stage,
    /// The round that is on, or has just ended.
    pub(super) session: Option<Session>,
    /// What is asked.
    pub(super) ask: Option<Ask>,
    /// Which of the round it is, from 0.
    pub(super) number: usize,
    /// What has been said about it.
    pub(super) draft: Draft,
    /// The answer that is explained.
    pub(super) told: Option<Response>,
    /// What has been tapped of it, by index: steps in their order, pieces of an artefact, or one of two twins.
    pub(super) taken: Vec<usize>,
    /// The step whose place has changed last.
    pub(super) moved: Option<usize>,
    /// When it was first shown, in milliseconds since the Unix epoch.
    pub(super) since: Millis,
    /// A round of an older pack was ended.
    pub(super) renewed: bool,
    /// A round about something else is kept, and stays so until another begins.
    pub(super) aside: bool,
    /// This device keeps nothing.
    pub(super) unkept: bool,
    /// What was true when the screen came up.
    pub(super) looked: Rc<Looked>,
    /// How often the record was replaced.
    pub(super) changes: u32,
    /// What the last step with the record did.
    pub(super) said: Option<Said>,
    /// What was handed out last.
    pub(super) offered: Option<Offer>,
    /// Confidence is scored.
    pub(super) marks: bool,
    /// Reading aloud.
    pub(super) voice: Voice,
    /// What the person knew, when the round began, that the host would be told. Not kept: a reload tells nothing more.
    pub(super) reporting: Report,
}

/// What there is of reading aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Voice {
    /// No voice speaks the language shown.
    #[default]
    None,
    /// It can be asked for.
    Ready,
    /// What this button reads is being read.
    Reading(&'static str),
    /// The device could not read what this button reads.
    Failed(&'static str),
}

/// What a person or the browser does.
#[derive(Debug, Clone)]
pub(super) enum Action {
    /// The pack is there, at this time, with the text kept from before; the number is for [`Session::writer`].
    Opened(Desk, Option<String>, u32, Millis),
    /// The pack is not to be had.
    Failed(PackFailure),
    /// Texts came from this file, at this time.
    Texts(String, Rc<QuizPack>, Millis),
    /// What was kept is a round about something else.
    Aside,
    /// Ask for the pack again.
    Retry,
    /// A round begins, at this time.
    Begin(Session, Millis),
    /// A verdict.
    Verdict(Verdict),
    /// How sure.
    Sure(Confidence),
    /// On to the actions.
    Act,
    /// A step or a piece tapped, or tapped again to undo it.
    Tap(usize),
    /// The step in this place, from 1, changes places with the one before it.
    Earlier(usize, usize),
    /// One of two twins, 0 or 1.
    Pick(usize),
    /// This answer is in the log.
    Answered(Response),
    /// On to what comes next, at this time.
    Next(Millis),
    /// The round ends here.
    Stop,
    /// Back to the start.
    Leave,
    /// The device refused to keep something.
    Unkept,
    /// What is true now.
    Look(Rc<Looked>),
    /// Another record, at this time.
    Replace(Desk, Said, Millis),
    /// Other widgets may have changed the record into this one, at this time.
    Others(Rc<Log>, Millis),
    /// Something to say about the record.
    Say(Said),
    /// A text was handed out as a file.
    Offered(Offer),
    /// Confidence is scored, or not.
    Marks(bool),
    /// Whether a voice speaks the language shown.
    Heard(bool),
    /// Reading aloud begins or ends.
    Voice(Voice),
    /// What was said before the round about telling the host.
    Reporting(Report),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        let asking = next.stage == Stage::Question;
        let screen = (next.stage, next.number);
        match action {
            Action::Opened(desk, kept, writer, now) => next.open(desk, kept.as_deref(), writer, now),
            Action::Failed(failure) => next.failure = Some(failure),
            Action::Texts(file, texts, now) => next.take_texts(file, texts, now),
            Action::Aside => next.aside = true,
            Action::Retry => {
                next.failure = None;
                next.attempt += 1;
            }
            Action::Begin(session, now) => {
                next.session = Some(session);
                next.renewed = false;
                next.aside = false;
                next.ask_next(now);
            }
            Action::Verdict(verdict) if asking && !next.draft.acting => {
                next.draft.verdict = Some(verdict);
                if verdict == Verdict::CannotTell {
                    next.draft.confidence = None;
                }
            }
            Action::Sure(confidence) if asking && next.step() == 1 => {
                next.draft.confidence = Some(confidence)
            }
            Action::Act if asking && next.draft.is_ready() => next.draft.acting = true,
            Action::Tap(index) if asking => {
                next.moved = Some(index);
                match next.taken.iter().position(|taken| *taken == index) {
                    Some(place) => {
                        next.taken.remove(place);
                    }
                    None => next.taken.push(index),
                }
            }
            Action::Earlier(place, step) if asking && place > 0 && place < next.taken.len() => {
                next.taken.swap(place - 1, place);
                next.moved = Some(step);
            }
            Action::Pick(index) if asking => next.taken = vec![index],
            Action::Answered(response) if asking => {
                next.told = Some(response);
                next.stage = Stage::Feedback;
            }
            Action::Next(now) if next.stage == Stage::Feedback => next.ask_next(now),
            Action::Stop if next.session.is_some() => next.stage = Stage::Summary,
            Action::Leave => next.leave(),
            Action::Unkept => next.unkept = true,
            Action::Look(looked) => next.looked = looked,
            Action::Replace(desk, said, now) if MORE => next.replace(desk, said, now),
            Action::Others(log, now) if MORE => next.follow(&log, now),
            Action::Say(said) => next.said = Some(said),
            Action::Offered(offer) => next.offered = Some(offer),
            Action::Marks(on) => next.marks = on,
            Action::Heard(true) if next.voice == Voice::None => next.voice = Voice::Ready,
            Action::Heard(false) => next.voice = Voice::None,
            Action::Voice(voice) => next.voice = voice,
            Action::Reporting(said) => next.reporting = said,
            _ => {}
        }
        if (next.stage, next.number) != screen {
            // What was read is gone; what could not be read is not offered again.
            next.voice = match next.voice {
                Voice::Reading(_) => Voice::Ready,
                Voice::Failed(_) => Voice::None,
                voice => voice,
            };
        }
        Rc::new(next)
    }
}

impl State {
    /// How many steps have been taken, for moving the reader to the next one.
    pub(super) fn step(&self) -> u8 {
        let picked = MORE && matches!(self.ask, Some(Ask::Twins { .. })) && !self.taken.is_empty();
        self.draft.step() | u8::from(picked)
    }

    /// Id of what is asked or explained.
    fn shown(&self) -> Option<String> {
        match self.stage {
            Stage::Question => self.ask.as_ref().map(|ask| ask.item().to_owned()),
            Stage::Feedback => self.told.as_ref().map(|told| told.item.clone()),
            Stage::Start | Stage::Summary => None,
        }
    }

    /// The next file of texts to fetch, and whether the screen waits for it. What is shown comes first, then the rest:
    /// the following questions shall wait for nothing.
    pub(super) fn wanted(&self) -> Option<(String, bool)> {
        let (desk, shown) = (self.desk.as_ref()?, self.shown()?);
        let awaited = desk.lacking(&shown);
        Some((awaited.or_else(|| desk.missing())?.to_owned(), awaited.is_some()))
    }

    /// Whether the texts of what is to be shown are not here yet.
    pub(super) fn is_waiting(&self) -> bool {
        self.wanted().is_some_and(|(_, awaited)| awaited)
    }

    /// Takes in texts of the pack shown. A question counts from when it can be read.
    fn take_texts(&mut self, file: String, texts: Rc<QuizPack>, now: Millis) {
        let waiting = self.is_waiting();
        let Some(desk) = &mut self.desk else { return };
        if (&texts.version, &texts.lang) != (&desk.pack.version, &desk.pack.lang) || !desk.is_missing(&file) {
            return;
        }
        Rc::make_mut(&mut desk.texts).push((file, texts));
        if waiting && !self.is_waiting() {
            self.failure = None;
            self.since = now;
            let most = self.most();
            self.taken.retain(|number| *number < most);
        }
    }

    /// How many things there are to tap in what is asked.
    fn most(&self) -> usize {
        match (&self.ask, &self.desk) {
            (Some(Ask::Tap { .. }), _) => usize::MAX,
            (Some(Ask::Twins { .. }), _) => 2,
            (Some(Ask::Order { order, .. }), Some(desk)) if desk.lacking(order).is_none() => {
                desk.order(order).map_or(0, |order| order.steps.len())
            }
            (Some(Ask::Order { .. }), _) => usize::MAX,
            _ => 0,
        }
    }

    /// On to what the round asks next, or to its end.
    fn ask_next(&mut self, now: Millis) {
        let (Some(desk), Some(session)) = (&self.desk, &self.session) else { return };
        self.ask = desk.quiz.borrow().next(session);
        self.number = desk.answered(session);
        self.draft = Draft::default();
        self.taken.clear();
        self.moved = None;
        self.since = now;
        self.stage = if self.ask.is_some() { Stage::Question } else { Stage::Summary };
    }

    fn leave(&mut self) {
        self.stage = Stage::Start;
        self.session = None;
        self.ask = None;
    }

    /// Another record: the round that is on goes on with it, unless everything was cleared.
    fn replace(&mut self, desk: Desk, said: Said, now: Millis) {
        self.desk = Some(desk);
        self.changes += 1;
        self.said = Some(said);
        self.offered = None;
        match self.stage {
            _ if said == Said::Cleared => self.leave(),
            // What was answered elsewhere may change what comes next.
            Stage::Question => self.ask_next(now),
            _ => {}
        }
    }

    /// The record as other widgets have left it.
    fn follow(&mut self, log: &Log, now: Millis) {
        let Some(desk) = self.desk.take_if(|desk| desk.quiz.borrow().log() != log) else { return };
        let answered = |desk: &Desk, session| desk.answered(session);
        let before = self.session.as_ref().map(|session| answered(&desk, session));
        let desk = desk.with(log.clone());
        let after = self.session.as_ref().map(|session| answered(&desk, session));
        self.desk = Some(desk);
        self.changes += 1;
        if after < before {
            // It was cleared.
            self.leave();
        } else if after > before && self.stage == Stage::Question {
            // The round goes on elsewhere too, and what is asked here may be answered.
            self.ask_next(now);
        }
    }

    /// Takes a pack: in another language it changes nothing but the words; else what was kept goes on.
    fn open(&mut self, desk: Desk, kept: Option<&str>, writer: u32, now: Millis) {
        self.failure = None;
        match &mut self.desk {
            Some(old) if old.pack.version == desk.pack.version => {
                if old.pack.lang != desk.pack.lang {
                    old.texts = desk.texts;
                }
                old.pack = desk.pack;
            }
            Some(_) => {
                let kept = self.to_text();
                self.desk = Some(desk);
                self.resume(kept.as_deref(), writer, now);
            }
            None => {
                self.desk = Some(desk);
                self.resume(kept, writer, now);
            }
        }
    }

    /// The text that keeps this place: pack version, screen, draft, item, what was tapped, and the session on a line
    /// of its own.
    /// None before the pack is there, and beside a kept round; empty where there is nothing to keep.
    pub(super) fn to_text(&self) -> Option<String> {
        let desk = self.desk.as_ref().filter(|_| !self.aside)?;
        let (stage, Some(session)) = (self.stage, &self.session) else { return Some(String::new()) };
        let stage = match stage {
            Stage::Start => return Some(String::new()),
            Stage::Question => 'q',
            Stage::Feedback => 'f',
            Stage::Summary => 's',
        };
        let verdict = match self.draft.verdict {
            None => '-',
            Some(Verdict::Scam) => 's',
            Some(Verdict::Genuine) => 'g',
            Some(Verdict::CannotTell) => 'c',
        };
        let confidence = self.draft.confidence.map_or(0, Confidence::number);
        let acting = if self.draft.acting { 'a' } else { '-' };
        let asked = || self.ask.as_ref().map_or("-", Ask::item).to_owned();
        let item = self.shown().unwrap_or_else(asked);
        let (version, session) = (&desk.pack.version, session.to_text());
        let mut text = format!("{version} {stage} {verdict} {confidence} {acting} {item}");
        for index in &self.taken {
            text.push_str(&format!(" {index}"));
        }
        Some(format!("{text}\n{session}"))
    }

    /// Goes on where a kept text says; at the start where it says nothing, or nothing that fits.
    fn resume(&mut self, kept: Option<&str>, writer: u32, now: Millis) {
        self.leave();
        // A first round begins from nothing.
        if !MORE {
            return;
        }
        let Some(desk) = self.desk.clone() else { return };
        let Some((place, session)) = kept.and_then(|kept| kept.split_once('\n')) else { return };
        let Some(session) = Session::from_text(session).map(|session| Session { writer, ..session }) else {
            return;
        };
        let mut fields = place.split(' ');
        let mut field = || fields.next().unwrap_or_default();
        if field() != desk.pack.version {
            self.renewed = field() != "s";
            return;
        }
        let stage = field();
        let last = desk.last(&session);
        if stage == "s" && last.as_ref().is_none_or(|last| now - last.at >= RECENT) {
            return;
        }
        self.session = Some(session);
        self.ask_next(now);
        match stage {
            "s" => self.stage = Stage::Summary,
            "f" if let Some(last) = last => {
                self.stage = Stage::Feedback;
                let _ = [field(), field(), field()];
                if last.item == field() {
                    self.taken = numbers(fields);
                }
                self.told = Some(last);
            }
            _ => {
                let verdict = match field() {
                    "s" => Some(Verdict::Scam),
                    "g" => Some(Verdict::Genuine),
                    "c" => Some(Verdict::CannotTell),
                    _ => None,
                };
                let confidence = field().parse().ok().and_then(Confidence::from_number);
                let mut draft = Draft { verdict, confidence, acting: false };
                draft.acting = field() == "a" && draft.is_ready();
                // Answers given elsewhere may have changed what comes next.
                if self.ask.as_ref().is_some_and(|ask| ask.item() == field()) {
                    self.draft = draft;
                    let most = self.most();
                    self.taken = numbers(fields);
                    self.taken.retain(|number| *number < most);
                }
            }
        }
    }
}

/// Different numbers, up to the first field that is none. Older texts have none at all.
fn numbers<'a>(fields: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let mut numbers = Vec::new();
    for number in fields.map_while(|field| field.parse().ok()) {
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

#[cfg(test)]
mod tests;
