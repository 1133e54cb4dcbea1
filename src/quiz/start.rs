//! The quiz's first screen: what it is, what is kept, and what can be begun.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::Mode;

use super::Room;
use crate::parts::{Ui, head};

impl Room<'_> {
    pub(super) fn start(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let quiz = self.desk.quiz.borrow();
        head(ui, ctx.t(Msg::DoorQuiz), ctx.t(Msg::QuizLead));
        if self.state.renewed {
            self.say(ui, Msg::QuizRenewed);
        }
        if quiz.log().responses().is_empty() {
            ui.el("section", "card", |ui| {
                ui.put("p", "", &ctx.fill(Msg::QuizFirst, &[("n", &ctx.host.length.to_string())]));
                self.kept(ui);
                ctx.button(ui, "begin", "btn", ctx.t(Msg::QuizBegin), self.begin(Mode::Practice));
            });
            return;
        }
        self.kept(ui);
        let measuring = quiz.start(Mode::Measuring, ctx.host.length, 0, 0).is_some();
        self.door(ui, Mode::Practice, Msg::QuizPractice, Msg::QuizPracticeHint);
        if measuring {
            self.door(ui, Mode::Measuring, Msg::QuizMeasuring, Msg::QuizMeasuringHint);
        } else {
            ui.put("p", "small", ctx.t(Msg::QuizMeasuringNone));
        }
    }

    fn door(&self, ui: &mut Ui, mode: Mode, title: Msg, hint: Msg) {
        ui.el("section", "card", |ui| {
            ui.put("h2", "", self.ctx.t(title));
            ui.put("p", "", self.ctx.t(hint));
            let (hook, class) = match mode {
                Mode::Practice => ("practice", "btn"),
                Mode::Measuring => ("measure", "btn ghost"),
            };
            self.ctx.button(ui, hook, class, self.ctx.t(Msg::QuizBegin), self.begin(mode));
        });
    }
}
