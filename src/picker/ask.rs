//! One question at a time, with the answers so far and what they lead to.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Choice, Question};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::ranking::ranking_list;
use super::{join_names, option_text, question_text};
use crate::app::{Action, Ctx};
use crate::parts::{Choice as Shown, options};

/// A question of the picker as a screen of its own.
#[must_use]
pub fn ask(ctx: &Ctx, question: Question) -> Html {
    let number = Question::ALL.iter().position(|other| *other == question).unwrap_or(0) + 1;
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let first = join_names(ctx, picker::lead(&outcome));
    html! {
        <>
            <p class="small progress">
                {ctx.fill(Msg::PickerProgress, &[("n", &number.to_string()), ("total", &Question::ALL.len().to_string())])}
            </p>
            <progress class="prog" max={Question::ALL.len().to_string()} value={number.to_string()} aria-hidden="true"></progress>
            { chips(ctx) }
            { question_card(ctx, question, true) }
            if ctx.state.answers.get(Question::Card) == Some(Choice::Unsure) {
                { ctx.link("cards", &ctx.t(Msg::CardsTitle), Route::Cards) }
            }
            <section class="card soft">
                <h2>{ctx.t(Msg::PickerSoFar)}</h2>
                <p role="status" class="sr">{ctx.fill(Msg::PickerFirstNow, &[("channel", &first)])}</p>
                { ranking_list(ctx, 3, true) }
                { ctx.button("result", "ghost", &ctx.t(Msg::PickerSkip), ctx.to(Route::Result)) }
            </section>
        </>
    }
}

/// A question with its options; `titled` when its heading is the screen's own.
#[must_use]
pub fn question_card(ctx: &Ctx, question: Question, titled: bool) -> Html {
    let Some(text) = question_text(ctx.pack(), question) else {
        return Html::default();
    };
    let choices = text
        .options
        .iter()
        .map(|option| Shown {
            id: option.id.clone().into(),
            label: option.label.clone().into(),
            hint: option.hint.clone().into(),
            icon: if question == Question::Card { option.id.clone().into() } else { "".into() },
        })
        .collect::<Vec<_>>();
    let chosen = ctx.state.answers.get(question).map_or("", Choice::id);
    let choose = {
        let act = ctx.state.dispatcher();
        Callback::from(move |id: AttrValue| {
            if let Some(choice) = question.option(&id) {
                act.dispatch(Action::Answer(question, choice));
            }
        })
    };
    let id = format!("question-{}", question.id());
    let heading = if titled {
        html! { <h1 id={id.clone()} tabindex="-1">{&text.title}</h1> }
    } else {
        html! { <h2 id={id.clone()}>{&text.title}</h2> }
    };
    html! {
        <section class="card">
            { heading }
            if !text.hint.is_empty() { <p class="small">{&text.hint}</p> }
            { options(&id, &choices, chosen, &choose) }
        </section>
    }
}

/// The answers so far; each can be changed where it stands.
pub(super) fn chips(ctx: &Ctx) -> Html {
    if ctx.state.answers.iter().next().is_none() {
        return Html::default();
    }
    html! {
        <ul class="chips" aria-label={ctx.t(Msg::AnswersTitle)}>
            { for ctx.state.answers.iter().filter_map(|(question, choice)| {
                let option = option_text(ctx.pack(), question, choice)?;
                Some(html! {
                    <li>
                        <button class="chip" type="button" data-change={question.id()} onclick={ctx.to(Route::Picker(question))}>
                            {&option.chip}{" "}<u>{ctx.t(Msg::PickerChange)}</u>
                        </button>
                    </li>
                })
            }) }
        </ul>
    }
}
