//! Checks content against the rules that an author can break, beyond the shape of the files.

mod artefacts;
mod bank;
mod channels;
mod claims;
mod contacts;
mod dates;
mod glossary;
mod hant;
mod ids;
mod items;
mod letters;
mod markup;
mod orders;
mod phones;
mod picker;
mod slots;
mod spoken;
mod texts;
mod twins;
mod two_steps;

use std::collections::BTreeSet;

pub(crate) use texts::placeholders;
use topup_guard_core::picker::{Choice, Question};

use crate::complaint::Complaint;
use crate::content::{Content, File};
use crate::tree::Node;

/// Complaints of all rules, sorted by file and line.
pub(crate) type Complaints = BTreeSet<Complaint>;

/// Guides for when something went wrong.
pub(crate) const GUIDES: [&str; 3] = ["not-credited", "wrong-number", "suspended"];
/// Criteria that authors rate channels on; `pay` is computed.
pub(crate) const RATED: [&str; 5] = ["direct", "reach", "help", "ready", "recourse"];
/// All criteria.
pub(crate) const CRITERIA: [&str; 6] = ["direct", "reach", "help", "ready", "recourse", "pay"];
/// Ids of options and criteria that came after hosts had written packs: theirs may lack them. A channel of a
/// host's that lacks a rating gets no points for it.
const LATER: &[&str] = &["visitor"];
/// Channel groups.
pub(crate) const GROUPS: [&str; 7] = ["store", "app", "wallet", "third-party", "kiosk", "phone", "issuer"];

/// Applies every rule.
pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    // The lists of slots are checked in the texts that they fill.
    for file in content.said() {
        let are_messages = content.base.is_some() && file.stem == "messages";
        for spoken in spoken::all(file.texts(), &content.declared) {
            let spoken = spoken::Spoken { is_message: are_messages, ..spoken };
            texts::check(file, &spoken, complaints);
            markup::check(file, &spoken, complaints);
            contacts::check(file, &spoken, complaints);
            phones::check(file, &spoken, complaints);
            // What a host claims is its own to answer for.
            if content.base.is_none() {
                claims::check(file, &spoken, complaints);
                texts::apostrophes(file, &spoken, complaints);
            }
        }
    }
    texts::messages(content, complaints);
    phones::callable(content, complaints);
    dates::check(content, complaints);
    ids::check(content, complaints);
    picker::check(content, complaints);
    channels::check(content, complaints);
    items::check(content, complaints);
    artefacts::check(content, complaints);
    slots::check(content, complaints);
    orders::check(content, complaints);
    twins::check(content, complaints);
    two_steps::check(content, complaints);
    bank::check(content, complaints);
    glossary::check(content, complaints);
    hant::check(content, complaints);
}

/// Returns the ids of options and criteria that content may lack: none if it is ours.
fn later(content: &Content) -> &'static [&'static str] {
    if content.base.is_some() { LATER } else { &[] }
}

/// Returns the ids of a question's options without “not sure”.
pub(crate) fn known_choices(question: Question) -> Vec<&'static str> {
    question.options().iter().filter(|choice| **choice != Choice::Unsure).map(|choice| choice.id()).collect()
}

/// Complains of every key of a table that is not among these.
pub(crate) fn only(
    file: &File,
    table: Option<&Node>,
    known: &[&str],
    what: &str,
    complaints: &mut Complaints,
) {
    for (key, node) in table.map_or(&[][..], Node::entries) {
        if !known.contains(&key.as_str()) {
            let text = format!("there is no {what} “{key}”; write one of: {}", known.join(", "));
            complaints.insert(file.complaint(node.line, text));
        }
    }
}
