//! Shared phone: nothing is stored on it, and the record on it is not shown.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::Log;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::room::Room;
use super::{MORE, now};
use crate::browser::log;
use crate::parts::Ui;

impl Room<'_> {
    /// Adds the switch on the first screen.
    pub(super) fn shared_switch(&self, ui: &mut Ui) {
        let (services, act) = (self.ctx.services.clone(), self.state.dispatcher());
        let on = services.record.is_shared();
        let set = Callback::from(move |on| {
            services.record.set_shared(on);
            services.record.notify();
            let log = if MORE { log::read(&*services.record) } else { Log::new() };
            act.dispatch(Action::FollowRecord { log, now: now(&services) });
        });
        self.switch(ui, ["shared", "shared-hint"], [Msg::QuizShared, Msg::QuizSharedHint], on, set);
    }

    /// Adds a switch with a hint below, with its `data-do` and the hint's id, the texts of both, its state
    /// and a callback.
    pub(super) fn switch(
        &self,
        ui: &mut Ui,
        [hook, hint]: [&'static str; 2],
        [label, what]: [Msg; 2],
        on: bool,
        set: Callback<bool>,
    ) {
        ui.element("div", "scoring", |ui| {
            ui.element("label", "switch", |ui| {
                ui.element("input", "", |ui| {
                    ui.attr_static("type", "checkbox");
                    ui.attr_static("role", "switch");
                    ui.attr_static("data-do", hook);
                    ui.attr_static("aria-describedby", hint);
                    ui.checked(on);
                    ui.onchange(Callback::from(move |event: Event| {
                        set.emit(event.target_unchecked_into::<HtmlInputElement>().checked());
                    }));
                });
                ui.text(self.ctx.t(label));
            });
            ui.element("p", "small", |ui| {
                ui.attr_static("id", hint);
                ui.text(self.ctx.t(what));
            });
        });
    }
}
