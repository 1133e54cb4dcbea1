//! Documents name files that exist, and their links lead somewhere.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// Documents whose paths in backticks must exist; figures and history may name what is gone.
const MAPS: [&str; 5] =
    ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", ".github/pull_request_template.md"];
/// Folders that a build makes.
const MADE: [&str; 3] = ["dist", "target", ".tools"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns every document of ours: those at the top, and all below `docs/`.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|end| end == "md") {
                found.push(path);
            } else if path.is_dir() && (path.ends_with("docs") || folder.ends_with("docs")) {
                folders.push(path);
            }
        }
    }
    found
}

/// Returns a document without its blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// Returns whether a text in backticks is a path of the repository: it has a slash or ends like a file, and
/// its first part stands at the top.
fn is_path(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let first = text.split('/').next().unwrap_or_default();
    let like_a_file =
        text.contains('/') || text.rsplit_once('.').is_some_and(|(_, end)| end == "md" || end == "toml");
    text.chars().all(plain) && like_a_file && !first.is_empty() && !MADE.contains(&first)
        // `v1/…` and the like are addresses below the built page.
        && (root().join(first).exists() || !text.contains('/'))
}

/// Returns the anchor that a heading gets: small letters, digits and hyphens, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn every_path_that_a_map_names_exists() {
    let mut missing = Vec::new();
    let mut named = 0;
    for map in MAPS {
        for path in prose(&read(&root().join(map))).split('`').skip(1).step_by(2).filter(|text| is_path(text))
        {
            named += 1;
            if !root().join(path).exists() {
                missing.push(format!("{map}: {path}"));
            }
        }
    }
    assert!(named > 30, "only {named} paths were found");
    assert!(missing.is_empty(), "these are named and not there: {missing:#?}");
}

#[test]
fn every_link_leads_to_a_file_and_a_heading_that_exist() {
    let mut broken = Vec::new();
    for document in documents() {
        let text = prose(&read(&document));
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let folder = document.parent().unwrap_or(root());
            let target = if file.is_empty() { document.clone() } else { folder.join(file) };
            let there = target.exists()
                && (heading.is_empty()
                    || read(&target).lines().any(|line| line.starts_with('#') && anchor(line) == heading));
            if !there {
                broken.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(broken.is_empty(), "these links lead nowhere: {broken:#?}");
}

#[test]
fn a_path_is_told_from_a_word_and_an_address() {
    assert!(["src/base/state.rs", "docs/", "Cargo.toml", ".ci/run"].into_iter().all(is_path));
    assert!(
        ["pages NAME", "v1/assets/", "#/v1/home", "dist/", "crates/*/src", "picker", "/en/"]
            .into_iter()
            .all(|text| !is_path(text))
    );
    assert_eq!(anchor("## 0.1.0 - What's `new`?"), "010---whats-new");
}
