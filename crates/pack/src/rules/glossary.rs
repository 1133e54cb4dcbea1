//! Rule: a term is translated the same way everywhere, as `content/glossary.toml` says.

use super::{Complaints, only, spoken};
use crate::content::{Content, File, Lang};
use crate::tree::Node;

const KEYS: [&str; 6] = ["term", "words", "gloss", "loose", "not_zh", "not_en"];

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    let Some(file) = content.file("glossary") else { return };
    only(file, Some(&file.root), &["terms"], "part", complaints);
    let mut terms = Vec::new();
    for node in file.root.list("terms") {
        only(file, Some(node), &KEYS, "key", complaints);
        match node.word("term").filter(|term| !term.is_empty()) {
            Some(term) => terms.push(Term::of(term, node)),
            None => {
                let text = "this entry names no term; write term = \"营业厅\"";
                complaints.insert(file.complaint(node.line, text));
            }
        }
    }
    // A longer term goes first, so that 流量卡 is not taken for 流量.
    terms.sort_by_key(|term| std::cmp::Reverse(term.zh.len()));
    for other in content.said().filter(|other| other.stem != "glossary") {
        for spoken in spoken::all(other.texts(), &content.declared) {
            entry(other, &spoken, &terms, complaints);
        }
    }
}

/// Term of the glossary, its English in lower case.
struct Term<'a> {
    zh: &'a str,
    en: Vec<String>,
    not_zh: Vec<&'a str>,
    not_en: Vec<String>,
    /// Set if English may leave it out.
    loose: bool,
}

impl<'a> Term<'a> {
    fn of(zh: &'a str, node: &'a Node) -> Self {
        let words = |key| node.list(key).iter().filter_map(Node::text);
        Self {
            zh,
            en: words("words").map(str::to_lowercase).collect(),
            not_zh: words("not_zh").collect(),
            not_en: words("not_en").map(str::to_lowercase).collect(),
            loose: node.is_true("loose"),
        }
    }
}

fn entry(file: &File, spoken: &spoken::Spoken<'_>, terms: &[Term<'_>], complaints: &mut Complaints) {
    let mut complain = |line, text| _ = complaints.insert(file.complaint(line, text));
    let (mut zh, mut en) = ((0, String::new()), (0, String::new()));
    for (lang, line, text) in spoken.shown() {
        if lang == Lang::Zh { zh = (line, text) } else { en = (line, text.to_lowercase()) }
    }
    for term in terms {
        for banned in term.not_zh.iter().filter(|banned| zh.1.contains(**banned)) {
            complain(zh.0, format!("the glossary writes “{}” for “{banned}”; write that", term.zh));
        }
        for banned in term.not_en.iter().filter(|banned| has_word(&en.1, banned)) {
            let instead = term.en.first().map_or("", String::as_str);
            complain(
                en.0,
                format!("the glossary writes “{instead}” for “{banned}” ({}); write that", term.zh),
            );
        }
    }
    let mut rest = zh.1;
    for term in terms.iter().filter(|term| !term.en.is_empty()) {
        if !rest.contains(term.zh) {
            continue;
        }
        rest = rest.replace(term.zh, "\u{fffc}");
        if !term.loose && !en.1.is_empty() && !term.en.iter().any(|word| en.1.contains(word.as_str())) {
            let text = format!(
                "the Chinese has “{}”, the English none of: {}; write one of them, or add your word to content/glossary.toml",
                term.zh,
                term.en.join(", ")
            );
            complain(en.0, text);
        }
    }
}

/// Returns whether a text has these words, not as parts of longer ones.
fn has_word(text: &str, words: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| {
        !is_letter(text.get(..at).and_then(|before| before.chars().next_back()))
            && !is_letter(text.get(at + found.len()..).and_then(|after| after.chars().next()))
    })
}
