//! Headings that take the focus, and cards.

use super::Ui;

/// Adds a page's heading and a line under it, which may be empty.
pub fn head(ui: &mut Ui, title: &str, lead: &str) {
    ui.element("div", "head", |ui| {
        ui.element("h1", "", |ui| {
            ui.attr_static("tabindex", "-1");
            ui.text(title);
        });
        if !lead.is_empty() {
            ui.text_element("p", "small", lead);
        }
    });
}

/// Adds a card of some class with a heading, never folded.
#[inline]
pub fn card(ui: &mut Ui, class: &'static str, title: &str, inside: impl FnOnce(&mut Ui)) {
    ui.element("section", class, |ui| {
        ui.attr_static("part", "card");
        ui.text_element("h2", "", title);
        inside(ui);
    });
}
