//! Content that a host wrote for version 0.1 is accepted and says the same today.

use serde_json::Value;
use topup_guard_core::pack::Truth;
use topup_guard_pack::{LanguagePacks, content_dir, host_pack, packs};

/// Returns the fixture of this name as text.
fn fixture(name: &str) -> String {
    let path = content_dir().with_file_name("tests/fixtures/v0.1").join(name);
    std::fs::read_to_string(path).expect("a fixture")
}

/// Reads a host's pack as the widget does; our own content is that of today.
fn read(text: &str, lang: &str) -> LanguagePacks {
    let ours = |lang: &str| {
        let all = packs(&content_dir()).expect("sound content");
        all.into_iter().find(|packs| packs.lang == lang)
    };
    host_pack(text, "host.example", lang, ours).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Returns every text of a pack in a language, in order: those that its author wrote and that a reader is to
/// see.
fn texts(pack: &Value, lang: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![pack];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => match members.get(lang) {
                Some(Value::String(text)) => found.push(text.clone()),
                _ => open.extend(members.values()),
            },
            Value::Array(list) => open.extend(list),
            _ => {}
        }
    }
    found
}

#[test]
fn a_pack_that_stands_alone_is_accepted_with_all_its_parts() {
    let text = fixture("host-pack.json");
    let written: Value = serde_json::from_str(&text).expect("JSON");
    let packs = read(&text, "en");
    let (first, quiz) = (&packs.first, &packs.quiz);
    let count = |part: &str| written[part].as_array().map_or(0, Vec::len);
    assert_eq!(first.channels.len(), count("channels"));
    assert_eq!(first.not_channels.len(), count("not_channels"));
    assert_eq!(first.precautions.len(), count("precautions"));
    assert_eq!((first.cards.len(), first.guides.len()), (count("cards"), count("guides")));
    assert_eq!((quiz.families.len(), quiz.tactics.len()), (count("families"), count("tactics")));
    assert_eq!((quiz.look_alikes.len(), quiz.items.len()), (count("look_alikes"), count("items")));
    assert_eq!(quiz.orders.len(), count("orders"));
    for (item, written) in quiz.items.iter().zip(written["items"].as_array().expect("items")) {
        assert_eq!(item.id, written["id"].as_str().expect("an id"));
        assert_eq!(item.twin, written["twin"].as_str().expect("a twin"));
        assert_eq!(item.truth == Truth::Scam, written["truth"] == "scam");
        let actions: Vec<_> = item.actions.iter().map(|action| action.id.as_str()).collect();
        let named: Vec<_> = written["actions"]
            .as_array()
            .expect("actions")
            .iter()
            .filter_map(|one| one["id"].as_str())
            .collect();
        assert_eq!(actions, named);
    }
}

#[test]
fn every_text_of_a_pack_reaches_the_reader() {
    for (name, lang, key) in [
        ("host-pack.json", "en", "en"),
        ("host-overlay.json", "zh-Hans", "zh"),
        ("host-overlay.json", "en", "en"),
    ] {
        let text = fixture(name);
        let packs = read(&text, lang);
        let all = serde_json::to_string(&(&packs.first, &packs.quiz)).expect("JSON");
        // Cues are marked in a text, and stand apart in a pack.
        let shown = |text: &String| {
            let text = serde_json::to_string(text).expect("JSON");
            all.contains(text.trim_matches('"'))
        };
        let written = texts(&serde_json::from_str(&text).expect("JSON"), key);
        let lost: Vec<_> = written.iter().filter(|text| !text.contains(['[', '{']) && !shown(text)).collect();
        assert!(written.len() > 10 && lost.is_empty(), "{name} {lang}: {lost:#?}");
    }
}
