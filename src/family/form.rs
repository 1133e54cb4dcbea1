//! What the card is made from: whom to ring first, the carrier, the way of topping up, the language.

use topup_guard_core::number::Carrier;
use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Outcome};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Action, State, Way};
use crate::base::Ctx;
use crate::parts::{Ui, carrier_name};

/// Number of channels to choose from.
const WAYS: usize = 4;
/// The carriers in the order of their buttons.
const CARRIERS: [Carrier; 4] = [Carrier::Mobile, Carrier::Unicom, Carrier::Telecom, Carrier::Broadnet];

/// Adds the form.
pub(super) fn form(ctx: &Ctx, ui: &mut Ui, state: &UseReducerHandle<State>) {
    ui.element("section", "card no-print", |ui| {
        ui.attr_static("part", "card");
        field(ctx, ui, state, ("family-name", "text"), Msg::FamilyName, &state.name, Action::Name);
        field(ctx, ui, state, ("family-number", "tel"), Msg::FamilyNumber, &state.number, Action::Number);
        ui.text_element("p", "small", ctx.t(Msg::FamilyPrivate));
        group(ui, ctx.t(Msg::FamilyWhose), |ui| {
            for carrier in CARRIERS {
                let on = state.carrier == Some(carrier);
                let text = ctx.t(carrier_name(carrier));
                choice(ui, state, carrier.id(), text, on, move || Action::Carrier(Some(carrier)));
            }
            let unknown = ctx.t(Msg::FamilyWhoseUnknown);
            choice(ui, state, "no-carrier", unknown, state.carrier.is_none(), || Action::Carrier(None));
        });
        group(ui, ctx.t(Msg::FamilyHow), |ui| {
            let on = state.way == Way::Maker;
            choice(ui, state, "maker", ctx.t(Msg::FamilyHowMaker), on, || Action::Way(Way::Maker));
            if let Outcome::Ranking { ranked, .. } = picker::rank(&ctx.state.answers, ctx.pack()) {
                for entry in ranked.iter().take(WAYS) {
                    let way = Way::Channel(entry.channel.id.clone());
                    let on = state.way == way;
                    let take = move || Action::Way(way.clone());
                    choice(ui, state, &entry.channel.id, &entry.channel.name, on, take);
                }
            }
        });
        group(ui, ctx.t(Msg::FamilyLang), |ui| {
            for (tag, name) in
                [("zh-Hans", Msg::LanguageHans), ("zh-Hant", Msg::LanguageHant), ("en", Msg::LanguageEn)]
            {
                if ctx.pack().by.speaks(tag) {
                    let take = move || Action::Lang(tag.to_owned());
                    choice(ui, state, tag, ctx.t(name), state.lang == tag, take);
                }
            }
        });
    });
}

/// Adds a labelled field whose text stays in memory; `mode` chooses the phone's keyboard.
fn field(
    ctx: &Ctx,
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
    (id, mode): (&'static str, &'static str),
    label: Msg,
    text: &str,
    write: fn(String) -> Action,
) {
    ui.element("div", "note-field", |ui| {
        ui.element("label", "", |ui| {
            ui.attr_static("for", id);
            ui.text(ctx.t(label));
        });
        ui.element("input", "digits", |ui| {
            for (name, value) in [
                ("id", id),
                ("inputmode", mode),
                ("autocomplete", "off"),
                ("maxlength", "40"),
                ("spellcheck", "false"),
            ] {
                ui.attr_static(name, value);
            }
            ui.value(text);
            let act = state.dispatcher();
            ui.oninput(Callback::from(move |event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                act.dispatch(write(input.value()));
            }));
        });
    });
}

/// Adds a named group of choices.
fn group(ui: &mut Ui, name: &str, inside: impl FnOnce(&mut Ui)) {
    ui.element("div", "filters", |ui| {
        ui.attr_static("role", "group");
        ui.attr("aria-label", name);
        ui.text_element("b", "", name);
        inside(ui);
    });
}

/// Adds a choice of a group; `id` is its `data-choice`.
fn choice(
    ui: &mut Ui,
    state: &UseReducerHandle<State>,
    id: &str,
    text: &str,
    on: bool,
    take: impl Fn() -> Action + 'static,
) {
    let act = state.dispatcher();
    let click = Callback::from(move |_| act.dispatch(take()));
    ui.button(if on { "chip on" } else { "chip" }, ("data-choice", id), click, |ui| {
        ui.pressed(on);
        ui.text(text);
    });
}
