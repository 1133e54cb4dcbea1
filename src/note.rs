//! Note for the police, written here and copied, shared or printed.
//!
//! Its text is in memory until the tab is closed: nothing is stored on the device, and nothing gets into the
//! address.

use topup_guard_core::note::note;
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::base::{Action, Ctx, NOTE_FIELDS};
use crate::browser::share::{self, Shared};
use crate::parts::{Ui, head};

/// The fields by id, in the order in which an officer needs them.
const FIELDS: [(&str, Msg); NOTE_FIELDS] = [
    ("note-when", Msg::NoteWhen),
    ("note-contact", Msg::NoteContact),
    ("note-account", Msg::NoteAccount),
    ("note-amount", Msg::NoteAmount),
    ("note-given", Msg::NoteGiven),
    ("note-done", Msg::NoteDone),
];

/// Properties of the room.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Context of the room.
    pub ctx: Ctx,
}

/// Room in which the note is written.
#[component]
pub fn NoteRoom(props: &Props) -> Html {
    let ctx = &props.ctx;
    // What became of the last step.
    let message = use_state(|| None::<Msg>);
    let text = {
        let answers: Vec<_> = FIELDS
            .iter()
            .zip(ctx.state.note.fields())
            .map(|((_, label), text)| (ctx.t(*label), text.as_str()))
            .collect();
        note(ctx.t(Msg::NoteTitle), ctx.t(Msg::NoteOpening), ctx.t(Msg::Colon), &answers)
    };
    ctx.build(|ui| {
        head(ui, ctx.t(Msg::NoteTitle), ctx.t(Msg::NoteLead));
        ui.text_element("p", "care no-print", ctx.t(Msg::NotePrivate));
        ui.element("section", "card no-print", |ui| {
            for (place, (id, label)) in FIELDS.into_iter().enumerate() {
                field(ctx, ui, &message, place, id, label);
            }
        });
        ui.element("section", "card", |ui| {
            ui.attr_static("part", "card");
            ui.text_element("h2", "no-print", ctx.t(Msg::NotePreview));
            // The text can still be selected where copying is not allowed.
            ui.text_element("p", "note-text", text.as_deref().unwrap_or(ctx.t(Msg::NoteEmpty)));
            // The buttons come and go in an element that stays, so that the status below is never created
            // anew.
            ui.element("div", "", |ui| {
                if let Some(text) = &text {
                    hand_out(ctx, ui, &message, text);
                }
            });
            ui.element("p", "small", |ui| {
                ui.attr_static("role", "status");
                ui.text(message.map_or("", |msg| ctx.t(msg)));
            });
        });
        ctx.link(ui, "help", ctx.t(Msg::NoteBack), Route::Help);
    })
}

fn field(
    ctx: &Ctx,
    ui: &mut Ui,
    message: &UseStateHandle<Option<Msg>>,
    place: usize,
    id: &'static str,
    label: Msg,
) {
    ui.element("div", "note-field", |ui| {
        ui.element("label", "", |ui| {
            ui.attr_static("for", id);
            ui.text(ctx.t(label));
        });
        ui.element("textarea", "", |ui| {
            ui.attr_static("id", id);
            ui.attr_static("rows", "2");
            ui.attr_static("autocomplete", "off");
            ui.attr_static("spellcheck", "false");
            ui.value(ctx.state.note.fields().get(place).map_or("", String::as_str));
            let (act, message) = (ctx.state.dispatcher(), message.setter());
            ui.oninput(Callback::from(move |event: InputEvent| {
                let area: HtmlTextAreaElement = event.target_unchecked_into();
                act.dispatch(Action::Note(place, area.value()));
                message.set(None);
            }));
        });
    });
}

/// Adds the buttons that copy, share, print and clear the note.
fn hand_out(ctx: &Ctx, ui: &mut Ui, message: &UseStateHandle<Option<Msg>>, text: &str) {
    let (copied, shared) = (text.to_owned(), text.to_owned());
    let (say, report) = (message.setter(), message.setter());
    let copy = Callback::from(move |_: MouseEvent| {
        let (text, say) = (copied.clone(), say.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let done = share::copy(&text).await == Shared::Copied;
            say.set(Some(if done { Msg::NoteCopied } else { Msg::NoteByHand }));
        });
    });
    let send = Callback::from(move |_: MouseEvent| {
        let (text, say) = (shared.clone(), report.clone());
        wasm_bindgen_futures::spawn_local(async move {
            match share::share_text(&text).await {
                Shared::Copied => say.set(Some(Msg::NoteCopied)),
                Shared::Failed => say.set(Some(Msg::NoteByHand)),
                Shared::Sent | Shared::Cancelled => {}
            }
        });
    });
    let (act, say) = (ctx.state.dispatcher(), message.setter());
    ui.element("div", "row no-print", |ui| {
        ctx.button(ui, "copy", "btn", ctx.t(Msg::NoteCopy), copy);
        ctx.button(ui, "share", "btn ghost", ctx.t(Msg::Share), send);
        ctx.print(ui);
        let clear = Callback::from(move |_| {
            act.dispatch(Action::ClearNote);
            say.set(Some(Msg::NoteCleared));
        });
        ctx.button(ui, "clear", "btn ghost", ctx.t(Msg::NoteClear), clear);
    });
    ctx.print_failed(ui);
}
