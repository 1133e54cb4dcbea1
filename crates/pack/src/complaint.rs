//! Mistakes in our own content, as they are reported to editors.

use std::fmt;

/// Mistake in our own content, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The file, as the editor calls it: `content/channels/wallet.toml`.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// What is wrong, and what to write instead.
    pub text: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.text)
    }
}

impl std::error::Error for Complaint {}
