//! A phone that several people use: nothing is kept on it, and what is there is not shown.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::Log;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::reduce::Action;
use super::room::Room;
use super::{MORE, now};
use crate::browser::log;
use crate::parts::Ui;

impl Room<'_> {
    /// The switch on the first screen.
    pub(super) fn shared_switch(&self, ui: &mut Ui) {
        let (services, act) = (self.ctx.services.clone(), self.state.dispatcher());
        let on = services.storage.is_shared();
        let set = Callback::from(move |on| {
            services.storage.share(on);
            services.storage.tell();
            let log = if MORE { log::read(&*services.storage) } else { Log::new() };
            act.dispatch(Action::FollowRecord { log, now: now(&services) });
        });
        self.switch(ui, ["shared", "shared-hint"], [Msg::QuizShared, Msg::QuizSharedHint], on, set);
    }

    /// A switch with a hint under it: its `data-do` and the hint's id, what both say, whether it is on, and what sets it.
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
