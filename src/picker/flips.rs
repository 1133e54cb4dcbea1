//! Flips: answers that would change the result, single ones first, then pairs.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Choice, Flip, Outcome};

use super::{join_names, option_text};
use crate::base::Ctx;
use crate::parts::Ui;

/// Adds every flip.
pub(super) fn flip_list(ctx: &Ctx, ui: &mut Ui) {
    let flips = picker::flips(&ctx.state.answers, ctx.pack());
    let unsure = |flip: &Flip<'_>| flip.changes.iter().any(|change| change.1 == Choice::Unsure);
    let single = |flip: &&Flip<'_>| flip.changes.len() == 1;
    let known: Vec<_> = flips.iter().filter(single).filter(|flip| !unsure(flip)).collect();
    let doubts: Vec<_> = flips.iter().filter(single).filter(|flip| unsure(flip)).collect();
    let pairs: Vec<_> = flips.iter().filter(|flip| !single(flip)).collect();
    if known.is_empty() {
        ui.text_element("p", "", ctx.t(Msg::FlipsNone));
    }
    list(ctx, ui, &known);
    folded(ctx, ui, ctx.t(Msg::FlipsUnsure), &doubts);
    folded(ctx, ui, &ctx.fill(Msg::FlipPairs, &[("n", &pairs.len().to_string())]), &pairs);
}

fn folded(ctx: &Ctx, ui: &mut Ui, summary: &str, flips: &[&Flip<'_>]) {
    if flips.is_empty() {
        return;
    }
    ui.element("details", "", |ui| {
        ui.text_element("summary", "", summary);
        list(ctx, ui, flips);
    });
}

/// Adds flips as “If …, and if … → X is first.”
fn list(ctx: &Ctx, ui: &mut Ui, flips: &[&Flip<'_>]) {
    ui.element("ul", "flips", |ui| {
        for flip in flips {
            let conditions: Vec<_> = flip
                .changes
                .iter()
                .filter_map(|(question, choice)| option_text(ctx.pack(), *question, *choice))
                .map(|option| option.condition.as_str())
                .collect();
            ui.element("li", "", |ui| {
                ui.text_element("b", "", &conditions.join(ctx.t(Msg::ConditionAnd)));
                ui.text_element("span", "", &then(ctx, flip));
            });
        }
    });
}

fn then(ctx: &Ctx, flip: &Flip<'_>) -> String {
    let lead = picker::lead(&flip.outcome);
    match &flip.outcome {
        Outcome::Stop => ctx.t(Msg::FlipStop).to_owned(),
        _ if lead.is_empty() => ctx.t(Msg::FlipNothing).to_owned(),
        _ => ctx.fill(Msg::FlipTo, &[("channel", &join_names(ctx, &lead))]),
    }
}
