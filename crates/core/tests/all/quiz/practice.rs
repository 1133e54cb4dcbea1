//! Selection for practice: due families first, at most half scams, at the right difficulty.

use std::collections::HashSet;

use proptest::{collection::vec, prelude::*};
use topup_guard_core::{
    pack::{Item, QuizPack, Truth},
    quiz::{
        Answer, Ask, Confidence, DAY, Log, MOST_DUE, Mode, Quiz, Rng, Seed, Session, SessionId, Verdict,
        judge, order, tap, twin, two_step,
    },
    time::Millis,
};

use super::{
    packs::{judged, pack},
    session::{count, item, play},
};

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

/// Answers everything that a session asks, rightly with this probability, and returns what was asked.
pub(crate) fn play_by_chance(
    quiz: &mut Quiz,
    pack: &QuizPack,
    session: &Session,
    chance: f64,
    rng: &mut Rng,
) -> Vec<Ask> {
    let mut asked = Vec::new();
    while let Some(ask) = quiz.next(session) {
        let right = rng.unit() < chance;
        let answer = match &ask {
            Ask::Judge { item: id } => {
                let scam = (item(pack, id).truth == Truth::Scam) == right;
                let verdict = if scam { Verdict::Scam } else { Verdict::Genuine };
                judge(item(pack, id), verdict, Confidence::Medium, "leave").unwrap()
            }
            Ask::TwoStep { item: id } => {
                let scam = (item(pack, id).truth == Truth::Scam) == right;
                let verdict = if scam { Verdict::Scam } else { Verdict::Genuine };
                two_step(item(pack, id), "check", verdict, Confidence::Medium).unwrap()
            }
            Ask::Tap { item: id } => tap(item(pack, id), &["bad"], u32::from(!right)),
            Ask::Twins { scam, genuine, .. } => {
                twin(item(pack, scam), if right { genuine } else { scam }, Confidence::Medium)
            }
            Ask::Order { .. } => order(&pack.orders[0], if right { &[0, 1, 2] } else { &[2, 0, 1] }),
        };
        let at = session.started + asked.len() as i64 * 20_000;
        assert!(quiz.add(quiz.record(session, &ask, answer, at, 20_000)));
        asked.push(ask);
    }
    asked
}

/// Returns the items that an exercise shows.
pub(crate) fn shown(ask: &Ask) -> Vec<&str> {
    match ask {
        Ask::Judge { item } | Ask::TwoStep { item } | Ask::Tap { item } => vec![item],
        Ask::Twins { scam, genuine, .. } => vec![scam, genuine],
        Ask::Order { .. } => vec![],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_session_keeps_the_rules(
        (pairs, unclear, families, genuine) in (1..60_usize, 0..8_usize, 1..12_usize, 1..60_usize),
        sessions in vec((any::<u64>(), 1..25_u32, 0..40_i64, any::<bool>()), 1..12),
        chance in 0.0..1.0_f64,
    ) {
        let mut pack = pack(pairs, unclear, families);
        // There may be fewer genuine artefacts than scams.
        let number = |item: &Item| item.id[1..].parse::<usize>().unwrap();
        pack.items.retain(|item| item.truth != Truth::Genuine || number(item) < genuine);
        let mut quiz = Quiz::new(&pack, Log::new());
        let (mut now, mut rng) = (NOW, Rng::new(Seed(1)));
        for (id, length, days, measuring) in sessions {
            now += days * DAY;
            let mode = if measuring { Mode::Measuring } else { Mode::Practice };
            let Some(session) = quiz.start(mode, length, SessionId(id), now) else { continue };
            let seen = quiz.log().responses().iter().map(|response| response.item.clone());
            let seen: HashSet<_> = seen.collect();
            let asked = play_by_chance(&mut quiz, &pack, &session, chance, &mut rng);
            prop_assert!(!asked.is_empty() && asked.len() <= length as usize);
            prop_assert!(2 * count(&pack, &asked, Truth::Scam) <= length as usize);
            let all: Vec<_> = asked.iter().flat_map(shown).collect();
            prop_assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len(), "nothing is shown twice");
            if mode == Mode::Measuring {
                prop_assert_eq!(2 * count(&pack, &asked, Truth::Scam), asked.len());
                prop_assert!(all.iter().all(|id| !seen.contains(*id)));
                let plain = asked.iter().all(|ask| matches!(ask, Ask::Judge { .. }));
                prop_assert!(plain);
            }
            for pair in asked.windows(2).filter(|_| mode == Mode::Practice) {
                let twin_follows = |id: &&str| shown(&pair[1]).contains(&item(&pack, id).twin.as_str());
                let twins = shown(&pair[0]).iter().any(twin_follows);
                prop_assert!(!twins, "twins are adjacent: {pair:?}");
            }
        }
    }
}

