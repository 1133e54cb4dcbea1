//! Taking in what another device handed out: a file or a code, told apart by how it begins.

use super::{
    ImportError, Log, Merged,
    code::{self, CodeError, decode},
};
use crate::pack::QuizPack;

/// Why nothing was taken in; the log is unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no text.
    Empty,
    /// It is too long for a code and no file of this program.
    Foreign,
    /// It is no file of ours; for a code it is mistyped or cut short.
    Damaged,
    /// A newer version of this program wrote it.
    Newer,
    /// A code of another version of the content.
    OtherPack,
}

/// Takes in a file of [`Log::export`] or a code of [`code::encode`]: every answer once, none lost, none doubled.
///
/// # Errors
/// [`Refusal`].
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
