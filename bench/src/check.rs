//! `cargo xtask bench check`: what Check says of messages that people really got, and of ordinary ones.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args as ClapArgs;
use serde_json::Value;
use topup_guard_core::check::{Checker, Level};
use topup_guard_core::pack::{QuizPack, Truth};
use xtask_base::files::file_error;
use xtask_base::run::{command, output};
use xtask_base::{Error, Result};

use crate::masked;
use crate::message::Message;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Messages as JSON lines: {"text": …, "label": …, "pattern": …}; the pattern, an id or a list of them,
    /// may be left out
    #[arg(long)]
    set: Vec<PathBuf>,
    /// A folder with the collection of github.com/Cypher-Z/FBS_SMS_Dataset (CCS 2020), which is not ours to
    /// pass on
    #[arg(long)]
    fbs: Option<PathBuf>,
    /// Our own bank's items in both languages
    #[arg(long)]
    bank: bool,
    /// Leave out the bank's items that this commit has: what was written after signs were frozen
    #[arg(long, requires = "bank")]
    since: Option<String>,
    /// Take one half only: what the signs were tuned on, or what they were not
    #[arg(long, value_parser = ["tuned", "held"])]
    half: Option<String>,
    /// What masks are filled by
    #[arg(long, default_value_t = 20_261_201)]
    seed: u64,
    /// Show so many messages of a label that were found to be nothing
    #[arg(long, default_value_t = 0)]
    misses: usize,
}

/// How many messages of a label came to which level.
#[derive(Debug, Default)]
struct Count {
    all: usize,
    known: usize,
    signs: usize,
    asked: usize,
    first: usize,
    among: usize,
    missed: Vec<String>,
}

/// Reads the sets, examines each message, and prints what came of it.
pub(crate) fn check(args: &Args) -> Result<()> {
    let content = topup_guard_pack::content_dir();
    let broken = |what: &dyn std::fmt::Debug| {
        Error::new(format!("content/ is not sound: {what:?}"), "cargo xtask content")
    };
    let packs = topup_guard_pack::check_packs(&content).map_err(|complaints| broken(&complaints))?;
    let checkers: Vec<Checker> = packs.into_iter().map(Checker::new).collect();
    let checker = checkers.first().ok_or_else(|| broken(&"no signs"))?;
    let mut messages = Vec::new();
    for path in &args.set {
        messages.extend(lines(path)?);
    }
    if let Some(folder) = &args.fbs {
        messages.extend(masked::collection(folder, args.seed)?);
    }
    let older = args.since.as_deref().map_or_else(|| Ok(BTreeSet::new()), items_of)?;
    if args.bank {
        for pack in
            topup_guard_pack::packs(&content).map_err(|complaints| broken(&complaints))?.iter().take(2)
        {
            messages.extend(bank(&pack.quiz, &older));
        }
    }
    if let Some(half) = &args.half {
        messages.retain(|message| is_tuned(&message.key) == (half == "tuned"));
    }
    let (mut labels, mut kinds): (BTreeMap<String, Count>, BTreeMap<String, Count>) = Default::default();
    let mut times: Vec<(usize, f64)> = Vec::new();
    for message in &messages {
        let begin = Instant::now();
        let finding = checker.check(&message.text, &[]);
        times.push((message.text.chars().count(), begin.elapsed().as_secs_f64() * 1e3));
        let near: Vec<&str> =
            finding.tactics.iter().chain(&finding.look_alikes).map(|near| id(checker, near.entry)).collect();
        let place = |list: &[topup_guard_core::check::Nearest]| {
            list.iter().position(|near| message.patterns.iter().any(|id_| id_ == id(checker, near.entry)))
        };
        let best = place(&finding.tactics).into_iter().chain(place(&finding.look_alikes)).min();
        for (counts, name) in [(&mut labels, &message.label), (&mut kinds, &message.kind)] {
            if name.is_empty() {
                continue;
            }
            let count = counts.entry(name.clone()).or_default();
            count.all += 1;
            count.known += usize::from(finding.level == Level::Known);
            count.signs += usize::from(finding.level == Level::Signs);
            count.asked += usize::from(!message.patterns.is_empty());
            count.first += usize::from(best == Some(0));
            count.among += usize::from(best.is_some());
            if finding.level == Level::Nothing && count.missed.len() < args.misses {
                count.missed.push(format!("{} ({})", message.text, near.join(" ")));
            }
        }
    }
    println!(
        "| | texts | like a known scam | any sign | nearest pattern | among three |\n|---|--:|--:|--:|--:|--:|"
    );
    for (name, count) in labels.iter().chain(&kinds) {
        print_row(name, count);
    }
    print_times(&mut times);
    print_lengths(checker, &messages);
    for (name, count) in &kinds {
        for missed in &count.missed {
            println!("{name}: {missed}");
        }
    }
    Ok(())
}

