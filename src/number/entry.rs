//! Input for a phone number, typed or pasted, with the numbers to choose from where a text has several.

use topup_guard_core::pack::Msg;
use web_sys::{ClipboardEvent, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::words::grouped;
use super::{Action, Field, State, Typed};
use crate::base::Ctx;
use crate::parts::{Choice, Ui, icon, options};

/// Input, and the element with its result.
pub(super) struct Entry<'a> {
    pub(super) field: Field,
    pub(super) typed: &'a Typed,
    pub(super) state: &'a UseReducerHandle<State>,
    pub(super) input: NodeRef,
    pub(super) result: NodeRef,
}

impl Entry<'_> {
    /// Ids of input, hint and result.
    fn ids(&self) -> [&'static str; 3] {
        match self.field {
            Field::First => ["number", "number-hint", "number-said"],
            Field::Second => ["again", "again-hint", "again-said"],
        }
    }

    /// Adds label, hint and input.
    pub(super) fn input(&self, ctx: &Ctx, ui: &mut Ui, label: Msg, hint: Msg) {
        let [id, hint_id, _] = self.ids();
        ui.element("label", "", |ui| {
            ui.attr_static("for", id);
            ui.text(ctx.t(label));
        });
        ui.element("div", "entry", |ui| {
            ui.element("input", "", |ui| {
                for (name, value) in PLAIN_INPUT {
                    ui.attr_static(name, value);
                }
                ui.attr_static("id", id);
                ui.attr_static("aria-describedby", hint_id);
                ui.node_ref(&self.input);
                ui.value(&self.typed.text);
                self.listen(ui);
            });
            ui.element("span", "", |ui| {
                if !self.typed.text.is_empty() && self.field == Field::First {
                    self.clear(ctx, ui);
                }
            });
        });
        ui.element("p", "small", |ui| {
            ui.attr_static("id", hint_id);
            ui.text(ctx.t(hint));
        });
    }

    fn listen(&self, ui: &mut Ui) {
        let (field, act) = (self.field, self.state.dispatcher());
        ui.oninput(Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            act.dispatch(Action::Type(field, Typed::new(input.value())));
        }));
        let act = self.state.dispatcher();
        ui.onpaste(Callback::from(move |event: Event| {
            if let Some(typed) = pasted(&event) {
                event.prevent_default();
                act.dispatch(Action::Type(field, typed));
            }
        }));
    }

    fn clear(&self, ctx: &Ctx, ui: &mut Ui) {
        let (act, input) = (self.state.dispatcher(), self.input.clone());
        ui.button(
            "tool",
            ("data-do", "clear"),
            Callback::from(move |_| {
                act.dispatch(Action::Clear);
                focus(&input);
            }),
            |ui| {
                ui.attr("aria-label", ctx.t(Msg::NumberClear));
                icon(ui, "no");
            },
        );
    }

    /// Adds the result as a live region that screen readers announce when it changes.
    pub(super) fn live_region(&self, ui: &mut Ui, inside: impl FnOnce(&mut Ui)) {
        let [_, _, id] = self.ids();
        ui.element("div", "said", |ui| {
            ui.node_ref(&self.result);
            ui.attr_static("id", id);
            ui.attr_static("role", "status");
            ui.attr_static("tabindex", "-1");
            inside(ui);
        });
    }

    /// Adds a button for each number that was found.
    pub(super) fn choices(&self, ui: &mut Ui) {
        let numbers = &self.typed.report.choices;
        if numbers.is_empty() {
            return;
        }
        let labels: Vec<String> = numbers.iter().map(|number| grouped(number)).collect();
        let choices: Vec<_> = numbers
            .iter()
            .zip(&labels)
            .map(|(number, label)| Choice { id: number, label, hint: "", icon: "" })
            .collect();
        let (field, act, result) = (self.field, self.state.dispatcher(), self.result.clone());
        let typed = self.typed.clone();
        let choose = Callback::from(move |number: String| {
            act.dispatch(Action::Type(field, typed.choose(&number)));
            // The button no longer exists then.
            focus(&result);
        });
        let [_, _, result] = self.ids();
        options(ui, result, &choices, "", &choose);
    }
}

/// Turns off autofill, suggestions and corrections: nothing remembers the input.
const PLAIN_INPUT: [(&str, &str); 7] = [
    ("type", "text"),
    ("inputmode", "tel"),
    ("enterkeyhint", "done"),
    ("autocomplete", "off"),
    ("autocorrect", "off"),
    ("autocapitalize", "off"),
    ("spellcheck", "false"),
];

/// Returns how a pasted text is read, where the input would lose some of it: an input drops line breaks, and
/// a message with a number in it is too long to see. Returns `None` for plain digits, which the browser
/// pastes itself.
fn pasted(event: &Event) -> Option<Typed> {
    let event: &ClipboardEvent = wasm_bindgen::JsCast::unchecked_ref(event);
    let text = event.clipboard_data()?.get_data("text").ok()?;
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')');
    if text.trim().chars().all(plain) {
        return None;
    }
    let typed = Typed::found(&text);
    let read = !typed.report.digits.is_empty() || !typed.report.choices.is_empty();
    read.then_some(typed)
}

fn focus(element: &NodeRef) {
    if let Some(element) = element.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}
