//! Running estimate of how likely the person is to judge an item rightly. It only steers practice.

use super::entry::Entry;
use crate::pack::Truth;

/// Log-odds that an average person judges a scam rightly, by difficulty from 0 (easiest) to 4 (hardest).
///
/// They are the 90th, 50th and 10th percentiles of item facility in the public data of Singh et al. 2019
/// (0.97, 0.85, 0.60), and the values midway between them.
const SCAM: [f64; 5] = [3.5, 2.6, 1.7, 1.1, 0.4];

/// Log-odds that an average person judges a genuine artefact rightly, from the same data (0.91, 0.77, 0.50).
const GENUINE: [f64; 5] = [2.3, 1.8, 1.2, 0.6, 0.0];

/// Variance by which a skill may drift from one answer to the next, in squared log-odds. Over a hundred
/// answers its standard deviation is one logit.
const DRIFT: f64 = 0.01;

/// Estimate of one skill: its difference from the average person's in logits, with a variance.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Skill {
    mean: f64,
    variance: f64,
}

impl Skill {
    /// Updates the estimate by one answer: a step of the posterior-mode filter for a logistic model (Fahrmeir
    /// 1992, J. Am. Stat. Assoc. 87:501-509).
    fn update(&mut self, log_odds: f64, right: bool) {
        let expected = logistic(log_odds + self.mean);
        self.variance = 1.0 / (1.0 / self.variance + expected * (1.0 - expected));
        self.mean += self.variance * (f64::from(u8::from(right)) - expected);
        self.variance += DRIFT;
    }
}

/// Estimates of two skills, catching scams and recognising genuine artefacts. They differ: somebody who
/// suspects everything has only the first.
///
/// Model: the probability of a right verdict is logistic in the item's log-odds plus the skill, as in item
/// response theory with one parameter per item (Rasch).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ability {
    scam: Skill,
    genuine: Skill,
}

impl Default for Ability {
    fn default() -> Self {
        let average = Skill { mean: 0.0, variance: 1.0 };
        Self { scam: average, genuine: average }
    }
}

impl Ability {
    /// Updates the estimate by one verdict. “Can't tell” on a scam or a genuine artefact is not right.
    pub(super) fn add(&mut self, entry: &Entry, right: bool) {
        match entry.truth {
            Truth::Scam => self.scam.update(log_odds(entry), right),
            Truth::Genuine => self.genuine.update(log_odds(entry), right),
            Truth::CannotTell => {}
        }
    }

    /// Returns the probability, 0 to 1, that the person would judge this item rightly.
    pub(super) fn chance(&self, entry: &Entry) -> f64 {
        let skill = if entry.truth == Truth::Scam { self.scam } else { self.genuine };
        logistic(log_odds(entry) + skill.mean)
    }
}

/// Returns the difficulty, from 0 (easiest) to 4 (hardest), whose log-odds are nearest to those with which an
/// average person was found to judge an item of this truth rightly; of two as near, the easier.
#[must_use]
pub fn nearest_rating(truth: Truth, log_odds: f64) -> u8 {
    let table = if truth == Truth::Scam { SCAM } else { GENUINE };
    let apart =
        |place: &u8| table.get(usize::from(*place)).map_or(f64::INFINITY, |known| (known - log_odds).abs());
    (0..5).min_by(|one, other| apart(one).total_cmp(&apart(other))).unwrap_or_default()
}

/// Returns an average person's log-odds of judging this item rightly.
fn log_odds(entry: &Entry) -> f64 {
    let table = if entry.truth == Truth::Scam { SCAM } else { GENUINE };
    table.get(usize::from(entry.difficulty)).copied().unwrap_or_default()
}

fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Returns the logarithm of the posterior density of a skill after one answer, up to a constant.
    fn posterior(skill: Skill, log_odds: f64, right: bool, at: f64) -> f64 {
        let sign = if right { -1.0 } else { 1.0 };
        -(at - skill.mean).powi(2) / (2.0 * skill.variance) - (sign * (log_odds + at)).exp().ln_1p()
    }

    proptest! {
        /// Checks the filter against one step of Newton's method from the prior's mode to the posterior's;
        /// here with derivatives taken from differences.
        #[test]
        fn an_answer_moves_a_skill_by_one_newton_step(
            (mean, variance) in (-3.0..3.0_f64, 0.05..2.0_f64),
            log_odds in -1.0..4.0_f64,
            right: bool,
        ) {
            let skill = Skill { mean, variance };
            let height = |by: f64| posterior(skill, log_odds, right, mean + by);
            let step = 1e-3;
            let slope = (height(step) - height(-step)) / (2.0 * step);
            let bend = (height(step) - 2.0 * height(0.0) + height(-step)) / (step * step);
            let mut moved = skill;
            moved.update(log_odds, right);
            prop_assert!((moved.mean - (mean - slope / bend)).abs() < 1e-4, "{moved:?}");
            prop_assert!((moved.variance - (DRIFT - 1.0 / bend)).abs() < 1e-4, "{moved:?}");
        }
    }
}
