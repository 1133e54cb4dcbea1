//! Rules about the whole item bank: the minimum numbers that `content/bank.toml` asks for, if it is there.

use std::collections::BTreeMap;

use topup_guard_core::pack::{Alignment, CueCount, Difficulty};

use super::{Complaints, GROUPS, only};
use crate::content::{Content, File};
use crate::tree::{Node, Value};
use crate::variants::differing_variants;

const TRUTHS: [&str; 3] = ["scam", "genuine", "cannot-tell"];
const KINDS: [&str; 7] = ["sms", "chat", "call", "page", "poster", "counter", "listing"];
const LEAST: [&str; 9] =
    ["family", "family-scam", "family-genuine", "twins", "tap", "two-step", "orders", "models", "variants"];
const THIRDS: [&str; 3] = ["easy", "medium", "hard"];

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    let Some(file) = content.file("bank") else { return };
    only(file, Some(&file.root), &["truths", "kinds", "groups", "least", "difficulty"], "part", complaints);
    let items: Vec<_> = content.folder("items").collect();
    let mut bank = Bank { file, complaints };
    let truths = |word: &str| count(&items, |item| item.root.word("truth") == Some(word));
    let kinds = |word: &str| {
        count(&items, |item| item.root.get("artefact").and_then(|node| node.word("kind")) == Some(word))
    };
    let groups = |word: &str| count(&items, |item| item.root.word("group") == Some(word));
    bank.each("truths", &TRUTHS, truths, |word| format!("items with truth = \"{word}\""));
    bank.each("kinds", &KINDS, kinds, |word| format!("items that show the kind \"{word}\""));
    bank.each("groups", &GROUPS, groups, |word| format!("items of the channel group \"{word}\""));
    let paired = |item: &File| item.root.word("truth") == Some("scam") && item.root.get("twin").is_some();
    let total = |word: &str| match word {
        "twins" => count(&items, paired),
        "tap" => count(&items, |item| item.root.is_true("tap")),
        "two-step" => count(&items, |item| is_two_step(&item.root)),
        "models" => count(&items, |item| !item.root.list("slots").is_empty()),
        "variants" => items.iter().map(|item| differing(content, item)).sum(),
        "orders" => content.file("orders").map_or(0, |file| file.root.list("orders").len()),
        _ => usize::MAX,
    };
    bank.each("least", &LEAST, total, |word| match word {
        "twins" => "pairs of twins".to_owned(),
        "tap" => "items with tap = true".to_owned(),
        "two-step" => "items whose actions say what they show".to_owned(),
        "models" => "items with [[slots]]".to_owned(),
        "variants" => "variants that differ in two of sender, link, context and ask".to_owned(),
        _ => "put-in-order exercises in orders.toml".to_owned(),
    });
    for truth in [None, Some("scam"), Some("genuine")] {
        families(content, &items, truth, &mut bank);
    }
    thirds(&items, &mut bank);
}

/// Minimum numbers, and where complaints go.
struct Bank<'a> {
    file: &'a File,
    complaints: &'a mut Complaints,
}

impl Bank<'_> {
    /// Returns the line and the number under a key of a part.
    fn asked(&self, part: &str, key: &str) -> Option<(usize, usize)> {
        let node = self.file.root.get(part)?.get(key)?;
        if let Value::Number(number) = node.value { Some((number.try_into().ok()?, node.line)) } else { None }
    }

    /// Checks that every key of a part is known and a number, and that there is as much of it as it asks for.
    fn each(
        &mut self,
        part: &str,
        known: &[&str],
        there: impl Fn(&str) -> usize,
        what: impl Fn(&str) -> String,
    ) {
        only(self.file, self.file.root.get(part), known, "minimum", self.complaints);
        for key in known {
            let node = self.file.root.get(part).and_then(|node| node.get(key));
            match self.asked(part, key) {
                Some((least, line)) if there(key) < least => {
                    let text = format!(
                        "there are {} {}, and this asks for {least}; write {} more",
                        there(key),
                        what(key),
                        least - there(key)
                    );
                    self.complaints.insert(self.file.complaint(line, text));
                }
                None if node.is_some() => {
                    let line = node.map_or(1, |node: &Node| node.line);
                    let text = format!("`{key}` has to be a whole number; write {key} = 4");
                    self.complaints.insert(self.file.complaint(line, text));
                }
                _ => {}
            }
        }
    }
}

