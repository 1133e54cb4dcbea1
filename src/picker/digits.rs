//! Field beside the result for a number's first digits: shows whose number it is, and their app and hotline.

use topup_guard_core::number::{Beginning, Carrier, beginning};
use topup_guard_core::pack::Msg;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::base::{Action, Ctx};
use crate::parts::{Ui, carrier_name, phone};

/// Adds the field and what its digits say. Only mainland China's numbers are known.
pub(super) fn digits(ctx: &Ctx, ui: &mut Ui) {
    if !ctx.pack().by.is_mainland() {
        return;
    }
    let found = beginning(&ctx.state.digits);
    ui.element("section", "card no-print", |ui| {
        ui.attr_static("part", "card");
        ui.element("label", "", |ui| {
            ui.attr_static("for", "first-digits");
            ui.text(ctx.t(Msg::NumberFirstLabel));
        });
        ui.element("input", "digits", |ui| {
            for (name, value) in [
                ("id", "first-digits"),
                ("inputmode", "tel"),
                ("autocomplete", "off"),
                ("maxlength", "20"),
                ("aria-describedby", "first-digits-hint"),
            ] {
                ui.attr_static(name, value);
            }
            ui.value(&ctx.state.digits);
            let act = ctx.state.dispatcher();
            ui.oninput(Callback::from(move |event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                act.dispatch(Action::Digits(input.value()));
            }));
        });
        ui.element("p", "small", |ui| {
            ui.attr_static("id", "first-digits-hint");
            ui.text(ctx.t(Msg::NumberFirstHint));
        });
        ui.element("div", "said", |ui| {
            ui.attr_static("role", "status");
            for msg in words(found) {
                ui.text_element("p", "", ctx.t(*msg));
            }
        });
        // The place is there always: what comes to the end of a list without keys has all before it made
        // anew, and the field would lose the focus.
        ui.element("div", "", |ui| {
            if let Beginning::Carrier(carrier) = found {
                phone(ctx, ui, carrier.hotline(), carrier.hotline(), ctx.t(carrier_name(carrier)));
            }
        });
    });
}

/// Returns what first digits say, in sentences.
fn words(found: Beginning) -> &'static [Msg] {
    match found {
        Beginning::Empty => &[],
        Beginning::More => &[Msg::NumberFirstMore],
        Beginning::Odd => &[Msg::NumberFirstOdd],
        Beginning::Other => &[Msg::NumberFirstOther],
        Beginning::Resale => &[Msg::NumberNoteVirtualOperator],
        Beginning::Iot => &[Msg::NumberNoteIssuerOnly],
        Beginning::Carrier(Carrier::Mobile) => &[Msg::NumberAppMobile, Msg::NumberNoteMayBePorted],
        Beginning::Carrier(Carrier::Unicom) => &[Msg::NumberAppUnicom, Msg::NumberNoteMayBePorted],
        Beginning::Carrier(Carrier::Telecom) => &[Msg::NumberAppTelecom, Msg::NumberNoteMayBePorted],
        Beginning::Carrier(Carrier::Broadnet) => &[Msg::NumberAppBroadnet, Msg::NumberNoteMayBePorted],
    }
}
