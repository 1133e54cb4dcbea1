//! The ranked channels as bars, each bar made of the points its criteria bring.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Outcome, Ranked};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::rating_text;
use crate::app::{Action, Ctx};

/// At most `most` channels, best first; `brief` shows names and bars only.
pub(super) fn ranking_list(ctx: &Ctx, most: usize, brief: bool) -> Html {
    let outcome = picker::rank(&ctx.state.answers, ctx.pack());
    let Outcome::Ranking { ranked, .. } = &outcome else {
        return Html::default();
    };
    let full =
        ranked.first().map_or(1, |best| best.parts.iter().map(|part| part.weight * 3).sum::<u32>()).max(1);
    html! {
        <ol class="ranking">
            { for ranked.iter().take(most).map(|entry| row(ctx, entry, full, brief)) }
        </ol>
    }
}

/// Up to three reasons: what it is best at, in the order of the criteria.
fn reasons(ctx: &Ctx, entry: &Ranked<'_>) -> String {
    let best = entry.parts.iter().filter(|part| part.rating == 3);
    let texts: Vec<_> = best.take(3).map(|part| rating_text(ctx, entry.channel, part).to_string()).collect();
    texts.join(&ctx.t(Msg::ListComma))
}

fn row(ctx: &Ctx, entry: &Ranked<'_>, full: u32, brief: bool) -> Html {
    let channel = entry.channel;
    let score = entry.score.to_string();
    let compared = ctx.state.compare.contains(&channel.id);
    html! {
        <li
            key={channel.id.as_str()} class={classes!("rank", (entry.place == 1).then_some("first"))}
            data-channel={channel.id.clone()} data-rank={entry.place.to_string()}
        >
            <span class="place">{entry.place}</span>
            <button class="name" type="button" onclick={ctx.to(Route::Channel(channel.id.clone()))}>{&channel.name}</button>
            <span class="small">{ctx.fill(Msg::Points, &[("n", &score)])}</span>
            <svg class="bar" viewBox={format!("0 0 {full} 1")} preserveAspectRatio="none" aria-hidden="true">
                { for bar(entry) }
            </svg>
            if !brief {
                <span class="why">{reasons(ctx, entry)}</span>
                <label class="tick">
                    <input type="checkbox" checked={compared} onchange={toggle(ctx, &channel.id)} />
                    {ctx.fill(Msg::CompareTick, &[("channel", &channel.name)])}
                </label>
            }
        </li>
    }
}

fn toggle(ctx: &Ctx, id: &str) -> Callback<Event> {
    let (act, id) = (ctx.state.dispatcher(), id.to_owned());
    Callback::from(move |_| act.dispatch(Action::Compare(id.clone())))
}

/// One stretch for each criterion that brings points.
fn bar(entry: &Ranked<'_>) -> Vec<Html> {
    let mut at = 0;
    entry
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.points() > 0)
        .map(|(index, part)| {
            let from = at;
            at += part.points();
            html! {
                <rect x={from.to_string()} y="0" width={part.points().to_string()} height="1" class={format!("part-{index}")} />
            }
        })
        .collect()
}
