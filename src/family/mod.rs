//! Family card: a card for relatives, in large type, with carrier, way of topping up and whom to ring first.
//!
//! The name and the number typed here are state of this component only: nothing is stored on the device, and
//! nothing gets into the address or to the host page.

mod form;
mod lines;
mod sheet;

use std::cell::Cell;
use std::rc::Rc;

use topup_guard_core::number::{Beginning, Carrier, beginning};
use topup_guard_core::pack::{Msg, Pack};
use topup_guard_core::picker::{self, Answers, Choice, Outcome, Question};
use topup_guard_core::route::Route;
use yew::prelude::*;

use crate::base::{Ctx, Words};
use crate::browser::print;
use crate::parts::{Footnotes, Ui, head, use_effect_on, use_effect_with_cleanup, use_element_ref};

/// Most characters of the name and of the number that are kept.
const LONGEST: usize = 40;

/// Sources of what the card says about codes and the police.
const RESTS_ON: [&str; 2] = ["g06", "g27"];

/// How the credit is topped up, as the card says it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Way {
    /// Whoever makes the card does it.
    Maker,
    /// Through a channel, by its id.
    Channel(String),
}

/// Paper that the card is printed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paper {
    A4,
    A6,
}

impl Paper {
    fn id(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A6 => "a6",
        }
    }
}

/// Content of the card's language.
#[derive(Debug, Clone, PartialEq)]
struct Content {
    /// Messages, and names of channels.
    first: Words,
    /// Steps of channels.
    pages: Words,
}

/// What stands on the card, and the message about the last step.
#[derive(Debug, Clone, PartialEq)]
struct State {
    carrier: Option<Carrier>,
    way: Way,
    name: String,
    number: String,
    /// BCP 47 tag of the language wanted.
    lang: String,
    /// Content of the card's language, once it has arrived, if that is not the language shown around it.
    content: Option<Content>,
    paper: Paper,
    /// Number of times the card was sent to print.
    prints: u32,
    /// Address of the picture that was saved last, to be shown.
    picture: Option<String>,
    message: Option<Msg>,
}

impl State {
    /// Returns a card that follows the answers given to the picker.
    fn begin(ctx: &Ctx) -> Self {
        let way = match picker::rank(&ctx.state.answers, ctx.pack()) {
            _ if ctx.state.answers.get(Question::Whom) == Some(Choice::Remote) => None,
            Outcome::Stop => None,
            Outcome::Ranking { ranked, .. } => ranked.first().map(|entry| entry.channel.id.clone()),
        };
        let carrier = match beginning(&ctx.state.digits) {
            Beginning::Carrier(carrier) => Some(carrier),
            _ => None,
        };
        Self {
            carrier,
            way: way.map_or(Way::Maker, Way::Channel),
            name: String::new(),
            number: String::new(),
            lang: ctx.pack().lang.clone(),
            content: None,
            paper: Paper::A4,
            prints: 0,
            picture: None,
            message: None,
        }
    }
}

enum Action {
    Carrier(Option<Carrier>),
    Way(Way),
    Name(String),
    Number(String),
    Lang(String),
    Arrived(Content),
    Failed(String),
    Print(Paper),
    Saved(String),
    Message(Msg),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        next.message = None;
        next.picture = None;
        match action {
            Action::Carrier(carrier) => next.carrier = carrier,
            Action::Way(way) => next.way = way,
            Action::Name(text) => next.name = text.chars().take(LONGEST).collect(),
            Action::Number(text) => next.number = text.chars().take(LONGEST).collect(),
            Action::Lang(lang) => next.lang = lang,
            Action::Arrived(content) => next.content = Some(content),
            Action::Failed(shown) => {
                next.lang = shown;
                next.message = Some(Msg::LanguageFailed);
            }
            Action::Print(paper) => {
                next.paper = paper;
                next.prints += 1;
            }
            Action::Saved(address) => {
                next.picture = Some(address);
                next.message = Some(Msg::FamilySaved);
            }
            Action::Message(msg) => next.message = Some(msg),
        }
        Rc::new(next)
    }
}

/// Properties of [`FamilyRoom`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Context of the room.
    pub ctx: Ctx,
}

/// Room in which the card is made.
#[component]
pub fn FamilyRoom(props: &Props) -> Html {
    let ctx = &props.ctx;
    let begin = ctx.clone();
    let state = use_reducer(move || State::begin(&begin));
    use_content(ctx, &state);
    let room = use_element_ref();
    {
        let (room, act) = (room.clone(), state.dispatcher());
        use_effect_on(state.prints, move |prints| {
            if *prints > 0 {
                print::print(room.cast().as_ref(), move || act.dispatch(Action::Message(Msg::PrintFailed)));
            }
        });
    }
    // Until another language has arrived, the card stays as it is.
    let arrived = state.content.as_ref().filter(|content| content.first.0.lang == state.lang);
    let (first, pages): (&Pack, &Pack) = match arrived {
        Some(content) => (&content.first.0, &content.pages.0),
        None => (ctx.pack(), ctx.pages()),
    };
    let lines = lines::lines(&state, first, pages);
    let mut notes = Footnotes::new(ctx);
    ctx.build(|ui| {
        head(ui, ctx.t(Msg::FamilyTitle), ctx.t(Msg::FamilyLead));
        ui.element("div", "family", |ui| {
            ui.node_ref(&room);
            form::form(ctx, ui, &state);
            ui.element("div", "column", |ui| {
                sheet::sheet(ui, &lines, &first.lang, state.paper);
                sheet::hand_out(ctx, ui, &state, &lines, &first.lang);
                ui.element("p", "small no-print", |ui| {
                    ui.text(ctx.t(Msg::FamilySource));
                    for id in RESTS_ON {
                        notes.mark(ui, id);
                    }
                });
                back(ctx, ui);
            });
        });
        ui.element("div", "no-print", |ui| notes.sources(ui));
    })
}

/// Adds the way back to the result.
fn back(ctx: &Ctx, ui: &mut Ui) {
    if ctx.state.answers != Answers::new() {
        ui.element("p", "no-print", |ui| ctx.link(ui, "result", ctx.t(Msg::FamilyBack), Route::Result));
    }
}

/// Fetches the content of the card's language, where that is not the language shown.
#[hook]
fn use_content(ctx: &Ctx, state: &UseReducerHandle<State>) {
    let (packs, act, shown) = (ctx.services.packs.clone(), state.dispatcher(), ctx.pack().lang.clone());
    use_effect_with_cleanup((state.lang.clone(), shown), move |(lang, shown)| {
        let wanted = Rc::new(Cell::new(true));
        if lang != shown {
            let (lang, shown, still) = (lang.clone(), shown.clone(), wanted.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let (first, pages) = (packs.initial(&lang), packs.pages(&lang));
                let both = (first.await, pages.await);
                if !still.get() {
                    return;
                }
                act.dispatch(match both {
                    (Ok(first), Ok(pages)) => {
                        Action::Arrived(Content { first: Words(first), pages: Words(pages) })
                    }
                    _ => Action::Failed(shown),
                });
            });
        }
        move || wanted.set(false)
    });
}
