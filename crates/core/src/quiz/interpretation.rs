//! Interpretation of d′ and c: bands that each have a plain sentence.

use super::stats::Detection;

/// d′ from which sensitivity is as usual for people who were taught.
const USUAL: f64 = 1.0;

/// d′ from which sensitivity is high: with c = 0, about five in six of each kind are judged rightly.
const GOOD: f64 = 2.0;

/// Distance of c from 0 from which a bias is clear. At the usual d′ of 1, c = −½ means that half of all
/// genuine artefacts are called scams, Φ(−d′/2 − c) = ½, and c = +½ that half of all scams are not, Φ(d′/2 −
/// c) = ½.
const CLEAR: f64 = 0.5;

/// Sensitivity: how well the person tells scams from genuine artefacts, by d′.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitivity {
    /// The 95 % interval of d′ contains 0 or less: it may be chance.
    Chance,
    /// Better than chance, d′ below 1.
    Low,
    /// d′ from 1 to below 2.
    Usual,
    /// d′ of 2 or more.
    High,
}

/// Response bias: which verdict the person tends to when uncertain, by the criterion c.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bias {
    /// Clearly too ready to say “scam”: c is −½ or less, and its 95 % interval below 0.
    Suspicious,
    /// A little too ready to say “scam”: the 95 % interval of c is below 0.
    SlightlySuspicious,
    /// No bias beyond chance: the 95 % interval of c contains 0.
    Neutral,
    /// A little too slow to say “scam”: the 95 % interval of c is above 0.
    SlightlyTrusting,
    /// Clearly too slow to say “scam”: c is ½ or more, and its 95 % interval above 0.
    Trusting,
}

impl Detection {
    /// Returns the band of d′.
    #[must_use]
    pub fn sensitivity(&self) -> Sensitivity {
        match self.d_prime.value {
            _ if self.d_prime.interval().low <= 0.0 => Sensitivity::Chance,
            value if value < USUAL => Sensitivity::Low,
            value if value < GOOD => Sensitivity::Usual,
            _ => Sensitivity::High,
        }
    }

    /// Returns the band of the criterion c.
    #[must_use]
    pub fn bias(&self) -> Bias {
        let (range, value) = (self.criterion.interval(), self.criterion.value);
        match (range.high < 0.0, range.low > 0.0) {
            (true, _) if value <= -CLEAR => Bias::Suspicious,
            (true, _) => Bias::SlightlySuspicious,
            (_, true) if value >= CLEAR => Bias::Trusting,
            (_, true) => Bias::SlightlyTrusting,
            _ => Bias::Neutral,
        }
    }
}
