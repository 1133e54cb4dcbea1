//! Reads the files of the content folder.

use std::fs;
use std::path::Path;

use crate::complaint::Complaint;
use crate::content::Content;
use crate::declared::Declared;
use crate::from_toml;

/// Files that have to exist.
const SINGLE: [&str; 9] =
    ["about", "messages", "picker", "not-channels", "precautions", "cards", "guides", "help", "sources"];
/// Files of the quiz, which may be missing.
const QUIZ: [&str; 6] = ["calibration", "families", "forms", "orders", "slots", "sources-quiz"];
/// Files for authors, which may be missing: minimum counts, terms, searches and traditional characters.
const HOUSE: [&str; 4] = ["bank", "glossary", "queries", "zh-hant"];
/// Files of Check, which may be missing.
const CHECK: [&str; 2] = ["domains", "signs"];
/// Folders with one file for each entry.
const FOLDERS: [&str; 4] = ["channels", "tactics", "look-alikes", "items"];

impl Content {
    /// Reads the folder; returns complaints for what could not be read.
    pub(crate) fn open(folder: &Path) -> (Self, Vec<Complaint>) {
        let base = folder.file_name().map_or_else(|| "content".into(), |name| name.to_string_lossy());
        let mut paths = Vec::new();
        find(folder, "", &mut paths);
        paths.sort();
        let read = |path: String| {
            let text = fs::read_to_string(folder.join(format!("{path}.toml")));
            (path, text.map_err(|error| error.to_string()))
        };
        Self::of(&base, paths.into_iter().map(read).collect())
    }

    /// Returns the content of these files, given by path in the folder without ending and sorted by it, with
    /// complaints for what could not be read. Complaints call the folder `base`.
    pub(crate) fn of(base: &str, files: Vec<(String, Result<String, String>)>) -> (Self, Vec<Complaint>) {
        let mut content = Self::empty(Declared::ours());
        let mut complaints = Vec::new();
        for path in SINGLE {
            if !files.iter().any(|(found, _)| found == path) {
                complaints.push(Complaint {
                    file: format!("{base}/{path}.toml"),
                    line: 1,
                    text: "this file is missing; write it".to_owned(),
                });
            }
        }
        for (path, text) in files {
            let name = format!("{base}/{path}.toml");
            let complaint = |line, text| Complaint { file: name.clone(), line, text };
            if !is_known(&path) {
                let text = format!(
                    "this file has no place here; the files are {}, and the folders {}",
                    [&SINGLE[..], &QUIZ, &HOUSE, &CHECK].concat().join(", "),
                    FOLDERS.join(", ")
                );
                complaints.push(complaint(1, text));
                continue;
            }
            let text = match text {
                Ok(text) => text,
                Err(error) => {
                    complaints.push(complaint(
                        1,
                        format!("this file cannot be read ({error}); save it as UTF-8 text"),
                    ));
                    continue;
                }
            };
            content.mix(path.as_bytes());
            content.mix(text.as_bytes());
            let (root, error) = from_toml::parse(&text);
            complaints.extend(error.map(|(line, error)| {
                let text = format!(
                    "this is not TOML ({error}); check quotes, brackets and = here and on the lines before"
                );
                complaint(line, text)
            }));
            content.add(path, name, root);
        }
        (content, complaints)
    }
}

fn is_known(path: &str) -> bool {
    match path.split_once('/') {
        Some((folder, name)) => FOLDERS.contains(&folder) && !name.contains('/'),
        None => [&SINGLE[..], &QUIZ, &HOUSE, &CHECK].concat().contains(&path),
    }
}

/// Adds the path of every TOML file under a folder, without ending.
fn find(folder: &Path, prefix: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            find(&entry.path(), &format!("{prefix}{name}/"), paths);
        } else if let Some(stem) = name.strip_suffix(".toml") {
            paths.push(format!("{prefix}{stem}"));
        }
    }
}
