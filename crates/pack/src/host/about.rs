//! The part `about` of a host's pack: its name, country, languages, numbers and domains.

use regex_lite::Regex;
use topup_guard_core::pack::{By, Pack, QuizPack};

use super::Host;
use crate::LanguagePacks;
use crate::content::{Content, Lang};
use crate::declared::{DOMAIN_FORM, Declared, NUMBER_FORM};
use crate::tree::{Node, Value};

/// Keys of `about`.
const ABOUT: [&str; 8] =
    ["name", "country", "languages", "overlay", "numbers", "domains", "compiled", "reviewed"];

/// The part `about` of a pack.
pub(super) struct About {
    pub(super) declared: Declared,
    pub(super) overlay: bool,
    /// Name by language.
    pub(super) name: Node,
}

impl About {
    /// Returns the language to show if this one is asked for.
    pub(super) fn shown(&self, lang: &str) -> Lang {
        let asked = if lang == Lang::En.tag() { Lang::En } else { Lang::Zh };
        let langs = &self.declared.langs;
        if langs.contains(&asked) { asked } else { langs.first().copied().unwrap_or(Lang::En) }
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
            languages: self.declared.langs.iter().map(|lang| lang.tag().to_owned()).collect(),
        };
        packs
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
    pub(super) fn about(&mut self, root: &Node) -> About {
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
        for node in about.list("languages") {
            match Lang::WRITTEN.into_iter().find(|lang| node.text() == Some(lang.key())) {
                Some(lang) if !langs.contains(&lang) => langs.push(lang),
                _ => self.say(node.line, "the languages are \"zh\" and \"en\", each once"),
            }
        }
        if langs.is_empty() {
            self.say(line("languages"), "write the languages it comes in, such as \"languages\": [\"en\"]");
            langs = Lang::WRITTEN.into();
        }
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
        About { declared, overlay, name }
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
