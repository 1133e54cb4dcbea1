//! Exercise in which the genuine one of two twins is picked, and the feedback on how they differ.

use std::borrow::Cow;

use topup_guard_core::pack::{Item, Msg, Truth};
use topup_guard_core::quiz::{Response, twin};
use yew::{Callback, MouseEvent};

use super::MORE;
use super::action::Action;
use super::feedback::{RIGHT, WRONG};
use super::question::later;
use super::room::Room;
use crate::parts::{Footnotes, Ui, artefact, card};

/// Names of the twins in the order shown, with the test attributes of their buttons.
const NAMES: [(&str, &str, &str); 2] = [("A", "first", "read-first"), ("B", "second", "read-second")];

/// Scam and its genuine twin, in the order shown.
pub(super) struct Twins<'a> {
    pub(super) shown: [Cow<'a, Item>; 2],
    scam_first: bool,
}

impl Twins<'_> {
    /// Returns the name of the genuine one.
    pub(super) fn genuine(&self) -> &'static str {
        let [(a, ..), (b, ..)] = NAMES;
        if self.scam_first { b } else { a }
    }

    /// Returns the scam.
    fn scam(&self) -> &Item {
        let [first, second] = &self.shown;
        if self.scam_first { first } else { second }
    }
}

impl<'r> Room<'r> {
    /// Returns a scam and its twin.
    pub(super) fn twins_of(&self, scam: &str, scam_first: bool) -> Option<Twins<'r>> {
        let scam = self.data.item(scam)?;
        let genuine = self.data.item(&scam.twin)?;
        Some(Twins { shown: if scam_first { [scam, genuine] } else { [genuine, scam] }, scam_first })
    }

    /// Returns the twins of a response in the order in which they were shown, as far as that is known.
    fn twins_as_shown(&self, response: &Response, right: bool) -> Option<Twins<'r>> {
        let first = self.state.tapped.first().is_none_or(|picked| *picked == 0);
        self.twins_of(&response.item, right != first)
    }

    pub(super) fn twins(&self, ui: &mut Ui, twins: &Twins<'_>) {
        let ctx = self.ctx;
        let picked = self.state.tapped.first().copied();
        ui.text_element("h2", "", ctx.t(Msg::TwinsAsk));
        ui.text_element("p", "small", ctx.t(Msg::TwinsHint));
        ui.element("div", "pair", |ui| {
            for (item, (name, _, read)) in twins.shown.iter().zip(NAMES) {
                ui.element("section", "half", |ui| {
                    ui.text_element("h3", "", name);
                    ui.text_element("p", "context", &item.context);
                    artefact(ctx, ui, item, false);
                    self.read_item(ui, read, item, &[]);
                });
            }
        });
        ui.element("div", "dock choosing", |ui| {
            ui.element("div", "halves", |ui| {
                if picked.is_none() {
                    ui.attr_static("data-keys", "");
                }
                for (number, (item, (name, hook, _))) in twins.shown.iter().zip(NAMES).enumerate() {
                    let on = picked == Some(number);
                    let pick = self.pick(number, twins.scam(), item);
                    ui.button(if on { "option on" } else { "option" }, ("data-option", hook), pick, |ui| {
                        ui.attr_static("part", "option");
                        ui.pressed(on);
                        ui.text_element("span", "", &ctx.fill(Msg::TwinsThis, &[("name", name)]));
                    });
                }
            });
            later(ui, |ui| {
                let picked = picked.and_then(|picked| twins.shown.get(picked));
                if let Some(picked) = picked.filter(|_| MORE) {
                    let record = self.record_answer();
                    self.confidence(ui, &|confidence| {
                        let (answer, record) = (twin(twins.scam(), &picked.id, confidence), record.clone());
                        Callback::from(move |_| record.emit(answer.clone()))
                    });
                }
            });
        });
    }

    /// Returns a click handler that picks one of two twins; where no confidence is asked for, it answers too.
    fn pick(&self, number: usize, scam: &Item, picked: &Item) -> Callback<MouseEvent> {
        let pick = self.on(Action::Pick(number));
        if self.state.asks_confidence() {
            return pick;
        }
        let (answer, record) = (twin(scam, &picked.id, None), self.record_answer());
        Callback::from(move |event| {
            pick.emit(event);
            record.emit(answer.clone());
        })
    }

    /// Adds the feedback on a pick.
    pub(super) fn twins_feedback<'a>(
        &'a self,
        ui: &mut Ui,
        notes: &mut Footnotes<'a>,
        response: &Response,
        right: bool,
    ) {
        let Some(twins) = self.twins_as_shown(response, right) else { return };
        let (outcome, title) = if right { (RIGHT, Msg::TwinsRight) } else { (WRONG, Msg::TwinsWrong) };
        self.outcome(ui, outcome, &self.ctx.fill(title, &[("name", twins.genuine())]), "");
        self.earned(ui, &response.answer);
        self.read_feedback(ui, response);
        self.twins_compared(ui, notes, &twins);
    }

    /// Adds both with their cues and the reasons, then the better action.
    fn twins_compared(&self, ui: &mut Ui, notes: &mut Footnotes<'_>, twins: &Twins<'_>) {
        let ctx = self.ctx;
        ui.element("div", "pair", |ui| {
            for (item, (name, ..)) in twins.shown.iter().zip(NAMES) {
                let said = if item.truth == Truth::Scam { Msg::TwinsIsScam } else { Msg::TwinsIsGenuine };
                ui.element("section", "half", |ui| {
                    ui.text_element("h2", "", &ctx.fill(said, &[("name", name)]));
                    ui.text_element("p", "context", &item.context);
                    artefact(ctx, ui, item, true);
                    self.cues(ui, item, false);
                    notes.paragraph(ui, "", &item.why);
                });
            }
        });
        card(ui, "card", ctx.t(Msg::QuizActions), |ui| {
            if let Some(best) = twins.scam().actions.iter().find(|action| action.best) {
                self.act(ui, best, twins.scam().truth, Msg::ActBest);
            }
        });
    }
}
