//! What the start and the progress screen need of the clock and the calendar, worked out beside rendering.

use std::rc::Rc;

use topup_guard_core::quiz::{Card, DAY, code};
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;
use yew::prelude::*;

use super::data::QuizData;
use super::reduce::Action;
use super::state::{Stage, State};
use super::{MORE, now};
use crate::base::Ctx;
use crate::browser::intl;
use crate::parts::use_effect_on;

/// How far ahead visits are shown, in days: the longest time between two reviews.
pub(super) const AHEAD: i64 = 120;

/// A time to come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coming {
    /// When, in milliseconds since the Unix epoch.
    pub(super) at: Millis,
    /// Ids of the families that are then due.
    pub(super) families: Vec<String>,
}

/// What is true at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Looked {
    /// The moment, in milliseconds since the Unix epoch.
    pub(super) now: Millis,
    /// Ids of the families of the pack that are due, the most forgotten first.
    pub(super) due: Vec<String>,
    /// When to come back in the next [`AHEAD`] days, the soonest first.
    pub(super) visits: Vec<Coming>,
    /// Every date shown, in words.
    dates: Vec<(Millis, String)>,
    /// The record as a short code, where it fits.
    pub(super) code: Option<String>,
}

impl Looked {
    /// What is true now; `date` puts a time in words.
    pub(super) fn of(data: &QuizData, now: Millis, date: impl Fn(Millis) -> String) -> Self {
        let quiz = &data.history;
        let end = now + AHEAD * DAY;
        let visits: Vec<_> = quiz
            .visits(now)
            .into_iter()
            .take_while(|visit| visit.at <= end)
            .map(|visit| Coming {
                at: visit.at,
                families: visit.families.into_iter().map(str::to_owned).collect(),
            })
            .collect();
        let due = if MORE { quiz.due(now) } else { Vec::new() };
        let due = due.into_iter().map(|(family, _)| family.to_owned()).collect();
        let mut times: Vec<Millis> = visits.iter().map(|visit| visit.at).collect();
        if MORE {
            let cards =
                data.pack.families.iter().filter_map(|family| quiz.schedule().cards().get(&family.id));
            times.extend(cards.flat_map(|card: &Card| [card.last, card.due()]));
            times.sort_unstable();
            times.dedup();
        }
        let dates = times.into_iter().map(|at| (at, date(at))).collect();
        Self { now, due, visits, dates, code: if MORE { code::encode(quiz.log(), &data.pack) } else { None } }
    }

    /// The date of a time in words; empty for one that is not shown.
    pub(super) fn date(&self, at: Millis) -> &str {
        self.dates.iter().find(|(known, _)| *known == at).map_or("", |(_, text)| text)
    }
}

/// Looks at the clock when one of the screens that depend on it comes up, or the record was changed there.
#[hook]
pub(super) fn use_look(ctx: &Ctx, state: &UseReducerHandle<State>) {
    let progress = ctx.state.route == Route::Progress;
    let lang = state.data.as_ref().map(|data| data.pack.lang.clone());
    let (services, handle) = (ctx.services.clone(), state.clone());
    use_effect_on((lang, state.stage, progress, state.changes), move |_| {
        if let Some(data) = &handle.data
            && (progress || matches!(handle.stage, Stage::Start | Stage::Summary))
        {
            let looked = Looked::of(data, now(&services), |at| intl::day(at, &data.pack.lang));
            handle.dispatch(Action::Look(Rc::new(looked)));
        }
    });
}
