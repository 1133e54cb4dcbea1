//! Comparison of two or three channels.

use topup_guard_core::pack::{Channel, Claim, Msg};
use topup_guard_core::picker::{self, Outcome};
use topup_guard_core::route::Route;

use super::outcome::outcome;
use super::why_not::gate_msg;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, head};

type ClaimsOf = fn(&Channel) -> &[Claim];
type ClaimOf = fn(&Channel) -> &Claim;

/// Adds a table with a column for each channel; the result where fewer than two are known.
pub fn compare(ctx: &Ctx, ui: &mut Ui, ids: &[String]) {
    let channels: Vec<_> = ids.iter().filter_map(|id| ctx.pack().channel(id)).collect();
    if channels.len() < 2 {
        return outcome(ctx, ui);
    }
    let pages: Vec<_> = ids.iter().filter_map(|id| ctx.pages().channel(id)).collect();
    let mut notes = Footnotes::new(ctx);
    let now = picker::rank(&ctx.state.answers, ctx.pack());
    head(ui, ctx.t(Msg::CompareTitle), "");
    ui.element("div", "card", |ui| {
        ui.element("table", "compare", |ui| {
            ui.attr("data-channels", &channels.len().to_string());
            ui.element("thead", "", |ui| {
                ui.element("tr", "", |ui| {
                    ui.text_element("td", "", "");
                    for channel in &channels {
                        ui.element("th", "", |ui| {
                            ui.attr_static("scope", "col");
                            ctx.link(ui, "channel", &channel.name, Route::Channel(channel.id.clone()));
                        });
                    }
                });
            });
            ui.element("tbody", "", |ui| {
                row(ui, ctx.t(Msg::ComparePlace), &channels, |ui, channel| place(ctx, ui, &now, channel));
                for criterion in &ctx.pack().picker.criteria {
                    if channels.iter().all(|channel| channel.ratings.get(&criterion.id).is_none()) {
                        continue;
                    }
                    row(ui, &criterion.name, &channels, |ui, channel| {
                        let Some(rating) = channel.ratings.get(&criterion.id) else { return };
                        ui.text_element(
                            "b",
                            "",
                            &ctx.fill(Msg::OutOfThree, &[("n", &rating.value.to_string())]),
                        );
                        ui.text(" ");
                        ui.text(&rating.text);
                        notes.marks(ui, &rating.sources, rating.own);
                    });
                }
                let many: [(Msg, ClaimsOf); 2] = [
                    (Msg::SectionNeeds, |channel| &channel.needs),
                    (Msg::SectionCost, |channel| &channel.cost),
                ];
                for (title, claims) in many {
                    row(ui, ctx.t(title), &pages, |ui, channel| notes.list(ui, claims(channel)));
                }
                let one: [(Msg, ClaimOf); 4] = [
                    (Msg::SectionHours, |channel| &channel.hours),
                    (Msg::SectionArrival, |channel| &channel.arrival),
                    (Msg::SectionPayee, |channel| &channel.payee),
                    (Msg::SectionRisk, |channel| &channel.risk),
                ];
                for (title, claim) in one {
                    row(ui, ctx.t(title), &pages, |ui, channel| notes.claim(ui, claim(channel)));
                }
            });
        });
    });
    notes.sources(ui);
}

fn row<'a>(ui: &mut Ui, title: &str, channels: &[&'a Channel], mut cell: impl FnMut(&mut Ui, &'a Channel)) {
    let cell: &mut dyn FnMut(&mut Ui, &'a Channel) = &mut cell;
    ui.element("tr", "", |ui| {
        ui.element("th", "", |ui| {
            ui.attr_static("scope", "row");
            ui.text(title);
        });
        for channel in channels {
            ui.element("td", "", |ui| {
                ui.attr("data-name", &channel.name);
                cell(ui, channel);
            });
        }
    });
}

/// Adds a channel's rank.
fn place(ctx: &Ctx, ui: &mut Ui, outcome: &Outcome<'_>, channel: &Channel) {
    let Outcome::Ranking { ranked, ruled_out } = outcome else { return ui.text(ctx.t(Msg::StopTag)) };
    if let Some(entry) = ranked.iter().find(|entry| entry.channel.id == channel.id) {
        return ui.text_element("b", "", &ctx.fill(Msg::Place, &[("n", &entry.place.to_string())]));
    }
    ui.text_element("span", "tag no", ctx.t(Msg::RuledOut));
    let gates = ruled_out.iter().find(|entry| entry.channel.id == channel.id);
    if let Some(reason) = gates.and_then(|entry| entry.gates.first()) {
        ui.text(" ");
        ui.text(ctx.t(gate_msg(reason.gate)));
    }
}
