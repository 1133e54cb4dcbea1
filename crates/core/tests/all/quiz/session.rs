//! Sessions: measuring, resuming, and the same exercises for the same seed and log.

use std::collections::HashSet;

use topup_guard_core::{
    pack::{Alignment, CueCount, Item, QuizPack, Truth, model_of},
    quiz::{
        Answer, Ask, Confidence, Log, Mode, Quiz, Session, SessionId, Verdict, judge, order, tap, twin,
        two_step,
    },
    time::Millis,
};

use super::packs::pack;

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

/// Returns the item with this id, or the model of the variant with this name.
pub(crate) fn item<'a>(pack: &'a QuizPack, name: &str) -> &'a Item {
    pack.items.iter().find(|item| item.id == model_of(name)).unwrap()
}

/// Answers everything a session asks, always rightly, and returns what was asked.
pub(crate) fn play(quiz: &mut Quiz, pack: &QuizPack, session: &Session) -> Vec<Ask> {
    let mut asked = Vec::new();
    while let Some(ask) = quiz.next(session) {
        let sure = quiz.first_round().asks_confidence(session).then_some(Confidence::High);
        let answer = match &ask {
            Ask::Judge { item: id } | Ask::TwoStep { item: id } => {
                let verdict = match item(pack, id).truth {
                    Truth::Scam => Verdict::Scam,
                    Truth::Genuine => Verdict::Genuine,
                    Truth::CannotTell => Verdict::CannotTell,
                };
                let answer = match &ask {
                    Ask::Judge { .. } => judge(item(pack, id), verdict, sure, "check"),
                    _ => two_step(item(pack, id), "check", verdict, sure),
                };
                answer.unwrap()
            }
            Ask::Tap { item: id } => tap(item(pack, id), &["bad"], 0),
            Ask::Twins { scam, genuine, .. } => twin(item(pack, scam), genuine, sure),
            Ask::Order { .. } => order(&pack.orders[0], &[0, 1, 2]),
        };
        let at = session.started + asked.len() as i64 * 20_000;
        assert!(quiz.add(quiz.record(session, &ask, answer, at, 20_000)));
        asked.push(ask);
    }
    asked
}

/// Returns the stratum of an item: few cues and a strong premise are hard, many and a weak one easy.
fn stratum(item: &Item) -> &'static str {
    use Alignment::{Strong, Weak};
    use CueCount::{Few, Many};
    match (item.difficulty.cues, item.difficulty.alignment) {
        (Many, Weak | Alignment::Medium) | (CueCount::Some, Weak) => "easy",
        (Few, Strong | Alignment::Medium) | (CueCount::Some, Strong) => "hard",
        _ => "medium",
    }
}

pub(crate) fn count(pack: &QuizPack, asked: &[Ask], truth: Truth) -> usize {
    asked
        .iter()
        .filter(|ask| pack.items.iter().any(|item| item.id == model_of(ask.item()) && item.truth == truth))
        .count()
}

#[test]
fn measuring_is_half_genuine_unseen_and_alike_in_difficulty() {
    let pack = pack(180, 6, 8);
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut seen = HashSet::new();
    for seed in 0..10 {
        let session = quiz.start(Mode::Measuring, 12, SessionId(seed), NOW).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        assert_eq!((count(&pack, &asked, Truth::Scam), count(&pack, &asked, Truth::Genuine)), (6, 6));
        for truth in [Truth::Scam, Truth::Genuine] {
            let of = |ask: &&Ask| item(&pack, ask.item()).truth == truth;
            let mut strata: Vec<_> =
                asked.iter().filter(of).map(|ask| stratum(item(&pack, ask.item()))).collect();
            strata.sort_unstable();
            assert_eq!(strata, ["easy", "easy", "hard", "hard", "medium", "medium"]);
        }
        for ask in &asked {
            assert!(matches!(ask, Ask::Judge { .. }));
            assert!(seen.insert(ask.item().to_owned()), "{} was asked twice", ask.item());
        }
    }
    assert_eq!(quiz.profile().counts().hits, 60);
    assert!(quiz.profile().graded());
}

