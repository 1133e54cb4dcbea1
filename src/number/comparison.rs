//! Comparison of the same number typed twice.

use topup_guard_core::number::{Comparison, Kind, Note, Report, compare};
use topup_guard_core::pack::Msg;

use super::entry::Entry;
use super::found::all_notes;
use super::words::begins_group;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, icon};

/// Largest number of differing digits that are named one by one.
const NAMED: usize = 3;

/// Adds the second input, and how it compares with the first.
pub(super) fn twice<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, one: &Report, again: &Entry<'_>) {
    let other = &again.typed.report;
    let outcome = compare(&one.digits, &other.digits).ok();
    ui.element("section", "card", |ui| {
        ui.element("details", "twice", |ui| {
            ui.element("summary", "", |ui| {
                ui.attr_static("data-do", "twice");
                ui.text_element("h2", "", ctx.t(Msg::NumberTwice));
            });
            again.input(ctx, ui, Msg::NumberAgain, Msg::NumberAgainHint);
            ui.element("div", "rest", |ui| {
                if let Some(outcome) = outcome.as_ref().filter(|outcome| !is_begun(outcome, one)) {
                    both(ui, outcome, &one.digits, &other.digits);
                }
            });
            again.live_region(ui, |ui| {
                if other.digits.is_empty() {
                    if !other.has(Note::Empty) {
                        all_notes(ctx, ui, notes, other);
                    }
                    return;
                }
                match &outcome {
                    None => ui.text_element("p", "care", ctx.t(Msg::NumberFirstMissing)),
                    Some(outcome) if is_begun(outcome, one) => {
                        ui.text_element("p", "small", ctx.t(Msg::NumberSoFar));
                    }
                    Some(outcome) => differences(ctx, ui, outcome, one.digits.len()),
                }
            });
            ui.element("div", "rest", |ui| again.choices(ui));
        });
    });
}

/// Adds that the second number is the beginning of the first: it may still be being typed.
fn is_begun(outcome: &Comparison, one: &Report) -> bool {
    matches!(outcome, Comparison::Length { second, at, .. } if *at == second + 1) && one.kind != Kind::Invalid
}

/// Adds both numbers one below the other with differing digits marked; equal numbers once.
fn both(ui: &mut Ui, outcome: &Comparison, one: &str, other: &str) {
    match outcome {
        Comparison::Same => figures(ui, one, &[], 0),
        Comparison::Digits { at, .. } => {
            figures(ui, one, at, 0);
            figures(ui, other, at, 0);
        }
        Comparison::Length { first, second, at, one_extra } => {
            let gap = |missing: bool| if *one_extra && missing { *at } else { 0 };
            figures(ui, one, &[*at], gap(first < second));
            figures(ui, other, &[*at], gap(second < first));
        }
    }
}

/// Adds a number in groups. Places count from 1; at `gap` a digit is missing, 0 for none.
fn figures(ui: &mut Ui, digits: &str, marked: &[usize], gap: usize) {
    ui.element("p", "figures", |ui| {
        let length = digits.len() + usize::from(gap > 0);
        let mut digits = digits.chars();
        for place in 1..=length {
            if begins_group(place, length) {
                ui.text(" ");
            }
            // A space as wide as a digit.
            let digit = if place == gap { '\u{2007}' } else { digits.next().unwrap_or_default() };
            let digit = String::from(digit);
            if marked.contains(&place) {
                ui.text_element("mark", "", &digit);
            } else {
                ui.text(&digit);
            }
        }
    });
}

/// Returns the differences in words; `length` is the number of digits of the first.
fn differences(ctx: &Ctx, ui: &mut Ui, outcome: &Comparison, length: usize) {
    match outcome {
        Comparison::Same => {
            verdict(ui, "yes", &filled(ctx, Msg::NumberSame, length, 0));
            return ui.text_element("p", "care", ctx.t(Msg::NumberSameCare));
        }
        Comparison::Digits { at, swapped } => {
            verdict(ui, "no", ctx.t(Msg::NumberDiffers));
            digits(ctx, ui, at, swapped);
        }
        Comparison::Length { first, second, at, one_extra: true } => {
            verdict(ui, "no", ctx.t(Msg::NumberDiffers));
            ui.text_element("p", "", &filled(ctx, Msg::NumberOneExtra, *at, 0));
            ui.text_element("p", "", &filled(ctx, Msg::NumberLengths, *first, *second));
        }
        // Without a count: this may be announced while somebody is typing, and must not change at each digit.
        Comparison::Length { at, .. } => {
            verdict(ui, "no", ctx.t(Msg::NumberDiffers));
            ui.text_element("p", "", &filled(ctx, Msg::NumberParts, *at, 0));
        }
    }
    ui.text_element("p", "", ctx.t(Msg::NumberLookAgain));
}

/// Returns the digits that differ, swapped neighbours first.
fn digits(ctx: &Ctx, ui: &mut Ui, at: &[usize], swapped: &[usize]) {
    if at.len() > NAMED.max(2 * swapped.len()) {
        return ui.text_element("p", "", &filled(ctx, Msg::NumberMany, at.len(), 0));
    }
    for place in swapped {
        ui.text_element("p", "", &filled(ctx, Msg::NumberSwapped, *place, place + 1));
    }
    for place in at.iter().filter(|place| !swapped.contains(place) && !swapped.contains(&(**place - 1))) {
        ui.text_element("p", "", &filled(ctx, Msg::NumberDigit, *place, 0));
    }
}

fn verdict(ui: &mut Ui, name: &str, text: &str) {
    ui.element("p", "verdict", |ui| {
        icon(ui, name);
        ui.text(text);
    });
}

fn filled(ctx: &Ctx, text: Msg, a: usize, b: usize) -> String {
    ctx.fill(text, &[("a", &a.to_string()), ("b", &b.to_string())])
}
