//! The models of a bank that forms can be made of, with what forms are alike in.

use std::collections::BTreeMap;

use topup_guard_core::pack::{Item, QuizPack, Slot, SlotValue, Truth};
use topup_guard_core::quiz::{Rng, Seed};

use crate::independence::incidentals;

/// Variants of a model that are considered.
const CONSIDERED: u32 = 32;

/// Model that can be in forms.
pub(super) struct Model {
    pub(super) id: String,
    pub(super) scam: bool,
    pub(super) family: usize,
    /// Its tactic or look-alike.
    pub(super) tactic: usize,
    /// Number of its medium, of its group, and its difficulty from 0 to 4.
    pub(super) traits: [usize; 3],
    /// Index of its twin in [`Bank::models`].
    pub(super) twin: Option<usize>,
    /// Its place in [`Bank::items`], and that of a twin that can be in no form.
    pub(super) item: usize,
    pub(super) other_twin: Option<usize>,
    /// Variants that are considered.
    pub(super) variants: Vec<Variant>,
}

/// Variant of a model.
pub(super) struct Variant {
    pub(super) number: u32,
    /// Number of the level of each incidental, in each language.
    pub(super) levels: Vec<usize>,
    /// Number of the value of each slot.
    slots: Vec<usize>,
}

impl Variant {
    /// Returns whether two variants of a model differ in two slots, or in all where there are fewer.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let differ = self.slots.iter().zip(&other.slots).filter(|(one, other)| one != other).count();
        differ >= 2.min(self.slots.len())
    }
}

/// Scam or genuine item, whether it can be in a form or not.
pub(super) struct Spread {
    pub(super) scam: bool,
    /// In which part of its variants each level of each incidental comes up: incidental, level, part.
    pub(super) levels: Vec<(usize, usize, f64)>,
}

/// Models with what else the search needs to know.
#[derive(Default)]
pub(super) struct Bank {
    pub(super) models: Vec<Model>,
    pub(super) items: Vec<Spread>,
    /// Number of levels of each incidental, in each language.
    pub(super) levels: Vec<usize>,
    /// Number of media, groups, difficulties and families.
    pub(super) traits: [usize; 3],
    pub(super) families: usize,
    pub(super) tactics: usize,
    /// Scams and genuine items of each family, and items of each tactic, whether they can be in forms or not.
    pub(super) of_family: Vec<[usize; 2]>,
    pub(super) of_tactic: Vec<usize>,
}

/// Numbers that names get in the order in which they come up.
#[derive(Default)]
pub(super) struct Numbers(BTreeMap<String, usize>);

impl Numbers {
    pub(super) fn of(&mut self, name: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(name.to_owned()).or_insert(next)
    }
}

/// Returns whether an item can be in a form: it is a scam or genuine, has variants, and is not asked in two
/// steps.
pub(super) fn can_measure(item: &Item) -> bool {
    item.truth != Truth::CannotTell && item.variants() > 1 && !item.two_step
}

impl Bank {
    /// Takes the models from the packs of each language.
    pub(super) fn of(packs: &[&QuizPack]) -> Self {
        let Some(first) = packs.first() else { return Self::default() };
        let mut bank = Self::default();
        let mut levels: Vec<Numbers> = Vec::new();
        let mut ids: Vec<&str> = Vec::new();
        let [mut kinds, mut groups, mut families, mut tactics] = [(); 4].map(|()| Numbers::default());
        for item in &first.items {
            let (family, tactic) = (families.of(&item.family), tactics.of(&item.tactic));
            bank.of_family.resize(bank.of_family.len().max(family + 1), [0; 2]);
            bank.of_tactic.resize(bank.of_tactic.len().max(tactic + 1), 0);
            bank.of_tactic[tactic] += 1;
            if item.truth == Truth::CannotTell {
                continue;
            }
            bank.of_family[family][usize::from(item.truth == Truth::Scam)] += 1;
            let traits = [
                kinds.of(&format!("{:?}", item.artefact.kind)),
                groups.of(&item.group),
                usize::from(item.difficulty.rating()),
            ];
            let same: Vec<&Item> =
                packs.iter().filter_map(|pack| pack.items.iter().find(|other| other.id == item.id)).collect();
            let variants = considered(item).into_iter().map(|number| {
                let values: Vec<String> =
                    same.iter().flat_map(|item| incidentals(&item.fill(number))).collect();
                levels.resize_with(levels.len().max(values.len()), Numbers::default);
                Variant {
                    number,
                    levels: values.iter().zip(&mut levels).map(|(value, levels)| levels.of(value)).collect(),
                    slots: places(&item.values(number)),
                }
            });
            let variants: Vec<_> = variants.collect();
            bank.items.push(Spread { scam: item.truth == Truth::Scam, levels: spread(&variants) });
            ids.push(item.id.as_str());
            if !can_measure(item) {
                continue;
            }
            bank.models.push(Model {
                id: item.id.clone(),
                scam: item.truth == Truth::Scam,
                family,
                tactic,
                traits,
                twin: None,
                item: bank.items.len() - 1,
                other_twin: None,
                variants,
            });
        }
        for place in 0..bank.models.len() {
            let twin =
                first.items.iter().find(|item| item.id == bank.models[place].id).map(|item| &item.twin);
            bank.models[place].twin = bank.models.iter().position(|other| Some(&other.id) == twin);
            let other = ids.iter().position(|id| twin.is_some_and(|twin| twin == id));
            bank.models[place].other_twin = other.filter(|_| bank.models[place].twin.is_none());
        }
        bank.levels = levels.iter().map(|levels| levels.0.len()).collect();
        bank.traits = [kinds.0.len(), groups.0.len(), 5];
        (bank.families, bank.tactics) = (families.0.len(), tactics.0.len());
        bank
    }
}

/// Returns the numbers of the variants that are considered: all where there are few, else some at random.
fn considered(item: &Item) -> Vec<u32> {
    let count = item.variants();
    if count <= CONSIDERED {
        return (0..count).collect();
    }
    let seed = item.id.bytes().fold(7, |seed: u64, byte| seed.wrapping_mul(31) + u64::from(byte));
    let mut rng = Rng::new(Seed(seed));
    let mut numbers: Vec<u32> = (0..CONSIDERED).map(|_| rng.below(count as usize) as u32).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Returns in which part of these variants each level of each incidental comes up.
fn spread(variants: &[Variant]) -> Vec<(usize, usize, f64)> {
    let mut counts: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for variant in variants {
        for place in variant.levels.iter().copied().enumerate() {
            *counts.entry(place).or_default() += 1.0 / variants.len() as f64;
        }
    }
    counts.into_iter().map(|((incidental, level), part)| (incidental, level, part)).collect()
}

/// Returns the index of each slot's value.
fn places(values: &[(&Slot, &SlotValue)]) -> Vec<usize> {
    let place = |(slot, value): &(&Slot, &SlotValue)| {
        slot.values.iter().position(|known| std::ptr::eq(known, *value)).unwrap_or_default()
    };
    values.iter().map(place).collect()
}
