//! Words of the program in the languages of a host's pack: which are translated, and a list to translate.

use std::fmt::Write as _;

use topup_guard_core::pack::Msg;

use super::{Problem, about, text};
use crate::LanguagePacks;
use crate::from_json;
use crate::lang::Lang;
use crate::rules::placeholders;
use crate::tree::{Node, Value};

/// Words that only our own page and our own languages have.
const OURS: [&str; 14] = [
    "app_name",
    "converted",
    "other_language",
    "language_hans",
    "language_hant",
    "language_en",
    "newer",
    "newer_reload",
    "shortcut_picker",
    "single_age",
    "single_failed",
    "page_still",
    "plain_channels",
    "early_tap",
];
/// Beginnings of the names of words in rooms that are shown for mainland China alone.
const MAINLAND: [&str; 4] = ["number_", "carrier_", "family_", "check_"];
/// Words with such a beginning that other rooms show as well.
const EVERYWHERE: [&str; 4] = ["check_by_hand", "check_not_drawn", "check_saved", "check_copied"];

/// How many of the program's words a host's pack has in one of its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// BCP 47 tag of the language.
    pub lang: String,
    /// Number of words that are shown.
    pub of: usize,
    /// Names of those that the pack does not have.
    pub missing: Vec<&'static str>,
    /// BCP 47 tag of the language of ours in which these are shown.
    pub instead: &'static str,
}

impl std::fmt::Display for Translated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { lang, of, missing, instead } = self;
        let language = if *instead == "en" { "English" } else { "Chinese" };
        let count = missing.len();
        write!(
            f,
            "{count} of the program’s {of} words are not translated to “{lang}”, and are shown in {language}"
        )
    }
}

/// Words of the program to translate, with those that are translated already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordList {
    /// The list as a host's pack has it under `messages`, each word with its English.
    pub json: String,
    /// Number of words in it.
    pub of: usize,
    /// Names of those without a translation.
    pub missing: Vec<&'static str>,
    /// Names in the given file that are no words of the program; they are left out of the list.
    pub extra: Vec<String>,
    /// Names of those whose translation lacks a placeholder of the English, or has another.
    pub broken: Vec<&'static str>,
}

/// Returns for each language of a host's pack that is neither Chinese nor English how many of the program's
/// words it has; nothing for what is no pack.
#[must_use]
pub fn translated(json: &str) -> Vec<Translated> {
    let Some(root) = read(json) else { return Vec::new() };
    let fallback = root.get("about").and_then(|about| Lang::declared(about.word("fallback")?));
    let nothing = Node { line: 1, value: Value::Table(Vec::new()) };
    let messages = root.get("messages").unwrap_or(&nothing);
    let languages = about::languages(&root).into_iter().filter_map(|(_, lang)| lang.ok());
    languages
        .filter(|lang| !lang.is_chinese() && !lang.is_english())
        .map(|lang| {
            let shown: Vec<_> = shown(is_mainland(&root)).collect();
            let has =
                |msg: &Msg| messages.get(msg.name()).and_then(|node| own(node, lang.written())).is_some();
            Translated {
                lang: lang.tag().to_owned(),
                of: shown.len(),
                missing: shown.iter().filter(|msg| !has(msg)).map(|msg| msg.name()).collect(),
                instead: lang.base(fallback.unwrap_or(Lang::En)),
            }
        })
        .collect()
}

/// Returns the BCP 47 tags of the languages of a host's pack, the preferred one first; nothing for what is no
/// pack.
#[must_use]
pub fn languages(json: &str) -> Vec<String> {
    let Some(root) = read(json) else { return Vec::new() };
    let languages = about::languages(&root).into_iter().filter_map(|(_, lang)| lang.ok());
    languages.map(|lang| lang.tag().to_owned()).collect()
}

/// Lists the words of the program to translate to the language `lang`, with those that `file` has: a host's
/// pack, or such a list. `english` is our own content in English.
///
/// # Errors
/// What is wrong with the tag or the file.
pub fn word_list(lang: &str, file: Option<&str>, english: &LanguagePacks) -> Result<WordList, Vec<Problem>> {
    if Lang::declared(lang).is_none() {
        let text = format!("“{lang}” is no language; write a BCP 47 tag, such as ms or zh-Hant");
        return Err(vec![Problem::whole(text)]);
    }
    let root = match file {
        None => Node { line: 1, value: Value::Table(Vec::new()) },
        Some(json) => from_json::read(json).map_err(|error| vec![text::no_json(json, &error)])?.0,
    };
    let is_pack = root.get("about").is_some();
    let nothing = Node { line: 1, value: Value::Table(Vec::new()) };
    let given = if is_pack { root.get("messages").unwrap_or(&nothing) } else { &root };
    let mut list =
        WordList { json: "{".to_owned(), of: 0, missing: Vec::new(), extra: Vec::new(), broken: Vec::new() };
    for msg in shown(!is_pack || is_mainland(&root)) {
        let name = msg.name();
        let ours = english.first.messages.get(msg);
        let translation = given.get(name).and_then(|node| own(node, lang));
        match translation {
            None => list.missing.push(name),
            Some(text)
                if placeholders(text).is_none_or(|has| has != placeholders(ours).unwrap_or_default()) =>
            {
                list.broken.push(name);
            }
            Some(_) => {}
        }
        let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let between = if list.of == 0 { "" } else { "," };
        let translation = quoted(translation.unwrap_or_default());
        let beside = if lang == "en" { String::new() } else { format!("\"en\": {}, ", quoted(ours)) };
        let written = write!(list.json, "{between}\n  \"{name}\": {{ {beside}\"{lang}\": {translation} }}");
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
        list.of += 1;
    }
    list.json.push_str("\n}\n");
    let known = |name: &str| Msg::ALL.iter().any(|msg| msg.name() == name);
    let extra = given.entries().iter().filter(|(name, _)| !known(name));
    list.extra = extra.map(|(name, _)| name.clone()).collect();
    Ok(list)
}

fn read(json: &str) -> Option<Node> {
    from_json::read(json).ok().map(|(root, _)| root)
}

fn is_mainland(root: &Node) -> bool {
    root.get("about").and_then(|about| about.word("country")) == Some("CN")
}

/// Returns the words that a host's pack shows.
fn shown(mainland: bool) -> impl Iterator<Item = Msg> {
    let of_mainland =
        |name: &str| MAINLAND.iter().any(|group| name.starts_with(group)) && !EVERYWHERE.contains(&name);
    let is_shown = move |msg: &&Msg| !OURS.contains(&msg.name()) && (mainland || !of_mainland(msg.name()));
    Msg::ALL.iter().filter(is_shown).copied()
}

/// Returns the translation of a word, if it is written and not empty.
fn own<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.word(key).filter(|text| !text.is_empty())
}
