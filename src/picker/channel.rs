//! All about one channel.

use topup_guard_core::pack::{Channel, Claim, Msg};

use super::outcome::outcome;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, head, section};

/// A channel's page; the result for an unknown id.
pub fn channel_page(ctx: &Ctx, ui: &mut Ui, id: &str) {
    let Some(channel) = ctx.pages().channel(id) else { return outcome(ctx, ui) };
    let mut notes = Footnotes::new(ctx);
    head(ui, &channel.name, &channel.best.text);
    ui.el("div", "result", |ui| {
        ui.el("div", "column", |ui| doing(ctx, ui, &mut notes, channel));
        ui.el("div", "column", |ui| knowing(ctx, ui, &mut notes, channel));
    });
    notes.sources(ui);
}

/// What to do: steps, needs, payee, hours, arrival, cost.
fn doing<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, channel: &'a Channel) {
    section(ui, ctx.t(Msg::SectionSteps), |ui| notes.steps(ui, &channel.steps));
    list(ctx, ui, notes, Msg::SectionNeeds, &channel.needs);
    ui.el("section", "card", |ui| {
        ui.el("dl", "facts", |ui| {
            fact(ui, notes, ctx.t(Msg::SectionPayee), &channel.payee);
            fact(ui, notes, ctx.t(Msg::SectionHours), &channel.hours);
            fact(ui, notes, ctx.t(Msg::SectionArrival), &channel.arrival);
        });
    });
    list(ctx, ui, notes, Msg::SectionCost, &channel.cost);
}

/// What to know: the official one, strengths, weaknesses, trouble, risk.
fn knowing<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, channel: &'a Channel) {
    list(ctx, ui, notes, Msg::SectionOfficial, &channel.official);
    list(ctx, ui, notes, Msg::SectionStrengths, &channel.strengths);
    list(ctx, ui, notes, Msg::SectionWeaknesses, &channel.weaknesses);
    section(ui, ctx.t(Msg::SectionTrouble), |ui| {
        ui.el("dl", "facts", |ui| {
            for trouble in &channel.trouble {
                fact(ui, notes, &trouble.problem, &trouble.fix);
            }
        });
    });
    section(ui, ctx.t(Msg::SectionRisk), |ui| notes.paragraph(ui, "care", &channel.risk));
}

fn list<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, title: Msg, claims: &'a [Claim]) {
    section(ui, ctx.t(title), |ui| notes.list(ui, claims));
}

fn fact<'a>(ui: &mut Ui, notes: &mut Footnotes<'a>, title: &str, claim: &'a Claim) {
    ui.put("dt", "", title);
    ui.el("dd", "", |ui| notes.claim(ui, claim));
}
