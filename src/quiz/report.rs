//! Reports to the host page: the notice before a round, how to refuse, and what is sent.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Response, Session, statement};
use yew::Callback;

use super::data::QuizData;
use super::now;
use super::room::Room;
use crate::base::{Action, Ctx, Report};
use crate::parts::Ui;

impl Room<'_> {
    /// Adds where the answers go: nowhere, or to the host page, with a button to refuse.
    pub(super) fn data_notice(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let default_notice =
            if ctx.services.record.is_shared() { Msg::QuizSharedKept } else { Msg::QuizKept };
        let notice = match ctx.report() {
            Report::Off => return ui.text_element("p", "small", ctx.t(default_notice)),
            Report::Refused => {
                ui.element("p", "care", |ui| {
                    ui.attr_static("role", "status");
                    ui.attr_static("data-report", "refused");
                    ui.text(ctx.t(Msg::ReportRefused));
                });
                return ui.text_element("p", "small", ctx.t(default_notice));
            }
            Report::Results => Msg::ReportResults,
            Report::Answers => Msg::ReportAnswers,
        };
        ui.element("section", "care reporting", |ui| {
            ui.attr_static("data-report", "asked");
            ui.text_element("p", "", ctx.t(notice));
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

/// Reports an answer, if the host page asks for answers and the person knew of it before the round.
pub(super) fn answer(ctx: &Ctx, informed: Report, response: &Response) {
    if ctx.report().after(informed) == Report::Answers {
        (ctx.host.emit)("answer", &statement::answered(response));
    }
}

/// Reports the result of a round, unless nothing was answered in it.
pub(super) fn result(ctx: &Ctx, informed: Report, data: &QuizData, session: &Session) {
    if ctx.report().after(informed) != Report::Off && data.count(session) > 0 {
        let measured = data.history.measured_on(&session.about);
        let (responses, now) = (data.history.responses(session.id), now(&ctx.services));
        let statement = statement::finished(session, responses, measured.as_ref(), now);
        (ctx.host.emit)("result", &statement);
    }
}
