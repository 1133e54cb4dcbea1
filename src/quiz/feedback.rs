//! Feedback on an answer: how it turned out, the cues, the reasons, the better action, the twin.

use topup_guard_core::pack::{Act, Cost, Item, Msg, Truth};
use topup_guard_core::quiz::{Action as Chosen, Answer, Response, Session, Verdict};
use topup_guard_core::route::Route;

use super::MORE;
use super::action::Action;
use super::room::Room;
use super::state::Stage;
use crate::parts::{Footnotes, PieceView, Ui, artefact, artefact_in_pieces, card, icon, polarity};

/// Outcome of an answer, as the first card shows it.
#[derive(Clone, Copy)]
pub(super) struct Outcome {
    /// Value of the test attribute `data-feedback`.
    hook: &'static str,
    /// Name of the drawing.
    pub(super) icon: &'static str,
}

/// A right answer.
pub(super) const RIGHT: Outcome = Outcome { hook: "right", icon: "yes" };
/// A wrong answer.
pub(super) const WRONG: Outcome = Outcome { hook: "wrong", icon: "no" };
/// An answer that is right in part.
pub(super) const PARTLY: Outcome = Outcome { hook: "partly", icon: "unsure" };
/// No verdict on something that could be judged.
const WITHHELD: Outcome = Outcome { hook: "withheld", icon: "unsure" };

