//! First round: it asks to judge, with one pair of twins, and is the same within the whole quiz.

use std::collections::HashSet;

use proptest::prelude::*;
use topup_guard_core::pack::{Item, Truth};
use topup_guard_core::quiz::{
    Ask, Confidence, Counts, DAY, FirstRound, Log, Mode, Quiz, Rng, Seed, SessionId, Verdict, judge, twin,
};
use topup_guard_core::time::Millis;

use super::packs::pack;
use super::session::{count, item};

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

proptest! {
    #[test]
    fn a_first_round_is_the_same_in_both_programs(
        (pairs, unclear, families, genuine) in (0..40_usize, 0..8_usize, 1..12_usize, 0..40_usize),
        (id, length) in (any::<u64>(), 1..30_u32),
        chance in 0.0..1.0_f64,
    ) {
        let mut pack = pack(pairs, unclear, families);
        // There may be fewer genuine artefacts than scams.
        let number = |item: &Item| item.id[1..].parse::<usize>().unwrap();
        pack.items.retain(|item| item.truth != Truth::Genuine || number(item) < genuine);
        let (mut first, mut quiz) = (FirstRound::new(&pack), Quiz::new(&pack, Log::new()));
        let begun = first.start(length, SessionId(id), NOW);
        prop_assert_eq!(&begun, &quiz.start(Mode::Practice, length, SessionId(id), NOW));
        let Some(session) = begun else { return Ok(()) };
        let (mut asked, mut rng) = (Vec::new(), Rng::new(Seed(id)));
        let (mut told, mut marks) = (Counts::default(), 0);
        let mut twins = Vec::new();
        while let Some(ask) = first.next(&session) {
            prop_assert_eq!(quiz.next(&session), Some(ask.clone()));
            prop_assert!(!first.asks_confidence(&session) && !quiz.first_round().asks_confidence(&session));
            let at = NOW + asked.len() as i64 * 20_000;
            let shown = item(&pack, ask.item());
            let right = rng.unit() < chance;
            let scam = right == (shown.truth == Truth::Scam);
            let verdict = if scam { Verdict::Scam } else { Verdict::Genuine };
            // What older versions stored has a confidence.
            let sure = (rng.below(2) == 0).then_some(Confidence::Medium);
            let answer = if let Ask::Twins { scam, genuine, .. } = &ask {
                twins.push((asked.len(), scam.clone(), genuine.clone()));
                twin(shown, if right { genuine } else { scam }, sure)
            } else {
                told.add(shown.truth, verdict);
                judge(shown, verdict, sure, "check").unwrap()
            };
            // Half sure: two for a right one, and two off.
            let success = right && shown.truth != Truth::CannotTell;
            marks += sure.map_or(0, |_| if success { 2 } else { -2 });
            let response = first.record(&session, &ask, answer.clone(), at, 20_000);
            prop_assert_eq!(&response, &quiz.record(&session, &ask, answer, at, 20_000));
            prop_assert!(first.add(response.clone()) && quiz.add(response.clone()));
            prop_assert!(!first.add(response), "each answer counts once");
            asked.push(ask);
        }
        prop_assert_eq!(quiz.next(&session), None);
        let plain = asked.iter().all(|ask| matches!(ask, Ask::Judge { .. } | Ask::Twins { .. }));
        prop_assert!(plain);
        prop_assert!(twins.len() <= usize::from(length >= 5), "one exercise with twins at most: {:?}", twins);
        for (place, scam, genuine) in &twins {
            prop_assert_eq!(*place, length as usize / 2, "halfway");
            prop_assert_eq!(&item(&pack, scam).twin, genuine);
            let single = |ask: &&Ask| matches!(ask, Ask::Judge { .. });
            let mut before = asked.iter().filter(single).map(Ask::item).filter(|id| id == genuine || id == scam);
            prop_assert!(before.next().is_none(), "neither is asked by itself too");
        }
        prop_assert!(2 * count(&pack, &asked, Truth::Scam) <= length as usize);
        let ids: HashSet<_> = asked.iter().map(Ask::item).collect();
        prop_assert_eq!(ids.len(), asked.len(), "nothing is asked twice");
        prop_assert_eq!([first.counts(session.id), quiz.counts(session.id)], [told; 2]);
        prop_assert_eq!([first.marks(session.id), quiz.marks(session.id)], [marks; 2]);
        prop_assert_eq!(first.counts(SessionId(!id)), Counts::default(), "another session's are not counted");
        prop_assert_eq!(first.visits(NOW + DAY), quiz.visits(NOW + DAY));
        prop_assert!(!first.visits(NOW + DAY).is_empty());
        prop_assert_eq!(first.log(), quiz.log());
        prop_assert_eq!(first.schedule(), quiz.schedule());
        prop_assert_eq!(first.due(NOW + 30 * DAY), quiz.due(NOW + 30 * DAY));
        let met: HashSet<_> = ids.iter().map(|id| item(&pack, id).family.as_str()).collect();
        let scheduled: HashSet<_> = first.schedule().cards().iter().map(|(family, _)| family).collect();
        prop_assert_eq!(met, scheduled);
        for now in [NOW, NOW + 3 * DAY, NOW + 30 * DAY] {
            prop_assert_eq!(quiz.due(now).len() + quiz.coming(now).len(), first.schedule().cards().len());
        }
    }
}

