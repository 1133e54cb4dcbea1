//! Picker on our own content: properties of every combination of answers, and thirty-six persons.

mod decided;
mod every;
mod flips;
mod gates;
mod means;
mod opening;
mod people;
mod table;

use topup_guard_core::pack::Pack;
use topup_guard_core::picker::{Answers, Outcome, Ranked, RuledOut, rank};

use crate::{CONTENT, sample};

/// Returns our own content in one language; the rules do not depend on texts.
fn pack() -> &'static Pack {
    &CONTENT[0].first
}

/// Returns every combination of answers.
fn combinations() -> impl Iterator<Item = Answers> {
    Answers::all().step_by(sample())
}

/// Returns what is ranked and what is ruled out; none for a stop.
fn ranking<'a>(answers: &Answers, pack: &'a Pack) -> Option<(Vec<Ranked<'a>>, Vec<RuledOut<'a>>)> {
    match rank(answers, pack) {
        Outcome::Stop => None,
        Outcome::Ranking { ranked, ruled_out } => Some((ranked, ruled_out)),
    }
}

/// Returns the ids of the ranked channels, best first; none for a stop.
fn ranked(answers: &Answers) -> Vec<&'static str> {
    let ids = |entries: Vec<Ranked<'static>>| entries.iter().map(|entry| entry.channel.id.as_str()).collect();
    ranking(answers, pack()).map(|(ranked, _)| ids(ranked)).unwrap_or_default()
}
