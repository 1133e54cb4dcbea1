//! What Check found: the level, the step that settles it, the marked text, the signs, and what it is like.

use topup_guard_core::address::Owner;
use topup_guard_core::check::{Entity, Finding, Language, Level};
use topup_guard_core::pack::{Msg, Strength};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::{Knowledge, State, entries, hand_out, headline, marked};
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, phone};

/// Most signs of a text that are numbered; each once.
const SIGNS: usize = 12;

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
        ui.text_element("h2", "", ctx.t(headline(found.level)));
        if let Some(step) = found.step.and_then(|step| pack.steps.get(step)) {
            notes.paragraph(ui, "", &step.what);
            if !step.number.is_empty() {
                let contacts = &ctx.pack().help.contacts;
                let known = contacts.iter().find(|contact| contact.number == step.number);
                phone(ctx, ui, &step.number, known.map_or("", |contact| contact.name.as_str()));
            }
        }
        remarks(ctx, ui, knowledge, found);
        if found.level < Level::Nothing {
            ctx.button(ui, "acted", "btn stop", ctx.t(Msg::CheckActed), ctx.to(Route::Help));
        }
    });
    if !ctx.state.draft.trim().is_empty() {
        marked::text(ctx, ui, found, &signs);
    }
    if !signs.is_empty() {
        ui.section(ctx.t(Msg::CheckSignsTitle), |ui| {
            ui.element("ol", "signs", |ui| {
                for sign in signs.iter().filter_map(|sign| pack.signs.get(*sign)) {
                    ui.element("li", "", |ui| {
                        ui.attr("data-sign", &sign.id);
                        ui.text_element("b", "", &sign.name);
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

/// Returns the places of the signs found, each once, in the order of the text.
fn distinct(found: &Finding) -> Vec<usize> {
    let mut signs = Vec::new();
    for sign in &found.signs {
        if !signs.contains(&sign.sign) && signs.len() < SIGNS {
            signs.push(sign.sign);
        }
    }
    signs
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
