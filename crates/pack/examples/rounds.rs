//! Prints drawn first rounds as people get them, to be read by whoever reviews the content.
//!
//! `cargo run -p topup-guard-pack --example rounds [LANG [ROUNDS [FIRST]]]`

use topup_guard_core::{
    pack::{Item, QuizPack, Run, model_of},
    quiz::{Ask, Confidence, FirstRound, Rng, Seed, SessionId, Verdict, judge},
    time::Millis,
};
use topup_guard_pack::{content_dir, packs};

/// Exercises in a round.
const LENGTH: u32 = 10;
/// When the rounds are played.
const NOW: Millis = Millis(1_796_000_000_000);

fn main() {
    let mut args = std::env::args().skip(1);
    let lang = args.next().unwrap_or_else(|| "zh-Hans".to_owned());
    let mut number = |default| args.next().and_then(|arg| arg.parse().ok()).unwrap_or(default);
    let (rounds, first) = (number(1), number(0));
    match packs(&content_dir()) {
        Ok(packs) => match packs.iter().find(|pack| pack.lang == lang) {
            Some(pack) => (first..first + rounds).for_each(|round| print(&pack.quiz, round)),
            None => println!("no content in {lang}"),
        },
        Err(complaints) => println!("{} complaints, the first: {}", complaints.len(), complaints[0]),
    }
}

/// Prints one round of somebody who takes everything for a scam.
fn print(pack: &QuizPack, round: u32) {
    println!("== round {round}\n");
    let mut drawn = FirstRound::new(pack);
    let id = SessionId(Rng::new(Seed(u64::from(round))).next_u64());
    let Some(session) = drawn.start(LENGTH, id, NOW) else { return };
    while let Some(ask) = drawn.next(&session) {
        let names = match &ask {
            Ask::Twins { scam, genuine, .. } => vec![scam.as_str(), genuine.as_str()],
            other => vec![other.item()],
        };
        for name in names {
            if let Some(item) = pack.item(name) {
                print_item(&item);
            }
        }
        let Some(item) = pack.items.iter().find(|item| item.id == model_of(ask.item())) else { break };
        let action = item.actions.first().map(|action| action.id.clone()).unwrap_or_default();
        let Some(answer) = judge(item, Verdict::Scam, Confidence::Low, &action) else { break };
        drawn.add(drawn.record(&session, &ask, answer, NOW, 1_000));
    }
}

/// Prints the artefact, what the person knows, the truth with its reason, and what could be done.
fn print_item(item: &Item) {
    println!("[{}] {}", item.id, item.context);
    println!("  {:?} from {}", item.artefact.kind, said(&item.artefact.from));
    for line in &item.artefact.lines {
        println!("  | {:?}: {}", line.who, said(&line.runs));
    }
    println!("  {:?}: {}", item.truth, item.why.text);
    for action in &item.actions {
        println!("  - {}{} ({})", if action.best { "* " } else { "" }, action.text, action.reason);
    }
    println!();
}

fn said(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
