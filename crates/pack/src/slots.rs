//! Slots of item models as authors write them: finds their values, and writes out every text that they fill.

use std::collections::BTreeSet;

use topup_guard_core::pack::{Known, MOST_VARIANTS, next_place};

use crate::content::{Content, File};
use crate::lang::{Lang, is_key};
use crate::rules::Complaints;
use crate::tree::{Node, Value};

/// Kinds of value of the slot `link`: whose address it is, and how it looks.
pub(crate) const LINKS: [&str; 7] =
    ["none", "official", "official-short", "unfamiliar", "subdomain", "look-alike", "opaque"];
/// Most slots of a model, values of a slot, and texts of a value.
const MOST: [usize; 3] = [8, 40, 12];
/// Most ways in which one text is filled; it names too many slots beyond that.
const MOST_TEXTS: usize = 2_000;
/// Most bytes of all texts that the models of a host's pack fill: each is checked while a page waits.
const MOST_FILLED: usize = 1 << 20;
/// Key of a text that was filled: with which values.
pub(crate) const FILLED: &str = "filled";
/// Keys of a value that are no texts.
const NO_TEXTS: [&str; 2] = ["id", "kind"];

/// Slot with its values.
struct Slot {
    id: String,
    line: usize,
    values: Vec<SlotValue>,
}

/// Value of a slot.
struct SlotValue {
    line: usize,
    kind: Option<Node>,
    /// Its texts by name, each in all languages.
    texts: Vec<(String, Node)>,
}

/// Resolves the slots of all item models: their lists, and every text that they fill. Complains of what
/// cannot be a slot; the model has none then.
pub(crate) fn resolve(content: &mut Content, complaints: &mut Complaints) {
    let lists = content.file("slots").map(|file| file.root.clone());
    let langs = content.declared.langs.clone();
    let mut is_told = false;
    let mut left = if content.base.is_some() { MOST_FILLED } else { usize::MAX };
    for file in content.folder_mut("items") {
        let Some(node) = file.root.take("slots") else { continue };
        let mut found = Complaints::new();
        let slots = read(file, &node, lists.as_ref(), &langs, &mut found);
        check(file, &node, &slots, &langs, &mut found);
        // What else would be said of its texts follows from that.
        let mut filled = Node { line: file.root.line, value: Value::Table(Vec::new()) };
        if found.is_empty() {
            let used = used(&file.root, &slots);
            filled = expand(file, &file.root, &slots, &mut left, &mut found);
            if left == 0 && !is_told {
                is_told = true;
                let text = "the models up to this one fill more than 1 MB of texts; take slots or values out";
                found.insert(file.complaint(node.line, text));
            }
            if let Value::Table(entries) = &mut file.root.value {
                entries.push(("slots".to_owned(), wire(&node, &slots, &used)));
            }
        }
        file.filled = Some(filled);
        complaints.extend(found);
    }
}

