//! Profile: counts, intervals, d′ and criterion c, against published and independently computed figures.

use proptest::prelude::*;
use topup_guard_core::{
    pack::Truth,
    quiz::{
        Confidence, Counts, Fit, Mode, Profile, Response, Verdict, mark, stated,
        stats::{Share, detection, quantile},
    },
};

use super::packs::judged;

fn close(left: f64, right: f64, within: f64) {
    assert!((left - right).abs() <= within, "{left} is not within {within} of {right}");
}

#[test]
fn quantiles_agree_with_published_ones() {
    // The check values of AS 241 itself, and of the tables in Abramowitz & Stegun 26.
    close(quantile(0.25), -0.674_489_750_196_081_7, 1e-15);
    close(quantile(0.001), -3.090_232_306_167_813_5, 1e-14);
    close(quantile(1e-10), -6.361_340_902_404_056, 1e-13);
    close(quantile(0.975), 1.959_963_984_540_054, 1e-14);
    close(quantile(0.5), 0.0, 0.0);
    assert_eq!(quantile(0.0), quantile(1e-300));
}

#[test]
fn intervals_are_those_of_wilson() {
    // Newcombe 1998, Stat. Med. 17:857-872, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (part, whole, low, high) in
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
    {
        let range = Share { part, whole }.interval();
        close(range.low, low, 5e-5);
        close(range.high, high, 5e-5);
    }
    let nothing = Share::default().interval();
    assert_eq!((nothing.low, nothing.high), (0.0, 1.0));
    assert_eq!(Share { part: 7, whole: 7 }.interval().high, 1.0);
}

#[test]
fn detection_agrees_with_independent_figures() {
    // Computed with Python's statistics.NormalDist (inv_cdf, pdf) from the formulas in the documentation.
    let found = detection(Share { part: 15, whole: 20 }, Share { part: 5, whole: 20 }).unwrap();
    close(found.d_prime.value, 1.274_968_321_924_753_8, 1e-12);
    close(found.d_prime.error, 0.427_034_972_970_615_1, 1e-12);
    close(found.criterion.value, 0.0, 1e-12);
    close(found.criterion.error, 0.427_034_972_970_615_1 / 2.0, 1e-12);
    let found = detection(Share { part: 24, whole: 25 }, Share { part: 0, whole: 30 }).unwrap();
    close(found.d_prime.value, 3.715_643_086_189_061_3, 1e-12);
    close(found.d_prime.error, 0.699_002_529_696_901, 1e-12);
    close(found.criterion.value, 0.283_376_577_877_487_8, 1e-12);
    assert_eq!(detection(Share { part: 0, whole: 0 }, Share { part: 5, whole: 20 }), None);
}

/// Makes measuring responses with these verdicts, each on an item of its own.
fn measured(answers: &[(Truth, Verdict, Confidence)]) -> Vec<Response> {
    let one = |(number, (truth, verdict, confidence)): (usize, &(Truth, Verdict, Confidence))| {
        judged((1, number as u32), &format!("i{number}"), Mode::Measuring, *truth, *verdict, *confidence)
    };
    answers.iter().enumerate().map(one).collect()
}

#[test]
fn cannot_tell_is_counted_as_a_third_kind_of_verdict() {
    use Confidence::{High, Low, Medium};
    let profile = Profile::of(&measured(&[
        (Truth::Scam, Verdict::Scam, High),
        (Truth::Scam, Verdict::Scam, Low),
        (Truth::Scam, Verdict::Genuine, High),
        (Truth::Scam, Verdict::CannotTell, Medium),
        (Truth::Genuine, Verdict::Scam, Medium),
        (Truth::Genuine, Verdict::Genuine, Medium),
        (Truth::Genuine, Verdict::CannotTell, Low),
        (Truth::CannotTell, Verdict::Scam, High),
    ]));
    let counts = Counts {
        hits: 2,
        misses: 1,
        withheld_scam: 1,
        false_alarms: 1,
        correct_rejections: 1,
        withheld_genuine: 1,
    };
    assert_eq!(profile.counts(), &counts);
    assert_eq!(counts.hit_rate(), Share { part: 2, whole: 4 });
    assert_eq!(counts.false_alarm_rate(), Share { part: 1, whole: 3 });
    assert_eq!(counts.scams_withheld(), Share { part: 1, whole: 4 });
    assert_eq!(*profile.families().get("f0").unwrap(), counts);
    assert_eq!(*profile.groups().get("phone").unwrap(), counts);
    // Right and wrong at each level: 1 of 1 low, 1 of 2 medium, 1 of 2 high.
    let rights = profile.calibration().map(|level| (level.right.part, level.right.whole));
    assert_eq!(rights, [(1, 1), (1, 2), (1, 2)]);
    assert_eq!(profile.marks(), [3, 1, -6, -2, 2].iter().sum::<i64>());
}

