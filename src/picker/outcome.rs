//! Result of the picker: a stop screen, or a ranking with its reasons.

use topup_guard_core::pack::{Channel, Msg};
use topup_guard_core::picker::{self, Choice, Outcome, Question, Ranked, contrast};
use topup_guard_core::route::Route;

use super::ask::chips;
use super::flips::flip_list;
use super::ranking::{PARTS, ranking_list};
use super::why_not::{caveat, why_not};
use super::{join_names, rating_text};
use crate::base::{Action, Ctx};
use crate::parts::{Footnotes, Ui, card, guide_links, head, icon};

/// Largest number of channels in the ranking; the others are listed under “why not”.
const SHOWN: usize = 5;

/// Adds the result.
pub fn outcome(ctx: &Ctx, ui: &mut Ui) {
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let Outcome::Ranking { ranked, .. } = &outcome else { return stop_screen(ctx, ui) };
    let first = ranked.iter().take_while(|entry| entry.place == 1).count();
    let (first, rest) = ranked.split_at(first);
    let mut notes = Footnotes::new(ctx);
    ui.element("div", "result", |ui| {
        ui.element("div", "column", |ui| {
            chips(ctx, ui);
            best(ctx, ui, &mut notes, first, rest.first());
            ui.section(ctx.t(Msg::RankingTitle), |ui| {
                ranking_list(ctx, ui, SHOWN, false);
                compare_button(ctx, ui);
                criteria(ctx, ui, first);
            });
        });
        ui.element("div", "column", |ui| {
            ui.section(ctx.t(Msg::FlipsTitle), |ui| flip_list(ctx, ui));
            ui.section(ctx.t(Msg::WhyNotTitle), |ui| why_not(ctx, ui, &mut notes, &outcome));
            guide_links(ctx, ui);
            tools(ctx, ui);
        });
    });
    notes.sources(ui);
}

/// Adds the top-ranked channel in one sentence, with what decides against the next.
fn best<'a>(
    ctx: &'a Ctx,
    ui: &mut Ui,
    notes: &mut Footnotes<'a>,
    first: &[Ranked<'a>],
    second: Option<&Ranked<'a>>,
) {
    ui.element("section", "card best", |ui| {
        let Some(winner) = first.first() else {
            return head(ui, ctx.t(Msg::BestNone), ctx.t(Msg::BestNoneHint));
        };
        ui.attr("data-best", &winner.channel.id);
        let single = first.len() == 1;
        let ids: Vec<_> = first.iter().map(|entry| entry.channel.id.as_str()).collect();
        ui.text_element("span", "tag", ctx.t(if single { Msg::BestNow } else { Msg::BestTie }));
        ui.element("h1", "", |ui| {
            ui.attr_static("tabindex", "-1");
            ui.text(&join_names(ctx, &ids));
        });
        for entry in first {
            notes.paragraph(ui, "", &entry.channel.best);
        }
        if let Some(second) = second {
            reasons(ctx, ui, notes, winner, second);
        }
        for entry in first {
            for reason in &entry.caveats {
                ui.element("p", "care", |ui| caveat(ctx, ui, notes, reason));
            }
        }
        if ctx.state.answers.known(Question::Asked).is_none() {
            ui.text_element("p", "care", ctx.t(Msg::AskedCaution));
        }
        for entry in first {
            let channel = entry.channel;
            let text = if single {
                ctx.t(Msg::SeeSteps).to_owned()
            } else {
                ctx.fill(Msg::SeeStepsOf, &[("channel", &channel.name)])
            };
            ctx.button(ui, "channel", "btn", &text, ctx.to(Route::Channel(channel.id.clone())));
        }
        // The steps are part of the pages' content.
        let page = ctx.pages().channel(&winner.channel.id).filter(|page| !page.steps.is_empty());
        if let Some(page) = page {
            ui.element("div", "print-only", |ui| on_paper(ctx, ui, notes, page));
        }
    });
}

