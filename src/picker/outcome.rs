//! Result of the picker: a stop screen, or a ranking with its reasons.

use topup_guard_core::pack::{Channel, Msg};
use topup_guard_core::picker::{self, Choice, Outcome, Question, Ranked, contrast};
use topup_guard_core::route::Route;

use super::ask::answers;
use super::digits::digits;
use super::flips::flip_list;
use super::ranking::{colors, ranking_list};
use super::steps::steps;
use super::why_not::{caveat, why_not};
use super::{join_names, option_text, rating_text};
use crate::base::{Action, Ctx};
use crate::parts::{Footnotes, Ui, card, guide_links, head, icon};

/// Largest number of channels in the ranking; the others are listed under “why not”.
const SHOWN: usize = 5;
/// Number of reasons given for the best channel.
const REASONS: usize = 2;
/// Number of other channels that stand with the best one.
const ALTERNATIVES: usize = 2;

/// Adds the result.
pub fn outcome(ctx: &Ctx, ui: &mut Ui) {
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let Outcome::Ranking { ranked, .. } = &outcome else { return stop_screen(ctx, ui) };
    let first = ranked.iter().take_while(|entry| entry.place == 1).count();
    let (first, rest) = ranked.split_at(first);
    let mut notes = Footnotes::new(ctx);
    ui.element("div", "result", |ui| {
        ui.element("div", "column", |ui| {
            best(ctx, ui, &mut notes, first, rest);
            see_to_first(ctx, ui, &mut notes, first);
            answers(ctx, ui);
            open_questions(ctx, ui);
            digits(ctx, ui);
            // Its numbers are those of mainland China.
            if ctx.pack().by.is_mainland() {
                ctx.link_button(ui, "card", "btn ghost", ctx.t(Msg::FamilyDoor), Route::Family);
            }
        });
        ui.element("div", "column", |ui| {
            fold(ui, "ranking", ctx.t(Msg::RankingTitle), |ui| {
                ranking_list(ctx, ui, SHOWN);
                compare_button(ctx, ui);
                criteria(ctx, ui, first);
            });
            fold(ui, "why-not", ctx.t(Msg::WhyNotTitle), |ui| why_not(ctx, ui, &mut notes, &outcome));
            fold(ui, "flips", ctx.t(Msg::FlipsTitle), |ui| flip_list(ctx, ui));
            guide_links(ctx, ui);
            tools(ctx, ui);
        });
    });
    notes.sources(ui);
}

/// Adds a link to the questions that were not answered: the others may be ranked better by them.
fn open_questions(ctx: &Ctx, ui: &mut Ui) {
    let given = ctx.state.answers;
    if let Some(question) = given.next_question() {
        let open = (Question::ALL.len() - given.iter().count()).to_string();
        let text = ctx.fill(Msg::PickerOpen, &[("n", &open)]);
        ctx.link(ui, "open", &text, Route::Picker(question));
    }
}

/// Adds a folded card; `hook` is its `data-fold`.
fn fold(ui: &mut Ui, hook: &'static str, title: &str, inside: impl FnOnce(&mut Ui)) {
    ui.element("details", "card", |ui| {
        ui.attr_static("part", "card");
        ui.attr_static("data-fold", hook);
        ui.element("summary", "", |ui| ui.text_element("h2", "", title));
        inside(ui);
    });
}

/// Adds the top-ranked channel: its first sentence, the reasons, the way to its steps, and the next channels
/// with what they lack.
fn best<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, first: &[Ranked<'a>], rest: &[Ranked<'a>]) {
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
            ui.element("p", "", |ui| {
                ui.attr_static("data-first-sentence", "");
                match picker::first_step(&ctx.state.answers, entry) {
                    Some(reason) => caveat(ctx, ui, notes, reason),
                    None => notes.claim(ui, &entry.channel.best),
                }
            });
        }
        reasons(ctx, ui, notes, winner, rest.first());
        for entry in first {
            let channel = entry.channel;
            let text = if single {
                ctx.t(Msg::SeeSteps).to_owned()
            } else {
                ctx.fill(Msg::SeeStepsOf, &[("channel", &channel.name)])
            };
            ctx.link_button(ui, "channel", "btn", &text, Route::Channel(channel.id.clone()));
        }
        alternatives(ctx, ui, winner, rest);
        // The steps are part of the pages' content.
        let page = ctx.pages().channel(&winner.channel.id).filter(|page| !page.steps.is_empty());
        if let Some(page) = page {
            ui.element("div", "print-only", |ui| on_paper(ctx, ui, notes, page));
        }
    });
}

