//! All about one channel.

use topup_guard_core::pack::{Channel, Claim, Msg};
use yew::prelude::*;

use super::outcome::outcome;
use crate::app::Ctx;
use crate::parts::{Footnotes, page, section};

/// A channel's page; the result for an unknown id.
#[must_use]
pub fn channel_page(ctx: &Ctx, id: &str) -> Html {
    let Some(channel) = ctx.pack().channel(id) else {
        return outcome(ctx);
    };
    let notes = Footnotes::of(ctx, claims(channel));
    let list = |title: Msg, claims: &[Claim]| section(&ctx.t(title), notes.list(claims));
    let line =
        |title: Msg, claim: &Claim| html! { <><dt>{ctx.t(title)}</dt><dd>{notes.claim(claim)}</dd></> };
    page(
        &channel.name,
        &channel.best.text,
        html! {
            <>
                <div class="result">
                    <div class="column">
                        { section(&ctx.t(Msg::SectionSteps), notes.steps(&channel.steps)) }
                        { list(Msg::SectionNeeds, &channel.needs) }
                        <section class="card">
                            <dl class="facts">
                                { line(Msg::SectionPayee, &channel.payee) }
                                { line(Msg::SectionHours, &channel.hours) }
                                { line(Msg::SectionArrival, &channel.arrival) }
                            </dl>
                        </section>
                        { list(Msg::SectionCost, &channel.cost) }
                    </div>
                    <div class="column">
                        { list(Msg::SectionOfficial, &channel.official) }
                        { list(Msg::SectionStrengths, &channel.strengths) }
                        { list(Msg::SectionWeaknesses, &channel.weaknesses) }
                        { section(&ctx.t(Msg::SectionTrouble), html! {
                            <dl class="facts">
                                { for channel.trouble.iter().map(|trouble| html! {
                                    <><dt>{&trouble.problem}</dt><dd>{notes.claim(&trouble.fix)}</dd></>
                                }) }
                            </dl>
                        }) }
                        { section(&ctx.t(Msg::SectionRisk), html! { <p class="care">{notes.claim(&channel.risk)}</p> }) }
                    </div>
                </div>
                { notes.sources() }
            </>
        },
    )
}

/// Every claim of a channel's page, in the order they stand on it.
fn claims(channel: &Channel) -> impl Iterator<Item = &Claim> {
    let single = [&channel.payee, &channel.hours, &channel.arrival];
    channel
        .steps
        .iter()
        .chain(&channel.needs)
        .chain(single)
        .chain(&channel.cost)
        .chain(&channel.official)
        .chain(&channel.strengths)
        .chain(&channel.weaknesses)
        .chain(channel.trouble.iter().map(|trouble| &trouble.fix))
        .chain([&channel.risk])
}
