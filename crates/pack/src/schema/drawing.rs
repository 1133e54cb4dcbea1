//! Draws the schema of a wire type: a serde data format that gives every type the values it asks for, and
//! records what it asked.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{self, DeserializeOwned, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Map as Object, Value, json};
use topup_guard_core::pack::docs;

use super::closed;
use super::{add_words, describe, said, text};
use crate::read::{Fault, PLAIN};

/// A stretch of a marked text, which nobody writes as such.
const RUN: &str = "Run";

/// Returns the schema of a type, described by its doc comments.
pub(super) fn drawn<T: DeserializeOwned>() -> Value {
    let drawing = Rc::new(Drawing::default());
    // Each pass is refused one thing more that must be there, until nothing more is missing.
    while let Err(Fault::Missing(_, _)) = T::deserialize(At::whole(&drawing, true)) {}
    let at = At::whole(&drawing, false);
    let slot = at.slot.clone();
    let drawn = T::deserialize(at);
    debug_assert!(drawn.is_ok(), "every type can be drawn");
    slot.take()
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
        let (mut properties, mut needed, mut words) = (Object::new(), Vec::new(), None);
        for (key, slot) in fields {
            let doc = said(name, key);
            if matches!(*key, "text" | "runs") {
                words = Some(doc);
                continue;
            }
            let mut value = slot.take();
            closed::close(&mut value, name, key);
            describe(&mut value, &doc);
            properties.insert((*key).to_owned(), value);
            if required.contains(&(name, *key)) {
                needed.push(*key);
            }
        }
        // Packs written before an action had two costs say `safe` instead.
        if name == "Act" {
            let doc = "Set if it costs nothing either way. Packs of version 0.1 say this in place of `risk` and `loss`.";
            properties.insert("safe".to_owned(), json!({ "type": "boolean", "description": doc }));
            needed.retain(|key| !matches!(*key, "risk" | "loss"));
        }
        let about = docs(name).map(|docs| docs.about()).unwrap_or_default();
        let mut drawn = json!({
            "type": "object",
            "description": about,
            "additionalProperties": false,
            "properties": properties,
            "required": needed,
        });
        if let Some(doc) = words {
            add_words(&mut drawn, &doc);
        }
        drawn
    }
}

impl<'de> de::Deserializer<'de> for At {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::Other(format!("the schema has no way to draw `{}`", self.key)))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.draw(if PLAIN.contains(&self.key) { json!({ "type": "string" }) } else { text("") });
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
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let each = variants.iter().map(|variant| format!("`{variant}`: {}", said(name, variant)));
        self.draw(json!({ "enum": variants, "description": each.collect::<Vec<_>>().join(" ") }));
        visitor.visit_enum(StrDeserializer::new(variants.first().copied().unwrap_or_default()))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let item = self.inside(self.key);
        let slot = item.slot.clone();
        let value = visitor.visit_seq(SeqDeserializer::new(std::iter::once(item)))?;
        let item = slot.take();
        // A marked text is written as a text.
        self.draw(if item == RUN { text("") } else { json!({ "type": "array", "items": item }) });
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
