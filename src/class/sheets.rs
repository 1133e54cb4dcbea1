//! Sheets for a group, to print: the questions of a set with boxes to tick, and their answers with reasons.

use std::borrow::Cow;

use topup_guard_core::pack::{Act, Cue, Item, Msg, Source, Truth};
use topup_guard_core::quiz::{Rng, Seed};

use super::poster::{number, print_card, publisher, title};
use super::qr::address_block;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, artefact, artefact_name, artefact_question, polarity};

/// What the sheets are about.
pub(super) struct Set<'a> {
    /// Code of the set, as people read it.
    pub(super) code: String,
    /// The items in their order.
    pub(super) items: Vec<Cow<'a, Item>>,
    /// Sources of what is said about them.
    pub(super) sources: &'a [Source],
    /// What is not as it was when the code was made, or as it was asked for.
    pub(super) changes: Vec<String>,
}

/// Adds the sheets with the questions.
pub(super) fn questions(ctx: &Ctx, ui: &mut Ui, set: &Set<'_>) {
    sheet(ctx, ui, set, ("questions", Msg::HandoutQuestions, Msg::HandoutHow), |ui| {
        for (at, item) in set.items.iter().enumerate() {
            ui.element("section", "class-item", |ui| question(ctx, ui, at, item));
        }
    });
}

/// Adds the sheets with the answers.
pub(super) fn answers(ctx: &Ctx, ui: &mut Ui, set: &Set<'_>) {
    sheet(ctx, ui, set, ("answers", Msg::HandoutAnswers, Msg::HandoutRead), |ui| {
        let mut notes = Footnotes::with(ctx, set.sources);
        for (at, item) in set.items.iter().enumerate() {
            ui.element("section", "class-item", |ui| answer(ctx, ui, &mut notes, at, item));
        }
        ui.element("section", "class-item", |ui| {
            ui.text_element("h2", "", ctx.t(Msg::HelpCall));
            ui.element("ul", "class-contacts", |ui| {
                for contact in &ctx.pack().help.contacts {
                    ui.element("li", "", |ui| {
                        number(ui, contact);
                        notes.paragraph(ui, "", &contact.purpose);
                    });
                }
            });
        });
        notes.sources(ui);
    });
}

/// Adds one of the two with its heading, how it is used, and what is not as it was.
fn sheet(
    ctx: &Ctx,
    ui: &mut Ui,
    set: &Set<'_>,
    (hook, name, how): (&'static str, Msg, Msg),
    inside: impl FnOnce(&mut Ui),
) {
    ui.element("section", "class-sheet", |ui| {
        ui.attr_static("data-sheet", hook);
        ui.element("div", "class-head", |ui| {
            ui.element("div", "", |ui| {
                title(ui, &ctx.fill(name, &[("code", &set.code)]));
                ui.text_element("p", "", ctx.t(how));
            });
            address_block(ctx, ui);
        });
        publisher(ctx, ui);
        for change in &set.changes {
            ui.text_element("p", "care", change);
        }
        inside(ui);
    });
    print_card(ctx, ui, Msg::HandoutHint);
}

/// Adds a question: the artefact, boxes for the verdict, and boxes for what one would do.
fn question(ctx: &Ctx, ui: &mut Ui, at: usize, item: &Item) {
    heading(ctx, ui, at, item, "");
    ui.text_element("p", "context", &item.context);
    artefact(ctx, ui, item, false);
    ui.element("div", "class-boxes", |ui| {
        ui.text_element("p", "", &artefact_question(ctx, item));
        ui.element("ul", "class-verdicts", |ui| {
            for verdict in [Msg::VerdictScam, Msg::VerdictGenuine, Msg::VerdictCannotTell] {
                tick_box(ui, ctx.t(verdict));
            }
        });
        ui.text_element("p", "", ctx.t(Msg::QuizAction));
        ui.element("ul", "", |ui| {
            for action in shuffled(item) {
                tick_box(ui, &action.text);
            }
        });
    });
}

/// Adds an empty box to tick with its label.
fn tick_box(ui: &mut Ui, label: &str) {
    ui.element("li", "", |ui| {
        ui.element("i", "class-box", |ui| ui.attr_static("aria-hidden", "true"));
        ui.text_element("span", "", label);
    });
}

/// Adds an answer: the verdict, the signs in the artefact's words, the reason, and what to do.
fn answer<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, at: usize, item: &Item) {
    let verdict = match item.truth {
        Truth::Scam => Msg::VerdictScam,
        Truth::Genuine => Msg::VerdictGenuine,
        Truth::CannotTell => Msg::VerdictCannotTell,
    };
    heading(ctx, ui, at, item, ctx.t(verdict));
    ui.text_element("p", "context", &item.context);
    ui.element("p", "", |ui| notes.claim(ui, &item.why));
    ui.element("ul", "class-signs", |ui| {
        for cue in &item.cues {
            ui.element("li", "", |ui| sign(ctx, ui, item, cue));
        }
    });
    if let Some(best) = item.actions.iter().find(|action| action.best) {
        ui.element("p", "", |ui| {
            ui.text_element("b", "", ctx.t(Msg::QuizActions));
            ui.text(ctx.t(Msg::Colon));
            ui.text(&best.text);
        });
        ui.text_element("p", "", &best.reason);
    }
}

/// Adds a sign: its words in the artefact, what they point to, and why.
fn sign(ctx: &Ctx, ui: &mut Ui, item: &Item, cue: &Cue) {
    let (_, points) = polarity(cue.polarity);
    let lines = item.artefact.lines.iter().map(|line| &line.runs);
    let runs = [&item.artefact.from].into_iter().chain(lines).flatten();
    let words: String = runs.filter(|run| run.cue == cue.id).map(|run| run.text.as_str()).collect();
    ui.text_element("q", "", &words);
    ui.text(" ");
    ui.text_element("b", "", ctx.t(points));
    ui.text(ctx.t(Msg::Colon));
    ui.text(&cue.text);
}

/// Adds the heading of an item: its number, its kind, and the verdict where it is the answer.
fn heading(ctx: &Ctx, ui: &mut Ui, at: usize, item: &Item, verdict: &str) {
    let kind = ctx.t(artefact_name(item.artefact.kind));
    ui.element("h2", "", |ui| {
        ui.text(&ctx.fill(Msg::HandoutItem, &[("n", &(at + 1).to_string()), ("kind", kind)]));
        if !verdict.is_empty() {
            ui.text(ctx.t(Msg::Colon));
            ui.text(verdict);
        }
    });
}

/// Returns the actions of an item in an order of their own, the same on every print, which does not give the
/// best one away.
fn shuffled(item: &Item) -> Vec<&Act> {
    let mut actions: Vec<_> = item.actions.iter().collect();
    let seed = item.id.bytes().fold(0_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    Rng::new(Seed(seed)).shuffle(&mut actions);
    actions
}
