//! The error that every command and driver reports: what happened, and what to do now.
use std::fmt;

/// Failure that always names the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What happened, in one sentence without a full stop.
    pub message: String,
    /// What to do now, as an instruction.
    pub help: String,
}

/// `Result` with an [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Makes an error from what happened and the next step.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  help: {}", self.message, self.help)
    }
}

impl std::error::Error for Error {}
