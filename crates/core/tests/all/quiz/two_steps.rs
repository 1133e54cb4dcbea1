//! Items asked in two steps: when they come up, in which variants, and what their answers count for.

use std::collections::BTreeSet;

use topup_guard_core::pack::{Item, Known, Map, QuizPack, Run, Slot, SlotValue, Truth, model_of, number_of};
use topup_guard_core::quiz::{
    Answer, Ask, Confidence, DAY, Log, Mode, Profile, Quiz, Rng, Seed, SessionId, Verdict,
    code::{self, CodeError},
    two_step,
};
use topup_guard_core::time::Millis;

use super::packs::{judged, pack};
use super::practice::play_by_chance;
use super::session::{item, play};

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

/// Makes a slot with a value of each kind.
fn slot(id: &str, kinds: &[&str]) -> Slot {
    let text = |kind: &str| Run { text: format!("a {kind} value"), cue: String::new(), inert: false };
    let value = |kind: &&str| SlotValue {
        kind: (*kind).to_owned(),
        texts: Map::from_iter([("text".to_owned(), vec![text(kind)])]),
    };
    Slot { id: id.to_owned(), values: kinds.iter().map(value).collect() }
}

/// Makes a pack in which every third scam and genuine item can be asked in two steps.
fn steps(pairs: usize, families: usize) -> QuizPack {
    let mut pack = pack(pairs, pairs / 5, families);
    for item in &mut pack.items {
        let number: usize = item.id[1..].parse().expect("a number");
        item.two_step = item.truth != Truth::CannotTell && number.is_multiple_of(3);
        let known = if item.truth == Truth::Scam { "differs" } else { "matches" };
        let own = if item.truth == Truth::Scam { "subdomain" } else { "official" };
        item.context = "{context}".to_owned();
        item.slots = vec![
            slot("brand", &["", "", "", ""]),
            slot("context", &["decoy", "unchecked", known, "unchecked"]),
            slot("link", &[own, "none", "opaque"]),
        ];
    }
    pack
}

/// Plays rounds of practice with a round of measuring between, on a device of its own for each seed, and
/// returns what was asked in practice after the first round.
fn practised(pack: &QuizPack, seeds: std::ops::Range<u64>, rounds: u64) -> Vec<Ask> {
    let mut asked = Vec::new();
    for seed in seeds {
        let (mut quiz, mut rng) = (Quiz::new(pack, Log::new()), Rng::new(Seed(seed)));
        for round in 0..rounds {
            let now = NOW + round as i64 * 8 * DAY;
            let start = |quiz: &Quiz, mode, id| quiz.start(mode, 10, SessionId(seed * 1_000 + id), now);
            let session = start(&quiz, Mode::Practice, 2 * round).expect("practice never ends");
            let shown = play_by_chance(&mut quiz, pack, &session, 0.7, &mut rng);
            let steps = |ask: &Ask| matches!(ask, Ask::TwoStep { .. });
            if round == 0 {
                assert!(!shown.iter().any(steps), "a first round has one step");
            } else {
                asked.extend(shown);
            }
            if let Some(session) = start(&quiz, Mode::Measuring, 2 * round + 1) {
                let measured = play_by_chance(&mut quiz, pack, &session, 0.7, &mut rng);
                assert!(
                    measured.iter().all(|ask| matches!(ask, Ask::Judge { .. })),
                    "measuring has one step"
                );
            }
        }
    }
    asked
}

/// Returns the names of the variants asked in two steps.
fn in_two_steps(asked: &[Ask]) -> Vec<&str> {
    let steps = asked.iter().filter(|ask| matches!(ask, Ask::TwoStep { .. }));
    steps.map(Ask::item).collect()
}

#[test]
fn one_or_two_in_ten_are_asked_in_two_steps_and_half_of_them_are_genuine() {
    let pack = steps(120, 12);
    let asked = practised(&pack, 0..120, 5);
    let steps = in_two_steps(&asked);
    let share = steps.len() as f64 / asked.len() as f64;
    assert!((0.1..0.2).contains(&share), "{share}");
    let scams = steps.iter().filter(|name| item(&pack, name).truth == Truth::Scam).count();
    // About 700 draws: three standard errors of a half are 6 in a hundred.
    let scams = scams as f64 / steps.len() as f64;
    assert!(steps.len() > 500 && (scams - 0.5).abs() < 0.06, "{scams} of {}", steps.len());
}

