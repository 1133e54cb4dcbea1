//! Allocates half of the items to the holdout that measuring draws from, by minimisation.

use super::{entry::Entry, rng::hash};
use crate::pack::Truth;

/// First index of the tallies of the seven media, of the five difficulties and of the families: the factors
/// in which the two halves are balanced. The tally before them, with index 0, counts every item.
const KINDS: usize = 1;
const DIFFICULTIES: usize = KINDS + 7;
const FAMILIES: usize = DIFFICULTIES + 5;

/// Number of truths; each factor has a tally for each.
const TRUTHS: usize = 3;

/// Allocates half of the scams and of the genuine items to the holdout. Twins stay together.
///
/// A holdout is needed because practice seeks out the items that the person finds hard; if measuring took
/// what practice left, it would find easy ones. The allocation is the same for everybody and does not depend
/// on the log.
///
/// Items are taken in a pseudo-random order, that of the hashes of their ids. Each goes to the half that has
/// fewer items of its family, difficulty, truth and medium so far: minimisation (Pocock & Simon 1975,
/// Biometrics 31:103-115).
pub(super) fn allocate_holdout(items: &mut [Entry]) {
    let mut units: Vec<(u64, usize)> = Vec::new();
    for (place, entry) in items.iter().enumerate() {
        if entry.truth != Truth::CannotTell && entry.twin.is_none_or(|twin| place < twin) {
            units.push((hash(entry.id.bytes()), place));
        }
    }
    units.sort_unstable();
    // By how many items the holdout is ahead in each tally.
    let mut ahead: Vec<i32> = Vec::new();
    for (hash, place) in units {
        let unit: Vec<usize> =
            [Some(place), items.get(place).and_then(|entry| entry.twin)].into_iter().flatten().collect();
        let factors: Vec<_> = unit.iter().filter_map(|place| items.get(*place)).flat_map(factors).collect();
        let ahead_by = |(factor, truth): &(usize, usize)| {
            // The medium weighs less: some media have few items, and there are more families than media.
            let weight = if *factor < DIFFICULTIES { 1 } else { 2 };
            ahead.get(factor * TRUTHS + truth).map(|ahead| weight * ahead)
        };
        let balance: i32 = factors.iter().filter_map(ahead_by).sum();
        let held_out = balance < 0 || balance == 0 && hash % 2 == 0;
        for (factor, truth) in factors {
            let tally = factor * TRUTHS + truth;
            ahead.resize(ahead.len().max(tally + 1), 0);
            if let Some(ahead) = ahead.get_mut(tally) {
                *ahead += if held_out { 1 } else { -1 };
            }
        }
        for place in unit {
            if let Some(entry) = items.get_mut(place) {
                entry.held_out = held_out;
            }
        }
    }
}

/// Returns the factors of an item, each with its truth.
fn factors(entry: &Entry) -> [(usize, usize); 4] {
    let [kind, difficulty] = [entry.kind as usize, usize::from(entry.difficulty)];
    [0, KINDS + kind, DIFFICULTIES + difficulty, FAMILIES + entry.family]
        .map(|factor| (factor, entry.truth as usize))
}
