//! Checks what the actions of an item show, by which it can be asked in two steps.

use std::sync::LazyLock;

use regex_lite::Regex;
use topup_guard_core::pack::{Map, Slot, SlotValue};

use super::Complaints;
use super::spoken;
use crate::content::{Content, File, Lang};
use crate::declared::pattern;
use crate::tree::Node;

/// Number of items asked in two steps from which on scams and genuine ones have to be in balance.
const BALANCED_FROM: usize = 8;

/// Words that give the verdict, which the person has to reach. “反诈” and “anti-fraud” are parts of names.
static VERDICT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)骗局|骗子|(?:^|[^反])诈骗|是真的|是假的|\bscam|(?:^|[^-])\bfraud|\bgenuine|\bis (?:real|fake)\b",
    )
});

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    for file in content.folder("items") {
        if let Some(node) = file.root.get("two_step") {
            let text = "`two_step` follows from the actions; take it out, and write `shows` in each action";
            complaints.insert(file.complaint(node.line, text));
        }
        let actions = file.root.list("actions");
        if actions.iter().any(|action| action.get("shows").is_some()) {
            shown(file, actions, &content.declared.langs, complaints);
            words(content, file, complaints);
            open(file, complaints);
        }
    }
    balance(content, complaints);
}

/// Checks that every action shows something of its own, that a check is among them, and that it can decide.
fn shown(file: &File, actions: &[Node], langs: &[Lang], complaints: &mut Complaints) {
    let mut complain = |line, text: &str| _ = complaints.insert(file.complaint(line, text));
    let line = |action: &Node| action.get("id").map_or(action.line, |id| id.line);
    for (place, action) in actions.iter().enumerate() {
        let Some(shows) = action.get("shows") else {
            complain(
                line(action),
                "another action says what it shows; write shows = { zh = \"…\", en = \"…\" } here too, or take it out of all four",
            );
            continue;
        };
        let same = |other: &Node| {
            let said = |action: &Node, key: &str, lang: &Lang| {
                action.get(key).and_then(|node| node.word(lang.key())).map(str::to_owned)
            };
            let of = |lang| said(action, "shows", lang);
            langs.iter().any(|lang| of(lang).is_some() && of(lang) == said(other, "shows", lang))
        };
        if actions.iter().take(place).any(same) {
            complain(shows.line, "another action shows the same; write what this one shows");
        }
        let reason = action.get("reason");
        if reason
            .is_some_and(|reason| langs.iter().any(|lang| reason.word(lang.key()) == shows.word(lang.key())))
        {
            complain(shows.line, "this repeats the reason; write what one sees or hears after doing it");
        }
    }
    if !actions.iter().any(|action| action.is_true("check")) {
        complain(
            actions.first().map_or(1, line),
            "no action checks by a route of one’s own, so nothing would decide; write check = true in the one that does, or take `shows` out of all four",
        );
    }
    if let Some(truth) = file.root.get("truth").filter(|truth| truth.text() == Some("cannot-tell")) {
        complain(truth.line, "what a check shows would decide it; take `shows` out, or write another truth");
    }
}

/// Checks that what is shown leaves the verdict to the person.
fn words(content: &Content, file: &File, complaints: &mut Complaints) {
    let actions = file.texts().get("actions");
    for spoken in actions.map(|actions| spoken::all(actions, &content.declared)).unwrap_or_default() {
        let shows = spoken.node.get("shows").into_iter();
        for spoken in shows.flat_map(|shows| spoken::all(shows, &content.declared)) {
            for (_, line, text) in spoken.shown() {
                if let Some(found) = VERDICT.find(&text) {
                    let text = format!(
                        "“{}” gives the verdict; write what one sees or hears, and leave it to the person",
                        found.as_str()
                    );
                    complaints.insert(file.complaint(line, text));
                }
            }
        }
    }
}

/// Checks that nothing before the check decides: what was checked before, and whose address is shown.
fn open(file: &File, complaints: &mut Complaints) {
    let mut complain = |line, text: String| _ = complaints.insert(file.complaint(line, text));
    let slots = file.root.list("slots");
    let has_context = slots.iter().any(|slot| slot.word("id") == Some("context"));
    if let Some(known) =
        file.root.get("known").filter(|known| !has_context && known.text() != Some("unchecked"))
    {
        let text = "the person has checked already, so no check is left to choose; write a context without a check and known = \"unchecked\", or take `shows` out";
        complain(known.line, text.to_owned());
    }
    for slot in slots {
        let id = slot.word("id").unwrap_or_default().to_owned();
        let value = |node: &Node| SlotValue {
            kind: node.word("kind").unwrap_or_default().to_owned(),
            texts: Map::default(),
        };
        let values: Vec<_> = slot.list("values").iter().map(value).collect();
        let slot_of = Slot { id: id.clone(), values };
        if !slot_of.values.iter().any(|value| slot_of.is_open(value)) {
            let write = if id == "context" { "unchecked" } else { "none, unfamiliar or opaque" };
            let text = format!(
                "every value of “{id}” tells before the check; write one of kind {write}, or take `shows` out of the actions"
            );
            complain(slot.line, text);
        }
    }
}

/// Checks that scams and genuine items asked in two steps differ in number by at most a quarter of all.
fn balance(content: &Content, complaints: &mut Complaints) {
    let all = |action: &Node| action.get("shows").is_some();
    let items: Vec<_> = content
        .folder("items")
        .filter(|file| !file.root.list("actions").is_empty() && file.root.list("actions").iter().all(all))
        .collect();
    let count = |truth| items.iter().filter(|file| file.root.word("truth") == Some(truth)).count();
    let (scam, genuine) = (count("scam"), count("genuine"));
    let (more, fewer) = if scam > genuine { ("scam", "genuine") } else { ("genuine", "scam") };
    if items.len() >= BALANCED_FROM
        && scam.abs_diff(genuine) * 4 > items.len()
        && let Some(file) = items.iter().rev().find(|file| file.root.word("truth") == Some(more))
    {
        let line = file.root.get("truth").map_or(1, |truth| truth.line);
        let text = format!(
            "{scam} scams and {genuine} genuine items are asked in two steps; write `shows` in more {fewer} ones"
        );
        complaints.insert(file.complaint(line, text));
    }
}
