//! What is shown to be judged: drawn as people meet it, inert, marked as practice, no brand copied.

use topup_guard_core::pack::{ArtefactKind, Item, Msg, Run, Sign, Speaker};
use topup_guard_core::quiz::{Piece, pieces};
use yew::Callback;

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

/// How an artefact's text is shown.
#[derive(Debug)]
pub enum Shown<'a> {
    /// As it is.
    Plain,
    /// With its cues, numbered as in the item.
    Marked,
    /// As buttons; those of these numbers are pressed, and a tap calls with a number ([`pieces`]).
    Tappable(&'a [usize], &'a Callback<usize>),
    /// With its cues, and with what was tapped.
    Tapped(&'a [usize]),
}

/// An item's artefact; `marked` shows its cues.
pub fn artefact(ctx: &Ctx, ui: &mut Ui, item: &Item, marked: bool) {
    shown(ctx, ui, item, if marked { &Shown::Marked } else { &Shown::Plain });
}

/// An item's artefact, shown in one of several ways.
pub fn shown(ctx: &Ctx, ui: &mut Ui, item: &Item, how: &Shown<'_>) {
    // In the order in which the lines are written below.
    let mut number = 0;
    let cut = if matches!(how, Shown::Plain | Shown::Marked) { Vec::new() } else { pieces(&item.artefact) };
    let mut lines = cut.iter();
    let mut write = |ui: &mut Ui, line: &[Run]| match lines.next() {
        Some(pieces) => {
            for piece in pieces {
                self::piece(ctx, ui, item, piece, number, how);
                number += 1;
            }
        }
        None => runs(ui, item, line, matches!(how, Shown::Marked)),
    };
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
            write(ui, &item.artefact.from);
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
                    ui.el("p", "", |ui| write(ui, &line.runs));
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

/// A piece to be tapped, or what became of it: what is no sign and was tapped is named in words too.
fn piece(ctx: &Ctx, ui: &mut Ui, item: &Item, piece: &Piece, number: usize, how: &Shown<'_>) {
    let all = |ui: &mut Ui| piece.runs.iter().for_each(|run| text(ui, run));
    match how {
        _ if !piece.taps => all(ui),
        Shown::Tappable(taken, tap) => {
            let on = taken.contains(&number);
            ui.el("button", if on { "piece on" } else { "piece" }, |ui| {
                ui.set("type", "button");
                ui.attr("data-option", &number.to_string());
                ui.set("aria-pressed", if on { "true" } else { "false" });
                let tap = (*tap).clone();
                ui.click(Callback::from(move |_| tap.emit(number)));
                all(ui);
            });
        }
        Shown::Tapped(taken) => {
            let on = taken.contains(&number);
            let cue = item.cues.iter().position(|cue| cue.id == piece.cue());
            let sign = cue.and_then(|at| item.cues.get(at)).map(|cue| cue.sign);
            let (class, sign) = match (on, sign) {
                (true, Some(Sign::Fraud)) => ("cue found", "✓"),
                (true, _) => ("cue innocent", "✗"),
                (false, Some(_)) => ("cue missed", ""),
                (false, None) => return all(ui),
            };
            ui.el("mark", class, |ui| {
                ui.attr("data-cue", piece.cue());
                all(ui);
                let cue = cue.map(|cue| (cue + 1).to_string()).unwrap_or_default();
                ui.put("sup", "", &format!("{cue}{sign}"));
                if class == "cue innocent" {
                    ui.put("span", "sr", ctx.t(Msg::TapInnocent));
                }
            });
        }
        Shown::Plain | Shown::Marked => runs(ui, item, &piece.runs, matches!(how, Shown::Marked)),
    }
}

/// A text to be read aloud: addresses are shown so that they cannot be opened, with `[.]` for each dot; this is what they imitate.
///
/// Looking for a text in a text takes a kilobyte of the program; for a character it does not.
#[must_use]
pub fn dotted(text: &str) -> String {
    let mut parts = text.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.strip_prefix(".]") {
            Some(rest) => plain.extend([".", rest]),
            None => plain.extend(["[", part]),
        }
    }
    plain
}

/// What is read aloud of an item: its context, what kind of thing it is, and each line with who says it.
#[must_use]
pub fn spoken<'a>(t: &dyn Fn(Msg) -> &'a str, item: &Item) -> Vec<String> {
    let line = |runs: &[Run]| runs.iter().map(|run| dotted(&run.text)).collect::<String>();
    let mut lines = vec![item.context.clone(), t(kind(item.artefact.kind)).to_owned()];
    lines.push(line(&item.artefact.from));
    for said in &item.artefact.lines {
        let who = match said.who {
            Speaker::Them => Some(Msg::WhoThem),
            Speaker::Me => Some(Msg::WhoMe),
            Speaker::Note => None,
        };
        let who = who.filter(|_| talks(item.artefact.kind)).map_or("", t);
        let colon = if who.is_empty() { "" } else { t(Msg::Colon) };
        lines.push(format!("{who}{colon}{}", line(&said.runs)));
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
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
