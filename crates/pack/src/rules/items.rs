//! Checks items: cues, actions, twins, and the balance of scams and genuine ones.

use std::collections::BTreeSet;

use super::Complaints;
use super::spoken::{self, Spoken};
use crate::content::{Content, File};
use crate::declared::Declared;
use crate::marks;
use crate::tree::Node;

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    for file in content.folder("items") {
        cues(file, &content.declared, complaints);
        rows(file, &content.declared, complaints);
        actions(file, complaints);
        warned(content, file, complaints);
        judged(content, file, complaints);
        twin(content, file, complaints);
    }
    balance(content, complaints);
}

/// Checks that all languages mark the same cues and that each is explained.
fn cues(file: &File, declared: &Declared, complaints: &mut Complaints) {
    let mut complain = |line, text| _ = complaints.insert(file.complaint(line, text));
    let Some(artefact) = file.texts().get("artefact") else { return };
    let texts = spoken::all(artefact, declared);
    let raws = || texts.iter().flat_map(|text| declared.langs.iter().filter_map(|&lang| text.raw(lang)));
    if raws().any(|(_, raw)| !marks::read(raw, declared).1.is_empty()) {
        return;
    }
    let marked = |lang| -> BTreeSet<String> {
        texts
            .iter()
            .flat_map(|text: &Spoken<'_>| text.raw(lang))
            .flat_map(|(_, text)| cues_of(text, declared))
            .collect()
    };
    let by_lang: Vec<_> = declared.langs.iter().map(|lang| (*lang, marked(*lang))).collect();
    let explained: BTreeSet<&str> = file.root.list("cues").iter().filter_map(|cue| cue.word("id")).collect();
    for text in &texts {
        for (lang, _) in &by_lang {
            let Some((line, raw)) = text.raw(*lang) else { continue };
            for cue in cues_of(raw, declared) {
                for (other, _) in by_lang.iter().filter(|(_, cues)| !cues.contains(&cue)) {
                    let key = other.written();
                    complain(
                        line,
                        format!("the cue “{cue}” is not marked in `{key}`; write [[…|{cue}]] there too"),
                    );
                }
                if !explained.contains(cue.as_str()) {
                    complain(
                        line,
                        format!("the cue “{cue}” is not explained; add [[cues]] with id = \"{cue}\""),
                    );
                }
            }
        }
    }
    let count = file.root.list("cues").len();
    let word_of = |count: usize| *["few", "few", "few", "some", "some"].get(count).unwrap_or(&"many");
    let word = word_of(count);
    // A variant of a model may mark fewer.
    let fits = |node: &Node| match &file.filled {
        None => node.text() == Some(word),
        Some(_) => (1..=count).any(|count| node.text() == Some(word_of(count))),
    };
    if let Some(node) = file.root.get("difficulty").and_then(|node| node.get("cues"))
        && !fits(node)
    {
        complain(
            node.line,
            format!(
                "there are {count} cues in [[cues]], which makes them \"{word}\"; write cues = \"{word}\""
            ),
        );
    }
    for cue in file.root.list("cues").iter().filter_map(|cue| cue.get("id")) {
        let id = cue.text().unwrap_or_default();
        if !by_lang.iter().any(|(_, cues)| cues.contains(id)) {
            complain(
                cue.line,
                format!(
                    "the cue “{id}” is marked nowhere; write [[…|{id}]] around its words in the artefact"
                ),
            );
        }
    }
}

/// Checks that each row begins with a label and a colon, outside of any mark.
fn rows(file: &File, declared: &Declared, complaints: &mut Complaints) {
    let lines = file.root.get("artefact").map_or(&[][..], |artefact| artefact.list("lines"));
    for line in lines.iter().filter(|line| line.word("who") == Some("row")) {
        for node in declared.langs.iter().filter_map(|lang| line.get(lang.key())) {
            let runs = marks::read(node.text().unwrap_or_default(), declared).0;
            let first = runs.first().filter(|run| run.cue.is_empty() && !run.inert);
            if first.and_then(|run| marks::label(&run.text)).is_none() {
                let text = "a row begins with a label and a colon; write “label: value”, or who = \"them\"";
                complaints.insert(file.complaint(node.line, text.to_owned()));
            }
        }
    }
}

fn cues_of(text: &str, declared: &Declared) -> BTreeSet<String> {
    marks::read(text, declared).0.into_iter().map(|run| run.cue).filter(|cue| !cue.is_empty()).collect()
}

/// Checks that there are four actions, one of them best, and that the best and every check cost nothing
/// either way.
fn actions(file: &File, complaints: &mut Complaints) {
    let mut complain = |line, text| _ = complaints.insert(file.complaint(line, text));
    let Some(list) = file.root.get("actions") else { return };
    let actions = list.items();
    if actions.len() != 4 {
        complain(list.line, format!("there are {} actions; write exactly 4", actions.len()));
    }
    let mut best = actions.iter().filter(|action| action.is_true("best"));
    match (best.next(), best.next()) {
        (None, _) => complain(list.line, "no action is best; write best = true in one of them".to_owned()),
        (_, Some(second)) => {
            let line = second.get("best").map_or(second.line, |best| best.line);
            complain(line, "a second action is best; take best = true out of one of them".to_owned())
        }
        _ => {}
    }
    for action in actions {
        for key in ["best", "check"] {
            for cost in ["risk", "loss"] {
                if action.is_true(key)
                    && let Some(node) = action.get(cost)
                    && node.text().is_some_and(|word| word != "none")
                {
                    let text = format!(
                        "an action with {key} = true costs nothing either way; write {cost} = \"none\", or another action"
                    );
                    complain(node.line, text);
                }
            }
        }
    }
}

/// Checks that ignoring a real warning loses something: every action there that is neither best nor a check.
fn warned(content: &Content, file: &File, complaints: &mut Complaints) {
    let is_shown = |like: &&File| Some(like.stem.as_str()) == file.root.word("tactic");
    let warns = content.folder("look-alikes").find(is_shown).is_some_and(|like| like.root.is_true("warning"));
    if !warns || file.root.word("truth") != Some("genuine") {
        return;
    }
    let heeds = |action: &&Node| action.is_true("best") || action.is_true("check");
    for action in file.root.list("actions").iter().filter(|action| !heeds(action)) {
        if let Some(loss) = action.get("loss").filter(|loss| loss.text() == Some("none")) {
            let text = "this is a real warning, and whoever ignores it loses something; write loss = \"small\" or \"grave\", or another action";
            complaints.insert(file.complaint(loss.line, text));
        }
    }
}

/// Checks that no item shows a bad deal, and that one that shows a risk is undecidable.
fn judged(content: &Content, file: &File, complaints: &mut Complaints) {
    let Some(tactic) = file.root.get("tactic") else { return };
    let shown = content.folder("tactics").find(|other| Some(other.stem.as_str()) == tactic.text());
    let text = match shown.and_then(|shown| shown.root.word("kind")) {
        Some("bad-deal") => {
            "this tactic is a bad deal and no fraud, so nobody is asked about it; show another tactic, or take the item out"
        }
        Some("risk") if file.root.word("truth") != Some("cannot-tell") => {
            "this tactic is a risk without anybody who deceives; write truth = \"cannot-tell\", or show another tactic"
        }
        _ => return,
    };
    complaints.insert(file.complaint(tactic.line, text));
}

/// Checks that a twin points back, has the other truth, and is the same kind of artefact.
fn twin(content: &Content, file: &File, complaints: &mut Complaints) {
    let Some(named) = file.root.get("twin") else { return };
    let Some(twin) = content.folder("items").find(|other| Some(other.stem.as_str()) == named.text()) else {
        return;
    };
    let mut complain = |text| _ = complaints.insert(file.complaint(named.line, text));
    let kind = |file: &File| file.root.get("artefact").and_then(|node| node.word("kind")).map(str::to_owned);
    let name = &twin.stem;
    if twin.root.word("twin") != Some(&file.stem) {
        complain(format!("the twin “{name}” does not point back; write twin = \"{}\" there", file.stem));
    }
    if twin.root.word("truth") == file.root.word("truth") {
        complain(format!(
            "the twin “{name}” has the same truth; a scam’s twin is genuine: name another, or take `twin` out"
        ));
    }
    if kind(twin) != kind(file) {
        complain(format!("the twin “{name}” is another kind of artefact; write the same kind in both"));
    }
}

/// Checks that, from twelve items on, the numbers of scams and genuine items differ by at most a tenth of
/// all.
fn balance(content: &Content, complaints: &mut Complaints) {
    let count = |truth| content.folder("items").filter(|file| file.root.word("truth") == Some(truth)).count();
    let (scam, genuine) = (count("scam"), count("genuine"));
    let items: Vec<_> = content.folder("items").collect();
    let (more, fewer) = if scam > genuine { ("scam", "genuine") } else { ("genuine", "scam") };
    if items.len() >= 12
        && scam.abs_diff(genuine) * 10 > items.len()
        && let Some(file) = items.iter().rev().find(|file| file.root.word("truth") == Some(more))
    {
        let line = file.root.get("truth").map_or(1, |truth: &Node| truth.line);
        let text = format!(
            "there are {scam} scam and {genuine} genuine items; write more {fewer} ones, or take some out such as this"
        );
        complaints.insert(file.complaint(line, text));
    }
}
