//! The settings page, `configure.html`: what it knows of the build, filled into its scripts.
//!
//! Attributes and custom properties are those of the Custom Elements Manifest, topics and cards those of
//! `content/`: what is added there appears on the page.
use crate::element::manifest;
use crate::scripts::fill;
use crate::versions;
use serde_json::{Map, Value, json};
use std::path::Path;
use toml::Table;
use xtask_base::files::{files, read, read_text, write};
use xtask_base::run::root;
use xtask_base::{Error, Result};

/// Folder of the page's parts.
pub(crate) const FOLDER: &str = "configure/";

/// Fills in what the page knows; `names` has the release's files by program, and `pinned` is the folder whose
/// files never change.
pub(crate) fn fill_in(stage: &Path, names: &Value, host: &Value, pinned: &str) -> Result<()> {
    let element = manifest()?["modules"][0]["declarations"][0].take();
    let types = read_text(&root().join("xtask/package/types.d.ts"))?;
    let build = json!({
        "pinned": pinned,
        "integrity": integrity(stage)?,
        "script": names["script"],
        "host": host["host"],
        "all": host["all"],
        "attributes": list(&element["attributes"], |one| attribute(one, &types)),
        "properties": list(&element["cssProperties"], property),
        "topics": topics()?,
        "cards": cards()?,
    });
    let script = stage.join(FOLDER).join("build.js");
    write(&script, fill(&read_text(&script)?, "BUILD", &build)?)
}

/// Lets the page name the files in `v1/` in a copy without the folder that is named after the version, and which
/// is itself never changed.
pub(crate) fn unpin(folder: &Path) -> Result<()> {
    let script = folder.join(FOLDER).join("build.js");
    let pinned = format!("\"pinned\":\"{}\"", versions::folder());
    write(&script, read_text(&script)?.replace(&pinned, "\"pinned\":\"v1\""))
}

/// Returns the sum of every module of the widget, as `integrity` names it, by its path in `v1/`.
fn integrity(stage: &Path) -> Result<Map<String, Value>> {
    let mut sums = Map::new();
    let folder = stage.join("v1");
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        if name.ends_with(".js") {
            sums.insert(name, versions::integrity(&read(&file)?).into());
        }
    }
    Ok(sums)
}

/// Returns an attribute as the page's scripts read it (`Attribute` in `xtask/scripts/types.d.ts`).
fn attribute(one: &Value, types: &str) -> Value {
    let of = one["type"]["text"].as_str().unwrap_or_default();
    let values = values(of, types);
    let kind = match of {
        "boolean" => "switch",
        _ if values.is_empty() => "text",
        _ => "choice",
    };
    json!({ "name": one["name"], "kind": kind, "values": values, "about": one["description"] })
}

fn property(one: &Value) -> Value {
    let text = |name: &str| one[name].as_str().unwrap_or_default();
    json!({ "name": text("name"), "syntax": text("syntax"), "initial": text("default") })
}