#[test]
fn measuring_selects_at_random() {
    let pack = pack(180, 6, 8);
    let quiz = Quiz::new(&pack, Log::new());
    let first = |seed: u64| {
        let session = quiz.start(Mode::Measuring, 12, SessionId(seed), NOW).unwrap();
        quiz.next(&session).unwrap().item().to_owned()
    };
    // There are 90 scams and 90 genuine artefacts kept for it, in three strata.
    assert!((0..60).map(first).collect::<HashSet<_>>().len() > 30);
}

#[test]
fn a_small_pack_gives_a_shorter_measuring_session() {
    // Half of the pairs, rounded up, are kept for measuring.
    let pack = pack(7, 0, 2);
    let quiz = Quiz::new(&pack, Log::new());
    assert_eq!(quiz.start(Mode::Measuring, 20, SessionId(1), NOW).map(|session| session.length), Some(8));
    assert_eq!(quiz.start(Mode::Measuring, 7, SessionId(1), NOW).map(|session| session.length), Some(6));
    assert_eq!(quiz.start(Mode::Measuring, 1, SessionId(1), NOW), None);
    let empty = self::pack(0, 0, 1);
    assert_eq!(Quiz::new(&empty, Log::new()).start(Mode::Measuring, 10, SessionId(1), NOW), None);
    let mut quiz = Quiz::new(&pack, Log::new());
    let all = quiz.start(Mode::Measuring, 8, SessionId(1), NOW).unwrap();
    play(&mut quiz, &pack, &all);
    assert_eq!(quiz.start(Mode::Measuring, 8, SessionId(2), NOW), None, "nothing unseen is left");
}

#[test]
fn practice_leaves_the_holdout_untouched() {
    let pack = pack(90, 6, 9);
    let kinds = |asked: &[Ask]| {
        let mut kinds = [0; 5];
        for ask in asked {
            let rated = item(&pack, ask.item()).difficulty;
            kinds[2 - rated.cues as usize + rated.alignment as usize] += 1;
        }
        kinds
    };
    let measured = |practised: u64| {
        let mut quiz = Quiz::new(&pack, Log::new());
        for seed in 0..practised {
            let session = quiz.start(Mode::Practice, 20, SessionId(seed), NOW).unwrap();
            play(&mut quiz, &pack, &session);
        }
        let session = quiz.start(Mode::Measuring, 90, SessionId(1_000), NOW).unwrap();
        play(&mut quiz, &pack, &session)
    };
    let (fresh, practised) = (measured(0), measured(40));
    assert_eq!(fresh, practised);
    // All that is kept, and each difficulty as often as in the pack: 1 to 2 to 3 to 2 to 1.
    assert_eq!(kinds(&fresh), [10, 20, 30, 20, 10]);
}

#[test]
fn measuring_avoids_items_whose_twin_was_shown() {
    let pack = pack(40, 0, 4);
    for seed in 0..50 {
        let mut quiz = Quiz::new(&pack, Log::new());
        let session = quiz.start(Mode::Measuring, 20, SessionId(seed), NOW).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        let pairs: HashSet<_> = asked.iter().map(|ask| ask.item()[1..].to_owned()).collect();
        assert_eq!(pairs.len(), 20, "a pair for each of the twenty");
    }
}

#[test]
fn the_same_seed_and_log_select_the_same_exercises() {
    let pack = pack(30, 4, 6);
    let run = |seed| {
        let mut quiz = Quiz::new(&pack, Log::new());
        let first = quiz.start(Mode::Practice, 10, SessionId(seed), NOW).unwrap();
        let mut asked = play(&mut quiz, &pack, &first);
        let second = quiz.start(Mode::Measuring, 10, SessionId(seed + 1), NOW).unwrap();
        asked.extend(play(&mut quiz, &pack, &second));
        asked
    };
    assert_eq!(run(5), run(5));
    assert_ne!(run(5), run(6));
}

