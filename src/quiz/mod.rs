//! The quiz's room: a round of things to judge, each explained at once, and what the round came to.
//!
//! The quiz's own program has the first round of somebody new: to judge, and nothing else. Whoever has a record gets the
//! whole one ([`is_known`]).

mod ahead;
mod feedback;
mod history;
mod keeping;
mod look;
mod map;
mod marks;
mod order;
mod progress;
mod question;
mod read;
mod report;
mod shared;
mod start;
pub mod state;
mod summary;
mod tap;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod texts;
mod topic;
mod twins;

use std::rc::Rc;

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Answer, Log, Mode, Session, SessionId};
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::base::{Ctx, Report};
use crate::browser::storage::Storage;
use crate::browser::{Services, announce, log};
use crate::parts::{Ui, failed, head, use_after, use_node, use_quiz_pack, use_while};
use crate::program::PROGRAM;
use history::History;
use state::{Action, Desk, Stage, State};

/// Whether there is more than the first round. What only stands under it is not linked where there is not.
const MORE: bool = PROGRAM.is_full();

/// Name under which the place in the quiz is kept.
const KEPT: &str = "quiz";

/// Whether this device knows the person, by an answer or a round that is on: more than the first round is for the whole program.
#[must_use]
pub fn is_known(storage: &dyn Storage) -> bool {
    !log::is_empty(storage) || storage.get(KEPT).is_some()
}

/// What the room is shown with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// What every room can reach.
    pub ctx: Ctx,
}

/// The quiz's room.
#[component]
pub fn QuizRoom(props: &Props) -> Html {
    let state = use_reducer(State::default);
    let (root, step, pasted) = (use_node(), use_node(), use_node());
    let quiet = use_mut_ref(|| true);
    let services = &props.ctx.services;
    {
        let (root, quiet) = (root.clone(), quiet.clone());
        let (act, about, services) = (state.dispatcher(), about(&props.ctx).to_owned(), services.clone());
        let arrived = Callback::from(move |pack| {
            // Who came here by a tap had the heading focused, and is led on; a page just loaded keeps its focus.
            *quiet.borrow_mut() = !has_focus(&root);
            let pack = match pack {
                Ok(pack) => pack,
                Err(failure) => return act.dispatch(Action::Failed(failure)),
            };
            let mut log = Log::new();
            if MORE {
                log::tidy(&*services.storage, now(&services).0, &*services.seed);
                log = log::read(&*services.storage);
            }
            let desk = Desk::open(pack, log);
            let kept = services.storage.get(KEPT);
            let aside = MORE && topic::is_of_another(kept.as_deref(), &about);
            if aside {
                act.dispatch(Action::Aside);
            }
            let kept = kept.filter(|_| !aside);
            // Where nothing is taken up, nothing is numbered by it.
            let writer = kept.as_ref().map_or(0, |_| ((services.seed)() as u32 & 0xf_ffff).max(1));
            act.dispatch(Action::Opened(desk, kept, writer, now(&services)));
        });
        use_quiz_pack(&props.ctx.pack().lang, state.attempt, &props.ctx.services, arrived);
    }
    use_keeping(services, &state);
    use_others(services, &state);
    look::use_look(&props.ctx, &state);
    marks::use_marks(services, &state);
    texts::use_texts(services, &state);
    read::use_voice(&props.ctx.pack().lang, services, &state);
    use_telling(&props.ctx, &state);
    {
        let (root, step) = (root.clone(), step.clone());
        let screen = (state.desk.is_some(), state.stage, state.number);
        let shown = use_mut_ref(|| screen);
        use_after((screen, state.step()), move |(screen, _)| {
            if shown.replace(*screen) != *screen {
                if !quiet.replace(false)
                    && let Some(root) = root.cast::<Element>()
                {
                    announce::focus_heading(&root);
                }
            } else if let Some(heading) = step.cast::<HtmlElement>() {
                // Nothing to lead to where the step has no heading of its own.
                let _ = heading.focus();
            }
        });
    }
    props.ctx.build(|ui| {
        ui.element("div", "quiz", |ui| {
            ui.node_ref(&root);
            show(&props.ctx, ui, &state, [&step, &pasted]);
        });
    })
}

/// The topic that the address names; empty for none.
fn about(ctx: &Ctx) -> &str {
    if let Route::Practise(about) = &ctx.state.route { about } else { "" }
}

