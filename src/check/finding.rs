//! What Check found: the level, the step that settles it, the marked text, the signs, and what it is like.

use topup_guard_core::address::Owner;
use topup_guard_core::check::{Entity, Finding, Language, Level};
use topup_guard_core::pack::{Msg, Strength};
use yew::prelude::*;

use super::lookup::{distinct, name_of};
use super::{Knowledge, State, already, entries, hand_out, headline, marked};
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, phone, show};

/// Adds the finding.
pub(super) fn finding(
    ctx: &Ctx,
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
    knowledge: &Knowledge,
    found: &Finding,
) {
    let pack = knowledge.checker.pack();
    let mut notes = Footnotes::with(ctx, &pack.sources);
    let signs = distinct(found);
    let class = match found.level {
        Level::Known => "card urgent",
        Level::Signs => "card care",
        Level::Nothing => "card",
    };
    ui.element("section", class, |ui| {
        ui.attr_static("part", "card");
        ui.attr_static("data-level", found.level.id());
        ui.element("h2", "", |ui| {
            ui.attr_static("tabindex", "-1");
            ui.text(ctx.t(headline(found.level)));
        });
        if let Some(step) = found.step.and_then(|step| pack.steps.get(step)) {
            notes.paragraph(ui, "", &step.what);
            if !step.number.is_empty() {
                phone(ctx, ui, &step.number, &step.number, name_of(ctx, &step.number));
            }
        }
        remarks(ctx, ui, knowledge, found);
        already::already(ctx, ui, found.level);
    });
    let seen = if ctx.state.draft.trim().is_empty() {
        Vec::new()
    } else {
        marked::text(ctx, ui, knowledge.checker.pack(), found, &signs)
    };
    if !signs.is_empty() {
        ui.section(ctx.t(Msg::CheckSignsTitle), |ui| {
            ui.element("ol", "signs", |ui| {
                for (number, place) in (1..).zip(&signs) {
                    let Some(sign) = pack.signs.get(*place) else { continue };
                    ui.element("li", "", |ui| {
                        ui.attr("data-sign", &sign.id);
                        ui.attr("id", &format!("sign-{}", sign.id));
                        ui.attr_static("tabindex", "-1");
                        ui.text_element("b", "", &sign.name);
                        if seen.get(number) == Some(&true) {
                            back_to_text(ctx, ui, &sign.id);
                        }
                        if sign.strength == Strength::Genuine {
                            ui.text_element("span", "tag", ctx.t(Msg::CheckGenuineSign));
                        }
                        notes.paragraph(ui, "small", &sign.why);
                    });
                }
            });
        });
    }
    entries::nearest(ctx, ui, pack, found, &mut notes);
    hand_out::hand_out(ctx, ui, state, knowledge, found);
    ui.element("div", "", |ui| notes.sources(ui));
}

/// Adds the way back from a sign's reason to its first place in the text.
fn back_to_text(ctx: &Ctx, ui: &mut Ui, sign: &str) {
    let target = format!("found-{sign}");
    ui.element("button", "mark", |ui| {
        ui.attr_static("type", "button");
        ui.attr("aria-label", ctx.t(Msg::CheckInText));
        ui.onclick(Callback::from(move |event: MouseEvent| show(&event, &target)));
        ui.text("↑");
    });
}

/// Adds whose the addresses are, and what limits the finding.
fn remarks(ctx: &Ctx, ui: &mut Ui, knowledge: &Knowledge, found: &Finding) {
    let official = &knowledge.checker.pack().domains.official;
    let owner_of = |place: usize| official.get(place).map_or("", |domain| domain.owner.as_str());
    for entity in &found.found {
        let Entity::Address { host, registered, owner, .. } = &entity.entity else { continue };
        let (msg, owner) = match owner {
            Owner::Official(place) => (Msg::CheckOfficial, owner_of(*place)),
            Owner::Imitates(place) => (Msg::CheckImitates, owner_of(*place)),
            Owner::Shortener => (Msg::CheckShortener, ""),
            Owner::Opaque => (Msg::CheckOpaque, ""),
            Owner::Unknown => (Msg::CheckUnknownOwner, ""),
        };
        let values = [("host", host.as_str()), ("registered", registered), ("owner", owner)];
        ui.text_element("p", "small", &ctx.fill(msg, &values));
    }
    let limits = [
        (found.language == Language::Other, Msg::CheckOtherLanguage),
        (found.cut, Msg::CheckCut),
        (found.practice, Msg::CheckPractice),
    ];
    for (_, msg) in limits.into_iter().filter(|(holds, _)| *holds) {
        ui.text_element("p", "small", ctx.t(msg));
    }
}
