//! Deserializes the wire types from a place in the tree.

use std::borrow::Cow;

use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{self, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use topup_guard_core::pack::Run;

use super::{Fault, Reader};
use crate::content::File;
use crate::lang::is_key;
use crate::marks;
use crate::tree::{Node, Value};

/// Keys whose values are the same in every language.
pub(crate) const PLAIN: [&str; 21] = [
    "items", "id", "family", "tactic", "twin", "group", "groups", "sources", "date", "number", "pinyin",
    "points", "all", "like", "step", "sign", "domain", "marks", "numbers", "given", "kind",
];

/// Place in a tree, read as the type that the wire types have there.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    reader: &'a Reader,
    file: &'a File,
    line: usize,
    key: &'a str,
    /// Returns whether it is a plain word, or a list of them.
    plain: bool,
    slot: Slot<'a>,
}

#[derive(Clone, Copy)]
enum Slot<'a> {
    Node(&'a Node),
    /// Text of a table that has other keys as well.
    Words(&'a Node),
    /// Run of a marked text.
    Run(&'a Run),
    /// Missing value, of which is complained with how to write it.
    Hole,
    /// Value inside a missing one, or in place of a mistake that was already reported.
    Nothing,
}

impl<'a> At<'a> {
    pub(super) fn new(reader: &'a Reader, file: &'a File, node: &'a Node) -> Self {
        At { reader, file, line: node.line, key: "this", plain: false, slot: Slot::Node(node) }
    }

    fn complain(&self, text: impl Into<String>) {
        self.reader.met.borrow_mut().complaints.insert(self.file.complaint(self.line, text));
    }

    /// Complains that something else belongs here, and shows its form.
    fn want(&self, form: &str) {
        let key = self.key;
        let write = if key == "this" { form.to_owned() } else { format!("{key} = {form}") };
        match self.slot {
            Slot::Hole if matches!(key, "text" | "runs") => {
                let said = self.reader.declared.said(" and ");
                self.complain(format!("the text is missing; write {said}"));
            }
            Slot::Hole => self.complain(format!("`{key}` is missing; write {write}")),
            Slot::Node(node) => self.complain(format!("`{key}` is {}; write {write}", node.kind())),
            Slot::Words(_) | Slot::Run(_) => {
                self.complain(format!("`{key}` is a text in both languages; write {write}"));
            }
            Slot::Nothing => {}
        }
    }

    /// Returns the text of a table in the reader's language, with its line; another rule complains of a
    /// missing one.
    fn words(&self, node: &'a Node) -> (Cow<'a, str>, usize) {
        let text = node.get(self.reader.lang.key());
        (
            self.reader.put(text.and_then(Node::text).unwrap_or_default()),
            text.map_or(node.line, |text| text.line),
        )
    }

    /// Complains of keys that the wire types do not have.
    fn refuse(&self, node: &Node, key: &str, known: &[&str]) {
        let line = node.line;
        let langs = self.reader.declared.keys();
        let known: Vec<_> =
            known.iter().map(|key| if matches!(*key, "text" | "runs") { &*langs } else { key }).collect();
        let text = format!("`{key}` has no place here; known here: {}", known.join(", "));
        At { line, ..*self }.complain(text);
    }

    /// Checks that a claim names sources or says that it is our own.
    fn check_claim(&self, node: &Node, fields: &[&str]) {
        if !(fields.contains(&"sources") && fields.contains(&"own")) {
            return;
        }
        let sources = node.list("sources").iter().filter_map(Node::text).map(str::to_owned);
        self.reader.met.borrow_mut().sources.extend(sources);
        if node.is_spoken() && node.list("sources").is_empty() && !node.is_true("own") {
            self.complain(
                "this claim has no source; add sources = [\"…\"], or own = true if it is our own advice",
            );
        }
    }
}

impl<'de> de::Deserializer<'de> for At<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::Other(format!("the compiler has no way to read `{}`", self.key)))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.slot {
            Slot::Words(node) => return visitor.visit_str(&self.words(node).0),
            Slot::Run(run) if self.key == "text" => return visitor.visit_str(&run.text),
            Slot::Run(run) if self.key == "cue" => return visitor.visit_str(&run.cue),
            Slot::Node(Node { value: Value::Text(text), .. }) if self.plain => {
                return visitor.visit_str(text);
            }
            Slot::Node(node) if !self.plain && node.is_spoken() => {
                for (key, value) in node.entries().iter().filter(|(key, _)| !is_key(key)) {
                    self.refuse(value, key, &["text"]);
                }
                return visitor.visit_str(&self.words(node).0);
            }
            _ if self.plain => self.want("\"…\""),
            _ => self.want(&self.reader.declared.form()),
        }
        visitor.visit_str("")
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.slot {
            Slot::Run(run) => return visitor.visit_bool(run.inert),
            Slot::Node(Node { value: Value::Flag(flag), .. }) => return visitor.visit_bool(*flag),
            _ => self.want("true or false"),
        }
        visitor.visit_bool(false)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if let Slot::Node(Node { value: Value::Number(number), .. }) = self.slot
            && let Ok(number) = u8::try_from(*number)
        {
            return visitor.visit_u8(number);
        }
        self.want("a whole number, such as 2");
        visitor.visit_u8(0)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let word = if let Slot::Node(node) = self.slot { node.text() } else { None };
        let known = word.and_then(|word| variants.iter().find(|variant| **variant == word));
        match (known, word) {
            (Some(_), _) => {}
            (None, Some(word)) => {
                let key = self.key;
                self.complain(format!("`{key}` cannot be “{word}”; write one of: {}", variants.join(", ")));
            }
            (None, None) => self.want(&format!("one of \"{}\"", variants.join("\", \""))),
        }
        let word = known.or(variants.first()).copied().unwrap_or_default();
        visitor.visit_enum(StrDeserializer::new(word))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.slot {
            Slot::Node(Node { value: Value::List(items), .. }) => {
                let items = items.iter().map(|item| At { line: item.line, slot: Slot::Node(item), ..self });
                visitor.visit_seq(SeqDeserializer::new(items))
            }
            Slot::Words(node) | Slot::Node(node) if node.is_spoken() => {
                let (text, line) = self.words(node);
                let (runs, problems) = marks::read(&text, &self.reader.declared);
                for problem in problems {
                    At { line, ..self }.complain(problem);
                }
                let runs = runs.iter().map(|run| At { slot: Slot::Run(run), ..self });
                visitor.visit_seq(SeqDeserializer::new(runs))
            }
            _ => {
                self.want("[ … ]");
                visitor.visit_seq(SeqDeserializer::new(std::iter::empty::<Self>()))
            }
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let entries = match self.slot {
            Slot::Node(Node { value: Value::Table(entries), .. }) => entries.as_slice(),
            _ => {
                self.want("{ … }");
                &[]
            }
        };
        visitor.visit_map(MapDeserializer::new(entries.iter().map(|(key, node)| {
            (key.as_str(), At { line: node.line, key, plain: false, slot: Slot::Node(node), ..self })
        })))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let words = fields.iter().find(|field| matches!(**field, "text" | "runs"));
        let mut found: Vec<(&str, Self)> = Vec::new();
        match self.slot {
            Slot::Node(node @ Node { value: Value::Table(entries), .. }) => {
                self.check_claim(node, fields);
                if let Some(field) = words.filter(|_| node.is_spoken()) {
                    found.push((field, At { key: field, slot: Slot::Words(node), ..self }));
                }
                for (key, value) in entries {
                    if let Some(field) = fields.iter().find(|field| *field == key) {
                        found.push((field, At { line: value.line, key, slot: Slot::Node(value), ..self }));
                    } else if words.is_none() || !is_key(key) {
                        self.refuse(value, key, fields);
                    }
                }
                let holes = &self.reader.met.borrow().holes;
                for field in fields.iter().filter(|field| holes.contains(&(self.line, field))) {
                    if !found.iter().any(|(key, _)| key == field) {
                        found.push((field, At { key: field, slot: Slot::Hole, ..self }));
                    }
                }
            }
            Slot::Run(_) if name == "Run" => {
                found.extend(fields.iter().map(|key| (*key, At { key, ..self })))
            }
            _ => {
                let claim = || format!("{{ {}, sources = [\"…\"] }}", self.reader.declared.said(", "));
                self.want(&match words {
                    _ if matches!(self.slot, Slot::Run(_)) => "a list in [ ]".to_owned(),
                    Some(_) if fields.contains(&"own") => claim(),
                    _ => "a group of keys in { }".to_owned(),
                });
                found.extend(fields.iter().map(|key| (*key, At { key, slot: Slot::Nothing, ..self })));
            }
        }
        let found = found.into_iter().map(|(key, at)| (key, At { plain: PLAIN.contains(&key), ..at }));
        visitor.visit_map(MapDeserializer::new(found)).map_err(|fault| match fault {
            Fault::Missing(0, key) => Fault::Missing(self.line, key),
            fault => fault,
        })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u16 u32 u64 f32 f64 char bytes byte_buf option unit unit_struct newtype_struct tuple
        tuple_struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Fault> for At<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