#[test]
fn the_first_session_is_ten_plain_items_of_many_families() {
    let pack = pack(44, 8, 20);
    for seed in 0..40 {
        let mut quiz = Quiz::new(&pack, Log::new());
        let session = quiz.start(Mode::Practice, 10, SessionId(seed), NOW).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        assert_eq!(asked.len(), 10);
        assert_eq!(count(&pack, &asked, Truth::Scam), 5);
        let twins = |ask: &&Ask| matches!(ask, Ask::Twins { .. });
        assert_eq!(asked.iter().filter(twins).count(), 1);
        assert!(asked.iter().all(|ask| matches!(ask, Ask::Judge { .. } | Ask::Twins { .. })));
        let families: HashSet<_> = asked.iter().map(|ask| &item(&pack, ask.item()).family).collect();
        assert_eq!(families.len(), 10);
        assert_eq!(
            quiz.start(Mode::Measuring, 100, SessionId(1), NOW).map(|session| session.length),
            Some(44)
        );
        assert_eq!(quiz.profile().counts().scams(), 0, "practice is not measured");
    }
}

#[test]
fn every_kind_of_exercise_comes_up_later() {
    let mut pack = pack(60, 4, 10);
    for item in &mut pack.items {
        item.two_step = item.truth != Truth::CannotTell;
    }
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut kinds = [0; 5];
    for seed in 0..30 {
        let session = quiz.start(Mode::Practice, 12, SessionId(seed), NOW + seed as i64 * DAY).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        assert!(asked.iter().filter(|ask| matches!(ask, Ask::Order { .. })).count() <= 1);
        for ask in asked {
            kinds[match ask {
                Ask::Judge { .. } => 0,
                Ask::Tap { .. } => 1,
                Ask::Twins { .. } => 2,
                Ask::Order { .. } => 3,
                Ask::TwoStep { .. } => 4,
            }] += 1;
        }
    }
    assert!(kinds.iter().all(|times| *times >= 10), "{kinds:?}");
    // Steps to put in order take the place of what is no scam.
    let many = super::packs::pack(200, 0, 10);
    let mut quiz = Quiz::new(&many, all_met(&many, 10));
    for seed in 100..120 {
        let session = quiz.start(Mode::Practice, 12, SessionId(seed), NOW + 40 * DAY).unwrap();
        let asked = play(&mut quiz, &many, &session);
        assert_eq!(count(&many, &asked, Truth::Scam), 6, "half are scams");
    }
    let rated = |family: &str| quiz.schedule().cards().get(family).is_some();
    assert!((0..10).all(|family| rated(&format!("f{family}"))));
}

#[test]
fn items_are_tap_exercises_only_where_the_content_says_so() {
    let mut pack = pack(60, 0, 10);
    for item in &mut pack.items {
        item.tap = item.truth == Truth::Genuine || item.id.ends_with('3');
    }
    let mut quiz = Quiz::new(&pack, all_met(&pack, 10));
    let mut tapped = HashSet::new();
    for seed in 100..160 {
        let session = quiz.start(Mode::Practice, 10, SessionId(seed), NOW + seed as i64 * DAY).unwrap();
        for ask in play(&mut quiz, &pack, &session) {
            if let Ask::Tap { item } = ask {
                tapped.insert(item);
            }
        }
    }
    assert!(
        !tapped.is_empty() && tapped.iter().all(|id| id.starts_with('s') && id.ends_with('3')),
        "{tapped:?}"
    );
}

/// Makes a log in which every family of a pack was answered, the n-th family n days after [`NOW`].
fn all_met(pack: &QuizPack, families: usize) -> Log {
    let mut log = Log::new();
    for place in 0..families {
        let item = &pack.items[place];
        let mut response =
            judged((1, place as u32), &item.id, Mode::Practice, item.truth, Verdict::Scam, Confidence::High);
        (response.family, response.at) = (item.family.clone(), NOW + place as i64 * DAY);
        log.push(response);
    }
    log
}

#[test]
fn due_families_come_first_the_most_forgotten_at_the_front() {
    let mut pack = pack(60, 0, 20);
    pack.orders.clear();
    let now = NOW + 9 * DAY;
    let quiz = Quiz::new(&pack, all_met(&pack, 10));
    let due: Vec<_> = quiz.due(now).into_iter().map(|(family, _)| family.to_owned()).collect();
    // Each is due two days after its own day.
    assert_eq!(due, ["f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7"]);
    for seed in 100..130 {
        let mut quiz = quiz.clone();
        let session = quiz.start(Mode::Practice, 12, SessionId(seed), now).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        let families: Vec<_> = asked.iter().map(|ask| item(&pack, ask.item()).family.clone()).collect();
        assert_eq!(families[..8], due);
    }
}

