//! What every room can reach: the words, the state, the actions and the services.

use std::rc::Rc;

use topup_guard_core::pack::{Messages, Msg, Pack, fill};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::{Action, State};
use crate::browser::Services;

/// All content of one language, shared; equal when it is the same pack.
#[derive(Debug, Clone)]
pub struct Words(pub Rc<Pack>);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Words {
    /// The text of a message.
    #[must_use]
    pub fn t(&self, msg: Msg) -> AttrValue {
        AttrValue::from(self.messages().get(msg).to_owned())
    }

    /// The text of a message with its places filled.
    #[must_use]
    pub fn fill(&self, msg: Msg, values: &[(&str, &str)]) -> AttrValue {
        AttrValue::from(fill(self.messages().get(msg), values))
    }

    fn messages(&self) -> &Messages {
        &self.0.messages
    }
}

/// What every room can reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Ctx {
    /// Content and messages.
    pub words: Words,
    /// The state of the screens.
    pub state: Rc<State>,
    /// Sends actions.
    pub act: UseReducerDispatcher<State>,
    /// The browser.
    pub services: Services,
}

impl Ctx {
    /// The pack of the language shown.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.words.0
    }

    /// The text of a message.
    #[must_use]
    pub fn t(&self, msg: Msg) -> AttrValue {
        self.words.t(msg)
    }

    /// A click that sends an action.
    #[must_use]
    pub fn on(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.dispatch(action.clone()))
    }

    /// A click that goes to a screen.
    #[must_use]
    pub fn to(&self, route: Route) -> Callback<MouseEvent> {
        self.on(Action::Go(route))
    }
}

/// The context of the room that calls it.
#[hook]
pub fn use_ctx() -> Ctx {
    use_context::<Ctx>().expect("every room is rendered inside App")
}