impl Room<'_> {
    /// Adds the feedback on the last answer of a round, or on one that is looked at again.
    pub(super) fn feedback(&self, ui: &mut Ui, session: &Session) {
        let Some(response) = &self.state.answered else { return };
        let ctx = self.ctx;
        let mut notes = Footnotes::from(ctx, self.data.sources(&response.item));
        let number = self.data.count(session);
        let again = (MORE && self.state.stage == Stage::Review).then_some(self.state.number);
        self.progress(ui, session, again.unwrap_or(number.saturating_sub(1)), "p");
        if self.state.is_waiting() {
            return self.waiting(ui);
        }
        ui.element("article", "told", |ui| {
            ui.key(&response.item);
            match &response.answer {
                Answer::Judged { truth, verdict, action, .. } => {
                    self.judge_feedback(ui, &mut notes, response, (*truth, *verdict), action);
                }
                Answer::TwoStep { truth, first, verdict, .. } if MORE => {
                    self.two_step_feedback(ui, &mut notes, response, (*truth, *verdict), first);
                }
                Answer::Ordered { placed, steps } if MORE => {
                    self.order_feedback(ui, &mut notes, response, [*placed, *steps]);
                }
                Answer::Tapped { found, cues, innocent } if MORE => {
                    self.tap_feedback(ui, &mut notes, response, [*found, *cues, *innocent]);
                }
                Answer::Twin { right, .. } => self.twins_feedback(ui, &mut notes, response, *right),
                _ => {}
            }
        });
        notes.sources(ui);
        if let Some(shown) = again {
            return self.reviewed(ui, (shown + 1 < number).then_some(shown + 1));
        }
        let over = number >= session.length as usize;
        let next = ctx.t(if over { Msg::QuizFinish } else { Msg::QuizNext });
        let (services, act) = (ctx.services.clone(), self.state.dispatcher());
        let go = yew::Callback::from(move |_| act.dispatch(Action::Next { now: super::now(&services) }));
        ui.element("div", "dock", |ui| ctx.button(ui, "next", "btn", next, go));
        if !over {
            self.stop(ui);
        }
    }

    /// Adds what leads on from an answer that is looked at again: to the `next` one, and to the summary.
    fn reviewed(&self, ui: &mut Ui, next: Option<usize>) {
        let ctx = self.ctx;
        ui.element("div", "dock row", |ui| {
            ctx.button(ui, "result", "btn ghost", ctx.t(Msg::SummaryBack), self.on(Action::Stop));
            if let Some(next) = next {
                ctx.button(ui, "next", "btn", ctx.t(Msg::QuizNext), self.on(Action::Review(next)));
            }
        });
    }

    /// Adds the feedback on a verdict and an action.
    fn judge_feedback<'a>(
        &'a self,
        ui: &mut Ui,
        notes: &mut Footnotes<'a>,
        response: &Response,
        (truth, verdict): (Truth, Verdict),
        action: &Chosen,
    ) {
        let item = self.data.item(&response.item);
        let known = item.as_ref().and_then(|item| item.action(&action.id));
        let worth = known.map_or(Msg::ActFine, |known| worth(known, truth).1);
        let withheld = verdict == Verdict::CannotTell && !verdict.is_right(truth);
        let line = match (action.safe, withheld, worth) {
            (false, _, Msg::ActMisses) => Msg::FeedbackMisses,
            (false, ..) => Msg::FeedbackRisky,
            (true, _, Msg::ActCosts) => Msg::FeedbackCosts,
            (true, true, _) => Msg::FeedbackCareful,
            (true, ..) => Msg::FeedbackPrudent,
        };
        self.verdict_feedback(ui, notes, response, (truth, verdict), (action, line));
    }

    /// Adds how a verdict turned out, what is said of the action beside it, and the explanation.
    pub(super) fn verdict_feedback<'a>(
        &'a self,
        ui: &mut Ui,
        notes: &mut Footnotes<'a>,
        response: &Response,
        (truth, verdict): (Truth, Verdict),
        (action, line): (&Chosen, Msg),
    ) {
        let ctx = self.ctx;
        let (outcome, title) = match verdict {
            verdict if verdict.is_right(truth) => (RIGHT, Msg::FeedbackRight),
            Verdict::CannotTell => (WITHHELD, Msg::FeedbackWithheld),
            Verdict::Scam | Verdict::Genuine => (WRONG, Msg::FeedbackWrong),
        };
        let truth = ctx.t(match truth {
            Truth::Scam => Msg::TruthScam,
            Truth::Genuine => Msg::TruthGenuine,
            Truth::CannotTell => Msg::TruthCannotTell,
        });
        self.outcome(ui, outcome, &ctx.fill(title, &[("truth", truth)]), ctx.t(line));
        self.earned(ui, &response.answer);
        if let Some(item) = self.data.item(&response.item) {
            self.read_feedback(ui, response);
            self.explain(ui, notes, &item, &action.id, false);
        }
    }

    /// Adds the first card: the outcome in words and with a drawing.
    pub(super) fn outcome(&self, ui: &mut Ui, outcome: Outcome, title: &str, line: &str) {
        ui.element("section", "card turn", |ui| {
            ui.attr_static("data-feedback", outcome.hook);
            icon(ui, outcome.icon);
            ui.element("div", "", |ui| {
                ui.element("h1", "", |ui| {
                    ui.attr_static("tabindex", "-1");
                    ui.text(title);
                });
                if !line.is_empty() {
                    ui.text_element("p", "", line);
                }
            });
        });
    }

    /// Adds the artefact with its cues, the reasons, what to do, and the twin; where the cues were to be
    /// `tapped`, with what was found of them.
    pub(super) fn explain<'a>(
        &'a self,
        ui: &mut Ui,
        notes: &mut Footnotes<'a>,
        item: &Item,
        chosen: &str,
        tapped: bool,
    ) {
        let ctx = self.ctx;
        ui.text_element("p", "context", &item.context);
        if MORE && tapped {
            artefact_in_pieces(ctx, ui, item, &PieceView::Tapped(&self.state.tapped));
        } else {
            artefact(ctx, ui, item, true);
        }
        card(ui, "card", ctx.t(Msg::QuizSigns), |ui| {
            self.cues(ui, item, tapped);
            if MORE && tapped {
                self.innocent(ui, item);
            }
            notes.paragraph(ui, "", &item.why);
        });
        card(ui, "card", ctx.t(Msg::QuizActions), |ui| {
            let mine = item.action(chosen);
            if let Some(mine) = mine {
                self.act(ui, mine, item.truth, Msg::ActYours);
            }
            if let Some(best) = item.actions.iter().find(|action| action.best)
                && mine.is_none_or(|mine| !mine.best)
            {
                self.act(ui, best, item.truth, Msg::ActBetter);
            }
        });
        if !item.tactic.is_empty() {
            ctx.link(ui, "warning", ctx.t(Msg::WarningMore), Route::Warning(item.tactic.clone()));
        }
        if let Some(twin) = self.data.item(&item.twin) {
            let title = if twin.truth == Truth::Scam { Msg::TwinScam } else { Msg::TwinGenuine };
            ui.element("details", "twin", |ui| {
                ui.text_element("summary", "", ctx.t(title));
                ui.text_element("p", "context", &twin.context);
                artefact(ctx, ui, &twin, false);
                notes.paragraph(ui, "", &twin.why);
            });
        }
    }

    /// Adds the cues of an item, numbered as in its artefact.
    pub(super) fn cues(&self, ui: &mut Ui, item: &Item, tapped: bool) {
        let ctx = self.ctx;
        ui.element("ol", "cues", |ui| {
            for (number, cue) in (1_u32..).zip(&item.cues) {
                let (class, sign) = polarity(cue.polarity);
                ui.element("li", class, |ui| {
                    ui.text_element("b", "number", &number.to_string());
                    ui.element("span", "", |ui| {
                        if MORE && tapped {
                            self.cue_found(ui, item, &cue.id);
                        }
                        ui.text_element("b", "", ctx.t(sign));
                        ui.text(ctx.t(Msg::Colon));
                        ui.text(&cue.text);
                    });
                });
            }
        });
    }

    /// Adds an action with why it is good or not; beside the person's own, what it is worth.
    pub(super) fn act(&self, ui: &mut Ui, action: &Act, truth: Truth, whose: Msg) {
        let (class, worth) = worth(action, truth);
        ui.element("div", "act", |ui| {
            ui.element("p", "", |ui| {
                ui.text_element("b", "", self.ctx.t(whose));
                ui.text(self.ctx.t(Msg::Colon));
                ui.text(&action.text);
            });
            if whose == Msg::ActYours {
                ui.text_element("span", class, self.ctx.t(worth));
            }
            if MORE {
                self.shown_by(ui, action);
            }
            ui.text_element("p", "small", &action.reason);
            if whose == Msg::ActYours {
                let ctx = self.ctx;
                let [risk, loss] = [risk(action.risk), loss(action.loss)].map(|msg| ctx.t(msg));
                ui.text_element("p", "small", &ctx.fill(Msg::CostsBoth, &[("risk", risk), ("loss", loss)]));
            }
        });
    }
}

/// Returns the class and the words for what an action is worth with what the artefact really is.
fn worth(action: &Act, truth: Truth) -> (&'static str, Msg) {
    let loss = if truth == Truth::Scam { Cost::None } else { action.loss };
    match (action.best, action.risk.max(loss)) {
        (true, _) => ("tag", Msg::ActBest),
        (false, Cost::None) => ("tag", Msg::ActFine),
        (false, Cost::Small) => ("tag", Msg::ActCosts),
        (false, Cost::Grave) if action.risk < Cost::Grave => ("tag risk", Msg::ActMisses),
        (false, Cost::Grave) => ("tag risk", Msg::ActRisky),
    }
}

/// Returns the words for what an action costs if the artefact is a scam.
fn risk(cost: Cost) -> Msg {
    match cost {
        Cost::None => Msg::RiskNone,
        Cost::Small => Msg::RiskSmall,
        Cost::Grave => Msg::RiskGrave,
    }
}

/// Returns the words for what an action costs if the artefact is genuine.
fn loss(cost: Cost) -> Msg {
    match cost {
        Cost::None => Msg::LossNone,
        Cost::Small => Msg::LossSmall,
        Cost::Grave => Msg::LossGrave,
    }
}
