//! Question: verdict, confidence and action on an artefact follow one another on one screen, each by one tap.

use topup_guard_core::pack::{Act, Item, Msg};
use topup_guard_core::quiz::{Ask, Confidence, Rng, Seed, Session, Verdict, judge};
use yew::{Callback, MouseEvent};

use super::MORE;
use super::action::Action;
use super::room::Room;
use crate::parts::{Choice, Ui, artefact, artefact_question, options};

/// Verdicts with their test attributes (`data-option`) and labels.
pub(super) const VERDICTS: [(Verdict, &str, Msg); 3] = [
    (Verdict::Scam, "scam", Msg::VerdictScam),
    (Verdict::Genuine, "genuine", Msg::VerdictGenuine),
    (Verdict::CannotTell, "cannot-tell", Msg::VerdictCannotTell),
];

/// Levels of confidence with their test attributes (`data-option`) and labels.
pub(super) const CONFIDENCE: [(Confidence, &str, Msg); 3] = [
    (Confidence::Low, "sure-1", Msg::SureLow),
    (Confidence::Medium, "sure-2", Msg::SureMedium),
    (Confidence::High, "sure-3", Msg::SureHigh),
];

/// Adds a container for what may appear later. The elements before it stay the same ones, and so keep the
/// focus.
pub(super) fn later(ui: &mut Ui, inside: impl FnOnce(&mut Ui)) {
    ui.element("div", "later", inside);
}

