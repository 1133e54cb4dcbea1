//! Change between measurements: picture, sentence, figures with ranges, and when to measure again.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::stats::Share;
use topup_guard_core::quiz::{Change, Difference, Measurement, Quiz, SessionId, form_id};
use topup_guard_core::route::Route;

use super::progress::tenths;
use super::record::fold;
use super::room::{Room, percent};
use crate::parts::{Ui, head};

/// Reads one of the two rates from a measurement.
type Rate = fn(&Measurement) -> Share;

/// Most measurements that are drawn.
const DRAWN: usize = 6;

/// Width of the picture for each measurement, and of its margin.
const STEP: usize = 44;

impl Room<'_> {
    /// Returns what to say about measuring: that a form was begun, that it is time to measure again, or when
    /// it will be. Returns none before anything was measured on a form.
    pub(super) fn when_to_measure(&self, quiz: &Quiz) -> Option<String> {
        let (ctx, snapshot) = (self.ctx, &self.state.snapshot);
        if let Some((n, total)) = quiz.measuring_begun(snapshot.now) {
            return Some(self.with(Msg::MeasuringBegun, &[("n", n), ("total", total)]));
        }
        let due = quiz.measuring_due()?;
        let last = quiz.measurements().graded().pop().map_or("", |last| snapshot.date(last.ended));
        let msg = if due <= snapshot.now { Msg::MeasuringAgain } else { Msg::MeasuringLater };
        Some(ctx.fill(msg, &[("last", last), ("date", snapshot.date(due))]))
    }

    /// Returns whether measuring is what comes next: a form was begun, or enough time has passed since the
    /// last measurement, or there is none.
    pub(super) fn is_time_to_measure(&self, quiz: &Quiz) -> bool {
        let now = self.state.snapshot.now;
        quiz.measuring_begun(now).is_some() || quiz.measuring_due().is_none_or(|due| due <= now)
    }

    /// Adds the change from the last measurement but one to the last, if there are two.
    pub(super) fn change(&self, ui: &mut Ui, quiz: &Quiz) {
        let measurements = quiz.measurements();
        let Some((earlier, later, change)) = measurements.change() else { return };
        let all = measurements.graded();
        let drawn = all.get(all.len().saturating_sub(DRAWN)..).unwrap_or_default();
        ui.section(self.ctx.t(Msg::ChangeTitle), |ui| {
            ui.attr_static("data-change", "");
            ui.text_element("p", "", self.ctx.t(sentence(&change)));
            picture(ui, drawn);
            ui.element("ul", "", |ui| {
                for one in drawn {
                    ui.text_element("li", "", &self.measured_then(one));
                }
            });
            ui.text_element("p", "small", self.ctx.t(Msg::ChangeLead));
            fold(ui, "change", self.ctx.t(Msg::ChangeFigures), |ui| {
                self.figures(ui, [earlier, later], &change)
            });
            if let Some(first) = all.first().filter(|_| all.len() > 2) {
                let since = Change::between(first.profile(), later.profile());
                fold(ui, "since", self.ctx.t(Msg::ChangeSinceFirst), |ui| {
                    ui.text_element("p", "", self.ctx.t(sentence(&since)));
                    self.figures(ui, [first, later], &since);
                });
            }
        });
    }

    /// Returns what was measured on a day, in words.
    fn measured_then(&self, one: &Measurement) -> String {
        let counts = one.profile().counts();
        let numbers = [counts.hits, counts.scams(), counts.false_alarms, counts.genuine()]
            .map(|count| count.to_string());
        let [caught, scams, refused, genuine] = numbers.each_ref().map(String::as_str);
        let date = self.state.snapshot.date(one.ended);
        self.ctx.fill(
            Msg::ChangeMeasured,
            &[
                ("date", date),
                ("caught", caught),
                ("scams", scams),
                ("refused", refused),
                ("genuine", genuine),
            ],
        )
    }

    /// Adds each figure of two measurements, how it changed, and whether chance explains that.
    fn figures(&self, ui: &mut Ui, of: [&Measurement; 2], change: &Change) {
        let profiles = of.map(Measurement::profile);
        let [caught, refused] = [
            profiles.map(|profile| profile.counts().hit_rate()),
            profiles.map(|profile| profile.counts().false_alarm_rate()),
        ]
        .map(|shares| shares.map(|share: Share| hundredths(share.value())));
        let found = profiles.map(|profile| profile.counts().detection());
        let d_prime = found.map(|found| found.map_or_else(String::new, |found| tenths(found.d_prime.value)));
        let criterion =
            found.map(|found| found.map_or_else(String::new, |found| tenths(found.criterion.value)));
        let sure = profiles.map(|profile| hundredths(profile.overconfidence().map(|found| found.value)));
        let rows: [(Msg, [String; 2], Option<Difference>, Writer); 5] = [
            (Msg::DialCaught, caught, change.caught, points),
            (Msg::DialRefused, refused, change.refused, points),
            (Msg::ChangeTelling, d_prime, change.d_prime, tenths),
            (Msg::ChangeLeaning, criterion, change.criterion, tenths),
            (Msg::ChangeSure, sure, change.overconfidence, points),
        ];
        ui.element("ul", "", |ui| {
            for (name, [from, to], difference, write) in rows {
                let Some(Difference { value, range }) = difference else { continue };
                let [by, low, high] = [value, range.low, range.high].map(write);
                let values = [
                    ("name", self.ctx.t(name)),
                    ("from", &from),
                    ("to", &to),
                    ("by", &by),
                    ("low", &low),
                    ("high", &high),
                ];
                let verdict = match difference.is_some_and(Difference::is_beyond_chance) {
                    true => Msg::ChangeBeyond,
                    false => Msg::ChangeChance,
                };
                let text = [&*self.ctx.fill(Msg::ChangeLine, &values), self.ctx.t(verdict)].concat();
                ui.text_element("li", "", &text);
            }
        });
    }

    /// Adds the beginning of a round on a form that the host page names.
    pub(super) fn form(&self, ui: &mut Ui, quiz: &Quiz, form: &str) {
        let (ctx, now) = (self.ctx, self.state.snapshot.now);
        let letter = form.trim_start_matches("form-").to_uppercase();
        let title = ctx.fill(Msg::MeasuringForm, &[("name", &letter)]);
        let session = quiz.measure(form, ctx.host.length, SessionId(0), now);
        let lead = if session.is_some() { Msg::MeasuringFormLead } else { Msg::MeasuringFormDone };
        head(ui, &title, ctx.t(lead));
        if session.is_some() {
            let begun = quiz.measurements().all().into_iter().rfind(|one| form_id(&one.form) == form);
            let n = begun.map_or(0, Measurement::counted);
            if n > 0 {
                ui.text_element("p", "", &self.with(Msg::MeasuringFormBegun, &[("n", n)]));
            }
            let form = form.to_owned();
            let begin = self.round(move |quiz, length, id, now| quiz.full()?.measure(&form, length, id, now));
            ui.element("section", "card", |ui| {
                ctx.button(ui, "begin", "btn", ctx.t(Msg::QuizBegin), begin);
                self.data_notice(ui);
            });
        }
        if self.state.suspended {
            ui.text_element("p", "small", ctx.t(Msg::PractiseAside));
        }
        ctx.link(ui, "progress", ctx.t(Msg::ProgressDoor), Route::Progress);
    }
}

