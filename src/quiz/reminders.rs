//! Upcoming visits: when reviews are due in the next months, and reminders for a calendar.

use std::rc::Rc;

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::DAY;
use topup_guard_core::quiz::ics::{Reminder, calendar};
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::action::Action;
use super::room::Room;
use super::snapshot::{DAYS_AHEAD, UpcomingVisit};
use super::state::Offer;
use crate::browser::file;
use crate::parts::Ui;

/// Time that a visit takes, in minutes.
const MINUTES: u32 = 5;

impl Room<'_> {
    pub(super) fn upcoming_visits(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let snapshot = &self.state.snapshot;
        if snapshot.visits.is_empty() {
            return ui.text_element("p", "", ctx.t(Msg::AheadNone));
        }
        let values = [("n", DAYS_AHEAD as u32), ("visits", snapshot.visits.len() as u32)];
        ui.text_element("p", "small", &self.with(Msg::AheadLead, &values));
        ui.element("div", "ahead", |ui| {
            ui.element("svg", "", |ui| {
                ui.attr_static("viewBox", "-10 0 380 24");
                ui.attr_static("aria-hidden", "true");
                // A day is three units long; a stroke at each month.
                ui.element("path", "all", |ui| {
                    ui.attr_static("d", "M0 12h360M0 7v10M90 7v10M180 7v10M270 7v10M360 7v10")
                });
                for visit in &snapshot.visits {
                    ui.element("circle", "value", |ui| {
                        ui.attr("cx", &((visit.at - snapshot.now) * 3 / DAY).to_string());
                        ui.attr_static("cy", "12");
                        ui.attr("r", &(3 + visit.families.len() / 2).to_string());
                    });
                }
            });
            ui.element("p", "small", |ui| {
                ui.text_element("span", "", ctx.t(Msg::AheadToday));
                ui.text_element("span", "", &self.with(Msg::AheadEnd, &[("n", DAYS_AHEAD as u32)]));
            });
        });
        ui.element("ul", "claims", |ui| {
            for visit in &snapshot.visits {
                let values =
                    [("date", snapshot.date(visit.at)), ("names", &*self.short_names(&visit.families))];
                ui.text_element("li", "", &ctx.fill(Msg::AheadVisit, &values));
            }
        });
        ctx.button(ui, "reminder", "btn ghost", ctx.t(Msg::Reminder), self.download_reminders());
        ui.text_element("p", "small", ctx.t(Msg::ReminderHint));
        self.offered(ui, Offer::is_reminder);
    }

    /// Returns the short names of families, in a list.
    fn short_names(&self, ids: &[String]) -> String {
        self.listed(ids.iter().map(String::as_str), |family| &family.short)
    }

    /// Returns a click handler that downloads the reminders.
    fn download_reminders(&self) -> Callback<MouseEvent> {
        let (act, text) = (self.state.dispatcher(), Rc::<str>::from(self.calendar()));
        Callback::from(move |_| {
            file::download("topup-guard.ics", "text/calendar;charset=utf-8", &text);
            act.dispatch(Action::Offer(Offer::Reminder(text.clone())));
        })
    }

    /// Writes the visits as a calendar file. Files of one record have the same ids, so that a calendar
    /// replaces the events of an older one.
    fn calendar(&self) -> String {
        let quiz = &self.data.history;
        let owner = quiz.log().responses().first().map_or(0, |response| response.id.session.0);
        let visits = &self.state.snapshot.visits;
        let ctx = self.ctx;
        let url = ctx.address(&Route::Quiz);
        let words: Vec<(String, String, String)> = (1_usize..)
            .zip(visits)
            .map(|(number, visit): (usize, &UpcomingVisit)| {
                let uid = [&owner.to_string(), "-", &number.to_string(), "@topup-guard"].concat();
                // Some calendars show no address but that in the text.
                let text = [&self.names(&visit.families), "\n", &url].concat();
                (uid, text, visit.evening.replace('-', ""))
            })
            .collect();
        let title = self.ctx.t(Msg::ReminderEvent);
        let reminders: Vec<_> = visits
            .iter()
            .zip(&words)
            .map(|(visit, (uid, text, evening))| Reminder {
                uid,
                at: visit.at,
                evening,
                minutes: MINUTES,
                title,
                text,
                url: &url,
            })
            .collect();
        calendar(&reminders, self.state.snapshot.now)
    }
}
