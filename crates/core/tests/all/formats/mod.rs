//! Files, codes, links and statements that version 0.1 wrote are read, and are written the same today.
//!
//! The data stands in `tests/fixtures/v0.1/`, whose README says how it was made.

mod code;
mod link;
mod log;
mod reminder;
mod statement;

use serde_json::{Value, json};
use topup_guard_core::pack::Truth;
use topup_guard_core::quiz::{Answer, Confidence, Mode, Response, Verdict};

/// Returns the JSON of a fixture.
macro_rules! fixture {
    ($name:literal) => {
        serde_json::from_str::<serde_json::Value>(include_str!(concat!(
            "../../../../../tests/fixtures/v0.1/",
            $name
        )))
        .expect("JSON")
    };
}
pub(crate) use fixture;

/// Returns a response under the names that the fixtures use, whatever its fields are called here.
fn plain(response: &Response) -> Value {
    let answer = match &response.answer {
        Answer::Judged { truth, verdict, confidence, action } => json!({
            "kind": "judged",
            "truth": match truth {
                Truth::Scam => "scam",
                Truth::Genuine => "genuine",
                Truth::CannotTell => "cannot-tell",
            },
            "verdict": match verdict {
                Verdict::Scam => "scam",
                Verdict::Genuine => "genuine",
                Verdict::CannotTell => "cannot-tell",
            },
            "confidence": confidence.map(Confidence::number),
            "action": action.id,
            "safe": action.safe,
            "best": action.best,
            "check": action.check,
        }),
        // No version 0.1 wrote one.
        Answer::TwoStep { .. } => json!({ "kind": "two-step" }),
        Answer::Tapped { found, cues, innocent } => {
            json!({ "kind": "tapped", "found": found, "signs": cues, "innocent": innocent })
        }
        Answer::Twin { right, confidence } => {
            json!({ "kind": "twin", "right": right, "confidence": confidence.map(Confidence::number) })
        }
        Answer::Ordered { placed, steps } => json!({ "kind": "ordered", "placed": placed, "steps": steps }),
    };
    json!({
        "session": response.id.session.to_string(),
        "number": response.id.number,
        "at": response.at.0,
        "took_ms": response.took_ms,
        "mode": if response.mode == Mode::Measuring { "measuring" } else { "practice" },
        "item": response.item,
        "family": response.family,
        "group": response.group,
        "pack": response.pack,
        "answer": answer,
    })
}