fn has_focus(root: &NodeRef) -> bool {
    root.cast::<Element>()
        .is_some_and(|root| root.query_selector(":focus").is_ok_and(|found| found.is_some()))
}

/// Keeps the place on this device, so that a reload goes on where it was.
#[hook]
fn use_keeping(services: &Services, state: &UseReducerHandle<State>) {
    let (storage, act) = (services.storage.clone(), state.dispatcher());
    use_after(state.to_text(), move |text| {
        let Some(text) = text else { return };
        if text.is_empty() {
            storage.remove(KEPT);
        } else if storage.set(KEPT, text).is_err() {
            act.dispatch(Action::Unkept);
        }
    });
}

/// Takes in what other widgets have added to the record or taken from it, on this page and on others. A first round is not
/// about what others do; it makes sure that it still is the first as it begins.
#[hook]
fn use_others(services: &Services, state: &UseReducerHandle<State>) {
    let (services, act) = (services.clone(), state.dispatcher());
    use_while((), move |()| -> Box<dyn FnOnce()> {
        if !MORE {
            return Box::new(|| ());
        }
        let storage = services.storage.clone();
        storage.watch(Rc::new(move || {
            let log = Rc::new(log::read(&*services.storage));
            act.dispatch(Action::Others(log, now(&services)));
        }))
    });
}

/// Tells the host what a round came to, once it is over.
#[hook]
fn use_telling(ctx: &Ctx, state: &UseReducerHandle<State>) {
    let (ctx, state) = (ctx.clone(), state.clone());
    let over = state.session.as_ref().map(|session| session.id).filter(|_| state.stage == Stage::Summary);
    use_after(over, move |over| {
        if let (Some(_), Some(desk), Some(session)) = (over, &state.desk, &state.session) {
            report::result(&ctx, state.reporting, desk, session);
            // What comes after a first round is in the whole program.
            if !MORE {
                ctx.services.packs.prefetch_full(&desk.pack.lang);
            }
        }
    });
}

/// The time, in milliseconds since the Unix epoch.
fn now(services: &Services) -> Millis {
    Millis((services.clock)() as i64)
}

fn show(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>, [step, pasted]: [&NodeRef; 2]) {
    let room = |desk| Room { ctx, state, desk, step, pasted };
    match &state.desk {
        Some(desk) => room(desk).show(ui),
        None => {
            let title = if ctx.state.route == Route::Progress { Msg::ProgressTitle } else { Msg::DoorQuiz };
            head(ui, ctx.t(title), if state.failure.is_some() { "" } else { ctx.t(Msg::Loading) })
        }
    }
    question::later(ui, |ui| {
        if let Some(failure) = state.failure {
            let act = state.dispatcher();
            let retry = Callback::from(move |_| act.dispatch(Action::Retry));
            failed(ctx, ui, failure, [Msg::QuizFailed, Msg::QuizOutdated], retry);
        }
    });
}

/// What the screens are drawn from.
struct Room<'a> {
    ctx: &'a Ctx,
    state: &'a UseReducerHandle<State>,
    desk: &'a Desk,
    /// The heading of the step that is open.
    step: &'a NodeRef,
    /// Where a record is pasted.
    pasted: &'a NodeRef,
}

