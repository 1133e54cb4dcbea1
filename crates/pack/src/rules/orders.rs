//! Checks that put-in-order exercises agree with the guide or with Help, step by step.

use std::collections::BTreeSet;

use super::Complaints;
use crate::content::{Content, File};
use crate::tree::{Node, Value};

/// Name of Help as the guide of an exercise.
const HELP: &str = "help";

/// Checks the `guide` and `guide_steps` of every exercise.
pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    // A host's exercises need no guide.
    if content.base.is_some() {
        return;
    }
    let Some(file) = content.file("orders") else { return };
    let guides = content.file("guides").map_or(&[][..], |guides| guides.root.list("guides"));
    let guide = |id: &str| guides.iter().find(|guide| guide.word("id") == Some(id));
    for order in file.root.list("orders") {
        let id = order.word("id").unwrap_or_default();
        let Some(named) = order.get("guide") else {
            if guide(id).is_some() {
                let text =
                    format!("there is a guide “{id}”; write guide = \"{id}\" and guide_steps = [1, 2]");
                complaints.insert(file.complaint(order.line, text));
            }
            continue;
        };
        let steps = match named.text() {
            Some(HELP) => content.file("help").map(|help| help.root.list("steps")),
            Some(id) => guide(id).map(|guide| guide.list("steps")),
            None => None,
        };
        match steps {
            Some(steps) => agrees(file, order, steps, complaints),
            None => {
                let text = "there is no such guide; write the id of one in guides.toml, or \"help\"";
                complaints.insert(file.complaint(named.line, text));
            }
        }
    }
}

/// Checks that the numbers of the guide's steps rise and that each pair of steps has a word in common.
fn agrees(file: &File, order: &Node, guide: &[Node], complaints: &mut Complaints) {
    let own = order.list("steps");
    let named = order.get("guide_steps");
    let line = named.map_or(order.line, |node| node.line);
    let mut complain = |text: String| _ = complaints.insert(file.complaint(line, text));
    let number = |node: &Node| match node.value {
        Value::Number(number) => usize::try_from(number).ok(),
        _ => None,
    };
    let places: Vec<_> = named.map_or(&[][..], Node::items).iter().filter_map(number).collect();
    if places.len() != own.len() {
        return complain(format!(
            "`guide_steps` has {} numbers for {} steps; write one for each, 0 for a step that the guide lacks",
            places.len(),
            own.len()
        ));
    }
    let mut last = 0;
    for (step, place) in own.iter().zip(places).filter(|(_, place)| *place > 0) {
        let Some(said) = guide.get(place - 1) else {
            complain(format!("the guide has {} steps and no step {place}", guide.len()));
            continue;
        };
        if place < last {
            complain(format!(
                "step {place} of the guide comes before step {last} there and after it here; put both in one order"
            ));
        }
        last = place;
        if let (Some(ours), Some(theirs)) = (step.word("zh"), said.word("zh"))
            && pairs(ours).is_disjoint(&pairs(theirs))
        {
            complain(format!(
                "“{ours}” and step {place} of the guide (“{theirs}”) have no word in common; name another step, or say the same"
            ));
        }
    }
}

/// Returns every pair of adjacent letters or digits.
fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars()
        .zip(text.chars().skip(1))
        .filter(|(one, other)| one.is_alphanumeric() && other.is_alphanumeric())
        .collect()
}
