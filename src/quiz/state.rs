//! State of the quiz: the screen, the round, and what was chosen of the answer.

use std::rc::Rc;

use topup_guard_core::quiz::{Ask, Confidence, Merged, Refusal, Response, Session, Verdict};
use topup_guard_core::time::Millis;

use super::MORE;
use super::data::QuizData;
use super::snapshot::Snapshot;
use crate::base::Report;
use crate::browser::packs::PackFailure;
use crate::browser::storage::StorageError;

/// Screen of the quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stage {
    /// What the quiz is, and which rounds can be begun.
    #[default]
    Start,
    /// An exercise to answer.
    Question,
    /// How the answer turned out, and why.
    Feedback,
    /// The result of the round.
    Summary,
    /// The feedback on an answer of the round, looked at again.
    Review,
}

/// Answer to an item as far as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Draft {
    /// What the person takes the item for.
    pub(super) verdict: Option<Verdict>,
    /// How sure they are.
    pub(super) confidence: Option<Confidence>,
    /// Whether the actions are shown.
    pub(super) acting: bool,
}

impl Draft {
    /// Returns a number for the step of the answer; focus moves to the step's heading when it changes.
    pub(super) fn step(self) -> u8 {
        u8::from(matches!(self.verdict, Some(Verdict::Scam | Verdict::Genuine))) + 2 * u8::from(self.acting)
    }
}

/// Outcome of the last import, export or clearing of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RecordNotice {
    /// A record was imported; the error says why it is not stored, if it is not.
    Imported(Merged, Option<StorageError>),
    /// Nothing was imported.
    Refused(Refusal),
    /// A text was copied to the clipboard.
    Copied,
    /// The clipboard cannot be used.
    CopyFailed,
    /// Everything of ours was removed from the device.
    Cleared,
}

/// Text that was saved as a file, and is shown too for browsers that save none.
#[derive(Debug, Clone)]
pub(super) enum Offer {
    /// The calendar file of the reminders.
    Reminder(Rc<str>),
    /// The record.
    Record(Rc<str>),
}

impl Offer {
    /// Returns whether it is the calendar file.
    pub(super) fn is_reminder(&self) -> bool {
        matches!(self, Self::Reminder(_))
    }

    /// Returns the text.
    pub(super) fn text(&self) -> &str {
        let (Self::Reminder(text) | Self::Record(text)) = self;
        text
    }
}

/// State of reading aloud. Buttons are named by their `data-do`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Voice {
    /// The device has no voice for the language shown.
    #[default]
    None,
    /// Reading can be asked for.
    Ready,
    /// The text of this button is being read.
    Reading(&'static str),
    /// The text of this button could not be read.
    Failed(&'static str),
}

/// State of the quiz.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// Content and history, once the pack is here.
    pub(super) data: Option<QuizData>,
    /// Why the pack, or a part of it, did not come.
    pub(super) failure: Option<PackFailure>,
    /// Number of times that the pack was asked for again.
    pub(super) attempt: u32,
    /// Screen shown.
    pub(super) stage: Stage,
    /// The round that is on, or has just ended.
    pub(super) session: Option<Session>,
    /// The exercise asked.
    pub(super) ask: Option<Ask>,
    /// Its number in the round, from 0.
    pub(super) number: usize,
    /// The answer as far as it is chosen.
    pub(super) draft: Draft,
    /// What was tapped, by index: steps in their order, pieces of an artefact, one of two twins, or the action
    /// that is done first.
    pub(super) tapped: Vec<usize>,
    /// The step whose place changed last.
    pub(super) moved: Option<usize>,
    /// `data-do` of the button that moved it; empty if the step itself was tapped.
    pub(super) moved_by: &'static str,
    /// When the exercise could first be read.
    pub(super) shown_at: Millis,
    /// Response whose feedback is shown.
    pub(super) answered: Option<Response>,
    /// Response that is not stored yet: an effect stores and reports it.
    pub(super) unsaved: Option<Response>,
    /// Whether a round ended because the pack has another version now.
    pub(super) pack_changed: bool,
    /// Whether a round about something else is saved, which stays so until another begins.
    pub(super) suspended: bool,
    /// Whether the device refused to store something.
    pub(super) storage_failed: bool,
    /// What depends on the clock, as it was when the screen came up.
    pub(super) snapshot: Rc<Snapshot>,
    /// Number of times that the record was replaced.
    pub(super) changes: u32,
    /// Outcome of the last step with the record.
    pub(super) notice: Option<RecordNotice>,
    /// Text that was saved as a file last.
    pub(super) offered: Option<Offer>,
    /// Whether confidence is scored.
    pub(super) marks: bool,
    /// State of reading aloud.
    pub(super) voice: Voice,
    /// Events for the host page that the person was informed of when the round began. Not saved: after a
    /// reload the host gets no more events of the round.
    pub(super) reporting: Report,
}

impl State {
    /// Returns a number for the step of the exercise; focus moves to the step's heading when it changes.
    pub(super) fn step(&self) -> u8 {
        let picks = matches!(self.ask, Some(Ask::Twins { .. } | Ask::TwoStep { .. }));
        let picked = MORE && picks && !self.tapped.is_empty();
        self.draft.step() + 4 * u8::from(picked)
    }

    /// Returns whether the round asks for confidence. The quiz program's round, which is the first, does not.
    pub(super) fn asks_confidence(&self) -> bool {
        match (&self.data, &self.session) {
            (Some(data), Some(session)) => MORE && data.history.asks_confidence(session),
            _ => false,
        }
    }

    /// Returns whether it was chosen what to do first, in an exercise of two steps. What it shows cannot be
    /// unseen.
    pub(super) fn has_begun(&self) -> bool {
        MORE && matches!(self.ask, Some(Ask::TwoStep { .. })) && !self.tapped.is_empty()
    }

    /// Returns the id of what is asked or explained.
    pub(super) fn shown(&self) -> Option<&str> {
        match self.stage {
            Stage::Question => self.ask.as_ref().map(Ask::item),
            Stage::Feedback | Stage::Review => self.answered.as_ref().map(|response| &*response.item),
            Stage::Start | Stage::Summary => None,
        }
    }

    /// Returns the next file of texts to fetch, and whether the screen waits for it. The texts of what is
    /// shown come first, then the others, so that no later question has to wait.
    pub(super) fn next_file(&self) -> Option<(String, bool)> {
        let (data, shown) = (self.data.as_ref()?, self.shown()?);
        let awaited = data.missing_file_of(shown);
        Some((awaited.or_else(|| data.next_missing_file())?.to_owned(), awaited.is_some()))
    }

    /// Returns whether the texts of what is to be shown are not here yet.
    pub(super) fn is_waiting(&self) -> bool {
        self.next_file().is_some_and(|(_, awaited)| awaited)
    }

    /// Returns the number of things that can be tapped in the exercise; the highest number where that is not
    /// known.
    pub(super) fn tappable(&self) -> usize {
        match (&self.ask, &self.data) {
            (Some(Ask::Tap { .. }), _) => usize::MAX,
            (Some(Ask::Twins { .. }), _) => 2,
            // An item has four actions.
            (Some(Ask::TwoStep { .. }), _) => 4,
            (Some(Ask::Order { order, .. }), Some(data)) if data.missing_file_of(order).is_none() => {
                data.order(order).map_or(0, |order| order.steps.len())
            }
            (Some(Ask::Order { .. }), _) => usize::MAX,
            _ => 0,
        }
    }
}
