//! What the answers lead to: a stop, or a ranking that explains itself.

use topup_guard_core::pack::{Claim, Msg};
use topup_guard_core::picker::{self, Choice, Outcome as Result, Question, Ranked, contrast};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::ask::chips;
use super::flips::flip_list;
use super::ranking::ranking_list;
use super::why_not::{caveat, why_not};
use super::{join_names, rating_text};
use crate::app::{Action, Ctx, Notice};
use crate::browser::share::{self, Shared};
use crate::pages::guide_links;
use crate::parts::{Footnotes, icon, page, section};

/// Most channels in the ranking; the rest stand under “why not”.
pub(super) const SHOWN: usize = 5;

/// The result.
#[must_use]
pub fn outcome(ctx: &Ctx) -> Html {
    match picker::rank(&ctx.state.answers, ctx.pack()) {
        Result::Stop => stop_screen(ctx),
        Result::Ranking { ranked, .. } => {
            let first: Vec<_> = ranked.iter().take_while(|entry| entry.place == 1).cloned().collect();
            html! {
                <div class="result">
                    <div class="column">
                        { chips(ctx) }
                        { best(ctx, &first, ranked.get(first.len())) }
                        if !ranked.is_empty() {
                            { section(&ctx.t(Msg::RankingTitle), html! {
                                <>
                                    { ranking_list(ctx, SHOWN, false) }
                                    { compare_button(ctx) }
                                    <details><summary>{ctx.t(Msg::CriteriaTitle)}</summary>{ criteria(ctx) }</details>
                                </>
                            }) }
                        }
                    </div>
                    <div class="column">
                        { section(&ctx.t(Msg::FlipsTitle), flip_list(ctx)) }
                        { section(&ctx.t(Msg::WhyNotTitle), why_not(ctx)) }
                        { guide_links(ctx) }
                        { tools(ctx) }
                    </div>
                </div>
            }
        }
    }
}

/// The first set in one sentence, with what decides against the next.
fn best(ctx: &Ctx, first: &[Ranked<'_>], second: Option<&Ranked<'_>>) -> Html {
    let Some(winner) = first.first() else {
        return html! {
            <section class="card"><h1 tabindex="-1">{ctx.t(Msg::BestNone)}</h1><p>{ctx.t(Msg::BestNoneHint)}</p></section>
        };
    };
    let name = join_names(ctx, first.iter().map(|entry| entry.channel.id.as_str()));
    let claims: Vec<&Claim> = first.iter().map(|entry| &entry.channel.best).collect();
    let notes = Footnotes::of(ctx, claims.iter().copied());
    let asked = ctx.state.answers.known(Question::Asked).is_none();
    html! {
        <section class="card best" data-best={winner.channel.id.clone()}>
            <span class="tag">{ctx.t(if first.len() == 1 { Msg::BestNow } else { Msg::BestTie })}</span>
            <h1 tabindex="-1">{name}</h1>
            { for claims.iter().map(|claim| html! { <p>{&claim.text}</p> }) }
            if let Some(second) = second {
                <p class="small">{ctx.fill(Msg::BetterThan, &[("channel", &second.channel.name)])}</p>
                <ul class="reasons">
                    { for contrast(winner, second).iter().take(3).map(|(won, lost)| html! {
                        <li>
                            <b>{&won.criterion.name}</b>{": "}{rating_text(ctx, winner.channel, won)}
                            <small>{ctx.fill(Msg::Versus, &[("channel", &second.channel.name), ("reason", &rating_text(ctx, second.channel, lost))])}</small>
                        </li>
                    }) }
                </ul>
            }
            { for winner.caveats.iter().map(|reason| html! { <p class="care">{caveat(ctx, reason)}</p> }) }
            if asked { <p class="care">{ctx.t(Msg::AskedCaution)}</p> }
            { for first.iter().map(|entry| html! {
                <button class="btn" type="button" data-go="channel" onclick={ctx.to(Route::Channel(entry.channel.id.clone()))}>
                    if first.len() == 1 { {ctx.t(Msg::SeeSteps)} } else { {ctx.fill(Msg::SeeStepsOf, &[("channel", &entry.channel.name)])} }
                </button>
            }) }
            <div class="print-only">{ notes.steps(&winner.channel.steps) }</div>
        </section>
    }
}

fn compare_button(ctx: &Ctx) -> Html {
    let ids = &ctx.state.compare;
    if ids.len() < 2 {
        return html! { <p class="small">{ctx.t(Msg::CompareHint)}</p> };
    }
    html! {
        <button class="btn ghost" type="button" data-go="compare" onclick={ctx.to(Route::Compare(ids.clone()))}>
            {ctx.fill(Msg::CompareShow, &[("n", &ids.len().to_string())])}
        </button>
    }
}

/// What the bars are made of, with the weights that these answers give.
fn criteria(ctx: &Ctx) -> Html {
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let Result::Ranking { ranked, .. } = &outcome else { return Html::default() };
    let Some(any) = ranked.first() else { return Html::default() };
    html! {
        <dl class="criteria">
            { for any.parts.iter().enumerate().map(|(index, part)| html! {
                <>
                    <dt><i class={format!("part-{index}")} aria-hidden="true"></i>{&part.criterion.name}
                        <small>{ctx.fill(Msg::Weight, &[("n", &part.weight.to_string())])}</small></dt>
                    <dd>{&part.criterion.meaning}</dd>
                </>
            }) }
        </dl>
    }
}

/// Print, share, start over.
fn tools(ctx: &Ctx) -> Html {
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // A sandboxed frame may forbid it; nothing is lost.
            let _ = window.print();
        }
    });
    let send = {
        let ctx = ctx.clone();
        Callback::from(move |_: MouseEvent| {
            let ctx = ctx.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let fragment = Route::Result.fragment(&ctx.state.answers);
                let link = ctx.services.place.link(&ctx.pack().lang, &fragment);
                match share::share(&ctx.t(Msg::AppName), &link).await {
                    Shared::Copied => ctx.act(Action::Say(Some(Notice::Copied))),
                    Shared::Failed => ctx.act(Action::Say(Some(Notice::ShareFailed))),
                    Shared::Sent | Shared::Cancelled => {}
                }
            });
        })
    };
    html! {
        <div class="row no-print">
            { ctx.button("print", "ghost", &ctx.t(Msg::Print), print) }
            { ctx.button("share", "ghost", &ctx.t(Msg::Share), send) }
            { ctx.button("start-over", "ghost", &ctx.t(Msg::StartOver), ctx.on(Action::StartOver)) }
        </div>
    }
}

/// Somebody else is asking or guiding: what to do first.
fn stop_screen(ctx: &Ctx) -> Html {
    let stop = &ctx.pack().picker.stop;
    let notes = Footnotes::of(ctx, &stop.steps);
    let over = ctx.on(Action::Answer(Question::Asked, Choice::Nobody));
    page(
        &stop.title,
        &stop.lead,
        html! {
            <>
                <section class="card urgent" data-stop="">
                    <span class="tag no">{ icon("stop") }{ctx.t(Msg::StopTag)}</span>
                    { notes.steps(&stop.steps) }
                    { ctx.button("help", "stop", &ctx.t(Msg::HelpNow), ctx.to(Route::Help)) }
                </section>
                { section(&ctx.t(Msg::StopAfter), html! {
                    <>
                        <p>{&stop.after}</p>
                        <button class="btn ghost" type="button" data-option="nobody" onclick={over}>{ctx.t(Msg::StopOver)}</button>
                    </>
                }) }
                { notes.sources() }
            </>
        },
    )
}
