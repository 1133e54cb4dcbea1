//! First screen of the quiz: what it is, what is due, and the rounds that can be begun.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{GRADED_FROM, Mode, SessionId};
use topup_guard_core::route::Route;

use super::MORE;
use super::room::Room;
use crate::parts::{Ui, card, head};

/// Most topics that are named as due; the progress screen shows all.
const NAMED: usize = 4;

impl Room<'_> {
    pub(super) fn start(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        head(ui, ctx.t(Msg::DoorQuiz), ctx.t(Msg::QuizLead));
        if self.state.pack_changed {
            self.say(ui, Msg::QuizRenewed);
        }
        if MORE {
            self.unreadable_notice(ui);
        }
        if MORE && !self.data.history.log().responses().is_empty() {
            return self.returning(ui);
        }
        ui.element("section", "card", |ui| {
            ui.text_element("p", "", &ctx.fill(Msg::QuizFirst, &[("n", &ctx.host.length.to_string())]));
            self.data_notice(ui);
            ctx.button(ui, "begin", "btn", ctx.t(Msg::QuizBegin), self.begin(Mode::Practice));
        });
        self.shared_switch(ui);
        ctx.link(ui, "progress", ctx.t(Msg::QuizMoved), Route::Progress);
        self.group(ui);
    }

    /// Adds what somebody with a record can begin.
    fn returning(&self, ui: &mut Ui) {
        let (ctx, quiz) = (self.ctx, &*self.data.history);
        let now = self.state.snapshot.now;
        let measuring = quiz.start(Mode::Measuring, ctx.host.length, SessionId(0), now).is_some();
        // What is due comes first; where nothing is, there is time to measure.
        let in_time = self.data.history.full().is_none_or(|quiz| self.is_time_to_measure(quiz));
        let measure_first = self.state.snapshot.due.is_empty() && measuring && in_time;
        if measure_first {
            self.measuring(ui, "btn");
        }
        self.practice(ui, if measure_first { "btn ghost" } else { "btn" });
        if !measuring {
            // On forms that were used up for now, it is known when there is one again.
            let when = self.data.history.full().and_then(|quiz| self.when_to_measure(quiz));
            ui.text_element("p", "small", when.as_deref().unwrap_or(ctx.t(Msg::QuizMeasuringNone)));
        } else if !measure_first {
            self.measuring(ui, "btn ghost");
        }
        card(ui, "card", ctx.t(Msg::ProgressTitle), |ui| {
            ui.text_element("p", "", ctx.t(Msg::ProgressHint));
            ctx.link_button(ui, "progress", "btn ghost", ctx.t(Msg::ProgressDoor), Route::Progress);
        });
        // A first round asks for no confidence.
        self.marks_switch(ui);
        self.shared_switch(ui);
        self.data_notice(ui);
        self.group(ui);
    }

    /// Adds the way to a class.
    fn group(&self, ui: &mut Ui) {
        if MORE {
            self.ctx.link(ui, "class", self.ctx.t(Msg::ClassDoor), Route::Class(String::new()));
        }
    }

    fn practice(&self, ui: &mut Ui, class: &'static str) {
        let ctx = self.ctx;
        card(ui, "card", ctx.t(Msg::QuizPractice), |ui| {
            ui.key("practice");
            let snapshot = &self.state.snapshot;
            if let Some(named) =
                snapshot.due.get(..NAMED.min(snapshot.due.len())).filter(|due| !due.is_empty())
            {
                let (n, mut names) = (snapshot.due.len().to_string(), self.names(named));
                if named.len() < snapshot.due.len() {
                    names = ctx.fill(Msg::NamesMore, &[("names", &names)]);
                }
                ui.text_element("p", "", &ctx.fill(Msg::QuizDue, &[("n", &n), ("names", &names)]));
            } else if let Some(visit) = snapshot.visits.first() {
                ui.text_element("p", "", &ctx.fill(Msg::QuizDueNone, &[("date", snapshot.date(visit.at))]));
            }
            ui.text_element("p", "small", ctx.t(Msg::QuizPracticeHint));
            ctx.button(ui, "practice", class, ctx.t(Msg::QuizBegin), self.begin(Mode::Practice));
        });
    }

    fn measuring(&self, ui: &mut Ui, class: &'static str) {
        let ctx = self.ctx;
        let (measured, graded) = self.data.history.measured();
        card(ui, "card", ctx.t(Msg::QuizMeasuring), |ui| {
            ui.key("measure");
            ui.text_element("p", "", ctx.t(Msg::QuizMeasuringHint));
            if let Some(when) = self.data.history.full().and_then(|quiz| self.when_to_measure(quiz)) {
                ui.text_element("p", "", &when);
            }
            if !graded {
                let values =
                    [("scams", measured.scams()), ("genuine", measured.genuine()), ("from", GRADED_FROM)];
                ui.text_element("p", "small", &self.with(Msg::QuizSoFar, &values));
            }
            ctx.button(ui, "measure", class, ctx.t(Msg::QuizBegin), self.begin(Mode::Measuring));
        });
    }
}
