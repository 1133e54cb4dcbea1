//! Home screen: the picker's first question, and links to the other rooms.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::Question;
use topup_guard_core::route::Route;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::base::{Action, Ctx};
use crate::parts::{Ui, head, question_card};

/// Adds the home screen.
pub fn home(ctx: &Ctx, ui: &mut Ui) {
    head(ui, ctx.t(Msg::AppTitle), ctx.t(Msg::AppLead));
    // What Check knows is about mainland China.
    if ctx.pack().by.is_mainland() {
        field(ctx, ui);
    }
    question_card(ctx, ui, Question::Card, false);
    let doors = [
        (Route::Number, Msg::DoorNumber, Msg::DoorNumberHint),
        (Route::Quiz, Msg::DoorQuiz, Msg::DoorQuizHint),
        (Route::Warnings, Msg::WarningsTitle, Msg::DoorWarningsHint),
        (Route::Precautions, Msg::DoorPrecautions, Msg::DoorPrecautionsHint),
        (Route::Cards, Msg::DoorCards, Msg::DoorCardsHint),
    ];
    ui.element("nav", "doors", |ui| {
        ui.attr("aria-label", ctx.t(Msg::Doors));
        for (route, title, hint) in doors {
            if route == Route::Number && !ctx.pack().by.is_mainland() {
                continue;
            }
            ui.button("door", ("data-go", route.view()), ctx.to(route), |ui| {
                ui.text_element("b", "", ctx.t(title));
                ui.text_element("small", "", ctx.t(hint));
            });
        }
    });
}

/// Adds the field of Check. What is pasted opens Check at once, what is typed does so by the button.
fn field(ctx: &Ctx, ui: &mut Ui) {
    ui.element("section", "card ask-check", |ui| {
        ui.attr_static("part", "card");
        ui.element("label", "", |ui| {
            ui.attr_static("for", "got");
            ui.text(ctx.t(Msg::CheckLabel));
        });
        ui.element("div", "row", |ui| {
            ui.element("textarea", "", |ui| {
                ui.attr_static("id", "got");
                ui.attr_static("rows", "1");
                ui.attr_static("autocomplete", "off");
                ui.value(&ctx.state.draft);
                let act = ctx.state.dispatcher();
                ui.oninput(Callback::from(move |event: InputEvent| {
                    let area: HtmlTextAreaElement = event.target_unchecked_into();
                    act.dispatch(Action::Draft(area.value()));
                    if event.input_type() == "insertFromPaste" {
                        act.dispatch(Action::Go(Route::Check));
                    }
                }));
            });
            ui.button("btn", ("data-go", "check"), ctx.to(Route::Check), |ui| ui.text(ctx.t(Msg::CheckGo)));
        });
    });
}
