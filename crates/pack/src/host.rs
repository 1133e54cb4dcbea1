//! Reader of a host's own pack: JSON in, packs like ours out, by the same rules.
//!
//! Its parts are those of `content/`, as `v1/pack.schema.json` describes them. It stands alone, for another
//! country or another publisher, or it is an overlay that adds to ours.

mod about;
mod advice;
mod all;
mod parts;
mod text;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::invisible::reveal;

use advice::in_json;
pub use all::check_pack;
use parts::{FOLDERS, LISTS, WHOLE};
pub use text::pack_text;
pub use words::{Translated, WordList, languages, translated, word_list};

use crate::LanguagePacks;
use crate::assemble;
use crate::from_json::{self, Places, Position, positions};
use crate::rules::{self, Complaints};
use crate::slots;
use crate::tree::{Node, Value};

/// Longest pack that is read, in bytes.
pub const LONGEST: usize = 2 << 20;
/// Most entries of a list that are read: what is checked of an entry, such as its id, is compared with all
/// others.
const MOST_ENTRIES: usize = 1_000;
/// Most problems that are reported at once.
const TOLD: usize = 100;
/// Most characters of a problem's path, id or text; each may repeat what the pack says.
const MOST_SAID: usize = 600;
/// Key and value that state the version of the form.
const FORM: (&str, i64) = ("topup_guard_pack", 1);

/// Mistake in a host's pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Path of the value, such as `items[3].why.en`; empty for the pack as a whole.
    pub path: String,
    /// Id of the entry that the value stands in, such as `points-9`; empty if it stands in none, or the entry
    /// has no id.
    pub id: String,
    /// Where the value begins in the text; none for what is missing from the pack as a whole.
    pub at: Option<Position>,
    /// What is wrong, and what to write instead.
    pub text: String,
}

impl Problem {
    /// Makes a problem of the pack as a whole.
    fn whole(text: impl Into<String>) -> Self {
        Self { path: String::new(), id: String::new(), at: None, text: text.into() }
    }

    /// Returns the path with the entry's id behind its index: `items[3] "points-9" why.en`.
    #[must_use]
    pub fn place(&self) -> String {
        match self.path.split_once(']') {
            Some((entry, rest)) if !self.id.is_empty() => {
                let rest = rest.trim_start_matches('.');
                format!("{entry}] \"{}\" {rest}", self.id).trim_end().to_owned()
            }
            _ if self.path.is_empty() => "the pack".to_owned(),
            _ => self.path.clone(),
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.place())?;
        if let Some(Position { line, column }) = self.at {
            write!(f, " (line {line}, column {column})")?;
        }
        write!(f, ": {}", self.text)
    }
}

/// Reads a host's pack in the language `lang`, or else in the first that it has.
///
/// `site` is where it came from, such as `bank.example`. `ours` returns our own content in a language, from
/// which the pack takes the program's messages where it has none: Chinese for a kind of Chinese, English for
/// a kind of English, for others what the pack names as its `fallback`.
///
/// # Errors
/// Every mistake in it, in its order, but at most a hundred.
pub fn host_pack(
    json: &str,
    site: &str,
    lang: &str,
    ours: impl Fn(&str) -> Option<LanguagePacks>,
) -> Result<LanguagePacks, Vec<Problem>> {
    if json.len() > LONGEST {
        return Err(vec![text::too_large()]);
    }
    let json = json.trim_start_matches('\u{feff}');
    let (mut root, places) = from_json::read(json).map_err(|error| vec![text::no_json(json, &error)])?;
    if !matches!(root.value, Value::Table(_)) {
        let text = format!("the whole is {}; a pack is keys in {{ }}", root.kind());
        return Err(vec![Problem::whole(text)]);
    }
    let mut host = Host { json, places, problems: BTreeMap::new() };
    if !host.frame(&mut root) {
        return Err(host.told(&root));
    }
    let languages = about::languages(&root);
    about::mark(&mut root, &languages.iter().filter_map(|(_, lang)| lang.clone().ok()).collect::<Vec<_>>());
    let about = host.about(&root, languages);
    let lang = about.shown(lang);
    let Some(base) = ours(lang.base(about.fallback)) else {
        return Err(vec![Problem::whole("our own content did not come")]);
    };
    let mut content = host.content(json, &root, &about, lang, base);
    let mut complaints = Complaints::new();
    slots::resolve(&mut content, &mut complaints);
    let packs = assemble::assemble(&content, lang, &mut complaints);
    rules::check(&content, &mut complaints);
    for complaint in complaints {
        host.say(complaint.line, complaint.text);
    }
    match packs {
        Some(packs) if host.problems.is_empty() => Ok(about.signed(packs, site, &content)),
        _ => Err(host.told(&root)),
    }
}

