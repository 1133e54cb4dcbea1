//! Artefacts (messages, calls, screens) as people meet them: no working links, a practice mark, no brand.

use std::borrow::Cow;

use topup_guard_core::pack::{ArtefactKind, Item, Msg, Polarity, Run, Speaker};

use super::{Ui, icon};
use crate::base::Ctx;

/// Drawing that looks like a QR code but cannot be scanned: dashes, and two of the three corners.
const CODE: &str =
    "M1 1.5h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19v1h-19v1h19";
const CORNERS: &str = "M1 1h6v6h-6zM14 1h6v6h-6z";
const DOTS: &str = "M3 3h2v2h-2zM16 3h2v2h-2z";

/// Returns the name of a kind of artefact, such as “this text message”.
#[must_use]
pub fn artefact_name(kind: ArtefactKind) -> Msg {
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

/// Returns what is asked about an item's artefact: its own question, or the general one with the kind's name.
#[must_use]
pub fn artefact_question<'a>(ctx: &Ctx, item: &'a Item) -> Cow<'a, str> {
    if item.question.is_empty() {
        ctx.fill(Msg::QuizAsk, &[("kind", ctx.t(artefact_name(item.artefact.kind)))]).into()
    } else {
        Cow::Borrowed(&item.question)
    }
}

/// Returns the class and the name of what a cue points to.
#[must_use]
pub fn polarity(polarity: Polarity) -> (&'static str, Msg) {
    match polarity {
        Polarity::Fraud => ("fraud", Msg::SignFraud),
        Polarity::Genuine => ("genuine", Msg::SignGenuine),
        Polarity::Unknown => ("unknown", Msg::SignUnknown),
    }
}

/// Adds an item's artefact; `marked` shows its cues, numbered as in the item.
pub fn artefact(ctx: &Ctx, ui: &mut Ui, item: &Item, marked: bool) {
    artefact_with(ctx, ui, item, &mut |ui, line| runs(ui, item, line, marked));
}

/// Adds an item's artefact; `write` adds each line of its text.
pub(super) fn artefact_with(ctx: &Ctx, ui: &mut Ui, item: &Item, write: &mut dyn FnMut(&mut Ui, &[Run])) {
    let (class, hook) = match item.artefact.kind {
        ArtefactKind::Sms => ("artefact sms", "sms"),
        ArtefactKind::Chat => ("artefact sms chat", "chat"),
        ArtefactKind::Call => ("artefact talk", "call"),
        ArtefactKind::Page => ("artefact page", "page"),
        ArtefactKind::Poster => ("artefact poster", "poster"),
        ArtefactKind::Counter => ("artefact talk", "counter"),
        ArtefactKind::Listing => ("artefact listing", "listing"),
    };
    ui.element("figure", class, |ui| {
        ui.attr_static("data-artefact", hook);
        ui.attr_static("data-nosnippet", "");
        ui.attr("aria-label", ctx.t(artefact_name(item.artefact.kind)));
        ui.text_element("span", "practice", ctx.t(Msg::PracticeMark));
        ui.element("p", "from", |ui| {
            ui.attr_static("dir", "auto");
            if item.artefact.kind == ArtefactKind::Call {
                icon(ui, "call");
            }
            write(ui, &item.artefact.from);
        });
        if item.artefact.kind == ArtefactKind::Listing {
            ui.element("div", "photo", |ui| icon(ui, "data"));
        }
        ui.element("ul", "lines", |ui| {
            for line in &item.artefact.lines {
                let (class, who) = match line.who {
                    Speaker::Them => ("them", Some(Msg::WhoThem)),
                    Speaker::Me => ("me", Some(Msg::WhoMe)),
                    Speaker::Note => ("note", None),
                    Speaker::Row => ("datum", None),
                    Speaker::Button => ("press", None),
                };
                let (label, runs) = line.parts();
                ui.element("li", class, |ui| {
                    if let Some(who) = who.filter(|_| has_speakers(item.artefact.kind)) {
                        ui.text_element("b", "who", ctx.t(who));
                    }
                    if let Some(label) = label {
                        ui.text_element("span", "", &label.text);
                    }
                    if line.who == Speaker::Button {
                        ui.text_element("span", "sr", ctx.t(Msg::ArtefactButton));
                    }
                    ui.element("p", "", |ui| {
                        // What somebody sent may run the other way than the words around it; a row has a side.
                        if line.who != Speaker::Row {
                            ui.attr_static("dir", "auto");
                        }
                        write(ui, runs);
                    });
                });
            }
        });
        if item.artefact.kind == ArtefactKind::Poster {
            code(ui);
        }
    });
}

/// Returns whether the lines of this kind name their speaker.
fn has_speakers(kind: ArtefactKind) -> bool {
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
        ui.element("mark", "cue", |ui| {
            ui.attr("data-cue", &run.cue);
            text(ui, run);
            // A cue may have several runs; its number is shown after the last.
            if tail.first().is_none_or(|next| next.cue != run.cue) {
                ui.text_element("sup", "", &(number + 1).to_string());
            }
        });
    }
}

/// Returns a text for reading aloud: addresses are shown with `[.]` for each dot, so that they cannot be
/// opened; here they have their dots.
///
/// Searching for a string takes a kilobyte of the program; for a character it does not.
#[must_use]
pub fn unmask_dots(text: &str) -> String {
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

/// Returns the lines read aloud of an item: its context, the kind of artefact, and each line with its
/// speaker.
#[must_use]
pub fn spoken_lines<'a>(t: &dyn Fn(Msg) -> &'a str, item: &Item) -> Vec<String> {
    let line = |runs: &[Run]| runs.iter().map(|run| unmask_dots(&run.text)).collect::<String>();
    let mut lines = vec![item.context.clone(), t(artefact_name(item.artefact.kind)).to_owned()];
    lines.push(line(&item.artefact.from));
    for spoken in &item.artefact.lines {
        let who = match spoken.who {
            Speaker::Them => Some(Msg::WhoThem),
            Speaker::Me => Some(Msg::WhoMe),
            Speaker::Button => Some(Msg::ArtefactButton),
            Speaker::Note | Speaker::Row => None,
        };
        let named = has_speakers(item.artefact.kind) || spoken.who == Speaker::Button;
        let who = who.filter(|_| named).map_or("", t);
        let colon = if who.is_empty() || spoken.who == Speaker::Button { "" } else { t(Msg::Colon) };
        lines.push(format!("{who}{colon}{}", line(&spoken.runs)));
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// Adds a run of text. Addresses and callers all look the same, scam or genuine, and are no links.
pub(super) fn text(ui: &mut Ui, run: &Run) {
    if run.inert {
        ui.text_element("span", "inert", &run.text);
    } else {
        ui.text(&run.text);
    }
}

fn code(ui: &mut Ui) {
    ui.element("svg", "code", |ui| {
        ui.attr_static("viewBox", "0 0 21 21");
        ui.attr_static("aria-hidden", "true");
        for (class, path) in [("cells", CODE), ("corners", CORNERS), ("dots", DOTS)] {
            ui.element("path", class, |ui| ui.attr_static("d", path));
        }
    });
}
