//! Pages of text beside the picker: cards, precautions, guides, what is no channel, sources.

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use yew::prelude::*;

use crate::app::Ctx;
use crate::parts::{Footnotes, page, section};

/// What looks like a channel and is none.
#[must_use]
pub fn not_channels(ctx: &Ctx) -> Html {
    let all = &ctx.pack().not_channels;
    let notes = Footnotes::of(ctx, all.iter().flat_map(|entry| [&entry.reason, &entry.instead]));
    page(
        &ctx.t(Msg::NotChannelsTitle),
        &ctx.t(Msg::NotChannelsLead),
        html! {
            <>
                { for all.iter().map(|entry| section(&entry.name, html! {
                    <>
                        <p>{notes.claim(&entry.reason)}</p>
                        <p><b>{ctx.t(Msg::NotChannelsInstead)}</b>{" "}{notes.claim(&entry.instead)}</p>
                    </>
                })) }
                { notes.sources() }
            </>
        },
    )
}

/// What cards there are, and how to tell which one holds.
#[must_use]
pub fn cards(ctx: &Ctx) -> Html {
    let all = &ctx.pack().cards;
    let notes = Footnotes::of(
        ctx,
        all.iter().flat_map(|card| [&card.what, &card.topup].into_iter().chain(&card.signs)),
    );
    page(
        &ctx.t(Msg::CardsTitle),
        &ctx.t(Msg::CardsLead),
        html! {
            <>
                { for all.iter().map(|card| section(&card.name, html! {
                    <>
                        <p>{notes.claim(&card.what)}</p>
                        <h3>{ctx.t(Msg::CardSigns)}</h3>
                        { notes.list(&card.signs) }
                        <h3>{ctx.t(Msg::CardTopup)}</h3>
                        <p>{notes.claim(&card.topup)}</p>
                    </>
                })) }
                { notes.sources() }
            </>
        },
    )
}

/// General precautions.
#[must_use]
pub fn precautions(ctx: &Ctx) -> Html {
    let all = &ctx.pack().precautions;
    let notes = Footnotes::of(ctx, all.iter().map(|advice| &advice.body));
    page(
        &ctx.t(Msg::PrecautionsTitle),
        &ctx.t(Msg::PrecautionsLead),
        html! {
            <>
                { for all.iter().map(|advice| section(&advice.title, html! { <p>{notes.claim(&advice.body)}</p> })) }
                { guide_links(ctx) }
                { notes.sources() }
            </>
        },
    )
}

/// Doors to the guides.
#[must_use]
pub fn guide_links(ctx: &Ctx) -> Html {
    section(
        &ctx.t(Msg::GuidesTitle),
        html! {
            <ul class="links">
                { for ctx.pack().guides.iter().map(|guide| html! {
                    <li>{ ctx.link("guide", &guide.title, Route::Guide(guide.id.clone())) }</li>
                }) }
            </ul>
        },
    )
}

/// Steps for when something went wrong; precautions for an unknown id.
#[must_use]
pub fn guide(ctx: &Ctx, id: &str) -> Html {
    let Some(guide) = ctx.pack().guides.iter().find(|guide| guide.id == id) else {
        return precautions(ctx);
    };
    let notes = Footnotes::of(ctx, guide.steps.iter().chain(&guide.limits));
    page(
        &guide.title,
        &guide.lead,
        html! {
            <>
                { section(&ctx.t(Msg::SectionSteps), notes.steps(&guide.steps)) }
                { section(&ctx.t(Msg::GuideLimits), notes.list(&guide.limits)) }
                { notes.sources() }
            </>
        },
    )
}

/// Where the facts come from.
#[must_use]
pub fn sources(ctx: &Ctx) -> Html {
    let pack = ctx.pack();
    let all: Vec<_> = pack.sources.iter().map(|source| source.id.clone()).collect();
    let notes = Footnotes::of_sources(ctx, [(all.as_slice(), true)]);
    page(
        &ctx.t(Msg::SourcesTitle),
        &ctx.t(Msg::SourcesLead),
        html! {
            <>
                <p class="small">{ctx.fill(Msg::DataVersion, &[("version", &pack.version), ("date", &pack.compiled)])}</p>
                { notes.sources() }
            </>
        },
    )
}
