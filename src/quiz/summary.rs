//! Summary of a round: a sentence, two rates, questions to look at again, and what to practise next.

use topup_guard_core::pack::{Family, Msg, Truth, model_of};
use topup_guard_core::quiz::{Answer, Response, Session, SessionId, Verdict};
use topup_guard_core::route::Route;
use web_sys::MouseEvent;
use yew::Callback;

use super::action::Action;
use super::feedback::{Outcome, PARTLY, RIGHT, WRONG};
use super::question::later;
use super::room::Room;
use super::saved::PLACE;
use super::{MORE, is_known};
use crate::base;
use crate::browser::Services;
use crate::parts::{Ui, artefact_name, card, head, icon, stays_here};

/// Most topics that the sentence names.
const NAMED: usize = 2;

impl Room<'_> {
    pub(super) fn summary(&self, ui: &mut Ui, session: &Session) {
        let ctx = self.ctx;
        let quiz = &self.data.history;
        let responses: Vec<_> = quiz.responses(session.id).collect();
        head(ui, ctx.t(Msg::SummaryTitle), &self.sentence(&responses));
        let counts = quiz.counts(session.id);
        if !responses.is_empty() {
            self.numbers(ui, &counts, "h2");
        }
        self.earned_in_round(ui, session);
        if MORE {
            self.measured_so_far(ui);
        }
        if MORE {
            self.questions(ui, &responses);
            self.to_practise(ui, &responses);
        } else if !responses.is_empty() && is_known(&*ctx.services.record) {
            // The full program takes over at this place.
            let more = ctx.on(base::Action::NeedFullProgram);
            ctx.button(ui, "questions", "btn ghost", ctx.t(Msg::SummaryQuestions), more);
        }
        // The snapshot comes after the screen.
        later(ui, |ui| {
            if let Some(visit) = self.state.snapshot.visits.first() {
                let (date, n) = (self.state.snapshot.date(visit.at), visit.families.len().to_string());
                ui.text_element("p", "", &ctx.fill(Msg::SummaryNext, &[("date", date), ("n", &n)]));
            }
        });
        if !responses.is_empty() {
            self.how_counted(ui, &counts);
        }
        if MORE {
            ui.element("div", "no-print", |ui| self.pass_on(ui, session, self.result(&responses)));
        }
        ui.element("div", "dock no-print", |ui| {
            ctx.button(ui, "again", "btn", ctx.t(Msg::SummaryMore), self.another(session));
        });
        ui.element("div", "row", |ui| {
            ctx.button(ui, "start", "btn ghost", ctx.t(Msg::SummaryOther), self.leaving());
            // Back leads to the quiz's start, not to a result that is read already.
            ctx.anchor(ui, "btn ghost", "progress", Route::Progress, |ui| {
                ui.attr_static("part", "button");
                let leave = self.leaving();
                ui.onclick(Callback::from(move |event: MouseEvent| {
                    if stays_here(&event) {
                        leave.emit(event);
                    }
                }));
                ui.text(ctx.t(Msg::ProgressDoor));
            });
            ctx.print(ui);
            ctx.link_button(ui, "home", "btn ghost", ctx.t(Msg::Home), Route::Home);
        });
        ctx.print_failed(ui);
    }

    /// Returns the line about the round that may be passed on; empty where nothing was answered.
    fn result(&self, responses: &[&Response]) -> String {
        let right = responses.iter().filter(|response| is_right(&response.answer)).count();
        match responses.len() as u32 {
            0 => String::new(),
            total => self.with(Msg::SummaryResult, &[("total", total), ("n", right as u32)]),
        }
    }

    /// Returns what the round came to, in a sentence or two.
    fn sentence(&self, responses: &[&Response]) -> String {
        if responses.is_empty() {
            return self.ctx.t(Msg::SummaryNone).to_owned();
        }
        let right = responses.iter().filter(|response| is_right(&response.answer)).count();
        let counts = [("total", responses.len() as u32), ("n", right as u32)];
        let mut text = self.with(Msg::SummaryRound, &counts);
        // Scams taken for genuine are told before genuine ones taken for scams.
        let took = |response: &&&Response, real: Truth, for_: Verdict| matches!(&response.answer, Answer::Judged { truth, verdict, .. } if (*truth, *verdict) == (real, for_));
        let [missed, refused] = [(Truth::Scam, Verdict::Genuine), (Truth::Genuine, Verdict::Scam)]
            .map(|(real, for_)| families(responses.iter().filter(|one| took(one, real, for_)).copied()));
        let (more, named) = match (missed.is_empty(), refused.is_empty()) {
            (false, _) => (Msg::SummaryMissed, missed),
            (true, false) => (Msg::SummaryRefused, refused),
            _ if responses.iter().all(|response| is_fine(&response.answer)) => (Msg::SummaryAllWell, missed),
            _ => return text,
        };
        let names = self.names(named.get(..NAMED.min(named.len())).unwrap_or_default());
        text.push_str(&self.ctx.fill(more, &[("names", &names)]));
        text
    }

    /// Adds the questions of the round, each a button that shows it again.
    fn questions(&self, ui: &mut Ui, responses: &[&Response]) {
        if responses.is_empty() {
            return;
        }
        let ctx = self.ctx;
        ui.element("section", "card no-print", |ui| {
            ui.text_element("h2", "", ctx.t(Msg::SummaryQuestions));
            ui.element("ol", "options", |ui| {
                for (number, response) in responses.iter().enumerate() {
                    let (outcome, said) = outcome(&response.answer);
                    let kind = self.data.pack.items.iter().find(|item| item.id == model_of(&response.item));
                    let kind =
                        kind.map_or(ctx.t(Msg::ReviewSteps), |item| ctx.t(artefact_name(item.artefact.kind)));
                    let hook = ("data-review", &*number.to_string());
                    ui.element("li", "", |ui| {
                        ui.button("option", hook, self.on(Action::Review(number)), |ui| {
                            icon(ui, outcome.icon);
                            ui.element("span", "", |ui| {
                                ui.text_element("b", "", &self.names(&[&*response.family]));
                                ui.text_element("small", "", &ctx.fill(said, &[("kind", kind)]));
                            });
                        });
                    });
                }
            });
        });
    }

    /// Adds links to the topics in which something went wrong.
    fn to_practise(&self, ui: &mut Ui, responses: &[&Response]) {
        let families = families(responses.iter().filter(|response| !is_fine(&response.answer)).copied());
        if families.is_empty() {
            return;
        }
        card(ui, "card no-print", self.ctx.t(Msg::SummaryAgain), |ui| {
            ui.element("ul", "links", |ui| {
                for id in families {
                    ui.element("li", "", |ui| {
                        let to = Route::Practise(id.to_owned());
                        self.ctx.link(ui, "practise", &self.names(&[id]), to);
                    });
                }
            });
        });
    }

    /// Returns a click handler that begins another round of the same kind at once.
    ///
    /// The full program goes on where the quiz program leaves it a place: the beginning of that round. A host
    /// page that gets reports is a matter for the first screen, which says so.
    fn another(&self, session: &Session) -> Callback<MouseEvent> {
        let (about, mode) = (session.about.clone(), session.mode);
        let begin = self.round(move |quiz, length, id, now| quiz.again(&about, mode, length, id, now));
        if MORE {
            return begin;
        }
        let (ctx, version, leave) = (self.ctx.clone(), self.data.pack.version.clone(), self.leaving());
        let next = Session { length: ctx.host.length, about: String::new(), writer: 0, ..session.clone() };
        Callback::from(move |event| {
            let Services { record, seed, .. } = &ctx.services;
            if !is_known(&**record) {
                return begin.emit(event);
            }
            if ctx.report() != base::Report::Off {
                return leave.emit(event);
            }
            let next = Session { id: SessionId(seed()), started: super::now(&ctx.services), ..next.clone() };
            let place = [&*version, " q - 0 - -\n", &next.to_text()].concat();
            if record.set(PLACE, &place).is_err() {
                return begin.emit(event);
            }
            ctx.act(base::Action::NeedFullProgram);
        })
    }

    /// Returns a click handler that leaves the summary, for the quiz's start.
    fn leaving(&self) -> Callback<MouseEvent> {
        let ctx = self.ctx.clone();
        let act = self.state.dispatcher();
        Callback::from(move |_| {
            act.dispatch(Action::Leave);
            let record = &*ctx.services.record;
            if !MORE {
                record.remove(PLACE);
            }
            if !MORE && is_known(record) {
                ctx.act(base::Action::NeedFullProgram);
            }
        })
    }

    /// Returns the names of these families of the pack, in a list.
    pub(super) fn names<T: AsRef<str>>(&self, ids: &[T]) -> String {
        self.listed(ids.iter().map(AsRef::as_ref), |family| &family.name)
    }

    /// Returns what `name` returns for these families of the pack, in a list.
    pub(super) fn listed<'a>(&self, ids: impl Iterator<Item = &'a str>, name: fn(&Family) -> &str) -> String {
        let families = &self.data.pack.families;
        let names = ids.filter_map(|id| families.iter().find(|family| family.id == id)).map(name);
        names.collect::<Vec<_>>().join(self.ctx.t(Msg::NamesComma))
    }
}

