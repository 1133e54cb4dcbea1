//! Rule: the picker's texts match the questions and options of core.

use topup_guard_core::picker::Question;

use super::{CRITERIA, Complaints, GUIDES, known_choices, later, only};
use crate::content::{Content, File};
use crate::tree::Node;

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    let later = later(content);
    if let Some(file) = content.file("picker") {
        let questions = Question::ALL.map(Question::id);
        exactly(file, &file.root, "questions", &questions, &[], "question", complaints);
        exactly(file, &file.root, "criteria", &CRITERIA, later, "criterion", complaints);
        for node in file.root.list("questions") {
            if let Some(question) = node.word("id").and_then(Question::from_id) {
                let options: Vec<_> = question.options().iter().map(|choice| choice.id()).collect();
                exactly(file, node, "options", &options, later, "option", complaints);
                wordings(file, node, question, complaints);
            }
            for option in node.list("options") {
                only(file, option.get("weights"), &CRITERIA, "criterion", complaints);
            }
        }
    }
    if let Some(file) = content.file("cards") {
        exactly(file, &file.root, "cards", &known_choices(Question::Card), later, "card", complaints);
    }
    if let Some(file) = content.file("guides") {
        exactly(file, &file.root, "guides", &GUIDES, &[], "guide", complaints);
    }
}

/// Checks that the other words of a question are for earlier answers that there are, and name its own
/// options.
fn wordings(file: &File, node: &Node, question: Question, complaints: &mut Complaints) {
    let earlier = |id: &str| Question::from_id(id).filter(|earlier| *earlier < question);
    let own: Vec<_> = question.options().iter().map(|choice| choice.id()).collect();
    for wording in node.list("wordings") {
        for given in wording.list("given") {
            let pair = given.text().and_then(|text| text.split_once('='));
            if pair
                .is_none_or(|(id, option)| earlier(id).and_then(|earlier| earlier.option(option)).is_none())
            {
                let text = format!(
                    "`given` names no answer to an earlier question; write such as \"{}=unsure\"",
                    Question::Card.id()
                );
                complaints.insert(file.complaint(given.line, text));
            }
        }
        only(file, wording.get("labels"), &own, "option", complaints);
    }
}

/// Checks that the list under a key has one entry for each of these ids, in their order; those in `may_lack`
/// may be missing.
fn exactly(
    file: &File,
    table: &Node,
    key: &str,
    ids: &[&str],
    may_lack: &[&str],
    what: &str,
    complaints: &mut Complaints,
) {
    let found: Vec<(usize, &str)> =
        table.list(key).iter().filter_map(|node| Some((node.get("id")?.line, node.word("id")?))).collect();
    for (line, id) in found.iter().filter(|(_, id)| !ids.contains(id)) {
        let text = format!("there is no {what} “{id}”; write one of: {}", ids.join(", "));
        complaints.insert(file.complaint(*line, text));
    }
    let is_missing = |id: &&&str| !found.iter().any(|(_, known)| known == *id);
    for id in ids.iter().filter(is_missing).filter(|id| !may_lack.contains(id)) {
        let text = format!("the {what} “{id}” is missing under `{key}`; write an entry with id = \"{id}\"");
        complaints.insert(file.complaint(table.get(key).map_or(table.line, |list| list.line), text));
    }
    let known: Vec<_> = found.iter().filter(|(_, id)| ids.contains(id)).collect();
    let wanted: Vec<_> = ids.iter().filter(|id| !is_missing(id) || !may_lack.contains(id)).collect();
    let is_whole = wanted.iter().all(|id| known.iter().any(|(_, known)| known == *id));
    if is_whole
        && let Some(((line, id), expected)) =
            known.iter().zip(wanted).find(|((_, id), expected)| id != *expected)
    {
        let text =
            format!("“{id}” stands where “{expected}” belongs; write them in this order: {}", ids.join(", "));
        complaints.insert(file.complaint(*line, text));
    }
}
