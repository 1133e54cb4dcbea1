//! List of options, of which one tap chooses one.

use yew::prelude::*;

use super::{Ui, icon};

/// Option of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice<'a> {
    /// Id, shown as `data-option`.
    pub id: &'a str,
    /// Text of the option.
    pub label: &'a str,
    /// Line under the text; may be empty.
    pub hint: &'a str,
    /// Name of an icon; may be empty.
    pub icon: &'a str,
}

/// Adds a list of large buttons; the chosen one is marked by more than colour.
///
/// `labelled_by` is the id of the heading that asks; `choose` is called with the id of the option tapped.
pub fn options(
    ui: &mut Ui,
    labelled_by: &str,
    choices: &[Choice<'_>],
    chosen: &str,
    choose: &Callback<String>,
) {
    ui.element("ul", "options", |ui| {
        ui.attr("aria-labelledby", labelled_by);
        for choice in choices {
            ui.element("li", "", |ui| option(ui, choice, choice.id == chosen, choose));
        }
    });
}

fn option(ui: &mut Ui, choice: &Choice<'_>, on: bool, choose: &Callback<String>) {
    let (id, choose) = (choice.id.to_owned(), choose.clone());
    ui.button(
        if on { "option on" } else { "option" },
        ("data-option", choice.id),
        Callback::from(move |_| choose.emit(id.clone())),
        |ui| {
            ui.key(choice.id);
            ui.attr_static("part", "option");
            ui.pressed(on);
            if !choice.icon.is_empty() {
                icon(ui, choice.icon);
            }
            ui.element("span", "", |ui| {
                ui.text_element("b", "", choice.label);
                if !choice.hint.is_empty() {
                    ui.text_element("small", "", choice.hint);
                }
            });
            if on {
                icon(ui, "yes");
            }
        },
    );
}