#[test]
fn our_own_bank_has_enough_for_it_of_both_truths() {
    let pack = super::content::content();
    let bank = pack.items.iter().filter(|item| item.two_step).count();
    let (mut steps, mut scams, mut all) = (0, 0, 0);
    let mut models = BTreeSet::new();
    for seed in 0..60 {
        let mut quiz = Quiz::new(&pack, Log::new());
        for round in 0..4 {
            let now = NOW + round as i64 * 8 * DAY;
            let session =
                quiz.start(Mode::Practice, 10, SessionId(seed * 100 + round), now).expect("a round");
            while let Some(ask) = quiz.next(&session) {
                let answer = match &ask {
                    Ask::Twins { .. } => Answer::Twin { right: true, confidence: None },
                    Ask::Order { .. } => Answer::Ordered { placed: 1, steps: 4 },
                    _ => Answer::Tapped { found: 1, cues: 1, innocent: 0 },
                };
                if let Ask::TwoStep { item } = &ask {
                    let shown = pack.item(item).expect("an item");
                    assert_eq!(shown.known, Known::Unchecked, "{item}");
                    assert!(shown.actions.iter().all(|action| !action.shows.contains('{')), "{item}");
                    models.insert((shown.truth, model_of(item).to_owned()));
                    steps += 1;
                    scams += usize::from(shown.truth == Truth::Scam);
                }
                all += usize::from(round > 0);
                quiz.add(quiz.record(&session, &ask, answer, now, 9_000));
            }
        }
    }
    println!(
        "{bank} items can be asked in two steps; {steps} of {all} exercises were, {scams} of them scams"
    );
    // Each is asked, and not only two or three of them.
    let of = |truth| models.iter().filter(|(known, _)| *known == truth).count();
    assert!(of(Truth::Scam) >= 4 && of(Truth::Genuine) >= 4, "{models:?}");
    assert!(steps * 20 > all, "{steps} of {all}");
    assert!((scams * 2).abs_diff(steps) * 5 < steps, "{scams} scams of {steps}");
}

#[test]
fn only_open_variants_are_asked_in_two_steps_and_none_again_within_60_days() {
    let pack = steps(30, 4);
    let asked = practised(&pack, 0..40, 6);
    let mut numbers = BTreeSet::new();
    for name in in_two_steps(&asked) {
        let model = item(&pack, name);
        assert!(model.two_step, "{name}");
        for (slot, value) in model.values(number_of(name)) {
            assert!(slot.is_open(value), "{name} tells by its {}", slot.id);
        }
        assert_eq!(model.fill(number_of(name)).known, Known::Unchecked);
        numbers.insert(number_of(name));
    }
    // Four brands, two contexts and two links are open.
    assert!(numbers.len() == 16, "{numbers:?}");
    // One model alone: its variants come one after the other, then it is asked in one step.
    let mut small = steps(6, 1);
    small.items.retain(|item| matches!(item.id.as_str(), "s0" | "s3" | "g1" | "g2"));
    for item in &mut small.items {
        item.slots = vec![slot("context", &["unchecked", "decoy"])];
        item.twin.clear();
    }
    let mut quiz = Quiz::new(&small, Log::new());
    let mut last = std::collections::BTreeMap::new();
    for round in 0..400_u64 {
        let now = NOW + round as i64 * DAY;
        let Some(session) = quiz.start(Mode::Practice, 2, SessionId(round), now) else { continue };
        for ask in play(&mut quiz, &small, &session) {
            if let (Ask::TwoStep { item }, Some(before)) = (&ask, last.get(ask.item())) {
                assert!(now - *before >= 60 * DAY, "{item} after {} days", (now - *before) / DAY);
            }
            last.insert(ask.item().to_owned(), now);
        }
    }
}

#[test]
fn an_item_held_out_for_measuring_is_asked_in_two_steps_only_after_it_was_measured() {
    let mut pack = steps(40, 8);
    for item in &mut pack.items {
        item.two_step = item.truth != Truth::CannotTell;
    }
    let (mut early, mut late) = (0, 0);
    for seed in 0..40 {
        let mut quiz = Quiz::new(&pack, Log::new());
        // What measuring could ask now is held out.
        let mut measurable = BTreeSet::new();
        let whole = quiz.start(Mode::Measuring, 1_000, SessionId(9_000 + seed), NOW).expect("unseen items");
        let mut scratch = quiz.clone();
        for ask in play(&mut scratch, &pack, &whole) {
            measurable.insert(model_of(ask.item()).to_owned());
        }
        let mut measured = BTreeSet::new();
        for round in 0..8 {
            let now = NOW + round as i64 * 8 * DAY;
            let session =
                quiz.start(Mode::Practice, 10, SessionId(seed * 100 + 2 * round), now).expect("practice");
            for name in in_two_steps(&play(&mut quiz, &pack, &session)) {
                let held_out = measurable.contains(model_of(name));
                early += usize::from(held_out && !measured.contains(model_of(name)));
                late += usize::from(held_out && measured.contains(model_of(name)));
            }
            let session = quiz.start(Mode::Measuring, 10, SessionId(seed * 100 + 2 * round + 1), now);
            for ask in session.map(|session| play(&mut quiz, &pack, &session)).unwrap_or_default() {
                measured.insert(model_of(ask.item()).to_owned());
            }
        }
    }
    assert!(early == 0 && late > 0, "{early} early, {late} late");
}