/// Adds what is only printed: the steps, what to check before paying, and whom to call.
fn on_paper<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, channel: &'a Channel) {
    ui.text_element("h2", "", ctx.t(Msg::SectionSteps));
    notes.steps(ui, &channel.steps);
    ui.text_element("h2", "", ctx.t(Msg::SectionOfficial));
    notes.list(ui, &channel.official);
    ui.text_element("h2", "", ctx.t(Msg::SectionPayee));
    notes.list(ui, std::slice::from_ref(&channel.payee));
    ui.text_element("h2", "", ctx.t(Msg::HelpCall));
    ui.element("ul", "numbers", |ui| {
        for contact in &ctx.pack().help.contacts {
            ui.element("li", "", |ui| {
                ui.text_element("b", "", &contact.number);
                ui.text(" ");
                ui.text(&contact.name);
            });
        }
    });
}

/// Returns the two or three reasons that rank the winner above the next.
fn reasons<'a>(ctx: &Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, winner: &Ranked<'a>, second: &Ranked<'a>) {
    let name = &second.channel.name;
    ui.text_element("p", "small", &ctx.fill(Msg::BetterThan, &[("channel", name)]));
    ui.element("ul", "reasons", |ui| {
        for (won, lost) in contrast(winner, second).iter().take(3) {
            ui.element("li", "", |ui| {
                ui.text_element("b", "", &won.criterion.name);
                ui.text(ctx.t(Msg::Colon));
                ui.text(rating_text(ctx, winner.channel, won));
                if let Some(rating) = winner.channel.ratings.get(&won.criterion.id) {
                    notes.marks(ui, &rating.sources, rating.own);
                }
                let values = [("channel", name.as_str()), ("reason", rating_text(ctx, second.channel, lost))];
                ui.text_element("small", "", &ctx.fill(Msg::Versus, &values));
            });
        }
    });
}

fn compare_button(ctx: &Ctx, ui: &mut Ui) {
    let ids = &ctx.state.compare;
    if ids.len() < 2 {
        return ui.text_element("p", "small no-print", ctx.t(Msg::CompareHint));
    }
    let text = ctx.fill(Msg::CompareShow, &[("n", &ids.len().to_string())]);
    ctx.button(ui, "compare", "btn ghost", &text, ctx.to(Route::Compare(ids.clone())));
}

/// Adds the legend of the bars, with the weights that these answers give.
fn criteria(ctx: &Ctx, ui: &mut Ui, first: &[Ranked<'_>]) {
    let Some(winner) = first.first() else { return };
    ui.element("details", "", |ui| {
        ui.text_element("summary", "", ctx.t(Msg::CriteriaTitle));
        ui.element("dl", "criteria", |ui| {
            for (part, class) in winner.parts.iter().zip(PARTS) {
                ui.element("dt", "", |ui| {
                    ui.element("i", class, |ui| ui.attr_static("aria-hidden", "true"));
                    ui.text(&part.criterion.name);
                    ui.text_element("small", "", &ctx.fill(Msg::Weight, &[("n", &part.weight.to_string())]));
                });
                ui.text_element("dd", "", &part.criterion.meaning);
            }
        });
    });
}

/// Adds the buttons that print, share and start over.
fn tools(ctx: &Ctx, ui: &mut Ui) {
    ui.element("div", "row no-print", |ui| {
        ctx.print(ui);
        ctx.share(ui);
        ctx.button(ui, "start-over", "btn ghost", ctx.t(Msg::StartOver), ctx.on(Action::StartOver));
    });
    ctx.shared(ui);
}

/// Adds the stop screen: somebody else asked for the top-up, or guides it.
fn stop_screen(ctx: &Ctx, ui: &mut Ui) {
    let stop = &ctx.pack().picker.stop;
    let mut notes = Footnotes::new(ctx);
    head(ui, &stop.title, &stop.lead);
    ui.element("section", "card urgent", |ui| {
        ui.attr_static("data-stop", "");
        ui.element("span", "tag no", |ui| {
            icon(ui, "stop");
            ui.text(ctx.t(Msg::StopTag));
        });
        notes.steps(ui, &stop.steps);
        ctx.button(ui, "help", "btn stop", ctx.t(Msg::HelpNow), ctx.to(Route::Help));
    });
    card(ui, "card", ctx.t(Msg::StopAfter), |ui| {
        ui.text_element("p", "", &stop.after);
        ui.button(
            "btn ghost",
            ("data-option", "nobody"),
            ctx.on(Action::Answer(Question::Asked, Choice::Nobody)),
            |ui| {
                ui.text(ctx.t(Msg::StopOver));
            },
        );
    });
    notes.sources(ui);
}
