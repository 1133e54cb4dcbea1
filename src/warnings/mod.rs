//! Warnings: kinds of fraud and their genuine look-alikes, searched as one types, each with a page.

mod entry;
mod list;

use std::rc::Rc;

use topup_guard_core::pack::{CheckPack, Msg, QuizPack};
use topup_guard_core::route::Route;
use topup_guard_core::warnings::{Index, Kind};
use yew::prelude::*;

use crate::base::Ctx;
use crate::browser::packs::PackFailure;
use crate::parts::{Ui, head, pack_failed, use_element_ref, use_pack, use_quiz_pack};

/// Warnings of the language shown, with their search index.
#[derive(Debug, Clone)]
struct Catalogue {
    pack: Rc<QuizPack>,
    index: Rc<Index>,
}

impl Catalogue {
    fn new(pack: Rc<QuizPack>, words: Option<&CheckPack>) -> Self {
        let index = words.map_or_else(|| Index::new(&pack), |words| Index::with(&pack, words));
        Self { index: Rc::new(index), pack }
    }
}

/// Search text and filters. They survive a visit to a warning's page, and are stored nowhere.
#[derive(Debug, Clone, Default)]
struct State {
    catalogue: Option<Catalogue>,
    /// What else people call the warnings, and the simplified forms of traditional characters.
    words: Option<Rc<CheckPack>>,
    failure: Option<PackFailure>,
    /// Number of times the pack was asked for again.
    attempt: u32,
    text: String,
    /// Id of a channel group; empty for all.
    group: String,
    kind: Option<Kind>,
}

enum Action {
    Opened(Rc<QuizPack>),
    Words(Rc<CheckPack>),
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
                next.catalogue = Some(Catalogue::new(pack, next.words.as_deref()));
                next.failure = None;
            }
            Action::Words(words) => {
                next.catalogue = next.catalogue.map(|known| Catalogue::new(known.pack, Some(&words)));
                next.words = Some(words);
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

/// Properties of the room.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Context of the room.
    pub ctx: Ctx,
}

/// Room with the search, or the warning that the address names.
#[component]
pub fn WarningsRoom(props: &Props) -> Html {
    let (ctx, state) = (&props.ctx, use_reducer(State::default));
    let input = use_element_ref();
    {
        // Another language keeps the search.
        let act = state.dispatcher();
        let arrived = Callback::from(move |pack| {
            act.dispatch(match pack {
                Ok(pack) => Action::Opened(pack),
                Err(failure) => Action::Failed(failure),
            });
        });
        use_quiz_pack(&ctx.pack().lang, state.attempt, &ctx.services, arrived);
    }
    {
        let act = state.dispatcher();
        // Without them the search finds less, and the list is there.
        let arrived = Callback::from(move |words: Result<Rc<CheckPack>, PackFailure>| {
            words.into_iter().for_each(|words| act.dispatch(Action::Words(words)));
        });
        use_pack(&ctx.pack().lang, state.attempt, &ctx.services, |packs, lang| packs.search(lang), arrived);
    }
    // Heading and rest are two elements that stay, so that the heading keeps the focus when the pack arrives.
    ctx.build(|ui| match (&state.catalogue, &ctx.state.route) {
        (Some(catalogue), Route::Warning(id)) => entry::entry(ctx, ui, catalogue, id),
        (Some(catalogue), _) => list::list(ctx, ui, &state, catalogue, &input),
        (None, _) => waiting(ctx, ui, &state),
    })
}

fn waiting(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>) {
    let Some(failure) = state.failure else {
        head(ui, ctx.t(Msg::WarningsTitle), ctx.t(Msg::Loading));
        return ui.element("div", "", |_| {});
    };
    head(ui, ctx.t(Msg::WarningsTitle), "");
    let act = state.dispatcher();
    let retry = Callback::from(move |_| act.dispatch(Action::Retry));
    pack_failed(ctx, ui, failure, [Msg::WarningsFailed, Msg::WarningsOutdated], retry);
}

/// Returns the name of a kind.
fn kind(kind: Kind) -> Msg {
    match kind {
        Kind::Scam => Msg::WarningScam,
        Kind::Deal => Msg::WarningDeal,
        Kind::Risk => Msg::WarningRisk,
        Kind::Genuine => Msg::WarningGenuine,
    }
}