fn count(items: &[&File], is_it: impl Fn(&File) -> bool) -> usize {
    items.iter().filter(|item| is_it(item)).count()
}

/// Returns whether every action of an item says what it shows.
fn is_two_step(item: &Node) -> bool {
    let actions = item.list("actions");
    !actions.is_empty() && actions.iter().all(|action| action.get("shows").is_some())
}

/// Returns how many variants of an item differ in more than a name or an amount.
fn differing(content: &Content, item: &File) -> usize {
    let values = |slot: &Node| match slot.word("list") {
        Some(list) => match slot.list("only").len() {
            0 => content.file("slots").map_or(1, |file| file.root.list(list).len()),
            only => only,
        },
        None => slot.list("values").len(),
    };
    let slots = item.root.list("slots").iter();
    differing_variants(slots.map(|slot| (slot.word("id").unwrap_or_default(), values(slot))))
}

/// Checks that every family has enough items, of one truth or of all: a review has to find an unseen one.
fn families(content: &Content, items: &[&File], truth: Option<&str>, bank: &mut Bank<'_>) {
    let key = truth.map_or("family".to_owned(), |truth| format!("family-{truth}"));
    let Some((least, _)) = bank.asked("least", &key) else { return };
    let Some(file) = content.file("families") else { return };
    let (of, with) = match truth {
        Some(truth) => (format!(" with truth = \"{truth}\""), format!(" and truth = \"{truth}\"")),
        None => Default::default(),
    };
    for family in file.root.list("families") {
        let Some(id) = family.word("id") else { continue };
        let is_it = |item: &File| {
            item.root.word("family") == Some(id)
                && truth.is_none_or(|truth| item.root.word("truth") == Some(truth))
        };
        let there = count(items, is_it);
        if there < least {
            let text = format!(
                "the family “{id}” has {there} items{of}, and bank.toml asks for {least}; write {} more with family = \"{id}\"{with}",
                least - there
            );
            bank.complaints.insert(file.complaint(family.line, text));
        }
    }
}

/// Checks that each stratum of difficulty has its share of the items, in per cent.
fn thirds(items: &[&File], bank: &mut Bank<'_>) {
    only(bank.file, bank.file.root.get("difficulty"), &["least", "most"], "share", bank.complaints);
    let (Some((least, line)), Some((most, _))) =
        (bank.asked("difficulty", "least"), bank.asked("difficulty", "most"))
    else {
        return;
    };
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for item in items {
        if let Some(rated) = item.root.get("difficulty").and_then(rated) {
            *found.entry(Difficulty::stratum(rated.rating())).or_default() += 1;
        }
    }
    let all: usize = found.values().sum();
    for (place, name) in THIRDS.iter().enumerate() {
        let here = found.get(&place).copied().unwrap_or_default();
        if here * 100 < least * all || here * 100 > most * all {
            let text = format!(
                "{here} of {all} items are {name}, and this asks for {least} to {most} in a hundred; make some items of another third easier or harder (docs/CONTENT.md says how difficulty is counted)"
            );
            bank.complaints.insert(bank.file.complaint(line, text));
        }
    }
}

fn rated(node: &Node) -> Option<Difficulty> {
    let cues = match node.word("cues")? {
        "few" => CueCount::Few,
        "some" => CueCount::Some,
        "many" => CueCount::Many,
        _ => return None,
    };
    let alignment = match node.word("alignment")? {
        "weak" => Alignment::Weak,
        "medium" => Alignment::Medium,
        "strong" => Alignment::Strong,
        _ => return None,
    };
    Some(Difficulty { cues, alignment })
}
