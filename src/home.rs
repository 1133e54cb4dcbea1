//! Home: the picker's first question, and the doors to the other rooms.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::Question;
use topup_guard_core::route::Route;
use yew::prelude::*;

use crate::app::Ctx;
use crate::parts::page;
use crate::picker::question_card;

/// The first view.
#[must_use]
pub fn home(ctx: &Ctx) -> Html {
    let door = |route: Route, title: Msg, hint: Msg| {
        html! {
            <button class="door" type="button" data-go={route.view()} onclick={ctx.to(route)}>
                <b>{ctx.t(title)}</b><small>{ctx.t(hint)}</small>
            </button>
        }
    };
    page(
        &ctx.t(Msg::AppTitle),
        &ctx.t(Msg::AppLead),
        html! {
            <>
                { question_card(ctx, Question::Card, false) }
                <nav class="doors" aria-label={ctx.t(Msg::Doors)}>
                    { door(Route::Number, Msg::DoorNumber, Msg::DoorNumberHint) }
                    { door(Route::Quiz, Msg::DoorQuiz, Msg::DoorQuizHint) }
                    { door(Route::Precautions, Msg::DoorPrecautions, Msg::DoorPrecautionsHint) }
                    { door(Route::Warnings, Msg::DoorWarnings, Msg::DoorWarningsHint) }
                </nav>
            </>
        },
    )
}
