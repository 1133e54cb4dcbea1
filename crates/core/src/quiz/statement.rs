//! xAPI 1.0.3 statements for a host page, in JSON and without an actor: an answer, and a finished session.
//!
//! Ids are IRIs, as xAPI requires. Nothing is ever fetched from them.

use super::{Answer, Counts, Mode, Response, Session, SessionId, Verdict, form_id, ics::date, rng::hash};
use crate::letters::is_word;
use crate::pack::{model_of, number_of};
use crate::time::Millis;

/// Prefix of our own names.
const OURS: &str = "urn:topup-guard:";
/// Prefix of the verbs and activities of xAPI's own vocabulary.
const SHARED: &str = "http://adlnet.gov/expapi/";

/// Writes the statement of an answer: what was asked, the answer, whether it was right, how long it took, and
/// when.
///
/// `result.success` is about the verdict. The action is in the extensions, because the two are scored apart;
/// `two-step` says that it came before the verdict, and `action-check` whether it was a check by a route of the
/// person's own.
#[must_use]
pub fn answered(response: &Response) -> String {
    let mut extensions = vec![
        ("mode", text(mode(response.mode))),
        ("family", text(&response.family)),
        ("pack", text(&response.pack)),
    ];
    let item = model_of(&response.item);
    if item != response.item {
        extensions.push(("variant", number_of(&response.item).to_string()));
    }
    if !response.form.is_empty() {
        extensions.push(("form", text(form_id(&response.form))));
        extensions.push(("round", text(&round_id(response.id.session))));
    }
    let (kind, success, said) = match &response.answer {
        Answer::Judged { truth, verdict, confidence, action }
        | Answer::TwoStep { truth, verdict, confidence, first: action } => {
            if let Some(confidence) = confidence.filter(|_| *verdict != Verdict::CannotTell) {
                extensions.push(("sureness", confidence.number().to_string()));
            }
            extensions.push(("action", text(&action.id)));
            extensions.push(("action-safe", action.safe.to_string()));
            extensions.push(("action-best", action.best.to_string()));
            if matches!(response.answer, Answer::TwoStep { .. }) {
                extensions.push(("action-check", action.check.to_string()));
                extensions.push(("two-step", true.to_string()));
            }
            ("choice", verdict.is_right(*truth), self::verdict(*verdict).to_owned())
        }
        Answer::Tapped { found, cues, innocent } => {
            extensions.push(("innocent", innocent.to_string()));
            ("other", found == cues && *innocent == 0, format!("{found}/{cues}"))
        }
        Answer::Twin { right, confidence } => {
            if let Some(confidence) = confidence {
                extensions.push(("sureness", confidence.number().to_string()));
            }
            ("choice", *right, if *right { "genuine" } else { "scam" }.to_owned())
        }
        Answer::Ordered { placed, steps } => ("sequencing", placed == steps, format!("{placed}/{steps}")),
    };
    let definition = format!(r#"{{"type":"{SHARED}activities/cmi.interaction","interactionType":"{kind}"}}"#);
    let result = format!(
        r#"{{"success":{success},"response":{},"duration":{},"extensions":{}}}"#,
        text(&said),
        duration(u64::from(response.took_ms)),
        object(&extensions),
    );
    statement("answered", &format!("item:{}", iri(item)), &definition, &result, response.at)
}

/// Writes the statement of a session that is over, completed or ended early; `at` is now.
///
/// `score.raw` counts right verdicts and exercises without a mistake, of the `score.max` that were answered.
/// It is no grade: the extension `mode` says whether the session measured at all.
///
/// Of a round that measures on a form, extensions say on which, and what the measurement has come to so far:
/// scams judged and caught, genuine artefacts judged and refused, in the rounds on that form together.
#[must_use]
pub fn finished<'a>(
    session: &Session,
    responses: impl Iterator<Item = &'a Response>,
    measured: Option<&Counts>,
    at: Millis,
) -> String {
    let (mut asked, mut right, mut withheld, mut took) = (0_u32, 0_u32, 0_u32, 0_u64);
    for response in responses {
        asked += 1;
        took += u64::from(response.took_ms);
        let (success, cannot) = match &response.answer {
            Answer::Judged { truth, verdict, .. } | Answer::TwoStep { truth, verdict, .. } => {
                (verdict.is_right(*truth), *verdict == Verdict::CannotTell && !verdict.is_right(*truth))
            }
            Answer::Tapped { found, cues, innocent } => (found == cues && *innocent == 0, false),
            Answer::Twin { right, .. } => (*right, false),
            Answer::Ordered { placed, steps } => (placed == steps, false),
        };
        right += u32::from(success);
        withheld += u32::from(cannot);
    }
    let whole = asked >= session.length;
    let mut extensions = vec![("mode", text(mode(session.mode))), ("withheld", withheld.to_string())];
    if let Some(counts) = measured {
        extensions.push(("form", text(form_id(&session.about))));
        extensions.push(("round", text(&round_id(session.id))));
        for (name, count) in [
            ("scams", counts.scams()),
            ("caught", counts.hits),
            ("genuine", counts.genuine()),
            ("refused", counts.false_alarms),
        ] {
            extensions.push((name, count.to_string()));
        }
    }
    let result = format!(
        r#"{{"score":{{"raw":{right},"min":0,"max":{asked}}},"completion":{whole},"duration":{},"extensions":{}}}"#,
        duration(took),
        object(&extensions),
    );
    let definition = format!(r#"{{"type":"{SHARED}activities/assessment"}}"#);
    let verb = if whole { "completed" } else { "terminated" };
    statement(verb, &format!("round:{}", mode(session.mode)), &definition, &result, at)
}

fn statement(verb: &str, id: &str, definition: &str, result: &str, at: Millis) -> String {
    format!(
        r#"{{"verb":{{"id":"{SHARED}verbs/{verb}","display":{{"en":"{verb}"}}}},"object":{{"objectType":"Activity","id":"{OURS}{id}","definition":{definition}}},"result":{result},"timestamp":"{}"}}"#,
        timestamp(at)
    )
}

/// Returns the id of a round in statements, by which its answers can be grouped.
///
/// It is as random as the session's, and says nothing of other rounds of the same person. The session's cannot
/// be computed from it, so nobody finds a record by a statement; whoever has the record itself can see that the
/// two are of one round, and counts its answers once.
#[must_use]
pub fn round_id(session: SessionId) -> String {
    format!("{:016x}", hash(session.to_string().bytes().chain(*b"round")))
}

fn mode(mode: Mode) -> &'static str {
    if mode == Mode::Measuring { "measuring" } else { "practice" }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Scam => "scam",
        Verdict::Genuine => "genuine",
        Verdict::CannotTell => "cannot-tell",
    }
}

