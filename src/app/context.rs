//! What every room can reach: the words, the state, the actions and the services.

use std::rc::Rc;

use topup_guard_core::pack::{Msg, Pack, fill};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::{Action, Host, Report, State};
use crate::browser::Services;
use crate::parts::Ui;

/// All content of one language, shared; equal when it is the same pack.
#[derive(Debug, Clone)]
pub struct Words(pub Rc<Pack>);

impl Eq for Words {}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What every room can reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Ctx {
    /// Content and messages of the first view.
    pub words: Words,
    /// Content of the pages, once it has arrived.
    pub pages: Option<Words>,
    /// The state of the screens.
    pub state: UseReducerHandle<State>,
    /// The browser.
    pub services: Services,
    /// The host page's wishes.
    pub host: Host,
}

impl Ctx {
    /// The pack of the language shown.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.words.0
    }

    /// The content of the pages: empty lists until it has arrived.
    #[must_use]
    pub fn pages(&self) -> &Pack {
        self.pages.as_ref().map_or(self.pack(), |pages| &pages.0)
    }

    /// The text of a message.
    #[must_use]
    pub fn t(&self, msg: Msg) -> &str {
        self.pack().messages.get(msg)
    }

    /// The text of a message with its places filled.
    #[must_use]
    pub fn fill(&self, msg: Msg, values: &[(&str, &str)]) -> String {
        fill(self.t(msg), values)
    }

    /// What the host wants to be told, unless the person has refused.
    #[must_use]
    pub fn report(&self) -> Report {
        if self.state.refused && self.host.report != Report::Off { Report::Refused } else { self.host.report }
    }

    /// Sends an action.
    pub fn act(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// A click that sends an action.
    #[must_use]
    pub fn on(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.state.dispatcher();
        Callback::from(move |_| act.dispatch(action.clone()))
    }

    /// A click that goes to a screen.
    #[must_use]
    pub fn to(&self, route: Route) -> Callback<MouseEvent> {
        self.on(Action::Go(route))
    }

    /// A fragment of what `inside` builds, in the language and size of text that are set.
    pub fn build(&self, inside: impl FnOnce(&mut Ui)) -> Html {
        Ui::build(|ui| {
            ui.fold(self.state.text_size.is_large());
            ui.mark_han(!self.pack().lang.starts_with("zh"));
            inside(ui);
        })
    }

    /// A text that goes to a screen; `hook` is its `data-go`.
    pub fn link(&self, ui: &mut Ui, hook: &'static str, text: &str, route: Route) {
        ui.el("button", "link", |ui| {
            ui.set("type", "button");
            ui.set("data-go", hook);
            ui.click(self.to(route));
            ui.text(text);
        });
    }

    /// A button that prints the screen.
    pub fn print(&self, ui: &mut Ui) {
        let print = Callback::from(|_| {
            if let Some(window) = web_sys::window() {
                // A sandboxed frame may forbid it; nothing is lost.
                let _ = window.print();
            }
        });
        self.button(ui, "print", "btn ghost", self.t(Msg::Print), print);
    }

    /// A large button; `class` begins with `btn`, `hook` is its `data-do`.
    pub fn button(
        &self,
        ui: &mut Ui,
        hook: &'static str,
        class: &'static str,
        text: &str,
        click: Callback<MouseEvent>,
    ) {
        ui.el("button", class, |ui| {
            ui.set("type", "button");
            ui.set("data-do", hook);
            ui.set("part", "button");
            ui.click(click);
            ui.text(text);
        });
    }
}