/// Returns the families of these responses, each once, in the order in which they came up.
fn families<'a>(responses: impl Iterator<Item = &'a Response>) -> Vec<&'a str> {
    let mut families: Vec<&str> = Vec::new();
    for response in responses {
        if !families.contains(&response.family.as_str()) {
            families.push(&response.family);
        }
    }
    families
}

/// Returns whether an answer is right.
fn is_right(answer: &Answer) -> bool {
    match answer {
        Answer::Judged { truth, verdict, .. } | Answer::TwoStep { truth, verdict, .. } => {
            verdict.is_right(*truth)
        }
        Answer::Tapped { found, cues, .. } => found == cues,
        Answer::Twin { right, .. } => *right,
        Answer::Ordered { placed, steps } => placed == steps,
    }
}

/// Returns whether nothing about an answer need be looked at again. To withhold a verdict is no mistake.
fn is_fine(answer: &Answer) -> bool {
    match answer {
        Answer::Judged { verdict, action, .. } => {
            action.safe && (*verdict == Verdict::CannotTell || is_right(answer))
        }
        Answer::TwoStep { first, .. } => (first.check || first.best) && is_right(answer),
        _ => is_right(answer),
    }
}

/// Returns how an answer turned out, with its drawing and in words.
fn outcome(answer: &Answer) -> (Outcome, Msg) {
    match answer {
        answer if is_right(answer) => (RIGHT, Msg::ReviewRight),
        Answer::Judged { verdict: Verdict::CannotTell, .. }
        | Answer::TwoStep { verdict: Verdict::CannotTell, .. } => (PARTLY, Msg::ReviewWithheld),
        _ => (WRONG, Msg::ReviewWrong),
    }
}
