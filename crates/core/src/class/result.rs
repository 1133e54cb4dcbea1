//! Result of a group: shares with intervals that take people and items as samples.

use super::Hands;
use crate::{
    pack::Truth,
    quiz::stats::{Range, Share},
};

/// Hands for an item whose truth is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// What the item really is.
    pub truth: Truth,
    /// What people said.
    pub hands: Hands,
    /// Number of people asked, at least the hands.
    pub people: u32,
}

impl Vote {
    /// Returns how many of the people said that it is a scam: caught, or wrongly refused.
    #[must_use]
    pub fn suspected(&self) -> Share {
        Share { part: self.hands.scam, whole: self.people }
    }

    /// Returns how many of the people were right.
    #[must_use]
    pub fn right(&self) -> Share {
        let part = match self.truth {
            Truth::Scam => self.hands.scam,
            Truth::Genuine => self.hands.genuine,
            Truth::CannotTell => self.hands.unsure,
        };
        Share { part, whole: self.people }
    }
}

/// Share of a group over several items.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupShare {
    /// Mean of the items' shares, 0 to 1.
    pub share: f64,
    /// Number of items.
    pub items: u32,
    /// 95 % interval for people and items like these; none for a single item.
    pub range: Option<Range>,
}

/// Result of a group with one set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupResult {
    /// Scams that were called scams.
    pub caught: Option<GroupShare>,
    /// Genuine items that were called scams.
    pub refused: Option<GroupShare>,
}

impl GroupResult {
    /// Returns the result of these votes.
    #[must_use]
    pub fn of(votes: &[Vote]) -> Self {
        let share = |truth: Truth| {
            let of = votes.iter().filter(|vote| vote.truth == truth).map(Vote::suspected);
            group_share(&of.collect::<Vec<_>>())
        };
        Self { caught: share(Truth::Scam), refused: share(Truth::Genuine) }
    }
}

/// Least variance between items, as a part of what one answer varies: what few items happen to hide.
const BETWEEN: f64 = 0.1;

/// Returns the mean share over items, with its 95 % interval; none of no items. Items without people are
/// left out.
///
/// People and items are both samples: other people would answer these items otherwise, and these people other
/// items. With p the share of each of k items and n people, the variance of the mean of p is
/// σ²(items)/k + σ²(people)/n + σ²(rest)/(kn). The variance between the k shares, s²/k, estimates the first
/// and the third term (Cochran 1977, *Sampling Techniques*, ch. 10, two-stage sampling). The second cannot be
/// seen in counts, which do not say whose hands they are; it is at most the mean of p(1 − p), divided by n,
/// which is what is taken. The interval is Wilson's for the number of answers that would give this variance
/// (effective sample size: Korn & Graubard 1998, Surv. Methodol. 24:193-201), with Student's t at
/// Satterthwaite's degrees of freedom (1946, Biometrics 2:110-114) in place of 1.96. It is never narrower than
/// that of n independent answers, and so not than the binomial one of all hands.
#[must_use]
pub fn group_share(items: &[Share]) -> Option<GroupShare> {
    let shares: Vec<f64> = items.iter().filter_map(|item| item.value()).collect();
    let k = shares.len() as f64;
    if shares.is_empty() {
        return None;
    }
    let share = shares.iter().sum::<f64>() / k;
    let count = u32::try_from(shares.len()).unwrap_or(u32::MAX);
    let range = (shares.len() > 1).then(|| {
        let asked = items.iter().filter(|item| item.whole > 0).map(|item| 1.0 / f64::from(item.whole));
        // The harmonic mean, which counts few people for what they are.
        let n = k / asked.sum::<f64>();
        let between = shares.iter().map(|one| (one - share).powi(2)).sum::<f64>() / (k - 1.0);
        let within = shares.iter().map(|one| one * (1.0 - one)).sum::<f64>() / k;
        // Half an item more of either kind: a share of exactly 0 or 1 varies too.
        let middle = (share * k + 0.5) / (k + 1.0);
        let answer = middle * (1.0 - middle);
        let of_items = between.max(BETWEEN * answer) / k;
        let of_people = within / n;
        let variance = of_items + of_people;
        let freedom =
            variance.powi(2) / (of_items.powi(2) / (k - 1.0) + of_people.powi(2) / (n - 1.0).max(1.0));
        wilson(share, (answer / variance).min(n), student(freedom))
    });
    Some(GroupShare { share, items: count, range })
}

/// Returns Wilson's interval (1927) for a share of `n` answers, `t` standard errors to each side.
fn wilson(share: f64, n: f64, t: f64) -> Range {
    let square = t * t;
    let middle = (share + square / (2.0 * n)) / (1.0 + square / n);
    let half = t / (1.0 + square / n) * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    Range { low: (middle - half).clamp(0.0, share), high: (middle + half).clamp(share, 1.0) }
}

/// Returns the change from one share to another with its 95 % interval: the second less the first.
///
/// The interval is made from those of both (Newcombe 1998, Stat. Med. 17:873-890, method 10; Zou & Donner
/// 2008, Stat. Med. 27:1693-1702). The groups are taken as independent, since counts do not say who came
/// twice: where the same people did, it is wider than it need be.
#[must_use]
pub fn change(before: &GroupShare, after: &GroupShare) -> Option<(f64, Range)> {
    let (first, second) = (before.range?, after.range?);
    let change = after.share - before.share;
    let below = (after.share - second.low).hypot(first.high - before.share);
    let above = (second.high - after.share).hypot(before.share - first.low);
    Some((change, Range { low: (change - below).max(-1.0), high: (change + above).min(1.0) }))
}

/// Quantiles of Student's t for 95 % at 1 to 10 degrees of freedom.
const STUDENT: [f64; 10] = [
    12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004, 2.262_157,
    2.228_139,
];

/// Returns the quantile for 95 % at these degrees of freedom, at least 1; between whole ones that of the
/// lower. Above 10 by the expansion 26.7.5 of Abramowitz & Stegun (1964), which is 1e-4 off at most.
fn student(freedom: f64) -> f64 {
    let whole = freedom.max(1.0).floor();
    if whole <= 10.0 {
        return STUDENT.get(whole as usize - 1).copied().unwrap_or(f64::INFINITY);
    }
    crate::quiz::stats::Z95 + 2.372_7 / freedom + 2.822_5 / freedom.powi(2) + 2.555_9 / freedom.powi(3)
}
