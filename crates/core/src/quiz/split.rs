//! Which items are kept for measuring: half of them, by lot, the halves alike.

use std::collections::BTreeMap;

use super::{deck::Entry, rng::hash};
use crate::pack::Truth;

/// What the two halves shall be alike in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Factor {
    Family(usize),
    Difficulty(u8),
    Kind(u8),
    All,
}

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
    // By how many the kept ones are ahead.
    let mut ahead: BTreeMap<(Truth, Factor), i32> = BTreeMap::new();
    for (lot, place) in units {
        let unit: Vec<usize> =
            [Some(place), items.get(place).and_then(|entry| entry.twin)].into_iter().flatten().collect();
        let factors: Vec<_> = unit.iter().filter_map(|place| items.get(*place)).flat_map(factors).collect();
        let ahead_by = |factor: &(Truth, Factor)| {
            // The kind of artefact weighs less: there are few items of some kinds, and more families than kinds.
            let weight = if matches!(factor.1, Factor::Kind(_) | Factor::All) { 1 } else { 2 };
            ahead.get(factor).map(|ahead| weight * ahead)
        };
        let balance: i32 = factors.iter().filter_map(ahead_by).sum();
        let kept = balance < 0 || balance == 0 && lot % 2 == 0;
        for factor in factors {
            *ahead.entry(factor).or_default() += if kept { 1 } else { -1 };
        }
        for place in unit {
            if let Some(entry) = items.get_mut(place) {
                entry.kept = kept;
            }
        }
    }
}

fn factors(entry: &Entry) -> [(Truth, Factor); 4] {
    let kind = Factor::Kind(entry.kind as u8);
    [Factor::Family(entry.family), Factor::Difficulty(entry.difficulty), kind, Factor::All]
        .map(|factor| (entry.truth, factor))
}
