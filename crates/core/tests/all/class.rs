//! Classes: links, and sets that are the same for everybody, half genuine, apart from measuring, or alike.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use topup_guard_core::{
    class::{Class, ClassError, Half, LEAST_ITEMS, Level, MOST_ITEMS},
    pack::{Item, QuizPack, Truth, model_of},
    quiz::{Confidence, Log, Mode, Quiz, SessionId, Sets, Verdict, Wish, judge},
    route::Route,
    time::Millis,
};

use crate::CONTENT;

/// 2026-12-01T00:00:00Z.
const NOW: Millis = Millis(1_796_083_200_000);

static QUIZ: LazyLock<Quiz> = LazyLock::new(|| Quiz::new(pack(), Log::new()));

fn pack() -> &'static QuizPack {
    &CONTENT[0].quiz
}

fn wish(topic: &str, number: u32, seed: u32) -> Wish<'_> {
    Wish { topic, number, level: Level::Any, seed, pair: false }
}

fn item(name: &str) -> &'static Item {
    pack().items.iter().find(|item| item.id == model_of(name)).expect("an item of the pack")
}

fn items(names: &[String]) -> Vec<&'static Item> {
    names.iter().map(|name| item(name)).collect()
}

fn count(items: &[&Item], truth: Truth) -> usize {
    items.iter().filter(|item| item.truth == truth).count()
}

/// Returns the ids of everything that forms measure with.
fn measured() -> BTreeSet<&'static str> {
    pack().forms.iter().flat_map(|form| &form.items).map(|name| model_of(name)).collect()
}

#[test]
fn a_set_is_half_genuine_and_nothing_of_it_is_measured_with() {
    let measured = measured();
    assert!(measured.len() > 50);
    let topics: Vec<&str> = pack().families.iter().map(|family| family.id.as_str()).chain([""]).collect();
    for (seed, topic) in (0..).zip(&topics) {
        for number in LEAST_ITEMS..=MOST_ITEMS {
            for pair in [false, true] {
                let sets = QUIZ.draw_sets(Wish { pair, ..wish(topic, number, seed) });
                let both: Vec<String> = [sets.first.clone(), sets.second.clone()].concat();
                let ids: BTreeSet<&str> = both.iter().map(|name| model_of(name)).collect();
                assert_eq!(ids.len(), both.len(), "{topic} {number}: no repeats");
                assert!(ids.is_disjoint(&measured), "{topic} {number}");
                for (set, length) in [(&sets.first, number), (&sets.second, if pair { number } else { 0 })] {
                    let set = items(set);
                    assert_eq!(set.len(), length as usize, "{topic}");
                    let [scams, genuine] = [Truth::Scam, Truth::Genuine].map(|truth| count(&set, truth));
                    assert_eq!(scams + genuine, set.len(), "each can be judged");
                    assert!(scams.abs_diff(genuine) <= length as usize % 2, "{topic} {number}");
                    if topic.is_empty() {
                        let ids: Vec<&str> = set.iter().map(|item| item.id.as_str()).collect();
                        assert!(set.iter().all(|item| !ids.contains(&item.twin.as_str())), "{ids:?}");
                    }
                    let next = set.windows(2).all(|two| two[0].twin != two[1].id || two[0].twin.is_empty());
                    assert!(next || set.len() < 3, "twins are not asked one after the other");
                }
            }
        }
    }
}

#[test]
fn a_set_is_the_same_in_every_language_and_whatever_was_answered() {
    let mut used = QUIZ.clone();
    let session = used.start(Mode::Practice, 40, SessionId(5), NOW).unwrap();
    while let Some(ask) = used.next(&session) {
        let shown = pack().item(ask.item()).unwrap();
        let Some(answer) = judge(&shown, Verdict::Scam, Confidence::Low, &shown.actions[0].id) else { break };
        used.add(used.record(&session, &ask, answer, NOW, 1_000));
    }
    assert!(!used.log().responses().is_empty());
    let mut all = BTreeSet::new();
    for seed in 0..50 {
        for topic in ["", "points"] {
            let names = QUIZ.draw_sets(wish(topic, 8, seed));
            assert_eq!(names, used.draw_sets(wish(topic, 8, seed)));
            all.insert(names.first);
        }
    }
    assert!(all.len() > 90, "sets differ: {}", all.len());
    for other in &CONTENT[1..] {
        let pack = &other.quiz;
        let quiz = Quiz::new(pack, Log::new());
        assert_eq!(
            quiz.draw_sets(wish("points", 8, 3)),
            QUIZ.draw_sets(wish("points", 8, 3)),
            "{}",
            pack.lang
        );
    }
}

