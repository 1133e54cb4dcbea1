//! Buttons that read aloud, where the device has a voice for the language shown.

use topup_guard_core::pack::{Item, Msg, Truth};
use topup_guard_core::quiz::{Answer, Response};
use yew::prelude::*;

use super::MORE;
use super::action::Action;
use super::data::QuizData;
use super::room::Room;
use super::state::{State, Voice};
use crate::base::Ctx;
use crate::browser::Services;
use crate::browser::speech::Spoken;
use crate::parts::{Ui, polarity, spoken_lines, use_effect_with_cleanup};

/// Asks for a voice, and stops reading when the screen changes or is left.
#[hook]
pub(super) fn use_voice(lang: &str, services: &Services, state: &UseReducerHandle<State>) {
    let (speech, act) = (services.speech.clone(), state.dispatcher());
    use_effect_with_cleanup(lang.to_owned(), move |lang| {
        let listener =
            speech.offer(lang, Callback::from(move |there| act.dispatch(Action::VoiceFound(there))));
        move || drop(listener)
    });
    let speech = services.speech.clone();
    use_effect_with_cleanup((state.stage, state.number, lang.to_owned()), move |_| move || speech.stop());
}

/// Returns the lines of a feedback: of an item its cues, the reasons and the best action, of steps their
/// order and why. Of `twins` both are explained.
fn feedback_lines(ctx: &Ctx, data: &QuizData, id: &str, twins: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let join = |first: &str, second: &str| format!("{first}{}{second}", ctx.t(Msg::Colon));
    if MORE && let Some(order) = data.order(id) {
        lines.push(join(ctx.t(Msg::OrderRight), ""));
        lines.extend(order.steps.iter().cloned());
        lines.push(order.why.text.clone());
    }
    let item = data.item(id);
    let twin = item.as_ref().filter(|_| twins).and_then(|item| data.item(&item.twin));
    for item in item.into_iter().chain(twin) {
        lines.push(
            ctx.t(match item.truth {
                Truth::Scam => Msg::TruthScam,
                Truth::Genuine => Msg::TruthGenuine,
                Truth::CannotTell => Msg::TruthCannotTell,
            })
            .to_owned(),
        );
        for cue in &item.cues {
            let (_, sign) = polarity(cue.polarity);
            lines.push(join(ctx.t(sign), &cue.text));
        }
        lines.push(item.why.text.clone());
        if let Some(best) = item.actions.iter().find(|action| action.best) {
            lines.push(join(ctx.t(Msg::ActBest), &best.text));
            lines.push(best.reason.clone());
        }
    }
    lines
}

impl Room<'_> {
    /// Adds a button that reads an item and what is `asked` about it; `hook` is its `data-do`.
    pub(super) fn read_item(&self, ui: &mut Ui, hook: &'static str, item: &Item, asked: &[&str]) {
        let mut lines = spoken_lines(&|msg| self.ctx.t(msg), item);
        for line in asked {
            lines.push((*line).to_owned());
        }
        self.read(ui, hook, Msg::ReadAloud, lines);
    }

    /// Adds a button that reads the feedback on an answer.
    pub(super) fn read_feedback(&self, ui: &mut Ui, response: &Response) {
        let twins = matches!(response.answer, Answer::Twin { .. });
        self.read(
            ui,
            "read-told",
            Msg::ReadFeedback,
            feedback_lines(self.ctx, self.data, &response.item, twins),
        );
    }

    /// Adds a button that reads some lines, or stops reading them.
    pub(super) fn read(&self, ui: &mut Ui, hook: &'static str, label: Msg, lines: Vec<String>) {
        let reading = match self.state.voice {
            Voice::None => return,
            Voice::Failed(failed) if failed == hook => return self.say(ui, Msg::ReadFailed),
            Voice::Failed(_) => return,
            Voice::Ready => false,
            Voice::Reading(read) => read == hook,
        };
        let (speech, act) = (self.ctx.services.speech.clone(), self.state.dispatcher());
        let lang = self.data.pack.lang.clone();
        let click = Callback::from(move |_| {
            if reading {
                speech.stop();
                return act.dispatch(Action::Voice(Voice::Ready));
            }
            // RecordNotice first: a voice may fail at once.
            act.dispatch(Action::Voice(Voice::Reading(hook)));
            let act = act.clone();
            let over = Callback::from(move |how| {
                act.dispatch(Action::Voice(match how {
                    Spoken::Over => Voice::Ready,
                    Spoken::Failed => Voice::Failed(hook),
                }));
            });
            speech.speak(&lang, &lines, over);
        });
        let label = self.ctx.t(if reading { Msg::ReadStop } else { label });
        ui.button("link", ("data-do", hook), click, |ui| {
            ui.key(hook);
            ui.text(label);
        });
    }
}
