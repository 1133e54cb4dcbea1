//! JSON Schema of a host's pack, derived from the wire types.
//!
//! It is a serde data format that gives every type the values it asks for and records what it asked, so that
//! the schema cannot differ from the types.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{self, DeserializeOwned, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Map as Object, Value, json};
use topup_guard_core::pack::{
    Advice, CardGuide, Channel, Family, Guide, Help, Item, LookAlike, Msg, NotChannel, Order, PickerText,
    Source, Tactic,
};

use crate::lang::TAKEN;
use crate::read::{Fault, PLAIN};

/// Returns the schema of a host's pack, in JSON Schema 2020-12.
#[must_use]
pub fn schema() -> Value {
    let list = |entry: Value| json!({ "type": "array", "items": entry });
    let word = || json!({ "type": "string" });
    let words = || list(word());
    let names: Vec<_> = Msg::ALL.iter().map(|msg| msg.name()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A pack of one's own for <topup-guard>",
        "type": "object",
        "additionalProperties": false,
        "required": ["topup_guard_pack", "about"],
        "properties": {
            "$schema": word(),
            "topup_guard_pack": { "const": 1 },
            "about": {
                "type": "object",
                "additionalProperties": false,
                "required": ["name", "country", "languages", "compiled"],
                "properties": {
                    "name": text(),
                    "country": { "type": "string", "pattern": "^[A-Z]{2}$" },
                    "languages": { "type": "array", "items": { "type": "string", "pattern": tags() }, "minItems": 1, "uniqueItems": true },
                    "fallback": { "enum": ["en", "zh"] },
                    "overlay": { "type": "boolean" },
                    "numbers": words(),
                    "domains": words(),
                    "compiled": word(),
                    "reviewed": word(),
                },
            },
            "messages": {
                "type": "object",
                "propertyNames": { "enum": names },
                "additionalProperties": text(),
            },
            "picker": shape::<PickerText>(&[]),
            "help": shape::<Help>(&[]),
            "not_channels": list(shape::<NotChannel>(&[])),
            "precautions": list(shape::<Advice>(&[])),
            "cards": list(shape::<CardGuide>(&[])),
            "guides": list(shape::<Guide>(&[])),
            "sources": list(shape::<Source>(&[])),
            "families": list(shape::<Family>(&[])),
            "orders": list(shape::<Order>(&["guide", "guide_steps"])),
            "channels": list(shape::<Channel>(&[])),
            "tactics": list(shape::<Tactic>(&[])),
            "look_alikes": list(shape::<LookAlike>(&["confidence", "warning"])),
            "items": list(item()),
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
    let value = json!({
        "type": "object",
        "properties": { "kind": { "type": "string" } },
        "additionalProperties": { "anyOf": [{ "type": "string" }, text()] },
    });
    item["properties"]["slots"] = json!({
        "type": "array",
        "maxItems": 8,
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["id", "values"],
            "properties": {
                "id": { "type": "string", "pattern": "^[a-z0-9-]+$" },
                "values": { "type": "array", "minItems": 2, "maxItems": 40, "items": value },
            },
        },
    });
    item
}

/// A stretch of a marked text, which nobody writes as such.
const RUN: &str = "Run";

/// Returns the schema of a text in the languages that the pack declares.
fn text() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "patternProperties": { tags(): { "type": "string" } },
    })
}

/// Returns the pattern of the tags of languages that are no keys of a pack's.
fn tags() -> String {
    let of =
        |length| except(&TAKEN.into_iter().filter(|word| word.len() == length).collect::<Vec<_>>(), length);
    format!("^(?:{}|{}|[a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})+)$", of(2), of(3))
}

/// Returns a pattern of words of so many small letters, without some of them.
fn except(words: &[&str], length: usize) -> String {
    let begins = |letter: char| words.iter().any(|word| word.starts_with(letter));
    let free: String = ('a'..='z').filter(|letter| !begins(*letter)).collect();
    let more = length.saturating_sub(1);
    let mut pattern = format!("[{free}][a-z]{{{more}}}");
    for letter in ('a'..='z').filter(|letter| begins(*letter) && more > 0) {
        let rest: Vec<_> = words.iter().filter_map(|word| word.strip_prefix(letter)).collect();
        pattern.push_str(&format!("|{letter}(?:{})", except(&rest, more)));
    }
    pattern
}

