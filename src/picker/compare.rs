//! Two or three channels side by side.

use topup_guard_core::pack::{Channel, Claim, Msg};
use topup_guard_core::picker::{self, Gate, Outcome as Result};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::outcome::outcome;
use crate::app::Ctx;
use crate::parts::{Footnotes, page};

/// A table with a column for each channel; the result where fewer than two are known.
#[must_use]
pub fn compare(ctx: &Ctx, ids: &[String]) -> Html {
    let channels: Vec<_> = ids.iter().filter_map(|id| ctx.pack().channel(id)).collect();
    if channels.len() < 2 {
        return outcome(ctx);
    }
    let now = picker::rank(&ctx.state.answers, ctx.pack());
    let notes = Footnotes::of(
        &ctx,
        channels.iter().flat_map(|channel| {
            channel
                .needs
                .iter()
                .chain([&channel.hours, &channel.arrival])
                .chain(&channel.cost)
                .chain([&channel.payee, &channel.risk])
        }),
    );
    let row = |title: Msg, cell: &dyn Fn(&Channel) -> Html| {
        html! {
            <tr>
                <th scope="row">{ctx.t(title)}</th>
                { for channels.iter().map(|channel| html! { <td data-name={channel.name.clone()}>{cell(channel)}</td> }) }
            </tr>
        }
    };
    let one = |claim: &Claim| notes.claim(claim);
    page(
        &ctx.t(Msg::CompareTitle),
        "",
        html! {
            <>
                <div class="card">
                    <table class="compare">
                        <thead>
                            <tr>
                                <td></td>
                                { for channels.iter().map(|channel| html! {
                                    <th scope="col">
                                        { ctx.link("channel", &channel.name, Route::Channel(channel.id.clone())) }
                                    </th>
                                }) }
                            </tr>
                        </thead>
                        <tbody>
                            { row(Msg::ComparePlace, &|channel| place(ctx, &now, channel)) }
                            { row(Msg::SectionNeeds, &|channel| notes.list(&channel.needs)) }
                            { row(Msg::SectionHours, &|channel| one(&channel.hours)) }
                            { row(Msg::SectionArrival, &|channel| one(&channel.arrival)) }
                            { row(Msg::SectionCost, &|channel| notes.list(&channel.cost)) }
                            { row(Msg::SectionPayee, &|channel| one(&channel.payee)) }
                            { row(Msg::SectionRisk, &|channel| one(&channel.risk)) }
                            { for ctx.pack().picker.criteria.iter().filter(|criterion| criterion.id != "pay").map(|criterion| html! {
                                <tr>
                                    <th scope="row">{&criterion.name}</th>
                                    { for channels.iter().map(|channel| html! {
                                        <td data-name={channel.name.clone()}>{ channel.ratings.get(&criterion.id).map(|rating| html! {
                                            <><b>{ctx.fill(Msg::OutOfThree, &[("n", &rating.value.to_string())])}</b>{" "}{&rating.text}</>
                                        }) }</td>
                                    }) }
                                </tr>
                            }) }
                        </tbody>
                    </table>
                </div>
                { notes.sources() }
            </>
        },
    )
}

/// Where a channel stands with the answers now.
fn place(ctx: &Ctx, outcome: &Result<'_>, channel: &Channel) -> Html {
    let Result::Ranking { ranked, ruled_out } = outcome else {
        return html! { {ctx.t(Msg::StopTag)} };
    };
    if let Some(entry) = ranked.iter().find(|entry| entry.channel.id == channel.id) {
        return html! { <b>{ctx.fill(Msg::Place, &[("n", &entry.place.to_string())])}</b> };
    }
    let gates = ruled_out.iter().find(|entry| entry.channel.id == channel.id);
    let why = gates.and_then(|entry| entry.gates.first()).map(|reason| match reason.gate {
        Gate::Card => Msg::GateCard,
        Gate::Online => Msg::GateOnline,
        Gate::Pay => Msg::GatePay,
        Gate::Trip => Msg::GateTrip,
    });
    html! { <><span class="tag no">{ctx.t(Msg::RuledOut)}</span>{" "}{ why.map(|msg| ctx.t(msg)) }</> }
}
