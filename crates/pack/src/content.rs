//! The content folder: which files there are, and what they hold.

use std::fs;
use std::path::Path;

use crate::complaint::Complaint;
use crate::tree::Node;

/// A language content is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    Zh,
    En,
    /// Chinese, turned into traditional characters; nobody writes it.
    Hant,
}

impl Lang {
    /// The languages that content is written in.
    pub(crate) const ALL: [Self; 2] = [Self::Zh, Self::En];
    /// The languages that packs are made for.
    pub(crate) const PACKED: [Self; 3] = [Self::Zh, Self::En, Self::Hant];

    /// Its key in content files.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Zh | Self::Hant => "zh",
            Self::En => "en",
        }
    }

    /// Its BCP 47 tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En => "en",
            Self::Hant => "zh-Hant",
        }
    }
}

/// A content file that could be read.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// How complaints call it: `content/channels/wallet.toml`.
    name: String,
    /// Its name without folder and ending: `wallet`.
    pub(crate) stem: String,
    /// What it holds.
    pub(crate) root: Node,
}

impl File {
    pub(crate) fn complaint(&self, line: usize, text: impl Into<String>) -> Complaint {
        Complaint { file: self.name.clone(), line, text: text.into() }
    }
}

/// Files that are always there.
const SINGLE: [&str; 9] =
    ["about", "messages", "picker", "not-channels", "precautions", "cards", "guides", "help", "sources"];
/// Files of the quiz, which need not be there.
const QUIZ: [&str; 3] = ["families", "orders", "sources-quiz"];
/// Files for whoever writes, which need not be there: what a whole bank has, words, and traditional characters.
const HOUSE: [&str; 3] = ["bank", "glossary", "zh-hant"];
/// Folders with one file for each entry.
const FOLDERS: [&str; 4] = ["channels", "tactics", "look-alikes", "items"];

/// Everything in the content folder.
#[derive(Debug, Default)]
pub(crate) struct Content {
    /// Path inside the content folder without ending, and the file, in order of paths.
    files: Vec<(String, File)>,
    /// FNV-1a hash of all names and bytes, carriage returns left out.
    pub(crate) hash: u32,
}

impl Content {
    /// Reads the folder, and says what could not be read.
    pub(crate) fn open(folder: &Path) -> (Self, Vec<Complaint>) {
        let base = folder.file_name().map_or_else(|| "content".into(), |name| name.to_string_lossy());
        let mut content = Self { files: Vec::new(), hash: 0x811c_9dc5 };
        let mut complaints = Vec::new();
        let mut paths = Vec::new();
        find(folder, "", &mut paths);
        paths.sort();
        for path in SINGLE {
            if !paths.iter().any(|found| found == path) {
                complaints.push(Complaint {
                    file: format!("{base}/{path}.toml"),
                    line: 1,
                    text: "this file is missing; write it".to_owned(),
                });
            }
        }
        for path in paths {
            let name = format!("{base}/{path}.toml");
            let complaint = |line, text| Complaint { file: name.clone(), line, text };
            if !is_known(&path) {
                let text = format!(
                    "this file has no place here; the files are {}, and the folders {}",
                    [&SINGLE[..], &QUIZ, &HOUSE].concat().join(", "),
                    FOLDERS.join(", ")
                );
                complaints.push(complaint(1, text));
                continue;
            }
            let text = match fs::read_to_string(folder.join(format!("{path}.toml"))) {
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
            let (root, error) = Node::parse(&text);
            complaints.extend(error.map(|(line, error)| {
                let text = format!(
                    "this is not TOML ({error}); check quotes, brackets and = here and on the lines before"
                );
                complaint(line, text)
            }));
            let stem = path.rsplit('/').next().unwrap_or_default().to_owned();
            content.files.push((path, File { name, stem, root }));
        }
        (content, complaints)
    }

    /// The file with this path inside the content folder, without ending.
    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|(name, _)| name == path).map(|(_, file)| file)
    }

    /// The files of a folder, in order of names.
    pub(crate) fn folder(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.files
            .iter()
            .filter(move |(path, _)| path.split_once('/').is_some_and(|(first, _)| first == folder))
            .map(|(_, file)| file)
    }

    /// Every file.
    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter().map(|(_, file)| file)
    }

    fn mix(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().filter(|byte| **byte != b'\r').chain(&[0]) {
            self.hash = (self.hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
}

fn is_known(path: &str) -> bool {
    match path.split_once('/') {
        Some((folder, name)) => FOLDERS.contains(&folder) && !name.contains('/'),
        None => [&SINGLE[..], &QUIZ, &HOUSE].concat().contains(&path),
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
