//! Computes a profile from measuring answers: JSON lines in, one JSON object out.
//!
//! Each line of standard input is an object with `kind` (`measuring` or `practice`), `truth` (`scam` or
//! `genuine`), `verdict` (`scam`, `genuine` or `cannot_tell`) and `confidence` (1 to 3; not needed for
//! `cannot_tell`). Every line is another item. Lines that cannot be read are counted in `refused`, and named
//! on standard error.
//!
//! ```sh
//! cargo run --quiet --example profile < answers.jsonl
//! ```

use std::io::{self, BufRead};

use serde::Deserialize;
use serde_json::{Value, json};
use topup_guard_core::time::Millis;
use topup_guard_core::{
    pack::Truth,
    quiz::{
        Action, Answer, Calibration, Confidence, Mode, Profile, Response, ResponseId, SessionId, Verdict,
        stats::{Estimate, Share},
    },
};

#[derive(Deserialize)]
struct Line {
    kind: Kind,
    truth: Said,
    verdict: Said,
    confidence: Option<u8>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Measuring,
    Practice,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    Scam,
    Genuine,
    CannotTell,
}

fn main() -> io::Result<()> {
    let (mut profile, mut refused) = (Profile::default(), 0);
    for (number, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match read(&line, number) {
            Ok(response) => {
                profile.add(&response);
            }
            Err(why) => {
                refused += 1;
                eprintln!("line {}: {why}", number + 1);
            }
        }
    }
    println!("{}", report(&profile, refused));
    Ok(())
}

/// Returns the response that a line stands for, or why it stands for none.
fn read(line: &[u8], number: usize) -> Result<Response, String> {
    let line: Line = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let truth = match line.truth {
        Said::Scam => Truth::Scam,
        Said::Genuine => Truth::Genuine,
        Said::CannotTell => Truth::CannotTell,
    };
    let verdict = match line.verdict {
        Said::Scam => Verdict::Scam,
        Said::Genuine => Verdict::Genuine,
        Said::CannotTell => Verdict::CannotTell,
    };
    let confidence = match (line.confidence, verdict) {
        (None, Verdict::CannotTell) => None,
        (confidence, _) => {
            let level = confidence.and_then(Confidence::from_number);
            Some(level.ok_or("confidence must be 1, 2 or 3")?)
        }
    };
    let action = Action { id: String::new(), safe: true, best: false, check: false };
    Ok(Response {
        id: ResponseId { session: SessionId(0), number: number as u32 },
        at: Millis(0),
        took_ms: 0,
        mode: match line.kind {
            Kind::Measuring => Mode::Measuring,
            Kind::Practice => Mode::Practice,
        },
        form: String::new(),
        item: number.to_string(),
        family: String::new(),
        group: String::new(),
        pack: String::new(),
        answer: Answer::Judged { truth, verdict, confidence, action },
    })
}

fn report(profile: &Profile, refused: usize) -> Value {
    let counts = profile.counts();
    let found = counts.detection();
    let (d_prime, criterion) = (found.map(|found| found.d_prime), found.map(|found| found.criterion));
    let value = |estimate: Option<Estimate>| estimate.map(|estimate| estimate.value);
    let error = |estimate: Option<Estimate>| estimate.map(|estimate| estimate.error);
    json!({
        "hits": counts.hits,
        "misses": counts.misses,
        "false_alarms": counts.false_alarms,
        "correct_rejections": counts.correct_rejections,
        "withheld": counts.withheld_scam + counts.withheld_genuine,
        "withheld_scam": counts.withheld_scam,
        "withheld_genuine": counts.withheld_genuine,
        "rates": {
            "hit": share(counts.hit_rate()),
            "miss": share(counts.miss_rate()),
            "false_alarm": share(counts.false_alarm_rate()),
            "correct_rejection": share(counts.correct_rejection_rate()),
            "withheld_scam": share(counts.scams_withheld()),
            "withheld_genuine": share(counts.genuine_withheld()),
        },
        "d_prime": value(d_prime),
        "d_prime_se": error(d_prime),
        "d_prime_interval": interval(d_prime),
        "criterion": value(criterion),
        "criterion_se": error(criterion),
        "criterion_interval": interval(criterion),
        "calibration": profile.calibration().map(level),
        "marks": profile.marks(),
        "graded": profile.graded(),
        "refused": refused,
    })
}

fn share(share: Share) -> Value {
    let range = share.interval();
    json!({
        "rate": share.value(), "low": range.low, "high": range.high,
        "part": share.part, "whole": share.whole,
    })
}

fn interval(estimate: Option<Estimate>) -> Value {
    estimate.map_or(Value::Null, |estimate| json!([estimate.interval().low, estimate.interval().high]))
}

fn level(level: Calibration) -> Value {
    json!({
        "confidence": level.confidence.number(),
        "stated": [level.stated.low, level.stated.high],
        "right": share(level.right),
        "fit": level.fit().map(|fit| format!("{fit:?}").to_lowercase()),
    })
}
