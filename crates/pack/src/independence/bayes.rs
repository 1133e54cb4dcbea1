//! Naive Bayes on pairs of characters, tested on families that it has not seen.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::pack::{Item, Truth};

/// Parts into which the families are divided, and ways of dividing them.
const FOLDS: u64 = 5;
const WAYS: u64 = 10;

/// Returns the balanced share of right guesses about items of families that were kept out of the training,
/// from one part of their texts.
#[must_use]
pub(super) fn balanced(items: &[Item], part: fn(&Item) -> String) -> f64 {
    let seen: Vec<(bool, &str, BTreeSet<[char; 2]>)> = items
        .iter()
        .map(|item| (item.truth == Truth::Scam, item.family.as_str(), pairs(&part(item))))
        .collect();
    let mut right = [[0.0_f64; 2]; 2];
    for way in 0..WAYS {
        for tested in 0..FOLDS {
            let is_tested = |family: &str| fold(family, way) % FOLDS == tested;
            let learned = Learned::of(seen.iter().filter(|(_, family, _)| !is_tested(family)));
            for (scam, _, pairs) in seen.iter().filter(|(_, family, _)| is_tested(family)) {
                right[usize::from(*scam)][usize::from(learned.is_scam(pairs) == *scam)] += 1.0;
            }
        }
    }
    right.iter().map(|[wrong, right]| right / (wrong + right).max(1.0)).sum::<f64>() / 2.0
}

/// How often each pair of characters occurs in scams and in genuine items.
struct Learned {
    counts: BTreeMap<[char; 2], [f64; 2]>,
    items: [f64; 2],
}

impl Learned {
    fn of<'a>(items: impl Iterator<Item = &'a (bool, &'a str, BTreeSet<[char; 2]>)>) -> Self {
        let mut learned = Self { counts: BTreeMap::new(), items: [0.0; 2] };
        for (scam, _, pairs) in items {
            learned.items[usize::from(*scam)] += 1.0;
            for pair in pairs {
                learned.counts.entry(*pair).or_default()[usize::from(*scam)] += 1.0;
            }
        }
        learned
    }

    /// Returns whether scams have these pairs more often. Both kinds are thought equally likely before.
    fn is_scam(&self, pairs: &BTreeSet<[char; 2]>) -> bool {
        let weight = |pair: &[char; 2]| {
            // Laplace's rule: nothing is thought impossible for not having been seen.
            let [genuine, scam] = self.counts.get(pair)?;
            let chance = |count: f64, of: f64| (count + 1.0) / (of + 2.0);
            Some((chance(*scam, self.items[1]) / chance(*genuine, self.items[0])).ln())
        };
        pairs.iter().filter_map(weight).sum::<f64>() > 0.0
    }
}

/// Returns the pairs of characters that follow one another.
fn pairs(text: &str) -> BTreeSet<[char; 2]> {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    letters.windows(2).filter_map(|pair| Some([*pair.first()?, *pair.get(1)?])).collect()
}

/// Returns a number that looks random: FNV-1a and a finish, another one for each seed.
pub(super) fn fold(text: &str, seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let hash = text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33
}
