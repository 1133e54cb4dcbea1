//! Reasons against every channel that is not first.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{Gate, Outcome, Ranked, Reason, RuledOut, contrast};
use topup_guard_core::route::Route;

use super::rating_text;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui};

/// Adds all channels that are not first, those ruled out last.
pub(super) fn why_not<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, outcome: &Outcome<'a>) {
    let Outcome::Ranking { ranked, ruled_out } = outcome else { return };
    for entry in ranked.iter().filter(|entry| entry.place > 1) {
        if let Some(winner) = ranked.first() {
            weaker(ctx, ui, notes, winner, entry);
        }
    }
    if !ruled_out.is_empty() {
        ui.element("details", "", |ui| {
            let count = ruled_out.len().to_string();
            ui.text_element("summary", "", &ctx.fill(Msg::RuledOutTitle, &[("n", &count)]));
            for entry in ruled_out {
                removed(ctx, ui, notes, entry);
            }
        });
    }
    ui.element("p", "", |ui| {
        ctx.link(ui, "not-channels", ctx.t(Msg::NotChannelsTitle), Route::NotChannels);
        ui.text(" ");
        let count = ctx.pages().not_channels.len();
        if count > 0 {
            ui.text_element("span", "tag no", &ctx.fill(Msg::Kinds, &[("n", &count.to_string())]));
        }
    });
}

/// Adds what a ranked channel lacks against the winner.
fn weaker<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, winner: &Ranked<'a>, entry: &Ranked<'a>) {
    ui.element("details", "", |ui| {
        ui.key(&entry.channel.id);
        ui.attr("data-why-not", &entry.channel.id);
        ui.text_element("summary", "", &ctx.fill(Msg::WhyNot, &[("channel", &entry.channel.name)]));
        ui.text_element("p", "small", &ctx.fill(Msg::WeakerThan, &[("channel", &winner.channel.name)]));
        ui.element("ul", "reasons", |ui| {
            for (_, lost) in &contrast(winner, entry) {
                ui.element("li", "", |ui| {
                    ui.text_element("b", "", &lost.criterion.name);
                    ui.text(ctx.t(Msg::Colon));
                    ui.text(rating_text(ctx, entry.channel, lost));
                    if let Some(rating) = entry.channel.ratings.get(&lost.criterion.id) {
                        notes.marks(ui, &rating.sources, rating.own);
                    }
                });
            }
        });
        for reason in &entry.caveats {
            ui.element("p", "small", |ui| caveat(ctx, ui, notes, reason));
        }
        more(ctx, ui, &entry.channel.id);
    });
}

/// Adds the rules that removed a channel.
fn removed<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, entry: &RuledOut<'a>) {
    ui.element("details", "", |ui| {
        ui.key(&entry.channel.id);
        ui.attr("data-ruled-out", &entry.channel.id);
        ui.element("summary", "", |ui| {
            ui.text_element("span", "", &ctx.fill(Msg::WhyNot, &[("channel", &entry.channel.name)]));
            ui.text_element("span", "tag no", ctx.t(Msg::RuledOut));
        });
        ui.element("ul", "reasons", |ui| {
            for reason in &entry.gates {
                ui.element("li", "", |ui| {
                    ui.attr_static("data-gate", reason.gate.question().id());
                    cited(ctx, ui, notes, reason, gate_msg(reason.gate));
                });
            }
        });
        more(ctx, ui, &entry.channel.id);
    });
}

fn more(ctx: &Ctx, ui: &mut Ui, id: &str) {
    ctx.link(ui, "channel", ctx.t(Msg::MoreAbout), Route::Channel(id.to_owned()));
}

/// Returns the general sentence of a rule that removes channels.
pub(super) fn gate_msg(gate: Gate) -> Msg {
    match gate {
        Gate::Card => Msg::GateCard,
        Gate::Online => Msg::GateOnline,
        Gate::Pay => Msg::GatePay,
        Gate::Trip => Msg::GateTrip,
    }
}

/// Adds what to find out or set up before using a channel.
pub(super) fn caveat<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, reason: &Reason<'a>) {
    let general = match reason.gate {
        Gate::Card => Msg::CaveatCard,
        Gate::Online => Msg::CaveatOnline,
        Gate::Pay => Msg::CaveatPay,
        Gate::Trip => Msg::CaveatTrip,
    };
    cited(ctx, ui, notes, reason, general);
}

/// Adds the channel's own words with their sources, or the general sentence.
fn cited<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, reason: &Reason<'a>, general: Msg) {
    match reason.fit.filter(|fit| !fit.text.is_empty()) {
        Some(fit) => {
            ui.text(&fit.text);
            notes.marks(ui, &fit.sources, fit.own);
        }
        None => ui.text(ctx.t(general)),
    }
}
