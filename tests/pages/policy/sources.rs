//! Sources and built files as text: none turns text into markup or script, or opens a connection.
use crate::harness::{dist, single_file};
use std::fs;
use std::path::{Path, PathBuf};
use topup_guard_drive::LANGS;

/// Words by which text becomes markup or a script.
const TEXT_AS_MARKUP: [&str; 14] = [
    "innerHTML",
    "inner_html",
    "outerHTML",
    "outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "document.write",
    "from_html_unchecked",
    "setHTMLUnsafe",
    "createContextualFragment",
    "DOMParser",
    "eval(",
    "new Function",
    "srcdoc",
];
/// Words by which a page opens a connection, or lets the browser do so.
const ASIDE: [&str; 10] = [
    "sendBeacon",
    "send_beacon",
    "RTCPeerConnection",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "dns-prefetch",
    "preconnect",
    "importScripts",
];

/// Returns which of these words a text has, and how often.
fn found(text: &str) -> Vec<(&'static str, usize)> {
    let words = TEXT_AS_MARKUP.into_iter().chain(ASIDE);
    words.map(|word| (word, text.matches(word).count())).filter(|(_, count)| *count > 0).collect()
}

/// Returns whether a file is the early script, or a page with it inside. It asks for the screens of our page as a
/// document: that is parsed and runs nothing, and the page's policy lets it come from our own site alone.
fn may_ask_for_a_document(path: &Path) -> bool {
    path.ends_with("static/early.js") || path.ends_with("index.html")
}

/// Returns which of the words a file has and may not have.
fn forbidden(path: &Path) -> Vec<(&'static str, usize)> {
    let mut found = found(&text(path));
    found.retain(|one| *one != ("XMLHttpRequest", 1) || !may_ask_for_a_document(path));
    found
}

/// Returns all files below a folder with one of these endings.
fn below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in folder.read_dir().unwrap_or_else(|e| panic!("{}: {e}", folder.display())).flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(below(&path, endings));
        } else if endings.iter().any(|end| path.to_string_lossy().ends_with(end)) {
            all.push(path);
        }
    }
    all
}

fn text(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(path).expect("a file")).into_owned()
}

fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rust = ["src", "crates/core/src", "crates/host-pack/src", "crates/pack/src"];
    let mut all: Vec<_> = rust.iter().flat_map(|folder| below(&root.join(folder), &[".rs"])).collect();
    all.extend(below(&root.join("static"), &[".js", ".html", ".svg", ".css"]));
    all.push(root.join("index.html"));
    all
}

#[test]
fn no_source_turns_text_into_markup_or_opens_a_connection() {
    let all = sources();
    assert!(all.len() > 150, "the sources were read: {}", all.len());
    for path in all {
        assert_eq!(forbidden(&path), [], "{}", path.display());
    }
}

/// Checks that addresses are made in few places: telephone numbers, our own screens, pictures to
/// hand out, and an exported file.
#[test]
fn links_are_made_in_known_places_only() {
    let mut made = Vec::new();
    let widget = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in below(&widget, &[".rs"]) {
        for line in text(&path).lines().filter(|line| !line.trim_start().starts_with("//")) {
            if ["\"href\"", "set_href", "\"src\"", "set_src", "\"formaction\"", "\"style\""]
                .iter()
                .any(|made| line.contains(made))
            {
                made.push(format!(
                    "{}: {}",
                    path.file_name().unwrap_or_default().to_string_lossy(),
                    line.trim()
                ));
            }
        }
    }
    made.sort();
    let known = [
        "controls.rs: ui.attr(\"href\", &route.fragment(&self.state.answers));",
        "file.rs: anchor.set_href(&url);",
        "handing_on.rs: ui.attr(\"src\", address);",
        "help.rs: ui.attr(\"href\", &format!(\"tel:{}\", contact.number));",
        "phone.rs: ui.attr(\"href\", &format!(\"tel:{number}\"));",
        "sheet.rs: ui.attr(\"src\", address);",
        "shell.rs: ui.attr(\"href\", &ctx.state.route.fragment(&ctx.state.answers));",
    ];
    assert_eq!(made, known);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_built_file_turns_text_into_markup_or_opens_a_connection() {
    let mut files = below(&dist(), &[".js", ".html", ".svg", ".css"]);
    files.extend(LANGS.map(single_file));
    assert!(files.len() > 12, "{files:?}");
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Yew can show raw markup, and its glue has the call. No source of ours makes any, as the test above
        // holds, and our pages' policy lets no text become markup.
        let of_yew =
            ["picker-", "quiz-", "full-", "topup-guard-"].iter().any(|begin| name.starts_with(begin));
        let mut found = forbidden(&path);
        found.retain(|(word, times)| !(of_yew && *word == "innerHTML" && *times <= 2));
        assert_eq!(found, [], "{name}");
    }
}

/// Proves that the tests above can fail.
#[test]
fn a_forbidden_word_would_be_found() {
    assert_eq!(
        found("node.innerHTML = text; navigator.sendBeacon(url)"),
        [("innerHTML", 1), ("sendBeacon", 1)]
    );
    assert_eq!(found("node.textContent = text"), []);
}
