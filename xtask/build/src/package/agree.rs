//! Tests that the manifest, docs/EMBEDDING.md, style sheet, scripts and types say the same of the element.
//!
//! That the running element is the same too is tested by the page tests (`tests/pages/manifest.rs`).
use serde_json::Value;
use std::collections::BTreeSet;

const EMBEDDING: &str = include_str!("../../../../docs/EMBEDDING.md");
const FRAME: &str = include_str!("../../../../static/embed.js");
const HOST_PACK: &str = include_str!("../../../../static/host-pack.js");
const LOADER: &str = concat!(
    include_str!("../../../../static/loader.js"),
    include_str!("../../../../static/texts.js"),
    include_str!("../../../../static/topup-guard.js")
);
const README: &str = include_str!("../../../package/README.md");
const STYLE: &str = include_str!("../../../../static/style.css");
const TYPES: &str = include_str!("../../../package/types.d.ts");

type Names = BTreeSet<String>;

/// Returns the names in one of the manifest's lists.
fn listed(list: &str, kind: Option<&str>) -> Names {
    let element = super::manifest().unwrap()["modules"][0]["declarations"][0].take();
    let of_kind = |one: &&Value| kind.is_none_or(|kind| one["kind"] == kind);
    element[list]
        .as_array()
        .unwrap()
        .iter()
        .filter(of_kind)
        .map(|one| one["name"].as_str().unwrap().into())
        .collect()
}

/// Returns what stands between two marks of a text.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {begin}")).0
}

/// Returns all that stands in quotes of this kind, without them.
fn quoted(text: &str, quote: char) -> Names {
    text.split(quote).skip(1).step_by(2).map(str::to_owned).collect()
}

/// Returns what begins each row of a table, or each point of a list: the word in backticks, up to anything
/// that is no name.
fn heads(section: &str) -> Names {
    let heads =
        section.lines().filter_map(|line| line.strip_prefix("| `").or_else(|| line.strip_prefix("* `")));
    heads.map(|head| head.split(['`', '(']).next().unwrap().to_owned()).collect()
}

fn set<const N: usize>(names: [&str; N]) -> Names {
    names.map(str::to_owned).into()
}

/// Returns every name that begins with `--topup-guard-`.
fn custom_properties(text: &str) -> Names {
    let names = text.split("--topup-guard-").skip(1);
    names
        .map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap())
        .map(|name| format!("--topup-guard-{name}"))
        .collect()
}

#[test]
fn embedding_names_each_attribute_method_and_event() {
    assert_eq!(heads(between(EMBEDDING, "## Attributes", "\n## ")), listed("attributes", None));
    assert_eq!(heads(between(EMBEDDING, "## Methods", "\n## ")), listed("members", Some("method")));
    assert_eq!(heads(between(EMBEDDING, "## Events", "\nKinds of")), listed("events", None));
}

#[test]
fn embedding_names_each_property_beside_its_attribute() {
    let table = between(EMBEDDING, "## Attributes", "\n## ");
    let last = |line: &str| line.rsplit('|').nth(1).and_then(|cell| quoted(cell, '`').pop_first());
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    let properties: Names = rows.filter_map(last).filter(|name| !name.contains('(')).collect();
    // `lang` is every element's property.
    let fields = listed("members", Some("field")).union(&set(["lang"])).cloned().collect();
    assert_eq!(properties, fields);
}

#[test]
fn the_iframe_takes_each_attribute_from_its_address() {
    let mut taken = listed("attributes", None);
    // `static/embed.html` has `loading="eager"`: when to load is the frame's own attribute. A contact is shown as
    // the host's, which an address cannot speak for.
    assert!(taken.remove("loading") && taken.remove("help-contact"));
    assert_eq!(quoted(between(FRAME, "const SETTINGS = [", "]"), '"'), taken);
    assert_eq!(quoted(between(EMBEDDING, "The attributes stand in the address (", ")"), '`'), taken);
}

