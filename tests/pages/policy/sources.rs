//! What is written in our sources and built files, read as text: nothing there makes text into markup or a script, and nothing
//! speaks to anybody behind the page's back.
use crate::harness::{dist, single_file};
use std::fs;
use std::path::{Path, PathBuf};
use topup_guard_drive::LANGS;

/// Makes markup or a script of text.
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
/// Speaks to others, or has a browser do so.
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

/// What of these stands in a text, and how often.
fn found(text: &str) -> Vec<(&'static str, usize)> {
    let words = TEXT_AS_MARKUP.into_iter().chain(ASIDE);
    words.map(|word| (word, text.matches(word).count())).filter(|(_, count)| *count > 0).collect()
}

/// All files below a folder with one of these endings.
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
fn no_source_makes_text_into_markup_or_speaks_aside() {
    let all = sources();
    assert!(all.len() > 150, "the sources were read: {}", all.len());
    for path in all {
        assert_eq!(found(&text(&path)), [], "{}", path.display());
    }
}

/// Addresses are made in two places: the telephone numbers of Help, and a file that is handed out.
#[test]
fn links_are_made_where_this_test_knows_of() {
    let mut made = Vec::new();
    for path in sources().into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs")) {
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
        "file.rs: anchor.set_href(&url);",
        "help.rs: ui.attr(\"href\", &format!(\"tel:{}\", contact.number));",
    ];
    assert_eq!(made, known);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_built_file_makes_text_into_markup_or_speaks_aside() {
    let mut files = below(&dist(), &[".js", ".html", ".svg", ".css"]);
    files.extend(LANGS.map(single_file));
    assert!(files.len() > 12, "{files:?}");
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Yew can show raw markup; what does so is emptied by the build, in every program.
        assert_eq!(found(&text(&path)), [], "{name}");
    }
}

/// Keeps the tests above honest.
#[test]
fn a_word_of_these_would_be_found() {
    assert_eq!(
        found("node.innerHTML = text; navigator.sendBeacon(url)"),
        [("innerHTML", 1), ("sendBeacon", 1)]
    );
    assert_eq!(found("node.textContent = text"), []);
}
