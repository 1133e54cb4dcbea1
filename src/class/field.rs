//! Field for a number of items or people, with what is said of it below.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::parts::Ui;

/// Field for a number.
pub(super) struct Field<'a> {
    /// Id of the input; that of what is said of it ends with `-said`.
    pub(super) id: &'static str,
    pub(super) label: &'a str,
    /// What was typed.
    pub(super) value: &'a str,
    /// Whether it cannot be.
    pub(super) wrong: bool,
    /// What is said of it.
    pub(super) said: &'a str,
}

impl Field<'_> {
    /// Adds the field; what is typed is given to `typed`.
    pub(super) fn add(&self, ui: &mut Ui, typed: Callback<String>) {
        let said = format!("{}-said", self.id);
        ui.element("label", "", |ui| {
            ui.attr_static("for", self.id);
            ui.text(self.label);
        });
        ui.element("input", "digits", |ui| {
            for (name, value) in
                [("id", self.id), ("inputmode", "numeric"), ("autocomplete", "off"), ("maxlength", "6")]
            {
                ui.attr_static(name, value);
            }
            ui.attr("aria-describedby", &said);
            ui.attr_static("aria-invalid", if self.wrong { "true" } else { "false" });
            ui.value(self.value);
            ui.oninput(Callback::from(move |event: InputEvent| {
                typed.emit(event.target_unchecked_into::<HtmlInputElement>().value());
            }));
        });
        ui.element("p", if self.wrong { "care" } else { "small" }, |ui| {
            ui.attr("id", &said);
            ui.attr_static("role", "status");
            ui.text(self.said);
        });
    }
}
