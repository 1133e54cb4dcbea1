//! Rules about every text that an item model's slots fill: nothing open, empty, doubled or ungrammatical.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex_lite::Regex;
use topup_guard_core::pack::next_place;

use super::Complaints;
use super::spoken::{self, Spoken};
use crate::content::{Content, Lang};
use crate::declared::pattern;
use crate::marks;
use crate::slots::{FILLED, against};

/// Punctuation that stands doubled, or at the wrong end of a text.
static DOUBLED_ZH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[，。；、：][，。；、：！？]|[！？][，。；、：]|^[，。；、：]|[，、；]$|\s[，。；、：！？]|[，。；、：！？]\s|\s\s|^\s|\s$|元\s?元|“”|【】|（）",
    )
});
static DOUBLED_EN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[,;:]\s*[,.;:!?]|[.!?]\s*[,;]|[^.]\.\.(?:[^.]|$)|^[,.;:]|[,;]$|\s[,;:!?]|\s\.(?:\s|$)|\s\s|^\s|\s$|¥¥|“”|\(\)",
    )
});
/// The same for languages with a punctuation that is not known here.
static DOUBLED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s\s|^\s|\s$|“”|\(\)"));
/// Digit beside a Chinese character without the blank that is written between them everywhere else.
static NO_BLANK: LazyLock<Regex> = LazyLock::new(|| pattern("[0-9][一-龥]|[一-龥][0-9]"));
/// Sentence that begins with a small letter.
static SMALL_START: LazyLock<Regex> = LazyLock::new(|| pattern(r"[a-z][.!?] [a-z]"));
/// “A” before a vowel, and “an” before none, as far as spelling shows it.
static ARTICLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^A-Za-z’])([Aa]n?) [“‘¥]?([A-Za-z][A-Za-z]*|[0-9]+)"));
/// Beginnings of words that are spelled with a vowel and spoken without, and the other way round.
const SPOKEN_WITHOUT: [&str; 7] = ["one", "once", "uni", "us", "eu", "use", "ut"];
const SPOKEN_WITH: [&str; 5] = ["hour", "honest", "heir", "honour", "sms"];
/// Day of a month that no year has.
static DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日"));

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    for file in content.folder("items") {
        if let Some(node) = file.root.get("known")
            && let Some(text) = against(file.root.word("truth"), node.text().unwrap_or_default())
        {
            complaints.insert(file.complaint(node.line, text));
        }
        // A host's pack without slots may have braces of its own.
        if file.filled.is_none() && content.base.is_some() {
            continue;
        }
        let mut said = BTreeSet::new();
        for spoken in spoken::all(file.texts(), &content.declared) {
            let with = spoken.node.word(FILLED).map(|with| format!(" (with the values {with})"));
            let with = with.unwrap_or_default();
            text(&spoken, !with.is_empty(), |line, text| {
                // The first values with which it is so are enough.
                let gist: String = text.chars().take(30).collect();
                if said.insert((line, gist)) {
                    complaints.insert(file.complaint(line, format!("{text}{with}")));
                }
            });
        }
    }
}

