//! Forms: what is measured on them, when, and what changed from one to the next.

use std::collections::BTreeSet;

use topup_guard_core::pack::{Form, QuizPack, Truth, model_of};
use topup_guard_core::quiz::stats::{Range, Share, detection};
use topup_guard_core::quiz::{
    AGAIN_AFTER, Ask, Change, Confidence, DAY, Difference, FirstRound, Log, Measurements, Mode, Profile,
    Quiz, Response, Session, SessionId, Verdict, code, form_id, form_name, judge,
};
use topup_guard_core::time::Millis;

use super::packs::{judged, pack, with_forms};
use super::session::{count, item, play};

const NOW: Millis = Millis(1_796_000_000_000);

fn bank() -> QuizPack {
    with_forms(pack(70, 12, 10))
}

/// Measures in rounds of ten, so many of them, and returns the names of the items.
fn measure(quiz: &mut Quiz, pack: &QuizPack, rounds: u64, at: Millis) -> Vec<String> {
    let mut names = Vec::new();
    for round in 0..rounds {
        let id = SessionId(at.0 as u64 ^ round << 50 ^ (quiz.log().responses().len() as u64) << 54);
        let session = quiz.start(Mode::Measuring, 10, id, at).expect("something to measure with");
        let asked = play(quiz, pack, &session);
        assert_eq!((count(pack, &asked, Truth::Scam), count(pack, &asked, Truth::Genuine)), (5, 5));
        assert!(asked.iter().all(|ask| matches!(ask, Ask::Judge { .. })));
        names.extend(asked.iter().map(|ask| ask.item().to_owned()));
    }
    names
}

fn sorted(names: &[String]) -> Vec<&str> {
    let mut names: Vec<_> = names.iter().map(String::as_str).collect();
    names.sort_unstable();
    names
}

fn form_of<'a>(pack: &'a QuizPack, names: &[String]) -> &'a Form {
    pack.forms.iter().find(|form| sorted(&form.items) == sorted(names)).expect("all of a form, and no more")
}

#[test]
fn a_form_is_measured_in_rounds_until_all_of_it_is_judged_once() {
    let pack = bank();
    let mut quiz = Quiz::new(&pack, Log::new());
    assert_eq!((quiz.measuring_due(), quiz.measuring_begun(NOW)), (None, None));
    let mut names = measure(&mut quiz, &pack, 3, NOW);
    assert_eq!(quiz.measuring_begun(NOW), Some((30, 40)));
    assert!(!quiz.profile().graded());
    names.extend(measure(&mut quiz, &pack, 1, NOW + DAY));
    let form = form_of(&pack, &names);
    assert!(quiz.profile().graded());
    assert_eq!(quiz.profile().counts().hits, 20);
    assert_eq!(quiz.measuring_begun(NOW + DAY), None);
    let made = quiz.measurements().all();
    assert_eq!((made.len(), form_id(&made[0].form)), (1, form.id.as_str()));
    assert_eq!(quiz.measuring_due().map(|due| (due - made[0].ended) / DAY), Some(AGAIN_AFTER));
    // The log says on which form, and is read again.
    let (read, merged) = Log::from_lines(&quiz.log().to_lines());
    assert_eq!((&read, merged.unreadable), (quiz.log(), 0));
    assert!(read.responses().iter().all(|response| response.form == form_name(form)));
    assert_eq!(Quiz::new(&pack, read).measurements(), quiz.measurements());
}

