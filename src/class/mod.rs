//! Class: a set of items for a group, chosen here, the same for everybody with its link.
//!
//! [`Data::drawn`] gives the items of the address in their order, each as the variant that is asked: what is
//! shown to the group, and what a handout has. No answer of a class goes into the log: a group is no person.

mod chosen;
mod data;
mod form;
mod paper;
mod poster;
mod qr;
mod set;
mod sheets;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use std::rc::Rc;

use topup_guard_core::class::{Class, Level};
use topup_guard_core::pack::{Msg, QuizPack};
use topup_guard_core::route::Route;
use yew::prelude::*;

use crate::base::Ctx;
use crate::browser::packs::PackFailure;
use crate::parts::{Ui, head, pack_failed, use_effect_on, use_quiz_pack};
use chosen::Chosen;
use data::Data;
use paper::Sheet;

/// State of the room.
#[derive(Debug, Clone, Default)]
struct State {
    data: Option<Data>,
    failure: Option<PackFailure>,
    /// Number of times a pack was asked for again.
    attempt: u32,
    /// What is chosen for a set that is to be drawn; none as long as the address says it.
    chosen: Option<Chosen>,
    /// Whether the link shown draws another set each time it is opened.
    fresh: bool,
    /// What became of copying the link.
    said: Option<Msg>,
}

enum Action {
    Open(Rc<QuizPack>),
    Texts(String, Rc<QuizPack>),
    Fail(PackFailure),
    Retry,
    Choose(Chosen),
    Fresh(bool),
    Say(Msg),
    /// The address names another class.
    Leave,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        next.said = None;
        match action {
            Action::Open(pack) => {
                next.data = Some(Data::new(pack));
                next.failure = None;
            }
            Action::Texts(file, texts) => {
                if let Some(data) = &mut next.data {
                    data.add(&file, &texts);
                }
            }
            Action::Fail(failure) => next.failure = Some(failure),
            Action::Retry => {
                next.failure = None;
                next.attempt += 1;
            }
            Action::Choose(chosen) => next.chosen = Some(chosen),
            Action::Fresh(fresh) => next.fresh = fresh,
            Action::Say(msg) => next.said = Some(msg),
            Action::Leave => {
                next.chosen = None;
                next.fresh = false;
            }
        }
        Rc::new(next)
    }
}

/// Properties of [`ClassRoom`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Context of the room.
    pub ctx: Ctx,
}

/// Room in which a class is chosen and held.
#[component]
pub fn ClassRoom(props: &Props) -> Html {
    let (ctx, state) = (&props.ctx, use_reducer(State::default));
    {
        let act = state.dispatcher();
        let arrived = Callback::from(move |pack| {
            act.dispatch(match pack {
                Ok(pack) => Action::Open(pack),
                Err(failure) => Action::Fail(failure),
            });
        });
        use_quiz_pack(&ctx.pack().lang, state.attempt, &ctx.services, arrived);
    }
    let (class, error) = Class::read(path(ctx));
    use_texts(ctx, &state, &class);
    {
        let act = state.dispatcher();
        use_effect_on(path(ctx).to_owned(), move |_| act.dispatch(Action::Leave));
    }
    let sheet = Sheet::read(address(ctx)).0;
    ctx.build(|ui| {
        if sheet == Some(Sheet::Poster) {
            return poster::poster(ctx, ui);
        }
        let Some(data) = &state.data else {
            let lead = if state.failure.is_some() { "" } else { ctx.t(Msg::Loading) };
            head(ui, ctx.t(Msg::ClassTitle), lead);
            return failed(ctx, ui, &state);
        };
        let room = Room { ctx, state: &state, data, class: &class };
        let known = class.topic.is_empty() || data.quiz.has_topic(&class.topic);
        match (class.code, sheet) {
            (Some(_), Some(sheet)) if known => room.sheet(ui, sheet),
            (Some(_), None) if known => room.set(ui),
            _ => room.form(ui, error, known),
        }
        failed(ctx, ui, &state);
    })
}

/// What the screens are drawn from.
struct Room<'a> {
    ctx: &'a Ctx,
    state: &'a UseReducerHandle<State>,
    data: &'a Data,
    /// The class that the address names.
    class: &'a Class,
}

impl Room<'_> {
    /// Returns a click handler that dispatches what `action` returns.
    fn on(&self, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
        let act = self.state.dispatcher();
        Callback::from(move |_| act.dispatch(action()))
    }

    /// Returns the name of the class's topic.
    fn topic(&self) -> &str {
        self.data.topic(&self.class.topic).unwrap_or(self.ctx.t(Msg::ClassMixed))
    }
}

/// Returns what the address says of the class.
fn path(ctx: &Ctx) -> &str {
    Sheet::read(address(ctx)).1
}

/// Returns what stands behind `#/v1/class/` in the address: a class, or a sheet and the class it is of.
fn address(ctx: &Ctx) -> &str {
    if let Route::Class(path) = &ctx.state.route { path } else { "" }
}

/// Returns the name of a level.
fn level_name(level: Level) -> Msg {
    match level {
        Level::Any => Msg::ClassLevelAny,
        Level::Easier => Msg::ClassLevelEasier,
        Level::Harder => Msg::ClassLevelHarder,
    }
}

/// Adds a notice that a pack did not arrive, in an element that stays.
fn failed(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>) {
    ui.element("div", "later", |ui| {
        if let Some(failure) = state.failure {
            let act = state.dispatcher();
            let retry = Callback::from(move |_| act.dispatch(Action::Retry));
            pack_failed(ctx, ui, failure, [Msg::QuizFailed, Msg::QuizOutdated], retry);
        }
    });
}

/// Fetches the texts of the class's items that are not here yet, one file after the other.
#[hook]
fn use_texts(ctx: &Ctx, state: &UseReducerHandle<State>, class: &Class) {
    let wanted = state.data.as_ref().and_then(|data| data.missing(class));
    let (packs, act) = (ctx.services.packs.clone(), state.dispatcher());
    use_effect_on((wanted, state.attempt), move |(wanted, _)| {
        let Some(file) = wanted.clone() else { return };
        let texts = packs.part(&file);
        wasm_bindgen_futures::spawn_local(async move {
            act.dispatch(match texts.await {
                Ok(texts) => Action::Texts(file, texts),
                Err(failure) => Action::Fail(failure),
            });
        });
    });
}
