//! Change from one measurement to another, with 95 % intervals.

use super::{
    Confidence, Profile, stated,
    stats::{Estimate, Range, Share},
};

/// Difference of a figure between two measurements.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Later figure less the earlier one.
    pub value: f64,
    /// Its 95 % interval.
    pub range: Range,
}

impl Difference {
    /// Returns whether it is more than chance explains: its 95 % interval leaves out 0.
    #[must_use]
    pub fn is_beyond_chance(self) -> bool {
        self.range.low > 0.0 || self.range.high < 0.0
    }

    /// Computes the difference of two shares, with the interval of Newcombe (1998), Stat. Med. 17:873-890,
    /// method 10: it is made of the score intervals of both ([`Share::interval`]), so that it holds for few
    /// answers and near 0 and 1 too. Returns none if either total is 0.
    ///
    /// ```
    /// use topup_guard_core::quiz::{Difference, stats::Share};
    /// // Newcombe's example a: 56/70 less 48/80.
    /// let [earlier, later] = [Share { part: 48, whole: 80 }, Share { part: 56, whole: 70 }];
    /// let range = Difference::of_shares(earlier, later).expect("two shares").range;
    /// assert!((range.low - 0.0524).abs() < 1e-4 && (range.high - 0.3339).abs() < 1e-4);
    /// ```
    #[must_use]
    pub fn of_shares(earlier: Share, later: Share) -> Option<Self> {
        let ((from, of), (to, at)) =
            ((earlier.value()?, earlier.interval()), (later.value()?, later.interval()));
        let value = to - from;
        let low = value - (to - at.low).hypot(of.high - from);
        let high = value + (at.high - to).hypot(from - of.low);
        Some(Self { value, range: Range { low, high } })
    }

    /// Computes the difference of two estimates that do not depend on each other: their variances add up.
    #[must_use]
    pub fn of_estimates(earlier: Estimate, later: Estimate) -> Self {
        let difference =
            Estimate { value: later.value - earlier.value, error: earlier.error.hypot(later.error) };
        Self { value: difference.value, range: difference.interval() }
    }
}

/// Change of each figure of a profile. A figure is none where one of the two measurements says nothing of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Hit rate: scams called scams.
    pub caught: Option<Difference>,
    /// False alarm rate: genuine artefacts called scams.
    pub refused: Option<Difference>,
    /// d′.
    pub d_prime: Option<Difference>,
    /// Criterion c.
    pub criterion: Option<Difference>,
    /// Overconfidence, see [`Profile::overconfidence`].
    pub overconfidence: Option<Difference>,
}

impl Change {
    /// Computes the change between two profiles, of which no answer is in both.
    #[must_use]
    pub fn between(earlier: &Profile, later: &Profile) -> Self {
        let [from, to] = [earlier, later].map(Profile::counts);
        let found = from.detection().zip(to.detection());
        let confident = earlier.overconfidence().zip(later.overconfidence());
        Self {
            caught: Difference::of_shares(from.hit_rate(), to.hit_rate()),
            refused: Difference::of_shares(from.false_alarm_rate(), to.false_alarm_rate()),
            d_prime: found.map(|(from, to)| Difference::of_estimates(from.d_prime, to.d_prime)),
            criterion: found.map(|(from, to)| Difference::of_estimates(from.criterion, to.criterion)),
            overconfidence: confident.map(|(from, to)| {
                let value = to.value - from.value;
                // The intervals are those of the estimates moved towards the middle.
                let moved = Difference::of_estimates(from.moved, to.moved);
                Difference { value, range: moved.range }
            }),
        }
    }
}

/// How much more confident somebody is than right: −1 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overconfidence {
    /// Mean of the probability stated less the share of right verdicts.
    pub value: f64,
    /// The same with one right and one wrong verdict added, whose standard error is fit for intervals.
    pub moved: Estimate,
}

impl Profile {
    /// Estimates how much more confident the person is than right, over all verdicts with a confidence.
    /// Returns none without one.
    ///
    /// Each verdict counts as the middle of the range that its level of confidence states, less 1 if it is
    /// right. One right and one wrong verdict of mean confidence are added for the interval, after Agresti &
    /// Caffo (2000), Am. Stat. 54:280-288: without them it would have no width when everything is right.
    #[must_use]
    pub fn overconfidence(&self) -> Option<Overconfidence> {
        let (mut count, mut sum, mut squares, mut confidence) = (0.0, 0.0, 0.0, 0.0);
        for level in self.calibration() {
            let middle = middle(level.confidence);
            let (right, all) = (f64::from(level.right.part), f64::from(level.right.whole));
            let (over, under) = (middle * (all - right), (middle - 1.0) * right);
            count += all;
            sum += over + under;
            squares += middle * over + (middle - 1.0) * under;
            confidence += middle * all;
        }
        (count > 0.0).then(|| {
            let mean = confidence / count;
            let (moved_count, moved_sum) = (count + 2.0, sum + 2.0 * mean - 1.0);
            let moved_squares = squares + mean * mean + (1.0 - mean) * (1.0 - mean);
            let value = moved_sum / moved_count;
            let variance = (moved_squares / moved_count - value * value).max(0.0);
            let moved = Estimate { value, error: (variance / (moved_count - 1.0)).sqrt() };
            Overconfidence { value: sum / count, moved }
        })
    }
}

/// Returns the middle of what a level of confidence states.
fn middle(confidence: Confidence) -> f64 {
    let Range { low, high } = stated(confidence);
    f64::midpoint(low, high)
}
