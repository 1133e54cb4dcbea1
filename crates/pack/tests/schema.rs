//! The published schema takes what the program takes, and refuses what is of another shape.

use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use topup_guard_pack::{content_dir, schema};

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn published() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("file:///pack.schema.json", schema()).expect("a schema");
        let index = compiler.compile("file:///pack.schema.json", &mut schemas).expect("a sound schema");
        Self(schemas, index)
    }

    fn takes(&self, pack: &Value) -> Result<(), String> {
        self.0.validate(pack, self.1).map_err(|error| format!("{error:#}"))
    }
}

fn example(name: &str) -> Value {
    let path = content_dir().with_file_name("examples/packs").join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("an example")).expect("JSON")
}

/// Returns our own content as a host would write it.
fn ours() -> Value {
    let read = |path: std::path::PathBuf| -> Value {
        let text = fs::read_to_string(path).expect("content");
        serde_json::to_value(text.parse::<toml::Table>().expect("TOML")).expect("JSON")
    };
    let lists = read(content_dir().join("slots.toml"));
    let mut pack = json!({ "topup_guard_pack": 1 });
    let about = read(content_dir().join("about.toml"));
    pack["about"] = json!({
        "name": { "zh": "充前看" }, "country": "CN", "languages": ["zh", "en"], "compiled": about["compiled"],
    });
    for part in ["messages", "picker", "help"] {
        pack[part] = read(content_dir().join(format!("{part}.toml")));
    }
    for part in ["not_channels", "precautions", "cards", "guides", "sources", "families", "orders"] {
        pack[part] = read(content_dir().join(format!("{}.toml", part.replace('_', "-"))))[part].clone();
    }
    for part in ["channels", "tactics", "look_alikes", "items"] {
        let folder = content_dir().join(part.replace('_', "-"));
        let mut entries: Vec<_> =
            folder.read_dir().expect("a folder").flatten().map(|entry| read(entry.path())).collect();
        // The place in the list says it.
        entries.iter_mut().for_each(|entry| _ = entry.as_object_mut().map(|entry| entry.remove("order")));
        // A host writes values where we name a list.
        let slots = entries.iter_mut().filter_map(|entry| entry.get_mut("slots")?.as_array_mut()).flatten();
        for slot in slots.filter_map(Value::as_object_mut) {
            slot.remove("only");
            if let Some(Value::String(list)) = slot.remove("list") {
                slot.insert("values".to_owned(), lists[&list].clone());
            }
        }
        pack[part] = Value::Array(entries);
    }
    pack
}