/// Adds the next channels, each with its greatest lack.
fn alternatives(ctx: &Ctx, ui: &mut Ui, winner: &Ranked<'_>, rest: &[Ranked<'_>]) {
    if rest.is_empty() {
        return;
    }
    ui.element("ul", "next no-print", |ui| {
        ui.attr("aria-label", ctx.t(Msg::NextBest));
        for entry in rest.iter().take(ALTERNATIVES) {
            ui.element("li", "", |ui| {
                ui.attr("data-next", &entry.channel.id);
                ctx.link(ui, "channel", &entry.channel.name, Route::Channel(entry.channel.id.clone()));
                if let Some((_, lost)) = contrast(winner, entry).first() {
                    let reason = rating_text(ctx, entry.channel, lost);
                    ui.text_element("small", "", &ctx.fill(Msg::WeakerBy, &[("reason", reason)]));
                }
            });
        }
    });
}

/// Adds what else to see to before using the best channels, apart from their first sentences.
fn see_to_first<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, first: &[Ranked<'a>]) {
    let given = ctx.state.answers;
    let asked = given.known(Question::Asked).is_none();
    let options = given.iter().filter_map(|(question, choice)| option_text(ctx.pack(), question, choice));
    let cautions: Vec<_> = options.map(|option| &option.caution).filter(|it| !it.text.is_empty()).collect();
    let caveats: Vec<_> = first
        .iter()
        .flat_map(|entry| {
            let said = picker::first_step(&given, entry);
            entry.caveats.iter().filter(move |reason| Some(*reason) != said)
        })
        .collect();
    if !asked && cautions.is_empty() && caveats.is_empty() {
        return;
    }
    ui.element("section", "care first", |ui| {
        ui.text_element("h2", "", ctx.t(Msg::SeeToFirst));
        ui.element("ul", "claims", |ui| {
            if asked {
                ui.text_element("li", "", ctx.t(Msg::AskedCaution));
            }
            for caution in cautions {
                ui.element("li", "", |ui| notes.claim(ui, caution));
            }
            for reason in caveats {
                ui.element("li", "", |ui| caveat(ctx, ui, notes, reason));
            }
        });
    });
}

/// Adds what is only printed: the steps, what to check before paying, and whom to call.
fn on_paper<'a>(ctx: &'a Ctx, ui: &mut Ui, notes: &mut Footnotes<'a>, channel: &'a Channel) {
    ui.text_element("h2", "", ctx.t(Msg::SectionSteps));
    steps(ctx, ui, notes, channel);
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

/// Adds the reasons that rank the winner above the next; what is best about it where there is no other.
fn reasons<'a>(
    ctx: &Ctx,
    ui: &mut Ui,
    notes: &mut Footnotes<'a>,
    winner: &Ranked<'a>,
    second: Option<&Ranked<'a>>,
) {
    let gains: Vec<_> = match second {
        Some(second) => contrast(winner, second).into_iter().map(|(won, _)| won).collect(),
        None => winner.parts.iter().copied().filter(|part| part.rating == 3).collect(),
    };
    ui.element("ul", "reasons", |ui| {
        for won in gains.iter().take(REASONS) {
            ui.element("li", "", |ui| {
                ui.text_element("b", "", &won.criterion.name);
                ui.text(ctx.t(Msg::Colon));
                ui.text(rating_text(ctx, winner.channel, won));
                if let Some(rating) = winner.channel.ratings.get(&won.criterion.id) {
                    notes.marks(ui, &rating.sources, rating.own);
                }
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
    ctx.link_button(ui, "compare", "btn ghost", &text, Route::Compare(ids.clone()));
}

/// Adds the legend of the bars, with the weights that these answers give.
fn criteria(ctx: &Ctx, ui: &mut Ui, first: &[Ranked<'_>]) {
    let Some(winner) = first.first() else { return };
    ui.element("details", "", |ui| {
        ui.text_element("summary", "", ctx.t(Msg::CriteriaTitle));
        ui.element("dl", "criteria", |ui| {
            for (part, class) in winner.parts.iter().zip(colors()) {
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
        ctx.link_button(ui, "help", "btn stop", ctx.t(Msg::HelpNow), Route::Help);
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