#[test]
fn start_takes_a_number_or_words_as_embedding_has_them() {
    let element = super::manifest().unwrap()["modules"][0]["declarations"][0].take();
    let named =
        |list: &str| element[list].as_array().unwrap().iter().find(|one| one["name"] == "start").unwrap();
    let types = [named("attributes"), &named("members")["parameters"][0]]
        .map(|one| one["type"]["text"].as_str().unwrap().split(" | ").collect::<BTreeSet<_>>());
    assert_eq!(types, [BTreeSet::from(["number", "string"]), BTreeSet::from(["number", "string"])]);
    // That they compile is held by xtask/package/check/types.mts, which has the same examples.
    let compiled = include_str!("../../../package/check/types.mts");
    let section = between(EMBEDDING, "\n`start` says", "\n\n");
    let examples = section.split("start=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let examples: Names = examples.map(str::to_owned).collect();
    assert!(!examples.is_empty());
    for example in examples {
        assert!(compiled.contains(&format!("start: \"{example}\"")), "{example}");
        assert!(compiled.contains(&format!("start(\"{example}\")")), "{example}");
    }
}

#[test]
fn the_style_sheet_and_embedding_name_the_same_custom_properties() {
    let looks = between(EMBEDDING, "## Looks", "\n## ");
    assert_eq!(custom_properties(looks), listed("cssProperties", None));
    assert_eq!(custom_properties(STYLE), listed("cssProperties", None));
}

#[test]
fn embedding_names_each_part() {
    let looks = between(EMBEDDING, "Parts for `::part()`:", "## ");
    assert_eq!(quoted(looks, '`'), listed("cssParts", None));
}

#[test]
fn errors_are_of_the_kinds_that_there_are_words_for() {
    let kinds = quoted(between(TYPES, "type ErrorKind =", ";"), '"');
    assert_eq!(heads(between(EMBEDDING, "Kinds of", "\n## ")), kinds);
    let texts = between(LOADER, "const TEXTS = {\n", "\n};").lines();
    let keys = texts.filter_map(|line| line.trim_start().split_once(": ["));
    let mut named: Names = keys.map(|(key, _)| key.trim_matches('"').to_owned()).collect();
    named = named.difference(&set(["advice", "loading", "reload", "retry", "typed"])).cloned().collect();
    // What reads a host's own content brings words for a kind of its own.
    named.insert(between(HOST_PACK, "{ kind: \"", "\"").to_owned());
    // A program that has stopped is faulty in the same words as one that came so.
    named.insert(between(LOADER, "this.#fail(\"", "\"").to_owned());
    assert_eq!(named, kinds);
}

#[test]
fn types_name_the_values_that_embedding_does() {
    for (attribute, alias) in
        [("view", "View"), ("theme", "Theme"), ("text-size", "TextSize"), ("report", "Report")]
    {
        let row = between(EMBEDDING, &format!("\n| `{attribute}` |"), "\n");
        let values = quoted(row.split('|').next().unwrap().trim_end_matches("see [Events](#events)"), '`');
        assert_eq!(quoted(between(TYPES, &format!("type {alias} ="), ";"), '"'), values, "{attribute}");
    }
}

#[test]
fn the_readme_declares_it_for_react_as_the_example_does() {
    assert!(README.contains(include_str!("../../../../examples/hosts/react/topup-guard.d.ts")));
}

#[test]
fn what_the_packages_documents_link_to_is_packed() {
    let content = include_str!("../../../../docs/CONTENT.md");
    let packs = include_str!("../../../../docs/PACKS.md");
    let serving = include_str!("../../../../docs/serving.md");
    let teaching = include_str!("../../../../docs/teaching.md");
    let chinese = include_str!("../../../../docs/teaching.zh.md");
    let packed = [EMBEDDING, content, packs, serving, teaching, chinese].map(|text| ("docs", text));
    for (folder, text) in [("", README)].into_iter().chain(packed) {
        let links = text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().unwrap());
        for link in links.filter(|link| !link.is_empty() && !link.starts_with("http")) {
            let path = match link.strip_prefix("../") {
                Some(path) => path.to_owned(),
                None if folder.is_empty() => link.to_owned(),
                None => format!("{folder}/{link}"),
            };
            assert!(super::DOCUMENTS.contains(&path.as_str()), "{link} in {folder}/");
        }
    }
}
