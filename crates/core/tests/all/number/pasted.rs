//! Pasted texts: what is read as a number is what libphonenumber's matcher finds in them.

use serde_json::Value;
use topup_guard_core::number::{Kind, Note, check};

/// Texts in which we read otherwise, and why that is meant.
const OTHERWISE: &[(&str, &str)] = &[
    ("2026/11/28 13800138000", "a date is no part of a number, however it is written"),
    ("2026/11/28 １３８００１３８０００", "the same"),
    ("+1 13800138000", "a plus and another country's code were typed, and stay"),
    ("+1 138-0013-8000", "the same"),
    ("+1 8613800138000", "the same"),
    ("A13800138000", "people write Tel13800138000"),
    ("13800138000A", "the same"),
    ("a13800138000b", "the same"),
    ("http://a.cn/13800138000", "what is in an address is nobody's number to ring"),
    ("a.cn/?p=13800138000", "the same"),
    ("13800138000.com", "the same"),
    ("¥13800138000", "no amount is that large"),
    ("帮我给138 0013 8000 50元话费", "a number in its usual groups is one, whatever stands behind it"),
    ("订单20261128 138 0013 8000", "the same"),
    ("2026-11-28 18:30 138 00138000", "the same"),
    ("138 00138000 18:30", "the same"),
    ("138 00138000 2张", "the same"),
    ("房号302 138 00138000", "the same"),
    ("+86 138 0013 8000 100元", "the same"),
    ("138 0013 8000 139 0013 9000", "the same, twice"),
    ("1)13800138000", "a list's mark"),
    ("086-13800138000", "086 is how some write the country's code"),
    ("13800138000 1", "typed alone: a digit too many is not cut off"),
    ("13800138000 00", "the same"),
];

#[test]
fn pasted_texts_are_read_as_libphonenumber_reads_them() {
    let texts = include_str!("../../data/pasted.jsonl");
    assert!(texts.lines().count() >= 200);
    let mut wrong = Vec::new();
    for line in texts.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let text = line["text"].as_str().expect("a text");
        let wanted: Vec<&str> =
            line["numbers"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        if OTHERWISE.iter().any(|(known, _)| *known == text) {
            continue;
        }
        let report = check(text);
        let found: Vec<&str> = if report.has(Note::Several) {
            report.choices.iter().map(String::as_str).collect()
        } else {
            vec![report.digits.trim_start_matches("00")]
        };
        let whole = !report.has(Note::Incomplete)
            && !report.has(Note::TooShort)
            && matches!(report.kind, Kind::Mobile | Kind::Resale | Kind::Landline);
        let parts = !report.has(Note::Several) || found.iter().all(|digits| digits.len() < 7);
        let is_right = if wanted.is_empty() { !whole && parts } else { found == wanted };
        if !is_right {
            wrong.push(format!("{text:?}: {found:?} {:?}, wanted {wanted:?}", report.kind));
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n{}", wrong.len(), wrong.join("\n"));
}
