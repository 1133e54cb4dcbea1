//! Help: whom to call, what to do first after giving away one thing, and what to do in any case.

use topup_guard_core::pack::{Branch, Contact, Msg};
use topup_guard_core::route::Route;

use crate::base::Ctx;
use crate::parts::{Footnotes, Ui, card, head, icon, phone};

/// Adds the help screen.
pub fn help(ctx: &Ctx, ui: &mut Ui) {
    let help = &ctx.pack().help;
    let mut notes = Footnotes::new(ctx);
    head(ui, ctx.t(Msg::HelpTitle), ctx.t(Msg::HelpLead));
    calls(ctx, ui, help.contacts.iter().take(2));
    given(ctx, ui);
    show(ctx, ui);
    in_any_case(ctx, ui, &mut notes, true);
    notes.sources(ui);
}

/// Adds what to do first after giving away one thing; the help screen for an unknown id.
pub fn help_after(ctx: &Ctx, ui: &mut Ui, id: &str) {
    let Some(branch) = ctx.pack().help.branches.iter().find(|branch| branch.id == id) else {
        return help(ctx, ui);
    };
    let mut notes = Footnotes::new(ctx);
    head(ui, &title(ctx, branch), "");
    let contacts = &ctx.pack().help.contacts;
    let known = |number: &String| contacts.iter().find(|contact| contact.number == *number);
    calls(ctx, ui, branch.numbers.iter().filter_map(known));
    ui.element("section", "card urgent", |ui| {
        ui.attr_static("part", "card");
        notes.steps(ui, &branch.steps);
    });
    show(ctx, ui);
    note_door(ctx, ui);
    ctx.hand_on(ui);
    ctx.link(ui, "help", ctx.t(Msg::HelpAll), Route::Help);
    notes.sources(ui);
}

/// Adds all of Help as text, the first acts for everything that may have been given away included.
pub fn in_full(ctx: &Ctx, ui: &mut Ui) {
    let mut notes = Footnotes::new(ctx);
    head(ui, ctx.t(Msg::HelpTitle), ctx.t(Msg::HelpLead));
    calls(ctx, ui, ctx.pack().help.contacts.iter().take(2));
    for branch in &ctx.pack().help.branches {
        card(ui, "card", &title(ctx, branch), |ui| notes.steps(ui, &branch.steps));
    }
    in_any_case(ctx, ui, &mut notes, false);
    notes.sources(ui);
}

/// Returns the heading of the first acts after something was given away.
fn title(ctx: &Ctx, branch: &Branch) -> String {
    ctx.fill(Msg::HelpAfter, &[("what", &branch.name)])
}

/// Adds large links that dial these numbers; the first is the one to call before anything else.
fn calls<'a>(ctx: &Ctx, ui: &mut Ui, contacts: impl Iterator<Item = &'a Contact>) {
    ui.element("div", "calls", |ui| {
        for contact in contacts {
            let values = [("number", contact.written()), ("name", &contact.name)];
            ui.element("a", "btn stop", |ui| {
                ui.attr("href", &format!("tel:{}", contact.number));
                icon(ui, "call");
                ui.element("span", "", |ui| ui.text(&ctx.fill(Msg::HelpFirst, &values)));
            });
        }
    });
}

/// Adds the question what was given away, with a link to the first acts for each answer.
fn given(ctx: &Ctx, ui: &mut Ui) {
    let branches = &ctx.pack().help.branches;
    if branches.is_empty() {
        return;
    }
    card(ui, "card urgent", ctx.t(Msg::HelpGiven), |ui| {
        ui.element("ul", "given", |ui| {
            for branch in branches {
                ui.element("li", "", |ui| {
                    ctx.anchor(ui, "option", &branch.id, Route::HelpAfter(branch.id.clone()), |ui| {
                        ui.text_element("b", "", &branch.name);
                        icon(ui, "next");
                    });
                });
            }
        });
    });
}

/// Adds the sentences to show to somebody who reads Chinese only, large, each with its meaning.
fn show(ctx: &Ctx, ui: &mut Ui) {
    let show = &ctx.pack().help.show;
    if show.is_empty() {
        return;
    }
    ui.section(ctx.t(Msg::HelpShow), |ui| {
        ui.element("ul", "show", |ui| {
            for phrase in show {
                ui.element("li", "", |ui| {
                    ui.text_element("b", "", &phrase.chinese);
                    ui.text_element("small", "", &phrase.text);
                });
            }
        });
    });
}

/// Adds what holds whatever was given away: steps, numbers, the note if there are links, and settings for
/// afterwards.
fn in_any_case<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, links: bool) {
    let help = &ctx.pack().help;
    card(ui, "card urgent", ctx.t(Msg::HelpSteps), |ui| notes.steps(ui, &help.steps));
    card(ui, "card", ctx.t(Msg::HelpCall), |ui| {
        ui.text_element("p", "small", ctx.t(Msg::HelpMainland));
        contacts(ctx, ui, notes, false);
        host_contact(ctx, ui);
        if help.contacts.iter().any(|contact| contact.later) {
            ui.element("details", "", |ui| {
                ui.text_element("summary", "", ctx.t(Msg::HelpLater));
                contacts(ctx, ui, notes, true);
            });
        }
    });
    ui.section(ctx.t(Msg::HelpReady), |ui| {
        notes.list(ui, &help.ready);
        if links {
            note_door(ctx, ui);
        }
    });
    let settings = &ctx.pages().help.settings;
    if !settings.is_empty() {
        ui.section(ctx.t(Msg::HelpSettings), |ui| notes.list(ui, settings));
    }
    if links {
        ctx.hand_on(ui);
    }
}

/// Adds the telephone numbers that are of use later, or the others: who answers, and when to call.
fn contacts<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, later: bool) {
    ui.element("ul", "contacts", |ui| {
        for contact in ctx.pack().help.contacts.iter().filter(|contact| contact.later == later) {
            ui.element("li", "", |ui| {
                phone(ctx, ui, &contact.number, contact.written(), &contact.name);
                ui.element("div", "", |ui| {
                    ui.text_element("b", "", &contact.name);
                    notes.paragraph(ui, "small", &contact.purpose);
                });
            });
        }
    });
}

/// Adds the contact of the host site, after ours, and whose it is.
fn host_contact(ctx: &Ctx, ui: &mut Ui) {
    let Some(contact) = &ctx.host.contact else { return };
    ui.element("ul", "contacts", |ui| {
        ui.element("li", "", |ui| {
            ui.attr_static("data-contact", "host");
            phone(ctx, ui, &contact.number, &contact.number, &contact.name);
            ui.element("div", "", |ui| {
                ui.text_element("b", "", &contact.name);
                ui.text_element("p", "small", &ctx.fill(Msg::HelpOf, &[("site", &contact.site)]));
            });
        });
    });
}

/// Adds the link to the note for the police, which says whether one was begun.
fn note_door(ctx: &Ctx, ui: &mut Ui) {
    let text = if ctx.state.note.is_empty() { Msg::NoteDoor } else { Msg::NoteGoOn };
    ctx.anchor(ui, "btn ghost", "note", Route::Note, |ui| ui.text(ctx.t(text)));
}
