//! Why a pack cannot be used.

use std::{error::Error, fmt};

/// Reason why a pack cannot be read or shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackError {
    /// The bytes are no pack, or not all of one.
    Content,
    /// The pack was written for another version of the program.
    Format,
    /// A message of the program lacks its text.
    Messages,
    /// The pack has no channels.
    Empty,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Content => "this is no pack, or not all of one",
            Self::Format => "the pack was written for another version of the program",
            Self::Messages => "the pack lacks texts of the program",
            Self::Empty => "the pack has no channels",
        })
    }
}

impl Error for PackError {}
