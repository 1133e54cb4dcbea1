//! Screen of one question, with the answers so far and the ranking they lead to.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Choice, Question};
use topup_guard_core::route::Route;

use super::ranking::ranking_list;
use super::{join_names, option_text};
use crate::base::Ctx;
use crate::parts::{Ui, card, question_card};

/// Adds the screen of a question.
pub fn ask(ctx: &Ctx, ui: &mut Ui, question: Question) {
    let number = (Question::ALL.iter().take_while(|other| **other != question).count() + 1).to_string();
    let total = Question::ALL.len().to_string();
    ui.text_element(
        "p",
        "small progress",
        &ctx.fill(Msg::PickerProgress, &[("n", &number), ("total", &total)]),
    );
    ui.element("progress", "prog", |ui| {
        ui.attr("max", &total);
        ui.attr("value", &number);
        ui.attr_static("aria-hidden", "true");
    });
    chips(ctx, ui);
    question_card(ctx, ui, question, true);
    if ctx.state.answers.get(Question::Card) == Some(Choice::Unsure) {
        ctx.link(ui, "cards", ctx.t(Msg::CardsTitle), Route::Cards);
    }
    card(ui, "card soft", ctx.t(Msg::PickerSoFar), |ui| {
        ranking_list(ctx, ui, 3, true);
        ctx.button(ui, "result", "btn ghost", ctx.t(Msg::PickerSkip), ctx.to(Route::Result));
    });
}

/// Returns a sentence that names the top-ranked channel.
pub fn top_ranked(ctx: &Ctx) -> String {
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let first = join_names(ctx, &picker::lead(&outcome));
    ctx.fill(Msg::PickerFirstNow, &[("channel", &first)])
}

/// Adds the answers so far, each with a button to change it.
pub(super) fn chips(ctx: &Ctx, ui: &mut Ui) {
    if ctx.state.answers.iter().next().is_none() {
        return;
    }
    ui.element("ul", "chips", |ui| {
        ui.attr("aria-label", ctx.t(Msg::AnswersTitle));
        for (question, choice) in ctx.state.answers.iter() {
            let Some(option) = option_text(ctx.pack(), question, choice) else { continue };
            ui.element("li", "", |ui| {
                ui.button("chip", ("data-change", question.id()), ctx.to(Route::Picker(question)), |ui| {
                    ui.text(&option.chip);
                    ui.text(" ");
                    ui.text_element("u", "", ctx.t(Msg::PickerChange));
                });
            });
        }
    });
}
