//! Estimates against those of other programs, and against what is known of made-up models.

use serde_json::Value;

use super::model::{FitError, Fitted, PRIORS, Priors, Round, fit};
use super::problem::{Place, Problem, Problems};

/// No priors, as in the programs that are compared.
const NONE: Priors = Priors { difficulty: None, discrimination: None };

fn fixture() -> Value {
    serde_json::from_str(include_str!("../../data/two_parameters.json")).expect("JSON")
}

fn rounds(set: &Value) -> Vec<Round> {
    let rows = set["answers"].as_array().expect("a list").iter().filter_map(Value::as_str);
    let answer = |(item, letter)| match letter {
        '0' => Some((item, false)),
        '1' => Some((item, true)),
        _ => None,
    };
    rows.map(|row| row.chars().enumerate().filter_map(answer).collect()).collect()
}

fn figures(set: &Value, program: &str, key: &str) -> Vec<f64> {
    set[program][key].as_array().expect("a list").iter().filter_map(Value::as_f64).collect()
}

/// Asserts that two lists of figures are as long, and nowhere further apart.
fn near(found: impl Iterator<Item = f64>, expected: &[f64], apart: f64, what: &str) {
    let found: Vec<f64> = found.collect();
    assert_eq!(found.len(), expected.len(), "{what}");
    for (item, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!((found - expected).abs() <= apart, "{what} of item {item}: {found}, and {expected} there");
    }
}

#[test]
fn estimates_and_errors_are_those_of_the_highest_likelihood() {
    let fixture = fixture();
    for (name, set) in [("whole", &fixture["whole"]), ("part", &fixture["part"])] {
        let found = fit(12, &rounds(set), NONE).expect("a maximum");
        let figures = |key| figures(set, "direct", key);
        let of = |get: fn(&Fitted) -> f64| found.iter().map(get);
        near(of(|one| one.log_discrimination.value), &figures("log_a"), 0.001, &format!("{name}: ln a"));
        near(of(|one| one.difficulty.value), &figures("b"), 0.001, &format!("{name}: b"));
        // Those are taken by differences.
        near(
            of(|one| one.log_discrimination.error),
            &figures("log_a_error"),
            0.001,
            &format!("{name}: its error"),
        );
        near(of(|one| one.difficulty.error), &figures("b_error"), 0.001, &format!("{name}: error of b"));
    }
}

#[test]
fn estimates_are_those_of_girth() {
    let fixture = fixture();
    // Where answers are missing, girth takes each difficulty from the share of right answers to that item
    // alone, which is a little less exact.
    for (name, set, apart) in [("whole", &fixture["whole"], 0.002), ("part", &fixture["part"], 0.03)] {
        let found = fit(12, &rounds(set), NONE).expect("a maximum");
        let figures = |key| figures(set, "girth", key);
        near(found.iter().map(Fitted::discrimination), &figures("a"), apart, &format!("{name}: a"));
        near(found.iter().map(|one| one.difficulty.value), &figures("b"), apart, &format!("{name}: b"));
    }
}

#[test]
fn priors_matter_little_with_many_answers_and_keep_few_finite() {
    let fixture = fixture();
    let all = rounds(&fixture["whole"]);
    let truth = |key: &str| -> Vec<f64> {
        fixture["true"][key].as_array().expect("a list").iter().filter_map(Value::as_f64).collect()
    };
    let found = fit(12, &all, PRIORS).expect("a maximum");
    let covered = |inside: &dyn Fn(&Fitted, usize) -> bool| {
        found.iter().enumerate().filter(|(item, one)| inside(one, *item)).count()
    };
    let (a, b) = (truth("a"), truth("b"));
    let inside =
        |range: topup_guard_core::quiz::stats::Range, value| range.low <= value && value <= range.high;
    assert!(covered(&|one, item| inside(one.discrimination_interval(), a[item])) >= 10);
    assert!(covered(&|one, item| inside(one.difficulty.interval(), b[item])) >= 10);
    // Three people, and everybody right on the first item: no maximum but for the priors.
    let three: Vec<Round> =
        (0..3).map(|person| (0..4).map(|item| (item, item == 0 || item == person)).collect()).collect();
    assert!(matches!(fit(4, &three, NONE), Err(FitError::NoMaximum | FitError::Unsettled)));
    let found = fit(4, &three, PRIORS).expect("a maximum");
    assert!(found.iter().all(|one| one.difficulty.error.is_finite() && one.difficulty.value.abs() < 4.0));
    assert!(found[0].difficulty.value < found[3].difficulty.value, "nobody was right about the last");
    assert!(found[0].difficulty.error > 1.0, "three people say little");
}

#[test]
fn problems_of_a_kind_are_listed_five_times_and_counted() {
    let mut problems = Problems::default();
    for line in 1..=7 {
        problems.add(Problem::NoItem, Place::Line("class.jsonl".into(), line), "nobody-wrote-this");
    }
    let text = problems.to_string();
    assert!(text.starts_with(
        "class.jsonl:1: there is no such item, so the answer was left out (nobody-wrote-this)\n"
    ));
    assert!(
        text.contains("  … and 2 more of these\n  help: run this from a checkout of the version"),
        "{text}"
    );
    assert_eq!(problems.count(Problem::NoItem), 7);
}
