//! Home screen: what did you come for? A field for what somebody received, and links to the rooms.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::Question;
use topup_guard_core::route::Route;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::base::{Action, Ctx, DUE, MEASURING_DUE, count_due};
use crate::parts::{Ui, icon};

/// Adds the home screen.
pub fn home(ctx: &Ctx, ui: &mut Ui) {
    // What Check knows, and the number plan, are those of mainland China.
    let mainland = ctx.pack().by.is_mainland();
    ui.element("h1", "", |ui| {
        ui.attr_static("tabindex", "-1");
        ui.text(ctx.t(Msg::AppTitle));
    });
    if mainland {
        field(ctx, ui);
    }
    ui.element("nav", "doors", |ui| {
        ui.attr("aria-label", ctx.t(Msg::Doors));
        let picker = Route::Picker(Question::Card);
        door(ctx, ui, "door first", picker, Msg::HomePicker, ctx.t(Msg::HomePickerHint));
        let due = |name| {
            let days = ctx.services.storage.get(name);
            days.map_or(0, |days| count_due(&days, (ctx.services.clock)()))
        };
        let measuring = due(MEASURING_DUE) > 0;
        let due = due(DUE);
        let hint = if due == 0 {
            ctx.t(if measuring { Msg::HomeMeasure } else { Msg::DoorQuizHint }).to_owned()
        } else {
            ctx.fill(Msg::HomeDue, &[("n", &due.to_string())])
        };
        door(ctx, ui, "door first", Route::Quiz, Msg::HomeQuiz, &hint);
        ctx.anchor(ui, "door red", "help", Route::Help, |ui| {
            ui.element("span", "", |ui| {
                ui.text_element("b", "", ctx.t(Msg::HomeHelp));
                ui.text(" ");
                ui.text_element("span", "", ctx.t(Msg::HomeAct));
            });
            icon(ui, "next");
        });
        for (route, title, hint) in [
            (Route::Number, Msg::DoorNumber, Msg::DoorNumberHint),
            (Route::Warnings, Msg::WarningsTitle, Msg::DoorWarningsHint),
            (Route::Precautions, Msg::DoorPrecautions, Msg::DoorPrecautionsHint),
            (Route::Cards, Msg::DoorCards, Msg::DoorCardsHint),
        ] {
            if mainland || route != Route::Number {
                door(ctx, ui, "door", route, title, ctx.t(hint));
            }
        }
    });
    ui.text_element("p", "small", ctx.t(Msg::AppLead));
}

/// Adds a large link to a room.
fn door(ctx: &Ctx, ui: &mut Ui, class: &'static str, route: Route, title: Msg, hint: &str) {
    let view = route.view();
    ctx.anchor(ui, class, view, route, |ui| {
        ui.text_element("b", "", ctx.t(title));
        ui.text_element("small", "", hint);
    });
}

/// Adds the field of Check. What is pasted opens Check at once, what is typed does so by the link.
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
            ctx.link_button(ui, "check", "btn", ctx.t(Msg::CheckGo), Route::Check);
        });
    });
}
