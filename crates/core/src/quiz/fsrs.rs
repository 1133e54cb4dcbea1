//! FSRS-6: the memory model that schedules reviews.
//!
//! Formulas and default parameters are those of the Free Spaced Repetition Scheduler, version 6, as computed
//! by the `fsrs` crate 6.6.2 and ts-fsrs 5.4 (py-fsrs 6.3.1 differs in one point: a same-day *hard* may lower
//! the stability there). They are written out here because that crate takes whole days only, computes in 32
//! bits, can panic, and adds more to the download (`docs/BENCHMARKS.md` has its weight). Tests compare the
//! two.
//!
//! There are no learning steps within a day. If a family is asked again less than a day later, the same-day
//! formula applies, which changes the memory only a little.

use super::Rating;

/// Default parameters w0 to w20, the same in all three implementations.
const PARAMETERS: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
    0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// State of a memory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// Stability: days after which the retrievability has fallen to 90 %, 0.001 to 36,500.
    pub stability: f64,
    /// Difficulty: how slowly stability grows with reviews, 1 (fast) to 10 (slow).
    pub difficulty: f64,
}

impl Memory {
    /// Returns the memory after a first review.
    #[must_use]
    pub fn first(rating: Rating) -> Self {
        let [again, hard, good, easy, ..] = PARAMETERS;
        let stability = match rating {
            Rating::Again => again,
            Rating::Hard => hard,
            Rating::Good => good,
            Rating::Easy => easy,
        };
        Self { stability, difficulty: first_difficulty(rating).clamp(1.0, 10.0) }
    }

    /// Returns the retrievability, the probability of remembering, this many days after the last review: 0 to
    /// 1.
    #[must_use]
    pub fn retrievability(self, days: f64) -> f64 {
        let (decay, factor) = curve();
        power(1.0 + factor * days.max(0.0) / self.stability, decay)
    }

    /// Returns the days until the retrievability falls to `retention` (above 0, up to 1): whole, and at least
    /// 1.
    #[must_use]
    pub fn interval(self, retention: f64) -> f64 {
        let (decay, factor) = curve();
        (self.stability / factor * (power(retention, 1.0 / decay) - 1.0)).round().max(1.0)
    }

    /// Returns the memory after a further review, this many days after the last one. Negative days count as
    /// 0.
    #[must_use]
    pub fn after(self, days: f64, rating: Rating) -> Self {
        let [.., w17, w18, w19, _] = PARAMETERS;
        let stability = if days < 1.0 {
            let growth = (w17 * (grade(rating) - 3.0 + w18)).exp() * power(self.stability, -w19);
            self.stability * if rating == Rating::Again { growth } else { growth.max(1.0) }
        } else if rating == Rating::Again {
            self.forgotten(days)
        } else {
            self.recalled(days, rating)
        };
        Self { stability: stability.clamp(0.001, 36_500.0), difficulty: self.next_difficulty(rating) }
    }

    fn recalled(self, days: f64, rating: Rating) -> f64 {
        let [_, _, _, _, _, _, _, _, w8, w9, w10, _, _, _, _, w15, w16, ..] = PARAMETERS;
        let bonus = match rating {
            Rating::Hard => w15,
            Rating::Easy => w16,
            Rating::Again | Rating::Good => 1.0,
        };
        let forgotten = 1.0 - self.retrievability(days);
        let growth = w8.exp()
            * (11.0 - self.difficulty)
            * power(self.stability, -w9)
            * ((forgotten * w10).exp() - 1.0)
            * bonus;
        self.stability * (growth + 1.0)
    }

    fn forgotten(self, days: f64) -> f64 {
        let [_, _, _, _, _, _, _, _, _, _, _, w11, w12, w13, w14, _, _, w17, w18, ..] = PARAMETERS;
        let left = w11
            * power(self.difficulty, -w12)
            * (power(self.stability + 1.0, w13) - 1.0)
            * ((1.0 - self.retrievability(days)) * w14).exp();
        left.min(self.stability / (w17 * w18).exp())
    }

    fn next_difficulty(self, rating: Rating) -> f64 {
        let [_, _, _, _, _, _, w6, w7, ..] = PARAMETERS;
        let change = -w6 * (grade(rating) - 3.0);
        let damped = self.difficulty + change * (10.0 - self.difficulty) / 9.0;
        (w7 * first_difficulty(Rating::Easy) + (1.0 - w7) * damped).clamp(1.0, 10.0)
    }
}

/// Returns exponent and factor of the forgetting curve, which passes 90 % at one stability.
fn curve() -> (f64, f64) {
    let [.., w20] = PARAMETERS;
    (-w20, power(0.9, -1.0 / w20) - 1.0)
}

/// Raises a positive number to a power. `powf` adds more code, for digits that do not matter here.
fn power(base: f64, exponent: f64) -> f64 {
    (exponent * base.ln()).exp()
}

fn first_difficulty(rating: Rating) -> f64 {
    let [_, _, _, _, w4, w5, ..] = PARAMETERS;
    w4 - (w5 * (grade(rating) - 1.0)).exp() + 1.0
}

fn grade(rating: Rating) -> f64 {
    match rating {
        Rating::Again => 1.0,
        Rating::Hard => 2.0,
        Rating::Good => 3.0,
        Rating::Easy => 4.0,
    }
}
