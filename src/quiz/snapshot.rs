//! Snapshot of what depends on the clock: due reviews and dates in words, taken outside of rendering.

use topup_guard_core::quiz::{Card, DAY, code};
use topup_guard_core::time::Millis;

use super::MORE;
use super::data::QuizData;

/// Number of days for which visits are shown: the longest time between two reviews.
pub(super) const DAYS_AHEAD: i64 = 120;

/// Visit at which reviews are due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UpcomingVisit {
    /// Time of the visit.
    pub(super) at: Millis,
    /// Ids of the families that are due then.
    pub(super) families: Vec<String>,
    /// Day of the first evening from then on, such as `2026-12-02`.
    pub(super) evening: String,
}

/// Milliseconds from half past seven in the evening to midnight.
const EVENING: i64 = 16_200_000;

/// Due reviews and formatted dates at one instant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Snapshot {
    /// The instant.
    pub(super) now: Millis,
    /// Ids of the families of the pack that are due, the most forgotten first.
    pub(super) due: Vec<String>,
    /// Visits of the next [`DAYS_AHEAD`] days, the soonest first.
    pub(super) visits: Vec<UpcomingVisit>,
    /// Every date shown, in words.
    dates: Vec<(Millis, String)>,
    /// The record as a short code, where it fits.
    pub(super) code: Option<String>,
}

impl Snapshot {
    /// Takes the snapshot; `date` writes a time in words, and `day` as a day of the person's calendar.
    pub(super) fn of(
        data: &QuizData,
        now: Millis,
        date: impl Fn(Millis) -> String,
        day: impl Fn(Millis) -> String,
    ) -> Self {
        let quiz = &data.history;
        let end = now + DAYS_AHEAD * DAY;
        let visits: Vec<_> = quiz
            .visits(now)
            .into_iter()
            .take_while(|visit| visit.at <= end)
            .map(|visit| UpcomingVisit {
                at: visit.at,
                families: visit.families.into_iter().map(str::to_owned).collect(),
                evening: if MORE { day(visit.at + EVENING) } else { String::new() },
            })
            .collect();
        let due = if MORE { quiz.due(now) } else { Vec::new() };
        let due = due.into_iter().map(|(family, _)| family.to_owned()).collect();
        let mut times: Vec<Millis> = visits.iter().map(|visit| visit.at).collect();
        if MORE {
            let cards =
                data.pack.families.iter().filter_map(|family| quiz.schedule().cards().get(&family.id));
            times.extend(cards.flat_map(|card: &Card| [card.last, card.due()]));
            if let Some(quiz) = quiz.full() {
                times.extend(quiz.measurements().all().iter().map(|one| one.ended));
                times.extend(quiz.measuring_due());
            }
            times.sort_unstable();
            times.dedup();
        }
        let dates = times.into_iter().map(|at| (at, date(at))).collect();
        Self { now, due, visits, dates, code: if MORE { code::encode(quiz.log(), &data.pack) } else { None } }
    }

    /// Returns the date of a time in words; empty for a time that is not shown.
    pub(super) fn date(&self, at: Millis) -> &str {
        self.dates.iter().find(|(known, _)| *known == at).map_or("", |(_, text)| text)
    }
}
