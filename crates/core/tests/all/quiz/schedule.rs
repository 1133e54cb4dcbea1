//! Schedule: against published vectors and the `fsrs` crate, and with wrong clocks and long breaks.

use fsrs::{FSRS, FSRSItem, FSRSReview};
use proptest::{collection::vec, prelude::*};
use topup_guard_core::{
    pack::Truth,
    quiz::{Card, Confidence, DAY, EARLIEST, LONGEST, Memory, Mode, Rating, Schedule, Verdict},
    time::Millis,
};

use super::packs::judged;

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

const RATINGS: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

/// Returns the memory after these ratings (1 to 4), each this many days after the one before.
fn memory(reviews: &[(u32, f64)]) -> Memory {
    let (first, rest) = reviews.split_first().unwrap();
    let rating = |number: u32| RATINGS[number as usize - 1];
    rest.iter()
        .fold(Memory::first(rating(first.0)), |memory, (number, days)| memory.after(*days, rating(*number)))
}

/// Asserts equality to one in a million, because the crates that the vectors come from compute with 32 bits.
fn close(left: f64, right: f64) {
    assert!((left - right).abs() <= 1e-6 * right.abs().max(1.0), "{left} is not {right}");
}

#[test]
fn first_reviews_are_those_of_ts_fsrs() {
    for (rating, stability, difficulty) in
        [(1, 0.212, 6.4133), (2, 1.2931, 5.112_170_71), (3, 2.3065, 2.118_103_97), (4, 8.2956, 1.0)]
    {
        let memory = memory(&[(rating, 0.0)]);
        close(memory.stability, stability);
        close(memory.difficulty, difficulty);
    }
}

#[test]
fn a_series_of_reviews_ends_as_in_fsrs_rs() {
    // Its inference.rs, test_memory_state; the second review is on the day of the first.
    let memory = memory(&[(1, 0.0), (3, 0.0), (3, 1.0), (3, 3.0), (3, 8.0), (3, 21.0)]);
    close(memory.stability, 53.626_91);
    close(memory.difficulty, 6.357_486_7);
}

#[test]
fn intervals_for_every_retention_are_those_of_fsrs_rs() {
    let memory = Memory { stability: 1.0, difficulty: 5.0 };
    let expected = [3_116_766.0, 34_793.0, 2_508.0, 387.0, 90.0, 27.0, 9.0, 3.0, 1.0, 1.0];
    for (tenth, interval) in expected.into_iter().enumerate() {
        close(memory.interval((tenth + 1) as f64 / 10.0), interval);
    }
}

