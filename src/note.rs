//! Note for the police, written here and copied, shared or printed. Its text is state of this component only:
//! nothing is stored on the device, and nothing gets into the address.

use std::rc::Rc;

use topup_guard_core::note::note;
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::base::Ctx;
use crate::browser::share::{self, Shared};
use crate::parts::{Ui, head};

/// The fields by id, in the order in which an officer needs them.
const FIELDS: [(&str, Msg); 6] = [
    ("note-when", Msg::NoteWhen),
    ("note-contact", Msg::NoteContact),
    ("note-account", Msg::NoteAccount),
    ("note-amount", Msg::NoteAmount),
    ("note-given", Msg::NoteGiven),
    ("note-done", Msg::NoteDone),
];

/// Text of each field, and the message about the last step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct State {
    written: [String; FIELDS.len()],
    message: Option<Msg>,
}

enum Action {
    Write(usize, String),
    Message(Msg),
    Clear,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            Action::Write(place, text) => {
                if let Some(field) = next.written.get_mut(place) {
                    *field = text;
                }
                next.message = None;
            }
            Action::Message(msg) => next.message = Some(msg),
            Action::Clear => next = Self { message: Some(Msg::NoteCleared), ..Self::default() },
        }
        Rc::new(next)
    }
}

/// Properties of the room.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Context of the room.
    pub ctx: Ctx,
}

/// Room in which the note is written.
#[component]
pub fn NoteRoom(props: &Props) -> Html {
    let (ctx, state) = (&props.ctx, use_reducer(State::default));
    let text = {
        let answers: Vec<_> = FIELDS
            .iter()
            .zip(&state.written)
            .map(|((_, label), text)| (ctx.t(*label), text.as_str()))
            .collect();
        note(ctx.t(Msg::NoteTitle), ctx.t(Msg::NoteOpening), ctx.t(Msg::Colon), &answers)
    };
    ctx.build(|ui| {
        head(ui, ctx.t(Msg::NoteTitle), ctx.t(Msg::NoteLead));
        ui.text_element("p", "care no-print", ctx.t(Msg::NotePrivate));
        ui.element("section", "card no-print", |ui| {
            for (place, (id, label)) in FIELDS.into_iter().enumerate() {
                field(ctx, ui, &state, place, id, label);
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
                    hand_out(ctx, ui, &state, text);
                }
            });
            ui.element("p", "small", |ui| {
                ui.attr_static("role", "status");
                ui.text(state.message.map_or("", |msg| ctx.t(msg)));
            });
        });
        ctx.link(ui, "help", ctx.t(Msg::NoteBack), Route::Help);
    })
}

fn field(
    ctx: &Ctx,
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
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
            ui.value(state.written.get(place).map_or("", String::as_str));
            let act = state.dispatcher();
            ui.oninput(Callback::from(move |event: InputEvent| {
                let area: HtmlTextAreaElement = event.target_unchecked_into();
                act.dispatch(Action::Write(place, area.value()));
            }));
        });
    });
}

/// Adds the buttons that copy, share, print and clear the note.
fn hand_out(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>, text: &str) {
    let (copied, shared) = (text.to_owned(), text.to_owned());
    let (act, report) = (state.dispatcher(), state.dispatcher());
    let copy = Callback::from(move |_: MouseEvent| {
        let (text, act) = (copied.clone(), act.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let done = share::copy(&text).await == Shared::Copied;
            act.dispatch(Action::Message(if done { Msg::NoteCopied } else { Msg::NoteByHand }));
        });
    });
    let send = Callback::from(move |_: MouseEvent| {
        let (text, act) = (shared.clone(), report.clone());
        wasm_bindgen_futures::spawn_local(async move {
            match share::share_text(&text).await {
                Shared::Copied => act.dispatch(Action::Message(Msg::NoteCopied)),
                Shared::Failed => act.dispatch(Action::Message(Msg::NoteByHand)),
                Shared::Sent | Shared::Cancelled => {}
            }
        });
    });
    let act = state.dispatcher();
    ui.element("div", "row no-print", |ui| {
        ctx.button(ui, "copy", "btn", ctx.t(Msg::NoteCopy), copy);
        ctx.button(ui, "share", "btn ghost", ctx.t(Msg::Share), send);
        ctx.print(ui);
        let clear = Callback::from(move |_| act.dispatch(Action::Clear));
        ctx.button(ui, "clear", "btn ghost", ctx.t(Msg::NoteClear), clear);
    });
}
