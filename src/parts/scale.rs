//! Scale from 0 to 100 per cent: a stated range, a found share, and its confidence interval.

use topup_guard_core::quiz::stats::{Range, Share};

use super::Ui;

/// Adds a scale 100 units long; the caller adds the same in words.
pub fn scale(ui: &mut Ui, found: Share, stated: Range) {
    let range = found.interval();
    ui.element("svg", "scale", |ui| {
        ui.attr_static("viewBox", "-2 0 104 12");
        ui.attr_static("aria-hidden", "true");
        ui.element("path", "all", |ui| ui.attr_static("d", "M0 6h100"));
        ui.element("path", "stated", |ui| ui.attr("d", &line(stated)));
        ui.element("path", "range", |ui| ui.attr("d", &line(range)));
        if let Some(value) = found.value() {
            ui.element("circle", "value", |ui| {
                ui.attr("cx", &percent(value).to_string());
                ui.attr_static("cy", "6");
                ui.attr_static("r", "2.6");
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
