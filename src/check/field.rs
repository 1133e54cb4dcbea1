//! The field of Check: typing, pasting, dropping, examples, and the way to the number check.

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Action, State};
use crate::base::{Action as Do, Ctx};
use crate::browser::share;
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
        let act = ctx.state.dispatcher();
        ui.oninput(Callback::from(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            act.dispatch(Do::Draft(area.value()));
        }));
    });
    ui.element("p", "small", |ui| {
        ui.attr_static("id", "draft-hint");
        ui.text(ctx.t(Msg::CheckPrivate));
    });
    ui.element("div", "row", |ui| {
        let result = result.clone();
        ctx.button(ui, "look", "btn", ctx.t(Msg::CheckLook), Callback::from(move |_| focus(&result)));
        if ctx.state.draft.is_empty() && share::can_paste() {
            let (act, field) = (ctx.state.dispatcher(), field.clone());
            let paste = Callback::from(move |_| {
                let (act, field) = (act.clone(), field.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    // Where it is refused, the field has the focus: the phone's own menu can paste.
                    match share::paste().await {
                        Some(text) => act.dispatch(Do::Draft(text)),
                        None => focus(&field),
                    }
                });
            });
            ctx.button(ui, "paste", "btn ghost", ctx.t(Msg::CheckPaste), paste);
        }
        if !ctx.state.draft.is_empty() || !state.facts.is_empty() {
            let (act, here, field) = (ctx.state.dispatcher(), state.dispatcher(), field.clone());
            let clear = Callback::from(move |_| {
                act.dispatch(Do::Draft(String::new()));
                here.dispatch(Action::Clear);
                focus(&field);
            });
            ctx.button(ui, "clear", "btn ghost", ctx.t(Msg::CheckClear), clear);
        }
    });
}

/// Adds texts to try where nothing was typed yet.
pub(super) fn examples(ctx: &Ctx, ui: &mut Ui, field: &NodeRef) {
    ui.section(ctx.t(Msg::CheckTry), |ui| {
        ui.element("ul", "examples", |ui| {
            for example in [Msg::CheckExampleText, Msg::CheckExampleCode, Msg::CheckExampleWords] {
                ui.element("li", "", |ui| {
                    let (act, text) = (ctx.state.dispatcher(), ctx.t(example).to_owned());
                    let field = field.clone();
                    let take = Callback::from(move |_| {
                        act.dispatch(Do::Draft(text.clone()));
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
        ui.text_element("p", "", ctx.t(Msg::CheckNumber));
        ctx.button(ui, "number", "btn", ctx.t(Msg::DoorNumber), ctx.to(Route::Number));
    });
}

fn focus(element: &NodeRef) {
    if let Some(element) = element.cast::<HtmlElement>() {
        element.scroll_into_view();
        let _ = element.focus();
    }
}
