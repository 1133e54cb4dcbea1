//! Reducer of the quiz: how each action changes the state.

use std::rc::Rc;

use topup_guard_core::pack::QuizPack;
use topup_guard_core::quiz::{Answer, Log, Mode, Session, Verdict};
use topup_guard_core::time::Millis;
use yew::Reducible;

use super::MORE;
use super::action::Action;
use super::data::QuizData;
use super::saved::SavedPlace;
use super::state::{Draft, RecordNotice, Stage, State, Voice};

/// Time for which a finished round is shown again after its last answer, in milliseconds: somebody who
/// reloads the page has not left.
const RECENT: i64 = 30 * 60 * 1000;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        let asking = next.stage == Stage::Question;
        let screen = (next.stage, next.number);
        match action {
            Action::Open { pack, log, place, suspended, writer, now } => {
                next.suspended |= suspended;
                next.open(QuizData::new(pack, log), place, writer, now);
            }
            Action::Fail(failure) => next.failure = Some(failure),
            Action::Retry => {
                next.failure = None;
                next.attempt += 1;
            }
            Action::AddTexts { file, texts, now } => next.add_texts(file, texts, now),
            Action::Begin { session, report, now } => {
                next.session = Some(session);
                next.reporting = report;
                next.pack_changed = false;
                next.suspended = false;
                next.ask_next(now);
            }
            Action::Verdict(verdict) if asking && !next.draft.acting => {
                // Confidence is not asked of somebody who cannot tell.
                let acting = verdict == Verdict::CannotTell || !next.asks_confidence();
                next.draft = Draft { verdict: Some(verdict), confidence: None, acting };
            }
            Action::Confidence(confidence) if MORE && asking && next.draft.step() == 1 => {
                next.draft.confidence = Some(confidence);
                next.draft.acting = true;
            }
            Action::Reconsider if asking && next.is_practice() => next.draft = Draft::default(),
            Action::Tap(index) if MORE && asking => {
                (next.moved, next.moved_by) = (Some(index), "");
                match next.tapped.iter().position(|tapped| *tapped == index) {
                    Some(place) => {
                        next.tapped.remove(place);
                    }
                    None => next.tapped.push(index),
                }
            }
            Action::MoveEarlier { place, step }
                if MORE && asking && place > 0 && place < next.tapped.len() =>
            {
                next.tapped.swap(place - 1, place);
                let is_earlier = next.tapped.get(place - 1) == Some(&step);
                (next.moved, next.moved_by) = (Some(step), if is_earlier { "earlier" } else { "later" });
            }
            Action::Pick(index) if asking && !next.has_begun() => next.tapped = vec![index],
            Action::Answer { number, answer, now } if asking && number == next.number => {
                next.answer(answer, now);
            }
            Action::Stored { error } => {
                next.unsaved = None;
                next.storage_failed |= error.is_some();
            }
            Action::Next { now } if next.stage == Stage::Feedback => next.ask_next(now),
            Action::Stop if next.session.is_some() => next.stage = Stage::Summary,
            Action::Review(number) if MORE && matches!(next.stage, Stage::Summary | Stage::Review) => {
                next.review(number);
            }
            Action::Leave => next.leave(),
            Action::StorageFailed => next.storage_failed = true,
            Action::Snapshot(snapshot) => next.snapshot = snapshot,
            Action::ReplaceRecord { log, notice, now } if MORE => next.replace_record(log, notice, now),
            Action::FollowRecord { log, now } if MORE => next.follow_record(log, now),
            Action::Notify(notice) => next.notice = Some(notice),
            Action::Offer(offer) => next.offered = Some(offer),
            Action::Marks(on) if MORE => next.marks = on,
            Action::VoiceFound(true) if next.voice == Voice::None => next.voice = Voice::Ready,
            Action::VoiceFound(false) => next.voice = Voice::None,
            Action::Voice(voice) => next.voice = voice,
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
    /// Adds texts of the pack shown. The time of a question counts from when it can be read.
    fn add_texts(&mut self, file: String, texts: Rc<QuizPack>, now: Millis) {
        let waiting = self.is_waiting();
        let added = self.data.as_mut().is_some_and(|data| data.add_texts(file, texts));
        if added && waiting && !self.is_waiting() {
            self.failure = None;
            self.shown_at = now;
            if MORE {
                let tappable = self.tappable();
                self.tapped.retain(|index| *index < tappable);
            }
        }
    }

    /// Goes on to what the round asks next, or to its end.
    fn ask_next(&mut self, now: Millis) {
        let (Some(data), Some(session)) = (&self.data, &self.session) else { return };
        self.ask = data.history.next(session);
        self.number = data.count(session);
        self.draft = Draft::default();
        self.tapped.clear();
        self.moved = None;
        self.shown_at = now;
        self.stage = if self.ask.is_some() { Stage::Question } else { Stage::Summary };
    }

    /// Returns whether the round is practice.
    pub(super) fn is_practice(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.mode == Mode::Practice)
    }

    /// Adds the answer to the history and explains it.
    fn answer(&mut self, answer: Answer, now: Millis) {
        let (Some(data), Some(session), Some(ask)) = (&mut self.data, &self.session, &self.ask) else {
            return;
        };
        let took = u32::try_from(now - self.shown_at).unwrap_or_default();
        let response = data.history.record(session, ask, answer, now, took);
        *data = data.with_response(response.clone());
        self.answered = Some(response.clone());
        self.unsaved = Some(response);
        self.stage = Stage::Feedback;
    }

    /// Shows the feedback on an answer of the round again. What was tapped then is not known any more.
    fn review(&mut self, number: usize) {
        let (Some(data), Some(session)) = (&self.data, &self.session) else { return };
        if let Some(response) = data.history.responses(session.id).nth(number) {
            self.answered = Some(response.clone());
            (self.stage, self.number) = (Stage::Review, number);
            self.tapped.clear();
        }
    }

    fn leave(&mut self) {
        self.stage = Stage::Start;
        self.session = None;
        self.ask = None;
    }

    /// Replaces the record. The round that is on goes on with it, unless everything was cleared.
    fn replace_record(&mut self, log: Log, notice: RecordNotice, now: Millis) {
        self.data = self.data.take().map(|data| data.with_log(log));
        self.changes += 1;
        self.notice = Some(notice);
        self.offered = None;
        match self.stage {
            _ if notice == RecordNotice::Cleared => self.leave(),
            // What was answered elsewhere may change what comes next.
            Stage::Question => self.ask_next(now),
            _ => {}
        }
    }

    /// Takes over the record as other widgets have left it.
    fn follow_record(&mut self, mut log: Log, now: Millis) {
        if let Some(unsaved) = &self.unsaved {
            log.push(unsaved.clone());
        }
        let Some(data) = self.data.take_if(|data| *data.history.log() != log) else { return };
        let count = |data: &QuizData| self.session.as_ref().map(|session| data.count(session));
        let before = count(&data);
        let data = data.with_log(log);
        let after = count(&data);
        self.data = Some(data);
        self.changes += 1;
        if after < before {
            // It was cleared.
            self.leave();
        } else if after > before && self.stage == Stage::Question {
            // The round goes on elsewhere too, and what is asked here may be answered.
            self.ask_next(now);
        }
    }

    /// Takes a pack. The same pack in another language replaces the texts only; after any other, the round
    /// continues from the saved place.
    fn open(&mut self, data: QuizData, place: Option<String>, writer: u32, now: Millis) {
        self.failure = None;
        let place = match &mut self.data {
            Some(old) if old.pack.version == data.pack.version => {
                if old.pack.lang != data.pack.lang {
                    old.texts = data.texts;
                }
                old.pack = data.pack;
                return;
            }
            Some(_) => self.place(),
            None => place,
        };
        self.data = Some(data);
        self.resume(place, writer, now);
    }

    /// Goes on at a saved place; at the start where there is none that fits.
    fn resume(&mut self, place: Option<String>, writer: u32, now: Millis) {
        self.leave();
        // A first round begins from nothing.
        if !MORE {
            return;
        }
        let (Some(data), Some(place)) = (&self.data, place.and_then(|text| SavedPlace::parse(&text))) else {
            return;
        };
        if place.version != data.pack.version {
            self.pack_changed = place.stage != Stage::Summary;
            return;
        }
        let session = Session { writer, ..place.session };
        let last = data.last(&session).cloned();
        let recent = last.as_ref().is_some_and(|last| now - last.at < RECENT);
        if place.stage == Stage::Summary && !recent {
            return;
        }
        self.session = Some(session);
        self.ask_next(now);
        match (place.stage, last) {
            (Stage::Summary, _) => self.stage = Stage::Summary,
            (Stage::Feedback, Some(last)) => {
                self.stage = Stage::Feedback;
                if last.item == place.item {
                    self.tapped = place.tapped;
                }
                self.answered = Some(last);
            }
            // Answers given elsewhere may have changed what comes next.
            _ if self.ask.as_ref().is_some_and(|ask| ask.item() == place.item) => {
                self.draft = place.draft;
                self.tapped = place.tapped;
                let tappable = self.tappable();
                self.tapped.retain(|index| *index < tappable);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
