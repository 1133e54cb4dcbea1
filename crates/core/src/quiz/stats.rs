//! Statistics behind the profile: shares with intervals, d′ and criterion c with standard errors.

use std::f64::consts::PI;

/// Half-width of a 95 % interval in standard errors.
pub const Z95: f64 = 1.959_963_984_540_054;

/// Closed interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// Share: a number out of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// The number.
    pub part: u32,
    /// The total, at least `part`.
    pub whole: u32,
}

impl Share {
    /// Returns the share, 0 to 1; none if the total is 0.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.whole > 0).then(|| f64::from(self.part) / f64::from(self.whole))
    }

    /// Returns the 95 % interval of the share by the score method of Wilson (1927), J. Am. Stat. Assoc.
    /// 22:209-212.
    ///
    /// Its coverage is 95 % on average and never far below, also near 0 and 1 and for few answers, where the
    /// textbook interval fails (Brown, Cai & DasGupta 2001, Stat. Sci. 16:101-133). If the total is 0, it is
    /// 0 to 1.
    ///
    /// ```
    /// use topup_guard_core::quiz::stats::Share;
    /// let interval = Share { part: 16, whole: 20 }.interval();
    /// assert!((interval.low - 0.584).abs() < 1e-3 && (interval.high - 0.919).abs() < 1e-3);
    /// ```
    #[must_use]
    pub fn interval(self) -> Range {
        let Some(share) = self.value() else { return Range { low: 0.0, high: 1.0 } };
        let n = f64::from(self.whole);
        let z2 = Z95 * Z95;
        let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z95 / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        // Exactly 0 and 1 at the ends, which rounding would miss.
        let low = if self.part == 0 { 0.0 } else { middle - half };
        let high = if self.part == self.whole { 1.0 } else { middle + half };
        Range { low, high }
    }
}

/// Estimate with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

impl Estimate {
    /// Returns the 95 % interval: 1.96 standard errors to each side.
    #[must_use]
    pub fn interval(self) -> Range {
        Range { low: self.value - Z95 * self.error, high: self.value + Z95 * self.error }
    }
}

/// Sensitivity and criterion of a person by equal-variance signal detection theory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detection {
    /// d′, the sensitivity: how well scams and genuine artefacts are told apart. 0 is not at all, 1 is usual,
    /// 2 is high.
    pub d_prime: Estimate,
    /// c, the criterion: how much evidence it takes to say “scam”. Below 0 too little, above 0 too much.
    pub criterion: Estimate,
}

/// Estimates d′ and c from hits (of all scams) and false alarms (of all genuine artefacts). Returns none if
/// either total is 0.
///
/// d′ = z(H) − z(F) and c = −(z(H) + z(F)) / 2 (Macmillan & Creelman 2005, *Detection Theory*, ch. 1-2), with
/// the log-linear correction H = (hits + ½) / (scams + 1), and F likewise, for every count and not only for 0
/// and 1 (Hautus 1995, Behav. Res. Methods 27:46-51). Standard errors by Gourevitch & Galanter (1967,
/// Psychometrika 32:25-33): each z has the variance H(1 − H) / (n φ(z)²); those of d′ add up, and c has a
/// quarter of the sum.
#[must_use]
pub fn detection(hits: Share, false_alarms: Share) -> Option<Detection> {
    let (hit_z, hit_variance) = z_score(hits)?;
    let (false_z, false_variance) = z_score(false_alarms)?;
    let error = (hit_variance + false_variance).sqrt();
    Some(Detection {
        d_prime: Estimate { value: hit_z - false_z, error },
        criterion: Estimate { value: -(hit_z + false_z) / 2.0, error: error / 2.0 },
    })
}

/// Returns the z-score of a corrected share, and its variance.
fn z_score(share: Share) -> Option<(f64, f64)> {
    let n = (share.whole > 0).then_some(f64::from(share.whole))?;
    let corrected = (f64::from(share.part) + 0.5) / (n + 1.0);
    let z = quantile(corrected);
    let density = (-z * z / 2.0).exp() / (2.0 * PI).sqrt();
    Some((z, corrected * (1.0 - corrected) / (n * density * density)))
}

/// Returns the quantile of the standard normal distribution at `p`, from 1.4e-11 to 1 − 1.4e-11. Values
/// beyond are taken as these bounds.
///
/// Algorithm AS 241, PPND16, of Wichura (1988), Applied Statistics 37:477-484; relative accuracy about 1e-16.
#[must_use]
pub fn quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * polynomial(&CENTRE_TOP, r) / polynomial(&CENTRE_BOTTOM, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-tail.ln()).sqrt().min(5.0) - 1.6;
    (polynomial(&TAIL_TOP, r) / polynomial(&TAIL_BOTTOM, r)).copysign(q)
}

/// Evaluates the polynomial with these coefficients, the highest power first.
fn polynomial(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

const CENTRE_TOP: [f64; 8] = [
    2_509.080_928_730_122_7,
    33_430.575_583_588_13,
    67_265.770_927_008_7,
    45_921.953_931_549_87,
    13_731.693_765_509_46,
    1_971.590_950_306_551_3,
    133.141_667_891_784_38,
    3.387_132_872_796_366_5,
];
const CENTRE_BOTTOM: [f64; 8] = [
    5_226.495_278_852_854,
    28_729.085_735_721_943,
    39_307.895_800_092_71,
    21_213.794_301_586_597,
    5_394.196_021_424_751,
    687.187_007_492_057_9,
    42.313_330_701_600_91,
    1.0,
];
const TAIL_TOP: [f64; 8] = [
    7.745_450_142_783_414e-4,
    2.272_384_498_926_918_4e-2,
    2.417_807_251_774_506e-1,
    1.270_458_252_452_368_4,
    3.647_848_324_763_204_5,
    5.769_497_221_460_691,
    4.630_337_846_156_546,
    1.423_437_110_749_683_5,
];
const TAIL_BOTTOM: [f64; 8] = [
    1.050_750_071_644_416_9e-9,
    5.475_938_084_995_345e-4,
    1.519_866_656_361_645_7e-2,
    1.481_039_764_274_800_8e-1,
    6.897_673_349_851e-1,
    1.676_384_830_183_803_8,
    2.053_191_626_637_759,
    1.0,
];
