//! Page of one warning: how it works, how to recognise it, what to do; or why it is genuine and how to verify
//! that.

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
            about(ctx, ui, catalogue, Kind::Scam, &tactic.family);
            titled_claim(ctx, ui, &mut notes, Msg::WarningHow, &tactic.how);
            let how = &tactic.how;
            ui.section(ctx.t(Msg::WarningSigns), |ui| {
                list(ui, &mut notes, ["ul", "claims"], &tactic.signs, how)
            });
            ui.section(ctx.t(Msg::WarningAct), |ui| list(ui, &mut notes, ["ol", "steps"], &tactic.act, how));
            if !tactic.no_twin.is_empty() {
                ui.section(ctx.t(Msg::WarningNoTwin), |ui| ui.text_element("p", "", &tactic.no_twin));
            }
            doors(ctx, ui, &notes, id);
        });
    }
    if let Some(like) = pack.look_alikes.iter().find(|like| like.id == id) {
        head(ui, &like.name, "");
        return ui.element("div", "catalogue", |ui| {
            about(ctx, ui, catalogue, Kind::Genuine, &like.family);
            titled_claim(ctx, ui, &mut notes, Msg::WarningWhy, &like.why);
            let verify = |ui: &mut Ui| list(ui, &mut notes, ["ol", "steps"], &like.verify, &like.why);
            ui.section(ctx.t(Msg::WarningVerify), verify);
            doors(ctx, ui, &notes, id);
        });
    }
    head(ui, ctx.t(Msg::WarningsTitle), "");
    ui.element("div", "catalogue", |ui| {
        ui.text_element("p", "care", ctx.t(Msg::WarningGone));
        ctx.link(ui, "warnings", ctx.t(Msg::WarningsEvery), Route::Warnings);
    });
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

fn titled_claim<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, title: Msg, claim: &'a Claim) {
    ui.section(ctx.t(title), |ui| notes.paragraph(ui, "", claim));
}

/// Adds claims as a list, without the marks of sources that `before`, a claim above them, has already.
fn list<'a>(
    ui: &mut Ui,
    notes: &mut Footnotes<'a>,
    [tag, class]: [&'static str; 2],
    claims: &'a [Claim],
    before: &Claim,
) {
    ui.element(tag, class, |ui| {
        for claim in claims {
            ui.element("li", "", |ui| {
                if (&claim.sources, claim.own) == (&before.sources, before.own) {
                    ui.text(&claim.text);
                } else {
                    notes.claim(ui, claim);
                }
            });
        }
    });
}

fn doors(ctx: &Ctx, ui: &mut Ui, notes: &Footnotes<'_>, id: &str) {
    let practise = ctx.to(Route::Practise(id.to_owned()));
    ctx.button(ui, "practise", "btn", ctx.t(Msg::PractiseThis), practise);
    ctx.link(ui, "warnings", ctx.t(Msg::WarningsEvery), Route::Warnings);
    notes.sources(ui);
}
