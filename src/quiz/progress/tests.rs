//! The screens that depend on the record, rendered natively on the real content.

use std::future::ready;
use std::pin::pin;
use std::rc::Rc;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use topup_guard_core::pack::{Pack, QuizPack, Truth};
use topup_guard_core::quiz::{
    Action as Act, Answer, DAY, Log, Mode, Response, ResponseId, Session, Sureness, Verdict,
};
use topup_guard_core::route::Route;
use topup_guard_pack::Packs as Written;
use yew::{Callback, LocalServerRenderer, NodeRef, Properties, component, prelude::*};

use super::super::look::Looked;
use super::super::state::{Desk, Offer, Said, Stage, State};
use super::super::{Room, show};
use super::tenths;
use crate::app::{self, Ctx, Words};
use crate::browser::Services;
use crate::browser::packs::{Later, PackFailure, Packs};
use crate::browser::place::Embedded;
use crate::browser::storage::Memory;
use crate::parts::Ui;
use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Merged, Refusal};

/// 2026-11-30T00:53:20Z.
const NOW: i64 = 1_796_000_000_000;

struct Never;

impl Packs for Never {
    fn first(&self, _: &str) -> Later<Pack> {
        Box::pin(ready(Err(PackFailure::Network)))
    }
    fn pages(&self, _: &str) -> Later<Pack> {
        Box::pin(ready(Err(PackFailure::Network)))
    }
    fn quiz(&self, _: &str) -> Later<QuizPack> {
        Box::pin(ready(Err(PackFailure::Network)))
    }
}

#[derive(Clone, PartialEq, Properties)]
struct Props {
    words: Words,
    route: Route,
    state: Given,
}

/// A state to be shown.
#[derive(Clone)]
struct Given(State);

impl PartialEq for Given {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The quiz's room in a given state.
#[component]
fn Shown(props: &Props) -> Html {
    let route = props.route.clone();
    let outer = use_reducer(|| app::State { route, ..app::State::default() });
    let state = use_reducer(|| props.state.0.clone());
    let services = Services {
        clock: Rc::new(|| NOW as f64),
        seed: Rc::new(|| 1),
        storage: Rc::new(Memory::default()),
        packs: Rc::new(Never),
        place: Rc::new(Embedded::default()),
    };
    let ctx = Ctx { words: props.words.clone(), pages: None, state: outer, services };
    Ui::build(|ui| show(&ctx, ui, &state, [&NodeRef::default(), &NodeRef::default()]))
}