/// Host's pack that is being read.
struct Host<'a> {
    json: &'a str,
    places: Places,
    /// Mistakes by line.
    problems: BTreeMap<usize, Vec<String>>,
}

impl Host<'_> {
    fn say(&mut self, line: usize, text: impl Into<String>) {
        let texts = self.problems.entry(line).or_default();
        let text = text.into();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }

    /// Checks the version of the form, and that every part is known and of its kind. Takes out what is not, so
    /// that nothing else is said of it. Returns whether it is of a size that is read.
    fn frame(&mut self, root: &mut Node) -> bool {
        for line in std::mem::take(&mut self.places.twice) {
            self.say(line, "this key stands here twice; take one out");
        }
        let (key, version) = FORM;
        if !matches!(root.get(key), Some(Node { value: Value::Number(number), .. }) if *number == version) {
            self.say(root.get(key).map_or(1, |node| node.line), format!("write \"{key}\": {version}"));
        }
        let known = [&[key, "$schema", "about"][..], &WHOLE, &LISTS, &FOLDERS].concat();
        for (part, node) in root.entries().iter().filter(|(part, _)| !known.contains(&part.as_str())) {
            self.say(node.line, format!("there is no part “{part}”; the parts are {}", known.join(", ")));
        }
        let Value::Table(parts) = &mut root.value else { return false };
        let mut is_small = true;
        for (part, node) in parts {
            if LISTS.contains(&&**part) || FOLDERS.contains(&&**part) {
                is_small &= self.list(part, node);
            } else if (WHOLE.contains(&&**part) || part == "about") && !matches!(node.value, Value::Table(_))
            {
                self.say(node.line, format!("“{part}” is {}; write keys in {{ }}", node.kind()));
                node.value = Value::Table(Vec::new());
            }
        }
        is_small
    }

    /// Checks that a part is a list of entries. Returns whether it is no longer than is read.
    fn list(&mut self, part: &str, node: &mut Node) -> bool {
        let kind = node.kind();
        let Value::List(entries) = &mut node.value else {
            self.say(node.line, format!("“{part}” is {kind}; write a list in [ ]"));
            node.value = Value::List(Vec::new());
            return true;
        };
        if entries.len() > MOST_ENTRIES {
            let count = entries.len();
            self.say(node.line, format!("there are {count} entries; at most {MOST_ENTRIES} are read"));
            return false;
        }
        entries.retain(|entry| {
            let is_entry = matches!(entry.value, Value::Table(_));
            if !is_entry {
                self.say(entry.line, format!("this entry is {}; write its keys in {{ }}", entry.kind()));
            }
            is_entry
        });
        true
    }

    fn told(self, root: &Node) -> Vec<Problem> {
        let all: Vec<_> =
            self.problems.iter().flat_map(|(line, texts)| texts.iter().map(|text| (*line, text))).collect();
        let told = || all.iter().take(TOLD);
        let at = positions(self.json, &told().map(|(line, _)| *line).collect::<BTreeSet<_>>());
        // All of it repeats what the pack says.
        let said = |text: &str| {
            let mut text = reveal(text);
            if let Some((end, _)) = text.char_indices().nth(MOST_SAID) {
                text.truncate(end);
                text.push('…');
            }
            text
        };
        let problem = |(line, text): &(usize, &String)| Problem {
            path: said(&self.places.path(*line)),
            id: said(self.places.entry(*line, root)),
            // What is missing from the whole is nowhere.
            at: at.get(line).copied().filter(|_| *line > 1),
            text: said(&in_json(text)),
        };
        let mut problems: Vec<_> = told().map(problem).collect();
        if all.len() > TOLD {
            let text = format!("there are {} more problems behind these", all.len() - TOLD);
            problems.push(Problem::whole(text));
        }
        problems
    }
}
