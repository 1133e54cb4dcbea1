//! Home: the picker's first question, and the doors to the other rooms.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::Question;
use topup_guard_core::route::Route;
use yew::prelude::*;

use crate::app::use_ctx;
use crate::picker::QuestionCard;

/// The first view.
#[component]
pub fn Home() -> Html {
    let ctx = use_ctx();
    let door = |route: Route, title: Msg, hint: Msg| {
        html! {
            <button class="door" type="button" data-go={route.view()} onclick={ctx.to(route.clone())}>
                <b>{ctx.t(title)}</b><small>{ctx.t(hint)}</small>
            </button>
        }
    };
    html! {
        <>
            <div class="head">
                <h1 tabindex="-1">{ctx.t(Msg::AppTitle)}</h1>
                <p class="small">{ctx.t(Msg::AppLead)}</p>
            </div>
            <QuestionCard question={Question::Card} />
            <nav class="doors" aria-label={ctx.t(Msg::Doors)}>
                { door(Route::Number, Msg::DoorNumber, Msg::DoorNumberHint) }
                { door(Route::Quiz, Msg::DoorQuiz, Msg::DoorQuizHint) }
                { door(Route::Precautions, Msg::DoorPrecautions, Msg::DoorPrecautionsHint) }
                { door(Route::Warnings, Msg::DoorWarnings, Msg::DoorWarningsHint) }
            </nav>
        </>
    }
}
