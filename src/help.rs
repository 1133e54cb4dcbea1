//! Help: what to do in the first minutes, and whom to call.

use topup_guard_core::pack::{Contact, Msg};
use topup_guard_core::route::Route;

use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, card, head, phone};

/// Adds the help screen.
pub fn help(ctx: &Ctx, ui: &mut Ui) {
    let help = &ctx.pack().help;
    let mut notes = Footnotes::new(ctx);
    head(ui, ctx.t(Msg::HelpTitle), ctx.t(Msg::HelpLead));
    card(ui, "card urgent", ctx.t(Msg::HelpSteps), |ui| notes.steps(ui, &help.steps));
    card(ui, "card", ctx.t(Msg::HelpCall), |ui| {
        ui.text_element("p", "small", ctx.t(Msg::HelpMainland));
        ui.element("ul", "contacts", |ui| {
            for contact in &help.contacts {
                ui.element("li", "", |ui| call(ctx, ui, &mut notes, contact));
            }
        });
    });
    ui.section(ctx.t(Msg::HelpReady), |ui| {
        notes.list(ui, &help.ready);
        ctx.button(ui, "note", "btn ghost", ctx.t(Msg::NoteDoor), ctx.to(Route::Note));
    });
    if !help.settings.is_empty() {
        ui.section(ctx.t(Msg::HelpSettings), |ui| notes.list(ui, &help.settings));
    }
    notes.sources(ui);
}

/// Adds a telephone number, who answers it and when to call.
fn call<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, contact: &'a Contact) {
    phone(ctx, ui, &contact.number, &contact.name);
    ui.element("div", "", |ui| {
        ui.text_element("b", "", &contact.name);
        notes.paragraph(ui, "small", &contact.purpose);
    });
}
