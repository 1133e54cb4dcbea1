//! What is chosen for a class: topic, number of items as typed, difficulty, one set or two.

use topup_guard_core::class::{Class, Half, LEAST_ITEMS, Level, MOST_ITEMS};

/// Choice of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Id of a topic; empty for all.
    pub(super) topic: String,
    /// Number of items, as typed.
    pub(super) number: String,
    pub(super) level: Level,
    /// Whether two sets are wanted, for before and after a lesson.
    pub(super) pair: bool,
}

impl Chosen {
    /// Returns the choice that a class is.
    pub(super) fn of(class: &Class) -> Self {
        let Class { topic, number, level, half, .. } = class.clone();
        Self { topic, number: number.to_string(), level, pair: half.is_some() }
    }

    /// Returns the class without a set yet; none if the number cannot be.
    pub(super) fn class(&self) -> Option<Class> {
        let number = self.number.trim().parse().ok()?;
        (LEAST_ITEMS..=MOST_ITEMS).contains(&number).then(|| Class {
            topic: self.topic.clone(),
            number,
            level: self.level,
            code: None,
            half: self.pair.then_some(Half::Before),
        })
    }
}
