//! JSON as a tree of values, each with its path and its position in the text.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
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
        self.steps(line).concat().trim_start_matches('.').to_owned()
    }

    /// Returns the id of the entry that a line stands in, such as `points-9`; empty if it has none.
    ///
    /// The entry is the outermost one of a list: an item and not one of its actions, because the items are
    /// what an author looks for.
    pub(crate) fn entry<'n>(&self, line: usize, root: &'n Node) -> &'n str {
        let mut node = root;
        for step in self.steps(line) {
            let index = step.strip_prefix('[').and_then(|step| step.strip_suffix(']')?.parse::<usize>().ok());
            let inner = match index {
                Some(index) => node.items().get(index),
                None => node.get(step.trim_start_matches('.')),
            };
            match inner {
                Some(entry) if index.is_some() => return entry.word("id").unwrap_or_default(),
                Some(inner) => node = inner,
                None => break,
            }
        }
        ""
    }

    /// Returns the keys and indices that lead to a line, each as a path writes it.
    fn steps(&self, line: usize) -> Vec<&str> {
        let mut steps = Vec::new();
        let mut at = line;
        while let Some((within, step)) = self.steps.get(at.wrapping_sub(1)) {
            steps.push(step.as_str());
            at = *within;
        }
        // The whole has no step.
        steps.pop();
        steps.reverse();
        steps
    }
}

/// Position in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
}

impl Position {
    /// Returns the position of the byte at this offset; that of the end for a larger one.
    pub(crate) fn of(text: &[u8], offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        // Bytes that continue a character begin with the bits 10.
        let is_first = |byte: &&u8| **byte & 0xc0 != 0x80;
        let column = before.get(start..).unwrap_or_default().iter().filter(is_first).count() + 1;
        Self { line, column }
    }
}

/// Returns where the values with these lines of [`Places`] begin in the JSON text that they were read from.
///
/// The parser, serde_json, keeps no positions. So the text, which it has found to be JSON, is walked once
/// more for the few that complaints need: a line is the number of its value in the order of the text.
pub(crate) fn positions(text: &str, lines: &BTreeSet<usize>) -> BTreeMap<usize, Position> {
    let bytes = text.as_bytes();
    let mut found = BTreeMap::new();
    let (mut value, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let (length, is_value) = match byte {
            b'{' | b'[' => (1, true),
            b'"' => {
                let length = string_length(rest);
                let after = rest.get(length..).unwrap_or_default().trim_ascii_start();
                // A string with a colon behind it is a key.
                (length, !after.starts_with(b":"))
            }
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => {
                let is_end = |byte: &u8| matches!(byte, b',' | b']' | b'}') || byte.is_ascii_whitespace();
                (rest.iter().position(is_end).unwrap_or(rest.len()), true)
            }
            _ => (1, false),
        };
        if is_value {
            value += 1;
            if lines.contains(&value) {
                found.insert(value, Position::of(bytes, at));
            }
        }
        at += length;
    }
    found
}

/// Returns the number of bytes of the string that a text begins with, its quotes included.
fn string_length(text: &[u8]) -> usize {
    let mut is_escaped = false;
    let end = text.iter().skip(1).position(|byte| {
        let is_end = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(text.len(), |end| end + 2)
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
        Ok(i64::try_from(number).map_or(Value::Fraction(number as f64), Value::Number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Fraction(number))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
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
    use std::collections::BTreeSet;

    use super::{Position, positions, read};

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
    fn every_value_is_found_where_it_begins() {
        let text = "\u{feff}{ \"a:\": [ -1.5e3, \"充,\\\"]\" ,\n null],\n\"b\":{\"c\" : true}}";
        let text = text.trim_start_matches('\u{feff}');
        let (_, places) = read(text).expect("JSON");
        let found = positions(text, &(1..=7).collect::<BTreeSet<_>>());
        let told: Vec<_> = found.iter().map(|(line, at)| (places.path(*line), at.line, at.column)).collect();
        let expected = [
            ("", 1, 1),
            ("a:", 1, 9),
            ("a:[0]", 1, 11),
            ("a:[1]", 1, 19),
            ("a:[2]", 2, 2),
            ("b", 3, 5),
            ("b.c", 3, 12),
        ];
        assert_eq!(told, expected.map(|(path, line, column)| (path.to_owned(), line, column)));
        assert_eq!(Position::of("a\n充b".as_bytes(), 5), Position { line: 2, column: 2 });
    }

    #[test]
    fn an_entry_is_the_outermost_of_a_list() {
        let (root, places) = read(
            r#"{"items":[{"id":"x"},{"id":"y","actions":[{"id":"z","en":"w"}]},{"en":1}],"b":{"id":"v"}}"#,
        )
        .expect("JSON");
        let told = |path: &str| {
            let line = (1..20).find(|line| places.path(*line) == path).expect("a value");
            places.entry(line, &root)
        };
        assert_eq!(told("items[1].actions[0].en"), "y");
        assert_eq!([told("items[2].en"), told("items"), told("b.id"), told("")], [""; 4]);
    }

    #[test]
    fn what_is_no_json_is_refused_however_deep() {
        for text in ["", "{", "{}{}", "<!doctype html>", &"[".repeat(100_000)] {
            assert!(read(text).is_err());
        }
    }
}
