//! Import of what another device exported: a file or a code, told apart by its beginning.

use std::{error::Error, fmt};

use super::{
    ImportError, Log, Merged,
    code::{self, CodeError, decode},
};
use crate::pack::QuizPack;

/// Reason why nothing was imported. The log is unchanged then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no text.
    Empty,
    /// It is too long for a code and no file of this program.
    Foreign,
    /// It is no file of this program, and as a code it is mistyped or cut short.
    Damaged,
    /// A newer version of this program wrote it.
    Newer,
    /// It is a code for another version of the content.
    OtherPack,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is no text",
            Self::Foreign => "this is no file of this program, and too long for a code",
            Self::Damaged => "this is neither a file of this program nor a whole code",
            Self::Newer => "a newer version of the program wrote this",
            Self::OtherPack => "the code was made with another version of the content; use a file instead",
        })
    }
}

impl Error for Refusal {}

/// Adds the responses of a file of [`Log::export`] or of a code of [`code::encode`], each once.
///
/// # Errors
/// [`Refusal`] says why; the log is unchanged then.
pub fn receive(log: &mut Log, text: &str, pack: &QuizPack) -> Result<Merged, Refusal> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    match log.import(text) {
        Ok(merged) => return Ok(merged),
        Err(ImportError::Newer) => return Err(Refusal::Newer),
        Err(ImportError::Foreign) => {}
    }
    if text.len() > 4 * code::LONGEST {
        return Err(Refusal::Foreign);
    }
    match decode(text, pack) {
        Ok(other) => Ok(log.merge(other)),
        Err(CodeError::Damaged) => Err(Refusal::Damaged),
        Err(CodeError::Newer) => Err(Refusal::Newer),
        Err(CodeError::OtherPack) => Err(Refusal::OtherPack),
    }
}
