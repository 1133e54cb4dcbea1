//! Pages of text: kinds of card, precautions, guides, what is no channel, sources.

use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;

use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, card, guide_links, head};

/// Adds the page of things that look like a channel and are none.
pub fn not_channels(ctx: &Ctx, ui: &mut Ui) {
    let mut notes = Footnotes::new(ctx);
    head(ui, ctx.t(Msg::NotChannelsTitle), ctx.t(Msg::NotChannelsLead));
    for entry in &ctx.pages().not_channels {
        card(ui, "card no", &entry.name, |ui| {
            notes.paragraph(ui, "", &entry.reason);
            ui.element("p", "", |ui| {
                ui.text_element("b", "", ctx.t(Msg::NotChannelsInstead));
                ui.text(" ");
                notes.claim(ui, &entry.instead);
            });
        });
    }
    ctx.link(ui, "warnings", ctx.t(Msg::WarningsTitle), Route::Warnings);
    notes.sources(ui);
}

/// Adds the page of the kinds of card, and how to recognise each.
pub fn cards(ctx: &Ctx, ui: &mut Ui) {
    let mut notes = Footnotes::new(ctx);
    head(ui, ctx.t(Msg::CardsTitle), ctx.t(Msg::CardsLead));
    for entry in &ctx.pages().cards {
        ui.section(&entry.name, |ui| {
            notes.paragraph(ui, "", &entry.what);
            ui.text_element("h3", "", ctx.t(Msg::CardSigns));
            notes.list(ui, &entry.signs);
            ui.text_element("h3", "", ctx.t(Msg::CardTopup));
            notes.paragraph(ui, "", &entry.topup);
        });
    }
    notes.sources(ui);
}

/// Adds the page of general precautions.
pub fn precautions(ctx: &Ctx, ui: &mut Ui) {
    let mut notes = Footnotes::new(ctx);
    head(ui, ctx.t(Msg::PrecautionsTitle), ctx.t(Msg::PrecautionsLead));
    for advice in &ctx.pages().precautions {
        ui.section(&advice.title, |ui| notes.paragraph(ui, "", &advice.body));
    }
    guide_links(ctx, ui);
    notes.sources(ui);
}

/// Adds a guide for when something went wrong; precautions for an unknown id.
pub fn guide(ctx: &Ctx, ui: &mut Ui, id: &str) {
    let Some(guide) = ctx.pages().guides.iter().find(|guide| guide.id == id) else {
        return precautions(ctx, ui);
    };
    let mut notes = Footnotes::new(ctx);
    head(ui, &guide.title, &guide.lead);
    ui.section(ctx.t(Msg::SectionSteps), |ui| notes.steps(ui, &guide.steps));
    ui.section(ctx.t(Msg::GuideLimits), |ui| notes.list(ui, &guide.limits));
    notes.sources(ui);
}

/// Adds the page of all sources.
pub fn sources(ctx: &Ctx, ui: &mut Ui) {
    let pack = ctx.pages();
    let mut notes = Footnotes::new(ctx);
    head(ui, ctx.t(Msg::SourcesTitle), ctx.t(Msg::SourcesLead));
    let values = [("version", pack.version.as_str()), ("date", &pack.compiled)];
    ui.text_element("p", "small", &ctx.fill(Msg::DataVersion, &values));
    ui.text_element("p", "small", &ctx.reviewed());
    for source in &pack.sources {
        notes.note(&source.id);
    }
    notes.sources(ui);
}
