//! The warnings' room: what fraud there is and what only looks like it, searched as one types, one entry each.

mod entry;
mod list;

use std::cell::Cell;
use std::rc::Rc;

use topup_guard_core::pack::{Msg, QuizPack};
use topup_guard_core::route::Route;
use topup_guard_core::warnings::{Index, Kind};
use yew::prelude::*;

use crate::app::Ctx;
use crate::browser::Services;
use crate::browser::packs::PackFailure;
use crate::parts::{Ui, head};

/// The warnings of the language shown, ready to be searched.
#[derive(Debug, Clone)]
struct Book {
    pack: Rc<QuizPack>,
    index: Rc<Index>,
}

/// What is sought, and in what. It outlasts a look at an entry, and is kept nowhere.
#[derive(Debug, Clone, Default)]
struct State {
    book: Option<Book>,
    failure: Option<PackFailure>,
    /// How often the pack was asked for again.
    attempt: u32,
    text: String,
    /// Id of a channel group; empty for all.
    group: String,
    kind: Option<Kind>,
}

enum Action {
    Opened(Rc<QuizPack>),
    Failed(PackFailure),
    Retry,
    Type(String),
    Group(String),
    Kind(Option<Kind>),
    Clear,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            Action::Opened(pack) => {
                let index = Rc::new(Index::new(&pack));
                next.book = Some(Book { pack, index });
                next.failure = None;
            }
            Action::Failed(failure) => next.failure = Some(failure),
            Action::Retry => {
                next.failure = None;
                next.attempt += 1;
            }
            Action::Type(text) => next.text = text,
            Action::Group(group) => next.group = group,
            Action::Kind(kind) => next.kind = kind,
            Action::Clear => {
                next.text.clear();
                next.group.clear();
                next.kind = None;
            }
        }
        Rc::new(next)
    }
}

/// What the room is shown with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// What every room can reach.
    pub ctx: Ctx,
}

/// The room: the search, or the entry that the address names.
#[component]
pub fn WarningsRoom(props: &Props) -> Html {
    let (ctx, state) = (&props.ctx, use_reducer(State::default));
    let input = use_node_ref();
    use_pack(&ctx.pack().lang, &ctx.services, &state);
    // Heading and rest are two elements that stay, so that the heading keeps the focus when the pack arrives.
    Ui::build(|ui| match (&state.book, &ctx.state.route) {
        (Some(book), Route::Warning(id)) => entry::entry(ctx, ui, book, id),
        (Some(book), _) => list::list(ctx, ui, &state, book, &input),
        (None, _) => waiting(ctx, ui, &state),
    })
}

fn waiting(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>) {
    let Some(failure) = state.failure else {
        head(ui, ctx.t(Msg::WarningsTitle), ctx.t(Msg::Loading));
        return ui.el("div", "", |_| {});
    };
    head(ui, ctx.t(Msg::WarningsTitle), "");
    ui.el("section", "care", |ui| {
        ui.set("role", "status");
        let outdated = failure == PackFailure::Version;
        ui.put("p", "", ctx.t(if outdated { Msg::WarningsOutdated } else { Msg::WarningsFailed }));
        let act = state.dispatcher();
        let retry = Callback::from(move |_| act.dispatch(Action::Retry));
        ctx.button(ui, "retry", "btn ghost", ctx.t(Msg::Retry), retry);
    });
}

/// Brings the pack of the language shown; another language keeps what is sought.
#[hook]
fn use_pack(lang: &str, services: &Services, state: &UseReducerHandle<State>) {
    let (services, act) = (services.clone(), state.dispatcher());
    use_effect_with((lang.to_owned(), state.attempt), move |(lang, _)| {
        let wanted = Rc::new(Cell::new(true));
        let (lang, still) = (lang.clone(), wanted.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let pack = services.packs.quiz(&lang).await;
            if still.get() {
                act.dispatch(match pack {
                    Ok(pack) => Action::Opened(pack),
                    Err(failure) => Action::Failed(failure),
                });
            }
        });
        move || wanted.set(false)
    });
}

/// The words for a kind.
fn kind(kind: Kind) -> Msg {
    match kind {
        Kind::Scam => Msg::WarningScam,
        Kind::Genuine => Msg::WarningGenuine,
    }
}
