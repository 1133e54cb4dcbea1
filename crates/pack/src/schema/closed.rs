//! Fixed sets of the schema: ids, groups and names that the program knows; forms of ids, days, numbers and tags.

use serde_json::{Value, json};
use topup_guard_core::picker::Question;

use crate::lang::TAKEN;
use crate::rules::{CRITERIA, GROUPS, GUIDES, RATED, known_choices};

/// Form of an id.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// Form of a day.
pub(super) const DAY: &str = "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// Returns the words that may stand under a key of a wire type, or the keys of the map there; nothing if
/// authors choose them.
fn words(name: &str, key: &str) -> Vec<String> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let options =
        |question: Question| question.options().iter().map(|choice| choice.id()).collect::<Vec<_>>();
    match (name, key) {
        ("Channel" | "Item", "group") | ("Tactic" | "LookAlike", "groups") => owned(&GROUPS),
        ("Channel", "serves") | ("CardGuide", "id") => owned(&known_choices(Question::Card)),
        ("Channel", "accepts") => owned(&known_choices(Question::Pay)),
        ("Channel", "ratings") => owned(&RATED),
        ("OptionText", "weights") | ("Criterion", "id") => owned(&CRITERIA),
        ("Guide", "id") => owned(&GUIDES),
        ("QuestionText", "id") => owned(&Question::ALL.map(Question::id)),
        ("OptionText", "id") | ("Wording", "labels") => {
            let mut all: Vec<_> = Question::ALL.into_iter().flat_map(options).collect();
            all.sort_unstable();
            all.dedup();
            owned(&all)
        }
        ("Wording", "given") => {
            let pairs = |question: Question| {
                options(question).into_iter().map(move |id| format!("{}={id}", question.id()))
            };
            Question::ALL.into_iter().flat_map(pairs).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the form of the words under a key of a wire type.
fn form(name: &str, key: &str) -> Option<&'static str> {
    Some(match (name, key) {
        (_, "id" | "family" | "tactic" | "sources") => ID,
        ("Item", "twin") => "^([a-z0-9]+(-[a-z0-9]+)*)?$",
        ("Contact", "number") | ("Branch", "numbers") => r"^\+?[0-9]{2,15}$",
        ("Source", "date") => "^(20[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$",
        _ => return None,
    })
}

/// Closes what was drawn under a key of a wire type, if there is a fixed set of words or a form.
pub(super) fn close(drawn: &mut Value, name: &str, key: &str) {
    let words = words(name, key);
    let word = match form(name, key) {
        _ if !words.is_empty() => json!({ "enum": words }),
        Some(form) => json!({ "type": "string", "pattern": form, "maxLength": 64 }),
        None => return,
    };
    match drawn["type"].as_str() {
        Some("string") => *drawn = word,
        Some("array") => drawn["items"] = word,
        Some("object") => {
            drawn["propertyNames"] = word;
            drawn["propertyNames"]["description"] = "One of the names that the program knows.".into();
        }
        _ => {}
    }
}

/// Returns the pattern of the tags of languages that are no keys of a pack's.
pub(super) fn tags() -> String {
    let of =
        |length| except(&TAKEN.into_iter().filter(|word| word.len() == length).collect::<Vec<_>>(), length);
    format!("^(?:{}|{}|[a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})+)$", of(2), of(3))
}

/// Returns a pattern of words of so many small letters, without some of them.
fn except(words: &[&str], length: usize) -> String {
    let begins = |letter: char| words.iter().any(|word| word.starts_with(letter));
    let free: String = ('a'..='z').filter(|letter| !begins(*letter)).collect();
    let more = length.saturating_sub(1);
    let mut pattern = format!("[{free}][a-z]{{{more}}}");
    for letter in ('a'..='z').filter(|letter| begins(*letter) && more > 0) {
        let rest: Vec<_> = words.iter().filter_map(|word| word.strip_prefix(letter)).collect();
        pattern.push_str(&format!("|{letter}(?:{})", except(&rest, more)));
    }
    pattern
}
