//! Reader of content trees into wire types, in one language.
//!
//! It is a serde data format, so that shapes are declared by the wire types alone. Where a type wants a text,
//! the tree has all languages and the reader takes one. After a mistake it goes on with an empty value, so
//! that one run reports every mistake.

mod at;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use at::At;
#[cfg(feature = "ours")]
pub(crate) use at::PLAIN;
use serde::de::{self, DeserializeOwned};

use crate::content::{Content, File, Lang};
use crate::declared::Declared;
#[cfg(feature = "ours")]
use crate::hant::Hant;
use crate::rules::Complaints;
use crate::tree::Node;

/// Reader of content files in one language. It records what it met.
#[derive(Debug)]
pub(crate) struct Reader {
    lang: Lang,
    #[cfg(feature = "ours")]
    hant: Option<Hant>,
    declared: Declared,
    met: RefCell<Met>,
}

/// What a [`Reader`] met.
#[derive(Debug, Default)]
pub(crate) struct Met {
    /// Mistakes.
    pub(crate) complaints: Complaints,
    /// Ids of the sources that claims named.
    pub(crate) sources: BTreeSet<String>,
    /// Missing keys: the line of the table, and the key.
    holes: BTreeSet<(usize, &'static str)>,
}

impl Reader {
    pub(crate) fn new(content: &Content, lang: Lang) -> Self {
        Self {
            lang,
            #[cfg(feature = "ours")]
            hant: (lang == Lang::Hant).then(|| Hant::of(content)),
            declared: content.declared.clone(),
            met: RefCell::default(),
        }
    }

    /// Returns a text as it is shown in this language.
    fn put<'t>(&self, text: &'t str) -> Cow<'t, str> {
        #[cfg(feature = "ours")]
        if let Some(hant) = &self.hant {
            return hant.convert(text).into();
        }
        Cow::Borrowed(text)
    }

    /// Reads a node. Returns none if not even empty values make it readable.
    pub(crate) fn read<T: DeserializeOwned>(&self, file: &File, node: &Node) -> Option<T> {
        self.met.borrow_mut().holes.clear();
        loop {
            match T::deserialize(At::new(self, file, node)) {
                Ok(value) => return Some(value),
                // Each pass fills one hole more; none can be missing twice.
                Err(Fault::Missing(line, key)) if self.met.borrow_mut().holes.insert((line, key)) => {}
                Err(fault) => {
                    self.complain(file, node.line, &format!("this cannot be read ({fault})"));
                    return None;
                }
            }
        }
    }

    /// Records a mistake.
    pub(crate) fn complain(&self, file: &File, line: usize, text: &str) {
        self.met.borrow_mut().complaints.insert(file.complaint(line, text));
    }

    pub(crate) fn into_met(self) -> Met {
        self.met.into_inner()
    }
}

/// Reason why a pass over the tree ended early.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The table at this line lacks this key.
    Missing(usize, &'static str),
    Other(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(_, key) => write!(f, "`{key}` is missing"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(text: T) -> Self {
        Self::Other(text.to_string())
    }

    fn missing_field(key: &'static str) -> Self {
        Self::Missing(0, key)
    }
}