#[test]
fn a_topic_comes_first_and_a_level_is_kept_where_there_are_enough() {
    let own = |item: &&&Item| item.family == "points";
    let practice =
        pack().items.iter().filter(|item| item.family == "points" && item.truth != Truth::CannotTell);
    let practice = practice.filter(|item| !measured().contains(item.id.as_str())).count();
    for seed in 0..20 {
        let set = items(&QUIZ.draw_sets(wish("points", 12, seed)).first);
        let about = set.iter().filter(own).count();
        assert!((3..=practice).contains(&about), "{about} of {practice}");
        for (level, never) in [(Level::Easier, 2), (Level::Harder, 0)] {
            let set = items(&QUIZ.draw_sets(Wish { level, ..wish("", 10, seed) }).first);
            let stratum =
                |item: &&Item| topup_guard_core::pack::Difficulty::stratum(item.difficulty.rating());
            assert!(set.iter().all(|item| stratum(item) != never), "{level:?}");
        }
    }
    assert!(QUIZ.has_topic("points") && QUIZ.has_topic("points-expire"));
    assert!(!QUIZ.has_topic("") && !QUIZ.has_topic("nothing"));
}

/// Returns Cramér's V of truth and some kind: 0 if it says nothing of the truth, 1 if it decides it.
fn association(pairs: &[(bool, String)]) -> f64 {
    let mut cells: BTreeMap<&str, [f64; 2]> = BTreeMap::new();
    let mut truths = [0.0; 2];
    for (scam, kind) in pairs {
        cells.entry(kind).or_default()[usize::from(*scam)] += 1.0;
        truths[usize::from(*scam)] += 1.0;
    }
    let n = pairs.len() as f64;
    let cell = |kind: &[f64; 2], truth: usize| {
        let expected = (kind[0] + kind[1]) * truths[truth] / n;
        (kind[truth] - expected).powi(2) / expected
    };
    let square: f64 = cells.values().map(|kind| cell(kind, 0) + cell(kind, 1)).sum();
    (square / n).sqrt()
}

#[test]
fn medium_and_channel_group_say_little_of_the_truth() {
    let (mut kinds, mut groups) = (Vec::new(), Vec::new());
    for seed in 0..500 {
        for item in items(&QUIZ.draw_sets(wish("", 10, seed)).first) {
            kinds.push((item.truth == Truth::Scam, format!("{:?}", item.artefact.kind)));
            groups.push((item.truth == Truth::Scam, item.group.clone()));
        }
    }
    let [kind, group] = [association(&kinds), association(&groups)];
    // As much as practice may say by one property: crates/pack/src/independence.rs.
    assert!(kind < 0.2 && group < 0.2, "{kind:.3} {group:.3}");
}

#[test]
fn two_sets_are_alike_in_truth_and_medium_and_mostly_in_family() {
    let (mut media, mut families, mut all) = (0, 0, 0);
    for seed in 0..40 {
        let Sets { first, second } = QUIZ.draw_sets(Wish { pair: true, ..wish("", 10, seed) });
        let tally = |names: &[String], of: fn(&Item) -> String| {
            let mut found: Vec<String> = items(names).into_iter().map(of).collect();
            found.sort();
            found
        };
        let truth = |item: &Item| format!("{:?}", item.truth);
        assert_eq!(tally(&first, truth), tally(&second, truth));
        let shared = |of: fn(&Item) -> String| {
            let mut left = tally(&second, of);
            let same = |one: &String| left.iter().position(|other| other == one).map(|at| left.remove(at));
            tally(&first, of).iter().filter_map(same).count()
        };
        media += shared(|item| format!("{:?} {:?}", item.truth, item.artefact.kind));
        families += shared(|item| item.family.clone());
        all += first.len();
    }
    assert!(media * 100 >= all * 95, "{media} of {all} have a counterpart of their medium and truth");
    assert!(families * 3 >= all, "{families} of {all} of their family");
}

