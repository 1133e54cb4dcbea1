//! Two-parameter logistic model (2PL), fitted by marginal maximum likelihood.
//!
//! Somebody of ability θ is right about an item with probability 1 / (1 + exp(−a(θ − b))): b is its difficulty,
//! a its discrimination. Abilities are standard normal, and are integrated out by EM over a grid (Bock & Aitkin
//! 1981, Psychometrika 46:443-459) with priors on b and ln a (Mislevy 1986, Psychometrika 51:177-195). Standard
//! errors are those of the observed information (Louis 1982, J. R. Stat. Soc. B 44:226-233).

use std::error::Error;
use std::fmt;

use topup_guard_core::quiz::stats::{Estimate, Range};

use super::matrix::inverse;

/// Whether each item that somebody answered, by its number, was judged rightly. What was not asked is missing.
pub(crate) type Round = Vec<(usize, bool)>;

/// Standard deviations of the priors: of b about 0, and of ln a about 0; none for no prior.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Priors {
    pub(crate) difficulty: Option<f64>,
    pub(crate) discrimination: Option<f64>,
}

/// The usual ones, which BILOG-MG has when nothing is said.
pub(crate) const PRIORS: Priors = Priors { difficulty: Some(2.0), discrimination: Some(0.5) };

/// Number of abilities of the grid, and the highest; the lowest is its opposite.
const NODES: usize = 49;
const HIGHEST: f64 = 6.0;
/// The fit is over when no parameter changes by more, and is given up after so many turns.
const CLOSE: f64 = 1e-5;
const TURNS: usize = 5_000;
/// Bounds of b and ln a, which only keep what has no maximum from overflowing.
const BOUNDS: [f64; 2] = [20.0, 4.0];

/// Difficulty and discrimination of an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fitted {
    /// b, in standard deviations of ability above the average person.
    pub(crate) difficulty: Estimate,
    /// ln a.
    pub(crate) log_discrimination: Estimate,
}

impl Fitted {
    /// Returns a, which is positive.
    pub(crate) fn discrimination(&self) -> f64 {
        self.log_discrimination.value.exp()
    }

    /// Returns the 95 % interval of a.
    pub(crate) fn discrimination_interval(&self) -> Range {
        let Range { low, high } = self.log_discrimination.interval();
        Range { low: low.exp(), high: high.exp() }
    }
}

/// Reason why answers give no estimates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FitError {
    /// The fit does not settle.
    Unsettled,
    /// The likelihood has no maximum, as without priors where everybody is right.
    NoMaximum,
}

impl fmt::Display for FitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unsettled => "the estimates do not settle",
            Self::NoMaximum => "the answers do not determine every model",
        })
    }
}

impl Error for FitError {}

/// Fits the model to what was answered about so many items.
pub(crate) fn fit(items: usize, rounds: &[Round], priors: Priors) -> Result<Vec<Fitted>, FitError> {
    let grid = Grid::new();
    let mut curves = start(items, rounds);
    settle(&grid, &mut curves, rounds, priors)?;
    if curves.iter().any(|curve| curve.b.abs() >= BOUNDS[0] || curve.log_a.abs() >= BOUNDS[1]) {
        return Err(FitError::NoMaximum);
    }
    let information = grid.information(&curves, rounds, priors);
    let covariance = inverse(information, 2 * items).ok_or(FitError::NoMaximum)?;
    let error = |place: usize| covariance[place * 2 * items + place].sqrt();
    let fitted = |(item, curve): (usize, &Curve)| Fitted {
        difficulty: Estimate { value: curve.b, error: error(2 * item + 1) },
        log_discrimination: Estimate { value: curve.log_a, error: error(2 * item) },
    };
    Ok(curves.iter().enumerate().map(fitted).collect())
}

/// Goes on by EM until nothing changes any more.
fn settle(grid: &Grid, curves: &mut [Curve], rounds: &[Round], priors: Priors) -> Result<(), FitError> {
    for _ in 0..TURNS {
        let expected = grid.expect(curves, rounds);
        let mut most: f64 = 0.0;
        for (curve, expected) in curves.iter_mut().zip(&expected) {
            let before = *curve;
            curve.climb(grid, expected, priors);
            most = most.max((curve.b - before.b).abs()).max((curve.log_a - before.log_a).abs());
        }
        if most < CLOSE {
            return Ok(());
        }
    }
    Err(FitError::Unsettled)
}

