//! Interpretation of d′ and c.

use proptest::prelude::*;
use topup_guard_core::quiz::{
    Bias, Sensitivity,
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
        (0.15, Sensitivity::Chance),
        (0.99, Sensitivity::Low),
        (1.0, Sensitivity::Usual),
        (1.99, Sensitivity::Usual),
        (2.0, Sensitivity::High),
    ] {
        assert_eq!(found(d_prime, 0.0, 0.1).sensitivity(), telling, "{d_prime}");
    }
    for (criterion, leaning) in [
        (-0.5, Bias::Suspicious),
        (-0.49, Bias::SlightlySuspicious),
        (-0.09, Bias::Neutral),
        (0.09, Bias::Neutral),
        (0.49, Bias::SlightlyTrusting),
        (0.5, Bias::Trusting),
    ] {
        assert_eq!(found(1.0, criterion, 0.1).bias(), leaning, "{criterion}");
    }
}

#[test]
fn an_interval_that_contains_zero_is_no_finding() {
    assert_eq!(found(1.9, -0.9, 1.0).sensitivity(), Sensitivity::Chance);
    assert_eq!(found(1.9, -0.9, 1.0).bias(), Bias::Neutral);
}

#[test]
fn d_prime_and_criterion_fall_into_their_bands() {
    let of = |hits, alarms| {
        let share = |part| Share { part, whole: 20 };
        let found = detection(share(hits), share(alarms)).unwrap();
        (found.sensitivity(), found.bias())
    };
    assert_eq!(of(19, 1), (Sensitivity::High, Bias::Neutral));
    assert_eq!(of(20, 12), (Sensitivity::Usual, Bias::Suspicious), "refuses most of what is genuine");
    assert_eq!(of(8, 0), (Sensitivity::Usual, Bias::Trusting), "lets most scams pass");
    assert_eq!(of(10, 10), (Sensitivity::Chance, Bias::Neutral));
}

proptest! {
    #[test]
    fn who_says_scam_the_other_way_round_leans_the_other_way(hits in 0..=40_u32, alarms in 0..=40_u32) {
        let share = |part| Share { part, whole: 40 };
        let one = detection(share(hits), share(alarms)).unwrap();
        let other = detection(share(40 - alarms), share(40 - hits)).unwrap();
        let turned = match one.bias() {
            Bias::Suspicious => Bias::Trusting,
            Bias::SlightlySuspicious => Bias::SlightlyTrusting,
            Bias::Neutral => Bias::Neutral,
            Bias::SlightlyTrusting => Bias::SlightlySuspicious,
            Bias::Trusting => Bias::Suspicious,
        };
        prop_assert_eq!(other.bias(), turned);
        prop_assert_eq!(other.sensitivity(), one.sensitivity());
    }
}
