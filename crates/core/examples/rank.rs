//! Ranks channels for answers: one JSON object a line on standard input, one a line on standard output.
//!
//! ```text
//! $ cargo run --quiet -p topup-guard-core --example rank -- --lang en
//! {"card":"phone","phone":"basic","pay":"cash"}
//! {"first":["carrier-store"],"ranked":[…],"reasons":{…},"ruled_out":[…],"flips":[…]}
//! {"asked":"somebody"}
//! {"stop":"Stop first. Do not pay"}
//! {"pay":"gold"}
//! {"line":3,"error":"pay has no option gold; it has wallet, card, cash, foreign, unsure"}
//! ```
//!
//! Keys are questions, values their options; `--questions` prints them all. A question left out counts as
//! `unsure`. `first` is a set, as channels with equal scores share a rank. `reasons` are the criteria on
//! which the first of them has more points than the next. A flip is a single change, or a minimal pair of
//! changes, that puts another set first. `--lang` is `zh-Hans` (if left out) or `en`.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use serde_json::{Value, json};
use topup_guard_core::pack::{Map, Msg, Pack};
use topup_guard_core::picker::{
    Answers, Choice, Flip, Gate, Outcome, Part, Question, Ranked, Reason, contrast, flips, lead, rank,
};

const USAGE: &str = "rank [--lang zh-Hans|en] [--questions]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads us has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}\nusage: {USAGE}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<()> {
    let (mut lang, mut only_questions) = ("zh-Hans".to_owned(), false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--lang" => lang = arguments.next().unwrap_or_default(),
            "--questions" => only_questions = true,
            other => return Err(io::Error::other(format!("there is no {other}"))),
        }
    }
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir());
    let packs = packs.map_err(|complaints| {
        io::Error::other(complaints.iter().map(|c| format!("{c}\n")).collect::<String>())
    })?;
    let pack = packs.into_iter().find(|packs| packs.lang == lang);
    let pack = pack.ok_or_else(|| io::Error::other(format!("there is no language {lang:?}")))?.first;

    let mut output = BufWriter::new(io::stdout().lock());
    if only_questions {
        writeln!(output, "{}", questions(&pack))?;
        return output.flush();
    }
    for (number, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let said = match answers(&line) {
            Ok(answers) => said(&answers, &pack),
            Err(error) => json!({ "line": number + 1, "error": error }),
        };
        writeln!(output, "{said}")?;
        // A person at the keyboard, or a program that asks one by one, wants each answer at once.
        output.flush()?;
    }
    Ok(())
}

/// Reads one object of answers.
fn answers(line: &[u8]) -> Result<Answers, String> {
    let pairs: Map<String> = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let ids = |ids: &[&str]| ids.join(", ");
    let mut answers = Answers::new();
    for (question, option) in pairs.iter() {
        let found = Question::from_id(question).ok_or_else(|| {
            let all = Question::ALL.map(Question::id);
            format!("there is no question {question}; there are {}", ids(&all))
        })?;
        let choice = found.option(option).ok_or_else(|| {
            let all: Vec<_> = found.options().iter().map(|choice| choice.id()).collect();
            format!("{question} has no option {option}; it has {}", ids(&all))
        })?;
        if answers.get(found).is_some() {
            return Err(format!("{question} is answered twice"));
        }
        answers = answers.with(found, choice);
    }
    Ok(answers)
}

/// Returns the questions with their options, in the order they are asked.
fn questions(pack: &Pack) -> Value {
    let questions = pack.picker.questions.iter().map(|question| {
        let options = question.options.iter().map(|option| json!({ "id": option.id, "label": option.label }));
        json!({ "id": question.id, "title": question.title, "options": options.collect::<Vec<_>>() })
    });
    questions.collect()
}

