//! “Why not X?” for every channel that is not first.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Gate, Outcome, Reason, contrast};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::rating_text;
use crate::app::Ctx;

/// All channels that are not first, those ruled out last.
pub(super) fn why_not(ctx: &Ctx) -> Html {
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let Outcome::Ranking { ranked, ruled_out } = &outcome else {
        return Html::default();
    };
    let winner = ranked.first();
    html! {
        <>
            { for ranked.iter().filter(|entry| entry.place > 1).map(|entry| html! {
                <details key={entry.channel.id.as_str()} data-why-not={entry.channel.id.clone()}>
                    <summary>{ctx.fill(Msg::WhyNot, &[("channel", &entry.channel.name)])}</summary>
                    if let Some(winner) = winner {
                        <p class="small">{ctx.fill(Msg::WeakerThan, &[("channel", &winner.channel.name)])}</p>
                        <ul class="reasons">
                            { for contrast(winner, entry).iter().map(|(_, lost)| html! {
                                <li><b>{&lost.criterion.name}</b>{": "}{rating_text(ctx, entry.channel, lost)}</li>
                            }) }
                        </ul>
                    }
                    { for entry.caveats.iter().map(|reason| html! { <p class="small">{caveat(ctx, reason)}</p> }) }
                    { more(ctx, &entry.channel.id) }
                </details>
            }) }
            { for ruled_out.iter().map(|entry| html! {
                <details key={entry.channel.id.as_str()} data-ruled-out={entry.channel.id.clone()}>
                    <summary>
                        {ctx.fill(Msg::WhyNot, &[("channel", &entry.channel.name)])}
                        {" "}<span class="tag no">{ctx.t(Msg::RuledOut)}</span>
                    </summary>
                    <ul class="reasons">
                        { for entry.gates.iter().map(|reason| html! { <li data-gate={reason.gate.question().id()}>{gate(ctx, reason)}</li> }) }
                    </ul>
                    { more(ctx, &entry.channel.id) }
                </details>
            }) }
            <p>
                { ctx.link("not-channels", &ctx.t(Msg::NotChannelsTitle), Route::NotChannels) }
                {" "}<span class="tag no">{ctx.fill(Msg::Kinds, &[("n", &ctx.pack().not_channels.len().to_string())])}</span>
            </p>
        </>
    }
}

fn more(ctx: &Ctx, id: &str) -> Html {
    ctx.link("channel", &ctx.t(Msg::MoreAbout), Route::Channel(id.to_owned()))
}

/// Why a rule removes a channel.
fn gate(ctx: &Ctx, reason: &Reason<'_>) -> AttrValue {
    own_words(reason).unwrap_or_else(|| {
        ctx.t(match reason.gate {
            Gate::Card => Msg::GateCard,
            Gate::Online => Msg::GateOnline,
            Gate::Pay => Msg::GatePay,
            Gate::Trip => Msg::GateTrip,
        })
    })
}

/// What to find out or set up before using a channel.
pub(super) fn caveat(ctx: &Ctx, reason: &Reason<'_>) -> AttrValue {
    own_words(reason).unwrap_or_else(|| {
        ctx.t(match reason.gate {
            Gate::Card => Msg::CaveatCard,
            Gate::Online => Msg::CaveatOnline,
            Gate::Pay => Msg::CaveatPay,
            Gate::Trip => Msg::CaveatTrip,
        })
    })
}

fn own_words(reason: &Reason<'_>) -> Option<AttrValue> {
    reason.fit.filter(|fit| !fit.text.is_empty()).map(|fit| AttrValue::from(fit.text.clone()))
}
