//! Lookups for a finding: its distinct signs in the order in which they are numbered, and a hotline's name.

use topup_guard_core::check::Finding;

use crate::base::Ctx;

/// Most signs of a text that are numbered; each once.
const SIGNS: usize = 12;

/// Returns the indices in the pack of the signs found, each once, in the order of the text.
pub(super) fn distinct(found: &Finding) -> Vec<usize> {
    let mut signs = Vec::new();
    for sign in &found.signs {
        if !signs.contains(&sign.sign) && signs.len() < SIGNS {
            signs.push(sign.sign);
        }
    }
    signs
}

/// Returns the name of the contact with this number; empty if Help lists none.
pub(super) fn name_of<'a>(ctx: &'a Ctx, number: &str) -> &'a str {
    let contact = ctx.pack().help.contacts.iter().find(|contact| contact.number == number);
    contact.map_or("", |contact| contact.name.as_str())
}
