//! Where the person is in the quiz, how each action changes it, and the short text that keeps it.

use std::cell::RefCell;
use std::rc::Rc;

use topup_guard_core::pack::{Item, QuizPack};
use topup_guard_core::quiz::{Ask, Log, Quiz, Response, Session, Sureness, Verdict};
use yew::Reducible;

use crate::app::Report;
use crate::browser::packs::PackFailure;

/// A finished round is shown again for so long after its last answer, in milliseconds: a reload is no goodbye.
const RECENT: i64 = 30 * 60 * 1000;

/// The pack shown and the person's history with it; cheap to clone, and all clones share the history.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    /// The content of the quiz.
    pub(super) pack: Rc<QuizPack>,
    /// What was answered, and what follows from it. Only callbacks write to it.
    pub(super) quiz: Rc<RefCell<Quiz>>,
}

impl Desk {
    /// The desk of a pack for a person with this history. Items that lack anything are left out.
    pub(super) fn open(pack: Rc<QuizPack>, log: Log) -> Self {
        // A shared pack has been through here before.
        let pack = Rc::try_unwrap(pack).map_or_else(
            |shared| shared,
            |mut pack| {
                pack.items.retain(is_whole);
                Rc::new(pack)
            },
        );
        let quiz = Rc::new(RefCell::new(Quiz::new(&pack, log)));
        Self { pack, quiz }
    }

    /// The item with this id.
    pub(super) fn item(&self, id: &str) -> Option<&Item> {
        self.pack.items.iter().find(|item| item.id == id)
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
    pub(super) sureness: Option<Sureness>,
    /// Verdict and sureness are given for good; the actions are shown.
    pub(super) acting: bool,
}

impl Draft {
    /// Whether the actions can be asked for: who cannot tell is not asked how sure that is.
    pub(super) fn is_ready(self) -> bool {
        self.sureness.is_some() || self.verdict == Some(Verdict::CannotTell)
    }

    /// How many steps have been taken, for moving the reader to the next one.
    pub(super) fn step(self) -> u8 {
        u8::from(matches!(self.verdict, Some(Verdict::Scam | Verdict::Genuine))) + 2 * u8::from(self.acting)
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
    /// Steps put in order so far, by index.
    pub(super) placed: Vec<usize>,
    /// When it was first shown, in milliseconds since the Unix epoch.
    pub(super) since: i64,
    /// A round of an older pack was ended.
    pub(super) renewed: bool,
    /// This device keeps nothing.
    pub(super) unkept: bool,
    /// What the person knew, when the round began, that the host would be told. Not kept: a reload tells nothing more.
    pub(super) said: Report,
}

/// What a person or the browser does.
#[derive(Debug, Clone)]
pub(super) enum Action {
    /// The pack is there, at this time, with the text kept from before.
    Opened(Desk, Option<String>, i64),
    /// The pack is not to be had.
    Failed(PackFailure),
    /// Ask for the pack again.
    Retry,
    /// A round begins, at this time.
    Begin(Desk, Session, i64),
    /// A verdict.
    Verdict(Verdict),
    /// How sure.
    Sure(Sureness),
    /// On to the actions.
    Act,
    /// A step put in its place, or taken out of it again.
    Place(usize),
    /// The answer is in the log.
    Answered,
    /// On to what comes next, at this time.
    Next(i64),
    /// The round ends here.
    Stop,
    /// Back to the start.
    Leave,
    /// The device refused to keep something.
    Unkept,
    /// What was said before the round about telling the host.
    Said(Report),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        let asking = next.stage == Stage::Question;
        match action {
            Action::Opened(desk, kept, now) => next.open(desk, kept.as_deref(), now),
            Action::Failed(failure) => next.failure = Some(failure),
            Action::Retry => {
                next.failure = None;
                next.attempt += 1;
            }
            Action::Begin(desk, session, now) => {
                next.desk = Some(desk);
                next.session = Some(session);
                next.renewed = false;
                next.ask_next(now);
            }
            Action::Verdict(verdict) if asking && !next.draft.acting => {
                next.draft.verdict = Some(verdict);
                if verdict == Verdict::CannotTell {
                    next.draft.sureness = None;
                }
            }
            Action::Sure(sureness) if asking && next.draft.step() == 1 => {
                next.draft.sureness = Some(sureness)
            }
            Action::Act if asking && next.draft.is_ready() => next.draft.acting = true,
            Action::Place(step) if asking => match next.placed.iter().position(|placed| *placed == step) {
                Some(place) => {
                    next.placed.remove(place);
                }
                None => next.placed.push(step),
            },
            Action::Answered if asking => next.stage = Stage::Feedback,
            Action::Next(now) if next.stage == Stage::Feedback => next.ask_next(now),
            Action::Stop if next.session.is_some() => next.stage = Stage::Summary,
            Action::Leave => next.leave(),
            Action::Unkept => next.unkept = true,
            Action::Said(said) => next.said = said,
            _ => {}
        }
        Rc::new(next)
    }
}

impl State {
    /// On to what the round asks next, or to its end.
    fn ask_next(&mut self, now: i64) {
        let (Some(desk), Some(session)) = (&self.desk, &self.session) else { return };
        self.ask = desk.quiz.borrow().next(session);
        self.number = desk.answered(session);
        self.draft = Draft::default();
        self.placed.clear();
        self.since = now;
        self.stage = if self.ask.is_some() { Stage::Question } else { Stage::Summary };
    }

