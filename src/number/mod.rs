//! Number check: what a number's first digits say, and whether it was typed correctly.

mod comparison;
mod entry;
mod found;
mod words;

use std::rc::Rc;

use topup_guard_core::check::{Input, input};
use topup_guard_core::invisible::is_invisible;
use topup_guard_core::number::{Note, Report, check, is_message};
use topup_guard_core::pack::Msg;
use yew::prelude::*;

use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, head, use_element_ref};
use entry::Entry;
use words::grouped;

/// Adds the number check.
pub fn number(ctx: &Ctx, ui: &mut Ui) {
    head(ui, ctx.t(Msg::DoorNumber), ctx.t(Msg::NumberLead));
    ui.node(html! { <Room ctx={ctx.clone()} /> });
}

/// One of the two inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    First,
    Second,
}

/// Text of an input, and how it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Typed {
    text: String,
    report: Report,
    /// The whole text where it is more than a number: a message, an address or an imitation, for Check to
    /// examine.
    message: Option<Rc<str>>,
}

impl Default for Typed {
    fn default() -> Self {
        Self::new(String::new())
    }
}

impl Typed {
    /// Returns what was typed or pasted, without invisible characters: the digits then stand in the order in
    /// which they are read.
    fn new(mut text: String) -> Self {
        let report = check(&text);
        let is_more = is_message(&text) || report.has(Note::Address) || report.has(Note::LookAlike);
        let message = is_more.then(|| text.as_str().into());
        text.retain(|letter| !is_invisible(letter));
        Self { text, report, message }
    }

    /// Returns the number that was read in a message, in place of the message.
    fn found(message: &str) -> Self {
        let typed = Self::new(message.to_owned());
        Self { text: grouped(&typed.report.digits), ..typed }
    }

    /// Returns one of the numbers of this message.
    fn choose(&self, number: &str) -> Self {
        Self { message: self.message.clone(), ..Self::new(grouped(number)) }
    }
}

/// Both inputs. They are state of this component only: nothing is stored, and nothing gets into the address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct State {
    first: Typed,
    second: Typed,
}

impl State {
    /// Returns the state a room begins with: the number from the field of Check, if there is one.
    fn begin(draft: &str) -> Self {
        let is_number = input(draft) == Input::Number;
        let first = if is_number { Typed::new(draft.to_owned()) } else { Typed::default() };
        Self { first, ..Self::default() }
    }
}

enum Action {
    Type(Field, Typed),
    Clear,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            Action::Type(Field::First, mut typed) => {
                if typed.report.digits == self.first.report.digits {
                    // Blanks were typed or removed: it is still the number of that message.
                    typed.message = typed.message.or_else(|| self.first.message.clone());
                }
                next.first = typed;
            }
            Action::Type(Field::Second, typed) => next.second = typed,
            Action::Clear => next = Self::default(),
        }
        Rc::new(next)
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct Props {
    ctx: Ctx,
}

#[component]
fn Room(props: &Props) -> Html {
    let begin = props.ctx.clone();
    let state = use_reducer(move || State::begin(&begin.state.draft));
    let [entry, result, again, compared] =
        [use_element_ref(), use_element_ref(), use_element_ref(), use_element_ref()];
    let ctx = &props.ctx;
    let first = Entry { field: Field::First, typed: &state.first, state: &state, input: entry, result };
    let second =
        Entry { field: Field::Second, typed: &state.second, state: &state, input: again, result: compared };
    let mut notes = Footnotes::new(ctx);
    // Results come and go in elements that stay, so that no input is ever created anew.
    ctx.build(|ui| {
        ui.element("section", "card", |ui| {
            first.input(ctx, ui, Msg::NumberLabel, Msg::NumberHint);
            ui.text_element("p", "small", ctx.t(Msg::NumberPrivate));
        });
        found::found(ctx, ui, &mut notes, &first);
        comparison::twice(ctx, ui, &mut notes, &state.first.report, &second);
        ui.element("div", "", |ui| notes.sources(ui));
    })
}
