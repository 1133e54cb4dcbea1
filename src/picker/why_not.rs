//! Reasons against every channel that is not first.

use topup_guard_core::pack::{Channel, Msg};
use topup_guard_core::picker::{Gate, Outcome, Ranked, Reason, RuledOut, contrast};
use topup_guard_core::route::Route;

use super::rating_text;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui};

/// Number of lacks named for each channel.
const LACKS: usize = 2;

/// Adds all channels that are not first, each with the reasons in its row, those ruled out last.
pub(super) fn why_not<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, outcome: &Outcome<'a>) {
    let Outcome::Ranking { ranked, ruled_out } = outcome else { return };
    if let Some(winner) = ranked.first() {
        ui.element("ul", "why-not", |ui| {
            for entry in ranked.iter().filter(|entry| entry.place > 1) {
                weaker(ctx, ui, notes, winner, entry);
            }
        });
    }
    if !ruled_out.is_empty() {
        let count = ruled_out.len().to_string();
        ui.text_element("h3", "", &ctx.fill(Msg::RuledOutTitle, &[("n", &count)]));
        ui.element("ul", "why-not", |ui| {
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

/// Adds a ranked channel with what it lacks against the winner.
fn weaker<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, winner: &Ranked<'a>, entry: &Ranked<'a>) {
    ui.element("li", "", |ui| {
        ui.key(&entry.channel.id);
        ui.attr("data-why-not", &entry.channel.id);
        name(ctx, ui, entry.channel);
        let lacks = contrast(winner, entry);
        let texts: Vec<_> =
            lacks.iter().take(LACKS).map(|(_, lost)| rating_text(ctx, entry.channel, lost)).collect();
        let reason = texts.join(ctx.t(Msg::ListComma));
        ui.element("span", "", |ui| {
            ui.text(&ctx.fill(Msg::WeakerBy, &[("reason", &reason)]));
            for (_, lost) in lacks.iter().take(LACKS) {
                if let Some(rating) = entry.channel.ratings.get(&lost.criterion.id) {
                    notes.marks(ui, &rating.sources, rating.own);
                }
            }
        });
        for reason in &entry.caveats {
            ui.element("small", "", |ui| caveat(ctx, ui, notes, reason));
        }
    });
}

/// Adds a channel that was ruled out, with the rules that did so.
fn removed<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, entry: &RuledOut<'a>) {
    ui.element("li", "", |ui| {
        ui.key(&entry.channel.id);
        ui.attr("data-ruled-out", &entry.channel.id);
        name(ctx, ui, entry.channel);
        for reason in &entry.gates {
            ui.element("span", "", |ui| {
                ui.attr_static("data-gate", reason.gate.question().id());
                cited(ctx, ui, notes, reason, gate_msg(reason.gate));
            });
        }
    });
}

/// Adds the channel's name as a link to its page.
fn name(ctx: &Ctx, ui: &mut Ui, channel: &Channel) {
    ctx.link(ui, "channel", &channel.name, Route::Channel(channel.id.clone()));
}

/// Returns the general sentence of a rule that removes channels.
pub(super) fn gate_msg(gate: Gate) -> Msg {
    match gate {
        Gate::Card => Msg::GateCard,
        Gate::Online => Msg::GateOnline,
        Gate::Pay => Msg::GatePay,
        Gate::Trip => Msg::GateTrip,
        Gate::Hours => Msg::CaveatHours,
        Gate::Network => Msg::CaveatNetwork,
    }
}

/// Adds what to find out or set up before using a channel.
pub(super) fn caveat<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, reason: &Reason<'a>) {
    let general = match reason.gate {
        Gate::Card => Msg::CaveatCard,
        Gate::Online => Msg::CaveatOnline,
        Gate::Pay => Msg::CaveatPay,
        Gate::Trip => Msg::CaveatTrip,
        Gate::Hours => Msg::CaveatHours,
        Gate::Network => Msg::CaveatNetwork,
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
