//! Screen of one question, with the answers so far.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{Choice, Question};
use topup_guard_core::route::Route;

use super::option_text;
use crate::base::Ctx;
use crate::parts::{Ui, question_card};

/// Adds the screen of a question.
pub fn ask(ctx: &Ctx, ui: &mut Ui, question: Question) {
    let before = Question::ALL.iter().take_while(|other| **other != question).count();
    let total = Question::ALL.len().to_string();
    ui.text_element(
        "p",
        "small progress",
        &ctx.fill(Msg::PickerProgress, &[("n", &(before + 1).to_string()), ("total", &total)]),
    );
    ui.element("progress", "prog", |ui| {
        ui.attr("max", &total);
        // The question shown is not done yet.
        ui.attr("value", &before.to_string());
        ui.attr_static("aria-hidden", "true");
    });
    question_card(ctx, ui, question, true);
    if ctx.state.answers.get(Question::Card) == Some(Choice::Unsure) {
        ctx.link(ui, "cards", ctx.t(Msg::CardsTitle), Route::Cards);
    }
    answers(ctx, ui);
    ctx.link_button(ui, "result", "btn ghost", ctx.t(Msg::PickerSkip), Route::Result);
}

/// Adds the answers so far in one line, which unfolds to a list with a button to change each.
pub(super) fn answers(ctx: &Ctx, ui: &mut Ui) {
    let given = ctx.state.answers.iter();
    let given: Vec<_> = given
        .filter_map(|(question, choice)| Some((question, option_text(ctx.pack(), question, choice)?)))
        .collect();
    if given.is_empty() {
        return;
    }
    ui.element("details", "answers", |ui| {
        ui.element("summary", "", |ui| {
            let chips: Vec<_> = given.iter().map(|(_, option)| option.chip.as_str()).collect();
            ui.text_element("b", "", ctx.t(Msg::AnswersTitle));
            ui.text_element("span", "", &chips.join(" · "));
        });
        ui.element("ul", "chips", |ui| {
            ui.attr("aria-label", ctx.t(Msg::AnswersTitle));
            for (question, option) in &given {
                ui.element("li", "", |ui| {
                    ctx.anchor(ui, "chip", "change", Route::Picker(*question), |ui| {
                        ui.attr_static("data-change", question.id());
                        ui.text(&option.chip);
                        ui.text(" ");
                        ui.text_element("u", "", ctx.t(Msg::PickerChange));
                    });
                });
            }
        });
    });
}