/// Reads the slots of a file.
fn read(
    file: &File,
    node: &Node,
    lists: Option<&Node>,
    langs: &[Lang],
    complaints: &mut Complaints,
) -> Vec<Slot> {
    let mut complain = |line, text: String| _ = complaints.insert(file.complaint(line, text));
    let mut slots: Vec<Slot> = Vec::new();
    let [most_slots, most_values, most_texts] = MOST;
    if node.items().is_empty() || node.items().len() > most_slots {
        complain(node.line, format!("a model has 1 to {most_slots} slots; write each as [[slots]]"));
        return slots;
    }
    for slot in node.items() {
        let id = slot.word("id").unwrap_or_default().to_owned();
        let line = slot.get("id").map_or(slot.line, |id| id.line);
        if id.is_empty() || !id.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-')) {
            complain(line, "a slot is named by small letters: id = \"brand\"".to_owned());
            continue;
        }
        if slots.iter().any(|other| other.id == id) {
            complain(line, format!("there are two slots “{id}”; give one another id"));
            continue;
        }
        for (key, other) in slot.entries() {
            if !["id", "list", "only", "values"].contains(&key.as_str()) {
                complain(other.line, format!("`{key}` has no place here; a slot has id, list, only, values"));
            }
        }
        let list: Vec<&Node> = match slot.get("list") {
            None => slot.list("values").iter().collect(),
            Some(named) => {
                let name = named.text().unwrap_or_default();
                let known = lists.map_or(&[][..], Node::entries);
                if !known.iter().any(|(key, _)| key == name) {
                    let names: Vec<_> = known.iter().map(|(key, _)| key.as_str()).collect();
                    complain(
                        named.line,
                        format!("there is no list “{name}”; write one of: {}", names.join(", ")),
                    );
                    continue;
                }
                let values = lists.map_or(&[][..], |lists| lists.list(name));
                let only: Vec<&str> = slot.list("only").iter().filter_map(Node::text).collect();
                for id in only.iter().filter(|id| !values.iter().any(|value| value.word("id") == Some(id))) {
                    complain(named.line, format!("the list “{name}” has no value “{id}”"));
                }
                let is_in =
                    |value: &&Node| only.is_empty() || value.word("id").is_some_and(|id| only.contains(&id));
                values.iter().filter(is_in).collect()
            }
        };
        if list.len() < 2 || list.len() > most_values {
            let count = list.len();
            let text = format!(
                "the slot “{id}” has {count} values; write 2 to {most_values}: values = [{{ zh = \"…\", en = \"…\" }}, …], or list = \"brands\""
            );
            complain(line, text);
            continue;
        }
        let mut values = Vec::new();
        for value in list {
            let own = slot.get("list").is_none();
            let line = if own { value.line } else { slot.line };
            let mut texts = Vec::new();
            if value.is_spoken() {
                texts.push(("text".to_owned(), in_all(value, line, langs)));
            }
            for (key, text) in
                value.entries().iter().filter(|(key, _)| !is_key(key) && !NO_TEXTS.contains(&key.as_str()))
            {
                if text.is_spoken() || text.text().is_some() {
                    texts.push((key.clone(), in_all(text, line, langs)));
                } else {
                    complain(line, format!("`{key}` is {}; a value has texts only", text.kind()));
                }
            }
            if texts.is_empty() || texts.len() > most_texts {
                complain(line, format!("a value has 1 to {most_texts} texts; write zh = \"…\", en = \"…\""));
            }
            values.push(SlotValue { line, kind: value.get("kind").cloned(), texts });
        }
        slots.push(Slot { id, line, values });
    }
    slots
}

/// Returns a text in every language; a plain one is the same in all.
fn in_all(node: &Node, line: usize, langs: &[Lang]) -> Node {
    let text = |key: &str| {
        let text = node.text().or_else(|| node.word(key))?;
        Some((key.to_owned(), Node { line, value: Value::Text(text.to_owned()) }))
    };
    Node { line, value: Value::Table(langs.iter().filter_map(|lang| text(lang.key())).collect()) }
}

/// Checks what can be seen without filling: kinds, unused slots, equal values, slots inside slots.
fn check(file: &File, node: &Node, slots: &[Slot], langs: &[Lang], complaints: &mut Complaints) {
    let mut complain = |line, text: String| _ = complaints.insert(file.complaint(line, text));
    let counts = slots.iter().map(|slot| u32::try_from(slot.values.len()).unwrap_or(u32::MAX));
    if counts.fold(1, u32::saturating_mul) > MOST_VARIANTS {
        complain(
            node.line,
            format!("there are more than {MOST_VARIANTS} variants; take slots or values out"),
        );
    }
    let used = used(&file.root, slots);
    for slot in slots {
        let own: Vec<&String> = used.iter().filter(|(id, _)| *id == slot.id).map(|(_, name)| name).collect();
        if own.is_empty() {
            complain(
                slot.line,
                format!("no text names the slot “{}”; write {{{}}} in one", slot.id, slot.id),
            );
            continue;
        }
        for (place, value) in slot.values.iter().enumerate() {
            let same = |other: &&SlotValue| {
                langs.iter().any(|lang| {
                    let said = |value: &SlotValue| -> Vec<Option<String>> {
                        own.iter().map(|name| word(value, name, lang.key()).map(str::to_owned)).collect()
                    };
                    said(other) == said(value)
                })
            };
            if slot.values.iter().take(place).find(same).is_some() {
                let text = format!(
                    "two values of the slot “{}” read the same in one language, so two variants would be equal; change one",
                    slot.id
                );
                complain(value.line, text);
            }
            let names = match slot.id.as_str() {
                "link" => LINKS.to_vec(),
                "context" => Known::ALL.map(|(_, name)| name).to_vec(),
                _ => continue,
            };
            kind(file, slot, value, &names, &mut complain);
        }
        // Slots whose values name slots are named by texts only, so that filling ends.
        let names_slots = |slot: &Slot| {
            let mut texts = slot.values.iter().flat_map(|value| &value.texts);
            texts.any(|(_, text)| text.entries().iter().any(|(_, text)| !places(text).is_empty()))
        };
        for value in &slot.values {
            let inner =
                value.texts.iter().flat_map(|(_, text)| text.entries()).flat_map(|(_, text)| places(text));
            for (id, _) in inner {
                let other = slots.iter().find(|other| other.id == id);
                if other.is_some_and(names_slots) {
                    let text = format!(
                        "a value names the slot “{id}”, whose values name slots too; write its text out"
                    );
                    complain(value.line, text);
                }
            }
        }
    }
}

