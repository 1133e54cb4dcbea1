//! What the digits of a number say about it.

use topup_guard_core::number::{Kind, Note, Report};
use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{Choice, Question};
use topup_guard_core::route::Route;

use super::entry::Entry;
use super::words::{self, Words};
use crate::base::{Action, Ctx};
use crate::parts::{Footnotes, Ui, carrier_name};

/// Adds kind and carrier, what else to know, and where to go from here.
pub(super) fn found<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, entry: &Entry<'_>) {
    let report = &entry.typed.report;
    let known = !matches!(report.kind, Kind::Invalid | Kind::Unknown);
    let waiting = report.has(Note::Empty) || (!known && report.has(Note::NeedMore));
    ui.element("section", if waiting { "waiting" } else { "card" }, |ui| {
        ui.attr_static("data-feedback", report.kind.id());
        ui.attr("data-carrier", report.carrier.map_or("", |carrier| carrier.id()));
        entry.live_region(ui, |ui| {
            if known {
                headline(ctx, ui, entry);
                return;
            }
            if report.kind == Kind::Unknown && !waiting {
                ui.text_element("h2", "", ctx.t(words::kind(report)));
            }
            all_notes(ctx, ui, notes, report);
        });
        ui.element("div", "rest", |ui| {
            entry.choices(ui);
            if known {
                all_notes(ctx, ui, notes, report);
                if let Some(basis) = words::basis(report) {
                    sentence(ctx, ui, notes, report, &basis);
                }
            }
            if !waiting {
                doors(ctx, ui, entry);
            }
        });
    });
}

/// Adds the kind and the carrier in three short lines.
fn headline(ctx: &Ctx, ui: &mut Ui, entry: &Entry<'_>) {
    let report = &entry.typed.report;
    if report.kind != Kind::Landline && !report.prefix.is_empty() {
        ui.text_element("p", "tag", &ctx.fill(Msg::NumberPrefix, &[("prefix", &report.prefix)]));
    }
    ui.text_element("h2", "", ctx.t(words::kind(report)));
    // A message that names a hotline is not therefore from it.
    let is_named = report.role.is_some() && entry.typed.message.is_some();
    if let Some(whose) = words::whose(report).filter(|_| !is_named) {
        ui.text_element("p", "whose", &fill(ctx, whose, report));
    }
}

/// Adds all notes.
pub(super) fn all_notes<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, report: &Report) {
    // A person who asked for all notes needs no hint that some may be skipped.
    let asks = report.has(Note::TooShort) || report.has(Note::NeedMore);
    for note in &report.notes {
        if *note == Note::Incomplete && asks {
            continue;
        }
        sentence(ctx, ui, notes, report, &words::note(*note));
    }
}

fn sentence<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, report: &Report, words: &Words) {
    ui.element("p", words.class, |ui| {
        ui.text(&fill(ctx, words.text, report));
        for id in words.rests_on.split_ascii_whitespace() {
            match id {
                "*" => notes.marks(ui, &[], true),
                id => notes.mark(ui, id),
            }
        }
    });
}

/// Returns a message with its placeholders filled from the number.
fn fill(ctx: &Ctx, text: Msg, report: &Report) -> String {
    let carrier = report.carrier.map_or("", |carrier| ctx.t(carrier_name(carrier)));
    ctx.fill(text, &[("carrier", carrier), ("number", &words::grouped(&report.digits))])
}

/// Adds links to the channels for such a card, and to the page on kinds of card; for a number out of a
/// message, the way to Check instead, which takes the message along.
fn doors(ctx: &Ctx, ui: &mut Ui, entry: &Entry<'_>) {
    if let Some(message) = entry.typed.message.clone() {
        if !entry.typed.report.digits.is_empty() {
            ui.text_element("p", "care", ctx.t(Msg::NumberInMessage));
        }
        return ctx.anchor(ui, "btn", "check", Route::Check, |ui| {
            ui.attr_static("part", "button");
            ui.onclick(ctx.on(Action::Draft(message.to_string())));
            ui.text(ctx.t(Msg::NumberCheckMessage));
        });
    }
    let card = match entry.typed.report.kind {
        Kind::Mobile => Choice::PhoneCard,
        Kind::DataOnly => Choice::DataCard,
        Kind::Resale => Choice::Mvno,
        Kind::Iot => Choice::Iot,
        Kind::Iccid | Kind::Unknown => Choice::Unsure,
        _ => return,
    };
    if card != Choice::Unsure {
        let go = ctx.on(Action::Answer(Question::Card, card));
        ctx.button(ui, "topup", "btn", ctx.t(Msg::NumberTopup), go);
    }
    ctx.link(ui, "cards", ctx.t(Msg::CardsTitle), Route::Cards);
}
