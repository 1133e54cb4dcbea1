//! Ranked channels as bars, each divided into the points of its criteria.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Outcome, Ranked};
use topup_guard_core::route::Route;
use yew::Callback;

use super::rating_text;
use crate::base::{Action, Ctx};
use crate::parts::Ui;

/// Colours of the criteria, as classes of `static/style.css`.
const COLORS: [&str; 6] = ["part-0", "part-1", "part-2", "part-3", "part-4", "part-5"];

/// Returns the class of each criterion's colour, in the order of the criteria. Colours are repeated if there
/// are more criteria than colours.
pub(super) fn colors() -> impl Iterator<Item = &'static str> {
    COLORS.into_iter().cycle()
}

/// Adds at most `most` channels, best first.
pub(super) fn ranking_list(ctx: &Ctx, ui: &mut Ui, most: usize) {
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let Outcome::Ranking { ranked, .. } = &outcome else { return };
    let full = ranked.first().map_or(0, |best| best.parts.iter().map(|part| part.weight * 3).sum::<u32>());
    ui.element("ol", "ranking", |ui| {
        for entry in ranked.iter().take(most) {
            row(ctx, ui, entry, full.max(1));
        }
    });
}

/// Returns up to three reasons: the best-rated criteria, in their order.
fn reasons(ctx: &Ctx, entry: &Ranked<'_>) -> String {
    let best = entry.parts.iter().filter(|part| part.rating == 3);
    let texts: Vec<_> = best.take(3).map(|part| rating_text(ctx, entry.channel, part)).collect();
    texts.join(ctx.t(Msg::ListComma))
}

fn row(ctx: &Ctx, ui: &mut Ui, entry: &Ranked<'_>, full: u32) {
    let channel = entry.channel;
    let place = entry.place.to_string();
    ui.element("li", if entry.place == 1 { "rank first" } else { "rank" }, |ui| {
        ui.key(&channel.id);
        ui.attr("data-channel", &channel.id);
        ui.attr("data-rank", &place);
        ui.text_element("span", "place", &place);
        ctx.anchor(ui, "name", "channel", Route::Channel(channel.id.clone()), |ui| ui.text(&channel.name));
        ui.text_element("span", "small", &ctx.fill(Msg::Points, &[("n", &entry.score.to_string())]));
        bar(ui, entry, full);
        ui.text_element("span", "why", &reasons(ctx, entry));
        ui.element("label", "tick", |ui| {
            ui.element("input", "", |ui| {
                ui.attr_static("type", "checkbox");
                ui.checked(ctx.state.compare.contains(&channel.id));
                let (act, id) = (ctx.state.dispatcher(), channel.id.clone());
                ui.onchange(Callback::from(move |_| act.dispatch(Action::Compare(id.clone()))));
            });
            ui.text(&ctx.fill(Msg::CompareTick, &[("channel", &channel.name)]));
        });
    });
}

/// Adds a bar with a part for each criterion that gives points.
fn bar(ui: &mut Ui, entry: &Ranked<'_>, full: u32) {
    ui.element("svg", "bar", |ui| {
        ui.attr("viewBox", &format!("0 0 {full} 1"));
        ui.attr_static("preserveAspectRatio", "none");
        ui.attr_static("aria-hidden", "true");
        let mut at = 0;
        for (part, class) in entry.parts.iter().zip(colors()) {
            ui.element("rect", class, |ui| {
                ui.attr("x", &at.to_string());
                ui.attr("width", &part.points().to_string());
                ui.attr_static("height", "1");
            });
            at += part.points();
        }
    });
}
