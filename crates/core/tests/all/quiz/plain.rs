//! What d′ and c say in words.

use proptest::prelude::*;
use topup_guard_core::quiz::{
    Leaning, Telling,
    stats::{Detection, Estimate, Share, detection},
};

fn found(d_prime: f64, criterion: f64, error: f64) -> Detection {
    Detection {
        d_prime: Estimate { value: d_prime, error },
        criterion: Estimate { value: criterion, error: error / 2.0 },
    }
}

#[test]
fn words_change_at_the_thresholds() {
    for (d_prime, telling) in [
        (0.15, Telling::Unclear),
        (0.99, Telling::Somewhat),
        (1.0, Telling::Usual),
        (1.99, Telling::Usual),
        (2.0, Telling::Well),
    ] {
        assert_eq!(found(d_prime, 0.0, 0.1).telling(), telling, "{d_prime}");
    }
    for (criterion, leaning) in [
        (-0.5, Leaning::Suspicious),
        (-0.49, Leaning::BitSuspicious),
        (-0.09, Leaning::Neither),
        (0.09, Leaning::Neither),
        (0.49, Leaning::BitTrusting),
        (0.5, Leaning::Trusting),
    ] {
        assert_eq!(found(1.0, criterion, 0.1).leaning(), leaning, "{criterion}");
    }
}

#[test]
fn a_wide_range_says_nothing_definite() {
    assert_eq!(found(1.9, -0.9, 1.0).telling(), Telling::Unclear);
    assert_eq!(found(1.9, -0.9, 1.0).leaning(), Leaning::Neither);
}

#[test]
fn people_are_told_what_they_do() {
    let of = |hits, alarms| {
        let share = |part| Share { part, whole: 20 };
        let found = detection(share(hits), share(alarms)).unwrap();
        (found.telling(), found.leaning())
    };
    assert_eq!(of(19, 1), (Telling::Well, Leaning::Neither));
    assert_eq!(of(20, 12), (Telling::Usual, Leaning::Suspicious), "refuses most of what is genuine");
    assert_eq!(of(8, 0), (Telling::Usual, Leaning::Trusting), "lets most scams pass");
    assert_eq!(of(10, 10), (Telling::Unclear, Leaning::Neither));
}

proptest! {
    #[test]
    fn who_says_scam_the_other_way_round_leans_the_other_way(hits in 0..=40_u32, alarms in 0..=40_u32) {
        let share = |part| Share { part, whole: 40 };
        let one = detection(share(hits), share(alarms)).unwrap();
        let other = detection(share(40 - alarms), share(40 - hits)).unwrap();
        let turned = match one.leaning() {
            Leaning::Suspicious => Leaning::Trusting,
            Leaning::BitSuspicious => Leaning::BitTrusting,
            Leaning::Neither => Leaning::Neither,
            Leaning::BitTrusting => Leaning::BitSuspicious,
            Leaning::Trusting => Leaning::Suspicious,
        };
        prop_assert_eq!(other.leaning(), turned);
        prop_assert_eq!(other.telling(), one.telling());
    }
}
