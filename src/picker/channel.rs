//! Page of one channel.

use topup_guard_core::pack::{Channel, Claim, Msg};

use super::outcome::outcome;
use super::steps::steps;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, head};

/// Adds a channel's page; the result for an unknown id.
pub fn channel_page(ctx: &Ctx, ui: &mut Ui, id: &str) {
    let Some(channel) = ctx.pages().channel(id) else { return outcome(ctx, ui) };
    let mut notes = Footnotes::new(ctx);
    head(ui, &channel.name, &channel.best.text);
    ui.element("div", "result", |ui| {
        ui.element("div", "column", |ui| doing(ctx, ui, &mut notes, channel));
        ui.element("div", "column", |ui| knowing(ctx, ui, &mut notes, channel));
    });
    notes.sources(ui);
}

/// Adds what to do: steps, needs, payee, hours, arrival, cost.
fn doing<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, channel: &'a Channel) {
    ui.section(ctx.t(Msg::SectionSteps), |ui| steps(ctx, ui, notes, channel));
    list(ctx, ui, notes, Msg::SectionNeeds, &channel.needs);
    ui.element("section", "card", |ui| {
        ui.element("dl", "facts", |ui| {
            fact(ui, notes, ctx.t(Msg::SectionPayee), &channel.payee);
            fact(ui, notes, ctx.t(Msg::SectionHours), &channel.hours);
            fact(ui, notes, ctx.t(Msg::SectionArrival), &channel.arrival);
        });
    });
    list(ctx, ui, notes, Msg::SectionCost, &channel.cost);
}

/// Adds what to know: how to recognise the official channel, strengths, weaknesses, problems, risk.
fn knowing<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, channel: &'a Channel) {
    list(ctx, ui, notes, Msg::SectionOfficial, &channel.official);
    list(ctx, ui, notes, Msg::SectionStrengths, &channel.strengths);
    list(ctx, ui, notes, Msg::SectionWeaknesses, &channel.weaknesses);
    ui.section(ctx.t(Msg::SectionTrouble), |ui| {
        ui.element("dl", "facts", |ui| {
            for trouble in &channel.trouble {
                fact(ui, notes, &trouble.problem, &trouble.fix);
            }
        });
    });
    ui.section(ctx.t(Msg::SectionRisk), |ui| notes.paragraph(ui, "care", &channel.risk));
}

fn list<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, title: Msg, claims: &'a [Claim]) {
    ui.section(ctx.t(title), |ui| notes.list(ui, claims));
}

fn fact<'a>(ui: &mut Ui, notes: &mut Footnotes<'a>, title: &str, claim: &'a Claim) {
    ui.text_element("dt", "", title);
    ui.element("dd", "", |ui| notes.claim(ui, claim));
}
