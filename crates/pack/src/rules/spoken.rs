//! Texts as rules see them: both languages, and what remains of an artefact without its inert runs.

use crate::content::Lang;
use crate::marks;
use crate::tree::Node;

/// Stands for an inert run: no letter, no digit, no punctuation.
const INERT: &str = "\u{fffc}";

/// A table that holds a text in both languages, or should.
pub(crate) struct Spoken<'a> {
    pub(crate) node: &'a Node,
    /// Part of an artefact: marks are read, and no address or caller stands outside them.
    pub(crate) artefact: bool,
}

impl Spoken<'_> {
    /// Its text in this language and the line of it.
    pub(crate) fn raw(&self, lang: Lang) -> Option<(usize, &str)> {
        let node = self.node.get(lang.key())?;
        Some((node.line, node.text()?))
    }

    /// Each language's text as it is read, inert runs hidden, with its line.
    pub(crate) fn shown(&self) -> impl Iterator<Item = (Lang, usize, String)> {
        Lang::ALL.into_iter().filter_map(|lang| {
            let (line, text) = self.raw(lang)?;
            if !self.artefact {
                return Some((lang, line, text.to_owned()));
            }
            let runs = marks::read(text).0;
            Some((lang, line, runs.iter().map(|run| if run.inert { INERT } else { &run.text }).collect()))
        })
    }
}

/// Every text of a file.
pub(crate) fn all(root: &Node) -> Vec<Spoken<'_>> {
    let mut found = Vec::new();
    collect(root, false, &mut found);
    found
}

fn collect<'a>(node: &'a Node, artefact: bool, found: &mut Vec<Spoken<'a>>) {
    if node.is_spoken() {
        found.push(Spoken { node, artefact });
    }
    for (key, child) in node.entries() {
        collect(child, artefact || key == "artefact", found);
    }
    for child in node.items() {
        collect(child, artefact, found);
    }
}
