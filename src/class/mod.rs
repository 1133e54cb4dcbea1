//! Class: a set of items for a group, chosen here, the same for everybody with its link.
//!
//! `Room::names` gives the items of the address in their order, each as the variant that is asked: what is
//! shown to the group, and what a handout has. No answer of a class goes into the log: a group is no person.

mod chosen;
mod data;
mod discuss;
mod field;
mod form;
mod held;
mod paper;
mod poster;
mod qr;
mod result;
mod set;
mod sheets;
mod stage;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use std::rc::Rc;

use topup_guard_core::class::{Class, Half, Level, Sets};
use topup_guard_core::pack::{Msg, QuizPack};
use topup_guard_core::route::Route;
use yew::prelude::*;

use crate::base::Ctx;
use crate::browser::packs::PackFailure;
use crate::browser::{announce, screen};
use crate::parts::{
    Ui, head, pack_failed, use_effect_on, use_effect_with_cleanup, use_element_ref, use_quiz_pack,
};
use chosen::Chosen;
use data::Data;
use held::Held;
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
    /// Numbers and place of the class.
    held: Held,
    /// Name of the storage entry that `held` is of; empty before it was read.
    key: String,
    /// Index of the field that digits go to.
    field: usize,
    /// Whether nothing is stored from here on: the storage refused it.
    unstored: bool,
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
    /// Takes in what is stored under this name.
    Hold(String, Held),
    /// Sets the number of people, as typed.
    People(String),
    /// Sets the hands of an item in a field, as typed.
    Hands(String, usize, String),
    /// Chooses the field that digits go to.
    Field(usize),
    /// Opens the projector's view of a set with so many items.
    Show(Option<Half>, usize),
    Hide,
    /// Goes a step on, or back; with the last step of each item.
    Step(bool, Rc<[usize]>),
    /// Removes every number of the class.
    Forget,
    Unstored,
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
            Action::Hold(key, held) => (next.key, next.held) = (key, held),
            Action::People(text) => next.held.set_people(&text),
            Action::Hands(name, field, text) => {
                next.held.type_in(&name, field, &text);
                next.field = field;
            }
            Action::Field(field) => next.field = field,
            Action::Show(half, items) => {
                next.held.show(half, items);
                next.field = 0;
            }
            Action::Hide => next.held.showing = false,
            Action::Step(on, last) => {
                next.held.go(on, &last);
                next.field = 0;
            }
            Action::Forget => next.held = Held::default(),
            Action::Unstored => next.unstored = true,
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
    // Drawn once for the whole screen.
    let sets = state.data.as_ref().map(|data| class.sets(&data.quiz)).unwrap_or_default();
    use_texts(ctx, &state, class.names(&sets));
    {
        let act = state.dispatcher();
        use_effect_on(path(ctx).to_owned(), move |_| act.dispatch(Action::Leave));
    }
    let sheet = Sheet::read(address(ctx)).0;
    let (root, wall, show) = (use_element_ref(), use_element_ref(), use_element_ref());
    use_held(ctx, &state, &class);
    use_stage(&state, &root, &show);
    // Heading and rest are two elements that stay, so that the heading keeps the focus when the pack arrives.
    ctx.build(|ui| {
        if sheet == Some(Sheet::Poster) {
            return poster::poster(ctx, ui);
        }
        let Some(data) = &state.data else {
            let lead = if state.failure.is_some() { "" } else { ctx.t(Msg::Loading) };
            head(ui, ctx.t(Msg::ClassTitle), lead);
            return ui.element("div", "later", |ui| failed(ctx, ui, &state));
        };
        let room = Room { ctx, state: &state, data, class: &class, sets: &sets };
        let known = class.topic.is_empty() || data.quiz.has_topic(&class.topic);
        let drawn = class.code.is_some() && known;
        if let Some(sheet) = sheet.filter(|_| drawn) {
            room.sheet(ui, sheet);
            return failed(ctx, ui, &state);
        }
        if drawn {
            room.set_head(ui);
        } else {
            head(ui, ctx.t(Msg::ClassTitle), ctx.t(Msg::ClassLead));
        }
        ui.element("div", "later", |ui| {
            if drawn {
                room.set(ui, [&root, &wall, &show]);
            } else {
                room.form(ui, error, known);
            }
            failed(ctx, ui, &state);
        });
    })
}

