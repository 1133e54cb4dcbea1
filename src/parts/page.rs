//! The frame of a page of text: a heading that takes the focus, and sections.

use super::Ui;

/// A page's heading and a line under it (may be empty).
pub fn head(ui: &mut Ui, title: &str, lead: &str) {
    ui.el("div", "head", |ui| {
        ui.el("h1", "", |ui| {
            ui.set("tabindex", "-1");
            ui.text(title);
        });
        if !lead.is_empty() {
            ui.put("p", "small", lead);
        }
    });
}

/// A card with a heading, folded where [`Ui::fold`] says so.
#[inline]
pub fn section(ui: &mut Ui, title: &str, inside: impl FnOnce(&mut Ui)) {
    ui.begin_section(title);
    inside(ui);
    ui.end();
}

/// A card of some class with a heading, never folded.
#[inline]
pub fn card(ui: &mut Ui, class: &'static str, title: &str, inside: impl FnOnce(&mut Ui)) {
    ui.el("section", class, |ui| {
        ui.set("part", "card");
        ui.put("h2", "", title);
        inside(ui);
    });
}