/// Checks that the kind of a value is known, and goes with the truth.
fn kind(
    file: &File,
    slot: &Slot,
    value: &SlotValue,
    names: &[&str],
    complain: &mut impl FnMut(usize, String),
) {
    let kind = value.kind.as_ref().and_then(Node::text).unwrap_or_default();
    if !names.contains(&kind) {
        let text =
            format!("a value of “{}” says what it is; write kind = one of: {}", slot.id, names.join(", "));
        complain(value.line, text);
    }
    if let Some(text) = against(file.root.word("truth"), kind) {
        complain(value.line, text);
    }
}

/// Returns why this kind of address or context cannot stand in an item of this truth.
pub(crate) fn against(truth: Option<&str>, kind: &str) -> Option<String> {
    let (truths, write): (&[&str], _) = match kind {
        "subdomain" | "look-alike" => (&["scam"], "unfamiliar, opaque or none"),
        "matches" => (&["genuine"], "decoy, unchecked or differs"),
        "differs" => (&["scam"], "decoy, unchecked or matches"),
        _ => return None,
    };
    let fits = truth.is_none_or(|truth| truths.contains(&truth));
    (!fits).then(|| {
        format!(
            "“{kind}” decides that it is {}, and the truth is another; write {write}",
            truths.join(" or ")
        )
    })
}

/// Returns the text of a value under a name.
fn word<'a>(value: &'a SlotValue, name: &str, lang: &str) -> Option<&'a str> {
    value.texts.iter().find(|(key, _)| key == name)?.1.word(lang)
}

/// Returns the slots that a text names, each with the name of the text of its value.
fn places(node: &Node) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = node.text().unwrap_or_default();
    while let Some((_, place, after)) = next_place(rest) {
        let (id, name) = place.split_once('.').unwrap_or((place, "text"));
        found.push((id.to_owned(), name.to_owned()));
        rest = after;
    }
    found
}

/// Returns what all texts of a model name, directly and in values that they name.
fn used(root: &Node, slots: &[Slot]) -> BTreeSet<(String, String)> {
    fn all(node: &Node, found: &mut BTreeSet<(String, String)>) {
        found.extend(places(node));
        node.entries().iter().map(|(_, node)| node).chain(node.items()).for_each(|node| all(node, found));
    }
    let mut found = BTreeSet::new();
    all(root, &mut found);
    // Values name slots whose values name none.
    for (id, name) in found.clone() {
        for value in slots.iter().filter(|slot| slot.id == id).flat_map(|slot| &slot.values) {
            let texts = value.texts.iter().filter(|(key, _)| *key == name);
            texts.for_each(|(_, text)| all(text, &mut found));
        }
    }
    found
}

/// Returns what the words of one text name, directly and in values.
fn used_in_words(node: &Node, slots: &[Slot]) -> BTreeSet<(String, String)> {
    let words = node.entries().iter().filter(|(key, _)| is_key(key)).cloned().collect();
    used(&Node { line: node.line, value: Value::Table(words) }, slots)
}

