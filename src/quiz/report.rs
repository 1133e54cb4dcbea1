//! Sensitivity the host page: what the person reads about it before a round, how they refuse, and what is told.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Response, Session, statement};
use yew::Callback;

use super::data::QuizData;
use super::now;
use super::room::Room;
use crate::base::{Action, Ctx, Report};
use crate::parts::Ui;

impl Room<'_> {
    /// Where the answers go: nowhere, or what the host wants to be told, and a way to say no.
    pub(super) fn kept(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let kept = if ctx.services.storage.is_shared() { Msg::QuizSharedKept } else { Msg::QuizKept };
        let wanted = match ctx.report() {
            Report::Off => return ui.text_element("p", "small", ctx.t(kept)),
            Report::Refused => {
                ui.element("p", "care", |ui| {
                    ui.attr_static("role", "status");
                    ui.attr_static("data-report", "refused");
                    ui.text(ctx.t(Msg::ReportRefused));
                });
                return ui.text_element("p", "small", ctx.t(kept));
            }
            Report::Results => Msg::ReportResults,
            Report::Answers => Msg::ReportAnswers,
        };
        ui.element("section", "care reporting", |ui| {
            ui.attr_static("data-report", "asked");
            ui.text_element("p", "", ctx.t(wanted));
            ui.text_element("p", "", ctx.t(Msg::ReportCare));
            let (act, tell) = (ctx.state.dispatcher(), ctx.host.emit.clone());
            let refuse = Callback::from(move |_| {
                tell("refused", "");
                act.dispatch(Action::Refuse);
            });
            ctx.button(ui, "refuse", "btn ghost", ctx.t(Msg::ReportRefuse), refuse);
        });
    }
}

/// Tells an answer, where the host wants answers and the person knew of it before the round.
pub(super) fn answer(ctx: &Ctx, said: Report, response: &Response) {
    if ctx.report().after(said) == Report::Answers {
        (ctx.host.emit)("answer", &statement::answered(response));
    }
}

/// Tells what a round came to, unless nothing was answered in it.
pub(super) fn result(ctx: &Ctx, said: Report, data: &QuizData, session: &Session) {
    if ctx.report().after(said) != Report::Off && data.count(session) > 0 {
        let told = statement::finished(session, data.history.responses(session.id), now(&ctx.services));
        (ctx.host.emit)("result", &told);
    }
}
