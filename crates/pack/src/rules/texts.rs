//! Checks that every text exists in both languages, in the letters and punctuation of its language.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::invisible::is_invisible;
use topup_guard_core::pack::{FORMS, Msg, choose_forms};

use super::Complaints;
use super::letters::is_heaped;
use super::spoken::Spoken;
use crate::content::{Content, File, Lang};
use crate::declared::Declared;
use crate::scripts::Letters;
use crate::tree::Node;

/// Largest number of characters of a text.
const LONGEST: usize = 2000;
/// Beginnings and ends of the marks in an artefact.
const MARKS: [&str; 4] = ["[[", "]]", "{@", "{#"];
/// Half-width punctuation, and what to write instead after a Chinese character.
const HALF: [(char, char); 5] = [(',', '，'), ('?', '？'), ('!', '！'), (':', '：'), (';', '；')];

pub(crate) fn check(file: &File, spoken: &Spoken<'_>, complaints: &mut Complaints) {
    let mut complain = |line, text: String| _ = complaints.insert(file.complaint(line, text));
    let langs = &spoken.declared.langs;
    for lang in Lang::WRITTEN.iter().filter(|lang| !langs.contains(lang)) {
        if let Some(node) = spoken.node.get(lang.key()) {
            let (name, key) = (lang.name(), lang.written());
            complain(
                node.line,
                format!("{name} is not among the languages; declare it, or take `{key}` out"),
            );
        }
    }
    for lang in langs {
        let (name, key) = (lang.name(), lang.written());
        match (spoken.node.get(lang.key()), spoken.raw(*lang)) {
            // What a host does not translate is shown in our words.
            (None, _) if spoken.is_message => {}
            (_, Some((_, text))) if spoken.is_message && text.is_empty() => {}
            (None, _) => {
                let others = langs.iter().filter_map(|other| spoken.node.get(other.key()));
                let line = others.map(|node| node.line).next().unwrap_or(spoken.node.line);
                complain(line, format!("the {name} text is missing; write {key} = \"…\" beside the other"));
            }
            (Some(node), None) => {
                complain(node.line, format!("`{key}` is {}; write {key} = \"…\"", node.kind()));
            }
            (_, Some((line, text))) if text.trim().is_empty() => {
                complain(line, format!("the {name} text is empty; write it, or take the whole entry out"));
            }
            (_, Some((line, text))) if !spoken.artefact && !spoken.is_message => {
                if let Some(mark) = MARKS.into_iter().find(|mark| text.contains(mark)) {
                    complain(line, format!("“{mark}” is read in an artefact only; write plain text here"));
                }
            }
            _ => {}
        }
    }
    for (lang, (line, text)) in langs.iter().filter_map(|&lang| Some((lang, spoken.raw(lang)?))) {
        let letters = Letters::of(lang);
        if text.chars().count() > LONGEST {
            complain(line, format!("a text has at most {LONGEST} characters; make it shorter"));
        }
        if let Some(letter) = invisible(text, &letters) {
            let code = u32::from(letter);
            complain(line, format!("there is a character that cannot be seen (U+{code:04X}); take it out"));
        }
        // What imitates may be just what an artefact shows.
        if let Some(letter) =
            text.chars().find(|letter| letters.is_strange(*letter)).filter(|_| !spoken.artefact)
        {
            let code = u32::from(letter);
            let text = format!(
                "“{letter}” (U+{code:04X}) is of another script and can be taken for another letter; write it in {}",
                match lang {
                    Lang::Other(_) => format!(
                        "the letters of {}, or say its script as in {}-Cyrl",
                        lang.name(),
                        lang.primary()
                    ),
                    _ => "Chinese or Latin letters".to_owned(),
                }
            );
            complain(line, text);
        }
        if let Some(word) = letters.mixed(text).filter(|_| !spoken.artefact) {
            complain(
                line,
                format!(
                    "“{word}” mixes letters or digits of two scripts that can be taken for each other; write it in one"
                ),
            );
        }
        if is_heaped(text) {
            complain(
                line,
                "there are many marks on one letter, which cover other lines; take them out".to_owned(),
            );
        }
    }
    for (lang, line, text) in spoken.shown() {
        let instead: Vec<_> = mixed_up(lang, &text)
            .iter()
            .map(|(found, instead)| format!("“{instead}” for “{found}”"))
            .collect();
        if !instead.is_empty() {
            complain(
                line,
                format!("some letters or punctuation have the wrong width; write {}", instead.join(", ")),
            );
        }
    }
}

/// Finds a character that cannot be seen and is no part of spelling.
fn invisible(text: &str, letters: &Letters) -> Option<char> {
    let mut before = None;
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        let after = rest.clone().next();
        if letter != '\n' && is_invisible(letter) && !letters.joins(before, letter, after) {
            return Some(letter);
        }
        before = Some(letter);
    }
    None
}

/// Checks that English has curly apostrophes only.
pub(crate) fn apostrophes(file: &File, spoken: &Spoken<'_>, complaints: &mut Complaints) {
    for (_, line, text) in spoken.shown().filter(|(lang, ..)| lang.is_english()) {
        if text.contains('\'') {
            complaints.insert(file.complaint(line, "an apostrophe is straight; write ’ for '"));
        }
    }
}

/// Messages that the program had once. In a host's pack of that time they change nothing.
const FORMER: [&str; 12] = [
    "picker_so_far",
    "picker_first_now",
    "better_than",
    "versus",
    "more_about",
    "why_not",
    "weaker_than",
    "quiz_to_action",
    "twins_done",
    "summary_practised",
    "summary_measured",
    "summary_practised_topics",
];

