//! All about one channel.

use topup_guard_core::pack::{Channel, Claim, Msg};
use yew::prelude::*;

use super::outcome::Outcome;
use crate::app::use_ctx;
use crate::parts::{Footnotes, Page, Section};

/// Which channel.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// Its id.
    pub id: String,
}

/// A channel's page.
#[component]
pub fn ChannelPage(props: &Props) -> Html {
    let ctx = use_ctx();
    let Some(channel) = ctx.pack().channel(&props.id) else {
        return html! { <Outcome /> };
    };
    let notes = Footnotes::of(&ctx, claims(channel));
    let list = |title: Msg, claims: &[Claim]| html! { <Section title={ctx.t(title)}>{ notes.list(claims) }</Section> };
    let line =
        |title: Msg, claim: &Claim| html! { <><dt>{ctx.t(title)}</dt><dd>{notes.claim(claim)}</dd></> };
    html! {
        <Page title={channel.name.clone()} lead={channel.best.text.clone()}>
            <div class="result">
                <div class="column">
                    <Section title={ctx.t(Msg::SectionSteps)}>{ notes.steps(&channel.steps) }</Section>
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
                    <Section title={ctx.t(Msg::SectionTrouble)}>
                        <dl class="facts">
                            { for channel.trouble.iter().map(|trouble| html! {
                                <><dt>{&trouble.problem}</dt><dd>{notes.claim(&trouble.fix)}</dd></>
                            }) }
                        </dl>
                    </Section>
                    <Section title={ctx.t(Msg::SectionRisk)}><p class="care">{notes.claim(&channel.risk)}</p></Section>
                </div>
            </div>
            { notes.sources() }
        </Page>
    }
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
