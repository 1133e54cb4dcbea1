//! JSON as a tree of values, each with its path.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::tree::{Node, Value};

/// Path of each value of a JSON text. A node's line is its index here, counted from 1.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Line of the value it stands in, and its key or index there as a path writes it.
    steps: Vec<(usize, String)>,
    /// Lines of keys that are repeated in their object.
    pub(crate) twice: Vec<usize>,
}

impl Places {
    /// Returns the path of a line, such as `items[3].why.en`; empty for the whole.
    pub(crate) fn path(&self, line: usize) -> String {
        let mut steps = Vec::new();
        let mut at = line;
        while let Some((within, step)) = self.steps.get(at.wrapping_sub(1)) {
            steps.push(step.as_str());
            at = *within;
        }
        steps.reverse();
        steps.concat().trim_start_matches('.').to_owned()
    }
}

/// Reads a JSON text.
///
/// # Errors
/// The error of the JSON parser, with line and column.
pub(crate) fn read(text: &str) -> Result<(Node, Places), serde_json::Error> {
    let places = RefCell::default();
    let mut json = serde_json::Deserializer::from_str(text);
    let root = At { places: &places, line: 0, step: String::new() }.deserialize(&mut json)?;
    json.end()?;
    Ok((root, places.into_inner()))
}

/// Place of a value that is being read.
struct At<'p> {
    places: &'p RefCell<Places>,
    /// Line of the value it stands in and then, once known, its own.
    line: usize,
    step: String,
}

impl<'de> DeserializeSeed<'de> for At<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let At { places, line, step } = self;
        places.borrow_mut().steps.push((line, step));
        let line = places.borrow().steps.len();
        let value = deserializer.deserialize_any(At { places, line, step: String::new() })?;
        Ok(Node { line, value })
    }
}

impl<'de> Visitor<'de> for At<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(i64::try_from(number).map_or(Value::Other, Value::Number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        let at = |place: usize| At { step: format!("[{place}]"), ..self };
        while let Some(item) = list.next_element_seed(at(items.len()))? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            let node = map.next_value_seed(At { step: format!(".{key}"), ..self })?;
            if seen.insert(key.clone()) {
                entries.push((key, node));
            } else {
                self.places.borrow_mut().twice.push(node.line);
            }
        }
        Ok(Value::Table(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn everything_knows_its_path() {
        let (root, places) = read(r#"{"a":[{"zh":"x"},2],"b":{"c":true,"c":null},"d":1.5}"#).expect("JSON");
        let path = |node: &super::Node| places.path(node.line);
        let a = root.list("a");
        assert_eq!([path(&root), path(&a[0]), path(&a[1])], ["", "a[0]", "a[1]"]);
        assert_eq!(path(a[0].get("zh").expect("key")), "a[0].zh");
        assert!(root.get("b").expect("key").is_true("c"), "the first of two counts");
        assert_eq!(places.twice.iter().map(|line| places.path(*line)).collect::<Vec<_>>(), ["b.c"]);
    }

    #[test]
    fn what_is_no_json_is_refused_however_deep() {
        for text in ["", "{", "{}{}", "<!doctype html>", &"[".repeat(100_000)] {
            assert!(read(text).is_err());
        }
    }
}
