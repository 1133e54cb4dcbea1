//! Question of the picker as a card with its options: on a screen of its own, and on the home screen.

use topup_guard_core::pack::{Pack, QuestionText};
use topup_guard_core::picker::{Choice, Question, wording};
use yew::Callback;

use super::{Choice as Shown, Ui, options};
use crate::base::{Action, Ctx};

/// Returns the words of a question, if the pack has any.
#[must_use]
pub fn question_text(pack: &Pack, question: Question) -> Option<&QuestionText> {
    pack.picker.questions.iter().find(|text| text.id == question.id())
}

/// Adds a question with its options; `titled` if its heading is that of the screen.
pub fn question_card(ctx: &Ctx, ui: &mut Ui, question: Question, titled: bool) {
    let Some(text) = question_text(ctx.pack(), question) else { return };
    let wording = wording(text, &ctx.state.answers);
    let choices: Vec<_> = text
        .options
        .iter()
        .map(|option| Shown {
            id: &option.id,
            label: wording.and_then(|wording| wording.labels.get(&option.id)).unwrap_or(&option.label),
            hint: &option.hint,
            icon: if question == Question::Card { &option.id } else { "" },
        })
        .collect();
    let chosen = ctx.state.answers.get(question).map_or("", Choice::id);
    let act = ctx.state.dispatcher();
    let choose = Callback::from(move |id: String| {
        if let Some(choice) = question.option(&id) {
            act.dispatch(Action::Answer(question, choice));
        }
    });
    let id = format!("question-{}", question.id());
    let (title, hint) = wording.map_or((&text.title, &text.hint), |wording| (&wording.title, &wording.hint));
    ui.element("section", "card", |ui| {
        ui.element(if titled { "h1" } else { "h2" }, "", |ui| {
            ui.attr("id", &id);
            ui.attr_static("tabindex", "-1");
            ui.text(title);
        });
        if titled && !hint.is_empty() {
            ui.text_element("p", "small", hint);
        }
        options(ui, &id, &choices, chosen, &choose);
    });
}
