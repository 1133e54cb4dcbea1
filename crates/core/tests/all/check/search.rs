//! What people type finds what it should: the list was written before the search.

use serde::Deserialize;
use topup_guard_core::check::Search;

use super::{CHECKERS, checker};

#[derive(Deserialize)]
struct Queries {
    queries: Vec<Query>,
}

#[derive(Deserialize)]
struct Query {
    text: String,
    find: Vec<String>,
    half: String,
}

fn queries() -> Vec<Query> {
    let path = topup_guard_pack::content_dir().join("queries.toml");
    let text = std::fs::read_to_string(path).expect("the list");
    toml::from_str::<Queries>(&text).expect("TOML").queries
}

/// Returns the place of the first right answer, counted from 1; none where there is none.
fn rank(search: &Search, entries: &[String], query: &Query) -> Option<usize> {
    let found = search.find(&query.text);
    found.iter().position(|place| query.find.contains(&entries[*place])).map(|place| place + 1)
}

/// Returns the mean reciprocal rank over the queries of these halves.
fn mean(lang: &str, halves: &[&str]) -> f64 {
    let pack = checker(lang).pack();
    let search = Search::of(pack);
    let entries: Vec<String> = pack.entries.iter().map(|entry| entry.id.clone()).collect();
    let queries: Vec<Query> =
        queries().into_iter().filter(|query| halves.contains(&query.half.as_str())).collect();
    let sum: f64 = queries
        .iter()
        .map(|query| rank(&search, &entries, query).map_or(0.0, |rank| 1.0 / rank as f64))
        .sum();
    sum / queries.len() as f64
}

#[test]
fn what_people_type_finds_what_it_should() {
    assert!(queries().len() >= 160);
    for lang in ["zh-Hans", "en", "zh-Hant"] {
        let (tuning, held) = (mean(lang, &["tuning"]), mean(lang, &["held"]));
        println!("{lang}: {tuning:.3} where it was looked at, {held:.3} where it was not");
        if let Ok(half) = std::env::var("TOPUP_GUARD_SHOW_HALF") {
            let pack = checker(lang).pack();
            let search = Search::of(pack);
            for query in queries().iter().filter(|query| query.half == half) {
                let found = search.find(&query.text);
                let ids: Vec<&str> =
                    found.iter().take(4).map(|place| pack.entries[*place].id.as_str()).collect();
                if !ids.first().is_some_and(|id| query.find.iter().any(|find| find == id)) {
                    println!("  {}: {:?}, wanted {:?}", query.text, ids, query.find);
                }
            }
        }
        assert!(mean(lang, &["tuning", "held"]) >= 0.75, "{lang}");
    }
}

#[test]
fn every_entry_that_a_query_wants_is_there() {
    let known: Vec<&str> = CHECKERS[0].pack().entries.iter().map(|entry| entry.id.as_str()).collect();
    for query in queries() {
        for id in &query.find {
            assert!(known.contains(&id.as_str()), "{}: {id}", query.text);
        }
    }
}

#[test]
fn nothing_typed_lists_everything_and_nonsense_nothing() {
    for checker in CHECKERS.iter() {
        let search = Search::of(checker.pack());
        let all: Vec<usize> = (0..checker.pack().entries.len()).collect();
        for text in ["", "  ", "\u{3000}\n", "\u{200b}", "。，", "😀"] {
            assert_eq!(search.find(text), all, "{text:?}");
        }
        for text in ["zzzzqq", "龘"] {
            assert!(search.find(text).is_empty(), "{text:?}");
        }
    }
}