impl Room<'_> {
    pub(super) fn question(&self, ui: &mut Ui, session: &Session) {
        let Some(ask) = &self.state.ask else { return };
        self.progress(ui, session, self.state.number, "h1");
        later(ui, |ui| {
            if self.state.is_waiting() {
                self.waiting(ui);
            } else {
                self.asked(ui, ask);
            }
        });
    }

    fn asked(&self, ui: &mut Ui, ask: &Ask) {
        ui.element("div", "asked", |ui| {
            ui.key(ask.item());
            match ask {
                Ask::Judge { item } => {
                    if let Some(item) = self.data.item(item) {
                        self.judge(ui, &item);
                    }
                }
                Ask::TwoStep { item } if MORE => {
                    if let Some(item) = self.data.item(item) {
                        self.two_step(ui, &item);
                    }
                }
                Ask::Order { order, seed } if MORE => self.order(ui, order, *seed),
                Ask::Tap { item } if MORE => {
                    if let Some(item) = self.data.item(item) {
                        self.tap(ui, &item);
                    }
                }
                Ask::Twins { scam, scam_first, .. } => {
                    if let Some(twins) = self.twins_of(scam, *scam_first) {
                        self.twins(ui, &twins);
                    }
                }
                _ => {}
            }
        });
        self.stop(ui);
    }

    fn judge(&self, ui: &mut Ui, item: &Item) {
        let ctx = self.ctx;
        ui.text_element("p", "context", &item.context);
        artefact(ctx, ui, item, false);
        if self.state.draft.acting {
            let actions = self.shuffled(item);
            let mut asked = vec![ctx.t(Msg::QuizAction)];
            for action in &actions {
                asked.push(&action.text);
            }
            self.read_item(ui, "read", item, &asked);
            self.chosen(ui);
            self.actions(ui, item, &actions);
        } else {
            let ask = artefact_question(ctx, item);
            let [scam, genuine, neither] = VERDICTS.map(|(.., label)| ctx.t(label));
            self.read_item(ui, "read", item, &[&ask, scam, genuine, neither]);
            let act = self.state.dispatcher();
            let choose = Callback::from(move |verdict| act.dispatch(Action::Verdict(verdict)));
            self.verdict(ui, &ask, choose, &|confidence| self.on(Action::Confidence(confidence)));
        }
    }

    /// Adds the verdicts under what is asked, and the levels of confidence once one was chosen. A tap on a
    /// verdict is given to `choose`, and one on a level does what `sure` returns.
    pub(super) fn verdict(
        &self,
        ui: &mut Ui,
        ask: &str,
        choose: Callback<Verdict>,
        sure: &dyn Fn(Confidence) -> Callback<MouseEvent>,
    ) {
        let (ctx, draft) = (self.ctx, self.state.draft);
        let choices = VERDICTS.map(|(verdict, id, label)| Choice {
            id,
            label: ctx.t(label),
            hint: if verdict == Verdict::CannotTell { ctx.t(Msg::VerdictCannotTellHint) } else { "" },
            icon: "",
        });
        let of = |wanted| VERDICTS.iter().find(|(verdict, ..)| Some(*verdict) == wanted);
        let chosen = of(draft.verdict).map_or("", |(_, id, _)| id);
        let choose = Callback::from(move |id: String| {
            if let Some((verdict, ..)) = VERDICTS.iter().find(|(_, known, _)| *known == id) {
                choose.emit(*verdict);
            }
        });
        ui.element("div", "dock choosing", |ui| {
            ui.element("h2", "", |ui| {
                ui.attr_static("id", "verdict");
                ui.text(ask);
            });
            ui.element("div", "", |ui| {
                if draft.step() == 0 {
                    ui.attr_static("data-keys", "");
                }
                options(ui, "verdict", &choices, chosen, &choose);
            });
            later(ui, |ui| {
                if draft.step() == 1 && self.state.asks_confidence() {
                    self.confidence(ui, sure);
                }
            });
        });
    }

    /// Adds the levels of confidence, of which a tap on one does what `choose` returns.
    pub(super) fn confidence(&self, ui: &mut Ui, choose: &dyn Fn(Confidence) -> Callback<MouseEvent>) {
        self.step(ui, "sureness", self.ctx.t(Msg::QuizSure));
        ui.element("div", "seg", |ui| {
            ui.attr_static("role", "group");
            ui.attr_static("aria-labelledby", "sureness");
            ui.attr_static("data-keys", "");
            for (confidence, id, label) in CONFIDENCE {
                ui.button("", ("data-option", id), choose(confidence), |ui| {
                    ui.text(self.ctx.t(label));
                    self.pays(ui, confidence);
                });
            }
        });
    }

    /// Adds the heading of a step, which gets the focus.
    pub(super) fn step(&self, ui: &mut Ui, id: &'static str, text: &str) {
        ui.element("h2", "", |ui| {
            ui.key(id);
            ui.attr_static("id", id);
            ui.attr_static("tabindex", "-1");
            ui.node_ref(self.step);
            ui.text(text);
        });
    }

    /// Adds the verdict that was chosen, in one line; in practice it can be changed.
    fn chosen(&self, ui: &mut Ui) {
        let draft = self.state.draft;
        let Some((.., verdict)) = VERDICTS.iter().find(|(verdict, ..)| Some(*verdict) == draft.verdict)
        else {
            return;
        };
        let verdict = self.ctx.t(*verdict);
        let sure = CONFIDENCE.iter().find(|(level, ..)| MORE && Some(*level) == draft.confidence);
        let text = match sure {
            Some((.., sure)) => {
                self.ctx.fill(Msg::QuizChosenSure, &[("verdict", verdict), ("sure", self.ctx.t(*sure))])
            }
            None => self.ctx.fill(Msg::QuizChosen, &[("verdict", verdict)]),
        };
        ui.element("p", "small chosen", |ui| {
            ui.text(&text);
            if self.state.is_practice() {
                ui.button("link", ("data-do", "change"), self.on(Action::Reconsider), |ui| {
                    ui.text(self.ctx.t(Msg::QuizChange));
                });
            }
        });
    }

    /// Returns the actions of an item in random order, so that its place does not give the best one away.
    pub(super) fn shuffled<'i>(&self, item: &'i Item) -> Vec<&'i Act> {
        let mut actions: Vec<_> = item.actions.iter().collect();
        if let Some(session) = &self.state.session {
            Rng::new(Seed(session.id.0 ^ self.state.number as u64)).shuffle(&mut actions);
        }
        actions
    }

    fn actions(&self, ui: &mut Ui, item: &Item, actions: &[&Act]) {
        let choices: Vec<_> = actions
            .iter()
            .map(|action| Choice { id: &action.id, label: &action.text, hint: "", icon: "" })
            .collect();
        let (data, item, draft, record) =
            (self.data.clone(), item.id.clone(), self.state.draft, self.record_answer());
        let choose = Callback::from(move |id: String| {
            let Some(verdict) = draft.verdict else { return };
            // Without meaning there, it is written as older versions do.
            let low = (verdict == Verdict::CannotTell).then_some(Confidence::Low);
            let confidence = draft.confidence.or(low);
            if let Some(item) = data.item(&item)
                && let Some(answer) = judge(&item, verdict, confidence, &id)
            {
                record.emit(answer);
            }
        });
        ui.element("div", "step", |ui| {
            ui.attr_static("data-keys", "");
            self.step(ui, "action", self.ctx.t(Msg::QuizAction));
            options(ui, "action", &choices, "", &choose);
        });
    }

    /// Adds a button that ends the round here.
    pub(super) fn stop(&self, ui: &mut Ui) {
        ui.button("link", ("data-do", "stop"), self.on(Action::Stop), |ui| {
            ui.text(self.ctx.t(Msg::QuizStop));
        });
    }
}
