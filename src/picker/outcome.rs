//! What the answers lead to: a stop, or a ranking that explains itself.

use topup_guard_core::pack::{Claim, Msg};
use topup_guard_core::picker::{self, Choice, Outcome as Result, Question, Ranked, contrast};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::ask::Chips;
use super::flips::FlipList;
use super::ranking::RankingList;
use super::why_not::{WhyNot, caveat};
use super::{join_names, rating_text};
use crate::app::{Action, Ctx, Notice, use_ctx};
use crate::browser::share::{self, Shared};
use crate::pages::GuideLinks;
use crate::parts::{Footnotes, Icon, Page, Section};

/// Most channels in the ranking; the rest stand under “why not”.
pub(super) const SHOWN: usize = 5;

/// The result.
#[component]
pub fn Outcome() -> Html {
    let ctx = use_ctx();
    match picker::rank(&ctx.state.answers, ctx.pack()) {
        Result::Stop => html! { <StopScreen /> },
        Result::Ranking { ranked, .. } => {
            let first: Vec<_> = ranked.iter().take_while(|entry| entry.place == 1).cloned().collect();
            html! {
                <div class="result">
                    <div class="column">
                        <Chips />
                        { best(&ctx, &first, ranked.get(first.len())) }
                        if !ranked.is_empty() {
                            <Section title={ctx.t(Msg::RankingTitle)}>
                                <RankingList most={SHOWN} />
                                { compare_button(&ctx) }
                                <details><summary>{ctx.t(Msg::CriteriaTitle)}</summary>{ criteria(&ctx) }</details>
                            </Section>
                        }
                    </div>
                    <div class="column">
                        <Section title={ctx.t(Msg::FlipsTitle)}><FlipList /></Section>
                        <Section title={ctx.t(Msg::WhyNotTitle)}><WhyNot /></Section>
                        <Section title={ctx.t(Msg::GuidesTitle)}><GuideLinks /></Section>
                        <Tools />
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
                <p class="small">{ctx.words.fill(Msg::BetterThan, &[("channel", &second.channel.name)])}</p>
                <ul class="reasons">
                    { for contrast(winner, second).iter().take(3).map(|(won, lost)| html! {
                        <li>
                            <b>{&won.criterion.name}</b>{": "}{rating_text(ctx, winner.channel, won)}
                            <small>{ctx.words.fill(Msg::Versus, &[("channel", &second.channel.name), ("reason", &rating_text(ctx, second.channel, lost))])}</small>
                        </li>
                    }) }
                </ul>
            }
            { for winner.caveats.iter().map(|reason| html! { <p class="care">{caveat(ctx, reason)}</p> }) }
            if asked { <p class="care">{ctx.t(Msg::AskedCaution)}</p> }
            { for first.iter().map(|entry| html! {
                <button class="btn" type="button" data-go="channel" onclick={ctx.to(Route::Channel(entry.channel.id.clone()))}>
                    if first.len() == 1 { {ctx.t(Msg::SeeSteps)} } else { {ctx.words.fill(Msg::SeeStepsOf, &[("channel", &entry.channel.name)])} }
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
            {ctx.words.fill(Msg::CompareShow, &[("n", &ids.len().to_string())])}
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
                        <small>{ctx.words.fill(Msg::Weight, &[("n", &part.weight.to_string())])}</small></dt>
                    <dd>{&part.criterion.meaning}</dd>
                </>
            }) }
        </dl>
    }
}

/// Print, share, start over.
#[component]
fn Tools() -> Html {
    let ctx = use_ctx();
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
                    Shared::Copied => ctx.act.dispatch(Action::Say(Some(Notice::Copied))),
                    Shared::Failed => ctx.act.dispatch(Action::Say(Some(Notice::ShareFailed))),
                    Shared::Sent | Shared::Cancelled => {}
                }
            });
        })
    };
    html! {
        <div class="row no-print">
            <button class="btn ghost" type="button" data-do="print" onclick={print}>{ctx.t(Msg::Print)}</button>
            <button class="btn ghost" type="button" data-do="share" onclick={send}>{ctx.t(Msg::Share)}</button>
            <button class="btn ghost" type="button" data-do="start-over" onclick={ctx.on(Action::StartOver)}>{ctx.t(Msg::StartOver)}</button>
        </div>
    }
}

/// Somebody else is asking or guiding: what to do first.
#[component]
fn StopScreen() -> Html {
    let ctx = use_ctx();
    let stop = &ctx.pack().picker.stop;
    let notes = Footnotes::of(&ctx, &stop.steps);
    html! {
        <Page title={stop.title.clone()} lead={stop.lead.clone()}>
            <section class="card urgent" data-stop="">
                <span class="tag no"><Icon name="stop" />{ctx.t(Msg::StopTag)}</span>
                { notes.steps(&stop.steps) }
                <button class="btn stop" type="button" data-go="help" onclick={ctx.to(Route::Help)}>{ctx.t(Msg::HelpNow)}</button>
            </section>
            <Section title={ctx.t(Msg::StopAfter)}>
                <p>{&stop.after}</p>
                <button
                    class="btn ghost" type="button" data-option="nobody"
                    onclick={ctx.on(Action::Answer(Question::Asked, Choice::Nobody))}
                >{ctx.t(Msg::StopOver)}</button>
            </Section>
            { notes.sources() }
        </Page>
    }
}