#[test]
fn verdicts_after_a_check_change_no_measure() {
    let pack = steps(12, 3);
    let scam = item(&pack, "s0");
    let answer = |verdict| two_step(scam, "check", verdict, Confidence::High).expect("an action");
    let mut responses = Vec::new();
    for (number, mode) in [Mode::Practice, Mode::Measuring].into_iter().enumerate() {
        let plain = judged((7, number as u32), "s0~1", mode, Truth::Scam, Verdict::Scam, Confidence::High);
        let answer = answer(if number == 0 { Verdict::Genuine } else { Verdict::Scam });
        responses.push(topup_guard_core::quiz::Response { answer, ..plain });
    }
    assert_eq!(Profile::of(&responses).counts(), Profile::default().counts());
    let mut log = Log::new();
    assert!(responses.iter().all(|response| log.push(response.clone())));
    let quiz = Quiz::new(&pack, log);
    assert_eq!(quiz.counts(SessionId(7)).scams(), 0, "nor the rates of a round");
    assert_eq!(quiz.schedule().cards().get("f0").map(|card| card.reviews), Some(2), "but reviews they are");
    assert_eq!(two_step(scam, "nothing", Verdict::Scam, Confidence::High), None);
}

#[test]
fn answers_in_two_steps_are_moved_by_file_and_by_code() {
    let pack = steps(20, 4);
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut steps = 0;
    for round in 0..4 {
        let session =
            quiz.start(Mode::Practice, 5, SessionId(round + 40), NOW + round as i64 * DAY).expect("it");
        steps += in_two_steps(&play(&mut quiz, &pack, &session)).len();
    }
    assert!(steps > 0, "the seeds have some");
    let log = quiz.log().clone();
    let mut moved = Log::new();
    moved.import(&log.export()).expect("our file");
    assert_eq!(moved, log);
    let text = code::encode(&log, &pack).expect("it fits");
    let by_code = code::decode(&text, &pack).expect("our code");
    let answers = |log: &Log| {
        let mut all: Vec<_> =
            log.responses().iter().map(|one| (one.id, one.item.clone(), one.answer.clone())).collect();
        all.sort_by_key(|(id, ..)| *id);
        all
    };
    assert_eq!(answers(&by_code), answers(&log));
    // Without one, a code is what it always was; with one, older programs know that it is newer.
    let plain =
        |response: &&topup_guard_core::quiz::Response| !matches!(response.answer, Answer::TwoStep { .. });
    let mut older = Log::new();
    log.responses().iter().filter(plain).for_each(|response| _ = older.push(response.clone()));
    let digit = |code: &str| code.chars().next();
    let older = code::encode(&older, &pack).expect("it fits");
    assert_ne!(digit(&older), digit(&text));
    assert!(matches!(code::decode(&older, &pack), Ok(log) if log.responses().len() == 20 - steps));
    assert_eq!(code::decode("0", &pack), Err(CodeError::Damaged));
}

#[test]
fn a_pack_that_says_two_steps_and_has_no_open_variant_is_asked_in_one() {
    let mut pack = steps(20, 4);
    for item in &mut pack.items {
        let Item { slots, .. } = item;
        slots[1] = slot("context", &["decoy", "differs"]);
    }
    assert_eq!(in_two_steps(&practised(&pack, 0..10, 4)), [""; 0]);
    // Nor do more variants than are told apart, or none at all, stop a draw.
    for item in &mut pack.items {
        item.slots = vec![slot("a", &["x"; 40]), slot("b", &["x"; 40]), slot("c", &["x"; 40])];
    }
    assert!(!in_two_steps(&practised(&pack, 0..4, 3)).is_empty());
    for item in &mut pack.items {
        item.slots = vec![Slot { id: "context".into(), values: Vec::new() }];
    }
    assert_eq!(in_two_steps(&practised(&pack, 0..4, 3)), [""; 0]);
}
