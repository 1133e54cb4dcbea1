//! Marks for confidence, for somebody who switches them on: what each level can earn, and what was earned.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Answer, Confidence, Session, mark};
use yew::prelude::*;

use super::MORE;
use super::action::Action;
use super::room::Room;
use super::state::State;
use crate::browser::Services;
use crate::parts::{Ui, use_effect_on};

/// Name of the storage entry with the choice.
const KEPT: &str = "quiz-marks";

/// Reads the choice on this device once.
#[hook]
pub(super) fn use_marks(services: &Services, state: &UseReducerHandle<State>) {
    let (storage, act) = (services.storage.clone(), state.dispatcher());
    use_effect_on((), move |()| {
        if MORE && storage.get(KEPT).is_some() {
            act.dispatch(Action::Marks(true));
        }
    });
}

/// Writes a number with its sign.
fn signed(number: i64) -> String {
    match number {
        1.. => format!("+{number}"),
        0 => "0".to_owned(),
        _ => format!("−{}", number.unsigned_abs()),
    }
}

impl Room<'_> {
    /// Adds the switch on the first screen.
    pub(super) fn marks_switch(&self, ui: &mut Ui) {
        let (storage, act) = (self.ctx.services.storage.clone(), self.state.dispatcher());
        let set = Callback::from(move |on| {
            if on {
                // What cannot be kept still holds until the page is closed.
                let _ = storage.set(KEPT, "on");
            } else {
                storage.remove(KEPT);
            }
            act.dispatch(Action::Marks(on));
        });
        self.switch(ui, ["marks", "marks-hint"], [Msg::MarksOn, Msg::MarksHint], self.state.marks, set);
    }

    /// Adds what a level of confidence can earn, under its name.
    pub(super) fn pays(&self, ui: &mut Ui, confidence: Confidence) {
        if MORE && self.state.marks {
            let (right, wrong) = (signed(mark(true, confidence)), signed(mark(false, confidence)));
            let values = [("right", right.as_str()), ("wrong", &wrong)];
            ui.text_element("small", "", &self.ctx.fill(Msg::MarkPays, &values));
        }
    }

    /// Adds what an answer earned.
    pub(super) fn earned(&self, ui: &mut Ui, answer: &Answer) {
        if let Some(mark) = answer.mark().filter(|_| MORE && self.state.marks) {
            ui.text_element("p", "score", &self.ctx.fill(Msg::MarksHere, &[("n", &signed(mark))]));
        }
    }

    /// Adds what a round earned.
    pub(super) fn earned_in_round(&self, ui: &mut Ui, session: &Session) {
        if MORE && self.state.marks {
            let sum = signed(self.data.history.marks(session.id));
            ui.text_element("p", "score", &self.ctx.fill(Msg::MarksRound, &[("n", &sum)]));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_have_their_sign() {
        assert_eq!([3, 0, -6, i64::MIN].map(super::signed), ["+3", "0", "−6", "−9223372036854775808"]);
    }
}
