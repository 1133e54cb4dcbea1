//! Places in the quiz that version 0.1 has stored are taken up as before, and are stored the same today.

use serde_json::{Value, json};
use topup_guard_core::quiz::{Log, Response};

use super::*;

/// Returns the fixture's pack, under the version that its places are about.
fn pack() -> QuizPack {
    static PACK: LazyLock<QuizPack> = LazyLock::new(|| {
        let text = include_str!("../../../../tests/fixtures/v0.1/host-pack.json");
        // A host's own content takes the program's words from ours.
        let ours = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap();
        let ours = |lang: &str| ours.iter().find(|packs| packs.lang == lang).cloned();
        let read = topup_guard_pack::host_pack(text, "host.example", "en", ours).unwrap();
        QuizPack { version: "fixture".into(), ..read.quiz }
    });
    PACK.clone()
}

/// Returns what a state shows, under the names of the fixture.
fn plain(state: &State) -> Value {
    let kind = state.ask.as_ref().map(|ask| match ask {
        Ask::Judge { .. } => "judge",
        Ask::TwoStep { .. } => "two-step",
        Ask::Tap { .. } => "tap",
        Ask::Twins { .. } => "twins",
        Ask::Order { .. } => "order",
    });
    json!({
        "stage": match state.stage {
            Stage::Start => "start",
            Stage::Question => "question",
            Stage::Feedback => "feedback",
            Stage::Summary => "summary",
            Stage::Review => "review",
        },
        "number": state.number,
        "asks": kind,
        "item": state.shown(),
        "verdict": state.draft.verdict.map(|verdict| match verdict {
            Verdict::Scam => "scam",
            Verdict::Genuine => "genuine",
            Verdict::CannotTell => "cannot-tell",
        }),
        "confidence": state.draft.confidence.map(Confidence::number),
        "acting": state.draft.acting,
        "taken": state.tapped,
        "answered": state.answered.as_ref().map(Response::to_line),
        "session": state.session.as_ref().map(Session::to_text),
        "of_another_version": state.pack_changed,
    })
}

fn cases() -> Vec<Value> {
    let cases: Value =
        serde_json::from_str(include_str!("../../../../tests/fixtures/v0.1/places.json")).unwrap();
    cases.as_array().unwrap().clone()
}

/// Opens the quiz on a device with this record and this stored place.
fn open(case: &Value) -> State {
    let lines: Vec<_> = case["record"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let (log, _) = Log::from_lines(&lines.join("\n"));
    let place = case["place"].as_str().unwrap().to_owned();
    after(State::default(), [opened(&pack(), log, Some(place), case["at"].as_i64().unwrap())])
}

#[test]
fn every_stored_place_is_taken_up_as_before() {
    for case in cases() {
        assert_eq!(plain(&open(&case)), case["shows"], "{}", case["name"]);
    }
}

#[test]
fn every_place_is_stored_as_before() {
    for case in cases() {
        assert_eq!(open(&case).place().as_deref(), case["stored_again"].as_str(), "{}", case["name"]);
    }
}
