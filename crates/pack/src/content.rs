//! Content: its files, whether from a folder or from a host's pack, and what it declares.

use crate::base::Base;
use crate::complaint::Complaint;
use crate::declared::Declared;
pub(crate) use crate::lang::Lang;
use crate::tree::Node;

/// Content file that could be read.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// Name in complaints: `content/channels/wallet.toml`.
    name: String,
    /// Name without folder and extension: `wallet`.
    pub(crate) stem: String,
    /// Its values.
    pub(crate) root: Node,
    /// Its values with every text written out that slots fill; none without slots.
    pub(crate) filled: Option<Node>,
}

impl File {
    /// Returns the values in which texts stand as people read them.
    pub(crate) fn texts(&self) -> &Node {
        self.filled.as_ref().unwrap_or(&self.root)
    }

    pub(crate) fn complaint(&self, line: usize, text: impl Into<String>) -> Complaint {
        // In a host's pack a file begins where its part does.
        let line = if line == 1 { self.root.line } else { line };
        Complaint { file: self.name.clone(), line, text: text.into() }
    }
}

/// All files of the content folder or of a host's pack.
#[derive(Debug)]
pub(crate) struct Content {
    /// Path inside the content folder without extension, and the file, in order of paths.
    files: Vec<(String, File)>,
    /// FNV-1a hash of all names and bytes without carriage returns.
    pub(crate) hash: u32,
    /// Its languages, and the numbers and domains it may name.
    pub(crate) declared: Declared,
    /// Our own content, for a host's pack.
    pub(crate) base: Option<Base>,
}

impl Content {
    /// Makes content without files.
    pub(crate) fn empty(declared: Declared) -> Self {
        Self { files: Vec::new(), hash: 0x811c_9dc5, declared, base: None }
    }

    /// Adds the file with this path, without extension. Complaints call it `name`.
    pub(crate) fn add(&mut self, path: String, name: String, root: Node) {
        let stem = path.rsplit('/').next().unwrap_or_default().to_owned();
        self.files.push((path, File { name, stem, root, filled: None }));
    }

    /// Returns the file with this path inside the content folder, without extension.
    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|(name, _)| name == path).map(|(_, file)| file)
    }

    /// Returns the files of a folder, in order of names.
    pub(crate) fn folder(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |(path, _)| is_in(path, folder)).map(|(_, file)| file)
    }

    /// Returns the files of a folder, to be changed.
    pub(crate) fn folder_mut(&mut self, folder: &str) -> impl Iterator<Item = &mut File> {
        self.files.iter_mut().filter(move |(path, _)| is_in(path, folder)).map(|(_, file)| file)
    }

    /// Returns the files that people read; the lists of slots are read in the items that they fill.
    pub(crate) fn said(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|(path, _)| path != "slots").map(|(_, file)| file)
    }

    /// Returns every file.
    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter().map(|(_, file)| file)
    }

    /// Adds bytes to the hash.
    pub(crate) fn mix(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().filter(|byte| **byte != b'\r').chain(&[0]) {
            self.hash = (self.hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
}

fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
