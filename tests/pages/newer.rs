//! Newer version of the built files, made from them: another page, another name for a file loaded later.
use crate::harness::{copy, dist};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// JavaScript for whether the open page is of the newer version.
pub(crate) const NEWER: &str = "document.documentElement.dataset.edition === 'newer'";

/// Returns the folder of the newer version, which is written once.
pub(crate) fn newer() -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(write).clone()
}

fn write() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("newer");
    drop(fs::remove_dir_all(&folder));
    copy(&dist(), &folder);
    let text = |file: &str| fs::read_to_string(folder.join(file)).expect("a text of the built files");
    let old = between(&text("index.html"), "offline.js?", "\"");
    // The glue of the whole program under another name; the loader and the worker's list name it.
    let glue = between(&text("v1/topup-guard.js"), "assets/full-", ".js");
    let path = format!("v1/assets/full-{glue}.js");
    let changed = text(&path) + "\n// newer\n";
    let mut swaps = vec![(glue, sum(changed.as_bytes())), (old, "5eed5eed".to_owned())];
    fs::remove_file(folder.join(&path)).expect("the old glue goes");
    fs::write(folder.join(format!("v1/assets/full-{}.js", swaps[0].1)), changed).expect("the new glue");
    let worker = text("sw.js");
    swaps.push((between(&worker, "version:\"", "\""), "0ffe12ed".to_owned()));
    for file in ["v1/topup-guard.js", "index.html", "en/index.html", "zh-Hant/index.html"] {
        let before = text(file);
        let after = swapped(&before, &swaps).replacen("<html ", "<html data-edition=\"newer\" ", 1);
        fs::write(folder.join(file), &after).expect("a newer file");
        swaps.push((sum(before.as_bytes()), sum(after.as_bytes())));
    }
    fs::write(folder.join("sw.js"), swapped(&worker, &swaps)).expect("a newer worker");
    folder
}

fn swapped(text: &str, swaps: &[(String, String)]) -> String {
    swaps.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn between(text: &str, begin: &str, end: &str) -> String {
    let (_, after) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin} there"));
    after.split_once(end).expect("its end").0.to_owned()
}

/// Returns the first 64 bits of a sum, as names and lists have them.
fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