/// Returns where the fit begins: a = 1, and b by the share of right answers.
fn start(items: usize, rounds: &[Round]) -> Vec<Curve> {
    let mut counts = vec![(0.5, 0.5); items];
    for (item, right) in rounds.iter().flatten() {
        let (rightly, wrongly) = &mut counts[*item];
        *if *right { rightly } else { wrongly } += 1.0;
    }
    let curve = |(rightly, wrongly): (f64, f64)| Curve { log_a: 0.0, b: 1.2 * (wrongly / rightly).ln() };
    counts.into_iter().map(curve).collect()
}

/// Curve of an item: how likely somebody is right about it, by ability.
#[derive(Debug, Clone, Copy)]
struct Curve {
    log_a: f64,
    b: f64,
}

impl Curve {
    fn a(self) -> f64 {
        self.log_a.exp()
    }

    fn chance(self, ability: f64) -> f64 {
        1.0 / (1.0 + (-self.a() * (ability - self.b)).exp())
    }

    /// Moves towards the maximum for expected counts, by Fisher scoring in ln a and b, and never away from it.
    fn climb(&mut self, grid: &Grid, expected: &[[f64; 2]], priors: Priors) {
        let [weight_a, weight_b] = [priors.discrimination, priors.difficulty].map(precision);
        let a = self.a();
        let mut slope = [-self.log_a * weight_a, -self.b * weight_b];
        let mut curved = [weight_a, 0.0, weight_b];
        for (ability, [all, right]) in grid.abilities.iter().zip(expected) {
            let (chance, z) = (self.chance(*ability), a * (ability - self.b));
            let (rest, weight) = (right - all * chance, all * chance * (1.0 - chance));
            slope[0] += rest * z;
            slope[1] -= rest * a;
            curved[0] += weight * z * z;
            curved[1] -= weight * z * a;
            curved[2] += weight * a * a;
        }
        let [aa, ab, bb] = curved;
        let determinant = aa * bb - ab * ab;
        if determinant <= f64::EPSILON {
            return;
        }
        let step_a = (bb * slope[0] - ab * slope[1]) / determinant;
        let step_b = (aa * slope[1] - ab * slope[0]) / determinant;
        // Both are shortened alike, else they would lead elsewhere.
        let longest = (step_a.abs() / 0.5).max(step_b.abs()).max(1.0);
        let (step_a, step_b) = (step_a / longest, step_b / longest);
        // Far from the maximum the curve may bend otherwise than its expectation, and a whole step lead over it.
        let height = self.height(grid, expected, priors);
        for halved in 0..12 {
            let part = f64::from(halved).exp2().recip();
            let next = Self {
                log_a: (self.log_a + part * step_a).clamp(-BOUNDS[1], BOUNDS[1]),
                b: (self.b + part * step_b).clamp(-BOUNDS[0], BOUNDS[0]),
            };
            if next.height(grid, expected, priors) >= height {
                *self = next;
                return;
            }
        }
    }

    /// Returns the logarithm of the likelihood of expected counts, and of the priors.
    fn height(self, grid: &Grid, expected: &[[f64; 2]], priors: Priors) -> f64 {
        let counts = grid.abilities.iter().zip(expected).map(|(ability, [all, right])| {
            let z = self.a() * (ability - self.b);
            right * z - all * soft(z)
        });
        let [weight_a, weight_b] = [priors.discrimination, priors.difficulty].map(precision);
        counts.sum::<f64>() - (weight_a * self.log_a.powi(2) + weight_b * self.b.powi(2)) / 2.0
    }
}

