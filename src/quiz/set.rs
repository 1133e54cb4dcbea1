//! First screen of a set that somebody passed on.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{SessionId, SetCode};
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;

use super::room::Room;
use crate::parts::{Ui, head};

impl Room<'_> {
    /// Adds what the set is and the button that begins it; the quiz's first screen where there is nothing to
    /// ask.
    pub(super) fn set_start(&self, ui: &mut Ui, code: SetCode) {
        let ctx = self.ctx;
        let Some((quiz, session)) = self.data.history.full().and_then(|quiz| {
            let session = quiz.start_set(code, SessionId(0), Millis(0))?;
            Some((quiz, session))
        }) else {
            return self.start(ui);
        };
        let (n, named) = (session.length.to_string(), code.to_string());
        let values = [("n", n.as_str()), ("code", &named)];
        head(ui, &ctx.fill(Msg::SetTitle, &values), &ctx.fill(Msg::SetLead, &values));
        if !quiz.has_set(code) {
            ui.text_element("p", "care", ctx.t(Msg::SetChanged));
        }
        let begin = self.round(move |history, _, id, now| history.full()?.start_set(code, id, now));
        ui.element("section", "card", |ui| {
            ctx.button(ui, "begin", "btn", ctx.t(Msg::QuizBegin), begin);
            self.data_notice(ui);
        });
        self.shared_switch(ui);
        if self.state.suspended {
            ui.text_element("p", "small", ctx.t(Msg::PractiseAside));
        }
        let all = if self.state.suspended { Msg::PractiseResume } else { Msg::DoorQuiz };
        ctx.link(ui, "quiz", ctx.t(all), Route::Quiz);
    }
}