impl Room<'_> {
    fn show(&self, ui: &mut Ui) {
        if MORE && self.ctx.state.route == Route::Progress {
            return self.so_far(ui);
        }
        let Some(session) = self.state.session.as_ref().filter(|_| self.state.stage != Stage::Start) else {
            return match about(self.ctx) {
                about if MORE && !about.is_empty() => self.topic(ui, about),
                _ => self.start(ui),
            };
        };
        if self.state.unkept {
            self.say(ui, Msg::QuizUnkept);
            self.ctx.link(ui, "progress", self.ctx.t(Msg::ProgressTitle), Route::Progress);
        }
        match self.state.stage {
            Stage::Question => self.question(ui, session),
            Stage::Feedback => self.feedback(ui, session),
            Stage::Start | Stage::Summary => self.summary(ui, session),
        }
    }

    /// A line about what happened.
    fn say(&self, ui: &mut Ui, msg: Msg) {
        ui.element("p", "care", |ui| {
            ui.attr_static("role", "status");
            ui.text(self.ctx.t(msg));
        });
    }

    /// Where in the round this is, as the screen's heading, and which kind of round it is.
    fn progress(&self, ui: &mut Ui, session: &Session, number: usize, heading: &'static str) {
        let (number, total) = ((number + 1).to_string(), session.length.to_string());
        ui.element("div", "round", |ui| {
            ui.element(heading, "", |ui| {
                ui.attr_static("tabindex", "-1");
                ui.text(&self.ctx.fill(Msg::QuizProgress, &[("n", &number), ("total", &total)]));
            });
            ui.text_element("span", "tag", self.ctx.t(mode(session.mode)));
            ui.element("progress", "prog", |ui| {
                ui.attr("max", &total);
                ui.attr("value", &number);
                ui.attr_static("aria-hidden", "true");
            });
        });
    }

    /// The text of a message with whole numbers in its places.
    fn with(&self, msg: Msg, values: &[(&str, u32)]) -> String {
        let texts: Vec<_> = values.iter().map(|(name, value)| (*name, value.to_string())).collect();
        let values: Vec<_> = texts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.ctx.fill(msg, &values)
    }

    /// A click that does something.
    fn on(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.state.dispatcher();
        Callback::from(move |_| act.dispatch(action.clone()))
    }

    /// A click that begins a round about everything.
    fn begin(&self, mode: Mode) -> Callback<MouseEvent> {
        let begin = self.round(move |quiz, length, id, now| history::begin(quiz, mode, length, id, now));
        let back = (self.ctx.state.route == Route::Progress).then(|| self.ctx.to(Route::Quiz));
        Callback::from(move |event: MouseEvent| {
            begin.emit(event.clone());
            if let Some(back) = &back {
                back.emit(event);
            }
        })
    }

    /// A click that begins a round.
    ///
    /// `begin` is given the quiz, the round's length, its id and the time.
    fn round(
        &self,
        begin: impl Fn(&History, u32, SessionId, Millis) -> Option<Session> + 'static,
    ) -> Callback<MouseEvent> {
        let (ctx, desk, act) = (self.ctx.clone(), self.desk.clone(), self.state.dispatcher());
        let length = self.ctx.host.length;
        // Only the start says what the host wants to be told.
        let told = self.state.stage == Stage::Start && self.ctx.state.route != Route::Progress;
        let said = if told { self.ctx.report() } else { Report::Off };
        Callback::from(move |_| {
            let services = &ctx.services;
            // Somebody may have answered elsewhere meanwhile, which only the whole program follows.
            if !MORE && is_known(&*services.storage) {
                return ctx.act(crate::base::Action::NeedFullProgram);
            }
            let now = now(services);
            let session = begin(&desk.quiz.borrow(), length, SessionId((services.seed)()), now);
            if let Some(session) = session {
                act.dispatch(Action::Begin(session, now));
                act.dispatch(Action::Reporting(said));
            }
        })
    }

    /// What notes an answer, in the log on this device and on the screen.
    fn noting(&self) -> Callback<Answer> {
        let (ctx, state, desk) = (self.ctx.clone(), self.state.clone(), self.desk.clone());
        Callback::from(move |answer| {
            let (Some(session), Some(ask)) = (&state.session, &state.ask) else { return };
            let quiz = desk.quiz.borrow();
            // The second tap of two quick ones finds the answer there already.
            if quiz.responses(session.id).count() != state.number {
                return;
            }
            let services = &ctx.services;
            let now = now(services);
            let took = u32::try_from(now - state.since).unwrap_or_default();
            let response = quiz.record(session, ask, answer, now, took);
            drop(quiz);
            // What the log tells other widgets of finds this one with the answer. Its mark shows once this is done.
            desk.quiz.borrow_mut().add(response.clone());
            state.dispatch(Action::Answered(response.clone()));
            let kept = desk.writer.borrow_mut().append(&*services.storage, &response, now.0, &*services.seed);
            report::answer(&ctx, state.reporting, &response);
            if kept.is_err() {
                state.dispatch(Action::Unkept);
            }
        })
    }
}

/// The words for a kind of round.
fn mode(mode: Mode) -> Msg {
    if mode == Mode::Measuring { Msg::QuizInMeasuring } else { Msg::QuizInPractice }
}
