//! What is shown to be judged: drawn as people meet it, inert, marked as practice, no brand copied.

use topup_guard_core::pack::{ArtefactKind, Item, Msg, Run, Speaker};

use super::{Ui, icon};
use crate::app::Ctx;

/// A drawing that looks like a QR code and is none: dashes, and two of the three corners.
const CODE: &str =
    "M1 1.5h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19";
const CORNERS: &str = "M1 1h6v6h-6zM14 1h6v6h-6z";
const DOTS: &str = "M3 3h2v2h-2zM16 3h2v2h-2z";

/// What to call an artefact of this kind: “this text message”.
#[must_use]
pub fn kind(kind: ArtefactKind) -> Msg {
    match kind {
        ArtefactKind::Sms => Msg::KindSms,
        ArtefactKind::Chat => Msg::KindChat,
        ArtefactKind::Call => Msg::KindCall,
        ArtefactKind::Page => Msg::KindPage,
        ArtefactKind::Poster => Msg::KindPoster,
        ArtefactKind::Counter => Msg::KindCounter,
        ArtefactKind::Listing => Msg::KindListing,
    }
}

/// An item's artefact; `marked` shows its cues, numbered as in the item.
pub fn artefact(ctx: &Ctx, ui: &mut Ui, item: &Item, marked: bool) {
    let (class, hook) = match item.artefact.kind {
        ArtefactKind::Sms => ("artefact sms", "sms"),
        ArtefactKind::Chat => ("artefact sms chat", "chat"),
        ArtefactKind::Call => ("artefact talk", "call"),
        ArtefactKind::Page => ("artefact page", "page"),
        ArtefactKind::Poster => ("artefact poster", "poster"),
        ArtefactKind::Counter => ("artefact talk", "counter"),
        ArtefactKind::Listing => ("artefact listing", "listing"),
    };
    ui.el("figure", class, |ui| {
        ui.set("data-artefact", hook);
        ui.set("data-nosnippet", "");
        ui.attr("aria-label", ctx.t(kind(item.artefact.kind)));
        ui.put("span", "practice", ctx.t(Msg::PracticeMark));
        ui.el("p", "from", |ui| {
            if item.artefact.kind == ArtefactKind::Call {
                icon(ui, "call");
            }
            runs(ui, item, &item.artefact.from, marked);
        });
        if item.artefact.kind == ArtefactKind::Listing {
            ui.el("div", "photo", |ui| icon(ui, "data"));
        }
        ui.el("ul", "lines", |ui| {
            for line in &item.artefact.lines {
                let (class, who) = match line.who {
                    Speaker::Them => ("them", Some(Msg::WhoThem)),
                    Speaker::Me => ("me", Some(Msg::WhoMe)),
                    Speaker::Note => ("note", None),
                };
                ui.el("li", class, |ui| {
                    if let Some(who) = who.filter(|_| talks(item.artefact.kind)) {
                        ui.put("b", "who", ctx.t(who));
                    }
                    ui.el("p", "", |ui| runs(ui, item, &line.runs, marked));
                });
            }
        });
        if item.artefact.kind == ArtefactKind::Poster {
            code(ui);
        }
    });
}

/// Whether who says a line must be told.
fn talks(kind: ArtefactKind) -> bool {
    matches!(kind, ArtefactKind::Chat | ArtefactKind::Call | ArtefactKind::Counter)
}

fn runs(ui: &mut Ui, item: &Item, runs: &[Run], marked: bool) {
    let mut rest = runs;
    while let Some((run, tail)) = rest.split_first() {
        rest = tail;
        let number = item.cues.iter().position(|cue| marked && cue.id == run.cue);
        let Some(number) = number else {
            text(ui, run);
            continue;
        };
        ui.el("mark", "cue", |ui| {
            ui.attr("data-cue", &run.cue);
            text(ui, run);
            // A cue may have several runs; its number stands behind the last.
            if tail.first().is_none_or(|next| next.cue != run.cue) {
                ui.put("sup", "", &(number + 1).to_string());
            }
        });
    }
}

/// Addresses and callers all look the same, scam or genuine, and are no links.
fn text(ui: &mut Ui, run: &Run) {
    if run.inert {
        ui.put("span", "inert", &run.text);
    } else {
        ui.text(&run.text);
    }
}

fn code(ui: &mut Ui) {
    ui.el("svg", "code", |ui| {
        ui.set("viewBox", "0 0 21 21");
        ui.set("aria-hidden", "true");
        for (class, path) in [("cells", CODE), ("corners", CORNERS), ("dots", DOTS)] {
            ui.el("path", class, |ui| ui.set("d", path));
        }
    });
}
