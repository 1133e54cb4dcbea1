//! Reader of a host's own pack: JSON in, packs like ours out, by the same rules.
//!
//! Its parts are those of `content/`, as `v1/pack.schema.json` describes them. It stands alone, for another
//! country or another publisher, or it is an overlay that adds to ours.

mod about;
mod advice;
mod parts;

use std::collections::BTreeMap;

use topup_guard_core::invisible::reveal;

use advice::in_json;
use parts::{FOLDERS, LISTS, WHOLE};

use crate::LanguagePacks;
use crate::assemble;
use crate::from_json::{self, Places};
use crate::rules::{self, Complaints};
use crate::slots;
use crate::tree::{Node, Value};

/// Longest pack that is read, in bytes.
pub const LONGEST: usize = 2 << 20;
/// Most problems that are reported at once.
const TOLD: usize = 100;
/// Key and value that state the version of the form.
const FORM: (&str, i64) = ("topup_guard_pack", 1);

/// Mistake in a host's pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Place of it, such as `items[3].why.en`; empty for the pack as a whole.
    pub path: String,
    /// What is wrong, and what to write instead.
    pub text: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = if self.path.is_empty() { "the pack" } else { &self.path };
        write!(f, "{path}: {}", self.text)
    }
}

/// Reads a host's pack in the language `lang`, or else in the first that it has.
///
/// `site` is where it came from, such as `bank.example`. `ours` returns our own content in a language, from
/// which the pack takes the program's messages.
///
/// # Errors
/// Every mistake in it, in its order, but at most a hundred.
pub fn host_pack(
    json: &str,
    site: &str,
    lang: &str,
    ours: impl Fn(&str) -> Option<LanguagePacks>,
) -> Result<LanguagePacks, Vec<Problem>> {
    let whole = |text: String| vec![Problem { path: String::new(), text }];
    if json.len() > LONGEST {
        return Err(whole(format!("it is larger than {} MB; make it smaller", LONGEST >> 20)));
    }
    let (root, places) =
        from_json::read(json).map_err(|error| whole(format!("this is not JSON ({error})")))?;
    let mut host = Host { places, problems: BTreeMap::new() };
    host.frame(&root);
    let about = host.about(&root);
    let lang = about.shown(lang);
    let Some(base) = ours(lang.tag()) else { return Err(whole("our own content did not come".to_owned())) };
    let mut content = host.content(json, &root, &about, base);
    let mut complaints = Complaints::new();
    slots::resolve(&mut content, &mut complaints);
    let packs = assemble::assemble(&content, lang, &mut complaints);
    rules::check(&content, &mut complaints);
    for complaint in complaints {
        host.say(complaint.line, complaint.text);
    }
    match packs {
        Some(packs) if host.problems.is_empty() => Ok(about.signed(packs, site, &content)),
        _ => Err(host.told()),
    }
}

/// Host's pack that is being read.
struct Host {
    places: Places,
    /// Mistakes by line.
    problems: BTreeMap<usize, Vec<String>>,
}

impl Host {
    fn say(&mut self, line: usize, text: impl Into<String>) {
        let texts = self.problems.entry(line).or_default();
        let text = in_json(&text.into());
        if !texts.contains(&text) {
            texts.push(text);
        }
    }

    /// Checks the version of the form, and that every part is known.
    fn frame(&mut self, root: &Node) {
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
    }

    fn told(self) -> Vec<Problem> {
        let all: Vec<_> =
            self.problems.iter().flat_map(|(line, texts)| texts.iter().map(|text| (*line, text))).collect();
        let mut told: Vec<_> = all
            .iter()
            .take(TOLD)
            // Both repeat what the pack says.
            .map(|(line, text)| Problem { path: reveal(&self.places.path(*line)), text: reveal(text) })
            .collect();
        if all.len() > TOLD {
            let text = format!("there are {} more problems behind these", all.len() - TOLD);
            told.push(Problem { path: String::new(), text });
        }
        told
    }
}