#[test]
fn the_next_form_shares_nothing_with_the_last_and_none_comes_twice_within_sixty_days() {
    let pack = bank();
    let mut firsts = BTreeSet::new();
    for person in 0..20 {
        let mut quiz = Quiz::new(&pack, Log::new());
        let mut used: Vec<(&Form, Vec<String>)> = Vec::new();
        for number in 0..4 {
            let names = measure(&mut quiz, &pack, 4, NOW + person * 7 + number * AGAIN_AFTER * DAY);
            used.push((form_of(&pack, &names), names));
        }
        firsts.insert(&used[0].0.id);
        let models =
            |names: &[String]| names.iter().map(|name| model_of(name).to_owned()).collect::<BTreeSet<_>>();
        assert!(models(&used[0].1).is_disjoint(&models(&used[1].1)));
        assert!(models(&used[2].1).is_disjoint(&models(&used[3].1)));
        let texts: BTreeSet<_> = used.iter().flat_map(|(_, names)| names).collect();
        assert_eq!(texts.len(), 160, "a model in two forms is another variant in each");
        let last = NOW + 3 * AGAIN_AFTER * DAY;
        // The first is 90 days old by then; three days later the second is not 60.
        let again = measure(&mut quiz, &pack, 4, last + 3 * DAY);
        assert_eq!(form_of(&pack, &again).id, used[0].0.id);
        assert_eq!(quiz.measurements().graded().len(), 5);
    }
    assert!(firsts.len() > 1, "people begin with different forms");
    let mut quiz = Quiz::new(&pack, Log::new());
    for _ in 0..4 {
        measure(&mut quiz, &pack, 4, NOW);
    }
    assert_eq!(quiz.start(Mode::Measuring, 10, SessionId(1), NOW + 59 * DAY), None);
    assert!(quiz.start(Mode::Measuring, 10, SessionId(1), NOW + 61 * DAY).is_some());
}

#[test]
fn practice_shows_nothing_of_a_form_nor_its_twin() {
    let mut pack = bank();
    // The first items that are in no form are twins of such as are.
    for (mine, other) in [(0, 45), (5, 46)] {
        for (a, b) in [("s", "g"), ("g", "s")] {
            let [mine, other] = [format!("{a}{mine}"), format!("{b}{other}")];
            for (id, twin) in [(&mine, &other), (&other, &mine)] {
                pack.items.iter_mut().find(|item| item.id == *id).unwrap().twin.clone_from(twin);
            }
        }
    }
    let kept: BTreeSet<_> =
        pack.forms.iter().flat_map(|form| &form.items).map(|name| model_of(name)).collect();
    let is_free = |name: &str| {
        let twin = &item(&pack, name).twin;
        !kept.contains(model_of(name)) && !kept.contains(twin.as_str())
    };
    let mut quiz = Quiz::new(&pack, Log::new());
    for seed in 0..40 {
        let about = format!("f{}", seed % 10);
        let at = NOW + seed * DAY;
        let sessions = [
            quiz.start(Mode::Practice, 50, SessionId(seed as u64), at),
            quiz.practise(&about, 30, SessionId(1_000 + seed as u64), at),
        ];
        for session in sessions.into_iter().flatten() {
            for ask in play(&mut quiz, &pack, &session) {
                if let Ask::Judge { item } | Ask::Tap { item } = &ask {
                    assert!(is_free(item), "{item} was practised");
                }
                if let Ask::Twins { scam, genuine, .. } = &ask {
                    assert!(is_free(scam) && is_free(genuine), "{scam} and {genuine} were practised");
                }
            }
        }
    }
    assert!(quiz.log().responses().len() > 1_000);
    let round = FirstRound::new(&pack);
    let session = round.start(50, SessionId(3), NOW).unwrap();
    let mut round = round;
    while let Some(ask) = round.next(&session) {
        assert!(is_free(ask.item()));
        let answer = judge(item(&pack, ask.item()), Verdict::Scam, None, "check").unwrap();
        round.add(round.record(&session, &ask, answer, NOW, 1));
    }
}

#[test]
fn a_form_cut_short_is_taken_up_where_it_was_left_months_later() {
    let pack = bank();
    let mut quiz = Quiz::new(&pack, Log::new());
    let mut names = measure(&mut quiz, &pack, 2, NOW);
    // Stopped in the middle of a round.
    let session = quiz.start(Mode::Measuring, 10, SessionId(77), NOW).unwrap();
    for _ in 0..3 {
        let ask = quiz.next(&session).unwrap();
        let answer = judge(item(&pack, ask.item()), Verdict::Scam, Confidence::Low, "check").unwrap();
        names.push(ask.item().to_owned());
        quiz.add(quiz.record(&session, &ask, answer, NOW, 1));
    }
    let later = NOW + 200 * DAY;
    assert_eq!(quiz.measuring_begun(later), Some((23, 40)));
    let rest = quiz.start(Mode::Measuring, 50, SessionId(78), later).unwrap();
    assert_eq!(rest.length, 17);
    names.extend(play(&mut quiz, &pack, &rest).iter().map(|ask| ask.item().to_owned()));
    form_of(&pack, &names);
    let made = quiz.measurements().all();
    assert_eq!((made.len(), made[0].counted()), (1, 40));
    assert_eq!((made[0].began, (made[0].ended - NOW) / DAY), (NOW, 200));
    // The saved place says where it was.
    assert_eq!(Session::from_text(&rest.to_text()), Some(rest.clone()));
    assert!(rest.is_about(form_id(&rest.about)) && !rest.is_about("f1") && !rest.is_about(""));
}

