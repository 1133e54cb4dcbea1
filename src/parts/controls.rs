//! Links and buttons that rooms share, and the fragment of a room: methods of [`Ctx`].

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::Ui;
use crate::base::Ctx;

impl Ctx {
    /// Builds a fragment in the language and text size that are set.
    pub fn build(&self, inside: impl FnOnce(&mut Ui)) -> Html {
        Ui::build(|ui| {
            ui.fold(self.state.text_size.is_large());
            ui.mark_han(!self.pack().lang.starts_with("zh"));
            inside(ui);
        })
    }

    /// Adds a button that looks like a link and goes to a screen; `hook` is its `data-go`.
    pub fn link(&self, ui: &mut Ui, hook: &'static str, text: &str, route: Route) {
        ui.button("link", ("data-go", hook), self.to(route), |ui| {
            ui.text(text);
        });
    }

    /// Adds a button that prints the screen.
    pub fn print(&self, ui: &mut Ui) {
        let print = Callback::from(|_| {
            if let Some(window) = web_sys::window() {
                // A sandboxed frame may forbid it; nothing is lost.
                let _ = window.print();
            }
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
