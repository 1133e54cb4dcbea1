//! When to come back: the visits of the next months, drawn and in words, and the reminder file.

use std::rc::Rc;

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::DAY;
use topup_guard_core::quiz::ics::{Reminder, calendar};
use yew::prelude::*;

use super::Room;
use super::look::{AHEAD, Coming};
use super::state::{Action, Offer};
use crate::browser::file;
use crate::parts::Ui;

/// How long a review of the most topics takes, in minutes.
const MINUTES: u32 = 5;

impl Room<'_> {
    pub(super) fn ahead(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let looked = &self.state.looked;
        if looked.visits.is_empty() {
            return ui.put("p", "", ctx.t(Msg::AheadNone));
        }
        let values = [("n", AHEAD as u32), ("visits", looked.visits.len() as u32)];
        ui.put("p", "small", &self.with(Msg::AheadLead, &values));
        ui.el("div", "ahead", |ui| {
            ui.el("svg", "", |ui| {
                ui.set("viewBox", "-10 0 380 24");
                ui.set("aria-hidden", "true");
                // A day is three units long; a stroke at each month.
                ui.el("path", "all", |ui| ui.set("d", "M0 12h360M0 7v10M90 7v10M180 7v10M270 7v10M360 7v10"));
                for visit in &looked.visits {
                    ui.el("circle", "value", |ui| {
                        ui.attr("cx", &((visit.at - looked.now) * 3 / DAY).to_string());
                        ui.set("cy", "12");
                        ui.attr("r", &(3 + visit.families.len() / 2).to_string());
                    });
                }
            });
            ui.el("p", "small", |ui| {
                ui.put("span", "", ctx.t(Msg::AheadToday));
                ui.put("span", "", &self.with(Msg::AheadEnd, &[("n", AHEAD as u32)]));
            });
        });
        ui.el("ul", "claims", |ui| {
            for visit in &looked.visits {
                let values =
                    [("date", looked.date(visit.at)), ("names", &*self.short_names(&visit.families))];
                ui.put("li", "", &ctx.fill(Msg::AheadVisit, &values));
            }
        });
        ctx.button(ui, "reminder", "btn ghost", ctx.t(Msg::Reminder), self.reminding());
        ui.put("p", "small", ctx.t(Msg::ReminderHint));
        self.offered(ui, Offer::is_reminder);
    }

    /// Their names as they stand on the map.
    fn short_names(&self, ids: &[String]) -> String {
        self.listed(ids.iter().map(String::as_str), |family| &family.short)
    }

    /// A click that hands out the reminder file.
    fn reminding(&self) -> Callback<MouseEvent> {
        let (act, text) = (self.state.dispatcher(), Rc::<str>::from(self.calendar()));
        Callback::from(move |_| {
            file::offer("topup-guard.ics", "text/calendar;charset=utf-8", &text);
            act.dispatch(Action::Offered(Offer::Reminder(text.clone())));
        })
    }

    /// The reminder file of the visits. A file of the same record has the same ids, so it replaces the one before.
    fn calendar(&self) -> String {
        let quiz = self.desk.quiz.borrow();
        let owner = quiz.log().responses().first().map_or(0, |response| response.id.session);
        let visits = &self.state.looked.visits;
        let words: Vec<(String, String)> = (1_usize..)
            .zip(visits)
            .map(|(number, visit): (usize, &Coming)| {
                let uid = [&owner.to_string(), "-", &number.to_string(), "@topup-guard"].concat();
                (uid, self.names(&visit.families))
            })
            .collect();
        let title = self.ctx.t(Msg::ReminderEvent);
        let reminders: Vec<_> = visits
            .iter()
            .zip(&words)
            .map(|(visit, (uid, text))| Reminder { uid, at: visit.at, minutes: MINUTES, title, text })
            .collect();
        calendar(&reminders, self.state.looked.now)
    }
}