#[test]
fn a_session_is_resumed_where_it_was() {
    let pack = pack(30, 4, 6);
    for mode in [Mode::Practice, Mode::Measuring] {
        let mut quiz = Quiz::new(&pack, Log::new());
        let session = quiz.start(mode, 10, SessionId(77), NOW).unwrap();
        let asked = play(&mut quiz, &pack, &session);
        for stop in 0..asked.len() {
            // What a reload has: the session's text and the log's lines.
            let lines: String =
                quiz.log().to_lines().lines().take(stop).flat_map(|line| [line, "\n"]).collect();
            let again = Quiz::new(&pack, Log::from_lines(&lines).0);
            let session = Session::from_text(&session.to_text()).unwrap();
            assert_eq!(again.next(&session).as_ref(), asked.get(stop));
        }
        assert_eq!(quiz.next(&session), None);
    }
}

#[test]
fn damaged_session_texts_are_refused() {
    let session = Session {
        id: SessionId(u64::MAX),
        mode: Mode::Practice,
        started: Millis(-5),
        length: 10,
        about: String::new(),
        writer: 0,
    };
    assert_eq!(Session::from_text(&session.to_text()), Some(session.clone()));
    for about in ["points", "two words", "-", "100%", "a\nb"] {
        let about = Session { about: about.into(), ..session.clone() };
        assert_eq!(Session::from_text(&about.to_text()), Some(about));
    }
    assert!(Session::from_text("1 ff p 0 10").is_some(), "what was kept before there were topics");
    for bad in [
        "",
        "1",
        "2 ff p 0 10",
        "1 zz p 0 10",
        "1 ff x 0 10",
        "1 ff p 0",
        "1 ff p 0 10 a b",
        "1 ff p 0 10 %",
        "1 ff p 0 -1",
    ] {
        assert_eq!(Session::from_text(bad), None, "{bad}");
    }
}

#[test]
fn a_log_of_another_pack_is_carried_along() {
    let old = pack(10, 0, 3);
    let mut quiz = Quiz::new(&old, Log::new());
    let session = quiz.start(Mode::Measuring, 10, SessionId(1), NOW).unwrap();
    play(&mut quiz, &old, &session);
    let mut new = pack(10, 0, 3);
    for item in &mut new.items {
        item.id.push_str("-new");
        item.family = "another".into();
    }
    let mut again = Quiz::new(&new, quiz.log().clone());
    assert_eq!(again.profile(), quiz.profile());
    let session = again.start(Mode::Measuring, 10, SessionId(2), NOW).unwrap();
    assert_eq!(play(&mut again, &new, &session).len(), 10);
    assert_eq!(again.log().responses().len(), 20);
}

#[test]
fn items_are_twins_only_if_each_names_the_other() {
    let mut pack = pack(6, 0, 2);
    pack.items[0].twin = "g3".into();
    pack.items[1].twin = "nobody".into();
    pack.items[2].twin = "s2".into();
    let mut quiz = Quiz::new(&pack, Log::new());
    let session = quiz.start(Mode::Measuring, 12, SessionId(3), NOW).unwrap();
    assert_eq!(play(&mut quiz, &pack, &session).len(), session.length as usize);
}

#[test]
fn exercises_are_scored() {
    let pack = pack(1, 0, 1);
    let scam = item(&pack, "s0");
    assert_eq!(tap(scam, &["bad", "bad"], 0), Answer::Tapped { found: 1, cues: 1, innocent: 0 });
    assert_eq!(tap(scam, &["good"], 2), Answer::Tapped { found: 0, cues: 1, innocent: 3 });
    assert_eq!(
        twin(scam, "g0", Confidence::Low),
        Answer::Twin { right: true, confidence: Some(Confidence::Low) }
    );
    assert_eq!(
        twin(scam, "s0", Confidence::Low),
        Answer::Twin { right: false, confidence: Some(Confidence::Low) }
    );
    assert_eq!(order(&pack.orders[0], &[0, 2, 1]), Answer::Ordered { placed: 1, steps: 3 });
    assert_eq!(order(&pack.orders[0], &[0, 1, 2, 3, 4]), Answer::Ordered { placed: 3, steps: 3 });
    assert_eq!(judge(scam, Verdict::Scam, Confidence::High, "no such action"), None);
}