/// Returns ln(1 + eˣ), without overflow.
fn soft(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

/// Returns the precision of a prior; 0 for none.
fn precision(deviation: Option<f64>) -> f64 {
    deviation.map_or(0.0, |deviation| (deviation * deviation).recip())
}

/// Abilities over which people are spread, with the logarithm of the share at each.
struct Grid {
    abilities: Vec<f64>,
    log_shares: Vec<f64>,
}

impl Grid {
    fn new() -> Self {
        let step = 2.0 * HIGHEST / (NODES - 1) as f64;
        let abilities: Vec<f64> = (0..NODES).map(|node| node as f64 * step - HIGHEST).collect();
        let all: f64 = abilities.iter().map(|ability| (-ability * ability / 2.0).exp()).sum();
        let log_shares = abilities.iter().map(|ability| -ability * ability / 2.0 - all.ln()).collect();
        Self { abilities, log_shares }
    }

    /// Returns, for each item, the logarithms of the chances to be wrong and right, by ability.
    fn logs(&self, curves: &[Curve]) -> Vec<[Vec<f64>; 2]> {
        let of = |curve: &Curve| {
            let exponents = || self.abilities.iter().map(|ability| curve.a() * (ability - curve.b));
            [exponents().map(|z| -soft(z)).collect(), exponents().map(|z| -soft(-z)).collect()]
        };
        curves.iter().map(of).collect()
    }

    /// Returns how likely each ability is for somebody who answered so.
    fn posterior(&self, logs: &[[Vec<f64>; 2]], round: &Round) -> Vec<f64> {
        let mut log = self.log_shares.clone();
        for (item, right) in round {
            for (sum, term) in log.iter_mut().zip(&logs[*item][usize::from(*right)]) {
                *sum += term;
            }
        }
        let most = log.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut all = 0.0;
        for value in &mut log {
            *value = (*value - most).exp();
            all += *value;
        }
        log.iter_mut().for_each(|value| *value /= all);
        log
    }

    /// Returns, for each item and ability, how many answers are expected, and how many right ones.
    fn expect(&self, curves: &[Curve], rounds: &[Round]) -> Vec<Vec<[f64; 2]>> {
        let logs = self.logs(curves);
        let mut expected = vec![vec![[0.0; 2]; NODES]; curves.len()];
        for round in rounds {
            let posterior = self.posterior(&logs, round);
            for (item, right) in round {
                let right = f64::from(u8::from(*right));
                for (counts, share) in expected[*item].iter_mut().zip(&posterior) {
                    counts[0] += share;
                    counts[1] += share * right;
                }
            }
        }
        expected
    }

    /// Returns the observed information about ln a and b of each item, row by row: that of the answers were
    /// abilities known, less the spread of its scores over the abilities that are possible.
    fn information(&self, curves: &[Curve], rounds: &[Round], priors: Priors) -> Vec<f64> {
        let size = 2 * curves.len();
        let mut information = vec![0.0; size * size];
        for item in 0..curves.len() {
            information[2 * item * (size + 1)] += precision(priors.discrimination);
            information[(2 * item + 1) * (size + 1)] += precision(priors.difficulty);
        }
        let logs = self.logs(curves);
        for round in rounds {
            let posterior = self.posterior(&logs, round);
            let mut scores = vec![[0.0; NODES]; 2 * round.len()];
            for (place, (item, right)) in round.iter().enumerate() {
                let curve = curves[*item];
                let a = curve.a();
                let mut known = [0.0; 3];
                for (node, (ability, share)) in self.abilities.iter().zip(&posterior).enumerate() {
                    let (chance, z) = (curve.chance(*ability), a * (ability - curve.b));
                    let rest = f64::from(u8::from(*right)) - chance;
                    let weight = chance * (1.0 - chance);
                    scores[2 * place][node] = rest * z;
                    scores[2 * place + 1][node] = -rest * a;
                    known[0] += share * (weight * z * z - rest * z);
                    known[1] += share * (rest - weight * z) * a;
                    known[2] += share * weight * a * a;
                }
                let first = 2 * item;
                information[first * size + first] += known[0];
                information[first * size + first + 1] += known[1];
                information[(first + 1) * size + first] += known[1];
                information[(first + 1) * size + first + 1] += known[2];
            }
            let mean = |score: &[f64; NODES]| score.iter().zip(&posterior).map(|(s, p)| s * p).sum::<f64>();
            for score in &mut scores {
                let mean = mean(score);
                score.iter_mut().for_each(|value| *value -= mean);
            }
            let index = |place: usize| 2 * round[place / 2].0 + place % 2;
            for one in 0..scores.len() {
                for other in 0..scores.len() {
                    let pairs = scores[one].iter().zip(&scores[other]).zip(&posterior);
                    let spread: f64 = pairs.map(|((one, other), share)| one * other * share).sum();
                    information[index(one) * size + index(other)] -= spread;
                }
            }
        }
        information
    }
}
