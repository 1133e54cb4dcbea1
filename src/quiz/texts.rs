//! Texts that come in parts: fetching them, and what is shown meanwhile.

use topup_guard_core::pack::Msg;
use yew::prelude::*;

use super::action::Action;
use super::now;
use super::room::Room;
use super::state::State;
use crate::browser::Services;
use crate::parts::{Ui, use_effect_on};

impl Room<'_> {
    /// Adds a notice that the texts are loading, unless they failed to.
    pub(super) fn waiting(&self, ui: &mut Ui) {
        if self.state.failure.is_none() {
            ui.element("p", "lead", |ui| {
                ui.attr_static("role", "status");
                ui.text(self.ctx.t(Msg::Loading));
            });
        }
    }
}

/// Fetches the texts of what is shown, then the others one after the other.
#[hook]
pub(super) fn use_texts(services: &Services, state: &UseReducerHandle<State>) {
    let (services, act) = (services.clone(), state.dispatcher());
    use_effect_on((state.next_file(), state.attempt), move |(wanted, _)| {
        let Some((file, awaited)) = wanted.clone() else { return };
        let texts = services.packs.part(&file);
        wasm_bindgen_futures::spawn_local(async move {
            match texts.await {
                Ok(texts) => act.dispatch(Action::AddTexts { file, texts, now: now(&services) }),
                Err(failure) if awaited => act.dispatch(Action::Fail(failure)),
                // They are asked for again when they are shown.
                Err(_) => {}
            }
        });
    });
}
