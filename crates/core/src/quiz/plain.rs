//! What d′ and c say, as one of a few plain sentences.

use super::stats::Detection;

/// From this d′ on scams and genuine artefacts are told apart as usual for people who were taught; see [`Detection`].
const USUAL: f64 = 1.0;

/// From this d′ on they are told apart well: of each kind about five in six, where c is 0.
const GOOD: f64 = 2.0;

/// From this distance of c from 0 on a leaning is clear. At the usual d′ of 1, c = −½ means that half of all genuine
/// artefacts are refused, and c = +½ that half of all scams pass: Φ(−d′/2 − c) and Φ(d′/2 − c) are then ½.
const CLEAR: f64 = 0.5;

/// How well scams and genuine artefacts are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// The range of d′ reaches down to 0: it may be chance.
    Unclear,
    /// Better than chance, d′ below 1.
    Somewhat,
    /// d′ from 1 to below 2.
    Usual,
    /// d′ from 2.
    Well,
}

/// Which way a person leans when they are not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaning {
    /// “Scam” is clearly said too readily: c is −½ or less, and its range below 0.
    Suspicious,
    /// It is said a little too readily: the range of c is below 0.
    BitSuspicious,
    /// The range of c holds 0.
    Neither,
    /// “Scam” is said a little too rarely: the range of c is above 0.
    BitTrusting,
    /// It is clearly said too rarely: c is ½ or more, and its range above 0.
    Trusting,
}

impl Detection {
    /// d′ in plain words.
    #[must_use]
    pub fn telling(&self) -> Telling {
        match self.d_prime.value {
            _ if self.d_prime.interval().low <= 0.0 => Telling::Unclear,
            value if value < USUAL => Telling::Somewhat,
            value if value < GOOD => Telling::Usual,
            _ => Telling::Well,
        }
    }

    /// c in plain words.
    #[must_use]
    pub fn leaning(&self) -> Leaning {
        let (range, value) = (self.criterion.interval(), self.criterion.value);
        match (range.high < 0.0, range.low > 0.0) {
            (true, _) if value <= -CLEAR => Leaning::Suspicious,
            (true, _) => Leaning::BitSuspicious,
            (_, true) if value >= CLEAR => Leaning::Trusting,
            (_, true) => Leaning::BitTrusting,
            _ => Leaning::Neither,
        }
    }
}
