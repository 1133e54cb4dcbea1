//! Help now: the first minutes, and who to call.

use topup_guard_core::pack::{Contact, Msg};
use yew::prelude::*;

use crate::app::{Ctx, use_ctx};
use crate::parts::{Footnotes, Icon, Page, Section};

/// The help room.
#[component]
pub fn Help() -> Html {
    let ctx = use_ctx();
    let help = &ctx.pack().help;
    let claims = help
        .steps
        .iter()
        .chain(help.contacts.iter().map(|contact| &contact.purpose))
        .chain(&help.ready)
        .chain(&help.settings);
    let notes = Footnotes::of(&ctx, claims);
    html! {
        <Page title={ctx.t(Msg::HelpTitle)} lead={ctx.t(Msg::HelpLead)}>
            <section class="card urgent">
                <h2>{ctx.t(Msg::HelpSteps)}</h2>
                { notes.steps(&help.steps) }
            </section>
            <Section title={ctx.t(Msg::HelpCall)}>
                <p class="small">{ctx.t(Msg::HelpMainland)}</p>
                <ul class="contacts">
                    { for help.contacts.iter().map(|contact| call(&ctx, &notes, contact)) }
                </ul>
            </Section>
            <Section title={ctx.t(Msg::HelpReady)}>{ notes.list(&help.ready) }</Section>
            if !help.settings.is_empty() {
                <Section title={ctx.t(Msg::HelpSettings)}>{ notes.list(&help.settings) }</Section>
            }
            { notes.sources() }
        </Page>
    }
}

/// A number, who answers it and when to call.
fn call(ctx: &Ctx, notes: &Footnotes, contact: &Contact) -> Html {
    let label = ctx.words.fill(Msg::Call, &[("number", &contact.number), ("name", &contact.name)]);
    html! {
        <li>
            <a class="call" href={format!("tel:{}", contact.number)} aria-label={label}>
                <Icon name="call" /><bdi>{&contact.number}</bdi>
            </a>
            <div><b>{&contact.name}</b><p class="small">{notes.claim(&contact.purpose)}</p></div>
        </li>
    }
}
