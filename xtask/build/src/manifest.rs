//! The web app manifest of each language's page, with which it can be added to a home screen.
use crate::first_view::View;
use serde_json::{Value, json};
use std::path::Path;
use xtask_base::Result;
use xtask_base::files::write;

/// Background of the page in the light scheme, as in `static/page.css`.
const PAPER: &str = "#f6f4ee";

/// Writes `manifest.webmanifest` beside each language's page.
pub(crate) fn write_all(stage: &Path, views: &[View]) -> Result<()> {
    views.iter().try_for_each(|view| {
        write(&stage.join(format!("{}manifest.webmanifest", view.folder())), of(view).to_string())
    })
}

/// Returns a language's manifest: the app starts in that language, and its scope has the others too.
fn of(view: &View) -> Value {
    let up = view.up();
    let icon = |file: &str, purpose: &str| json!({ "src": format!("{up}{file}"), "type": "image/svg+xml", "sizes": "any", "purpose": purpose });
    let shortcuts: Vec<_> = view
        .shortcuts
        .iter()
        .map(|(place, name)| json!({ "name": name, "url": format!("./?lang={}#/v1/{place}", view.lang) }))
        .collect();
    json!({
        "name": view.title, "short_name": view.name, "description": view.lead, "lang": view.lang, "dir": "ltr",
        "start_url": format!("./?lang={}", view.lang), "scope": up, "display": "standalone",
        "theme_color": PAPER, "background_color": PAPER,
        "icons": [icon("icon.svg", "any"), icon("icon-maskable.svg", "maskable")],
        "shortcuts": shortcuts,
    })
}
