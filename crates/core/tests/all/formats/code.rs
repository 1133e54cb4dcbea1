//! Codes that version 0.1 made.

use serde_json::Value;
use topup_guard_core::pack::QuizPack;
use topup_guard_core::quiz::{Log, Response, code, receive};

use super::{fixture, plain};
use crate::CONTENT;

/// Returns the quiz of the fixture's host pack under the version that the codes were written for.
///
/// A code holds places in a pack, so it is only read with the pack that it was written with.
fn pack() -> QuizPack {
    // A host's own content takes the program's words from ours.
    let ours = |lang: &str| CONTENT.iter().find(|packs| packs.lang == lang).cloned();
    let read =
        topup_guard_pack::host_pack(&fixture!("host-pack.json").to_string(), "host.example", "en", ours);
    QuizPack { version: "fixture".into(), ..read.expect("a sound pack").quiz }
}

#[test]
fn every_code_brings_the_answers_it_was_made_of() {
    let pack = pack();
    for case in fixture!("codes.json").as_array().unwrap() {
        let code = case["code"].as_str().unwrap();
        let mut log = Log::new();
        receive(&mut log, code, &pack).unwrap_or_else(|refusal| panic!("{refusal:?}: {code}"));
        let read: Vec<Value> = log.responses().iter().map(plain).collect();
        assert_eq!(Value::from(read), case["responses"], "{code}");
    }
}

#[test]
fn the_same_answers_have_the_same_code_today() {
    let pack = pack();
    for case in fixture!("codes.json").as_array().unwrap() {
        let mut log = Log::new();
        for line in case["lines"].as_array().unwrap() {
            assert!(log.push(Response::from_line(line.as_str().unwrap()).unwrap()));
        }
        assert_eq!(code::encode(&log, &pack).as_deref(), case["code"].as_str());
    }
}
