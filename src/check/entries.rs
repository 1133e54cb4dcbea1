//! Patterns and genuine things that fit: what a search found, and what a text is like.

use topup_guard_core::check::{Finding, Level};
use topup_guard_core::pack::{CheckPack, Entry, Msg};
use topup_guard_core::route::Route;

use super::Knowledge;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, icon};

/// Most entries of a search that are shown; the warnings have all.
const FOUND: usize = 6;

/// Adds the entries that the words in the field find.
pub(super) fn found(ctx: &Ctx, ui: &mut Ui, knowledge: &Knowledge) {
    let entries = &knowledge.checker.pack().entries;
    let places = knowledge.search.find(&ctx.state.draft);
    ui.section(ctx.t(Msg::CheckEntries), |ui| {
        if places.is_empty() {
            ui.text_element("p", "", ctx.t(Msg::WarningsNone));
        }
        ui.element("ul", "warnings", |ui| {
            for entry in places.iter().take(FOUND).filter_map(|place| entries.get(*place)) {
                line(ctx, ui, entry);
            }
        });
        ctx.link(ui, "warnings", ctx.t(Msg::WarningsEvery), Route::Warnings);
    });
}

/// Adds the nearest pattern, the genuine thing that is most easily taken for it, and the difference.
pub(super) fn nearest<'a>(
    ctx: &Ctx,
    ui: &mut Ui,
    pack: &'a CheckPack,
    found: &Finding,
    notes: &mut Footnotes<'a>,
) {
    let tactic = found.tactics.first().filter(|_| found.level < Level::Nothing);
    let tactic = tactic.and_then(|near| pack.entries.get(near.entry));
    let contrast = found.contrast.and_then(|place| pack.contrasts.get(place));
    let genuine = contrast.and_then(|contrast| pack.entries.iter().find(|entry| entry.id == contrast.like));
    let genuine = genuine.or_else(|| found.look_alikes.first().and_then(|near| pack.entries.get(near.entry)));
    if tactic.is_none() && genuine.is_none() {
        return;
    }
    ui.section(ctx.t(Msg::CheckNearest), |ui| {
        ui.element("ul", "warnings", |ui| {
            for entry in tactic.into_iter().chain(genuine) {
                line(ctx, ui, entry);
            }
        });
        if let Some(contrast) = contrast {
            ui.text_element("h3", "", ctx.t(Msg::CheckDifference));
            notes.paragraph(ui, "", &contrast.difference);
        }
        if let Some(entry) = tactic {
            let practise = Route::Practise(entry.id.clone());
            ctx.link_button(ui, "practise", "btn ghost", ctx.t(Msg::PractiseThis), practise);
        }
    });
}

/// Adds an entry's name and kind; a tap opens it.
fn line(ctx: &Ctx, ui: &mut Ui, entry: &Entry) {
    ui.element("li", "", |ui| {
        ui.key(&entry.id);
        ctx.anchor(ui, "option", "warning", Route::Warning(entry.id.clone()), |ui| {
            ui.attr("data-warning", &entry.id);
            ui.element("span", "", |ui| ui.text_element("b", "", &entry.name));
            let (class, kind) =
                if entry.genuine { ("tag", Msg::WarningGenuine) } else { ("tag risk", Msg::WarningScam) };
            ui.text_element("span", class, ctx.t(kind));
            icon(ui, "next");
        });
    });
}
