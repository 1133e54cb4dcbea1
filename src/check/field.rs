//! The field of Check: typing, pasting, dropping, examples, and the way to the number check.

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, Element, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Action, State};
use crate::base::{Action as Do, Ctx};
use crate::browser::share::{self, Pasted};
use crate::parts::Ui;

/// Adds the field with its label, hint and buttons.
pub(super) fn field(
    ctx: &Ctx,
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
    field: &NodeRef,
    result: &NodeRef,
) {
    ui.element("label", "", |ui| {
        ui.attr_static("for", "draft");
        ui.text(ctx.t(Msg::CheckLabel));
    });
    ui.element("textarea", "draft", |ui| {
        for (name, value) in [
            ("id", "draft"),
            ("rows", "4"),
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("spellcheck", "false"),
            ("aria-describedby", "draft-hint"),
        ] {
            ui.attr_static(name, value);
        }
        ui.node_ref(field);
        ui.value(&ctx.state.draft);
        let put = put(ctx, state);
        ui.oninput(Callback::from(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            put.emit(area.value());
        }));
        let here = state.dispatcher();
        ui.onpaste(Callback::from(move |event: Event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            if data.is_some_and(|data| has_file(&data) && text_of(&data).is_empty()) {
                event.prevent_default();
                here.dispatch(Action::Refused(Msg::CheckNoText));
            }
        }));
    });
    ui.element("p", "small", |ui| {
        ui.attr_static("id", "draft-hint");
        ui.text(ctx.t(Msg::CheckPrivate));
        if ctx.services.place.is_embedded() {
            ui.text(" ");
            ui.text(ctx.t(Msg::CheckHost));
        }
    });
    ui.element("div", "row", |ui| {
        let result = result.clone();
        ctx.button(ui, "look", "btn", ctx.t(Msg::CheckLook), Callback::from(move |_| focus_result(&result)));
        if ctx.state.draft.is_empty() && share::can_paste() {
            ctx.button(ui, "paste", "btn ghost", ctx.t(Msg::CheckPaste), paste(ctx, state, field));
        }
        if !ctx.state.draft.is_empty() || !ctx.state.facts.is_empty() {
            let (act, here, field) = (ctx.state.dispatcher(), state.dispatcher(), field.clone());
            let clear = Callback::from(move |_| {
                act.dispatch(Do::ClearCheck);
                here.dispatch(Action::Clear);
                focus(&field);
            });
            ctx.button(ui, "clear", "btn ghost", ctx.t(Msg::CheckClear), clear);
        }
    });
    // Stays, so that screen readers announce what comes into it.
    ui.element("div", if state.refused.is_some() { "care" } else { "sr" }, |ui| {
        ui.attr_static("role", "status");
        ui.text(state.refused.map_or("", |msg| ctx.t(msg)));
    });
}

/// Returns a callback that replaces the field's text.
fn put(ctx: &Ctx, state: &UseReducerHandle<State>) -> Callback<String> {
    let (act, here) = (ctx.state.dispatcher(), state.dispatcher());
    Callback::from(move |text| {
        act.dispatch(Do::Draft(text));
        here.dispatch(Action::Edited);
    })
}

/// Returns the click handler of the paste button.
fn paste(ctx: &Ctx, state: &UseReducerHandle<State>, field: &NodeRef) -> Callback<MouseEvent> {
    let (put, here, field) = (put(ctx, state), state.dispatcher(), field.clone());
    Callback::from(move |_| {
        let (put, here, field) = (put.clone(), here.clone(), field.clone());
        wasm_bindgen_futures::spawn_local(async move {
            match share::paste().await {
                Pasted::Text(text) => put.emit(text),
                Pasted::NoText => here.dispatch(Action::Refused(Msg::CheckNoText)),
                Pasted::Refused => here.dispatch(Action::Refused(Msg::CheckNoPaste)),
            }
            focus(&field);
        });
    })
}

/// Makes the element just begun accept drops: a dropped text is added to the field. Without this the browser
/// would leave the page to open a dropped file.
pub(super) fn takes_drops(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>) {
    ui.ondragover(Callback::from(|event: DragEvent| event.prevent_default()));
    let (put, here, before) = (put(ctx, state), state.dispatcher(), ctx.state.draft.clone());
    ui.ondrop(Callback::from(move |event: DragEvent| {
        event.prevent_default();
        let Some(data) = event.data_transfer() else { return };
        match text_of(&data) {
            text if text.is_empty() || has_file(&data) => here.dispatch(Action::Refused(Msg::CheckNoText)),
            text if before.trim().is_empty() => put.emit(text),
            text => put.emit(format!("{before}\n{text}")),
        }
    }));
}

fn has_file(data: &DataTransfer) -> bool {
    data.files().is_some_and(|files| files.length() > 0)
}

fn text_of(data: &DataTransfer) -> String {
    data.get_data("text/plain").unwrap_or_default()
}

/// Adds texts to try where nothing was typed yet.
pub(super) fn examples(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>, field: &NodeRef) {
    ui.section(ctx.t(Msg::CheckTry), |ui| {
        ui.element("ul", "examples", |ui| {
            for example in [Msg::CheckExampleText, Msg::CheckExampleCode, Msg::CheckExampleWords] {
                ui.element("li", "", |ui| {
                    let (put, text) = (put(ctx, state), ctx.t(example).to_owned());
                    let field = field.clone();
                    let take = Callback::from(move |_| {
                        put.emit(text.clone());
                        focus(&field);
                    });
                    ui.button("option", ("data-do", "example"), take, |ui| ui.text(ctx.t(example)));
                });
            }
        });
    });
}

/// Adds the way to the number check, which takes the number along.
pub(super) fn number(ctx: &Ctx, ui: &mut Ui) {
    ui.element("section", "card", |ui| {
        ui.attr_static("part", "card");
        ui.element("h2", "plain", |ui| {
            ui.attr_static("tabindex", "-1");
            ui.text(ctx.t(Msg::CheckNumber));
        });
        ctx.link_button(ui, "number", "btn", ctx.t(Msg::DoorNumber), Route::Number);
    });
}

/// Focuses the heading of what was found, or the whole of it where it has none of its own.
fn focus_result(result: &NodeRef) {
    let heading = result.cast::<Element>().and_then(|result| result.query_selector("h2[tabindex]").ok()?);
    match heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        Some(heading) => show(&heading),
        None => focus(result),
    }
}

fn focus(element: &NodeRef) {
    if let Some(element) = element.cast::<HtmlElement>() {
        show(&element);
    }
}

fn show(element: &HtmlElement) {
    element.scroll_into_view();
    let _ = element.focus();
}
