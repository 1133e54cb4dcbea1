//! Content file as a tree of values, each with its line.

use crate::lang::is_key;

/// Value of a content file, with its line.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Line of its key, or its own line in a list; counted from 1.
    pub(crate) line: usize,
    /// The value.
    pub(crate) value: Value,
}

/// Value of a [`Node`].
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    /// `null` of JSON, which no pack uses.
    Null,
    /// Fraction, or a number that is too large; only what is measured from answers has them.
    #[cfg_attr(not(feature = "ours"), allow(dead_code, reason = "no host's pack uses one"))]
    Fraction(f64),
    /// Date without quotes of TOML, which no content file uses.
    #[cfg(feature = "ours")]
    Date,
}

impl Node {
    /// Returns the value of a table under this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// Returns the text of a table under this key.
    pub(crate) fn word(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// Removes the value of a table under this key, and returns it.
    pub(crate) fn take(&mut self, key: &str) -> Option<Self> {
        let Value::Table(entries) = &mut self.value else { return None };
        let place = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.remove(place).1)
    }

    /// Returns keys and values of a table; nothing for anything else.
    pub(crate) fn entries(&self) -> &[(String, Self)] {
        if let Value::Table(entries) = &self.value { entries } else { &[] }
    }

    /// Returns the list under this key of a table; nothing if there is none.
    pub(crate) fn list(&self, key: &str) -> &[Self] {
        self.get(key).map_or(&[], Self::items)
    }

    /// Returns the values of a list; nothing for anything else.
    pub(crate) fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// Returns the text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// Returns whether the table has `key = true`.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        matches!(self.get(key), Some(Self { value: Value::Flag(true), .. }))
    }

    /// Returns whether it is a text in languages: a table with the key of one.
    pub(crate) fn is_spoken(&self) -> bool {
        self.entries().iter().any(|(key, _)| is_key(key))
    }

    /// Returns the name of the kind of value, for messages to editors.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Text(_) => "a text in quotes",
            Value::Number(_) => "a number",
            Value::Flag(_) => "true or false",
            Value::List(_) => "a list in [ ]",
            Value::Table(_) if self.is_spoken() => "a text in both languages",
            Value::Table(_) => "a group of keys",
            Value::Null => "null",
            Value::Fraction(_) => "a fraction or a very large number",
            #[cfg(feature = "ours")]
            Value::Date => "a date without quotes",
        }
    }
}
