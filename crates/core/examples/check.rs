//! Examines texts: one JSON object a line on standard input, one a line on standard output.
//!
//! ```text
//! $ echo '{"text":"积分今天清零，请登录 jf-10086.example 兑换现金","lang":"zh","facts":[]}' |
//!     cargo run --quiet -p topup-guard-core --example check
//! {"level":"known","signs":[{"id":"points-deadline","start":0,"end":18},…],"nearest":[…],"step":"open-app",…}
//! ```
//!
//! A line that is no such object gives `{"error":"…"}`, and the next one is read.

use std::io::{self, BufRead, BufWriter, Write};

use serde_json::{Value, json};
use topup_guard_core::check::{Checker, Finding};

fn main() -> io::Result<()> {
    let content = topup_guard_pack::content_dir();
    let packs = topup_guard_pack::check_packs(&content).map_err(|complaints| {
        io::Error::other(complaints.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })?;
    let checkers: Vec<Checker> = packs.into_iter().map(Checker::new).collect();
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = answer(&checkers, &line).unwrap_or_else(|error| json!({ "error": error }));
        serde_json::to_writer(&mut output, &answer)?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    output.flush()
}

fn answer(checkers: &[Checker], line: &[u8]) -> Result<Value, String> {
    let line: Value = serde_json::from_slice(line).map_err(|error| error.to_string())?;
    let text = line.get("text").and_then(Value::as_str).ok_or("`text` is no text")?;
    let lang = line.get("lang").and_then(Value::as_str).unwrap_or("zh");
    let facts = match line.get("facts") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(facts)) => facts
            .iter()
            .map(Value::as_str)
            .collect::<Option<Vec<_>>>()
            .ok_or("`facts` has what is no text")?,
        Some(_) => return Err("`facts` is no list".to_owned()),
    };
    let checker = checkers.iter().find(|checker| checker.pack().lang.starts_with(lang)).or(checkers.first());
    let checker = checker.ok_or("there are no signs")?;
    let finding = checker.check(text, &facts);
    Ok(shown(checker, &finding))
}

fn shown(checker: &Checker, finding: &Finding) -> Value {
    let pack = checker.pack();
    let signs: Vec<Value> = finding
        .signs
        .iter()
        .map(|sign| {
            let id = pack.signs.get(sign.sign).map(|known| known.id.as_str());
            match &sign.span {
                Some(span) => json!({ "id": id, "start": span.start, "end": span.end }),
                None => json!({ "id": id, "start": null, "end": null }),
            }
        })
        .collect();
    let near = |kind: &'static str, list: &[topup_guard_core::check::Nearest]| -> Vec<Value> {
        let one = |near: &topup_guard_core::check::Nearest| {
            let id = pack.entries.get(near.entry).map(|entry| entry.id.as_str());
            json!({ "kind": kind, "id": id, "score": near.score })
        };
        list.iter().map(one).collect()
    };
    let nearest = [near("scam", &finding.tactics), near("genuine", &finding.look_alikes)].concat();
    json!({
        "level": finding.level.id(),
        "signs": signs,
        "nearest": nearest,
        "step": finding.step.and_then(|step| pack.steps.get(step)).map(|step| step.id.as_str()),
        "language": finding.language.id(),
        "cut": finding.cut,
        "practice": finding.practice,
    })
}