#[test]
fn the_examples_and_our_own_content_are_of_this_shape() {
    let schema = Schema::published();
    for pack in [example("country.json"), example("overlay.json"), ours()] {
        schema.takes(&pack).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn another_shape_is_refused() {
    let schema = Schema::published();
    let refuses = |change: &dyn Fn(&mut Value)| {
        let mut pack = example("country.json");
        change(&mut pack);
        assert!(schema.takes(&pack).is_err(), "{}", pack["about"]);
    };
    refuses(&|pack| pack["item"] = json!([]));
    refuses(&|pack| pack["about"]["country"] = json!("Sunmoor"));
    refuses(&|pack| pack["messages"]["app_titel"] = json!({ "en": "x" }));
    refuses(&|pack| pack["items"][0]["truth"] = json!("true"));
    refuses(&|pack| pack["items"][0]["sort"] = json!("x"));
    refuses(&|pack| pack["items"][0]["artefact"]["lines"][0]["en"] = json!(3));
    refuses(&|pack| pack["channels"][0]["hours"] = json!("noon"));
    refuses(&|pack| _ = pack["channels"][0].as_object_mut().expect("an object").remove("payee"));
    refuses(&|pack| pack["channels"][0]["ratings"]["help"]["value"] = json!("best"));
    refuses(&|pack| pack["help"]["contacts"][0]["number"] = json!({ "en": "999" }));
}

/// Collects every schema of a value in a schema, with its path.
fn nodes<'a>(schema: &'a Value, path: &str, found: &mut Vec<(String, &'a Value)>) {
    found.push((path.to_owned(), schema));
    for (key, inner) in schema.as_object().into_iter().flatten() {
        let path = format!("{path}/{key}");
        match (key.as_str(), inner) {
            ("properties" | "patternProperties", Value::Object(entries)) => {
                entries.iter().for_each(|(name, inner)| nodes(inner, &format!("{path}/{name}"), found));
            }
            ("items" | "additionalProperties" | "propertyNames", Value::Object(_)) => {
                nodes(inner, &path, found);
            }
            ("anyOf" | "allOf", Value::Array(all)) => {
                all.iter().enumerate().for_each(|(at, inner)| nodes(inner, &format!("{path}/{at}"), found));
            }
            _ => {}
        }
    }
}

#[test]
fn every_value_is_described_in_words_for_authors() {
    let (schema, mut all) = (schema(), Vec::new());
    nodes(&schema, "", &mut all);
    assert!(all.len() > 450, "{}", all.len());
    let is_bare = |(_, node): &&(String, &Value)| {
        let words = node["description"].as_str().unwrap_or_default();
        // A sentence, and nothing of Rust in it.
        words.len() < 8 || !words.ends_with('.') || words.contains("::") || words.contains("[`")
    };
    let bare: Vec<_> = all.iter().filter(is_bare).map(|(path, node)| (path, &node["description"])).collect();
    assert!(bare.is_empty(), "{} of {}: {bare:#?}", bare.len(), all.len());
}

/// Checks that wherever the program knows a fixed set of words, the schema does too: a word that is none of
/// them is refused by both.
#[test]
fn fixed_sets_are_closed() {
    let schema = Schema::published();
    let ours = topup_guard_pack::packs(&content_dir()).expect("sound content");
    let mut pack = example("country.json");
    pack["items"][0]["slots"] = json!([
        { "id": "link", "values": [{ "kind": "none", "en": "a" }, { "kind": "opaque", "en": "b" }] },
        { "id": "context", "values": [{ "kind": "unchecked", "en": "c" }, { "kind": "decoy", "en": "d" }] },
    ]);
    pack["items"][0]["why"]["en"] = json!("It is {link} and {context} here.");
    pack["picker"]["questions"][4]["wordings"] =
        json!([{ "given": ["whom=me"], "title": { "en": "Pay?" }, "labels": { "cash": { "en": "Notes" } } }]);
    let mut all = Vec::new();
    words(&pack, "", &mut all);
    let (mut closed, mut seen) = (0, std::collections::BTreeSet::new());
    for pointer in all {
        // One of each kind of place is enough.
        let kind: String = pointer.chars().filter(|letter| !letter.is_ascii_digit()).collect();
        if pointer.ends_with("/en") || !seen.insert(kind) {
            continue;
        }
        let mut changed = pack.clone();
        *changed.pointer_mut(&pointer).expect("a word") = json!("no-such-word");
        let find = |lang: &str| ours.iter().find(|packs| packs.lang == lang).cloned();
        let problems = topup_guard_pack::host_pack(&changed.to_string(), "host.example", "en", find)
            .err()
            .unwrap_or_default();
        let path = pointer.trim_start_matches('/').replace('/', ".");
        // What the pack itself lists is no fixed set.
        let own = ["/family", "/tactic", "/twin", "/sources/"].iter().any(|key| pointer.contains(key));
        let is_fixed = problems.iter().any(|problem| {
            let place = problem.path.replace('[', ".").replace(']', "");
            path.starts_with(&place)
                && problem.text.contains("one of")
                && problem.text.contains("no-such-word")
        });
        if is_fixed && !own {
            closed += 1;
            assert!(schema.takes(&changed).is_err(), "{pointer}: the schema takes any word");
        }
    }
    assert!(closed >= 12, "{closed}");
}

/// Collects the pointers of all texts in a value.
fn words(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| words(item, &format!("{pointer}/{at}"), found));
        }
        Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| words(value, &format!("{pointer}/{key}"), found));
        }
        _ => {}
    }
}
