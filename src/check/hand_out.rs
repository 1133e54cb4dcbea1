//! Handing a finding on: to the family as a text or a picture, and into the note for the police.

use topup_guard_core::check::Finding;
use topup_guard_core::invisible::reveal;
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::{Action, Knowledge, State, family};
use crate::base::Ctx;
use crate::parts::{Ui, tick};

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
                let (act, label) = (state.dispatcher(), ctx.t(Msg::CheckWithText));
                let change = Callback::from(move |_| act.dispatch(Action::WithText));
                tick(ui, "with-text", state.with_text, label, change);
            }
            let act = state.dispatcher();
            let done = Callback::from(move |handed| act.dispatch(Action::Handed(handed)));
            let labels = [Msg::CheckShareText, Msg::CheckSharePicture];
            ctx.handing_on(ui, &text, picture, labels, &state.handed, &done);
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
