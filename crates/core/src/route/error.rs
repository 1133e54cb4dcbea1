//! Why a link cannot be read.

use std::{error::Error, fmt};

use crate::picker::ShareError;

/// Reason why a fragment cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteError {
    /// It is longer than any that this program writes.
    TooLong,
    /// It has the form of another version.
    Version,
    /// It names no screen of this program.
    Unknown,
    /// Its answers cannot be read.
    Answers(ShareError),
}

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => f.write_str("the link is too long"),
            Self::Version => f.write_str("the link was made by another version of the program"),
            Self::Unknown => f.write_str("the link leads to no screen of this program"),
            Self::Answers(error) => error.fmt(f),
        }
    }
}

impl Error for RouteError {}
