//! Check: one field for a text, a number or some words, and what is known about them.
//!
//! What is typed stays in [`crate::base::State::draft`], in memory: nothing of it is stored, put into the
//! address or sent to the host page.

mod already;
mod entries;
mod facts;
mod family;
mod field;
mod finding;
mod hand_out;
mod lookup;
mod marked;

use std::rc::Rc;

use topup_guard_core::check::{Checker, Finding, Input, Language, Level, Search, input};
use topup_guard_core::pack::{CheckPack, Msg};
use yew::prelude::*;

use crate::base::Ctx;
use crate::browser::packs::PackFailure;
use crate::parts::{HandedOn, Ui, head, pack_failed, use_element_ref, use_pack};

/// Content of Check in the language shown, ready to examine and to search.
#[derive(Debug)]
struct Knowledge {
    checker: Checker<Rc<CheckPack>>,
    search: Search,
}

/// A text and facts with what was found in them, so that the same ones are not examined at each drawing.
struct Examined {
    knowledge: Rc<Knowledge>,
    text: String,
    facts: Vec<String>,
    kind: Input,
    finding: Finding,
}

impl Examined {
    fn new(knowledge: &Rc<Knowledge>, text: &str, facts: &[String]) -> Self {
        let ids: Vec<&str> = facts.iter().map(String::as_str).collect();
        let (kind, finding) = (input(text), knowledge.checker.check(text, &ids));
        Self { knowledge: knowledge.clone(), text: text.to_owned(), facts: facts.to_vec(), kind, finding }
    }

    fn is_of(&self, knowledge: &Rc<Knowledge>, text: &str, facts: &[String]) -> bool {
        Rc::ptr_eq(&self.knowledge, knowledge) && self.text == text && self.facts == facts
    }
}

/// State of the room, apart from the text.
#[derive(Debug, Clone, Default)]
struct State {
    knowledge: Option<Rc<Knowledge>>,
    failure: Option<PackFailure>,
    /// Number of times the pack was asked for again.
    attempt: u32,
    /// Whether the person's own text goes along when the finding is shared.
    with_text: bool,
    /// Why what was pasted or dropped was not taken.
    refused: Option<Msg>,
    /// What became of handing the finding on.
    handed: HandedOn,
}

/// Change of the room's state.
enum Action {
    Opened(Rc<CheckPack>),
    Failed(PackFailure),
    Retry,
    WithText,
    /// The text in the field, or a fact, has changed.
    Edited,
    Refused(Msg),
    Handed(HandedOn),
    Clear,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        // What was said was about something else.
        (next.refused, next.handed) = Default::default();
        match action {
            Action::Opened(pack) => {
                let search = Search::of(&pack);
                let checker = Checker::new(pack);
                next.knowledge = Some(Rc::new(Knowledge { checker, search }));
                next.failure = None;
            }
            Action::Failed(failure) => next.failure = Some(failure),
            Action::Retry => {
                next.failure = None;
                next.attempt += 1;
            }
            Action::WithText => next.with_text = !next.with_text,
            Action::Edited => {}
            Action::Refused(msg) => next.refused = Some(msg),
            Action::Handed(handed) => next.handed = handed,
            Action::Clear => next.with_text = false,
        }
        Rc::new(next)
    }
}

/// Properties of [`CheckRoom`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Context of the room.
    pub ctx: Ctx,
}

