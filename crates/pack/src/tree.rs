//! A content file as a tree in which everything knows its line.

/// A value of a content file.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// The line of its key; in a list, its own. Counted from 1.
    pub(crate) line: usize,
    /// What it holds.
    pub(crate) value: Value,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    /// A kind of value that no content file uses: a date without quotes, a fraction.
    Other,
}

impl Node {
    /// What a table holds under this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// The word a table holds under this key.
    pub(crate) fn word(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// Takes out what a table holds under this key.
    pub(crate) fn take(&mut self, key: &str) -> Option<Self> {
        let Value::Table(entries) = &mut self.value else { return None };
        let place = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.remove(place).1)
    }

    /// Keys and values of a table; nothing for anything else.
    pub(crate) fn entries(&self) -> &[(String, Self)] {
        if let Value::Table(entries) = &self.value { entries } else { &[] }
    }

    /// What a list holds under this key of a table; nothing where there is none.
    pub(crate) fn list(&self, key: &str) -> &[Self] {
        self.get(key).map_or(&[], Self::items)
    }

    /// What a list holds; nothing for anything else.
    pub(crate) fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    /// The text, where it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    /// Whether the table says `key = true`.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        matches!(self.get(key), Some(Self { value: Value::Flag(true), .. }))
    }

    /// Whether it is written in a language or more: a table with `zh` or `en`.
    pub(crate) fn is_spoken(&self) -> bool {
        self.get("zh").is_some() || self.get("en").is_some()
    }

    /// What kind of value it is, in an editor's words.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Text(_) => "a text in quotes",
            Value::Number(_) => "a number",
            Value::Flag(_) => "true or false",
            Value::List(_) => "a list in [ ]",
            Value::Table(_) if self.is_spoken() => "a text in both languages",
            Value::Table(_) => "a group of keys",
            Value::Other => "a date or fraction without quotes",
        }
    }
}
