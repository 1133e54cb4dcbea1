//! Help now: the first minutes, and who to call.

use topup_guard_core::pack::{Contact, Msg};
use yew::prelude::*;

use crate::app::Ctx;
use crate::parts::{Footnotes, icon, page, section};

/// The help room.
#[must_use]
pub fn help(ctx: &Ctx) -> Html {
    let help = &ctx.pack().help;
    let purposes = help.contacts.iter().map(|contact| &contact.purpose);
    let notes =
        Footnotes::of(ctx, help.steps.iter().chain(purposes).chain(&help.ready).chain(&help.settings));
    page(
        &ctx.t(Msg::HelpTitle),
        &ctx.t(Msg::HelpLead),
        html! {
            <>
                <section class="card urgent">
                    <h2>{ctx.t(Msg::HelpSteps)}</h2>
                    { notes.steps(&help.steps) }
                </section>
                { section(&ctx.t(Msg::HelpCall), html! {
                    <>
                        <p class="small">{ctx.t(Msg::HelpMainland)}</p>
                        <ul class="contacts">{ for help.contacts.iter().map(|contact| call(ctx, &notes, contact)) }</ul>
                    </>
                }) }
                { section(&ctx.t(Msg::HelpReady), notes.list(&help.ready)) }
                if !help.settings.is_empty() { { section(&ctx.t(Msg::HelpSettings), notes.list(&help.settings)) } }
                { notes.sources() }
            </>
        },
    )
}

/// A number, who answers it and when to call.
fn call(ctx: &Ctx, notes: &Footnotes, contact: &Contact) -> Html {
    let label = ctx.fill(Msg::Call, &[("number", &contact.number), ("name", &contact.name)]);
    html! {
        <li>
            <a class="call" href={format!("tel:{}", contact.number)} aria-label={label}>
                { icon("call") }<bdi>{&contact.number}</bdi>
            </a>
            <div><b>{&contact.name}</b><p class="small">{notes.claim(&contact.purpose)}</p></div>
        </li>
    }
}