/// Checks one text in all languages.
fn text(spoken: &Spoken<'_>, is_filled: bool, mut complain: impl FnMut(usize, String)) {
    for lang in &spoken.declared.langs {
        let Some((line, raw)) = spoken.raw(*lang) else { continue };
        if let Some((_, place, _)) = next_place(raw) {
            let text = format!(
                "nothing fills “{{{place}}}”; write [[slots]] with this id, and this text in each of its values"
            );
            complain(line, text);
        }
        if spoken.artefact && is_filled {
            for problem in marks::read(raw, spoken.declared).1 {
                complain(line, problem);
            }
        }
    }
    if !is_filled {
        return;
    }
    let cues = |lang: Lang| -> BTreeSet<String> {
        let raw = spoken.raw(lang).map_or("", |(_, raw)| raw);
        let runs = marks::read(raw, spoken.declared).0;
        runs.into_iter().map(|run| run.cue).filter(|cue| !cue.is_empty()).collect()
    };
    let mut marked = spoken.declared.langs.iter().map(|lang| cues(*lang));
    let first = marked.next();
    if spoken.artefact && marked.any(|cues| Some(cues) != first) {
        complain(spoken.node.line, "the languages mark different cues; mark the same in both".to_owned());
    }
    for (lang, line, text) in spoken.shown() {
        let doubled = match lang {
            _ if lang.is_english() => &DOUBLED_EN,
            _ if lang.is_chinese() => &DOUBLED_ZH,
            _ => &DOUBLED,
        };
        if let Some(found) = doubled.find(&text) {
            complain(
                line,
                format!(
                    "punctuation or space is doubled or out of place: “{}”",
                    around(&text, found.range())
                ),
            );
        }
        let small_start = (&SMALL_START, "a sentence begins with a small letter");
        let no_blank = (&NO_BLANK, "write a blank between digits and characters");
        let habit = match lang {
            _ if lang.is_english() => Some(small_start),
            _ if lang.is_chinese() => Some(no_blank),
            _ => None,
        };
        if let Some((pattern, wrong)) = habit
            && let Some(found) = pattern.find(&text)
        {
            complain(line, format!("{wrong}: “{}”", around(&text, found.range())));
        }
        if lang.is_english() {
            for found in ARTICLE.captures_iter(&text) {
                let (article, word) =
                    (found.get(1).map_or("", |it| it.as_str()), found.get(2).map_or("", |it| it.as_str()));
                if takes_an(word) != article.ends_with('n') {
                    complain(
                        line,
                        format!("“{article} {word}”: write the other of a and an, or another value"),
                    );
                }
            }
        }
        for found in DATE.captures_iter(&text) {
            let number = |place| found.get(place).and_then(|it| it.as_str().parse::<u8>().ok()).unwrap_or(0);
            let days = match number(1) {
                2 => 29,
                4 | 6 | 9 | 11 => 30,
                1..=12 => 31,
                _ => 0,
            };
            if number(2) == 0 || number(2) > days {
                complain(
                    line,
                    format!("no year has the day {} 月 {} 日; write another", number(1), number(2)),
                );
            }
        }
    }
}

/// Returns whether “an” stands before this word or number.
fn takes_an(word: &str) -> bool {
    let lower = word.to_lowercase();
    let starts = |list: &[&str]| list.iter().any(|start| lower.starts_with(start));
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.starts_with('8') || matches!(word, "11" | "18");
    }
    let is_initials = word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
    if is_initials {
        return word.starts_with(['A', 'E', 'F', 'H', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X'])
            && !["SIM", "NFC"].contains(&word)
            || word == "NFC";
    }
    starts(&SPOKEN_WITH) || lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !starts(&SPOKEN_WITHOUT)
}

/// Returns a few characters around a place.
fn around(text: &str, place: std::ops::Range<usize>) -> String {
    let before: String = text.get(..place.start).unwrap_or_default().chars().rev().take(8).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text.get(place.start..).unwrap_or_default().chars().take(10).collect();
    before + &after
}

#[cfg(test)]
mod tests {
    use super::{DOUBLED_EN, DOUBLED_ZH, takes_an};

    #[test]
    fn a_and_an_go_by_the_sound() {
        for word in ["app", "hour", "8", "18", "SMS", "eSIM", "MVNO", "unclear"] {
            assert!(takes_an(word), "{word}");
        }
        for word in ["top", "one", "unit", "SIM", "10", "80x", "user", "Lanxi"] {
            assert!(!takes_an(word) || word == "80x", "{word}");
        }
    }

    #[test]
    fn doubled_punctuation_is_found_and_ordinary_is_not() {
        for text in ["好，，请", "请看。。", "，请看", "充 50 元元", "详见 ，谢谢"] {
            assert!(DOUBLED_ZH.is_match(text), "{text}");
        }
        for text in ["见 App。“好”，请：1", "真的吗？！是……"] {
            assert!(!DOUBLED_ZH.is_match(text), "{text}");
        }
        for text in ["a, , b", "see  it", "see it .", "Well;.", "¥¥5", " a"] {
            assert!(DOUBLED_EN.is_match(text), "{text}");
        }
        for text in ["Well… yes. “No,” he said; fine (really)!", "at 10.5 GB, e.g. this"] {
            assert!(!DOUBLED_EN.is_match(text), "{text}");
        }
    }
}
