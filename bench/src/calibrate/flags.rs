//! Models that fail, or give themselves away.

use std::fmt;

use topup_guard_core::quiz::stats::{Range, Share, Z95};

use super::model::Fitted;
use super::rounds::Answers;

/// Share of right answers over which almost everybody is right.
const ALMOST_ALL: f64 = 0.9;
/// Share under which people are wrong more often than a coin.
const COIN: f64 = 0.5;
/// Discrimination that is called very low up to here (Baker 2001, *The Basics of Item Response Theory*, ch. 2).
const VERY_LOW: f64 = 0.35;
/// Fewest other answers of a round by which somebody's ability is judged.
const OTHERS: usize = 3;

/// What is wrong with a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flag {
    /// Almost everybody is right about it: something gives it away.
    GivesAway,
    /// People are wrong about it more often than right.
    Misleads,
    /// Those who are right about the others are no oftener right about it.
    TellsNothing,
    /// Those who are right about the others are more often wrong about it.
    Reversed,
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::GivesAway => "almost everybody is right: something gives it away",
            Self::Misleads => "wrong more often than right: its text misleads, or its truth is mistaken",
            Self::TellsNothing => "tells nobody apart: able people are no oftener right",
            Self::Reversed => "reversed: able people are more often wrong",
        })
    }
}

/// Says what is wrong with a model, where its whole 95 % interval says so.
pub(crate) fn flags(share: Share, fitted: Option<&Fitted>, correlation: Option<Range>) -> Vec<Flag> {
    let right = share.interval();
    let reversed = correlation.is_some_and(|interval| interval.high < 0.0);
    let low = fitted.is_some_and(|fitted| fitted.discrimination_interval().high < VERY_LOW);
    let unrelated = correlation.is_some_and(|interval| interval.high < UNRELATED);
    [
        (right.low > ALMOST_ALL, Flag::GivesAway),
        (right.high < COIN, Flag::Misleads),
        ((low || unrelated) && !reversed, Flag::TellsNothing),
        (reversed, Flag::Reversed),
    ]
    .into_iter()
    .filter_map(|(is, flag)| is.then_some(flag))
    .collect()
}

/// Correlation with the others up to which a model tells nobody apart: about that of a model of discrimination
/// [`VERY_LOW`] among twenty ordinary ones. The prior on discrimination hides what is near zero; this does not.
const UNRELATED: f64 = 0.1;

/// Returns, for each model, the 95 % interval of the correlation between being right about it and the share of
/// right answers about the others in the round (Fisher 1921); none where it cannot be computed.
pub(crate) fn correlations(answers: &Answers) -> Vec<Option<Range>> {
    let mut pairs: Vec<Vec<(f64, f64)>> = vec![Vec::new(); answers.models.len()];
    for round in answers.rounds.iter().filter(|round| round.len() > OTHERS) {
        let right = round.iter().filter(|(_, right)| *right).count();
        for (model, is_right) in round {
            let others = (right - usize::from(*is_right)) as f64 / (round.len() - 1) as f64;
            pairs[*model].push((f64::from(u8::from(*is_right)), others));
        }
    }
    pairs.iter().map(|pairs| interval(pairs)).collect()
}

fn interval(pairs: &[(f64, f64)]) -> Option<Range> {
    let n = pairs.len() as f64;
    if n < 4.0 {
        return None;
    }
    let [mut x, mut y, mut xx, mut yy, mut xy] = [0.0; 5];
    for (one, other) in pairs {
        x += one;
        y += other;
        xx += one * one;
        yy += other * other;
        xy += one * other;
    }
    let spread = (xx - x * x / n) * (yy - y * y / n);
    if spread <= 1e-12 {
        return None;
    }
    let correlation = ((xy - x * y / n) / spread.sqrt()).clamp(-0.999, 0.999);
    let half = Z95 / (n - 3.0).sqrt();
    Some(Range { low: (correlation.atanh() - half).tanh(), high: (correlation.atanh() + half).tanh() })
}

#[cfg(test)]
mod tests {
    use super::interval;

    #[test]
    fn the_interval_of_a_correlation_is_fishers() {
        // r = 0.5 of 28 pairs: 0.155 to 0.737, as in tables.
        let half = 3.0_f64.sqrt() / 2.0;
        let around = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
        let pairs: Vec<_> = around.iter().cycle().take(28).map(|(u, v)| (*u, 0.5 * u + half * v)).collect();
        let found = interval(&pairs).expect("both vary");
        assert!((found.low - 0.156).abs() < 2e-3 && (found.high - 0.736).abs() < 2e-3, "{found:?}");
        assert_eq!(interval(&[(1.0, 0.3); 9]), None, "everybody was right");
        assert_eq!(interval(&pairs[..3]), None);
    }
}
