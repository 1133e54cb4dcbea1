//! What would change the result: single answers first, then pairs.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Choice, Flip, Outcome};
use yew::prelude::*;

use super::{join_names, option_text};
use crate::app::Ctx;

/// Every flip, exhaustive.
pub(super) fn flip_list(ctx: &Ctx) -> Html {
    let flips = picker::flips(&ctx.state.answers, ctx.pack());
    let (singles, pairs): (Vec<_>, Vec<_>) = flips.iter().partition(|flip| flip.changes.len() == 1);
    let (unsure, known): (Vec<_>, Vec<_>) =
        singles.into_iter().partition(|flip| flip.changes.iter().any(|change| change.1 == Choice::Unsure));
    html! {
        <>
            if known.is_empty() { <p>{ctx.t(Msg::FlipsNone)}</p> } else { { list(ctx, &known) } }
            if !unsure.is_empty() {
                <details><summary>{ctx.t(Msg::FlipsUnsure)}</summary>{ list(ctx, &unsure) }</details>
            }
            if !pairs.is_empty() {
                <details>
                    <summary>{ctx.fill(Msg::FlipPairs, &[("n", &pairs.len().to_string())])}</summary>
                    { list(ctx, &pairs) }
                </details>
            }
        </>
    }
}

fn list(ctx: &Ctx, flips: &[&Flip<'_>]) -> Html {
    html! { <ul class="flips">{ for flips.iter().map(|flip| row(ctx, flip)) }</ul> }
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
        _ => ctx.fill(Msg::FlipTo, &[("channel", &join_names(ctx, lead))]),
    };
    html! { <li><b>{conditions.join(&ctx.t(Msg::ConditionAnd))}</b>{" "}<span>{then}</span></li> }
}
