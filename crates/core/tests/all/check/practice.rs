//! Practice items are recognised by their words, and other messages are not.

use super::checker;

/// Numbers of the variants that are tried; an item with fewer begins again at the first.
const VARIANTS: [u32; 3] = [0, 77, 4_321];

/// Returns the lines of an artefact as they are copied, one below the other, without addresses.
fn copied(item: &topup_guard_core::pack::Item) -> String {
    let line = |line: &topup_guard_core::pack::Line| -> String {
        line.runs.iter().filter(|run| !run.inert).map(|run| run.text.as_str()).collect()
    };
    item.artefact.lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn most_items_are_recognised_by_their_words_in_each_language() {
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content");
    for (pack, page) in packs.iter().zip(["en", "zh-Hans", "zh-Hans"]) {
        // Whatever the language of the page.
        let page = checker(page);
        let texts = pack.quiz.items.iter().flat_map(|item| VARIANTS.map(|number| item.fill(number)));
        let (known, unknown): (Vec<_>, Vec<_>) =
            texts.partition(|item| page.check(&copied(item), &[]).practice);
        let ids: Vec<_> = unknown.iter().map(|item| &item.id).collect();
        assert!(unknown.len() * 3 <= known.len(), "{}: {} known, not {ids:?}", pack.lang, known.len());
    }
}

#[test]
fn hardly_any_other_message_is_taken_for_practice() {
    let notices = concat!(env!("CARGO_MANIFEST_DIR"), "/../../bench/data/notices.jsonl");
    let notices = std::fs::read_to_string(notices).expect("notices of our own writing");
    let texts: Vec<String> = notices
        .lines()
        .filter_map(|line| {
            serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(str::to_owned)
        })
        .collect();
    assert!(texts.len() >= 300);
    // An address under .example is ours by itself.
    let others: Vec<_> = texts.iter().filter(|text| !text.contains(".example")).collect();
    let taken: Vec<_> = others.iter().filter(|text| checker("zh-Hans").check(text, &[]).practice).collect();
    // What a carrier says of a low balance, everybody says in the same words.
    assert!(taken.len() * 200 <= others.len(), "{taken:#?}");
}