/// Returns the outcome of the picker.
fn said(answers: &Answers, pack: &Pack) -> Value {
    let outcome = rank(answers, pack);
    let Outcome::Ranking { ranked, ruled_out } = &outcome else {
        return json!({ "stop": pack.picker.stop.title });
    };
    let ruled_out = ruled_out.iter().map(
        |entry| json!({ "channel": entry.channel.id, "gates": reasons(&entry.gates, pack, general_gate) }),
    );
    json!({
        "first": lead(&outcome),
        "ranked": ranked.iter().map(|entry| placed(entry, pack)).collect::<Vec<_>>(),
        "reasons": against_the_next(ranked, pack),
        "ruled_out": ruled_out.collect::<Vec<_>>(),
        "flips": flips(answers, pack).iter().map(flip).collect::<Vec<_>>(),
    })
}

/// Returns a ranked channel with the parts of its score.
fn placed(entry: &Ranked<'_>, pack: &Pack) -> Value {
    let parts = entry.parts.iter().map(|part| {
        json!({
            "criterion": part.criterion.id,
            "weight": part.weight,
            "rating": part.rating,
            "reason": rating_text(entry, part, pack),
        })
    });
    json!({
        "channel": entry.channel.id,
        "place": entry.place,
        "score": entry.score,
        "parts": parts.collect::<Vec<_>>(),
        "caveats": reasons(&entry.caveats, pack, general_caveat),
    })
}

/// Returns where the first channel has more points than the best of those behind the first place.
fn against_the_next(ranked: &[Ranked<'_>], pack: &Pack) -> Value {
    let (Some(winner), Some(next)) = (ranked.first(), ranked.iter().find(|entry| entry.place > 1)) else {
        return Value::Null;
    };
    let gains = contrast(winner, next).into_iter().map(|(won, lost)| {
        json!({
            "criterion": won.criterion.id,
            "points": [won.points(), lost.points()],
            "reason": rating_text(winner, &won, pack),
            "against": rating_text(next, &lost, pack),
        })
    });
    json!({ "channel": winner.channel.id, "next": next.channel.id, "gains": gains.collect::<Vec<_>>() })
}

/// Returns why a channel has its rating; that on paying is not authored but computed.
fn rating_text<'a>(entry: &'a Ranked<'_>, part: &Part<'_>, pack: &'a Pack) -> &'a str {
    match entry.channel.ratings.get(&part.criterion.id) {
        Some(rating) => &rating.text,
        None => pack.messages.get(match part.rating {
            3 => Msg::PayFits,
            0 => Msg::PayNot,
            _ => Msg::PayMaybe,
        }),
    }
}

/// Rules that speak about a channel: by which question, and in which words.
fn reasons(reasons: &[Reason<'_>], pack: &Pack, general: fn(Gate) -> Msg) -> Value {
    let told = reasons.iter().map(|reason| {
        let own = reason.fit.map(|fit| fit.text.as_str()).filter(|text| !text.is_empty());
        let text = own.unwrap_or_else(|| pack.messages.get(general(reason.gate)));
        json!({ "question": reason.gate.question().id(), "reason": text })
    });
    told.collect()
}

fn general_gate(gate: Gate) -> Msg {
    match gate {
        Gate::Card => Msg::GateCard,
        Gate::Online => Msg::GateOnline,
        Gate::Pay => Msg::GatePay,
        Gate::Trip => Msg::GateTrip,
        Gate::Hours => Msg::CaveatHours,
        Gate::Network => Msg::CaveatNetwork,
    }
}

fn general_caveat(gate: Gate) -> Msg {
    match gate {
        Gate::Card => Msg::CaveatCard,
        Gate::Online => Msg::CaveatOnline,
        Gate::Pay => Msg::CaveatPay,
        Gate::Trip => Msg::CaveatTrip,
        Gate::Hours => Msg::CaveatHours,
        Gate::Network => Msg::CaveatNetwork,
    }
}

/// Returns the answers that change, and the outcome they lead to.
fn flip(flip: &Flip<'_>) -> Value {
    let change =
        |(question, choice): &(Question, Choice)| (question.id().to_owned(), Value::from(choice.id()));
    let changes: Value = Value::Object(flip.changes.iter().map(change).collect());
    match flip.outcome {
        Outcome::Stop => json!({ "changes": changes, "stop": true }),
        Outcome::Ranking { .. } => json!({ "changes": changes, "first": lead(&flip.outcome) }),
    }
}
