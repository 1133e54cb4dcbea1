//! Log files that version 0.1 wrote.

use topup_guard_core::quiz::{Log, Response};

use super::{fixture, plain};

const FILE: &str = include_str!("../../../../../tests/fixtures/v0.1/log.txt");

#[test]
fn every_record_of_a_saved_file_means_what_it_meant() {
    let expected = fixture!("log.json");
    let mut log = Log::new();
    let merged = log.import(FILE).unwrap();
    let responses: Vec<_> = log.responses().iter().map(plain).collect();
    let expected_responses = expected["responses"].as_array().unwrap();
    assert_eq!(responses.len(), expected_responses.len());
    for (read, expected) in responses.iter().zip(expected_responses) {
        assert_eq!(read, expected);
    }
    assert_eq!(serde_json::json!(log.unreadable().collect::<Vec<_>>()), expected["unreadable"]);
    assert_eq!((merged.added, merged.unreadable), (responses.len(), log.unreadable().count()));
    assert_eq!((merged.duplicates, merged.missing, merged.refused), (0, 0, 0));
}

#[test]
fn a_saved_file_is_written_again_byte_for_byte() {
    let mut log = Log::new();
    log.import(FILE).unwrap();
    assert_eq!(log.export(), FILE);
    // Each record by itself too.
    for line in FILE.lines().skip(1) {
        if let Ok(response) = Response::from_line(line) {
            assert_eq!(response.to_line(), line);
        }
    }
}

#[test]
fn a_file_that_was_cut_short_brings_what_is_left_of_it() {
    let all = Log::new().import(FILE).unwrap();
    let half = FILE.split_at(FILE.len() / 2).0;
    let mut log = Log::new();
    let merged = log.import(half).unwrap();
    assert!(merged.added > 100 && merged.missing > 0, "{merged:?}");
    let rest = log.import(FILE).unwrap();
    assert_eq!(merged.added + rest.added, all.added, "the whole file brings the rest");
}
