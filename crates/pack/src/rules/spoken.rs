//! Collects the texts of a file in every language, for the rules to check.

use crate::content::Lang;
use crate::declared::Declared;
use crate::marks;
use crate::tree::Node;

/// Placeholder for an inert run: no letter, no digit, no punctuation.
const INERT: &str = "\u{fffc}";

/// Table that holds a text in every language, or should.
#[derive(Clone, Copy)]
pub(crate) struct Spoken<'a> {
    pub(crate) node: &'a Node,
    /// Languages it has to be written in, and what it may name.
    pub(crate) declared: &'a Declared,
    /// Set if it is part of an artefact, where marks are allowed and addresses and callers have to be marked.
    pub(crate) artefact: bool,
}

impl Spoken<'_> {
    /// Returns its text in this language, with its line.
    pub(crate) fn raw(&self, lang: Lang) -> Option<(usize, &str)> {
        let node = self.node.get(lang.key())?;
        Some((node.line, node.text()?))
    }

    /// Returns the text of each language as people read it, inert runs hidden, with its line.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (Lang, usize, String)> {
        self.declared.langs.iter().filter_map(|&lang| {
            let (line, text) = self.raw(lang)?;
            if !self.artefact {
                return Some((lang, line, text.to_owned()));
            }
            let runs = marks::read(text, self.declared).0;
            Some((lang, line, runs.iter().map(|run| if run.inert { INERT } else { &run.text }).collect()))
        })
    }
}

/// Collects every text of a file.
pub(crate) fn all<'a>(root: &'a Node, declared: &'a Declared) -> Vec<Spoken<'a>> {
    let mut found = Vec::new();
    collect(Spoken { node: root, declared, artefact: false }, &mut found);
    found
}

fn collect<'a>(spoken: Spoken<'a>, found: &mut Vec<Spoken<'a>>) {
    for (key, node) in spoken.node.entries() {
        collect(Spoken { node, artefact: spoken.artefact || key == "artefact", ..spoken }, found);
    }
    for node in spoken.node.items() {
        collect(Spoken { node, ..spoken }, found);
    }
    if spoken.node.is_spoken() {
        found.push(spoken);
    }
}
