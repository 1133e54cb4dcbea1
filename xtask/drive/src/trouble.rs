//! What went wrong and what the person can do about it.
use std::fmt;

/// A failure that always names the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened, in one sentence without a full stop.
    pub what: String,
    /// What to do now, as an instruction.
    pub next: String,
}

/// `Result` with a [`Trouble`].
pub type Result<T> = std::result::Result<T, Trouble>;

impl Trouble {
    /// A failure and its next step.
    pub fn new(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self { what: what.into(), next: next.into() }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  next: {}", self.what, self.next)
    }
}

impl std::error::Error for Trouble {}
