//! Box to tick with its label.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Ui;

/// Adds a box to tick. `hook` is its `data-do`; whether it is ticked from now on is given to `changed`.
pub fn tick(ui: &mut Ui, hook: &'static str, on: bool, label: &str, changed: Callback<bool>) {
    ui.element("label", "tick", |ui| {
        ui.element("input", "", |ui| {
            ui.attr_static("type", "checkbox");
            ui.attr_static("data-do", hook);
            ui.checked(on);
            ui.onchange(Callback::from(move |event: Event| {
                changed.emit(event.target_unchecked_into::<HtmlInputElement>().checked());
            }));
        });
        ui.text(label);
    });
}