#[test]
fn two_devices_with_different_forms_or_the_same_one_are_joined() {
    let pack = bank();
    let on = |form: &str, rounds: u64, at: Millis| {
        let mut quiz = Quiz::new(&pack, Log::new());
        for round in 0..rounds {
            let session = quiz.measure(form, 10, SessionId(round + at.0 as u64), at).unwrap();
            play(&mut quiz, &pack, &session);
        }
        quiz.log().clone()
    };
    let joined = |one: &Log, other: &Log| {
        let mut log = one.clone();
        log.merge(other.clone());
        Quiz::new(&pack, log)
    };
    let (a, b) = (on("form-a", 4, NOW), on("form-b", 2, NOW + DAY));
    let quiz = joined(&a, &b);
    assert_eq!(quiz.measurements(), joined(&b, &a).measurements());
    let counted: Vec<_> = quiz.measurements().all().iter().map(|one| one.counted()).collect();
    assert_eq!(counted, [40, 20]);
    assert_eq!(quiz.measuring_begun(NOW + 2 * DAY), Some((20, 40)));
    // Half of the same form on each: what both have is counted once, and the rest is still to be judged.
    let (one, other) = (on("form-a", 2, NOW), on("form-a", 2, NOW + DAY));
    let quiz = joined(&one, &other);
    let models = |log: &Log| log.responses().iter().map(|one| one.item.clone()).collect::<BTreeSet<_>>();
    let both = models(&one).union(&models(&other)).count();
    assert!(both > 20, "the rounds differ");
    assert_eq!(quiz.measurements().all().len(), 1);
    assert_eq!(quiz.measurements().all()[0].counted() as usize, both);
    assert_eq!(quiz.measuring_begun(NOW + 2 * DAY), Some((both as u32, 40)));
    // All of it on each, three days apart: the first counts. A hundred days apart: both do.
    let again = |days: i64| joined(&on("form-a", 4, NOW), &on("form-a", 4, NOW + days * DAY));
    assert_eq!(again(3).measurements().graded().len(), 1);
    assert_eq!(again(100).measurements().graded().len(), 2);
}

#[test]
fn a_form_of_an_older_pack_stays_a_measurement_of_its_own() {
    let old = bank();
    let mut quiz = Quiz::new(&old, Log::new());
    let session = quiz.measure("form-a", 20, SessionId(1), NOW).unwrap();
    play(&mut quiz, &old, &session);
    // The form has another item now.
    let mut new = bank();
    new.version = "v2".into();
    new.forms[0].items[0] = "s60~1".into();
    let mut quiz = Quiz::new(&new, quiz.log().clone());
    assert_eq!(quiz.next(&session), None, "what is left of it is not known any more");
    assert_eq!(quiz.measuring_begun(NOW), None);
    assert_eq!(quiz.measurements().all()[0].counted(), 20, "nothing is lost");
    let session = quiz.measure("form-a", 40, SessionId(2), NOW + DAY).unwrap();
    assert_eq!(play(&mut quiz, &new, &session).len(), 40);
    let counted: Vec<_> = quiz.measurements().all().iter().map(|one| one.counted()).collect();
    assert_eq!(counted, [20, 40]);
    // A pack without forms measures as before, and keeps what was measured.
    let plain = pack(70, 12, 10);
    let quiz = Quiz::new(&plain, quiz.log().clone());
    assert_eq!(quiz.measurements().graded().len(), 1);
    assert_eq!((quiz.measuring_due(), quiz.has_form("form-a")), (None, false));
    let session = quiz.start(Mode::Measuring, 10, SessionId(3), NOW + DAY).unwrap();
    assert!(session.about.is_empty() && quiz.next(&session).is_some());
    assert_eq!(code::encode(quiz.log(), &plain), None, "a code names forms by their place in the pack");
}

