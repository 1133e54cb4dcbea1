//! Content: its files, wherever they come from, and what it declares.

use crate::base::Base;
use crate::complaint::Complaint;
use crate::declared::Declared;
pub(crate) use crate::lang::Lang;
use crate::tree::Node;

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
        // In a host's pack a file begins where its part does.
        let line = if line == 1 { self.root.line } else { line };
        Complaint { file: self.name.clone(), line, text: text.into() }
    }
}

/// Everything in the content folder, or in a host's pack.
#[derive(Debug)]
pub(crate) struct Content {
    /// Path inside the content folder without ending, and the file, in order of paths.
    files: Vec<(String, File)>,
    /// FNV-1a hash of all names and bytes, carriage returns left out.
    pub(crate) hash: u32,
    /// Its languages, and the numbers and domains it may name.
    pub(crate) declared: Declared,
    /// What a host's pack stands on.
    pub(crate) base: Option<Base>,
}

impl Content {
    /// No files yet.
    pub(crate) fn empty(declared: Declared) -> Self {
        Self { files: Vec::new(), hash: 0x811c_9dc5, declared, base: None }
    }

    /// Adds the file at this path, without ending; complaints call it by `name`.
    pub(crate) fn add(&mut self, path: String, name: String, root: Node) {
        let stem = path.rsplit('/').next().unwrap_or_default().to_owned();
        self.files.push((path, File { name, stem, root }));
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

    /// Takes bytes into the hash.
    pub(crate) fn mix(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().filter(|byte| **byte != b'\r').chain(&[0]) {
            self.hash = (self.hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
}
