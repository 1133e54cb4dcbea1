//! Search of the warnings: a field, two rows of filters, the number of results, and the results.

use topup_guard_core::pack::{Msg, TacticKind};
use topup_guard_core::route::Route;
use topup_guard_core::warnings::{Found, Kind, Query};
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::{Action, Catalogue, State, kind};
use crate::base::Ctx;
use crate::parts::{GROUPS, Ui, head, icon};

/// Largest number of results shown at once; a longer list helps nobody.
const SHOWN: usize = 100;

pub(super) fn list(
    ctx: &Ctx,
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
    catalogue: &Catalogue,
    input: &NodeRef,
) {
    let tactics = &catalogue.pack.tactics;
    let of = |kind| tactics.iter().filter(|tactic| tactic.kind == kind).count();
    let [scams, deals, genuine] =
        [of(TacticKind::Scam), of(TacticKind::BadDeal), catalogue.pack.look_alikes.len()]
            .map(|count| count.to_string());
    let values = [("scams", scams.as_str()), ("deals", &deals), ("genuine", &genuine)];
    let lead = ctx.fill(Msg::WarningsLead, &values);
    head(ui, ctx.t(Msg::WarningsTitle), &lead);
    let query = Query { text: &state.text, group: &state.group, kind: state.kind };
    let found = catalogue.index.find(&query);
    ui.element("div", "catalogue", |ui| {
        ui.element("section", "card", |ui| {
            ui.key("sought");
            ui.attr_static("part", "card");
            field(ctx, ui, state, input);
            filters(ctx, ui, state);
            ui.element("p", "small", |ui| {
                ui.attr_static("role", "status");
                let n = found.len().to_string();
                let msg = if found.is_empty() { Msg::WarningsNone } else { Msg::WarningsFound };
                ui.text(&ctx.fill(msg, &[("n", &n)]));
            });
            // Results come and go in an element that stays, so that the field is never created anew.
            ui.element("div", "", |ui| {
                if !found.is_empty() {
                    return;
                }
                let (act, input) = (state.dispatcher(), input.clone());
                let clear = Callback::from(move |_| {
                    act.dispatch(Action::Clear);
                    // The button is gone by then.
                    if let Some(input) = input.cast::<HtmlElement>() {
                        let _ = input.focus();
                    }
                });
                ctx.button(ui, "clear", "btn ghost", ctx.t(Msg::WarningsClear), clear);
            });
        });
        ui.element("ul", "warnings", |ui| {
            ui.key("found");
            for found in found.iter().take(SHOWN) {
                line(ctx, ui, catalogue, *found);
            }
        });
        if found.len() > SHOWN {
            ui.element("p", "small", |ui| {
                ui.key("more");
                ui.text(&ctx.fill(Msg::WarningsMore, &[("n", &SHOWN.to_string())]));
            });
        }
    });
}

fn field(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>, input: &NodeRef) {
    ui.element("label", "", |ui| {
        ui.attr_static("for", "sought");
        ui.text(ctx.t(Msg::WarningsSearch));
    });
    ui.element("input", "seek", |ui| {
        for (name, value) in [
            ("id", "sought"),
            ("type", "search"),
            ("enterkeyhint", "search"),
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("spellcheck", "false"),
            ("aria-describedby", "sought-hint"),
        ] {
            ui.attr_static(name, value);
        }
        ui.node_ref(input);
        ui.value(&state.text);
        let act = state.dispatcher();
        ui.oninput(Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            act.dispatch(Action::Type(input.value()));
        }));
    });
    ui.element("p", "small", |ui| {
        ui.attr_static("id", "sought-hint");
        ui.text(ctx.t(Msg::WarningsHint));
    });
}

fn filters(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>) {
    let kinds = [
        ("all", Msg::WarningsAll, None),
        ("scam", Msg::WarningScam, Some(Kind::Scam)),
        ("deal", Msg::WarningDeal, Some(Kind::Deal)),
        ("genuine", Msg::WarningGenuine, Some(Kind::Genuine)),
    ];
    ui.element("div", "filters", |ui| {
        ui.attr_static("role", "group");
        ui.attr("aria-label", ctx.t(Msg::WarningsKind));
        for (id, label, kind) in kinds {
            let act = state.dispatcher();
            let choose = Callback::from(move |_| act.dispatch(Action::Kind(kind)));
            filter(ctx, ui, id, label, state.kind == kind, choose);
        }
    });
    let here = GROUPS.iter().find(|(id, _)| *id == state.group).map_or(Msg::WarningsAll, |(_, label)| *label);
    // Closed at first, so that results are visible on a phone.
    ui.element("details", "", |ui| {
        ui.element("summary", "", |ui| {
            ui.attr_static("data-do", "where");
            ui.text(ctx.t(Msg::WarningsGroup));
            ui.text(ctx.t(Msg::Colon));
            ui.text(ctx.t(here));
        });
        ui.element("div", "filters", |ui| {
            ui.attr_static("role", "group");
            ui.attr("aria-label", ctx.t(Msg::WarningsGroup));
            for (id, label) in [("", Msg::WarningsAll)].into_iter().chain(GROUPS) {
                let act = state.dispatcher();
                let choose = Callback::from(move |_| act.dispatch(Action::Group(id.into())));
                filter(
                    ctx,
                    ui,
                    if id.is_empty() { "everywhere" } else { id },
                    label,
                    state.group == id,
                    choose,
                );
            }
        });
    });
}

fn filter(ctx: &Ctx, ui: &mut Ui, id: &'static str, label: Msg, on: bool, choose: Callback<MouseEvent>) {
    ui.button(if on { "chip on" } else { "chip" }, ("data-option", id), choose, |ui| {
        ui.pressed(on);
        if on {
            icon(ui, "yes");
        }
        ui.text(ctx.t(label));
    });
}

/// Adds a result: the warning's name, topic and kind.
fn line(ctx: &Ctx, ui: &mut Ui, catalogue: &Catalogue, found: Found) {
    let pack = &catalogue.pack;
    let entry = match found.kind {
        Kind::Scam | Kind::Deal | Kind::Risk => {
            pack.tactics.get(found.place).map(|entry| (&entry.id, &entry.name, &entry.family))
        }
        Kind::Genuine => {
            pack.look_alikes.get(found.place).map(|entry| (&entry.id, &entry.name, &entry.family))
        }
    };
    let Some((id, name, family)) = entry else { return };
    ui.element("li", "", |ui| {
        ui.key(id);
        ctx.anchor(ui, "option", "warning", Route::Warning(id.clone()), |ui| {
            ui.attr("data-warning", id);
            ui.element("span", "", |ui| {
                ui.text_element("b", "", name);
                if let Some(family) = pack.families.iter().find(|known| known.id == *family) {
                    ui.text_element("small", "", &family.name);
                }
            });
            ui.text_element(
                "span",
                if found.kind == Kind::Scam { "tag risk" } else { "tag" },
                ctx.t(kind(found.kind)),
            );
            icon(ui, "next");
        });
    });
}
