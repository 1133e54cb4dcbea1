//! Numbers by which the texts of practice items are recognised.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::check::Checker;
use topup_guard_core::pack::{CheckPack, Item, Line};

use crate::LanguagePacks;

/// Most variants of a model that are looked at.
const VARIANTS: u32 = 24;

/// Most numbers of an item.
const MOST: usize = 4;

/// Numbers of the runs of letters in each variant of an item.
type Variants = Vec<BTreeSet<u32>>;

/// Returns for each item the numbers of few runs of letters, of which nearly every variant has one, and as
/// few other items as may be; in Chinese of runs that are the same in both scripts.
///
/// `check` has every pattern: the traditional characters of these are what a text is folded by.
pub(super) fn practice(check: &CheckPack, packs: &[LanguagePacks]) -> Vec<u32> {
    let checker = Checker::new(check);
    let mut chosen = BTreeSet::new();
    for scripts in [&["zh-Hans", "zh-Hant"][..], &["en"]] {
        let packs: Vec<_> = packs.iter().filter(|pack| scripts.contains(&&*pack.lang)).collect();
        let mut items: BTreeMap<&str, Variants> = BTreeMap::new();
        for item in packs.iter().flat_map(|pack| &pack.quiz.items) {
            let own = variants(&checker, item);
            match items.get_mut(&*item.id) {
                None => _ = items.insert(&item.id, own),
                Some(known) => known.iter_mut().zip(own).for_each(|(one, other)| *one = &*one & &other),
            }
        }
        let mut common: BTreeMap<u32, usize> = BTreeMap::new();
        for variants in items.values() {
            let all: BTreeSet<u32> = variants.iter().flatten().copied().collect();
            all.into_iter().for_each(|run| *common.entry(run).or_default() += 1);
        }
        items.into_values().for_each(|variants| choose(variants, &common, &mut chosen));
    }
    chosen.into_iter().collect()
}

/// Adds the runs of an item: at each turn the one that most of the variants without one have.
fn choose(mut variants: Variants, common: &BTreeMap<u32, usize>, chosen: &mut BTreeSet<u32>) {
    for _ in 0..MOST {
        variants.retain(|runs| runs.is_disjoint(chosen));
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        variants.iter().flatten().for_each(|run| *counts.entry(*run).or_default() += 1);
        let rank = |(run, count): &(u32, usize)| (usize::MAX - count, common.get(run).copied());
        match counts.into_iter().min_by_key(rank) {
            Some((run, _)) => _ = chosen.insert(run),
            None => return,
        }
    }
}

/// Returns the runs of each variant. None reaches over the end of a line: who copies one may copy a name
/// between two.
fn variants(checker: &Checker<&CheckPack>, item: &Item) -> Variants {
    let text = |line: &Line| -> String { line.runs.iter().map(|run| run.text.as_str()).collect() };
    let runs = |number| {
        let lines = item.fill(number).artefact.lines;
        lines.iter().flat_map(|line| checker.runs(&text(line))).collect()
    };
    // From all of them, so that each slot is filled in several ways.
    let all = item.variants();
    let few = all.min(VARIANTS);
    (0..few).map(|place| (place * (all / few) + place) % all).map(runs).collect()
}
