//! Complaints about the content, for its author.

use std::fmt;

/// Mistake in the content, with its place and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// Path of the file, such as `content/channels/wallet.toml`.
    pub file: String,
    /// The line, counted from 1.
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
