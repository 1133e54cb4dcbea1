//! Dial and bar: a share with its confidence interval.

use topup_guard_core::quiz::stats::Share;

use super::Ui;

/// Half a circle, 100 units long.
const ARC: &str = "M14 70a52 52 0 0 1 104 0";

/// Adds a dial with the two numbers under it, for a share of which more is better.
pub fn dial(ui: &mut Ui, share: Share) {
    let range = share.interval();
    ui.element("svg", "good", |ui| {
        ui.attr_static("viewBox", "0 0 132 78");
        ui.attr_static("aria-hidden", "true");
        arc(ui, "all", "100 0".into());
        if let Some(value) = share.value() {
            let (low, width) = (percent(range.low), percent(range.high - range.low));
            arc(ui, "range", format!("0 {low} {width} 200"));
            arc(ui, "value", format!("{} 200", percent(value)));
        }
    });
    numbers(ui, share);
}

/// Adds a bar with the two numbers under it, for a share of which less is better.
pub fn bar(ui: &mut Ui, share: Share) {
    let range = share.interval();
    ui.element("svg", "bar-of", |ui| {
        ui.attr_static("viewBox", "0 0 100 20");
        ui.attr_static("aria-hidden", "true");
        let to = |end: f64| ["M0 10H", &percent(end)].concat();
        for (class, line) in [
            ("all", "M0 10H100".to_owned()),
            ("value", to(share.value().unwrap_or(0.0))),
            ("range", ["M", &percent(range.low), " 19H", &percent(range.high)].concat()),
        ] {
            ui.element("path", class, |ui| ui.attr("d", &line));
        }
    });
    numbers(ui, share);
}

fn numbers(ui: &mut Ui, share: Share) {
    ui.element("strong", "", |ui| {
        ui.text(&share.part.to_string());
        ui.text(" / ");
        ui.text(&share.whole.to_string());
    });
}

fn percent(part: f64) -> String {
    ((part * 100.0).round() as u32).to_string()
}

fn arc(ui: &mut Ui, class: &'static str, dashes: String) {
    ui.element("path", class, |ui| {
        ui.attr_static("d", ARC);
        ui.attr_static("pathLength", "100");
        ui.attr("stroke-dasharray", &dashes);
    });
}