/// What the screens are drawn from.
struct Room<'a> {
    ctx: &'a Ctx,
    state: &'a UseReducerHandle<State>,
    data: &'a Data,
    /// The class that the address names.
    class: &'a Class,
    /// Its sets.
    sets: &'a Sets,
}

impl Room<'_> {
    /// Returns the names of the class's items in the order in which they are asked.
    fn names(&self) -> &[String] {
        self.class.names(self.sets)
    }

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
fn use_texts(ctx: &Ctx, state: &UseReducerHandle<State>, names: &[String]) {
    let wanted = state.data.as_ref().and_then(|data| data.missing(names));
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

/// Reads what is stored of the class that the address names, and stores each change.
#[hook]
fn use_held(ctx: &Ctx, state: &UseReducerHandle<State>, class: &Class) {
    let key = class.code.map(|_| Held::key(class)).unwrap_or_default();
    {
        let (storage, act) = (ctx.services.storage.clone(), state.dispatcher());
        let half = class.half;
        use_effect_on(key, move |key| {
            let stored = if key.is_empty() { None } else { storage.get(key) };
            let mut held = stored.as_deref().map(Held::parse).unwrap_or_default();
            held.stay_in(half);
            act.dispatch(Action::Hold(key.clone(), held));
        });
    }
    let (storage, act) = (ctx.services.storage.clone(), state.dispatcher());
    use_effect_on((state.key.clone(), state.held.clone()), move |(key, held)| {
        if key.is_empty() {
            return;
        }
        if *held == Held::default() {
            storage.remove(key);
        } else if storage.set(key, &held.to_text()).is_err() {
            act.dispatch(Action::Unstored);
        }
    });
}

/// Opens the projector's view over the page, and leads the focus: to the heading of each item, and to the
/// field that digits go to.
#[hook]
fn use_stage(state: &UseReducerHandle<State>, root: &NodeRef, show: &NodeRef) {
    let showing = state.held.showing && state.data.is_some();
    {
        let (root, act) = (root.clone(), state.dispatcher());
        use_effect_with_cleanup(showing, move |showing| {
            let dialog = root.cast::<web_sys::Element>().filter(|_| *showing);
            let listener =
                dialog.map(|dialog| screen::open_dialog(&dialog, move || act.dispatch(Action::Hide)));
            move || drop(listener)
        });
    }
    {
        let (root, show, before) = (root.clone(), show.clone(), use_mut_ref(|| (false, 0)));
        use_effect_on((showing, state.held.at, state.held.step), move |(showing, at, _)| {
            let was = before.replace((*showing, *at));
            let root = root.cast::<web_sys::Element>().filter(|_| *showing);
            if let Some(root) = &root {
                // What had the focus may be gone with its step, and keys would go nowhere.
                let lost = root.query_selector(":focus").ok().flatten().is_none();
                if lost || was != (true, *at) {
                    announce::focus_heading(root);
                }
            } else if was.0
                && let Some(show) = show.cast::<web_sys::HtmlElement>()
            {
                let _ = show.focus();
            }
        });
    }
    let (root, first) = (root.clone(), use_mut_ref(|| true));
    use_effect_on((state.held.at, state.field), move |(_, field)| {
        // The first field is chosen before anybody does.
        if first.replace(false) || *field == 0 && !root_has_field_focus(&root) {
            return;
        }
        let inputs =
            root.cast::<web_sys::Element>().and_then(|root| root.query_selector_all("[data-hands]").ok());
        let input = inputs.and_then(|inputs| inputs.get(*field as u32));
        if let Some(input) =
            input.and_then(|input| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlInputElement>(input).ok())
            && !input.matches(":focus").unwrap_or_default()
        {
            let _ = input.focus();
            input.select();
        }
    });
}

/// Returns whether the focus is on a field of hands.
fn root_has_field_focus(root: &NodeRef) -> bool {
    let found =
        root.cast::<web_sys::Element>().and_then(|root| root.query_selector("[data-hands]:focus").ok());
    found.flatten().is_some()
}