    fn leave(&mut self) {
        self.stage = Stage::Start;
        self.session = None;
        self.ask = None;
    }

    /// Takes a pack: in another language it changes nothing but the words; else what was kept goes on.
    fn open(&mut self, desk: Desk, kept: Option<&str>, now: i64) {
        self.failure = None;
        match &mut self.desk {
            Some(old) if old.pack.version == desk.pack.version => old.pack = desk.pack,
            Some(_) => {
                let kept = self.to_text();
                self.desk = Some(desk);
                self.resume(kept.as_deref(), now);
            }
            None => {
                self.desk = Some(desk);
                self.resume(kept, now);
            }
        }
    }

    /// The text that keeps this place: pack version, screen, draft, item, and the session on a line of its own.
    /// None before the pack is there; empty where there is nothing to keep.
    pub(super) fn to_text(&self) -> Option<String> {
        let desk = self.desk.as_ref()?;
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
        let sureness = self.draft.sureness.map_or(0, Sureness::number);
        let acting = if self.draft.acting { 'a' } else { '-' };
        let item = self.ask.as_ref().map_or("-", Ask::item);
        let (version, session) = (&desk.pack.version, session.to_text());
        Some(format!("{version} {stage} {verdict} {sureness} {acting} {item}\n{session}"))
    }

    /// Goes on where a kept text says; at the start where it says nothing, or nothing that fits.
    fn resume(&mut self, kept: Option<&str>, now: i64) {
        self.leave();
        let Some(desk) = self.desk.clone() else { return };
        let Some((place, session)) = kept.and_then(|kept| kept.split_once('\n')) else { return };
        let Some(session) = Session::from_text(session) else { return };
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
            "f" if last.is_some() => self.stage = Stage::Feedback,
            _ => {
                let verdict = match field() {
                    "s" => Some(Verdict::Scam),
                    "g" => Some(Verdict::Genuine),
                    "c" => Some(Verdict::CannotTell),
                    _ => None,
                };
                let sureness = field().parse().ok().and_then(Sureness::from_number);
                let mut draft = Draft { verdict, sureness, acting: false };
                draft.acting = field() == "a" && draft.is_ready();
                // Answers given elsewhere may have changed what comes next.
                if self.ask.as_ref().is_some_and(|ask| ask.item() == field()) {
                    self.draft = draft;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
