//! Which items are kept for measuring: half of them, by lot, the halves alike.

use super::{deck::Entry, rng::hash};
use crate::pack::Truth;

/// Where the tallies of the seven kinds of artefact begin, those of the five difficulties and those of the families: what
/// the two halves shall be alike in. The one before them counts every item.
const KINDS: usize = 1;
const DIFFICULTIES: usize = KINDS + 7;
const FAMILIES: usize = DIFFICULTIES + 5;

/// How many truths there are.
const TRUTHS: usize = 3;

/// Keeps half of the scams and genuine items for measuring; twins stay together.
///
/// Were measuring to take what practice left, it would find the easy items, because practice seeks out those that
/// the person finds hard. The lot is the same for everybody and does not change with the log. Each item goes where
/// its family, its difficulty, its truth and its kind of artefact are behind: minimisation (Pocock & Simon 1975, Biometrics 31:103-115).
pub(super) fn keep(items: &mut [Entry]) {
    let mut units: Vec<(u64, usize)> = Vec::new();
    for (place, entry) in items.iter().enumerate() {
        if entry.truth != Truth::CannotTell && entry.twin.is_none_or(|twin| place < twin) {
            units.push((hash(entry.id.bytes()), place));
        }
    }
    units.sort_unstable();
    // By how many the kept ones are ahead in each factor.
    let mut ahead: Vec<i32> = Vec::new();
    for (lot, place) in units {
        let unit: Vec<usize> =
            [Some(place), items.get(place).and_then(|entry| entry.twin)].into_iter().flatten().collect();
        let factors: Vec<_> = unit.iter().filter_map(|place| items.get(*place)).flat_map(factors).collect();
        let ahead_by = |(factor, truth): &(usize, usize)| {
            // The kind of artefact weighs less: there are few items of some kinds, and more families than kinds.
            let weight = if *factor < DIFFICULTIES { 1 } else { 2 };
            ahead.get(factor * TRUTHS + truth).map(|ahead| weight * ahead)
        };
        let balance: i32 = factors.iter().filter_map(ahead_by).sum();
        let kept = balance < 0 || balance == 0 && lot % 2 == 0;
        for (factor, truth) in factors {
            let tally = factor * TRUTHS + truth;
            ahead.resize(ahead.len().max(tally + 1), 0);
            if let Some(ahead) = ahead.get_mut(tally) {
                *ahead += if kept { 1 } else { -1 };
            }
        }
        for place in unit {
            if let Some(entry) = items.get_mut(place) {
                entry.kept = kept;
            }
        }
    }
}

/// The tallies that an item counts in, and its truth, which has tallies of its own.
fn factors(entry: &Entry) -> [(usize, usize); 4] {
    let [kind, difficulty] = [entry.kind as usize, usize::from(entry.difficulty)];
    [0, KINDS + kind, DIFFICULTIES + difficulty, FAMILIES + entry.family]
        .map(|factor| (factor, entry.truth as usize))
}
