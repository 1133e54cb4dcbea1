//! A scale from nothing to everything: what was stated, what was found, and the range in which it really lies.

use topup_guard_core::quiz::stats::{Range, Share};

use super::Ui;

/// A scale 100 units long; the caller puts the same in words beside it.
pub fn scale(ui: &mut Ui, found: Share, stated: Range) {
    let range = found.interval();
    ui.el("svg", "scale", |ui| {
        ui.set("viewBox", "-2 0 104 12");
        ui.set("aria-hidden", "true");
        ui.el("path", "all", |ui| ui.set("d", "M0 6h100"));
        ui.el("path", "stated", |ui| ui.attr("d", &line(stated)));
        ui.el("path", "range", |ui| ui.attr("d", &line(range)));
        if let Some(value) = found.value() {
            ui.el("circle", "value", |ui| {
                ui.attr("cx", &percent(value).to_string());
                ui.set("cy", "6");
                ui.set("r", "2.6");
            });
        }
    });
}

fn line(range: Range) -> String {
    ["M", &percent(range.low).to_string(), " 6H", &percent(range.high).to_string()].concat()
}

fn percent(part: f64) -> u32 {
    (part * 100.0).round() as u32
}
