//! The screens of the quiz, and what they share.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Answer, Mode, Session, SessionId};
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;
use yew::prelude::*;

use super::action::Action;
use super::data::QuizData;
use super::history::History;
use super::state::{Stage, State};
use super::{MORE, is_known, now, topic_of};
use crate::base::{Ctx, Report};
use crate::parts::Ui;

/// What the screens are drawn from.
pub(super) struct Room<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) state: &'a UseReducerHandle<State>,
    pub(super) data: &'a QuizData,
    /// Heading of the step that is open.
    pub(super) step: &'a NodeRef,
    /// Field in which a record is pasted.
    pub(super) pasted: &'a NodeRef,
}

impl Room<'_> {
    /// Adds the screen.
    pub(super) fn show(&self, ui: &mut Ui) {
        if MORE && self.ctx.state.route == Route::Progress {
            return self.progress_screen(ui);
        }
        let Some(session) = self.state.session.as_ref().filter(|_| self.state.stage != Stage::Start) else {
            return match topic_of(self.ctx) {
                topic if MORE && !topic.is_empty() => self.topic(ui, topic),
                _ => self.start(ui),
            };
        };
        if self.state.storage_failed {
            self.say(ui, Msg::QuizUnkept);
            self.ctx.link(ui, "progress", self.ctx.t(Msg::ProgressTitle), Route::Progress);
        }
        match self.state.stage {
            Stage::Question => self.question(ui, session),
            Stage::Feedback | Stage::Review => self.feedback(ui, session),
            Stage::Start | Stage::Summary => self.summary(ui, session),
        }
    }

    /// Adds a notice, which screen readers read.
    pub(super) fn say(&self, ui: &mut Ui, msg: Msg) {
        ui.element("p", "care", |ui| {
            ui.attr_static("role", "status");
            ui.text(self.ctx.t(msg));
        });
    }

    /// Adds the number of the exercise in the round, in a heading of this tag, and the kind of round.
    pub(super) fn progress(&self, ui: &mut Ui, session: &Session, number: usize, heading: &'static str) {
        let (number, total) = ((number + 1).to_string(), session.length.to_string());
        ui.element("div", "round", |ui| {
            ui.element(heading, "", |ui| {
                ui.attr_static("tabindex", "-1");
                ui.text(&self.ctx.fill(Msg::QuizProgress, &[("n", &number), ("total", &total)]));
            });
            let mode =
                if session.mode == Mode::Measuring { Msg::QuizInMeasuring } else { Msg::QuizInPractice };
            ui.text_element("span", "tag", self.ctx.t(mode));
            ui.element("progress", "prog", |ui| {
                ui.attr("max", &total);
                ui.attr("value", &number);
                ui.attr_static("aria-hidden", "true");
            });
        });
    }

    /// Returns the text of a message with whole numbers in its placeholders.
    pub(super) fn with(&self, msg: Msg, values: &[(&str, u32)]) -> String {
        let texts: Vec<_> = values.iter().map(|(name, value)| (*name, value.to_string())).collect();
        let values: Vec<_> = texts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.ctx.fill(msg, &values)
    }

    /// Returns a click handler that dispatches an action.
    pub(super) fn on(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.state.dispatcher();
        Callback::from(move |_| act.dispatch(action.clone()))
    }

    /// Returns a click handler that begins a round about everything.
    pub(super) fn begin(&self, mode: Mode) -> Callback<MouseEvent> {
        let begin = self.round(move |quiz, length, id, now| quiz.start(mode, length, id, now));
        let back = (self.ctx.state.route == Route::Progress).then(|| self.ctx.to(Route::Quiz));
        Callback::from(move |event: MouseEvent| {
            begin.emit(event.clone());
            if let Some(back) = &back {
                back.emit(event);
            }
        })
    }

    /// Returns a click handler that begins the round that `begin` returns for the history, the length, the id
    /// and the time.
    pub(super) fn round(
        &self,
        begin: impl Fn(&History, u32, SessionId, Millis) -> Option<Session> + 'static,
    ) -> Callback<MouseEvent> {
        let (ctx, history, act) = (self.ctx.clone(), self.data.history.clone(), self.state.dispatcher());
        let length = self.ctx.host.length;
        // Only the start says what the host page gets to know; a round that follows another goes on with
        // that.
        let report = match self.state.stage {
            _ if self.ctx.state.route == Route::Progress => Report::Off,
            Stage::Start => self.ctx.report(),
            Stage::Summary => self.state.reporting,
            _ => Report::Off,
        };
        Callback::from(move |_| {
            let services = &ctx.services;
            // Somebody may have answered elsewhere meanwhile, which only the full program follows.
            if !MORE && is_known(&*services.record) {
                return ctx.act(crate::base::Action::NeedFullProgram);
            }
            let now = now(services);
            if let Some(session) = begin(&history, length, SessionId((services.seed)()), now) {
                act.dispatch(Action::Begin { session, report, now });
            }
        })
    }

    /// Returns a callback that answers the exercise shown.
    ///
    /// The second of two quick taps changes nothing: the exercise is answered by then, and the next one has
    /// another number.
    pub(super) fn record_answer(&self) -> Callback<Answer> {
        let (services, act, number) = (self.ctx.services.clone(), self.state.dispatcher(), self.state.number);
        Callback::from(move |answer| act.dispatch(Action::Answer { number, answer, now: now(&services) }))
    }
}

/// Returns a share as a whole number of per cent.
pub(super) fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