#[test]
fn a_run_of_due_reviews_has_the_intervals_of_py_fsrs() {
    // Its test_review_card: intervals 0 2 11 46 163 498 0 0 2 4 7 12 21. Where it says 0 it has a step of ten
    // minutes, which we do not have; the review after it is then on the same day.
    const STEP: f64 = 10.0 / (24.0 * 60.0);
    let ratings = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
    let expected = [0.0, 2.0, 11.0, 46.0, 163.0, 498.0, 0.0, 0.0, 2.0, 4.0, 7.0, 12.0, 21.0];
    let mut history: Vec<(u32, f64)> = Vec::new();
    let mut days = 0.0;
    for (rating, interval) in ratings.into_iter().zip(expected) {
        history.push((rating, days));
        if interval > 0.0 {
            assert_eq!(memory(&history).interval(0.9), interval, "after {} reviews", history.len());
        }
        days = if interval > 0.0 { interval } else { STEP };
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_series_of_reviews_ends_as_in_the_fsrs_crate(
        history in vec((1..=4_u32, prop_oneof![Just(0_u32), 1..30_u32, 30..2_000_u32]), 1..30),
    ) {
        let review = |(rating, delta_t): &(u32, u32)| FSRSReview { rating: *rating, delta_t: *delta_t };
        let reviews = history.iter().map(review);
        let theirs = FSRS::default().memory_state(FSRSItem { reviews: reviews.collect() }, None).unwrap();
        let history: Vec<_> = history.into_iter().map(|(rating, days)| (rating, f64::from(days))).collect();
        let ours = memory(&history);
        let apart = |ours: f64, theirs: f32| (ours / f64::from(theirs) - 1.0).abs();
        prop_assert!(apart(ours.stability, theirs.stability) < 1e-4, "{ours:?} {theirs:?}");
        prop_assert!(apart(ours.difficulty, theirs.difficulty) < 1e-4, "{ours:?} {theirs:?}");
        let interval = FSRS::default().next_interval(Some(theirs.stability), 0.9, 3);
        // Both round to whole days.
        let difference = ours.interval(0.9) - f64::from(interval.max(1.0));
        prop_assert!(difference.abs() <= 0.5 + 1e-4 * ours.stability);
    }

    #[test]
    fn any_times_and_ratings_give_a_usable_card(
        answers in vec((any::<i64>(), 0..4_usize), 1..20), now in any::<i64>(),
    ) {
        let (at, rating) = answers[0];
        let now = Millis(now);
        let card = answers[1..].iter().fold(Card::new(Millis(at), RATINGS[rating]), |card, (at, rating)| {
            card.after(Millis(*at), RATINGS[*rating])
        });
        prop_assert!((1.0..=LONGEST).contains(&card.interval()));
        prop_assert!((0.001..=36_500.0).contains(&card.memory.stability));
        prop_assert!((1.0..=10.0).contains(&card.memory.difficulty));
        prop_assert!((0.0..=1.0).contains(&card.retrievability(now)));
        prop_assert!(card.due() >= card.last && card.last >= EARLIEST);
    }
}

/// Makes a card due in two days.
fn card() -> Card {
    Card::new(NOW, Rating::Good)
}

#[test]
fn a_review_is_due_on_the_very_millisecond() {
    let due = card().due();
    assert_eq!(due, NOW + 2 * DAY);
    assert!(!card().is_due(due - 1));
    assert!(card().is_due(due));
}

#[test]
fn intervals_end_at_the_cap() {
    let mut card = card();
    for _ in 0..9 {
        card = card.after(card.due(), Rating::Good);
        assert!(card.interval() <= 120.0);
    }
    assert_eq!(card.due(), card.last + 120 * DAY);
}

#[test]
fn another_time_zone_changes_nothing_and_part_days_count() {
    // 1.5 days whatever the date reads; a little more has faded than after one day, a little less than after
    // two.
    let faded = |hours: i64| card().retrievability(NOW + hours * DAY / 24);
    assert!(faded(24) > faded(36) && faded(36) > faded(48));
    // 23 hours later is the same day, even across midnight.
    let same_day = card().after(NOW + 23 * DAY / 24, Rating::Good).memory.stability;
    assert!((same_day / card().memory.stability - 1.0).abs() < 0.01);
}

#[test]
fn a_clock_set_back_lengthens_no_interval() {
    let before = card();
    let after = before.after(NOW - 3 * DAY, Rating::Good);
    assert_eq!(after.memory, before.after(NOW, Rating::Good).memory);
    assert_eq!(after.last, NOW - 3 * DAY);
    assert_eq!(before.retrievability(NOW - DAY), 1.0);
}

#[test]
fn a_time_before_the_program_existed_does_not_count() {
    assert_eq!(card().after(EARLIEST, Rating::Good).last, EARLIEST);
    assert_eq!(card().after(EARLIEST - 1, Rating::Good).last, NOW);
}

#[test]
fn a_clock_that_lost_the_date_does_not_count_as_years() {
    let after = card().after(Millis(0), Rating::Good).after(NOW + DAY, Rating::Good);
    assert_eq!(after.memory, card().after(NOW, Rating::Good).after(NOW + DAY, Rating::Good).memory);
    assert!(Card::new(Millis(0), Rating::Good).is_due(NOW));
}

#[test]
fn a_family_dated_in_the_future_is_due() {
    let ahead = Card::new(NOW + 1_000 * DAY, Rating::Good);
    assert!(ahead.is_due(NOW));
    let again = ahead.after(NOW, Rating::Good);
    assert_eq!(again.last, NOW);
    assert!(!again.is_due(NOW));
    // An hour of difference is no reason to doubt.
    assert!(!Card::new(NOW + DAY / 24, Rating::Good).is_due(NOW));
}

#[test]
fn the_most_forgotten_family_comes_first() {
    let (mut schedule, mut given) = (Schedule::default(), Vec::new());
    for (number, (family, verdict, days)) in
        [("good", Verdict::Scam, 0), ("wrong", Verdict::Genuine, 0), ("fresh", Verdict::Scam, 29)]
            .into_iter()
            .enumerate()
    {
        let mut response =
            judged((1, number as u32), family, Mode::Practice, Truth::Scam, verdict, Confidence::High);
        (response.family, response.at) = (family.into(), NOW + days * DAY);
        schedule.add(&response);
        given.push(response);
    }
    let names =
        |all: Vec<(&str, &Card)>| all.into_iter().map(|(family, _)| family.to_owned()).collect::<Vec<_>>();
    assert_eq!(names(schedule.due(NOW + 30 * DAY)), ["wrong", "good"]);
    assert_eq!(names(schedule.coming(NOW + 30 * DAY)), ["fresh"]);
    assert_eq!(Schedule::of(&given), schedule);
}
