//! Item asked in two steps: what to do first, what that shows, then verdict and confidence; and the feedback.

use topup_guard_core::pack::{Act, Item, Msg, Truth};
use topup_guard_core::quiz::{Action as Chosen, Answer, Confidence, Response, Verdict, two_step};
use yew::Callback;

use super::action::Action;
use super::question::later;
use super::room::Room;
use crate::parts::{Choice, Footnotes, Ui, artefact, options};

impl Room<'_> {
    pub(super) fn two_step(&self, ui: &mut Ui, item: &Item) {
        ui.text_element("p", "context", &item.context);
        artefact(self.ctx, ui, item, false);
        let first = self.state.tapped.first().and_then(|place| item.actions.get(*place));
        self.shown(ui, first);
        later(ui, |ui| match first {
            None => self.first(ui, item),
            Some(first) => self.then(ui, item, first),
        });
    }

    /// Adds what to choose from first.
    fn first(&self, ui: &mut Ui, item: &Item) {
        let (ask, actions) = (self.ctx.t(Msg::StepsAsk), self.shuffled(item));
        let mut read = vec![ask];
        read.extend(actions.iter().map(|action| action.text.as_str()));
        self.read_item(ui, "read", item, &read);
        let choices: Vec<_> = actions
            .iter()
            .map(|action| Choice { id: &action.id, label: &action.text, hint: "", icon: "" })
            .collect();
        let ids: Vec<String> = item.actions.iter().map(|action| action.id.clone()).collect();
        let act = self.state.dispatcher();
        let choose = Callback::from(move |id: String| {
            if let Some(place) = ids.iter().position(|known| *known == id) {
                act.dispatch(Action::Pick(place));
            }
        });
        ui.element("div", "step", |ui| {
            ui.key("first");
            ui.attr_static("data-keys", "");
            ui.element("h2", "", |ui| {
                ui.attr_static("id", "first");
                ui.text(ask);
            });
            options(ui, "first", &choices, "", &choose);
        });
    }

    /// Adds what was done first, in a heading that gets the focus, and what it shows, which screen readers
    /// read. The place for that is there from the beginning, as they follow only what changes in it.
    fn shown(&self, ui: &mut Ui, first: Option<&Act>) {
        ui.element("section", if first.is_some() { "card shown" } else { "shown" }, |ui| {
            ui.key("shown");
            if let Some(first) = first {
                self.step(ui, "did", &self.ctx.fill(Msg::StepsDid, &[("action", &first.text)]));
            }
            ui.element("p", "", |ui| {
                ui.key("shows");
                ui.attr_static("role", "status");
                ui.text(first.map_or("", |first| &first.shows));
            });
        });
    }

    /// Adds the verdicts after what was done first.
    fn then(&self, ui: &mut Ui, item: &Item, first: &Act) {
        let ctx = self.ctx;
        let ask = if item.question.is_empty() { ctx.t(Msg::StepsNow) } else { &item.question };
        self.read(ui, "read", Msg::ReadAloud, vec![first.shows.clone(), ask.to_owned()]);
        let answer = |verdict, confidence| two_step(item, &first.id, verdict, confidence);
        let (act, record, asks) =
            (self.state.dispatcher(), self.record_answer(), self.state.asks_confidence());
        let at_once = [Verdict::Scam, Verdict::Genuine, Verdict::CannotTell].map(|verdict| {
            // Confidence is not asked of somebody who cannot tell.
            let is_whole = verdict == Verdict::CannotTell || !asks;
            (verdict, answer(verdict, None).filter(|_| is_whole))
        });
        let choose = Callback::from(move |verdict| {
            match at_once.iter().find(|(known, answer)| *known == verdict && answer.is_some()) {
                Some((_, Some(answer))) => record.emit(answer.clone()),
                _ => act.dispatch(Action::Verdict(verdict)),
            }
        });
        let chosen = self.state.draft.verdict;
        let sure = |confidence: Confidence| {
            let (answer, record) =
                (chosen.and_then(|verdict| answer(verdict, Some(confidence))), self.record_answer());
            Callback::from(move |_| {
                if let Some(answer) = &answer {
                    record.emit(answer.clone());
                }
            })
        };
        self.verdict(ui, ask, choose, &sure);
    }

    /// Adds the feedback on what was done first and on the verdict after it.
    pub(super) fn two_step_feedback<'a>(
        &'a self,
        ui: &mut Ui,
        notes: &mut Footnotes<'a>,
        response: &Response,
        given: (Truth, Verdict),
        first: &Chosen,
    ) {
        let line = match first {
            Chosen { safe: false, .. } => Msg::FeedbackRisky,
            Chosen { check: true, .. } => Msg::StepsChecked,
            Chosen { best: true, .. } => Msg::FeedbackPrudent,
            _ => Msg::StepsIdle,
        };
        self.verdict_feedback(ui, notes, response, given, (first, line));
    }

    /// Adds what an action shows, where it was asked in two steps.
    pub(super) fn shown_by(&self, ui: &mut Ui, action: &Act) {
        let is_two_step = |response: &Response| matches!(response.answer, Answer::TwoStep { .. });
        if !action.shows.is_empty() && self.state.answered.as_ref().is_some_and(is_two_step) {
            ui.text_element("p", "", &self.ctx.fill(Msg::StepsShown, &[("text", &action.shows)]));
        }
    }
}
