//! Home screen: the picker's first question, and links to the other rooms.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::Question;
use topup_guard_core::route::Route;

use crate::base::Ctx;
use crate::parts::{Ui, head, question_card};

/// Adds the home screen.
pub fn home(ctx: &Ctx, ui: &mut Ui) {
    head(ui, ctx.t(Msg::AppTitle), ctx.t(Msg::AppLead));
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
