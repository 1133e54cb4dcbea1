//! Forms: sets of items with which people are measured, and which one is next.

use super::rng::hash;
use crate::pack::Form;

/// Form of the deck.
#[derive(Debug, Clone)]
pub(super) struct FormEntry {
    /// Its name in logs, see [`form_name`].
    pub(super) name: String,
    /// Index in the deck and number of the variant of each of its items.
    pub(super) seats: Vec<(usize, u32)>,
}

/// Returns the name under which logs keep what was measured on a form: its id, a full stop, and a mark of its
/// items.
///
/// A form whose items are others in a later pack has another name there, so that answers to two sets of items
/// are never counted as one measurement.
#[must_use]
pub fn form_name(form: &Form) -> String {
    let bytes = form.items.iter().flat_map(|name| name.bytes().chain([b' ']));
    format!("{}.{:x}", form.id, hash(bytes) & 0xffff)
}

/// Returns the id of a form from its [`form_name`].
#[must_use]
pub fn form_id(name: &str) -> &str {
    name.split_once('.').map_or(name, |(id, _)| id)
}