/// Room in which a text, a number or some words are looked at.
#[component]
pub fn CheckRoom(props: &Props) -> Html {
    let (ctx, state) = (&props.ctx, use_reducer(State::default));
    let (field, result) = (use_element_ref(), use_element_ref());
    let examined = use_mut_ref(|| None);
    {
        let act = state.dispatcher();
        let arrived = Callback::from(move |pack| {
            act.dispatch(match pack {
                Ok(pack) => Action::Opened(pack),
                Err(failure) => Action::Failed(failure),
            });
        });
        let lang = &ctx.pack().lang;
        use_pack(lang, state.attempt, &ctx.services, |packs, lang| packs.check(lang), arrived);
    }
    // The field and the element around the result stay, so that focus and announcements are never lost.
    ctx.build(|ui| {
        head(ui, ctx.t(Msg::CheckTitle), ctx.t(Msg::CheckLead));
        ui.element("div", "check book", |ui| {
            ui.element("section", "card no-print", |ui| {
                ui.attr_static("part", "card");
                field::takes_drops(ctx, ui, &state);
                field::field(ctx, ui, &state, &field, &result);
                // The field keeps its element, and with it the focus, when they arrive.
                ui.element("div", "", |ui| facts::facts(ctx, ui, &state));
            });
            ui.element("div", "book", |ui| {
                ui.node_ref(&result);
                ui.attr_static("tabindex", "-1");
                outcome(ctx, ui, &state, &field, &mut examined.borrow_mut());
            });
        });
    })
}

/// Adds what is known about the content of the field: a line that screen readers announce, and the rest in an
/// element of its own. Both stay, whatever comes into them; a line made anew would not be announced.
fn outcome(
    ctx: &Ctx,
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
    field: &NodeRef,
    examined: &mut Option<Examined>,
) {
    let (text, facts) = (ctx.state.draft.as_str(), ctx.state.facts.as_slice());
    let Some(knowledge) = &state.knowledge else {
        let loading = state.failure.is_none() && input(text) != Input::Empty;
        status(ui, if loading { ctx.t(Msg::Loading) } else { "" }, "");
        return ui.element("div", "book", |ui| failed(ctx, ui, state));
    };
    let known = examined.take().filter(|last| last.is_of(knowledge, text, facts));
    let Examined { kind, finding, .. } =
        examined.insert(known.unwrap_or_else(|| Examined::new(knowledge, text, facts)));
    let (took, found) = match *kind {
        Input::Empty if facts.is_empty() => (None, None),
        Input::Empty => (None, Some(headline(finding.level))),
        Input::Number => (Some(Msg::CheckTookNumber), None),
        Input::Words if facts.is_empty() && finding.language == Language::None => {
            (None, Some(Msg::CheckNoWords))
        }
        Input::Words if finding.level == Level::Nothing => (Some(Msg::CheckTookWords), None),
        _ => (Some(Msg::CheckTookText), Some(headline(finding.level))),
    };
    status(ui, took.map_or("", |msg| ctx.t(msg)), found.map_or("", |msg| ctx.t(msg)));
    ui.element("div", "book", |ui| match kind {
        Input::Empty if facts.is_empty() => field::examples(ctx, ui, state, field),
        Input::Number if facts.is_empty() => field::number(ctx, ui),
        Input::Words if facts.is_empty() && finding.language == Language::None => {
            ui.text_element("p", "card", ctx.t(Msg::CheckNoWords));
        }
        Input::Words if facts.is_empty() && finding.level == Level::Nothing => {
            entries::found(ctx, ui, knowledge);
        }
        _ => {
            finding::finding(ctx, ui, state, knowledge, finding);
            if *kind == Input::Words {
                entries::found(ctx, ui, knowledge);
            }
        }
    });
}

/// Adds the line that screen readers announce: what the field was taken for, which is also to be seen, and
/// what was found, which stands below in large.
fn status(ui: &mut Ui, took: &str, found: &str) {
    ui.element("p", "small", |ui| {
        ui.attr_static("role", "status");
        ui.text(took);
        ui.text_element("span", "sr", found);
    });
}

/// Returns the sentence that says a level.
fn headline(level: Level) -> Msg {
    match level {
        Level::Known => Msg::CheckKnown,
        Level::Signs => Msg::CheckSigns,
        Level::Nothing => Msg::CheckNothing,
    }
}

/// Adds why there is no content, if it did not arrive.
fn failed(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>) {
    let Some(failure) = state.failure else { return };
    let act = state.dispatcher();
    let retry = Callback::from(move |_| act.dispatch(Action::Retry));
    pack_failed(ctx, ui, failure, [Msg::CheckFailed, Msg::WarningsOutdated], retry);
}