/// Returns the schema of a type, with words that are for authors only.
fn shape<T: DeserializeOwned>(for_authors: &[&str]) -> Value {
    let drawing = Rc::new(Drawing::default());
    // Each pass is refused one thing more that must be there, until nothing more is missing.
    while let Err(Fault::Missing(_, _)) = T::deserialize(At::whole(&drawing, true)) {}
    let at = At::whole(&drawing, false);
    let slot = at.slot.clone();
    let drawn = T::deserialize(at);
    debug_assert!(drawn.is_ok(), "every type can be drawn");
    let mut shape = slot.take();
    let checked = ["checked"]
        .iter()
        .chain(for_authors)
        .filter(|key| **key != "checked" || shape["properties"]["id"].is_object());
    for key in checked.copied().collect::<Vec<_>>() {
        shape["properties"][key] = match key {
            "warning" => json!({ "type": "boolean" }),
            "guide_steps" => json!({ "type": "array", "items": { "type": "integer", "minimum": 0 } }),
            _ => json!({ "type": "string" }),
        };
    }
    shape
}

/// What is known so far: what must be there, by type and key.
#[derive(Debug, Default)]
struct Drawing {
    required: RefCell<BTreeSet<(&'static str, &'static str)>>,
}

/// A place that is drawn as whatever the wire types want there.
#[derive(Debug)]
struct At {
    drawing: Rc<Drawing>,
    /// Whether only what must be there is given.
    least: bool,
    key: &'static str,
    /// Where the drawing of this place goes.
    slot: Rc<RefCell<Value>>,
}

impl At {
    fn whole(drawing: &Rc<Drawing>, least: bool) -> Self {
        Self { drawing: drawing.clone(), least, key: "", slot: Rc::default() }
    }

    /// Returns a place inside this one.
    fn inside(&self, key: &'static str) -> Self {
        Self { drawing: self.drawing.clone(), least: self.least, key, slot: Rc::default() }
    }

    fn draw(&self, shape: Value) {
        self.slot.replace(shape);
    }

    /// Returns a type's keys with their schemas; texts in languages stand beside them.
    fn object(&self, name: &'static str, fields: &[(&'static str, Rc<RefCell<Value>>)]) -> Value {
        let required = self.drawing.required.borrow();
        let (mut properties, mut needed) = (Object::new(), Vec::new());
        let mut texts = Object::new();
        for (key, slot) in fields {
            if matches!(*key, "text" | "runs") {
                texts.insert(tags(), json!({ "type": "string" }));
                continue;
            }
            properties.insert((*key).to_owned(), slot.take());
            if required.contains(&(name, *key)) {
                needed.push(*key);
            }
        }
        // Packs written before an action had two costs say `safe` instead.
        if name == "Act" {
            properties.insert("safe".to_owned(), json!({ "type": "boolean" }));
            needed.retain(|key| !matches!(*key, "risk" | "loss"));
        }
        let mut shape = json!({ "type": "object", "additionalProperties": false, "properties": properties, "required": needed });
        if !texts.is_empty() {
            shape["patternProperties"] = texts.into();
        }
        shape
    }
}

impl<'de> de::Deserializer<'de> for At {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::Other(format!("the schema has no way to draw `{}`", self.key)))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.draw(if PLAIN.contains(&self.key) { json!({ "type": "string" }) } else { text() });
        visitor.visit_str("")
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.draw(json!({ "type": "boolean" }));
        visitor.visit_bool(false)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.draw(json!({ "type": "integer", "minimum": 0, "maximum": 255 }));
        visitor.visit_u8(0)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.draw(json!({ "enum": variants }));
        visitor.visit_enum(StrDeserializer::new(variants.first().copied().unwrap_or_default()))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let item = self.inside(self.key);
        let slot = item.slot.clone();
        let value = visitor.visit_seq(SeqDeserializer::new(std::iter::once(item)))?;
        let item = slot.take();
        // A marked text is written as a text.
        self.draw(if item == RUN { text() } else { json!({ "type": "array", "items": item }) });
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let entry = self.inside("");
        let slot = entry.slot.clone();
        let value = visitor.visit_map(MapDeserializer::new(std::iter::once(("", entry))))?;
        self.draw(json!({ "type": "object", "additionalProperties": slot.take() }));
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let given =
            |key: &&&'static str| !self.least || self.drawing.required.borrow().contains(&(name, **key));
        let places: Vec<_> = fields.iter().filter(given).map(|key| (*key, self.inside(key))).collect();
        let slots: Vec<_> = places.iter().map(|(key, at)| (*key, at.slot.clone())).collect();
        let value = visitor.visit_map(MapDeserializer::new(places.into_iter())).inspect_err(|fault| {
            // Inner types have told of theirs already, under their own names.
            if let Fault::Missing(0, key) = fault {
                self.drawing.required.borrow_mut().insert((name, key));
            }
        });
        let value = value.map_err(|fault| match fault {
            Fault::Missing(_, key) => Fault::Missing(1, key),
            fault => fault,
        })?;
        self.draw(if name == RUN { RUN.into() } else { self.object(name, &slots) });
        Ok(value)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_string(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u16 u32 u64 f32 f64 char bytes byte_buf option unit unit_struct newtype_struct tuple
        tuple_struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Fault> for At {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
