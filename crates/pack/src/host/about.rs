//! The part `about` of a host's pack: its name, country, languages, numbers and domains.

use regex_lite::Regex;
use topup_guard_core::pack::{By, Pack, QuizPack};

use super::Host;
use crate::LanguagePacks;
use crate::content::{Content, Lang};
use crate::declared::{DOMAIN_FORM, Declared, NUMBER_FORM};
use crate::lang::TAKEN;
use crate::scripts::runs_from_right;
use crate::tree::{Node, Value};

/// Keys of `about`.
const ABOUT: [&str; 9] =
    ["name", "country", "languages", "fallback", "overlay", "numbers", "domains", "compiled", "reviewed"];
/// Most languages of a pack.
const MOST_LANGUAGES: usize = 20;

/// The part `about` of a pack.
pub(super) struct About {
    pub(super) declared: Declared,
    pub(super) overlay: bool,
    /// Language of ours whose words stand where the pack has none.
    pub(super) fallback: Lang,
    /// Name by language.
    pub(super) name: Node,
}

impl About {
    /// Returns the language to show if this one is asked for.
    pub(super) fn shown(&self, lang: &str) -> Lang {
        let langs = &self.declared.langs;
        let primary = lang.split('-').next().unwrap_or_default();
        let exact = langs.iter().find(|known| known.tag().eq_ignore_ascii_case(lang));
        let near = || langs.iter().find(|known| known.primary().eq_ignore_ascii_case(primary));
        exact.or_else(near).or(langs.first()).copied().unwrap_or(Lang::En)
    }

    /// Returns the pack's own language whose messages stand where it has none in this one.
    pub(super) fn fallback_of(&self, lang: Lang) -> Option<Lang> {
        let base = lang.base(self.fallback);
        self.declared.langs.iter().copied().find(|known| known.tag() == base)
    }

    /// Returns the packs with their site; an overlay is added to ours.
    pub(super) fn signed(&self, mut packs: LanguagePacks, site: &str, content: &Content) -> LanguagePacks {
        if let Some(base) = content.base.as_ref().filter(|base| base.overlay) {
            packs = LanguagePacks {
                first: over(base.first.clone(), packs.first),
                quiz: over_quiz(base.quiz.clone(), packs.quiz),
                ..packs
            };
        }
        let mainland = self.declared.is_mainland();
        packs.first.by = By {
            site: site.to_owned(),
            country: if mainland { String::new() } else { self.declared.country.clone() },
            languages: self.declared.langs.iter().map(|lang| named(*lang)).collect(),
            from_right: Lang::declared(&packs.lang).is_some_and(runs_from_right),
            plurals: String::new(),
        };
        packs
    }
}

/// Returns a language's tag and its name in itself, as far as it is known without a browser.
fn named(lang: Lang) -> (String, String) {
    let name = match lang {
        Lang::En => "English",
        Lang::Other(_) => lang.tag(),
        _ => "简体中文",
    };
    (lang.tag().to_owned(), name.to_owned())
}

/// Returns the languages that a pack declares, each with the line of its declaration; what is wrong with one
/// is the error.
pub(super) fn languages(root: &Node) -> Vec<(usize, Result<Lang, String>)> {
    let mut found: Vec<Lang> = Vec::new();
    let list = root.get("about").map_or(&[][..], |about| about.list("languages"));
    let read = |node: &Node, found: &[Lang]| {
        let tag = node.text().unwrap_or_default();
        let Some(lang) = Lang::declared(tag) else {
            return Err(
                "write each language as a BCP 47 tag, such as \"ms\", \"zh-Hant\" or \"en\"".to_owned()
            );
        };
        if found.iter().any(|known| known.tag().eq_ignore_ascii_case(lang.tag())) {
            return Err(format!("“{tag}” stands here twice; take one out"));
        }
        if TAKEN.contains(&tag) {
            let text = format!(
                "“{tag}” is the name of a key too; write the language with its script, such as \"{tag}-Latn\""
            );
            return Err(text);
        }
        if found.len() == MOST_LANGUAGES {
            return Err(format!("a pack has at most {MOST_LANGUAGES} languages; make another pack"));
        }
        Ok(lang)
    };
    list.iter()
        .map(|node| {
            let lang = read(node, &found);
            found.extend(&lang);
            (node.line, lang)
        })
        .collect()
}

/// Gives the texts of a pack their keys: a key that is a declared language and has a text, or forms of one,
/// becomes the key of that language.
pub(super) fn mark(node: &mut Node, langs: &[Lang]) {
    match &mut node.value {
        Value::Table(entries) => {
            for (key, node) in entries {
                let is_text = matches!(node.value, Value::Text(_));
                match langs.iter().find(|lang| is_text && lang.written() == key) {
                    Some(lang) => lang.key().clone_into(key),
                    None => mark(node, langs),
                }
            }
        }
        Value::List(items) => items.iter_mut().for_each(|node| mark(node, langs)),
        _ => {}
    }
}

