//! Sessions about a topic: they show nothing else and nothing twice.

use std::collections::HashSet;

use proptest::{collection::vec, prelude::*};
use topup_guard_core::{
    pack::{Item, QuizPack, Truth},
    quiz::{Ask, DAY, Log, Mode, Quiz, Rng, Seed, SessionId},
    time::Millis,
};

use super::{
    packs::pack,
    practice::{play_by_chance, shown},
    session::{count, item, play},
};

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

/// Makes a pack whose scams show one of the tactics `t0` to `t<tactics - 1>`, and whose other items
/// look-alikes of the same numbers.
fn told(pairs: usize, unclear: usize, families: usize, tactics: usize) -> QuizPack {
    let mut pack = pack(pairs, unclear, families);
    for item in &mut pack.items {
        let number: usize = item.id[1..].parse().unwrap();
        let kind = if item.truth == Truth::Scam { 't' } else { 'l' };
        // Tactics lie within families.
        item.tactic = format!("{kind}{}-{}", number % families, number / families % tactics);
    }
    pack
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn a_session_about_a_topic_shows_nothing_else(
        (pairs, unclear, families, tactics) in (1..40_usize, 0..8_usize, 1..8_usize, 1..5_usize),
        rounds in vec((any::<u64>(), 1..12_u32, 0..40_i64, 0..8_usize, 0..5_usize, 0..4_u8), 1..10),
        chance in 0.0..1.0_f64,
    ) {
        let pack = told(pairs, unclear, families, tactics);
        let mut quiz = Quiz::new(&pack, Log::new());
        let (mut now, mut rng) = (NOW, Rng::new(Seed(1)));
        for (id, most, days, family, tactic, which) in rounds {
            now += days * DAY;
            let (family, tactic) = (family % families, tactic % tactics);
            let about = match which {
                0 => format!("f{family}"),
                1 => format!("t{family}-{tactic}"),
                2 => format!("l{family}-{tactic}"),
                _ => String::new(),
            };
            let kept: HashSet<_> = kept(&quiz, &pack, now);
            let seen = quiz.log().responses().iter().map(|response| response.item.clone());
            let seen: HashSet<_> = seen.collect();
            let session = match about.as_str() {
                "" => quiz.start(Mode::Practice, most, SessionId(id), now),
                about => quiz.practise(about, most, SessionId(id), now),
            };
            let known = pack.items.iter().any(|item| item.family == about || item.tactic == about);
            prop_assert_eq!(session.is_some(), known || about.is_empty(), "{}", about);
            let Some(session) = session else { continue };
            let said = quiz.related(&about, most);
            let asked = play_by_chance(&mut quiz, &pack, &session, chance, &mut rng);
            if about.is_empty() {
                continue;
            }
            prop_assert_eq!(asked.len(), session.length as usize, "a round lasts as long as it said");
            let all: Vec<_> = asked.iter().flat_map(shown).collect();
            prop_assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "nothing is shown twice");
            let strange = |ask: &&Ask| shown(ask).iter().any(|id| item(&pack, id).family != format!("f{family}"));
            let related = asked.iter().filter(|ask| !strange(ask)).count();
            prop_assert_eq!(related, said as usize, "as many are about it as it said");
            for ask in asked.iter().filter(strange) {
                prop_assert!(shown(ask).iter().all(|id| !kept.contains(*id)), "kept for measuring");
            }
            let own = |id: &str| {
                let item = item(&pack, id);
                let twin = pack.items.iter().find(|twin| twin.id == item.twin);
                item.tactic == about || twin.is_some_and(|twin| twin.tactic == about)
            };
            if which > 0 {
                // What the round is about comes before the rest of its family, as far as both are of one
                // truth; but never the twin of what was just shown.
                let mut before: Vec<&str> = Vec::new();
                for ask in &asked {
                    if let Some(id) = shown(ask).first().filter(|id| !own(id) && !strange(&ask)) {
                        let truth = item(&pack, id).truth;
                        let mut left = pack.items.iter().filter(|item| own(&item.id) && item.truth == truth);
                        let passed = left.find(|item| {
                            !before.contains(&item.id.as_str()) && before.last() != Some(&item.twin.as_str())
                        });
                        prop_assert!(passed.is_none(), "{id} before {passed:?}");
                    }
                    before.extend(shown(ask));
                }
                prop_assert!(all.iter().all(|id| own(id) || !kept.contains(*id)), "kept for measuring");
            } else {
                // What was never shown may be kept too, though there are too few of the other truth to draw
                // it.
                let own = || asked.iter().filter(|ask| !strange(ask)).flat_map(shown);
                let [kept, free] = [&kept, &seen].map(|of| own().any(|id| of.contains(id)));
                prop_assert!(!(kept && free), "kept for measuring");
            }
            let scams = count(&pack, &asked, Truth::Scam);
            // What was never shown may be kept for measuring, though there may be too few of the other truth
            // to draw it.
            let known = |item: &&Item| item.truth != Truth::Scam && seen.contains(&item.id);
            let missed = pack.items.iter().filter(known);
            let missed = missed.filter(|item| item.family == format!("f{family}"));
            let none_missed = missed.map(|item| item.id.as_str()).all(|id| all.contains(&id));
            let few = 2 * scams <= asked.len().max(2 * (said as usize));
            prop_assert!(few || none_missed, "{scams} scams of {}", asked.len());
        }
    }
}

