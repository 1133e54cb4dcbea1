//! Sets: the same for everybody, half genuine, apart from measuring.

use std::collections::{BTreeSet, HashSet};

use topup_guard_core::{
    pack::{Item, QuizPack, Truth, model_of},
    quiz::{Ask, Confidence, Log, Mode, Quiz, Session, SessionId, SetCode, Verdict, judge},
    time::Millis,
};

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

fn packs() -> Vec<QuizPack> {
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content");
    packs.into_iter().map(|pack| pack.quiz).collect()
}

/// Plays a session as far as it has artefacts to judge, and returns the names of what it asked.
fn play(pack: &QuizPack, quiz: &mut Quiz, session: &Session) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(ask @ Ask::Judge { .. }) = quiz.next(session) {
        let item = pack.item(ask.item()).expect("an item of the pack");
        let answer = judge(&item, Verdict::Scam, Confidence::Low, &item.actions[0].id).expect("its action");
        names.push(ask.item().to_owned());
        quiz.add(quiz.record(session, &ask, answer, NOW, 5_000));
    }
    names
}

/// Plays a set to its end, and returns the names of what it asked.
fn asked(pack: &QuizPack, quiz: &mut Quiz, code: SetCode, id: u64) -> Vec<String> {
    let session = quiz.start_set(code, SessionId(id), NOW).expect("the pack has items");
    let names = play(pack, quiz, &session);
    assert_eq!((names.len(), quiz.next(&session)), (10, None));
    names
}

fn item<'a>(pack: &'a QuizPack, name: &str) -> &'a Item {
    pack.items.iter().find(|item| item.id == model_of(name)).expect("an item of the pack")
}

#[test]
fn a_code_gives_the_same_half_genuine_set_whatever_was_answered_and_in_every_language() {
    let packs = packs();
    let pack = &packs[0];
    let fresh = Quiz::new(pack, Log::new());
    let mut held_out = BTreeSet::new();
    for seed in 0..40 {
        let session = fresh.start(Mode::Measuring, 50, SessionId(seed), NOW).unwrap();
        let mut quiz = fresh.clone();
        let names = play(pack, &mut quiz, &session);
        held_out.extend(names.iter().map(|name| model_of(name).to_owned()));
    }
    let mut used = quiz_with_answers(pack);
    let mut all: HashSet<String> = HashSet::new();
    for random in 0..30_u64 {
        let code = fresh.new_set(random);
        let names = asked(pack, &mut fresh.clone(), code, 1);
        assert_eq!(names, asked(pack, &mut used, code, 100 + random), "after other rounds, and sets");
        for other in &packs[1..] {
            let mut quiz = Quiz::new(other, Log::new());
            assert!(quiz.has_set(code));
            assert_eq!(names, asked(other, &mut quiz, code, 7), "{}", other.lang);
        }
        let items: Vec<_> = names.iter().map(|name| item(pack, name)).collect();
        let count = |truth| items.iter().filter(|item| item.truth == truth).count();
        assert_eq!((count(Truth::Scam), count(Truth::Genuine)), (5, 5));
        let ids: BTreeSet<_> = items.iter().map(|item| &item.id).collect();
        assert_eq!(ids.len(), 10, "no repeats");
        assert!(items.iter().all(|item| !ids.contains(&item.twin)), "no twins: {names:?}");
        let families: BTreeSet<_> = items.iter().map(|item| &item.family).collect();
        assert!(families.len() >= 8, "{families:?}");
        assert!(items.iter().all(|item| !held_out.contains(&item.id)), "none is for measuring: {names:?}");
        all.extend(names);
    }
    assert!(all.len() > 100, "sets differ: {}", all.len());
}

/// Returns a quiz with rounds behind it.
fn quiz_with_answers(pack: &QuizPack) -> Quiz {
    let mut quiz = Quiz::new(pack, Log::new());
    for (mode, id) in [(Mode::Practice, 11), (Mode::Practice, 12), (Mode::Measuring, 13)] {
        let session = quiz.start(mode, 20, SessionId(id), NOW).unwrap();
        play(pack, &mut quiz, &session);
    }
    assert!(quiz.log().responses().len() > 20);
    quiz
}

#[test]
fn a_set_that_has_changed_is_known_as_such() {
    let pack = packs().swap_remove(0);
    let quiz = Quiz::new(&pack, Log::new());
    let code = quiz.new_set(1);
    let names = asked(&pack, &mut quiz.clone(), code, 1);
    assert!(quiz.has_set(code));
    let mut without = pack.clone();
    without.items.retain(|item| item.id != model_of(&names[0]));
    let mut quiz = Quiz::new(&without, Log::new());
    assert!(!quiz.has_set(code));
    assert_eq!(asked(&without, &mut quiz, code, 2).len(), 10, "it can be played all the same");
}

#[test]
fn what_is_no_code_is_refused() {
    for text in
        ["", "set-", "set-k7qf", "set-k7qf3m0", "set-k7ql3m", "set-K7QF3M", "k7qf3m", "set-k7qf3一", "points"]
    {
        assert_eq!(SetCode::parse(text), None, "{text}");
    }
    for number in [0, 1, u64::MAX] {
        let code = Quiz::new(&packs()[0], Log::new()).new_set(number);
        assert_eq!(SetCode::parse(&code.topic()), Some(code));
    }
}
