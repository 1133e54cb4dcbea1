//! Gates and caveats: against a second implementation of the rules, for all combinations of answers.

use topup_guard_core::pack::{Channel, Level};
use topup_guard_core::picker::{Answers, Choice, Gate, Question, Reason};

use super::{combinations, pack, ranking};

/// Returns whether a channel takes the best of what one has: a wallet is tied to a bank card, and cash can be
/// drawn with one.
pub(crate) fn paying(channel: &Channel, answers: &Answers) -> Level {
    let means: &[&str] = match answers.known(Question::Pay) {
        Some(Choice::Wallet) => &["wallet", "card", "cash"],
        Some(Choice::BankCard) => &["card", "cash"],
        Some(Choice::ForeignCard) => &["foreign"],
        Some(_) => &["cash"],
        None => return Level::Maybe,
    };
    let taken = |means: &&str| channel.accepts.get(means).map_or(Level::No, |fit| fit.level);
    means.iter().map(taken).max().unwrap()
}

/// Returns the level by which a channel passes each rule, from the content alone.
fn rules(channel: &Channel, answers: &Answers) -> [(Gate, Level); 6] {
    let card = match answers.known(Question::Card) {
        Some(card) => {
            // No channel has words of its own for a visitor's SIM yet: it is a phone SIM.
            let id = if card == Choice::Visitor { "phone" } else { card.id() };
            channel.serves.get(id).map_or(Level::No, |fit| fit.level)
        }
        None if channel.serves.values().all(|fit| fit.level == Level::Yes) => Level::Yes,
        None => Level::Maybe,
    };
    // Something it needs, that one lacks with this answer.
    let needs = |needed: bool, question: Question, lacking: Choice| match answers.known(question) {
        _ if !needed => Level::Yes,
        Some(choice) if choice == lacking => Level::No,
        Some(_) => Level::Yes,
        None => Level::Maybe,
    };
    // A limit that only this answer lifts for certain.
    let unless = |limited: bool, question: Question, lifts: Choice| {
        if limited && answers.known(question) != Some(lifts) { Level::Maybe } else { Level::Yes }
    };
    [
        (Gate::Card, card),
        (Gate::Online, needs(channel.online, Question::Phone, Choice::Basic)),
        (Gate::Pay, paying(channel, answers)),
        (Gate::Trip, needs(channel.trip, Question::Go, Choice::Stay)),
        (Gate::Hours, unless(channel.daytime, Question::When, Choice::Later)),
        (Gate::Network, unless(channel.own_network, Question::Whom, Choice::Me)),
    ]
}

#[test]
fn each_gate_removes_what_the_content_says_and_each_maybe_is_a_caveat() {
    for answers in combinations() {
        let Some((ranked, ruled_out)) = ranking(&answers, pack()) else { continue };
        let gates = |level: Level, channel: &Channel| -> Vec<Gate> {
            let rules = rules(channel, &answers).into_iter();
            rules.filter(|(_, said)| *said == level).map(|(gate, _)| gate).collect()
        };
        let said =
            |reasons: &[Reason<'_>]| -> Vec<Gate> { reasons.iter().map(|reason| reason.gate).collect() };
        for entry in &ruled_out {
            assert_eq!(
                said(&entry.gates),
                gates(Level::No, entry.channel),
                "{} {answers:?}",
                entry.channel.id
            );
        }
        for entry in &ranked {
            let words = entry.caveats.iter().filter_map(|caveat| caveat.fit);
            let doubts = words.filter(|fit| fit.level != Level::Yes).count();
            let told = entry.caveats.iter().filter(|caveat| caveat.fit.is_some()).count();
            assert_eq!(doubts, told, "a doubt in words that have none: {} {answers:?}", entry.channel.id);
            assert!(gates(Level::No, entry.channel).is_empty(), "{} {answers:?}", entry.channel.id);
            assert_eq!(
                said(&entry.caveats),
                gates(Level::Maybe, entry.channel),
                "{} {answers:?}",
                entry.channel.id
            );
        }
    }
}
