//! Pages of text beside the picker: cards, precautions, guides, what is no channel, sources.

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use yew::prelude::*;

use crate::app::use_ctx;
use crate::parts::{Footnotes, Page, Section};

/// What looks like a channel and is none.
#[component]
pub fn NotChannels() -> Html {
    let ctx = use_ctx();
    let all = &ctx.pack().not_channels;
    let notes = Footnotes::of(&ctx, all.iter().flat_map(|entry| [&entry.reason, &entry.instead]));
    html! {
        <Page title={ctx.t(Msg::NotChannelsTitle)} lead={ctx.t(Msg::NotChannelsLead)}>
            { for all.iter().map(|entry| html! {
                <Section title={entry.name.clone()} class="no">
                    <p>{notes.claim(&entry.reason)}</p>
                    <p><b>{ctx.t(Msg::NotChannelsInstead)}</b>{" "}{notes.claim(&entry.instead)}</p>
                </Section>
            }) }
            { notes.sources() }
        </Page>
    }
}

/// What cards there are, and how to tell which one holds.
#[component]
pub fn Cards() -> Html {
    let ctx = use_ctx();
    let all = &ctx.pack().cards;
    let notes = Footnotes::of(
        &ctx,
        all.iter().flat_map(|card| [&card.what, &card.topup].into_iter().chain(&card.signs)),
    );
    html! {
        <Page title={ctx.t(Msg::CardsTitle)} lead={ctx.t(Msg::CardsLead)}>
            { for all.iter().map(|card| html! {
                <Section title={card.name.clone()}>
                    <p>{notes.claim(&card.what)}</p>
                    <h3>{ctx.t(Msg::CardSigns)}</h3>
                    { notes.list(&card.signs) }
                    <h3>{ctx.t(Msg::CardTopup)}</h3>
                    <p>{notes.claim(&card.topup)}</p>
                </Section>
            }) }
            { notes.sources() }
        </Page>
    }
}

/// General precautions.
#[component]
pub fn Precautions() -> Html {
    let ctx = use_ctx();
    let all = &ctx.pack().precautions;
    let notes = Footnotes::of(&ctx, all.iter().map(|advice| &advice.body));
    html! {
        <Page title={ctx.t(Msg::PrecautionsTitle)} lead={ctx.t(Msg::PrecautionsLead)}>
            { for all.iter().map(|advice| html! {
                <Section title={advice.title.clone()}><p>{notes.claim(&advice.body)}</p></Section>
            }) }
            <Section title={ctx.t(Msg::GuidesTitle)}><GuideLinks /></Section>
            { notes.sources() }
        </Page>
    }
}

/// Doors to the guides.
#[component]
pub fn GuideLinks() -> Html {
    let ctx = use_ctx();
    html! {
        <ul class="links">
            { for ctx.pack().guides.iter().map(|guide| html! {
                <li>
                    <button class="link" type="button" data-go="guide" onclick={ctx.to(Route::Guide(guide.id.clone()))}>
                        {&guide.title}
                    </button>
                </li>
            }) }
        </ul>
    }
}

/// Which guide.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GuideProps {
    /// Its id.
    pub id: String,
}

/// Steps for when something went wrong.
#[component]
pub fn GuidePage(props: &GuideProps) -> Html {
    let ctx = use_ctx();
    let Some(guide) = ctx.pack().guides.iter().find(|guide| guide.id == props.id) else {
        return html! { <Precautions /> };
    };
    let notes = Footnotes::of(&ctx, guide.steps.iter().chain(&guide.limits));
    html! {
        <Page title={guide.title.clone()} lead={guide.lead.clone()}>
            <Section title={ctx.t(Msg::SectionSteps)}>{ notes.steps(&guide.steps) }</Section>
            <Section title={ctx.t(Msg::GuideLimits)}>{ notes.list(&guide.limits) }</Section>
            { notes.sources() }
        </Page>
    }
}

/// Where the facts come from.
#[component]
pub fn Sources() -> Html {
    let ctx = use_ctx();
    let all: Vec<_> = ctx.pack().sources.iter().map(|source| source.id.clone()).collect();
    let notes = Footnotes::of_sources(&ctx, [(all.as_slice(), true)]);
    html! {
        <Page title={ctx.t(Msg::SourcesTitle)} lead={ctx.t(Msg::SourcesLead)}>
            <p class="small">{ctx.words.fill(Msg::DataVersion, &[("version", &ctx.pack().version), ("date", &ctx.pack().compiled)])}</p>
            { notes.sources() }
        </Page>
    }
}
