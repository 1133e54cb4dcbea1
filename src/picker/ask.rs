//! One question at a time, with the answers so far and what they lead to.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Choice, Question};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::ranking::RankingList;
use super::{join_names, option_text, question_text};
use crate::app::{Action, use_ctx};
use crate::parts::{Choice as Shown, Options};

/// Which question.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The question.
    pub question: Question,
}

/// A question of the picker as a screen of its own.
#[component]
pub fn Ask(props: &Props) -> Html {
    let ctx = use_ctx();
    let number = Question::ALL.iter().position(|other| *other == props.question).unwrap_or(0) + 1;
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let first = join_names(&ctx, picker::lead(&outcome));
    html! {
        <>
            <p class="small progress">
                {ctx.words.fill(Msg::PickerProgress, &[("n", &number.to_string()), ("total", &Question::ALL.len().to_string())])}
            </p>
            <progress class="prog" max={Question::ALL.len().to_string()} value={number.to_string()} aria-hidden="true"></progress>
            <Chips />
            <QuestionCard question={props.question} titled={true} />
            <section class="card soft">
                <h2>{ctx.t(Msg::PickerSoFar)}</h2>
                <p role="status" class="sr">{ctx.words.fill(Msg::PickerFirstNow, &[("channel", &first)])}</p>
                <RankingList most={3} brief={true} />
                <button class="btn ghost" type="button" data-go="result" onclick={ctx.to(Route::Result)}>{ctx.t(Msg::PickerSkip)}</button>
            </section>
        </>
    }
}

/// Which question, and how its heading is marked.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CardProps {
    /// The question.
    pub question: Question,
    /// Its heading is the screen's own.
    #[prop_or_default]
    pub titled: bool,
}

/// A question with its options.
#[component]
pub fn QuestionCard(props: &CardProps) -> Html {
    let ctx = use_ctx();
    let question = props.question;
    let Some(text) = question_text(ctx.pack(), question) else {
        return Html::default();
    };
    let options = text
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
    let on_choose = {
        let act = ctx.act.clone();
        Callback::from(move |id: AttrValue| {
            if let Some(choice) = question.option(&id) {
                act.dispatch(Action::Answer(question, choice));
            }
        })
    };
    let id = format!("question-{}", question.id());
    let heading = if props.titled {
        html! { <h1 id={id.clone()} tabindex="-1">{&text.title}</h1> }
    } else {
        html! { <h2 id={id.clone()}>{&text.title}</h2> }
    };
    html! {
        <section class="card">
            { heading }
            if !text.hint.is_empty() { <p class="small">{&text.hint}</p> }
            <Options labelled_by={id} {options} {chosen} {on_choose} />
            if question == Question::Card {
                <button class="link" type="button" data-go="cards" onclick={ctx.to(Route::Cards)}>{ctx.t(Msg::CardsTitle)}</button>
            }
        </section>
    }
}

/// The answers so far; each can be changed where it stands.
#[component]
pub fn Chips() -> Html {
    let ctx = use_ctx();
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
