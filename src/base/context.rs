//! Context of a room: content, state, actions and services.

use topup_guard_core::pack::{Msg, Pack, fill};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::{Action, Host, Report, State};
use crate::browser::Services;

/// What every room is built from.
#[derive(Debug, Clone, PartialEq)]
pub struct Ctx {
    /// State of the screens, with the content shown.
    pub state: UseReducerHandle<State>,
    /// The browser's services.
    pub services: Services,
    /// The host page's wishes.
    pub host: Host,
}

impl Ctx {
    /// Returns the pack of the language shown.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.state.words.0
    }

    /// Returns the content of the pages, with empty lists until it has arrived.
    #[must_use]
    pub fn pages(&self) -> &Pack {
        self.state.arrived_pages().unwrap_or(self.pack())
    }

    /// Returns the text of a message.
    #[must_use]
    pub fn t(&self, msg: Msg) -> &str {
        self.pack().messages.get(msg)
    }

    /// Returns the text of a message with its placeholders filled.
    #[must_use]
    pub fn fill(&self, msg: Msg, values: &[(&str, &str)]) -> String {
        let by = &self.pack().by;
        // Ours are without plural forms, and all from left to right.
        if by.site.is_empty() { fill(self.t(msg), values) } else { by.fill(self.t(msg), values) }
    }

    /// Returns the sentence that says whether, and when, a person reviewed the facts.
    #[must_use]
    pub fn reviewed(&self) -> String {
        let reviewed = &self.pack().reviewed;
        if reviewed.is_empty() {
            return self.t(Msg::NotReviewed).to_owned();
        }
        self.fill(Msg::Reviewed, &[("date", reviewed)])
    }

    /// Returns the events that the host gets; none once the person has refused.
    #[must_use]
    pub fn report(&self) -> Report {
        if self.state.refused && self.host.report != Report::Off { Report::Refused } else { self.host.report }
    }

    /// Returns the name of a landmark's element, or of one that is none where the page around has landmarks.
    #[must_use]
    pub fn landmark(&self, name: &'static str) -> &'static str {
        if self.host.plain { "div" } else { name }
    }

    /// Dispatches an action.
    pub fn act(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// Returns a click handler that dispatches an action.
    #[must_use]
    pub fn on(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.state.dispatcher();
        Callback::from(move |_| act.dispatch(action.clone()))
    }

    /// Returns a click handler that goes to a screen.
    #[must_use]
    pub fn to(&self, route: Route) -> Callback<MouseEvent> {
        self.on(Action::Go(route))
    }
}
