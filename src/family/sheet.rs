//! The card as it is shown and printed, and the buttons that hand it out.

use topup_guard_core::pack::Msg;
use yew::prelude::*;

use super::lines::{Kind, Line};
use super::{Action, Paper, State};
use crate::base::Ctx;
use crate::browser::picture::{Block, Outcome, Picture, Tone};
use crate::browser::share::{self, Shared};
use crate::parts::Ui;

/// Adds the card; `lang` is the language that its lines are in.
pub(super) fn sheet(ui: &mut Ui, lines: &[Line], lang: &str, paper: Paper) {
    ui.element("section", "sheet", |ui| {
        ui.attr("lang", lang);
        ui.attr_static("data-paper", paper.id());
        for line in lines {
            ui.element("p", line.kind.class(), |ui| ui.text_unmarked(&line.text));
        }
    });
}

/// Returns the card as a picture; `lang` is the language that its lines are in.
fn picture(lines: &[Line], lang: &str) -> Picture {
    let block = |line: &Line| {
        let text = line.text.clone();
        match line.kind {
            Kind::Text => vec![Block::Paragraph(text)],
            Kind::Title | Kind::Large | Kind::Rule => vec![Block::Heading(text)],
            Kind::Urgent => vec![Block::Rule, Block::Heading(text)],
        }
    };
    Picture {
        lang: lang.to_owned(),
        right_to_left: false,
        tone: Tone::Plain,
        name: "family-card".to_owned(),
        blocks: lines.iter().flat_map(block).collect(),
    }
}

/// Adds the buttons that share and print the card, and what became of it. `lang` is the language that its
/// lines are in.
pub(super) fn hand_out(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>, lines: &[Line], lang: &str) {
    let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    let text = texts.join("\n");
    ui.element("div", "row no-print", |ui| {
        let (pictures, picture) = (ctx.services.pictures.clone(), picture(lines, lang));
        let act = state.dispatcher();
        let draw = Callback::from(move |_: MouseEvent| {
            let (shared, act) = (pictures.share(&picture), act.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match shared.await {
                    Outcome::Saved(address) => act.dispatch(Action::Saved(address)),
                    Outcome::Failed => act.dispatch(Action::Message(Msg::FamilyNoPicture)),
                    Outcome::Sent | Outcome::Cancelled => {}
                }
            });
        });
        ctx.button(ui, "picture", "btn", ctx.t(Msg::FamilyPicture), draw);
        let (text, act) = (text.clone(), state.dispatcher());
        let send = Callback::from(move |_: MouseEvent| {
            let (text, act) = (text.clone(), act.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match share::share_text(&text).await {
                    Shared::Copied => act.dispatch(Action::Message(Msg::FamilyCopied)),
                    Shared::Failed => act.dispatch(Action::Message(Msg::FamilyByHand)),
                    Shared::Sent | Shared::Cancelled => {}
                }
            });
        });
        ctx.button(ui, "share", "btn ghost", ctx.t(Msg::FamilyText), send);
        for (hook, paper, label) in
            [("print-a4", Paper::A4, Msg::FamilyPrintA4), ("print-a6", Paper::A6, Msg::FamilyPrintA6)]
        {
            let act = state.dispatcher();
            let print = Callback::from(move |_| act.dispatch(Action::Print(paper)));
            ctx.button(ui, hook, "btn ghost", ctx.t(label), print);
        }
    });
    ui.element("p", "small no-print", |ui| {
        ui.attr_static("role", "status");
        ui.text(state.message.map_or("", |msg| ctx.t(msg)));
    });
    // Some apps' browsers drop a download silently; the picture can be saved by a long press.
    if let Some(address) = &state.picture {
        ui.element("img", "no-print", |ui| {
            ui.attr("src", address);
            ui.attr("alt", &text);
        });
    }
    // Can be selected where neither sharing nor copying is allowed.
    if state.message == Some(Msg::FamilyByHand) {
        ui.text_element("p", "note-text no-print", &text);
    }
    ui.text_element("p", "small no-print", ctx.t(Msg::FamilyPrintHint));
}