#[test]
fn a_first_round_asks_what_seventy_per_cent_judge_rightly() {
    // Enough of every difficulty in each family, and one kind of artefact.
    let pack = pack(450, 0, 10);
    let first = FirstRound::new(&pack);
    let begins = |seed: &u64| {
        let ask = first.start(10, SessionId(*seed), NOW).and_then(|session| first.next(&session)).unwrap();
        // On the Phish Scale's five steps the second hardest is nearest, for scams and for genuine artefacts.
        item(&pack, ask.item()).difficulty.rating() == 3
    };
    let near = (0..100).filter(begins).count();
    assert!(near > 75, "{near} of 100");
}

#[test]
fn a_clock_set_back_within_a_session_makes_nothing_due() {
    let pack = pack(44, 8, 20);
    for seed in 0..20 {
        let mut first = FirstRound::new(&pack);
        let session = first.start(10, SessionId(seed), NOW).unwrap();
        let mut families = HashSet::new();
        while let Some(ask) = first.next(&session) {
            let shown = item(&pack, ask.item());
            let answer = match &ask {
                Ask::Twins { genuine, .. } => twin(shown, genuine, None),
                _ => judge(shown, Verdict::CannotTell, Confidence::Low, "check").unwrap(),
            };
            assert!(families.insert(shown.family.clone()), "a family is not repeated while there are others");
            // The answers come from weeks after its beginning, and from before it.
            let at = NOW + if families.len() % 2 == 0 { 40 * DAY } else { -40 * DAY };
            let response = first.record(&session, &ask, answer, at, 1_000);
            assert!(first.add(response));
        }
        assert_eq!(families.len(), 10);
    }
}

#[test]
fn a_first_round_has_one_pair_of_twins() {
    let pack = pack(44, 8, 20);
    for seed in 0..50 {
        let mut first = FirstRound::new(&pack);
        let session = first.start(10, SessionId(seed), NOW).unwrap();
        let mut twins = 0;
        while let Some(ask) = first.next(&session) {
            let shown = item(&pack, ask.item());
            twins += usize::from(matches!(ask, Ask::Twins { .. }));
            let answer = match &ask {
                Ask::Twins { genuine, .. } => twin(shown, genuine, None),
                _ => judge(shown, Verdict::Scam, None, "check").unwrap(),
            };
            assert!(first.add(first.record(&session, &ask, answer, NOW, 1_000)));
        }
        assert_eq!(twins, 1, "seed {seed}");
    }
}