/// Checks that all messages exist and that placeholders such as `{n}` are the same in both languages.
pub(crate) fn messages(content: &Content, complaints: &mut Complaints) {
    let Some(file) = content.file("messages") else { return };
    let known: BTreeMap<_, _> = Msg::ALL.iter().map(|msg| (msg.name(), *msg)).collect();
    let written: BTreeSet<_> = file.root.entries().iter().map(|(name, _)| name.as_str()).collect();
    let missing = known.keys().filter(|name| !written.contains(*name));
    // A host's pack has ours where it has none of its own.
    for name in missing.filter(|_| content.base.is_none()) {
        let text = format!("the message “{name}” is missing; write {name} = {{ zh = \"…\", en = \"…\" }}");
        complaints.insert(file.complaint(1, text));
    }
    for (name, node) in file.root.entries() {
        let msg = known.get(name.as_str());
        if msg.is_none() && content.base.is_some() && FORMER.contains(&name.as_str()) {
            continue;
        }
        if msg.is_none() {
            let text = format!(
                "the program has no message “{name}”; take it out, or write its name as the program does"
            );
            complaints.insert(file.complaint(node.line, text));
        }
        let of = |lang: Lang| node.word(lang.key()).map(braced).unwrap_or_default();
        if let (Some(base), Some(msg)) = (&content.base, msg) {
            let ours = placeholders(base.first.messages.get(*msg)).unwrap_or_default();
            own_word(file, node, &content.declared, &ours, complaints);
            continue;
        }
        let (zh, en) = (of(Lang::Zh), of(Lang::En));
        for (key, has, lacks) in [("en", &zh, &en), ("zh", &en, &zh)] {
            for name in has.difference(lacks) {
                let text = format!(
                    "`{key}` lacks the placeholder {{{name}}} of the other language; write it where it belongs"
                );
                complaints.insert(file.complaint(node.line, text));
            }
        }
    }
}

/// Checks that a host's message has the placeholders that the program fills, in each of its plural forms.
fn own_word(
    file: &File,
    node: &Node,
    declared: &Declared,
    ours: &BTreeSet<String>,
    complaints: &mut Complaints,
) {
    for lang in &declared.langs {
        let Some(text) = node.get(lang.key()).filter(|text| text.text() != Some("")) else { continue };
        let complaint = match text.text().map(placeholders) {
            Some(None) => {
                "a plural is not whole; write {n, plural, one {…} other {…}}, always with other".to_owned()
            }
            Some(Some(own)) => match (ours.difference(&own).next(), own.difference(ours).next()) {
                (Some(name), _) => {
                    format!("the placeholder {{{name}}} is missing; write it where it belongs")
                }
                (None, Some(name)) => format!("the program fills no {{{name}}} here; take it out"),
                (None, None) => continue,
            },
            // Another rule complains of what is no text.
            None => continue,
        };
        complaints.insert(file.complaint(text.line, complaint));
    }
}

/// Returns the placeholders of a message: those of the plural form `other`, and any that another form has. A
/// plural's number counts, whether its forms show it or not. Returns none if a plural is broken.
pub(crate) fn placeholders(text: &str) -> Option<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let numbers = RefCell::new(BTreeSet::new());
    for place in 0..FORMS.len() {
        let form = choose_forms(text, &|name| {
            numbers.borrow_mut().insert(name.to_owned());
            (place, String::new())
        })?;
        found.extend(braced(&form).into_iter().map(str::to_owned));
    }
    found.extend(numbers.into_inner());
    Some(found)
}

/// Returns the names in braces.
fn braced(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// Finds letters and punctuation of the wrong width, each with the right form.
fn mixed_up(lang: Lang, text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before = ' ';
    for letter in text.chars() {
        let narrow = narrow(letter);
        match (lang, narrow) {
            (_, Some(narrow)) if narrow.is_ascii_alphanumeric() => {
                found.push((letter.to_string(), narrow.to_string()))
            }
            (lang, Some(narrow)) if lang.is_english() => found.push((letter.to_string(), narrow.to_string())),
            (lang, _) if lang.is_chinese() && is_han(before) => {
                if let Some((half, full)) = HALF.iter().find(|(half, _)| *half == letter) {
                    found.push((format!("{before}{half}"), format!("{before}{full}")));
                }
            }
            _ => {}
        }
        before = letter;
    }
    found
}

/// Returns the half-width form of a full-width letter, digit or symbol, or of Chinese punctuation.
fn narrow(letter: char) -> Option<char> {
    match letter {
        '。' => Some('.'),
        '、' => Some(','),
        '「' | '」' => Some('"'),
        '【' => Some('['),
        '】' => Some(']'),
        '《' | '》' => Some('"'),
        // The block of full-width ASCII runs parallel to ASCII itself.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
        '\u{3000}' => Some(' '),
        _ => None,
    }
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::{Lang, braced, mixed_up};

    #[test]
    fn widths_are_told_apart() {
        let found =
            |lang, text| mixed_up(lang, text).into_iter().map(|(_, instead)| instead).collect::<Vec<_>>();
        assert_eq!(found(Lang::Zh, "好,8:30 开门,Wi-Fi, App"), ["好，", "门，"]);
        assert_eq!(found(Lang::Zh, "打１１０"), ["1", "1", "0"]);
        assert_eq!(found(Lang::Zh, "“好”，《书》（8:30）！"), Vec::<String>::new());
        assert_eq!(found(Lang::En, "Yes，carrier store (营业厅)。"), [",", "."]);
        assert_eq!(found(Lang::En, "It’s “fine” – really…"), Vec::<String>::new());
    }

    #[test]
    fn placeholders_are_found() {
        assert_eq!(braced("{n} of {m}, {open").into_iter().collect::<Vec<_>>(), ["m", "n"]);
    }
}
