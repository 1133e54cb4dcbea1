//! What would change the result: single answers first, then pairs.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Choice, Flip, Outcome};
use yew::prelude::*;

use super::{join_names, option_text};
use crate::app::{Ctx, use_ctx};

/// Every flip, exhaustive.
#[component]
pub fn FlipList() -> Html {
    let ctx = use_ctx();
    let answers = ctx.state.answers;
    let flips = use_memo((answers, ctx.words.clone()), {
        let ctx = ctx.clone();
        move |(answers, words)| {
            let flips = picker::flips(answers, &words.0);
            let (singles, pairs): (Vec<_>, Vec<_>) = flips.iter().partition(|flip| flip.changes.len() == 1);
            let (known, unsure): (Vec<_>, Vec<_>) = singles
                .into_iter()
                .partition(|flip| flip.changes.iter().all(|change| change.1 != Choice::Unsure));
            let rows = |flips: &[&Flip<'_>]| flips.iter().map(|flip| row(&ctx, flip)).collect::<Vec<_>>();
            (rows(&known), rows(&unsure), rows(&pairs))
        }
    });
    let (known, unsure, pairs) = &*flips;
    html! {
        <>
            if known.is_empty() { <p>{ctx.t(Msg::FlipsNone)}</p> } else { { list(known) } }
            if !unsure.is_empty() {
                <details><summary>{ctx.t(Msg::FlipsUnsure)}</summary>{ list(unsure) }</details>
            }
            if !pairs.is_empty() {
                <details>
                    <summary>{ctx.words.fill(Msg::FlipPairs, &[("n", &pairs.len().to_string())])}</summary>
                    { list(pairs) }
                </details>
            }
        </>
    }
}

fn list(rows: &[Html]) -> Html {
    html! { <ul class="flips">{ for rows.iter().cloned() }</ul> }
}

/// “If …, and if … → X is first.”
fn row(ctx: &Ctx, flip: &Flip<'_>) -> Html {
    let conditions: Vec<_> = flip
        .changes
        .iter()
        .filter_map(|(question, choice)| option_text(ctx.pack(), *question, *choice))
        .map(|option| option.condition.as_str())
        .collect();
    let lead = picker::lead(&flip.outcome);
    let then = match &flip.outcome {
        Outcome::Stop => ctx.t(Msg::FlipStop),
        _ if lead.is_empty() => ctx.t(Msg::FlipNothing),
        _ => ctx.words.fill(Msg::FlipTo, &[("channel", &join_names(ctx, lead))]),
    };
    html! { <li><b>{conditions.join(&ctx.t(Msg::ConditionAnd))}</b>{" "}<span>{then}</span></li> }
}
