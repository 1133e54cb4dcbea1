//! Texts as rules see them: in every language, and without the inert runs of artefacts.

use crate::content::Lang;
use crate::declared::Declared;
use crate::marks;
use crate::tree::Node;

/// Character in place of an inert run; no letter, digit or punctuation.
const INERT: &str = "\u{fffc}";

/// Table that has a text in every language, or should have.
#[derive(Clone, Copy)]
pub(crate) struct Spoken<'a> {
    pub(crate) node: &'a Node,
    /// Languages that it should be in, and what it may name.
    pub(crate) declared: &'a Declared,
    /// Set for a part of an artefact, in which marks are read.
    pub(crate) artefact: bool,
    /// Set for a message of the program in a host's pack, which has ours where the host has none.
    pub(crate) is_message: bool,
}

impl Spoken<'_> {
    /// Returns its text in this language, with the line.
    pub(crate) fn raw(&self, lang: Lang) -> Option<(usize, &str)> {
        let node = self.node.get(lang.key())?;
        Some((node.line, node.text()?))
    }

    /// Returns the text of each language with its line, without inert runs.
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

/// Returns every text of a file.
pub(crate) fn all<'a>(root: &'a Node, declared: &'a Declared) -> Vec<Spoken<'a>> {
    let mut found = Vec::new();
    collect(Spoken { node: root, declared, artefact: false, is_message: false }, &mut found);
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
