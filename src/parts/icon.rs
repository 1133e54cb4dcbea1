//! Icons: small line drawings for decoration, hidden from screen readers.

use super::Ui;

/// Adds an icon of 24 by 24 units in the colour of the text; an empty one for an unknown name.
pub fn icon(ui: &mut Ui, name: &str) {
    let path = match name {
        "back" => "M15 5l-7 7 7 7",
        "next" => "M9 5l7 7-7 7",
        "phone" => "M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM10.5 18h3",
        "visitor" => "M6 8h12v12H6zM9 8V5h6v3M9 8v12M15 8v12",
        "data" => "M7 3h7l4 4v14H7zM10 11h5v6h-5z",
        "mvno" => "M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M4 12h16M12 4c3 3 3 13 0 16M12 4c-3 3-3 13 0 16",
        "iot" => "M8 8h8v8H8zM10 4v4M14 4v4M10 16v4M14 16v4M4 10h4M4 14h4M16 10h4M16 14h4",
        "unsure" => {
            "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M9.6 9.4a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1.1.9-1.1 1.8M12 16.8v.1"
        }
        "stop" => "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.2",
        "yes" => "M5 12.5l4.5 4.5L19 7",
        "no" => "M6 6l12 12M18 6L6 18",
        "call" => {
            "M6 3h4l1.5 5-2.5 1.5a11 11 0 0 0 5.5 5.5L16 12.5l5 1.5v4a2 2 0 0 1-2 2C11 20 4 13 4 5a2 2 0 0 1 2-2z"
        }
        _ => "",
    };
    // What points along the line is mirrored where that runs from right to left.
    let class = if matches!(name, "back" | "next") { "icon way" } else { "icon" };
    ui.element("svg", class, |ui| {
        ui.attr_static("viewBox", "0 0 24 24");
        ui.attr_static("aria-hidden", "true");
        ui.element("path", "", |ui| ui.attr_static("d", path));
    });
}
