//! Rules about twins: few cues differ, the genuine one is well founded, a tactic without one says why.

use std::collections::BTreeSet;

use super::Complaints;
use crate::base::Kind;
use crate::content::{Content, File};

/// Most cues in which twins may differ.
const MOST: usize = 3;
/// Levels of confidence in a look-alike.
const CONFIDENCE: [&str; 3] = ["high", "medium", "low"];

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    for file in content.folder("look-alikes") {
        let node = file.root.get("confidence");
        if !node.and_then(|node| node.text()).is_some_and(|word| CONFIDENCE.contains(&word)) {
            let text = "how sure is it that this is genuine? write confidence = \"high\" (official, or several sources), \"medium\" (one decent source) or \"low\"";
            complaints.insert(file.complaint(node.map_or(1, |node| node.line), text));
        }
    }
    let items: Vec<_> = content.folder("items").collect();
    let twin = |file: &File| items.iter().copied().find(|other| file.root.word("twin") == Some(&other.stem));
    for file in items.iter().filter(|file| file.root.word("truth") == Some("scam")) {
        if let Some(genuine) = twin(file) {
            differ(file, genuine, complaints);
            grounded(content, genuine, complaints);
        }
    }
    for tactic in content.folder("tactics") {
        let shown = items.iter().filter(|file| file.root.word("tactic") == Some(&tactic.stem));
        let paired = shown.clone().any(|file| file.root.get("twin").is_some());
        if let Some(reason) = tactic.root.get("no_twin").filter(|_| paired) {
            let text = "an item of this tactic has a twin; take no_twin out";
            complaints.insert(tactic.complaint(reason.line, text));
        } else if tactic.root.get("no_twin").is_none() && !paired && shown.count() > 0 {
            let text = "no item of this tactic has a twin; say why: no_twin = { zh = \"…\", en = \"…\" }";
            complaints.insert(tactic.complaint(1, text));
        }
    }
}

/// Checks in how many cues twins differ. Cues of the same id are the same; a cue that only one has is a
/// difference.
fn differ(scam: &File, genuine: &File, complaints: &mut Complaints) {
    let ids = |file: &'_ File| -> BTreeSet<String> {
        file.root.list("cues").iter().filter_map(|cue| cue.word("id")).map(str::to_owned).collect()
    };
    let (one, other) = (ids(scam), ids(genuine));
    let only: Vec<_> = one.difference(&other).map(String::as_str).collect();
    let count = only.len().max(other.difference(&one).count());
    let line = scam.root.get("twin").map_or(1, |twin| twin.line);
    if count > MOST {
        let text = format!(
            "the twins differ in {count} signs ({} here), at most {MOST} are allowed; give what is the same thing in both the same id, or make the stories more alike",
            only.join(", ")
        );
        complaints.insert(scam.complaint(line, text));
    }
}

/// Checks that the genuine twin shows a look-alike that is known to be genuine with more than low confidence.
fn grounded(content: &Content, genuine: &File, complaints: &mut Complaints) {
    let Some(tactic) = genuine.root.get("tactic") else { return };
    let ours = content.base.as_ref().map(|base| base.ids(Kind::Tactics)).unwrap_or_default();
    if tactic.text().is_some_and(|id| ours.contains(&id)) {
        return;
    }
    let shown = content.folder("look-alikes").find(|file| Some(file.stem.as_str()) == tactic.text());
    let text = match shown {
        None if genuine.root.word("truth") != Some("genuine") => return,
        None => "a genuine twin shows a look-alike; write the id of a file in content/look-alikes".to_owned(),
        Some(shown) if shown.root.word("confidence") == Some("low") => format!(
            "the look-alike “{}” is of low confidence, too little for a genuine twin; show another one, or take `twin` out",
            shown.stem
        ),
        Some(_) => return,
    };
    complaints.insert(genuine.complaint(tactic.line, text));
}