#[test]
fn practice_and_repeated_items_never_count() {
    let (truth, verdict, confidence) = (Truth::Scam, Verdict::Scam, Confidence::High);
    let response = |number, item, mode| judged((1, number), item, mode, truth, verdict, confidence);
    let profile = Profile::of(&[
        response(0, "practised", Mode::Practice),
        response(1, "practised", Mode::Measuring),
        response(2, "measured", Mode::Measuring),
        response(3, "measured", Mode::Measuring),
    ]);
    assert_eq!(profile.counts().scams(), 1);
}

#[test]
fn nothing_is_graded_before_twenty_of_each() {
    let answers = |scams, genuine| {
        let mut all = vec![(Truth::Scam, Verdict::CannotTell, Confidence::Low); scams];
        all.extend(vec![(Truth::Genuine, Verdict::Genuine, Confidence::Low); genuine]);
        Profile::of(&measured(&all)).graded()
    };
    assert!(!answers(19, 40));
    assert!(!answers(40, 19));
    assert!(answers(20, 20));
}

#[test]
fn an_answer_without_confidence_counts_for_the_rates_alone() {
    let response = |confidence| judged((1, 0), "i", Mode::Measuring, Truth::Scam, Verdict::Scam, confidence);
    let profile = Profile::of(&[response(None)]);
    assert_eq!((profile.counts().hits, profile.marks()), (1, 0));
    assert!(profile.calibration().iter().all(|level| level.right.whole == 0));
    let sure = Profile::of(&[response(Some(Confidence::High))]);
    assert_eq!((sure.marks(), sure.calibration()[2].right.whole), (3, 1));
}

#[test]
fn calibration_distinguishes_over_and_underconfidence() {
    let level = |right: usize, wrong: usize, confidence: Confidence| {
        let mut all = vec![(Truth::Scam, Verdict::Scam, confidence); right];
        all.extend(vec![(Truth::Scam, Verdict::Genuine, confidence); wrong]);
        Profile::of(&measured(&all)).calibration()[confidence as usize].fit()
    };
    // Canfield, Fischhoff & Davis 2019 found 56 % right at the highest confidence.
    assert_eq!(level(56, 44, Confidence::High), Some(Fit::Overconfident));
    assert_eq!(level(5, 4, Confidence::High), Some(Fit::Fits));
    assert_eq!(level(95, 5, Confidence::Low), Some(Fit::Underconfident));
    assert_eq!(level(0, 0, Confidence::Medium), None);
}

#[test]
fn always_giving_one_verdict_gives_a_sensitivity_of_zero() {
    for (hits, false_alarms) in [(0, 0), (30, 30)] {
        let counts = Counts {
            hits,
            misses: 30 - hits,
            false_alarms,
            correct_rejections: 30 - false_alarms,
            ..Counts::default()
        };
        let found = counts.detection().unwrap();
        close(found.d_prime.value, 0.0, 1e-12);
        assert!(found.d_prime.error > 0.5 && found.d_prime.error.is_finite());
        assert_eq!(found.criterion.value < 0.0, hits == 30);
    }
}

#[test]
fn the_95_per_cent_intervals_cover_as_promised() {
    // Exact, over every outcome of 20 + 20 and 40 + 40 answers, on the grid of the simulation.
    let (mut sum, mut lowest, mut cells) = (0.0, f64::INFINITY, 0.0);
    for n in [20_u32, 40] {
        for d_prime in [0.5, 1.0, 1.5, 2.0, 2.5] {
            for criterion in [-0.5, -0.25, 0.0, 0.25, 0.5] {
                for covered in coverage(n, d_prime, criterion) {
                    sum += covered;
                    lowest = covered.min(lowest);
                    cells += 1.0;
                }
            }
        }
    }
    let mean = sum / cells;
    assert!((0.93..=0.97).contains(&mean), "mean {mean}");
    assert!(lowest >= 0.90, "minimum {lowest}");
}

