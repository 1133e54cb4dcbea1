//! Which of two twins is genuine: both shown, one picked, how sure, and in what they differ.

use topup_guard_core::pack::{Item, Msg, Truth};
use topup_guard_core::quiz::{Response, twin};
use yew::Callback;

use super::feedback::{RIGHT, WRONG};
use super::question::later;
use super::reduce::Action;
use super::room::Room;
use crate::parts::{Footnotes, Ui, artefact, card, icon};

/// What the twins are called, in the order shown, with their hooks.
const NAMES: [(&str, &str, &str); 2] = [("A", "first", "read-first"), ("B", "second", "read-second")];

/// A scam and its genuine twin in the order in which they are shown.
pub(super) struct Twins<'a> {
    scam: &'a Item,
    pub(super) shown: [&'a Item; 2],
}

impl Twins<'_> {
    /// The name of the genuine one.
    pub(super) fn genuine(&self) -> &'static str {
        let [(a, ..), (b, ..)] = NAMES;
        let [first, _] = self.shown;
        if first.id == self.scam.id { b } else { a }
    }
}

impl<'r> Room<'r> {
    /// The twins of a scam.
    pub(super) fn twins_of(&self, scam: &str, scam_first: bool) -> Option<Twins<'r>> {
        let scam = self.data.item(scam)?;
        let genuine = self.data.item(&scam.twin)?;
        Some(Twins { scam, shown: if scam_first { [scam, genuine] } else { [genuine, scam] } })
    }

    /// The twins that a response was about, in the order in which they were shown as far as that is known.
    fn twins_told(&self, response: &Response, right: bool) -> Option<Twins<'r>> {
        let first = self.state.tapped.first().is_none_or(|picked| *picked == 0);
        self.twins_of(&response.item, right != first)
    }

    pub(super) fn twins(&self, ui: &mut Ui, twins: &Twins<'_>) {
        let ctx = self.ctx;
        let picked = self.state.tapped.first().copied();
        ui.text_element("h2", "", ctx.t(Msg::TwinsAsk));
        ui.text_element("p", "small", ctx.t(Msg::TwinsHint));
        ui.element("div", "pair", |ui| {
            for (number, (item, (name, hook, read))) in twins.shown.into_iter().zip(NAMES).enumerate() {
                ui.element("section", "half", |ui| {
                    ui.text_element("h3", "", name);
                    ui.text_element("p", "context", &item.context);
                    artefact(ctx, ui, item, false);
                    self.read_item(ui, read, item, &[]);
                    let on = picked == Some(number);
                    ui.button(
                        if on { "option on" } else { "option" },
                        ("data-option", hook),
                        self.on(Action::Pick(number)),
                        |ui| {
                            ui.attr_static("part", "option");
                            ui.pressed(on);
                            ui.text_element("span", "", &ctx.fill(Msg::TwinsThis, &[("name", name)]));
                            if on {
                                icon(ui, "yes");
                            }
                        },
                    );
                });
            }
        });
        let picked = picked.and_then(|picked| twins.shown.get(picked));
        later(ui, |ui| {
            if picked.is_some() {
                self.confidence(ui);
            }
        });
        later(ui, |ui| {
            if let (Some(picked), Some(confidence)) = (picked, self.state.draft.confidence) {
                let (answer, record) = (twin(twins.scam, &picked.id, confidence), self.record_answer());
                let done = Callback::from(move |_| record.emit(answer.clone()));
                ctx.button(ui, "twins", "btn", ctx.t(Msg::TwinsDone), done);
            }
        });
    }

    /// Adds the feedback on a pick.
    pub(super) fn twins_answered<'a>(
        &'a self,
        ui: &mut Ui,
        notes: &mut Footnotes<'a>,
        response: &Response,
        right: bool,
    ) {
        let Some(twins) = self.twins_told(response, right) else { return };
        let (outcome, title) = if right { (RIGHT, Msg::TwinsRight) } else { (WRONG, Msg::TwinsWrong) };
        self.outcome(ui, outcome, &self.ctx.fill(title, &[("name", twins.genuine())]), "");
        self.earned(ui, &response.answer);
        self.read_told(ui, response);
        self.twins_explained(ui, notes, &twins);
    }

    /// Both with their signs and why each is what it is; then the better action.
    fn twins_explained<'a>(&'a self, ui: &mut Ui, notes: &mut Footnotes<'a>, twins: &Twins<'a>) {
        let ctx = self.ctx;
        ui.element("div", "pair", |ui| {
            for (item, (name, ..)) in twins.shown.into_iter().zip(NAMES) {
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
            if let Some(best) = twins.scam.actions.iter().find(|action| action.best) {
                self.act(ui, best, Msg::ActBest);
            }
        });
    }
}