/// Writes extensions by our names. The values are JSON already.
fn object(members: &[(&str, String)]) -> String {
    let members: Vec<_> = members.iter().map(|(name, value)| format!(r#""{OURS}{name}":{value}"#)).collect();
    format!("{{{}}}", members.join(","))
}

/// Writes a JSON string. It may hold anything, because ids may come from a file that somebody else made.
fn text(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..=' ' if character != ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// Writes an id as the end of an IRI, without the characters that an IRI cannot have.
fn iri(id: &str) -> String {
    id.chars().filter(|c| is_word(*c) || matches!(c, '-' | '_' | '.')).collect()
}

/// Writes an ISO 8601 duration in seconds, with the two decimals that xAPI requires.
fn duration(ms: u64) -> String {
    format!("\"PT{}.{:02}S\"", ms / 1_000, ms % 1_000 / 10)
}

/// Writes an ISO 8601 time in UTC. Times outside the years 1970 to 9999 become the first or last of them.
fn timestamp(at: Millis) -> String {
    let at = at.0.clamp(0, 253_402_300_799_999);
    let seconds = at / 1_000;
    let (year, month, day) = date(seconds / 86_400);
    let second = seconds % 86_400;
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}Z",
        second / 3_600,
        second / 60 % 60,
        second % 60,
        at % 1_000
    )
}
