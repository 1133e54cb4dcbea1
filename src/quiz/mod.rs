//! Quiz: a round of exercises, each explained at once, and the result of the round.
//!
//! The quiz program has the first round of somebody new, which has one kind of exercise. Somebody with a
//! record, or with a round that is on, gets the full program ([`is_known`]).
//!
//! `state::State` changes by `action::Action` alone; an answer enters by `Action::Answer`. What follows
//! from a change outside of the state, such as storing the answer, stands in `effects`.

mod action;
mod change;
mod counted;
mod data;
mod due;
mod effects;
mod feedback;
mod history;
mod marks;
mod order;
mod pass_on;
mod progress;
mod question;
mod read_aloud;
mod record;
mod reduce;
mod reminders;
mod report;
mod room;
mod saved;
mod set;
mod shared_phone;
mod snapshot;
mod start;
mod state;
mod summary;
mod tap;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod texts;
mod topic;
mod topics;
mod twins;
mod two_step;

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;
use yew::prelude::*;

use crate::base::Ctx;
use crate::browser::storage::Record;
use crate::browser::{Services, log};
use crate::parts::{Ui, head, pack_failed, use_element_ref};
use crate::program::PROGRAM;
use action::Action;
use room::Room;
use saved::PLACE;
use state::State;

/// Whether this program has more than the first round. The linker drops from the quiz program what only
/// stands under it.
const MORE: bool = PROGRAM.is_full();

/// Returns whether this device has an answer or a saved place: then the full program is needed.
#[must_use]
pub fn is_known(record: &dyn Record) -> bool {
    !log::is_empty(record) || record.get(PLACE).is_some()
}

/// Properties of the quiz's room.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// What every room can reach.
    pub ctx: Ctx,
}

/// The quiz's room.
#[component]
pub fn QuizRoom(props: &Props) -> Html {
    let state = use_reducer(State::default);
    let (ctx, pasted) = (&props.ctx, use_element_ref());
    let (root, step, arrived) = effects::use_focus(&state);
    effects::use_pack(ctx, &state, arrived);
    effects::use_answers(ctx, &state);
    effects::use_place(&ctx.services, &state);
    effects::use_record(&ctx.services, &state);
    effects::use_result(ctx, &state);
    effects::use_snapshot(ctx, &state);
    due::use_due(&ctx.services, &state);
    marks::use_marks(&ctx.services, &state);
    texts::use_texts(&ctx.services, &state);
    effects::use_refocus(&root, &state);
    read_aloud::use_voice(&ctx.pack().lang, &ctx.services, &state);
    ctx.build(|ui| {
        ui.element("div", "quiz", |ui| {
            ui.node_ref(&root);
            ui.onkeydown(effects::choose_by_digit(&root));
            show(ctx, ui, &state, [&step, &pasted]);
        });
    })
}

/// Returns the topic that the address names; empty for none.
fn topic_of(ctx: &Ctx) -> &str {
    if let Route::Practise(topic) = &ctx.state.route { topic } else { "" }
}

/// Returns the time now.
fn now(services: &Services) -> Millis {
    Millis((services.clock)() as i64)
}

fn show(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>, [step, pasted]: [&NodeRef; 2]) {
    match &state.data {
        Some(data) => Room { ctx, state, data, step, pasted }.show(ui),
        None => {
            let title = if ctx.state.route == Route::Progress { Msg::ProgressTitle } else { Msg::DoorQuiz };
            head(ui, ctx.t(title), if state.failure.is_some() { "" } else { ctx.t(Msg::Loading) })
        }
    }
    question::later(ui, |ui| {
        if let Some(failure) = state.failure {
            let act = state.dispatcher();
            let retry = Callback::from(move |_| act.dispatch(Action::Retry));
            pack_failed(ctx, ui, failure, [Msg::QuizFailed, Msg::QuizOutdated], retry);
        }
    });
}
