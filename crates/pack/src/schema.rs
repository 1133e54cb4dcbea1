//! JSON Schema of a host's pack, derived from the wire types.
//!
//! Shapes, and what must be there, are asked of the types themselves; descriptions are their doc comments, and
//! fixed sets those of the rules. So the schema cannot differ from the program.

mod closed;
mod drawing;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use topup_guard_core::pack::{
    Advice, CardGuide, Channel, Family, Guide, Help, Item, Known, LookAlike, Msg, NotChannel, Order,
    PickerText, Source, Tactic, docs,
};

use crate::host::LONGEST;
use crate::slots::LINKS;
use closed::{DAY, tags};

/// Returns the schema of a host's pack, in JSON Schema 2020-12.
#[must_use]
pub fn schema() -> Value {
    let part = |name: &str| ["Pack", "QuizPack"].map(|owner| said(owner, name)).concat();
    let list = |name: &str, entry: Value| json!({ "type": "array", "maxItems": 1000, "description": part(name), "items": entry });
    let whole = |name: &str, mut drawn: Value| {
        drawn["description"] = part(name).into();
        drawn
    };
    let names: Vec<_> = Msg::ALL.iter().map(|msg| msg.name()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A pack of one's own for <topup-guard>",
        "description": format!("Content for the element `<topup-guard>`: a file in UTF-8 of at most {} MB.", LONGEST >> 20),
        "type": "object",
        "additionalProperties": false,
        "required": ["topup_guard_pack", "about"],
        "properties": {
            "$schema": { "type": "string", "description": "Address of this schema, for editors." },
            "topup_guard_pack": { "const": 1, "description": "Version of the form." },
            "about": about(),
            "messages": {
                "type": "object",
                "description": "Words of the program, by the name of the message. Those that are left out are ours.",
                "propertyNames": { "enum": names, "description": "Name of a message." },
                "additionalProperties": text("Text of the message, with the same `{…}` as ours."),
            },
            "picker": whole("picker", shape::<PickerText>(&[])),
            "help": whole("help", shape::<Help>(&[])),
            "not_channels": list("not_channels", shape::<NotChannel>(&[])),
            "precautions": list("precautions", shape::<Advice>(&[])),
            "cards": list("cards", shape::<CardGuide>(&[])),
            "guides": list("guides", shape::<Guide>(&[])),
            "sources": list("sources", shape::<Source>(&[])),
            "families": list("families", shape::<Family>(&[])),
            "orders": list("orders", shape::<Order>(&["guide", "guide_steps"])),
            "channels": list("channels", shape::<Channel>(&[])),
            "tactics": list("tactics", shape::<Tactic>(&[])),
            "look_alikes": list("look_alikes", shape::<LookAlike>(&["confidence", "warning"])),
            "items": list("items", item()),
        },
    })
}

/// Returns the schema of what a pack declares of itself.
fn about() -> Value {
    let words = |about: &str, one: &str, form: &str| {
        json!({
            "type": "array", "description": about,
            "items": { "type": "string", "pattern": form, "description": one },
        })
    };
    json!({
        "type": "object",
        "description": "What the pack is, and what its texts may name.",
        "additionalProperties": false,
        "required": ["name", "country", "languages", "compiled"],
        "properties": {
            "name": text("What the widget is called, in place of our name."),
            "country": {
                "type": "string", "pattern": "^[A-Z]{2}$",
                "description": "Country that it is about, as two capital letters of ISO 3166-1. `CN` is mainland China.",
            },
            "languages": {
                "type": "array", "minItems": 1, "uniqueItems": true,
                "description": "Languages that every text is written in.",
                "items": {
                    "type": "string", "pattern": tags(),
                    "description": "BCP 47 tag, such as `ms`. `zh` is Simplified Chinese, `en` English.",
                },
            },
            "fallback": {
                "enum": ["en", "zh"],
                "description": "Language of ours in which words of the program stand that the pack does not translate.",
            },
            "overlay": {
                "type": "boolean",
                "description": "Set if it adds to our content; else it stands alone and has every part.",
            },
            "numbers": words(
                "Numbers that it may name and offer to call.", "Number, digits only.", r"^\+?[0-9]{2,15}$",
            ),
            "domains": words(
                "Domains that it may name, with their subdomains.", "Domain, such as `bank.example`.",
                r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$",
            ),
            "compiled": { "type": "string", "pattern": DAY, "description": said("Pack", "compiled") },
            "reviewed": {
                "type": "string", "pattern": format!("^$|{DAY}"), "description": said("Pack", "reviewed"),
            },
        },
    })
}