fn id(checker: &Checker, entry: usize) -> &str {
    checker.pack().entries.get(entry).map_or("", |entry| entry.id.as_str())
}

fn print_row(name: &str, count: &Count) {
    let share = |part: usize, whole: usize| {
        if whole == 0 { "—".to_owned() } else { format!("{:.1} %", part as f64 * 100.0 / whole as f64) }
    };
    println!(
        "| {name} | {} | {} | {} | {} | {} |",
        count.all,
        share(count.known, count.all),
        share(count.known + count.signs, count.all),
        share(count.first, count.asked),
        share(count.among, count.asked)
    );
}

fn print_times(times: &mut [(usize, f64)]) {
    times.sort_by(|one, other| one.1.total_cmp(&other.1));
    let at = |share: usize| times.get(times.len() * share / 100).map_or(0.0, |(_, time)| *time);
    let (letters, all) =
        times.iter().fold((0, 0.0), |(letters, all), (length, time)| (letters + length, all + time));
    println!(
        "\nTime per text: {:.2} ms at the median, {:.2} ms at the 99th of a hundred; {:.2} ms for 500 characters on average.",
        at(50),
        at(99),
        all * 500.0 / letters.max(1) as f64
    );
}

/// Prints how long texts of two lengths take, made of the messages in a row: the median of 101 runs.
fn print_lengths(checker: &Checker, messages: &[Message]) {
    for length in [500, 5_000] {
        let all = messages.iter().cycle().take(length).flat_map(|message| message.text.chars().chain(['\n']));
        let text: String = all.take(length).collect();
        let mut times: Vec<f64> = (0..101)
            .map(|_| {
                let begin = Instant::now();
                std::hint::black_box(checker.check(std::hint::black_box(&text), &[]));
                begin.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{length} characters: {:.2} ms.", times.get(50).copied().unwrap_or_default());
    }
}

/// Returns whether a message belongs to the half that signs were tuned on, by a hash of it (FNV-1a), so that
/// copies stay together.
fn is_tuned(key: &str) -> bool {
    let hash =
        key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash >> 16 & 1 == 0
}

/// Messages of a file of JSON lines.
fn lines(path: &Path) -> Result<Vec<Message>> {
    let text = std::fs::read_to_string(path).map_err(|error| file_error(path, &error))?;
    let mut messages = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |what: String| {
            Error::new(
                format!("{}:{}: {what}", path.display(), number + 1),
                "write {\"text\": …, \"label\": …} in each line",
            )
        };
        let value: Value = serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
        let word = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        if word("text").is_empty() {
            return Err(wrong("there is no text".to_owned()));
        }
        let patterns = match value.get("pattern") {
            Some(Value::String(one)) => vec![one.clone()],
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        messages.push(Message {
            text: word("text"),
            label: word("label"),
            kind: word("kind"),
            patterns,
            key: word("text"),
        });
    }
    Ok(messages)
}

/// Returns the ids of the items that a commit has.
fn items_of(commit: &str) -> Result<BTreeSet<String>> {
    let mut git = command("git");
    git.args(["ls-tree", "--name-only", commit, "content/items/"]);
    let listed = output(&mut git)
        .ok_or_else(|| Error::new(format!("there is no commit {commit}"), "name one that `git log` shows"))?;
    let stems = listed.lines().filter_map(|path| Path::new(path).file_stem()?.to_str());
    Ok(stems.map(str::to_owned).collect())
}

/// Returns what the items of our own bank show, without those that are older.
fn bank(quiz: &QuizPack, older: &BTreeSet<String>) -> Vec<Message> {
    let label = |truth| match truth {
        Truth::Scam => "bank: fraud",
        Truth::Genuine => "bank: genuine",
        Truth::CannotTell => "bank: cannot tell",
    };
    let mut messages = Vec::new();
    for item in quiz.items.iter().filter(|item| !older.contains(&item.id)).map(|item| item.fill(0)) {
        let runs = item
            .artefact
            .lines
            .iter()
            .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect::<String>());
        let text = runs.collect::<Vec<_>>().join("\n");
        let kind = format!("{}, {}", label(item.truth), quiz.lang);
        let patterns = vec![item.tactic.clone()];
        messages.push(Message {
            key: text.clone(),
            text,
            label: label(item.truth).to_owned(),
            kind,
            patterns,
        });
    }
    messages
}