/// Returns the texts that a TypeScript type allows, in their order; a name is looked up in `types`.
fn values(of: &str, types: &str) -> Vec<String> {
    let name = of.split(" |").next().unwrap_or_default();
    let declared = types.split_once(&format!("export type {name} = ")).map(|(_, rest)| rest);
    let union = declared.and_then(|rest| rest.split(';').next()).unwrap_or(of);
    union.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn list(of: &Value, make: impl Fn(&Value) -> Value) -> Vec<Value> {
    of.as_array().into_iter().flatten().map(make).collect()
}

/// Returns id and names of each family of tactics that the quiz can be about.
fn topics() -> Result<Vec<[String; 3]>> {
    Ok(entries(&table("families.toml")?, "families", "name"))
}

/// Returns id and names of each card that the picker asks for in its first question.
fn cards() -> Result<Vec<[String; 3]>> {
    let picker = table("picker.toml")?;
    let question = picker.get("questions").and_then(|all| all.get(0)).and_then(toml::Value::as_table);
    Ok(question.map(|question| entries(question, "options", "label")).unwrap_or_default())
}

fn table(name: &str) -> Result<Table> {
    let path = root().join("content").join(name);
    read_text(&path)?.parse().map_err(|e| Error::new(format!("{}: {e}", path.display()), "mend it"))
}

fn entries(table: &Table, list: &str, words: &str) -> Vec<[String; 3]> {
    let text = |of: Option<&toml::Value>| of.and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let all = table.get(list).and_then(toml::Value::as_array).into_iter().flatten();
    let name = |one: &toml::Value, lang: &str| text(one.get(words).and_then(|words| words.get(lang)));
    all.map(|one| [text(one.get("id")), name(one, "zh"), name(one, "en")]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_lists_are_read_from_the_types() {
        let types = "/** x */\nexport type View = \"home\" | \"help\";\nexport type Other = \"no\";\n";
        for (of, expected) in [
            ("View", vec!["home", "help"]),
            ("View | (string & {})", vec!["home", "help"]),
            ("\"on\" | \"off\"", vec!["on", "off"]),
            ("number | string", vec![]),
            ("boolean", vec![]),
        ] {
            assert_eq!(values(of, types), expected, "{of}");
        }
    }

    #[test]
    fn every_attribute_of_the_manifest_becomes_a_field_of_its_kind() {
        let types = read_text(&root().join("xtask/package/types.d.ts")).unwrap();
        let element = manifest().unwrap()["modules"][0]["declarations"][0].take();
        let all = list(&element["attributes"], |one| attribute(one, &types));
        let kind = |name: &str| all.iter().find(|one| one["name"] == name).map(|one| one["kind"].clone());
        assert_eq!(
            [kind("view"), kind("lang"), kind("pack")],
            ["choice", "choice", "text"].map(|k| Some(k.into()))
        );
        let view = all.iter().find(|one| one["name"] == "view").unwrap();
        assert_eq!(view["values"][0], "home");
    }

    #[test]
    fn topics_and_cards_have_names_in_both_languages() {
        let (topics, cards) = (topics().unwrap(), cards().unwrap());
        assert!(topics.iter().any(|[id, ..]| id == "points") && cards.iter().any(|[id, ..]| id == "iot"));
        assert!(topics.iter().chain(&cards).flatten().all(|word| !word.is_empty()));
    }

    /// Checks that what the page says of the element is there in both languages.
    #[test]
    fn the_page_has_words_for_every_attribute_value_and_custom_property() {
        let words = read_text(&root().join("static/configure/words.js")).unwrap();
        let types = read_text(&root().join("xtask/package/types.d.ts")).unwrap();
        let element = manifest().unwrap()["modules"][0]["declarations"][0].take();
        let mut missing = Vec::new();
        let section = |name: &str| words.split_once(&format!("export const {name} = {{")).unwrap().1;
        let key = |name: &str| {
            let bare = name.chars().all(|c| c.is_ascii_alphanumeric());
            if bare { format!("{name}: ") } else { format!("\"{name}\": ") }
        };
        for one in list(&element["attributes"], |one| attribute(one, &types)) {
            let name = one["name"].as_str().unwrap_or_default();
            // The page makes `start` of fields of its own.
            if name != "start" && !section("ATTRIBUTES").contains(&format!("\n  {}[", key(name))) {
                missing.push(name.to_owned());
            }
            let values = one["values"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let of =
                section("VALUES").split_once(&format!("\n  {}{{", key(name))).map_or("", |(_, rest)| rest);
            missing
                .extend(values.filter(|value| !of.contains(&format!("{}[", key(value)))).map(str::to_owned));
        }
        for one in list(&element["cssProperties"], property) {
            let name = one["name"].as_str().unwrap_or_default();
            if !section("PROPERTY_WORDS").contains(&key(name)) {
                missing.push(name.to_owned());
            }
        }
        assert_eq!(missing, [""; 0], "write words for these in static/configure/words.js");
    }
}
