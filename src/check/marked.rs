//! The text given to Check, shown as an artefact with its signs marked and numbered.

use std::ops::Range;

use topup_guard_core::check::Finding;
use topup_guard_core::invisible::reveal;
use topup_guard_core::pack::Msg;

use crate::base::Ctx;
use crate::parts::Ui;

/// Longest text that is shown unfolded, in bytes: some two hundred Chinese characters.
const LONG: usize = 600;

/// Longest text that is shown at all, in bytes; the rest is examined but not drawn.
const SHOWN: usize = 20_000;

/// Adds the text; `signs` are the places of the signs that are numbered, in the order of their numbers.
pub(super) fn text(ctx: &Ctx, ui: &mut Ui, found: &Finding, signs: &[usize]) {
    let text = ctx.state.draft.as_str();
    let shown = text.get(..text.floor_char_boundary(SHOWN)).unwrap_or_default();
    if shown.len() > LONG {
        ui.element("details", "card", |ui| {
            ui.attr_static("part", "card");
            ui.text_element("summary", "", ctx.t(Msg::CheckYourText));
            figure(ctx, ui, shown, found, signs);
        });
    } else {
        figure(ctx, ui, shown, found, signs);
    }
}

fn figure(ctx: &Ctx, ui: &mut Ui, text: &str, found: &Finding, signs: &[usize]) {
    ui.element("figure", "artefact sms", |ui| {
        ui.attr_static("data-artefact", "own");
        ui.attr("aria-label", ctx.t(Msg::CheckYourText));
        ui.element("p", "own", |ui| {
            ui.attr_static("dir", "auto");
            ui.attr_static("translate", "no");
            let mut at = 0;
            for (span, number) in spans(found, signs) {
                if span.start < at || span.end > text.len() {
                    continue;
                }
                ui.text(&reveal(text.get(at..span.start).unwrap_or_default()));
                ui.element("mark", "cue", |ui| {
                    ui.text(&reveal(text.get(span.clone()).unwrap_or_default()));
                    ui.text_element("sup", "", &number.to_string());
                });
                at = span.end;
            }
            ui.text(&reveal(text.get(at..).unwrap_or_default()));
        });
    });
}

/// Returns the bytes to mark with the number of their sign, in the order of the text; of those that overlap,
/// the first.
fn spans(found: &Finding, signs: &[usize]) -> Vec<(Range<usize>, usize)> {
    let numbered = found.signs.iter().filter_map(|sign| {
        let number = signs.iter().position(|known| *known == sign.sign)? + 1;
        Some((sign.span.clone()?, number))
    });
    let mut spans: Vec<_> = numbered.collect();
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    spans
}