#[test]
fn after_a_long_break_at_most_ten_families_are_due_in_a_session() {
    let mut pack = pack(90, 0, 30);
    pack.orders.clear();
    let now = NOW + 400 * DAY;
    let quiz = Quiz::new(&pack, all_met(&pack, 30));
    assert_eq!(quiz.due(now).len(), 30);
    let due: Vec<_> = quiz.due(now).into_iter().map(|(family, _)| family.to_owned()).collect();
    let mut quiz = quiz;
    let session = quiz.start(Mode::Practice, 10, SessionId(2), now).unwrap();
    play(&mut quiz, &pack, &session);
    assert_eq!(quiz.due(now).len(), 30 - MOST_DUE as usize);
    let rest: Vec<_> = quiz.due(now).into_iter().map(|(family, _)| family.to_owned()).collect();
    assert_eq!(rest, due[MOST_DUE as usize..]);
    // In a longer round what comes after them is no more the most forgotten.
    let eleventh = |seed: u64| {
        let mut quiz = Quiz::new(&pack, all_met(&pack, 30));
        let session = quiz.start(Mode::Practice, 11, SessionId(seed), now).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        item(&pack, asked[10].item()).family.clone()
    };
    assert!((100..110).any(|seed| eleventh(seed) != due[10]));
}

#[test]
fn a_due_family_shows_an_unseen_item_or_the_oldest() {
    let pack = pack(40, 0, 1);
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut order: Vec<String> = Vec::new();
    for round in 0..40 {
        let session =
            quiz.start(Mode::Practice, 1, SessionId(round), NOW + round as i64 * 200 * DAY).unwrap();
        for ask in play(&mut quiz, &pack, &session) {
            let seen = order.iter().position(|known| known == ask.item());
            if let (Some(0), Ask::Judge { item }) | (None, Ask::Judge { item }) = (seen, &ask) {
                order.retain(|known| known != item);
                order.push(item.clone());
            } else {
                assert!(matches!(ask, Ask::Order { .. }), "{ask:?} was seen {seen:?} before");
            }
        }
    }
    // The other half is kept for measuring.
    assert_eq!(order.len(), 20);
}

#[test]
fn somebody_who_suspects_everything_gets_more_genuine_items() {
    let pack = pack(80, 0, 8);
    let play_all = |verdict: Option<Verdict>| {
        let mut quiz = Quiz::new(&pack, Log::new());
        let session = quiz.start(Mode::Measuring, 20, SessionId(1), NOW).unwrap();
        while let Some(ask) = quiz.next(&session) {
            let item = item(&pack, ask.item());
            let right = if item.truth == Truth::Scam { Verdict::Scam } else { Verdict::Genuine };
            let answer = judge(item, verdict.unwrap_or(right), Confidence::High, "check").unwrap();
            quiz.add(quiz.record(&session, &ask, answer, NOW, 0));
        }
        let session = quiz.start(Mode::Practice, 10, SessionId(2), NOW).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        count(&pack, &asked, Truth::Scam)
    };
    assert_eq!(play_all(Some(Verdict::Scam)), 4);
    assert_eq!(play_all(Some(Verdict::Genuine)), 5);
    assert_eq!(play_all(None), 5, "who is right suspects nothing too readily");
}

#[test]
fn the_weaker_get_easier_items_than_the_stronger() {
    // Nothing is shown twice, so there has to be enough of each difficulty.
    let pack = pack(600, 0, 10);
    let hardness = |chance: f64| {
        let mut quiz = Quiz::new(&pack, Log::new());
        let mut rng = Rng::new(Seed(5));
        for seed in 0..6 {
            let session = quiz.start(Mode::Practice, 20, SessionId(seed), NOW).unwrap();
            play_by_chance(&mut quiz, &pack, &session, chance, &mut rng);
        }
        let last = quiz.log().responses().iter().rev().take(60);
        last.filter(|response| matches!(response.answer, Answer::Judged { .. }))
            .map(|response| {
                let rated = item(&pack, &response.item).difficulty;
                // Few cues are 0 in the enum, a strong premise is 2.
                2 - rated.cues as i32 + rated.alignment as i32
            })
            .sum::<i32>()
    };
    assert!(hardness(0.95) > hardness(0.4) + 30, "{} {}", hardness(0.95), hardness(0.4));
}
