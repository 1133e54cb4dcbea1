//! Handing a finding on: to the family, and into the note for the police.

use topup_guard_core::check::Finding;
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::{Action, Knowledge, State, headline};
use crate::base::Ctx;
use crate::browser::share::{Shared, share_text};
use crate::parts::Ui;

/// Adds the buttons that share the finding and lead to the note.
pub(super) fn hand_out(
    ctx: &Ctx,
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
    knowledge: &Knowledge,
    found: &Finding,
) {
    let text = summary(ctx, knowledge, found, state.with_text);
    ui.element("section", "card no-print", |ui| {
        ui.attr_static("part", "card");
        ui.element("div", "row", |ui| {
            let (text, act) = (text.clone(), state.dispatcher());
            let send = Callback::from(move |_: MouseEvent| {
                let (text, act) = (text.clone(), act.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    match share_text(&text).await {
                        Shared::Copied => act.dispatch(Action::Message(Msg::CheckCopied)),
                        Shared::Failed => act.dispatch(Action::Message(Msg::CheckByHand)),
                        Shared::Sent | Shared::Cancelled => {}
                    }
                });
            });
            ctx.button(ui, "share", "btn ghost", ctx.t(Msg::CheckShare), send);
            ctx.button(ui, "note", "btn ghost", ctx.t(Msg::CheckNote), ctx.to(Route::Note));
        });
        if !ctx.state.draft.trim().is_empty() {
            ui.element("label", "tick", |ui| {
                ui.element("input", "", |ui| {
                    ui.attr_static("type", "checkbox");
                    ui.attr_static("data-do", "with-text");
                    ui.checked(state.with_text);
                    let act = state.dispatcher();
                    ui.onchange(Callback::from(move |_| act.dispatch(Action::WithText)));
                });
                ui.text(ctx.t(Msg::CheckWithText));
            });
        }
        ui.element("p", "small", |ui| {
            ui.attr_static("role", "status");
            ui.text(state.message.map_or("", |msg| ctx.t(msg)));
        });
        // Can be selected where neither sharing nor copying is allowed.
        if state.message == Some(Msg::CheckByHand) {
            ui.text_element("p", "note-text", &text);
        }
    });
}

/// Returns the finding in a few lines; the person's own text only where they ticked it.
fn summary(ctx: &Ctx, knowledge: &Knowledge, found: &Finding, with_text: bool) -> String {
    let pack = knowledge.checker.pack();
    let mut lines =
        vec![format!("{}{}{}", ctx.t(Msg::AppName), ctx.t(Msg::Colon), ctx.t(headline(found.level)))];
    let mut signs: Vec<&str> = Vec::new();
    for sign in found.signs.iter().filter_map(|sign| pack.signs.get(sign.sign)) {
        if !signs.contains(&sign.name.as_str()) {
            signs.push(&sign.name);
        }
    }
    lines.extend(signs.into_iter().map(|sign| format!("· {sign}")));
    if let Some(step) = found.step.and_then(|step| pack.steps.get(step)) {
        lines.push(step.what.text.clone());
    }
    if with_text {
        let text = ctx.state.draft.as_str();
        let end = text.floor_char_boundary(1_000);
        lines.push(format!("“{}”", text.get(..end).unwrap_or_default().replace('.', "[.]")));
    }
    lines.join("\n")
}