/// How a figure is written.
type Writer = fn(f64) -> String;

/// Returns what the change of d′ says, in plain words.
fn sentence(change: &Change) -> Msg {
    match change.d_prime.filter(|difference| difference.is_beyond_chance()) {
        None => Msg::ChangeUnclear,
        Some(difference) if difference.value > 0.0 => Msg::ChangeBetter,
        Some(_) => Msg::ChangeWorse,
    }
}

/// Writes a share in hundredths, with a proper minus sign.
fn points(share: f64) -> String {
    let points = (share * 100.0).round() as i32;
    [if points < 0 { "−" } else { "" }, &points.unsigned_abs().to_string()].concat()
}

/// Writes a share in per cent; empty for none.
fn hundredths(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| [&*points(share), "%"].concat())
}

/// Draws the two rates of each measurement, with their ranges: dots joined by lines. The same stands below it
/// in words.
fn picture(ui: &mut Ui, measured: &[&Measurement]) {
    let width = STEP * measured.len();
    ui.element("svg", "change", |ui| {
        ui.attr("viewBox", &format!("0 0 {width} 108"));
        ui.attr_static("aria-hidden", "true");
        for height in ["M0 4H", "M0 54H", "M0 104H"] {
            ui.element("path", "all", |ui| ui.attr("d", &[height, &width.to_string()].concat()));
        }
        let rates: [(_, _, Rate); 2] = [
            ("good", 3, |one| one.profile().counts().hit_rate()),
            ("bad", 0, |one| one.profile().counts().false_alarm_rate()),
        ];
        for (class, aside, rate) in rates {
            let height = |share: f64| 104 - percent(share);
            let at = |place: usize| STEP / 2 + STEP * place + aside;
            ui.element("g", class, |ui| {
                let mut line = String::new();
                for (place, one) in measured.iter().enumerate() {
                    let (share, x) = (rate(one), at(place));
                    let (value, range) = (height(share.value().unwrap_or_default()), share.interval());
                    line.push_str(&format!("{}{x} {value}", if place == 0 { "M" } else { "L" }));
                    let stroke = format!("M{x} {}V{}", height(range.low), height(range.high));
                    ui.element("path", "range", |ui| ui.attr("d", &stroke));
                }
                ui.element("path", "line", |ui| ui.attr("d", &line));
                for (place, one) in measured.iter().enumerate() {
                    ui.element("circle", "value", |ui| {
                        ui.attr("cx", &at(place).to_string());
                        ui.attr("cy", &height(rate(one).value().unwrap_or_default()).to_string());
                        ui.attr_static("r", "4");
                    });
                }
            });
        }
    });
}