#[test]
fn what_was_measured_before_there_were_forms_is_one_measurement() {
    let plain = pack(70, 12, 10);
    let mut quiz = Quiz::new(&plain, Log::new());
    for round in 0..5 {
        let session =
            quiz.start(Mode::Measuring, 10, SessionId(round), NOW + round as i64 * 100 * DAY).unwrap();
        play(&mut quiz, &plain, &session);
    }
    let session = quiz.start(Mode::Practice, 10, SessionId(9), NOW).unwrap();
    play(&mut quiz, &plain, &session);
    let before = Profile::of(quiz.log().responses().iter());
    let bank = bank();
    let mut quiz = Quiz::new(&bank, quiz.log().clone());
    assert_eq!(quiz.profile(), &before);
    assert_eq!(quiz.measurements().all().len(), 1);
    assert_eq!(quiz.measurements().all()[0].form, "");
    let names = measure(&mut quiz, &bank, 4, NOW + 600 * DAY);
    form_of(&bank, &names);
    let (earlier, later, change) = quiz.measurements().change().unwrap();
    assert_eq!((earlier.profile(), later.counted()), (&before, 40));
    assert_eq!(change, Change::between(&before, later.profile()));
}

/// A measured answer on a form, so many days after the first.
fn on_form(number: u32, item: &str, days: i64) -> Response {
    let truth = if item.starts_with('s') { Truth::Scam } else { Truth::Genuine };
    let one = judged((3, number), item, Mode::Measuring, truth, Verdict::Scam, Confidence::High);
    Response { form: "form-a.1".into(), at: NOW + days * DAY, ..one }
}

#[test]
fn what_practice_showed_lately_does_not_count() {
    let practised = judged((2, 0), "s1~8", Mode::Practice, Truth::Scam, Verdict::Scam, Confidence::High);
    let practised = Response { at: NOW, ..practised };
    for (days, counts) in [(0, 0), (59, 0), (60, 1), (300, 1)] {
        let made = Measurements::of([&practised, &on_form(0, "s1~3", days)]);
        let counted = made.on("form-a.1").map_or(0, |one| one.counted());
        assert_eq!(counted, counts, "after {days} days");
        assert!(made.on("form-a.1").is_some_and(|one| one.has("s1")), "it is not asked again");
    }
    // Practice afterwards changes nothing, and never counts.
    let made = Measurements::of([&on_form(0, "s1~3", -1), &practised]);
    assert_eq!(made.all().iter().map(|one| one.counted()).collect::<Vec<_>>(), [1]);
}

#[test]
fn an_item_judged_again_counts_once_or_begins_the_next_measurement() {
    let given = [(0, "s1", 0), (1, "g1", 1), (2, "s1", 59), (3, "s1", 61), (4, "g1", 62), (5, "s2", 63)];
    let given = given.map(|(number, item, days)| on_form(number, item, days));
    let made = Measurements::of(&given);
    let counted: Vec<_> = made.all().iter().map(|one| (one.counted(), (one.began - NOW) / DAY)).collect();
    assert_eq!(counted, [(2, 0), (3, 61)]);
    // Wrong clocks: nothing overflows, and every answer is in some measurement.
    for at in [i64::MIN, 0, i64::MAX] {
        let odd = [on_form(0, "s1", 0), Response { at: Millis(at), ..on_form(1, "s1", 0) }];
        assert!(!Measurements::of(&odd).all().is_empty());
    }
}

#[test]
fn a_short_code_names_the_form() {
    let pack = bank();
    let mut quiz = Quiz::new(&pack, Log::new());
    measure(&mut quiz, &pack, 2, NOW);
    let session = quiz.start(Mode::Practice, 5, SessionId(4), NOW).unwrap();
    play(&mut quiz, &pack, &session);
    let code = code::encode(quiz.log(), &pack).expect("it fits");
    let log = code::decode(&code, &pack).expect("a code of ours");
    assert_eq!(Quiz::new(&pack, log).measuring_begun(NOW), quiz.measuring_begun(NOW));
    let mut other = bank();
    other.forms.clear();
    assert_eq!(code::decode(&code, &other), Err(code::CodeError::Damaged));
}

