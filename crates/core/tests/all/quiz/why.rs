//! Explanation of a review: how well a family is remembered, and why it is due.

use proptest::prelude::*;
use topup_guard_core::quiz::{Card, DAY, Rating, Reason, Recall};
use topup_guard_core::time::Millis;

/// 2026-11-30T00:53:20Z.
const NOW: Millis = Millis(1_796_000_000_000);

const RATINGS: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

#[test]
fn a_family_is_due_at_ninety_per_cent_retrievability() {
    let card = Card::new(NOW, Rating::Good);
    let days = card.interval() as i64;
    let before = card.why(NOW + days * DAY - 1);
    assert_eq!((before.reason, before.left), (Reason::NotYet, 1));
    let then = card.why(NOW + days * DAY);
    assert_eq!((then.reason, then.left, i64::from(then.ago)), (Reason::Faded, 0, days));
    assert!((85..=95).contains(&then.chance), "{then:?}");
}

#[test]
fn a_date_in_the_future_is_named_as_the_reason() {
    let card = Card::new(NOW + 400 * DAY, Rating::Good);
    assert_eq!(card.why(NOW).reason, Reason::Clock);
}

#[test]
fn who_was_right_for_long_is_asked_after_the_longest_time() {
    let card = (0..20).fold(Card::new(NOW, Rating::Good), |card, _| card.after(card.due(), Rating::Good));
    let why = card.why(card.due());
    assert_eq!((why.reason, why.ago), (Reason::Longest, 120));
    assert_eq!(card.recall(card.due() - 1), Recall::Firm);
}

#[test]
fn what_was_just_answered_wrong_is_fresh_and_fades_within_days() {
    let card = Card::new(NOW, Rating::Again);
    assert_eq!(card.recall(NOW), Recall::Fresh);
    assert_eq!(card.recall(NOW + 30 * DAY), Recall::Faint);
}

proptest! {
    #[test]
    fn the_reason_and_the_figures_never_contradict_each_other(
        ago in -1_000 * DAY..1_000 * DAY, rating in 0..4_usize,
        more in prop::collection::vec(0..4_usize, 0..6),
    ) {
        let card = more.iter().fold(Card::new(NOW - ago, RATINGS[rating]), |card, rating| {
            card.after(card.due(), RATINGS[*rating])
        });
        let why = card.why(NOW);
        prop_assert_eq!(card.is_due(NOW), why.reason != Reason::NotYet);
        prop_assert_eq!(card.is_due(NOW), matches!(card.recall(NOW), Recall::Due | Recall::Faint));
        prop_assert_eq!(why.left > 0, why.reason == Reason::NotYet);
        prop_assert!(f64::from(why.left) <= card.interval() + 1.0, "a day ahead is trusted, no more");
        prop_assert!(why.chance <= 100);
    }
}
