//! Links and buttons that rooms share, and the fragment of a room: methods of [`Ctx`].

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::Answers;
use topup_guard_core::route::Route;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::Ui;
use crate::base::{Action, Ctx, Notice};
use crate::browser::print;
use crate::browser::share::{self, Shared};

/// Returns whether a click on a link shows its screen here: with one of these keys a browser opens a tab, a
/// window or a file.
#[must_use]
pub fn stays_here(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

impl Ctx {
    /// Builds a fragment in the language and text size that are set.
    pub fn build(&self, inside: impl FnOnce(&mut Ui)) -> Html {
        Ui::build(|ui| {
            ui.fold(self.state.text_size.is_large());
            ui.mark_han(!["zh", "ja", "ko"].iter().any(|han| self.pack().lang.starts_with(han)));
            ui.lower_headings(self.host.headings);
            inside(ui);
        })
    }

    /// Adds a link to a screen. A plain click shows it here; the page's address is left to the shell.
    /// `hook` is its `data-go`.
    #[inline]
    pub fn anchor(
        &self,
        ui: &mut Ui,
        class: &'static str,
        hook: &str,
        route: Route,
        inside: impl FnOnce(&mut Ui),
    ) {
        ui.element("a", class, |ui| {
            self.lead(ui, hook, route);
            inside(ui);
        });
    }

    /// Makes the element that is open a link to a screen.
    #[inline(never)]
    fn lead(&self, ui: &mut Ui, hook: &str, route: Route) {
        ui.attr("href", &route.fragment(&self.state.answers));
        ui.attr("data-go", hook);
        let act = self.state.dispatcher();
        ui.onclick(Callback::from(move |event: MouseEvent| {
            if stays_here(&event) {
                event.prevent_default();
                act.dispatch(Action::Go(route.clone()));
            }
        }));
    }

    /// Adds a link to a screen that is a line of text; `hook` is its `data-go`.
    pub fn link(&self, ui: &mut Ui, hook: &'static str, text: &str, route: Route) {
        self.anchor(ui, "link", hook, route, |ui| ui.text(text));
    }

    /// Adds a link to a screen that looks like a large button; `class` begins with `btn`, `hook` is its
    /// `data-go`.
    pub fn link_button(
        &self,
        ui: &mut Ui,
        hook: &'static str,
        class: &'static str,
        text: &str,
        route: Route,
    ) {
        self.anchor(ui, class, hook, route, |ui| {
            ui.attr_static("part", "button");
            ui.text(text);
        });
    }

    /// Returns the address of a screen, to hand on. Only the picker's screens carry the answers: they show
    /// them.
    #[must_use]
    pub fn address(&self, route: &Route) -> String {
        let apart = route.is_beyond_picker() || route.is_help();
        let answers = if apart { Answers::new() } else { self.state.answers };
        self.services.place.link(&self.pack().lang, &route.fragment(&answers))
    }

    /// Adds a button that shares a link to the screen; what became of it is said by [`Ctx::shared`].
    pub fn share(&self, ui: &mut Ui) {
        let ctx = self.clone();
        let send = Callback::from(move |_: MouseEvent| {
            let ctx = ctx.clone();
            wasm_bindgen_futures::spawn_local(async move {
                match share::share(ctx.t(Msg::AppName), &ctx.address(&ctx.state.route)).await {
                    Shared::Copied => ctx.act(Action::Say(Some(Notice::Copied))),
                    Shared::Failed => ctx.act(Action::Say(Some(Notice::ShareFailed))),
                    Shared::Sent | Shared::Cancelled => {}
                }
            });
        });
        self.button(ui, "share", "btn ghost", self.t(Msg::Share), send);
    }

    /// Adds the line under a button of [`Ctx::share`] that says what became of it.
    pub fn shared(&self, ui: &mut Ui) {
        ui.element("p", "small no-print", |ui| {
            ui.attr_static("role", "status");
            ui.text(match self.state.notice {
                Some(Notice::Copied) => self.t(Msg::ShareDone),
                Some(Notice::ShareFailed) => self.t(Msg::ShareFailed),
                Some(Notice::PrintFailed) => self.t(Msg::PrintFailed),
                _ => "",
            });
        });
        // In a frame the address bar has another address.
        if matches!(self.state.notice, Some(Notice::ShareFailed | Notice::PrintFailed)) {
            ui.element("p", "spelled no-print", |ui| {
                ui.attr_static("data-link", "");
                ui.text_unmarked(&self.address(&self.state.route));
            });
        }
    }

    /// Adds the line that says that nothing was printed, for a screen that a link to it does not bring back.
    pub fn print_failed(&self, ui: &mut Ui) {
        ui.element("p", "small no-print", |ui| {
            ui.attr_static("role", "status");
            let failed = self.state.notice == Some(Notice::PrintFailed);
            ui.text(if failed { self.t(Msg::PrintFailed) } else { "" });
        });
    }

    /// Adds the buttons that print the screen and share a link to it.
    pub fn hand_on(&self, ui: &mut Ui) {
        ui.element("div", "row no-print", |ui| {
            self.print(ui);
            self.share(ui);
        });
        self.shared(ui);
    }

    /// Adds a button that prints the screen; where nothing is printed, [`Ctx::shared`] says so.
    pub fn print(&self, ui: &mut Ui) {
        let act = self.state.dispatcher();
        let print = Callback::from(move |event: MouseEvent| {
            let act = act.clone();
            let from = event.target().and_then(|target| target.dyn_into().ok());
            print::print(from.as_ref(), move || act.dispatch(Action::Say(Some(Notice::PrintFailed))));
        });
        self.button(ui, "print", "btn ghost", self.t(Msg::Print), print);
    }

    /// Adds a large button; `class` begins with `btn`, `hook` is its `data-do`.
    pub fn button(
        &self,
        ui: &mut Ui,
        hook: &'static str,
        class: &'static str,
        text: &str,
        click: Callback<MouseEvent>,
    ) {
        ui.button(class, ("data-do", hook), click, |ui| {
            ui.attr_static("part", "button");
            ui.text(text);
        });
    }
}
