//! The draws on the content we ship: it must be enough for what they promise.

use std::collections::{BTreeMap, HashSet};

use topup_guard_core::{
    pack::{QuizPack, Truth},
    quiz::{Ask, DAY, Log, Mode, Quiz, Sureness, Verdict, code, judge, order, tap, twin},
};

use crate::session::{count, item};

/// A minute of 2026-12.
const NOW: i64 = 1_796_000_000_000;

fn content() -> QuizPack {
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap();
    packs.into_iter().next().unwrap().quiz
}

/// Answers what a session asks, always right, with the best action, and returns what was asked.
fn play(quiz: &mut Quiz, pack: &QuizPack, mode: Mode, length: u32, id: u64, now: i64) -> Vec<Ask> {
    let session = quiz.start(mode, length, id, now).unwrap();
    let mut asked = Vec::new();
    while let Some(ask) = quiz.next(&session) {
        let answer = match &ask {
            Ask::Judge { item: id } => {
                let item = item(pack, id);
                let verdict = match item.truth {
                    Truth::Scam => Verdict::Scam,
                    Truth::Genuine => Verdict::Genuine,
                    Truth::CannotTell => Verdict::CannotTell,
                };
                let best = item.actions.iter().find(|action| action.best).unwrap();
                judge(item, verdict, Sureness::High, &best.id).unwrap()
            }
            Ask::Tap { item: id } => tap(item(pack, id), &[], 0),
            Ask::Twins { scam, genuine, .. } => twin(item(pack, scam), genuine, Sureness::High),
            Ask::Order { order: id, .. } => {
                order(pack.orders.iter().find(|order| order.id == *id).unwrap(), &[0, 1, 2, 3])
            }
        };
        assert!(quiz.add(quiz.record(&session, &ask, answer, now, 9_000)));
        asked.push(ask);
    }
    assert_eq!(asked.len(), session.length as usize);
    asked
}

#[test]
fn the_content_is_enough_for_a_full_profile() {
    let pack = content();
    for seed in 0..20 {
        let mut quiz = Quiz::new(&pack, Log::new());
        let first = play(&mut quiz, &pack, Mode::Practice, 10, seed, NOW);
        assert_eq!(count(&pack, &first, Truth::Scam), 5);
        let families: HashSet<_> = first.iter().map(|ask| &item(&pack, ask.item()).family).collect();
        assert!(families.len() >= 9, "{families:?}");
        for session in 0..4 {
            play(&mut quiz, &pack, Mode::Measuring, 10, 100 + seed * 10 + session, NOW);
        }
        assert!(quiz.profile().graded());
        assert!(code::encode(quiz.log(), &pack).is_some(), "fifty answers fit in a code");
    }
}

#[test]
fn every_family_and_every_order_comes_up() {
    let pack = content();
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut asked: BTreeMap<String, u32> = BTreeMap::new();
    for day in 0..60 {
        for ask in play(&mut quiz, &pack, Mode::Practice, 10, day, NOW + day as i64 * 3 * DAY) {
            *asked.entry(ask.item().to_owned()).or_default() += 1;
        }
    }
    assert!(pack.families.iter().all(|family| quiz.schedule().cards().contains_key(&family.id)));
    assert!(pack.orders.iter().all(|order| asked.contains_key(&order.id)));
    // Nothing is hammered: 600 answers over about sixty exercises that are not kept for measuring.
    assert!(asked.values().all(|times| *times <= 40), "{asked:?}");
}
