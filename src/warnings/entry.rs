//! Page of one warning: how to recognise it and what to do; or why it is genuine and how to verify that.

use topup_guard_core::pack::{Claim, Msg};
use topup_guard_core::route::Route;
use topup_guard_core::warnings::Kind;

use super::{Catalogue, kind};
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, head};

pub(super) fn entry(ctx: &Ctx, ui: &mut Ui, catalogue: &Catalogue, id: &str) {
    let pack = &catalogue.pack;
    let mut notes = Footnotes::from(ctx, &pack.sources);
    if let Some(tactic) = pack.tactics.iter().find(|tactic| tactic.id == id) {
        head(ui, &tactic.name, "");
        return ui.element("div", "catalogue", |ui| {
            about(ctx, ui, catalogue, tactic.kind.into(), &tactic.family);
            let how = std::slice::from_ref(&tactic.how);
            let once = marked_once([&tactic.act, how, &tactic.signs].into_iter().flatten());
            // What to do comes first: it is what stays open where the text is large.
            ui.section(ctx.t(Msg::WarningAct), |ui| list(ui, &mut notes, ["ol", "steps"], &tactic.act, once));
            ui.section(ctx.t(Msg::WarningHow), |ui| paragraph(ui, &mut notes, &tactic.how, once));
            ui.section(ctx.t(Msg::WarningSigns), |ui| {
                list(ui, &mut notes, ["ul", "claims"], &tactic.signs, once)
            });
            if !tactic.no_twin.is_empty() {
                ui.section(ctx.t(Msg::WarningNoTwin), |ui| ui.text_element("p", "", &tactic.no_twin));
            }
            doors(ctx, ui, catalogue, &notes, id);
        });
    }
    if let Some(like) = pack.look_alikes.iter().find(|like| like.id == id) {
        head(ui, &like.name, "");
        return ui.element("div", "catalogue", |ui| {
            about(ctx, ui, catalogue, Kind::Genuine, &like.family);
            let why = std::slice::from_ref(&like.why);
            let once = marked_once([&like.verify, why].into_iter().flatten());
            ui.section(ctx.t(Msg::WarningVerify), |ui| {
                list(ui, &mut notes, ["ol", "steps"], &like.verify, once)
            });
            ui.section(ctx.t(Msg::WarningWhy), |ui| paragraph(ui, &mut notes, &like.why, once));
            doors(ctx, ui, catalogue, &notes, id);
        });
    }
    head(ui, ctx.t(Msg::WarningsTitle), "");
    ui.element("div", "catalogue", |ui| {
        ui.text_element("p", "care", ctx.t(Msg::WarningGone));
        ctx.link(ui, "warnings", ctx.t(Msg::WarningsEvery), Route::Warnings);
    });
}

/// Returns the claim whose marks of sources are enough for all: the first, if all rest on the same sources
/// and none is our own judgement, which is what a claim without a mark would be taken for.
fn marked_once<'a>(mut claims: impl Iterator<Item = &'a Claim>) -> Option<&'a Claim> {
    let first = claims.next()?;
    claims.all(|claim| !claim.own && claim.sources == first.sources).then_some(first).filter(|one| !one.own)
}

/// Adds the kind and the topic of a warning.
fn about(ctx: &Ctx, ui: &mut Ui, catalogue: &Catalogue, about: Kind, family: &str) {
    ui.element("p", "about", |ui| {
        ui.text_element("span", if about == Kind::Scam { "tag risk" } else { "tag" }, ctx.t(kind(about)));
        if let Some(family) = catalogue.pack.families.iter().find(|known| known.id == family) {
            ui.text_element("span", "small", &family.name);
        }
    });
}

/// Adds a claim with the marks of its sources, unless they stand at another one, `once`.
fn claim<'a>(ui: &mut Ui, notes: &mut Footnotes<'a>, claim: &'a Claim, once: Option<&Claim>) {
    match once {
        Some(marked) if !std::ptr::eq(marked, claim) => ui.text(&claim.text),
        _ => notes.claim(ui, claim),
    }
}

fn paragraph<'a>(ui: &mut Ui, notes: &mut Footnotes<'a>, of: &'a Claim, once: Option<&Claim>) {
    ui.element("p", "", |ui| claim(ui, notes, of, once));
}

/// Adds claims as a list.
fn list<'a>(
    ui: &mut Ui,
    notes: &mut Footnotes<'a>,
    [tag, class]: [&'static str; 2],
    claims: &'a [Claim],
    once: Option<&Claim>,
) {
    ui.element(tag, class, |ui| {
        for one in claims {
            ui.element("li", "", |ui| claim(ui, notes, one, once));
        }
    });
}

fn doors(ctx: &Ctx, ui: &mut Ui, catalogue: &Catalogue, notes: &Footnotes<'_>, id: &str) {
    // Nobody is asked about what is no fraud.
    if catalogue.pack.items.iter().any(|item| item.tactic == id) {
        ctx.anchor(ui, "btn", "practise", Route::Practise(id.to_owned()), |ui| {
            ui.attr_static("part", "button");
            ui.text(ctx.t(Msg::PractiseThis));
        });
    }
    ctx.hand_on(ui);
    ctx.link(ui, "warnings", ctx.t(Msg::WarningsEvery), Route::Warnings);
    notes.sources(ui);
}