/// Returns the slots as the wire types have them, without texts that nobody names.
fn wire(node: &Node, slots: &[Slot], used: &BTreeSet<(String, String)>) -> Node {
    let at = |line, value| Node { line, value };
    let text = |line, text: &str| at(line, Value::Text(text.to_owned()));
    let value = |slot: &Slot, value: &SlotValue| {
        let is_used = |(name, _): &&(String, Node)| used.contains(&(slot.id.clone(), name.clone()));
        let texts = value.texts.iter().filter(is_used).cloned().collect();
        let kind = value.kind.as_ref().and_then(Node::text).unwrap_or_default();
        let entries = vec![
            ("kind".to_owned(), text(value.line, kind)),
            ("texts".to_owned(), at(value.line, Value::Table(texts))),
        ];
        at(value.line, Value::Table(entries))
    };
    let slot = |slot: &Slot| {
        let values = slot.values.iter().map(|one| value(slot, one)).collect();
        let entries = vec![
            ("id".to_owned(), text(slot.line, &slot.id)),
            ("values".to_owned(), at(slot.line, Value::List(values))),
        ];
        at(slot.line, Value::Table(entries))
    };
    at(node.line, Value::List(slots.iter().map(slot).collect()))
}

/// Returns a tree in which every text that names slots is a list of the texts it can become.
///
/// `left` is the number of bytes that may still be filled; at 0, texts are left as they are.
fn expand(file: &File, node: &Node, slots: &[Slot], left: &mut usize, complaints: &mut Complaints) -> Node {
    let value = match &node.value {
        Value::Table(_) if node.is_spoken() => {
            let texts = filled(file, node, slots, left, complaints);
            match <[Node; 1]>::try_from(texts) {
                Ok([only]) => return only,
                Err(texts) => Value::List(texts),
            }
        }
        Value::Table(entries) => Value::Table(
            entries
                .iter()
                .map(|(key, node)| (key.clone(), expand(file, node, slots, left, complaints)))
                .collect(),
        ),
        Value::List(items) => {
            Value::List(items.iter().map(|node| expand(file, node, slots, left, complaints)).collect())
        }
        other => other.clone(),
    };
    Node { line: node.line, value }
}

/// Returns a text in every way in which the slots that it names fill it.
fn filled(
    file: &File,
    node: &Node,
    slots: &[Slot],
    left: &mut usize,
    complaints: &mut Complaints,
) -> Vec<Node> {
    let named = used_in_words(node, slots);
    let chosen: Vec<&Slot> = slots.iter().filter(|slot| named.iter().any(|(id, _)| *id == slot.id)).collect();
    let ways = chosen.iter().map(|slot| slot.values.len()).fold(1, usize::saturating_mul);
    if ways > MOST_TEXTS {
        let text =
            format!("this text can be filled in {ways} ways, more than {MOST_TEXTS}; name fewer slots in it");
        complaints.insert(file.complaint(node.line, text));
        return vec![node.clone()];
    }
    let mut texts = Vec::new();
    for way in 0..ways {
        if *left == 0 {
            break;
        }
        let mut rest = way;
        let mut values = Vec::new();
        for slot in &chosen {
            if let Some(value) = slot.values.get(rest % slot.values.len()) {
                values.push((slot.id.as_str(), rest % slot.values.len() + 1, value));
            }
            rest /= slot.values.len();
        }
        let with: Vec<String> = values.iter().map(|(id, place, _)| format!("{id} {place}")).collect();
        let mut entries: Vec<(String, Node)> = Vec::new();
        for (key, text) in node.entries() {
            match text.text().filter(|_| is_key(key)) {
                Some(words) => {
                    let words = fill(&fill(words, key, &values), key, &values);
                    *left = left.saturating_sub(words.len());
                    entries.push((key.clone(), Node { line: text.line, value: Value::Text(words) }));
                }
                // What else it has, such as the reason of an action, stands in the first only.
                None if way == 0 => entries.push((key.clone(), expand(file, text, slots, left, complaints))),
                None => {}
            }
        }
        if !with.is_empty() {
            let with = Node { line: node.line, value: Value::Text(with.join(", ")) };
            entries.push((FILLED.to_owned(), with));
        }
        texts.push(Node { line: node.line, value: Value::Table(entries) });
    }
    texts
}

/// Fills the placeholders of a text once.
fn fill(text: &str, lang: &str, values: &[(&str, usize, &SlotValue)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, place, after)) = next_place(rest) {
        let (id, name) = place.split_once('.').unwrap_or((place, "text"));
        let value = values.iter().find(|(slot, ..)| *slot == id);
        filled.push_str(before);
        match value.and_then(|(.., value)| word(value, name, lang)) {
            Some(word) if filled.len() < 8_000 => filled.push_str(word),
            _ => filled.push_str(rest.get(before.len()..rest.len() - after.len()).unwrap_or_default()),
        }
        rest = after;
    }
    filled + rest
}
