//! xAPI statements that version 0.1 gave to host pages in the events `answer` and `result`.

use serde_json::Value;
use topup_guard_core::quiz::{Log, Response, Session, statement};
use topup_guard_core::time::Millis;

use super::fixture;

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn an_answer_is_stated_as_it_was() {
    for case in fixture!("statements.json")["answers"].as_array().unwrap() {
        let response = Response::from_line(case["line"].as_str().unwrap()).unwrap();
        assert_eq!(read(&statement::answered(&response)), case["statement"]);
    }
}

#[test]
fn a_round_is_stated_as_it_was() {
    for case in fixture!("statements.json")["rounds"].as_array().unwrap() {
        let session = Session::from_text(case["session"].as_str().unwrap()).unwrap();
        let lines: Vec<_> = case["lines"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let (log, _) = Log::from_lines(&lines.join("\n"));
        assert_eq!(log.responses().len(), lines.len());
        let stated =
            statement::finished(&session, log.responses().iter(), None, Millis(case["at"].as_i64().unwrap()));
        assert_eq!(read(&stated), case["statement"]);
    }
}
