//! Content file as a tree in which every value knows its line.

/// Value of a content file, with its line.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// The line of its key; in a list, its own. Counted from 1.
    pub(crate) line: usize,
    /// What it holds.
    pub(crate) value: Value,
}

/// Value without its line.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Number(i64),
    Flag(bool),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    /// Value of a kind that no content file uses: a date without quotes, a fraction.
    Other,
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

    /// Removes and returns the value of a table under this key.
    pub(crate) fn take(&mut self, key: &str) -> Option<Self> {
        let Value::Table(entries) = &mut self.value else { return None };
        let place = entries.iter().position(|(name, _)| name == key)?;
        Some(entries.remove(place).1)
    }

    /// Returns keys and values of a table; none for anything else.
    pub(crate) fn entries(&self) -> &[(String, Self)] {
        if let Value::Table(entries) = &self.value { entries } else { &[] }
    }

    /// Returns the entries of the list under this key; none if there is no such list.
    pub(crate) fn list(&self, key: &str) -> &[Self] {
        self.get(key).map_or(&[], Self::items)
    }

    /// Returns the entries of a list; none for anything else.
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

    /// Returns whether it is a text in one language or more: a table with `zh` or `en`.
    pub(crate) fn is_spoken(&self) -> bool {
        self.get("zh").is_some() || self.get("en").is_some()
    }

    /// Returns the name of its kind of value, as complaints write it.
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
