//! Handing a finding on: to the family as a text or a picture, and into the note for the police.

use topup_guard_core::check::Finding;
use topup_guard_core::invisible::reveal;
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::{Action, Knowledge, State, family};
use crate::base::Ctx;
use crate::browser::picture::Outcome;
use crate::browser::share::{Shared, share_text};
use crate::parts::Ui;

/// Most bytes of the person's own text that are handed on.
const QUOTED: usize = 1_000;

/// Adds the buttons that share the finding and lead to the note.
pub(super) fn hand_out(
    ctx: &Ctx,
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
    knowledge: &Knowledge,
    found: &Finding,
) {
    let quote = if state.with_text { quote(&ctx.state.draft) } else { String::new() };
    let picture = family::picture(ctx, knowledge.checker.pack(), found, &quote);
    let text = picture.to_string();
    ui.element("div", "book handing no-print", |ui| {
        ui.section(ctx.t(Msg::CheckShare), |ui| {
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
            ui.element("div", "row", |ui| {
                let (words, act) = (text.clone(), state.dispatcher());
                let send = Callback::from(move |_: MouseEvent| {
                    let (words, act) = (words.clone(), act.clone());
                    wasm_bindgen_futures::spawn_local(async move {
                        match share_text(&words).await {
                            Shared::Copied => act.dispatch(Action::Shared(Some(Msg::CheckCopied))),
                            Shared::Failed => act.dispatch(Action::Shared(Some(Msg::CheckByHand))),
                            Shared::Sent | Shared::Cancelled => act.dispatch(Action::Shared(None)),
                        }
                    });
                });
                ctx.button(ui, "share", "btn ghost", ctx.t(Msg::CheckShareText), send);
                let (pictures, act) = (ctx.services.pictures.clone(), state.dispatcher());
                let send = Callback::from(move |_: MouseEvent| {
                    // Drawn before anything is waited for: the share sheet opens only while the tap lasts.
                    let (outcome, act) = (pictures.share(&picture), act.clone());
                    wasm_bindgen_futures::spawn_local(async move {
                        act.dispatch(match outcome.await {
                            Outcome::Sent | Outcome::Cancelled => Action::Shared(None),
                            Outcome::Saved(address) => Action::Saved(address),
                            Outcome::Failed => Action::Shared(Some(Msg::CheckNotDrawn)),
                        });
                    });
                });
                ctx.button(ui, "picture", "btn ghost", ctx.t(Msg::CheckSharePicture), send);
            });
            ui.element("p", "small", |ui| {
                ui.attr_static("role", "status");
                ui.text(state.shared.map_or("", |msg| ctx.t(msg)));
            });
            // In an element that stays, so that the line above is never made anew, and is announced.
            ui.element("div", "", |ui| {
                // Can be selected where neither sharing nor copying is allowed.
                if state.shared == Some(Msg::CheckByHand) {
                    ui.text_element("p", "note-text", &text);
                }
                if let Some(address) = &state.saved {
                    ui.element("img", "handed", |ui| {
                        ui.attr("src", address);
                        ui.attr("alt", &text);
                    });
                }
            });
        });
        ctx.link_button(ui, "note", "btn ghost", ctx.t(Msg::CheckNote), Route::Note);
    });
}

/// Returns the person's own text as it is handed on: addresses in it cannot be opened, and what hides in it
/// is spelled out.
fn quote(text: &str) -> String {
    let end = text.floor_char_boundary(QUOTED);
    let dots = if end < text.len() { "……" } else { "" };
    format!("“{}{dots}”", reveal(text.get(..end).unwrap_or_default().trim()).replace('.', "[.]"))
}