#[test]
fn a_set_that_has_changed_is_known_as_such_unless_its_code_has_no_check() {
    let class = Class { topic: "points".into(), number: 8, ..Class::default() }.with_code(&QUIZ, 1 << 50);
    let names = class.names(&class.sets(&QUIZ)).to_vec();
    assert!(!class.has_changed(&class.sets(&QUIZ)));
    let mut without = pack().clone();
    without.items.retain(|item| item.id != model_of(&names[0]));
    let quiz = Quiz::new(&without, Log::new());
    assert!(class.has_changed(&class.sets(&quiz)));
    assert_eq!(class.names(&class.sets(&quiz)).len(), 8, "it can be played all the same");
    let path = class.to_string();
    let (bare, error) = Class::read(&path[..path.len() - 2]);
    assert_eq!(
        (error, bare.names(&bare.sets(&QUIZ)), bare.has_changed(&bare.sets(&quiz))),
        (None, &names[..], false)
    );
}

#[test]
fn a_link_says_the_class_and_what_is_wrong_with_it() {
    let read = |path: &str| Class::read(path);
    let plain = Class::default();
    assert_eq!(read(""), (plain.clone(), None));
    assert_eq!(read("mixed"), (plain.clone(), None));
    assert_eq!(read("points").0.topic, "points");
    for (path, number, error) in [
        ("mixed/4", 5, ClassError::TooFew),
        ("mixed/0", 5, ClassError::TooFew),
        ("mixed/10000", 20, ClassError::TooMany),
        ("mixed/10000/K7QF3M", 20, ClassError::TooMany),
        ("mixed/99999999999999999999", 20, ClassError::TooMany),
        ("mixed/-8", 10, ClassError::Number),
        ("mixed/eight", 10, ClassError::Number),
        ("mixed/", 10, ClassError::Number),
        ("mixed/8/K7Q", 8, ClassError::Code),
        ("mixed/8/K7QF3", 8, ClassError::Code),
        ("mixed/8/K7QF3MM", 8, ClassError::Code),
        ("mixed/8/K7-F3M", 8, ClassError::Code),
        ("mixed/8/K7QF3M/later", 8, ClassError::Code),
        ("mixed/8/K7QF3M/after/more", 8, ClassError::Code),
        ("mixed/8/", 8, ClassError::Code),
    ] {
        let (class, found) = read(path);
        assert_eq!(
            (class.number, class.code, class.half, found),
            (number, None, None, Some(error)),
            "{path}"
        );
    }
    let (class, error) = read("points/8/level-2/k7qf3m/after");
    assert_eq!((class.level, class.half, error), (Level::Harder, Some(Half::After), None));
    assert_eq!(class.to_string(), "points/8/level-2/K7QF3M/after");
    // As people write a code by hand.
    assert_eq!(read("mixed/8/lO1o").0, read("mixed/8/1010").0);
    for error in [ClassError::Number, ClassError::TooFew, ClassError::TooMany, ClassError::Code] {
        assert!(!error.to_string().is_empty());
    }
}

proptest! {
    #[test]
    fn any_link_is_read_as_a_class_that_can_be_and_is_written_as_the_same(path in "[a-zA-Z0-9/-]{0,60}") {
        let (class, error) = Class::read(&path);
        prop_assert!((LEAST_ITEMS..=MOST_ITEMS).contains(&class.number));
        prop_assert!(error.is_none() || class.code.is_none());
        let (again, none) = Class::read(&class.to_string());
        prop_assert_eq!((again, none), (class, None));
    }

    #[test]
    fn a_drawn_class_has_a_link_of_its_own(random in any::<u64>(), number in LEAST_ITEMS..=MOST_ITEMS, pair: bool) {
        let half = pair.then_some(Half::After);
        let class = Class { number, half, ..Class::default() }.with_code(&QUIZ, random);
        let route = Route::Class(class.to_string());
        let (read, _) = Route::read(&route.fragment(&Default::default())).unwrap();
        prop_assert_eq!(&read, &route);
        let (again, error) = Class::read(&class.to_string());
        prop_assert_eq!((&again, error), (&class, None));
        prop_assert!(!again.has_changed(&again.sets(&QUIZ)));
        prop_assert_eq!(again.names(&again.sets(&QUIZ)).len(), number as usize);
    }
}