/// Returns the items that a measuring session would draw from now on.
fn kept(quiz: &Quiz, pack: &QuizPack, now: Millis) -> HashSet<String> {
    let mut quiz = quiz.clone();
    let Some(session) = quiz.start(Mode::Measuring, 1000, SessionId(u64::MAX), now) else {
        return HashSet::new();
    };
    play(&mut quiz, pack, &session).iter().map(|ask| ask.item().to_owned()).collect()
}

#[test]
fn a_session_about_a_topic_ends_with_others_like_it() {
    let pack = told(12, 2, 2, 2);
    let mut quiz = Quiz::new(&pack, Log::new());
    // Once everything was seen, nothing is kept for measuring.
    for round in 0..40 {
        let mode = if round % 2 == 0 { Mode::Measuring } else { Mode::Practice };
        if let Some(session) = quiz.start(mode, 10, SessionId(round), NOW + round as i64 * DAY) {
            play(&mut quiz, &pack, &session);
        }
    }
    let seen = |id: &str| quiz.log().responses().iter().any(|response| response.item == id);
    assert!(pack.items.iter().all(|item| item.truth == Truth::CannotTell || seen(&item.id)));
    let long = |about: &str, most: u32| {
        let session = quiz.practise(about, most, SessionId(1_000), NOW + 90 * DAY)?;
        Some((session.length, quiz.related(about, most)))
    };
    let everything = u32::try_from(pack.items.len()).unwrap();
    for family in ["f0", "f1"] {
        let items = pack.items.iter().filter(|item| item.family == family).count();
        let orders = pack.orders.iter().filter(|order| order.family == family).count();
        let all = u32::try_from(items + orders).unwrap();
        assert_eq!([long(family, all), long(family, 3)], [Some((all, all)), Some((3, 3))]);
        assert_eq!(long(family, all + 3), Some((all + 3, all)));
        // Each item once, and one exercise to put in order.
        let longest = everything + u32::try_from(orders).unwrap();
        assert_eq!(long(family, 100), Some((longest, all)));
        // A tactic's round goes on with the rest of its family.
        assert_eq!(long(&format!("t{}-1", &family[1..]), 100), Some((longest, all)));
    }
}

#[test]
fn an_unknown_topic_starts_no_session() {
    let quiz = Quiz::new(&told(10, 0, 2, 2), Log::new());
    assert_eq!(quiz.practise("nowhere", 10, SessionId(1), NOW), None);
    assert_eq!(quiz.practise("", 10, SessionId(1), NOW), None);
}

#[test]
fn a_large_family_is_asked_half_and_half() {
    let pack = told(80, 0, 2, 4);
    let mut quiz = Quiz::new(&pack, Log::new());
    for seed in 0..20 {
        let session = quiz.practise("f1", 10, SessionId(seed), NOW).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        assert_eq!(asked.len(), 10);
        assert!(count(&pack, &asked, Truth::Scam) <= 5);
    }
}

#[test]
fn every_kind_of_exercise_comes_up_in_a_large_topic() {
    let mut pack = told(80, 0, 2, 1);
    for item in &mut pack.items {
        item.two_step = item.truth != Truth::CannotTell;
    }
    let mut quiz = Quiz::new(&pack, Log::new());
    let (mut kinds, mut early) = ([false; 5], false);
    for seed in 0..30 {
        let session = quiz.practise("f0", 10, SessionId(seed), NOW).unwrap();
        for (place, ask) in play(&mut quiz, &pack, &session).into_iter().enumerate() {
            early |= place < 3 && matches!(ask, Ask::Twins { .. });
            kinds[match ask {
                Ask::Judge { .. } => 0,
                Ask::Tap { .. } => 1,
                Ask::Twins { .. } => 2,
                Ask::Order { .. } => 3,
                Ask::TwoStep { .. } => 4,
            }] = true;
        }
    }
    assert_eq!(kinds, [true; 5]);
    assert!(early, "there is room for two at once from the beginning");
}