/// Returns the schema of an item, with its slots as authors write them.
fn item() -> Value {
    let mut item = shape::<Item>(&[]);
    // It follows from the actions.
    if let Some(properties) = item["properties"].as_object_mut() {
        properties.remove("two_step");
    }
    let mut value = json!({
        "type": "object",
        "description": docs("SlotValue").map(|docs| docs.about()),
        "additionalProperties": {
            "description": "A further text, which `{slot.name}` stands for: the same in all languages, or one for each.",
            "anyOf": [
                { "type": "string", "description": "A text that is the same in all languages." },
                text("A text in each language."),
            ],
        },
    });
    add_words(&mut value, "What stands in the place of `{slot}`.");
    value["properties"]["kind"] = json!({ "type": "string", "description": said("SlotValue", "kind") });
    // The kinds of two slots are watched.
    let kinds = |slot: &str, kinds: &[&str]| {
        json!({
            "description": format!("Kinds of the values of the slot `{slot}`."),
            "if": { "properties": { "id": { "const": slot } } },
            "then": { "properties": { "values": { "items": { "properties": { "kind": { "enum": kinds } } } } } },
        })
    };
    item["properties"]["slots"] = json!({
        "type": "array",
        "description": said("Item", "slots"),
        "maxItems": 8,
        "items": {
            "type": "object",
            "description": docs("Slot").map(|docs| docs.about()),
            "additionalProperties": false,
            "required": ["id", "values"],
            "properties": {
                "id": { "type": "string", "pattern": "^[a-z0-9-]+$", "description": said("Slot", "id") },
                "values": {
                    "type": "array", "minItems": 2, "maxItems": 40, "description": said("Slot", "values"), "items": value,
                },
            },
            "allOf": [kinds("link", &LINKS), kinds("context", &Known::ALL.map(|(_, name)| name))],
        },
    });
    item
}

/// Returns the schema of a text in the languages that the pack declares.
fn text(about: &str) -> Value {
    let mut text =
        json!({ "type": "object", "description": about, "additionalProperties": false, "minProperties": 1 });
    add_words(&mut text, about);
    text
}

/// Adds a text's words in each language to the keys of a table.
fn add_words(table: &mut Value, about: &str) {
    let about = format!("{about} In the language that the key names.");
    table["patternProperties"][tags()] = json!({ "type": "string", "description": about.trim_start() });
}

/// Returns the schema of a type, with words that are for authors only.
fn shape<T: DeserializeOwned>(for_authors: &[&str]) -> Value {
    let mut shape = drawing::drawn::<T>();
    let checked = ["checked"].iter().filter(|_| shape["properties"]["id"].is_object());
    for key in checked.chain(for_authors).copied().collect::<Vec<_>>() {
        shape["properties"][key] = match key {
            "checked" => json!({
                "type": "string", "pattern": DAY, "description": "Day on which a person checked the entry; for authors only.",
            }),
            "warning" => json!({
                "type": "boolean", "description": "Set if it warns of fraud: whoever ignores it loses something.",
            }),
            "confidence" => {
                json!({ "type": "string", "description": "How sure its author is of it; for authors only." })
            }
            "guide" => json!({
                "type": "string", "description": "Guide that the exercise follows, or `help`; for authors only.",
            }),
            _ => json!({
                "type": "array",
                "description": "Number of the guide's step for each step, 0 for one that the guide lacks; for authors only.",
                "items": { "type": "integer", "minimum": 0, "description": "Number of a step, counted from 1." },
            }),
        };
    }
    shape
}

/// Returns the doc comment of a field or variant.
fn said(name: &str, key: &str) -> String {
    docs(name).and_then(|docs| docs.part(key)).unwrap_or_default()
}

/// Describes a value by the doc comment of its field, and what is in it too where nothing else is said of that.
fn describe(drawn: &mut Value, doc: &str) {
    if doc.is_empty() {
        return;
    }
    // What the variants of an enum mean stands there already.
    let variants = if drawn["enum"].is_array() { drawn["description"].as_str() } else { None };
    drawn["description"] = variants.map_or(doc.to_owned(), |variants| format!("{doc} {variants}")).into();
    for inner in ["items", "additionalProperties"] {
        if drawn[inner].is_object() && drawn[inner]["description"].as_str().is_none_or(str::is_empty) {
            describe(&mut drawn[inner], doc);
        }
    }
    if drawn["minProperties"].is_number() {
        add_words(drawn, doc);
    }
}
