//! Open variants of an item: those that can be asked in two steps, as nothing in them decides before the check.

use super::Rng;
use crate::pack::{Item, MOST_VARIANTS};

/// Open variants of an item.
#[derive(Debug, Clone)]
pub(super) struct OpenVariants {
    /// Of each slot how many values it has, and which of them are open, by index.
    slots: Vec<(u32, Vec<u32>)>,
}

impl OpenVariants {
    /// Returns the open variants of an item; none if it cannot be asked in two steps.
    pub(super) fn of(item: &Item) -> Option<Self> {
        if !item.two_step {
            return None;
        }
        let mut slots = Vec::new();
        for slot in &item.slots {
            let all = (0..).zip(&slot.values);
            let open: Vec<u32> =
                all.filter(|(_, value)| slot.is_open(value)).map(|(index, _)| index).collect();
            slots.push((u32::try_from(slot.values.len()).unwrap_or(u32::MAX), open));
        }
        slots.iter().all(|(_, open)| !open.is_empty()).then_some(Self { slots })
    }

    /// Returns the number of one that fits, at random; none if none does.
    ///
    /// It is cheap where few do not fit, such as those that were shown lately.
    pub(super) fn find(&self, rng: &mut Rng, fits: impl Fn(u32) -> bool) -> Option<u32> {
        let counts = self.slots.iter().map(|(_, open)| u32::try_from(open.len()).unwrap_or(u32::MAX));
        let count = counts.fold(1, u32::saturating_mul).min(MOST_VARIANTS);
        let first = u32::try_from(rng.below(count as usize)).unwrap_or(0);
        let indices = (first..count).chain(0..first);
        indices.map(|index| self.number(index)).find(|number| fits(*number))
    }

    /// Returns the number of the open variant with this index.
    fn number(&self, index: u32) -> u32 {
        let (mut rest, mut number, mut step) = (index, 0_u32, 1_u32);
        for (values, open) in &self.slots {
            let count = u32::try_from(open.len()).unwrap_or(1).max(1);
            let value = open.get((rest % count) as usize).copied().unwrap_or(0);
            number = number.saturating_add(value.saturating_mul(step));
            step = step.saturating_mul(*values);
            rest /= count;
        }
        number
    }
}