/// Appends what an overlay adds to ours.
fn over(ours: Pack, theirs: Pack) -> Pack {
    let join = |one: Vec<_>, other| one.into_iter().chain(other).collect();
    Pack {
        channels: ours.channels.into_iter().chain(theirs.channels).collect(),
        precautions: ours.precautions.into_iter().chain(theirs.precautions).collect(),
        sources: join(ours.sources, theirs.sources),
        not_channels: ours.not_channels,
        cards: ours.cards,
        guides: ours.guides,
        ..theirs
    }
}

fn over_quiz(ours: QuizPack, theirs: QuizPack) -> QuizPack {
    QuizPack {
        families: ours.families.into_iter().chain(theirs.families).collect(),
        tactics: ours.tactics.into_iter().chain(theirs.tactics).collect(),
        look_alikes: ours.look_alikes.into_iter().chain(theirs.look_alikes).collect(),
        items: ours.items.into_iter().chain(theirs.items).collect(),
        orders: ours.orders.into_iter().chain(theirs.orders).collect(),
        sources: ours.sources.into_iter().chain(theirs.sources).collect(),
        ..theirs
    }
}

impl Host<'_> {
    pub(super) fn about(&mut self, root: &Node, declared: Vec<(usize, Result<Lang, String>)>) -> About {
        let nothing =
            Node { line: root.get("about").map_or(1, |node| node.line), value: Value::Table(Vec::new()) };
        let about =
            root.get("about").filter(|node| matches!(node.value, Value::Table(_))).unwrap_or(&nothing);
        for (key, node) in about.entries().iter().filter(|(key, _)| !ABOUT.contains(&key.as_str())) {
            self.say(node.line, format!("“{key}” has no place here; known here: {}", ABOUT.join(", ")));
        }
        let line = |key| about.get(key).map_or(about.line, |node: &Node| node.line);
        let country = about.word("country").unwrap_or_default().to_owned();
        if country.len() != 2 || !country.chars().all(|letter| letter.is_ascii_uppercase()) {
            self.say(
                line("country"),
                "write the country in two capital letters, such as \"country\": \"SG\"",
            );
        }
        let mut langs = Vec::new();
        for key in ["numbers", "domains"] {
            if let Some(node) = about.get(key).filter(|node| !matches!(node.value, Value::List(_))) {
                self.say(node.line, format!("“{key}” is {}; write a list in [ ]", node.kind()));
            }
        }
        for (line, lang) in declared {
            match lang {
                Ok(lang) => langs.push(lang),
                Err(text) => self.say(line, text),
            }
        }
        if langs.is_empty() {
            self.say(line("languages"), "write the languages it comes in, such as \"languages\": [\"en\"]");
            langs = Lang::WRITTEN.into();
        }
        let fallback =
            match about.get("fallback").map(|node| (node.text().and_then(Lang::declared), node.line)) {
                None => Lang::En,
                Some((Some(lang), _)) if Lang::WRITTEN.contains(&lang) => lang,
                Some((_, line)) => {
                    self.say(
                    line,
                    "write \"en\" or \"zh\": our words in that language stand where there are none of yours",
                );
                    Lang::En
                }
            };
        let overlay = about.is_true("overlay");
        if about.get("overlay").is_some_and(|node| !matches!(node.value, Value::Flag(_))) {
            self.say(line("overlay"), "write true to add to our content, or false to stand alone");
        }
        let numbers =
            self.words(about, "numbers", &NUMBER_FORM, "a number is of digits alone, such as \"999\"");
        let domains = self.words(about, "domains", &DOMAIN_FORM, "write a domain such as \"bank.example\"");
        let name = about.get("name").cloned().unwrap_or(nothing.clone());
        if !name.is_spoken() {
            self.say(line("name"), "write what it is called, in each language: \"name\": { \"en\": \"…\" }");
        }
        let mut declared = Declared::new(country, langs, numbers, domains);
        if overlay {
            let ours = Declared::ours();
            declared.domains.extend(ours.domains);
            declared = declared.naming([ours.callable, ours.named].concat());
        }
        About { declared, overlay, fallback, name }
    }

    /// Reads a list of texts, each of which matches a pattern.
    fn words(&mut self, about: &Node, key: &str, form: &Regex, advice: &str) -> Vec<String> {
        let mut words = Vec::new();
        for node in about.list(key) {
            match node.text().filter(|text| form.is_match(text)) {
                Some(word) => words.push(word.to_owned()),
                None => self.say(node.line, advice),
            }
        }
        words
    }
}
