//! Context of a room: words, state, actions and services.

use topup_guard_core::pack::{Msg, Pack, fill};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::{Action, Host, Report, State, Words};
use crate::browser::Services;

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
}
