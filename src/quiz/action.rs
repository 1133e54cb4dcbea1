//! Actions of the quiz: what a person, the browser or another widget does.

use std::rc::Rc;

use topup_guard_core::pack::QuizPack;
use topup_guard_core::quiz::{Answer, Confidence, Log, Session, Verdict};
use topup_guard_core::time::Millis;

use super::snapshot::Snapshot;
use super::state::{Offer, RecordNotice, Voice};
use crate::base::Report;
use crate::browser::packs::PackFailure;
use crate::browser::storage::StorageError;

/// Change of the quiz's state.
#[derive(Debug, Clone)]
pub(super) enum Action {
    /// The pack is here.
    Open {
        /// The pack, or its index.
        pack: Rc<QuizPack>,
        /// The record on this device.
        log: Log,
        /// The saved place; none where a round is not to be gone on with.
        place: Option<String>,
        /// Whether a round about something else is saved.
        suspended: bool,
        /// Number for [`Session::writer`].
        writer: u32,
        /// Time now.
        now: Millis,
    },
    /// The pack, or a part of it, did not come.
    Fail(PackFailure),
    /// Asks for the pack again.
    Retry,
    /// The texts of a file are here.
    AddTexts {
        /// Name of the file.
        file: String,
        /// The texts.
        texts: Rc<QuizPack>,
        /// Time now.
        now: Millis,
    },
    /// Begins a round.
    Begin {
        /// The round.
        session: Session,
        /// What the person was told that the host page gets to know.
        report: Report,
        /// Time now.
        now: Millis,
    },
    /// Chooses a verdict.
    Verdict(Verdict),
    /// Chooses how sure one is of it.
    Confidence(Confidence),
    /// Goes back from the actions to the verdict, in practice.
    Reconsider,
    /// Taps a step or a piece, or undoes that.
    Tap(usize),
    /// Moves a step one place to the front.
    MoveEarlier {
        /// Its place, from 0.
        place: usize,
        /// The step that the person moves: this one, or the one that it changes places with.
        step: usize,
    },
    /// Picks one of two twins, or what to do first.
    Pick(usize),
    /// Answers the exercise.
    Answer {
        /// Number of the exercise in the round, from 0. An answer to any other than the one shown is ignored.
        number: usize,
        /// The answer.
        answer: Answer,
        /// Time now.
        now: Millis,
    },
    /// The last answer was stored and reported.
    Stored {
        /// Why it is not on the device, if it is not.
        error: Option<StorageError>,
    },
    /// Goes on to the next exercise.
    Next {
        /// Time now.
        now: Millis,
    },
    /// Ends the round here, or goes back to its result.
    Stop,
    /// Shows the feedback on the answer with this number in the round, from 0, again.
    Review(usize),
    /// Goes back to the start.
    Leave,
    /// The device refused to store the place.
    StorageFailed,
    /// Takes over what depends on the clock.
    Snapshot(Rc<Snapshot>),
    /// Replaces the record.
    ReplaceRecord {
        /// The new one.
        log: Log,
        /// What was done with it.
        notice: RecordNotice,
        /// Time now.
        now: Millis,
    },
    /// Follows other widgets, which may have changed the record.
    FollowRecord {
        /// The record on this device.
        log: Log,
        /// Time now.
        now: Millis,
    },
    /// Shows the outcome of a step with the record.
    Notify(RecordNotice),
    /// Shows a text that was saved as a file.
    Offer(Offer),
    /// Switches the scoring of confidence.
    Marks(bool),
    /// The browser says whether it has a voice for the language shown.
    VoiceFound(bool),
    /// Reading aloud begins or ends.
    Voice(Voice),
}
