//! xAPI statements for a host page: valid JSON that holds the answer and names nobody.

use proptest::prelude::*;
use serde_json::{Value, json};
use topup_guard_core::pack::Truth;
use topup_guard_core::quiz::{
    Action, Answer, Confidence, Counts, Mode, Response, ResponseId, Session, SessionId, Verdict, statement,
};
use topup_guard_core::time::Millis;

/// 2026-11-23 04:00 in UTC.
const NOON: Millis = Millis(1_795_406_400_000);

fn judged(truth: Truth, verdict: Verdict) -> Answer {
    let action = Action { id: "hang-up".into(), safe: true, best: false, check: false };
    Answer::Judged { truth, verdict, confidence: Some(Confidence::High), action }
}

fn response(item: &str, answer: Answer) -> Response {
    Response {
        id: ResponseId { session: SessionId(7), number: 0 },
        at: NOON + 1_234,
        took_ms: 12_345,
        mode: Mode::Practice,
        form: String::new(),
        item: item.into(),
        family: "points".into(),
        group: "sms".into(),
        pack: "v1".into(),
        answer,
    }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn an_answer_in_two_steps_says_so_and_whether_the_first_was_a_check() {
    let first = Action { id: "open-app".into(), safe: true, best: true, check: true };
    let answer = Answer::TwoStep {
        truth: Truth::Scam,
        first,
        verdict: Verdict::Scam,
        confidence: Some(Confidence::Low),
    };
    let told = read(&statement::answered(&response("points-today~4", answer)));
    assert_eq!(told["object"]["id"], "urn:topup-guard:item:points-today");
    assert_eq!((&told["result"]["success"], &told["result"]["response"]), (&json!(true), &json!("scam")));
    assert_eq!(
        told["result"]["extensions"],
        json!({
            "urn:topup-guard:mode": "practice",
            "urn:topup-guard:family": "points",
            "urn:topup-guard:pack": "v1",
            "urn:topup-guard:variant": 4,
            "urn:topup-guard:sureness": 1,
            "urn:topup-guard:action": "open-app",
            "urn:topup-guard:action-safe": true,
            "urn:topup-guard:action-best": true,
            "urn:topup-guard:action-check": true,
            "urn:topup-guard:two-step": true,
        })
    );
}

#[test]
fn an_answer_is_stated_as_given() {
    let told = read(&statement::answered(&response("points-today", judged(Truth::Scam, Verdict::Genuine))));
    assert_eq!(told["verb"]["id"], "http://adlnet.gov/expapi/verbs/answered");
    assert_eq!(told["object"]["id"], "urn:topup-guard:item:points-today");
    assert_eq!(told["object"]["objectType"], "Activity");
    assert_eq!(told["timestamp"], "2026-11-23T04:00:01.234Z");
    assert_eq!(
        told["result"],
        json!({
            "success": false,
            "response": "genuine",
            "duration": "PT12.34S",
            "extensions": {
                "urn:topup-guard:mode": "practice",
                "urn:topup-guard:family": "points",
                "urn:topup-guard:pack": "v1",
                "urn:topup-guard:sureness": 3,
                "urn:topup-guard:action": "hang-up",
                "urn:topup-guard:action-safe": true,
                "urn:topup-guard:action-best": false,
            },
        })
    );
    assert_eq!(told.get("actor"), None, "nobody is named");
}

#[test]
fn every_kind_of_exercise_has_its_success() {
    let told = |answer| read(&statement::answered(&response("i", answer)))["result"].clone();
    let sure = Some(Confidence::Low);
    for (answer, success, said) in [
        (judged(Truth::Genuine, Verdict::Genuine), true, "genuine"),
        (judged(Truth::CannotTell, Verdict::CannotTell), true, "cannot-tell"),
        (judged(Truth::Scam, Verdict::CannotTell), false, "cannot-tell"),
        (Answer::Tapped { found: 3, cues: 3, innocent: 0 }, true, "3/3"),
        (Answer::Tapped { found: 3, cues: 3, innocent: 1 }, false, "3/3"),
        (Answer::Twin { right: true, confidence: sure }, true, "genuine"),
        (Answer::Twin { right: false, confidence: sure }, false, "scam"),
        (Answer::Ordered { placed: 4, steps: 5 }, false, "4/5"),
    ] {
        let told = told(answer.clone());
        assert_eq!((&told["success"], &told["response"]), (&json!(success), &json!(said)), "{answer:?}");
    }
    // In a first round no confidence is asked for.
    let Answer::Judged { truth, verdict, action, .. } = judged(Truth::Scam, Verdict::Scam) else {
        panic!("a judgement")
    };
    for answer in [
        Answer::Twin { right: true, confidence: None },
        Answer::Judged { truth, verdict, confidence: None, action },
    ] {
        assert_eq!(told(answer)["extensions"].get("urn:topup-guard:sureness"), None);
    }
    // How sure one is that one cannot tell was never asked.
    let unasked = told(judged(Truth::Scam, Verdict::CannotTell));
    assert_eq!(unasked["extensions"].get("urn:topup-guard:sureness"), None);
}

#[test]
fn a_finished_session_is_stated_with_its_counts() {
    let session = Session {
        id: SessionId(7),
        mode: Mode::Measuring,
        started: NOON,
        length: 3,
        about: String::new(),
        writer: 0,
    };
    let given = [
        judged(Truth::Scam, Verdict::Scam),
        judged(Truth::Genuine, Verdict::Scam),
        judged(Truth::Scam, Verdict::CannotTell),
    ]
    .map(|answer| response("i", answer));
    let whole = read(&statement::finished(&session, given.iter(), None, NOON));
    assert_eq!(whole["verb"]["id"], "http://adlnet.gov/expapi/verbs/completed");
    assert_eq!(whole["object"]["id"], "urn:topup-guard:round:measuring");
    assert_eq!(
        whole["result"],
        json!({
            "score": { "raw": 1, "min": 0, "max": 3 },
            "completion": true,
            "duration": "PT37.03S",
            "extensions": { "urn:topup-guard:mode": "measuring", "urn:topup-guard:withheld": 1 },
        })
    );
    let stopped = read(&statement::finished(&session, given[..1].iter(), None, NOON));
    assert_eq!(stopped["verb"]["id"], "http://adlnet.gov/expapi/verbs/terminated");
    assert_eq!(stopped["result"]["completion"], false);
    let nothing = read(&statement::finished(&session, [].iter(), None, Millis(i64::MIN)));
    assert_eq!(nothing["result"]["score"]["max"], 0);
    assert_eq!(nothing["timestamp"], "1970-01-01T00:00:00.000Z");
}

#[test]
fn statements_of_a_round_on_a_form_share_a_word_that_no_other_round_has() {
    let on_form = |session: u64, number: u32| {
        let mut given = response("points-today~4", judged(Truth::Scam, Verdict::Scam));
        given.id = ResponseId { session: SessionId(session), number };
        (given.mode, given.form) = (Mode::Measuring, "form-a.1a2b".into());
        given
    };
    let extensions = |text: &str| read(text)["result"]["extensions"].clone();
    let said = |given: &Response| extensions(&statement::answered(given));
    let id = 0xfeed_f00d_dead_beef;
    let (one, two, other) = (said(&on_form(id, 0)), said(&on_form(id, 1)), said(&on_form(id + 1, 0)));
    let [form, round] = ["urn:topup-guard:form", "urn:topup-guard:round"];
    assert_eq!((&one[form], &one[round]), (&json!("form-a"), &two[round]));
    assert_ne!(one[round], other[round], "two rounds of a person have nothing in common");
    let word = one[round].as_str().expect("a word");
    assert_eq!(word, statement::round_id(SessionId(id)));
    assert!(word.len() == 16 && word.bytes().all(|byte| byte.is_ascii_hexdigit()), "{word}");
    assert_ne!(word, SessionId(id).to_string(), "it is not the record's own id");
    let session = Session {
        id: SessionId(id),
        mode: Mode::Measuring,
        started: NOON,
        length: 1,
        about: "form-a.1a2b".into(),
        writer: 0,
    };
    let counts = Counts { hits: 1, ..Counts::default() };
    let over = extensions(&statement::finished(&session, [on_form(id, 0)].iter(), Some(&counts), NOON));
    assert_eq!((&over[form], &over[round]), (&json!("form-a"), &one[round]));
    assert_eq!((&over["urn:topup-guard:scams"], &over["urn:topup-guard:caught"]), (&json!(1), &json!(1)));
    let practice = said(&response("points-today~4", judged(Truth::Scam, Verdict::Scam)));
    assert_eq!((practice.get(form), practice.get(round)), (None, None));
}

#[test]
fn a_round_counts_what_its_answers_count_as_right() {
    let sure = Some(Confidence::Low);
    let given = [
        judged(Truth::Genuine, Verdict::Genuine),
        judged(Truth::CannotTell, Verdict::CannotTell),
        judged(Truth::Genuine, Verdict::CannotTell),
        Answer::Tapped { found: 3, cues: 3, innocent: 0 },
        Answer::Tapped { found: 2, cues: 3, innocent: 0 },
        Answer::Tapped { found: 3, cues: 3, innocent: 1 },
        Answer::Twin { right: true, confidence: sure },
        Answer::Twin { right: false, confidence: sure },
        Answer::Ordered { placed: 4, steps: 5 },
        Answer::Ordered { placed: 5, steps: 5 },
    ]
    .map(|answer| response("i", answer));
    // Any number of them, from any place.
    for (from, to) in (0..=given.len()).flat_map(|from| (from..=given.len()).map(move |to| (from, to))) {
        let given = &given[from..to];
        let right =
            given.iter().filter(|given| read(&statement::answered(given))["result"]["success"] == true);
        let session = Session {
            id: SessionId(7),
            mode: Mode::Practice,
            started: NOON,
            length: 10,
            about: String::new(),
            writer: 0,
        };
        let told = &read(&statement::finished(&session, given.iter(), None, NOON))["result"];
        assert_eq!(
            (&told["score"]["raw"], &told["score"]["max"]),
            (&json!(right.count()), &json!(to - from))
        );
        let withheld = usize::from((from..to).contains(&2));
        assert_eq!(
            told["extensions"]["urn:topup-guard:withheld"], withheld,
            "what cannot be told is no refusal"
        );
    }
}

proptest! {
    /// Ids may come from an imported file, and so may be anything.
    #[test]
    fn whatever_the_ids_are_it_is_json_and_says_them(item in ".*", family in ".*", at: i64, took: u32) {
        let mut given = response(&item, judged(Truth::Scam, Verdict::Scam));
        given.family = family.clone();
        (given.at, given.took_ms) = (Millis(at), took);
        let told = read(&statement::answered(&given));
        prop_assert_eq!(&told["result"]["extensions"]["urn:topup-guard:family"], &json!(family));
        let id = told["object"]["id"].as_str().unwrap_or_default();
        prop_assert!(id.starts_with("urn:topup-guard:item:") && !id.contains(char::is_whitespace));
    }
}