#[test]
fn a_level_states_the_chances_at_which_it_pays_best() {
    let expected = |confidence, right: f64| {
        right * mark(true, confidence) as f64 + (1.0 - right) * mark(false, confidence) as f64
    };
    for pair in Confidence::ALL.windows(2) {
        let (high, low) = (stated(pair[0]).high, stated(pair[1]).low);
        close(high, low, 0.0);
        close(expected(pair[0], high), expected(pair[1], high), 1e-12);
    }
    let ends = (stated(Confidence::Low).low, stated(Confidence::High).high);
    assert_eq!(ends, (0.5, 1.0), "below one half nobody would keep their verdict");
}

proptest! {
    #[test]
    fn every_rate_is_a_count_over_all_scams_or_all_genuine_artefacts(counts in any::<[u8; 6]>()) {
        let counts = counts.map(u32::from);
        let [hits, misses, withheld_scam, false_alarms, correct_rejections, withheld_genuine] = counts;
        let counts =
            Counts { hits, misses, withheld_scam, false_alarms, correct_rejections, withheld_genuine };
        let scams = hits + misses + withheld_scam;
        let genuine = false_alarms + correct_rejections + withheld_genuine;
        prop_assert_eq!((counts.scams(), counts.genuine()), (scams, genuine));
        let share = |share: Share| (share.part, share.whole);
        prop_assert_eq!(
            [counts.hit_rate(), counts.miss_rate(), counts.scams_withheld()].map(share),
            [hits, misses, withheld_scam].map(|part| (part, scams))
        );
        prop_assert_eq!(
            [counts.false_alarm_rate(), counts.correct_rejection_rate(), counts.genuine_withheld()]
                .map(share),
            [false_alarms, correct_rejections, withheld_genuine].map(|part| (part, genuine))
        );
    }
}

/// Returns the coverage of the intervals of d′, c and the hit rate.
fn coverage(n: u32, d_prime: f64, criterion: f64) -> [f64; 3] {
    let hit = normal_cdf(d_prime / 2.0 - criterion);
    let (hits, false_alarms) = (binomial(n, hit), binomial(n, normal_cdf(-d_prime / 2.0 - criterion)));
    let mut covered = [0.0; 3];
    for (part, probability) in hits.iter().enumerate() {
        let caught = Share { part: part as u32, whole: n };
        let range = caught.interval();
        covered[2] += if range.low <= hit && hit <= range.high { *probability } else { 0.0 };
        for (part, other) in false_alarms.iter().enumerate() {
            let found = detection(caught, Share { part: part as u32, whole: n }).unwrap();
            for (place, (estimate, truth)) in
                [(found.d_prime, d_prime), (found.criterion, criterion)].into_iter().enumerate()
            {
                let range = estimate.interval();
                covered[place] +=
                    if range.low <= truth && truth <= range.high { probability * other } else { 0.0 };
            }
        }
    }
    covered
}

/// Returns the binomial distribution of `n` trials with probability `p`.
fn binomial(n: u32, p: f64) -> Vec<f64> {
    let mut all = vec![1.0];
    for _ in 0..n {
        let mut next = vec![0.0; all.len() + 1];
        for (part, probability) in all.iter().enumerate() {
            next[part] += probability * (1.0 - p);
            next[part + 1] += probability * p;
        }
        all = next;
    }
    all
}

/// Computes the standard normal distribution function by Simpson's rule from 0, independently of the code
/// under test.
fn normal_cdf(x: f64) -> f64 {
    let steps = 2_000;
    let width = x / f64::from(steps);
    let density = |step: i32| (-(f64::from(step) * width).powi(2) / 2.0).exp() / std::f64::consts::TAU.sqrt();
    let sum: f64 = (0..=steps)
        .map(|step| match step {
            0 => density(step),
            step if step == steps => density(step),
            step if step % 2 == 1 => 4.0 * density(step),
            _ => 2.0 * density(step),
        })
        .sum();
    0.5 + sum * width / 3.0
}