#[test]
fn what_a_form_cannot_have_is_left_out() {
    let mut pack = bank();
    pack.forms = vec![Form {
        id: "form-a".into(),
        items: ["s1~2", "s1~4", "u0", "none~1", "g1~99", ""].map(str::to_owned).into(),
    }];
    let mut quiz = Quiz::new(&pack, Log::new());
    let session = quiz.start(Mode::Measuring, 10, SessionId(1), NOW).unwrap();
    assert_eq!(session.length, 2);
    let mut asked: Vec<_> =
        play(&mut quiz, &pack, &session).iter().map(|ask| ask.item().to_owned()).collect();
    asked.sort();
    assert_eq!(asked, ["g1~99", "s1~2"]);
    assert_eq!(quiz.start(Mode::Measuring, 10, SessionId(2), NOW), None);
    assert_eq!(quiz.measure("form-z", 10, SessionId(2), NOW), None);
    pack.forms[0].items.clear();
    assert_eq!(Quiz::new(&pack, Log::new()).start(Mode::Measuring, 10, SessionId(2), NOW), None);
}

#[test]
fn differences_of_shares_have_the_intervals_that_newcombe_published() {
    // Newcombe (1998), Stat. Med. 17:873-890, table II, method 10.
    for (later, earlier, low, high) in [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ] {
        let share = |(part, whole)| Share { part, whole };
        let Range { low: from, high: to } =
            Difference::of_shares(share(earlier), share(later)).expect("two shares").range;
        assert!((from - low).abs() < 6e-5 && (to - high).abs() < 6e-5, "{later:?} {earlier:?}: {from} {to}");
    }
    assert_eq!(Difference::of_shares(Share::default(), Share { part: 1, whole: 2 }), None);
}

/// Profile of somebody who called so many of 20 scams and of 20 genuine artefacts scams, with this
/// confidence.
fn profile(caught: u32, refused: u32, confidence: Confidence) -> Profile {
    let of = |truth, called: u32, from: u32| {
        (0..20).map(move |number| {
            let verdict = if number < called { Verdict::Scam } else { Verdict::Genuine };
            let name = format!("{number}{truth:?}");
            judged((1, from + number), &name, Mode::Measuring, truth, verdict, confidence)
        })
    };
    let all: Vec<_> = of(Truth::Scam, caught, 0).chain(of(Truth::Genuine, refused, 20)).collect();
    Profile::of(&all)
}

#[test]
fn a_change_is_the_difference_of_each_figure() {
    let (earlier, later) = (profile(10, 8, Confidence::High), profile(18, 4, Confidence::High));
    let change = Change::between(&earlier, &later);
    let share = |part| Share { part, whole: 20 };
    let (was, is) = (detection(share(10), share(8)).unwrap(), detection(share(18), share(4)).unwrap());
    let d_prime = change.d_prime.unwrap();
    assert!((d_prime.value - (is.d_prime.value - was.d_prime.value)).abs() < 1e-12);
    let half = 1.959_964 * (is.d_prime.error.powi(2) + was.d_prime.error.powi(2)).sqrt();
    assert!((d_prime.range.high - d_prime.value - half).abs() < 1e-6);
    assert!((change.caught.unwrap().value - 0.4).abs() < 1e-12);
    assert!((change.refused.unwrap().value + 0.2).abs() < 1e-12);
    assert!(change.caught.unwrap().is_beyond_chance() && !change.refused.unwrap().is_beyond_chance());
    // 22 of 40 right, then 34 of 40, always at a stated 0.9: overconfident by 0.35, then by 0.05.
    assert!((earlier.overconfidence().unwrap().value - 0.35).abs() < 1e-12);
    assert!((change.overconfidence.unwrap().value + 0.3).abs() < 1e-12);
    assert!(change.overconfidence.unwrap().is_beyond_chance());
    let same = Change::between(&earlier, &earlier);
    assert!(!same.d_prime.unwrap().is_beyond_chance() && same.criterion.unwrap().value.abs() < 1e-12);
    // Everything right: the intervals still have a width.
    let all = Change::between(&profile(20, 0, Confidence::High), &profile(20, 0, Confidence::High));
    for figure in [all.caught, all.refused, all.d_prime, all.criterion, all.overconfidence] {
        let Range { low, high } = figure.unwrap().range;
        assert!(low < 0.0 && high > 0.0 && low.is_finite() && high.is_finite());
    }
    assert_eq!(Change::between(&Profile::default(), &later).d_prime, None);
    assert_eq!(Change::between(&Profile::default(), &later).overconfidence, None);
}
