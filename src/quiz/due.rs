//! What is due, stored for the home screen.

use yew::prelude::*;

use super::MORE;
use super::state::State;
use crate::base::{DUE, MEASURING_DUE, write_due};
use crate::browser::Services;
use crate::parts::use_effect_on;

/// Stores the days on which topics and the next measurement are due, whenever they may have changed.
#[hook]
pub(super) fn use_due(services: &Services, state: &UseReducerHandle<State>) {
    let (storage, handle) = (services.storage.clone(), state.clone());
    let at = (state.data.is_some(), state.changes, state.number, state.stage);
    use_effect_on(at, move |_| {
        let Some(data) = handle.data.as_ref().filter(|_| MORE) else { return };
        let Some(quiz) = data.history.full() else { return };
        let cards = quiz.schedule().cards();
        let due = write_due(
            data.pack.families.iter().filter_map(|family| cards.get(&family.id)).map(|card| card.due()),
        );
        for (name, due) in [(DUE, due), (MEASURING_DUE, write_due(quiz.measuring_due()))] {
            if due == storage.get(name).unwrap_or_default() {
                continue;
            }
            if due.is_empty() {
                storage.remove(name);
            } else {
                // Home says less than it could where this cannot be stored.
                let _ = storage.set(name, &due);
            }
        }
    });
}
