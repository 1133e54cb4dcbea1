//! Prints drawn first rounds as people get them, to be read by whoever reviews the content.
//!
//! `cargo run -p topup-guard-pack --example rounds [LANG [ROUNDS [FIRST]]]`

use topup_guard_core::{
    pack::{Item, QuizPack, Run},
    quiz::{Ask, FirstRound},
};
use topup_guard_pack::{content_dir, drawn_round, packs};

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

/// Prints one round.
fn print(pack: &QuizPack, round: u32) {
    println!("== round {round}\n");
    for ask in drawn_round(pack, FirstRound::new(pack), round) {
        let names = match &ask {
            Ask::Twins { scam, genuine, .. } => vec![scam.as_str(), genuine.as_str()],
            other => vec![other.item()],
        };
        names.into_iter().filter_map(|name| pack.item(name)).for_each(|item| print_item(&item));
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
