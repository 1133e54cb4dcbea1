//! Poster of one page, to print: stop, check, call; and what every sheet has.

use topup_guard_core::pack::{Contact, Msg};

use super::qr::address_block;
use crate::base::Ctx;
use crate::parts::{Footnotes, Ui};

/// Precautions under each word of the poster, by id.
const STOP: [&str; 2] = ["nobody-pushing", "personal-data"];
const CHECK: [&str; 1] = ["official-channels"];

/// Adds the poster, and on the screen how it is printed.
pub(super) fn poster(ctx: &Ctx, ui: &mut Ui) {
    let mut notes = Footnotes::new(ctx);
    ui.element("section", "class-sheet class-poster", |ui| {
        ui.attr_static("data-sheet", "poster");
        title(ui, ctx.t(Msg::PosterTitle));
        ui.text_element("p", "class-lead", ctx.t(Msg::PosterLead));
        for (word, advice) in [(Msg::PosterStop, &STOP[..]), (Msg::PosterCheck, &CHECK)] {
            step(ui, ctx.t(word), |ui| {
                for id in advice {
                    if let Some(advice) = ctx.pages().precautions.iter().find(|advice| advice.id == *id) {
                        ui.element("p", "", |ui| {
                            ui.text_element("b", "", &advice.title);
                            ui.text(ctx.t(Msg::Colon));
                            notes.claim(ui, &advice.body);
                        });
                    }
                }
            });
        }
        step(ui, ctx.t(Msg::PosterCall), |ui| {
            let contacts = || ctx.pack().help.contacts.iter().filter(|contact| !contact.later);
            // The first two are whom to call before anybody else.
            ui.element("ul", "class-calls", |ui| {
                for contact in contacts().take(2) {
                    ui.element("li", "", |ui| {
                        number(ui, contact);
                        notes.paragraph(ui, "", &contact.purpose);
                    });
                }
            });
            ui.element("ul", "class-numbers", |ui| {
                for contact in contacts().skip(2) {
                    ui.element("li", "", |ui| number(ui, contact));
                }
            });
        });
        ui.element("div", "class-foot", |ui| {
            address_block(ctx, ui);
            ui.element("div", "", |ui| {
                publisher(ctx, ui);
                notes.sources(ui);
            });
        });
    });
    print_card(ctx, ui, Msg::PosterHint);
}

/// Adds the title of a sheet, which is the heading of the screen.
pub(super) fn title(ui: &mut Ui, title: &str) {
    ui.element("h1", "class-title", |ui| {
        ui.attr_static("tabindex", "-1");
        ui.text(title);
    });
}

/// Adds, on the screen alone, how a sheet is printed, and where a code on it leads.
pub(super) fn print_card(ctx: &Ctx, ui: &mut Ui, how: Msg) {
    ui.element("section", "card no-print", |ui| {
        ui.text_element("p", "", ctx.t(how));
        if !ctx.host.handout.is_empty() {
            let values = [("address", ctx.host.handout.as_str())];
            ui.text_element("p", "care", &ctx.fill(Msg::HandoutCheck, &values));
        }
        ui.element("div", "row", |ui| ctx.print(ui));
    });
}

/// Adds a word in large letters, with what it means beside it.
fn step(ui: &mut Ui, word: &str, inside: impl FnOnce(&mut Ui)) {
    ui.element("section", "class-step", |ui| {
        ui.text_element("h2", "", word);
        ui.element("div", "", inside);
    });
}

/// Adds a number to call with who answers.
pub(super) fn number(ui: &mut Ui, contact: &Contact) {
    ui.text_element("b", "class-number", &contact.number);
    ui.text_element("b", "", &contact.name);
}

/// Adds who is behind a sheet and who is not, and how old its facts are.
pub(super) fn publisher(ctx: &Ctx, ui: &mut Ui) {
    ui.element("p", "class-publisher", |ui| {
        let by = &ctx.pack().by;
        ui.text_element("b", "", ctx.t(Msg::AppName));
        ui.text(ctx.t(Msg::Colon));
        ui.text(ctx.t(Msg::AppFoot));
        if !by.site.is_empty() {
            ui.text(" ");
            ui.text(&ctx.fill(Msg::ContentBy, &[("site", &by.site)]));
        }
        ui.text(" ");
        ui.text(&ctx.fill(Msg::Compiled, &[("date", &ctx.pack().compiled)]));
        if by.is_mainland() {
            ui.text(" ");
            ui.text(ctx.t(Msg::HelpMainland));
        }
    });
}
