//! The text given to Check, shown as an artefact with its signs marked and numbered.

use std::ops::Range;

use topup_guard_core::check::Finding;
use topup_guard_core::invisible::reveal;
use topup_guard_core::pack::{CheckPack, Msg};
use yew::prelude::*;

use crate::base::Ctx;
use crate::parts::{Ui, show};

/// Longest text that is shown unfolded, in bytes: some two hundred Chinese characters.
const LONG: usize = 600;

/// Longest text that is shown at all, in bytes; the rest is examined but not drawn.
const SHOWN: usize = 20_000;

/// Bytes that an excerpt of a long text has before and behind a mark.
const AROUND: usize = 90;

/// Most excerpts of a long text.
const EXCERPTS: usize = 6;

/// A part of the text to mark: its bytes, and the numbers of the signs in it.
type Mark = (Range<usize>, Vec<usize>);

/// A text to be drawn with its marks.
struct Marked<'a> {
    ctx: &'a Ctx,
    pack: &'a CheckPack,
    /// Places of the signs that are numbered, in the order of their numbers.
    signs: &'a [usize],
    text: &'a str,
    marks: Vec<Mark>,
}

/// Adds the text; `signs` are the indices in the pack of the signs that are numbered, in the order of their
/// numbers. Of a long text the parts around the marks are shown, and the whole is folded. Returns which
/// numbers are to be seen without unfolding.
pub(super) fn text(ctx: &Ctx, ui: &mut Ui, pack: &CheckPack, found: &Finding, signs: &[usize]) -> Vec<bool> {
    let all = ctx.state.draft.as_str();
    let (text, rest) = all.split_at_checked(all.floor_char_boundary(SHOWN)).unwrap_or((all, ""));
    let marked = Marked { ctx, pack, signs, text, marks: marks(found, signs, text.len()) };
    let whole = 0..text.len();
    if text.len() <= LONG {
        return marked.figure(ui, std::slice::from_ref(&whole), true);
    }
    let seen = marked.figure(ui, &excerpts(text, &marked.marks), true);
    ui.element("details", "card", |ui| {
        ui.attr_static("part", "card");
        ui.element("summary", "", |ui| {
            ui.attr_static("data-do", "whole");
            ui.text(&ctx.fill(Msg::CheckWhole, &[("n", &all.chars().count().to_string())]));
        });
        marked.figure(ui, std::slice::from_ref(&whole), false);
        if !rest.is_empty() {
            let left = rest.chars().count().to_string();
            ui.text_element("p", "small", &ctx.fill(Msg::CheckRest, &[("n", &left)]));
        }
    });
    seen
}

impl Marked<'_> {
    /// Adds these parts of the text, with dots for what is between them; `first` where it is the figure that
    /// the signs' reasons lead to. Returns which numbers were added.
    fn figure(&self, ui: &mut Ui, parts: &[Range<usize>], first: bool) -> Vec<bool> {
        let mut numbered = vec![!first; self.signs.len() + 1];
        ui.element("figure", "artefact sms", |ui| {
            ui.attr_static("data-artefact", "own");
            ui.attr("aria-label", self.ctx.t(Msg::CheckYourText));
            if first {
                ui.text_element("figcaption", "from", self.ctx.t(Msg::CheckYourText));
            }
            ui.element("p", "pasted", |ui| {
                ui.attr_static("dir", "auto");
                ui.attr_static("translate", "no");
                let mut before = 0;
                for part in parts {
                    if part.start > before {
                        ui.text("…… ");
                    }
                    self.part(ui, part, &mut numbered);
                    before = part.end;
                }
                if before < self.text.len() {
                    ui.text(" ……");
                }
            });
        });
        numbered
    }

    /// Adds a part of the text with its marks; `numbered` says which signs the reader has been led to
    /// already.
    fn part(&self, ui: &mut Ui, part: &Range<usize>, numbered: &mut [bool]) {
        let slice = |range: Range<usize>| reveal(self.text.get(range).unwrap_or_default());
        let mut at = part.start;
        for (span, numbers) in &self.marks {
            if span.start < at || span.end > part.end {
                continue;
            }
            ui.text(&slice(at..span.start));
            self.mark(ui, &slice(span.clone()), numbers, numbered);
            at = span.end;
        }
        ui.text(&slice(at..part.end));
    }

    /// Adds marked words; a tap on them, or on a number behind them, leads to the sign's reason.
    fn mark(&self, ui: &mut Ui, words: &str, numbers: &[usize], numbered: &mut [bool]) {
        let sign = |number: usize| self.pack.signs.get(*self.signs.get(number.checked_sub(1)?)?);
        let signs = numbers.iter().filter_map(|number| Some((*number, sign(*number)?)));
        ui.element("mark", "cue", |ui| {
            ui.text(words);
            for (place, (number, sign)) in signs.enumerate() {
                let target = format!("sign-{}", sign.id);
                if place == 0 {
                    let target = target.clone();
                    ui.onclick(Callback::from(move |event: MouseEvent| show(&event, &target)));
                }
                ui.element("button", "mark", |ui| {
                    ui.attr_static("type", "button");
                    if numbered.get_mut(number).is_some_and(|known| !std::mem::replace(known, true)) {
                        ui.attr("id", &format!("found-{}", sign.id));
                    }
                    let number = number.to_string();
                    let values = [("n", number.as_str()), ("name", &sign.name)];
                    ui.attr("aria-label", &self.ctx.fill(Msg::CheckMark, &values));
                    ui.onclick(Callback::from(move |event: MouseEvent| {
                        // Not that of the words, which leads to the first.
                        event.stop_propagation();
                        show(&event, &target);
                    }));
                    ui.text(&number);
                });
            }
        });
    }
}

/// Returns the parts of the text to mark, in its order; those that overlap are one, with the words of the
/// first.
fn marks(found: &Finding, signs: &[usize], length: usize) -> Vec<Mark> {
    let numbered = found.signs.iter().filter_map(|sign| {
        let number = signs.iter().position(|known| *known == sign.sign)? + 1;
        Some((sign.span.clone()?, number))
    });
    let mut all: Vec<_> = numbered.filter(|(span, _)| span.end <= length).collect();
    all.sort_by_key(|(span, _)| (span.start, span.end));
    let mut marks: Vec<Mark> = Vec::new();
    for (span, number) in all {
        match marks.last_mut().filter(|(last, _)| span.start < last.end) {
            Some((_, numbers)) if numbers.contains(&number) => {}
            Some((_, numbers)) => numbers.push(number),
            None => marks.push((span, vec![number])),
        }
    }
    marks
}

/// Returns the parts of a long text that are shown: around the first marks, or its beginning where there are
/// none.
fn excerpts(text: &str, marks: &[Mark]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (span, _) in marks {
        let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
        let end = text.ceil_char_boundary(span.end + AROUND);
        if let Some(last) = parts.last_mut().filter(|last| last.end >= start) {
            last.end = last.end.max(end);
        } else if parts.len() < EXCERPTS {
            parts.push(start..end);
        }
    }
    if parts.is_empty() {
        parts.push(0..text.floor_char_boundary(LONG));
    }
    parts
}
