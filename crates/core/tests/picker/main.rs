//! The picker on our own content: what holds for every combination of answers, and what four people are told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is a failure, and says where"
)]

mod every;
mod flips;
mod gates;
mod means;
mod people;

use std::sync::LazyLock;

use topup_guard_core::pack::Pack;
use topup_guard_core::picker::{Answers, Outcome, Ranked, RuledOut, rank};

static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content");
    packs.into_iter().map(|packs| packs.first).collect()
});

/// Our own content; the rules look at no words, so any language serves.
fn pack() -> &'static Pack {
    &PACKS[0]
}

/// Every combination of answers; with `TOPUP_GUARD_SAMPLE=n` in the environment every `n`-th of them, which is enough to catch
/// a mutant (`cargo xtask mutants`).
fn combinations() -> impl Iterator<Item = Answers> {
    Answers::all().step_by(sample())
}

fn sample() -> usize {
    let sample = std::env::var("TOPUP_GUARD_SAMPLE").ok();
    sample.and_then(|sample| sample.parse().ok()).filter(|sample| *sample > 0).unwrap_or(1)
}

/// What is ranked and what is ruled out; none for a stop.
fn ranking<'a>(answers: &Answers, pack: &'a Pack) -> Option<(Vec<Ranked<'a>>, Vec<RuledOut<'a>>)> {
    match rank(answers, pack) {
        Outcome::Stop => None,
        Outcome::Ranking { ranked, ruled_out } => Some((ranked, ruled_out)),
    }
}

/// The ids of what is ranked, best first; none for a stop.
fn ranked(answers: &Answers) -> Vec<&'static str> {
    let ids = |entries: Vec<Ranked<'static>>| entries.iter().map(|entry| entry.channel.id.as_str()).collect();
    ranking(answers, pack()).map(|(ranked, _)| ids(ranked)).unwrap_or_default()
}
