//! Rules about ids: they are well formed and unique, and every id that is named exists.

use std::collections::{BTreeMap, BTreeSet};

use super::{Complaints, GROUPS};
use crate::base::Kind;
use crate::content::{Content, File};
use crate::tree::Node;

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    let known = Known::of(content);
    for file in content.files() {
        if let Some(id) = file.root.get("id")
            && id.text() != Some(&file.stem)
        {
            let text = format!(
                "the id differs from the file’s name; write id = \"{}\", or rename the file",
                file.stem
            );
            complaints.insert(file.complaint(id.line, text));
        }
        walk(file, &file.root, &known, complaints);
    }
    let ours = |kind| content.base.as_ref().map(|base| base.ids(kind)).unwrap_or_default();
    let mut once = |kind, nodes: Vec<(&File, &Node)>| unique(nodes.into_iter(), ours(kind), complaints);
    let folder = |folder| content.folder(folder).map(|file| (file, &file.root));
    once(Kind::Tactics, folder("tactics").chain(folder("look-alikes")).collect());
    // In a folder two cannot be the same; in a host's pack they can.
    once(Kind::Channels, folder("channels").collect());
    once(Kind::Items, folder("items").collect());
    let listed = |path: &str, key| {
        let file = content.file(path);
        file.into_iter().flat_map(move |file| file.root.list(key).iter().map(move |node| (file, node)))
    };
    once(Kind::Sources, listed("sources", "sources").chain(listed("sources-quiz", "sources")).collect());
    once(Kind::Families, listed("families", "families").collect());
    once(Kind::Orders, listed("orders", "orders").collect());
    once(Kind::Precautions, listed("precautions", "precautions").collect());
}

/// Ids that may be named, by the key that names them.
struct Known(BTreeMap<&'static str, BTreeSet<String>>);

impl Known {
    fn of(content: &Content) -> Self {
        let ours = |kind| {
            let ids = content.base.as_ref().map(|base| base.ids(kind)).unwrap_or_default();
            ids.into_iter().map(str::to_owned).collect::<BTreeSet<_>>()
        };
        let listed = |path: &str, key: &str| -> BTreeSet<String> {
            let nodes = content.file(path).map_or(&[][..], |file| file.root.list(key));
            nodes.iter().filter_map(|node| node.word("id")).map(str::to_owned).collect()
        };
        let files =
            |folder: &str| content.folder(folder).map(|file| file.stem.clone()).collect::<BTreeSet<_>>();
        let groups: BTreeSet<_> = GROUPS.map(str::to_owned).into();
        Self(BTreeMap::from([
            ("family", &listed("families", "families") | &ours(Kind::Families)),
            ("tactic", &(&files("tactics") | &files("look-alikes")) | &ours(Kind::Tactics)),
            ("twin", files("items")),
            ("group", groups.clone()),
            ("groups", groups),
            (
                "sources",
                &(&listed("sources", "sources") | &listed("sources-quiz", "sources")) | &ours(Kind::Sources),
            ),
        ]))
    }
}

fn walk(file: &File, node: &Node, known: &Known, complaints: &mut Complaints) {
    for (key, child) in node.entries() {
        if key == "id" && child.text().is_some_and(|id| !is_id(id)) {
            let text =
                "an id is of at most 64 small letters, digits and hyphens; write one like \"carrier-store\"";
            complaints.insert(file.complaint(child.line, text));
        }
        if let Some(ids) = known.0.get(key.as_str()) {
            for named in std::slice::from_ref(child).iter().chain(child.items()) {
                if let Some(id) = named.text().filter(|id| !ids.contains(*id)) {
                    complaints.insert(file.complaint(named.line, unknown(key, id, ids)));
                }
            }
        }
        walk(file, child, known, complaints);
    }
    unique(node.items().iter().map(|item| (file, item)), Vec::new(), complaints);
    for item in node.items() {
        walk(file, item, known, complaints);
    }
}

/// Checks that no id is repeated among these or one of `taken`.
fn unique<'a>(
    nodes: impl Iterator<Item = (&'a File, &'a Node)>,
    taken: Vec<&'a str>,
    complaints: &mut Complaints,
) {
    let mut seen: BTreeSet<&str> = taken.into_iter().collect();
    for (file, node) in nodes {
        if let Some(id) = node.get("id")
            && let Some(text) = id.text()
            && !seen.insert(text)
        {
            complaints
                .insert(file.complaint(id.line, format!("the id “{text}” is there already; write another")));
        }
    }
}

/// Longest id, in bytes, because links carry ids.
const LONGEST: usize = 64;

fn is_id(text: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.len() <= LONGEST && text.split('-').all(is_part)
}

fn unknown(key: &str, id: &str, ids: &BTreeSet<String>) -> String {
    let (what, place) = match key {
        "family" => ("family", "content/families.toml"),
        "tactic" => ("tactic or look-alike", "content/tactics or content/look-alikes"),
        "twin" => ("item", "content/items"),
        "sources" => ("source", "content/sources.toml"),
        _ => ("group", "the list of groups"),
    };
    // Ids of sources are too short and too alike to guess.
    let guessable = ids.iter().filter(|known| id.len() + known.len() <= 2 * LONGEST);
    let close = guessable.min_by_key(|known| distance(id, known));
    let close = close.filter(|known| key != "sources" && distance(id, known) * 3 <= id.len());
    let instead = match close {
        Some(close) => format!("did you mean \"{close}\"?"),
        None if ids.len() <= 24 && !ids.is_empty() => {
            format!("write one of: {}", ids.iter().map(String::as_str).collect::<Vec<_>>().join(", "))
        }
        None => format!("write an id that stands in {place}, or add it there"),
    };
    format!("there is no {what} “{id}”; {instead}")
}

/// Returns the Levenshtein distance: how many letters have to be added, removed or changed.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in other.bytes().enumerate() {
            let cost = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, is_id};

    #[test]
    fn distance_is_levenshteins() {
        for (one, other, expected) in
            [("", "", 0), ("abc", "", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2)]
        {
            assert_eq!((distance(one, other), distance(other, one)), (expected, expected));
        }
    }

    #[test]
    fn ids_are_in_kebab_case() {
        assert!(["a", "g06", "carrier-store", "5g-upgrade"].into_iter().all(is_id));
        assert!(!["", "A", "a_b", "-a", "a--b", "a b", "卡"].into_iter().any(is_id));
    }
}
