//! Fact buttons of Check: what happened, as a person can tap it with or without a text.

use topup_guard_core::pack::{Msg, Topic};
use yew::prelude::*;

use super::{Action, State};
use crate::base::{Action as Do, Ctx};
use crate::parts::{Ui, icon};

/// Topics in the order in which they are asked.
const TOPICS: [(Topic, Msg); 3] =
    [(Topic::Came, Msg::CheckCame), (Topic::Says, Msg::CheckSays), (Topic::Wants, Msg::CheckWants)];

/// Adds the facts, folded until somebody wants them.
pub(super) fn facts(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>) {
    let Some(knowledge) = &state.knowledge else { return };
    ui.element("details", "", |ui| {
        ui.element("summary", "", |ui| {
            ui.attr_static("data-do", "facts");
            ui.text(ctx.t(Msg::CheckFacts));
        });
        for (topic, title) in TOPICS {
            ui.text_element("p", "small", ctx.t(title));
            ui.element("div", "filters", |ui| {
                ui.attr_static("role", "group");
                ui.attr("aria-label", ctx.t(title));
                for fact in knowledge.checker.pack().facts.iter().filter(|fact| fact.topic == topic) {
                    let on = ctx.state.facts.contains(&fact.id);
                    let (act, here, id) = (ctx.state.dispatcher(), state.dispatcher(), fact.id.clone());
                    let tap = Callback::from(move |_| {
                        act.dispatch(Do::Fact(id.clone()));
                        here.dispatch(Action::Edited);
                    });
                    ui.element("button", if on { "chip on" } else { "chip" }, |ui| {
                        ui.attr_static("type", "button");
                        ui.attr("data-option", &fact.id);
                        ui.pressed(on);
                        ui.onclick(tap);
                        if on {
                            icon(ui, "yes");
                        }
                        ui.text(&fact.label);
                    });
                }
            });
        }
    });
}
