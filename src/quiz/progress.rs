//! Progress: hit rate and false alarms with their ranges, calibration, topics, upcoming visits, the record.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::stats::{Estimate, Range, Share};
use topup_guard_core::quiz::{Bias, Calibration, Confidence, Counts, Fit, GRADED_FROM, Mode, Sensitivity};

use super::room::Room;
use super::summary::percent;
use crate::parts::{GROUPS, Ui, head, scale};

impl Room<'_> {
    /// Adds the progress screen.
    pub(super) fn progress_screen(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let history = &self.data.history;
        let Some(quiz) = history.full() else { return };
        let (profile, counts) = (quiz.profile(), quiz.profile().counts());
        head(ui, ctx.t(Msg::ProgressTitle), ctx.t(Msg::ProgressLead));
        if quiz.log().responses().is_empty() {
            ui.element("section", "card", |ui| {
                ui.text_element("p", "", ctx.t(Msg::ProgressNone));
                ctx.button(ui, "begin", "btn", ctx.t(Msg::QuizBegin), self.begin(Mode::Practice));
            });
        }
        ui.section(ctx.t(Msg::ProgressNumbers), |ui| {
            ui.text_element("p", "small", ctx.t(Msg::ProgressNumbersLead));
            self.numbers(ui, counts, "h3");
            if !profile.graded() {
                let missing = |judged: u32| GRADED_FROM.saturating_sub(judged);
                let values = [("scams", missing(counts.scams())), ("genuine", missing(counts.genuine()))];
                ui.text_element("p", "", &self.with(Msg::ProgressMissing, &values));
            }
            ui.text_element("p", "care", ctx.t(Msg::SummaryMeaning));
        });
        if profile.graded() {
            ui.section(ctx.t(Msg::ProgressGrade), |ui| self.grade(ui, counts));
            ui.section(ctx.t(Msg::CalibrationTitle), |ui| {
                ui.text_element("p", "small", ctx.t(Msg::CalibrationLead));
                ui.element("ul", "levels", |ui| {
                    profile.calibration().iter().for_each(|level| self.level(ui, level));
                });
            });
        }
        ui.section(ctx.t(Msg::TopicsTitle), |ui| self.family_map(ui));
        ui.section(ctx.t(Msg::AheadTitle), |ui| self.upcoming_visits(ui));
        ui.section(ctx.t(Msg::GroupsTitle), |ui| self.groups(ui));
        self.record_section(ui);
    }

    /// Adds d′ and c in plain words, each with its range.
    fn grade(&self, ui: &mut Ui, counts: &Counts) {
        let Some(found) = counts.detection() else { return };
        let telling = match found.sensitivity() {
            Sensitivity::Chance => Msg::TellingUnclear,
            Sensitivity::Low => Msg::TellingSomewhat,
            Sensitivity::Usual => Msg::TellingUsual,
            Sensitivity::High => Msg::TellingWell,
        };
        let leaning = match found.bias() {
            Bias::Suspicious => Msg::LeaningSuspicious,
            Bias::SlightlySuspicious => Msg::LeaningBitSuspicious,
            Bias::Neutral => Msg::LeaningNeither,
            Bias::SlightlyTrusting => Msg::LeaningBitTrusting,
            Bias::Trusting => Msg::LeaningTrusting,
        };
        for (title, words, range, figure) in [
            (Msg::TellingTitle, telling, Msg::TellingRange, found.d_prime),
            (Msg::LeaningTitle, leaning, Msg::LeaningRange, found.criterion),
        ] {
            ui.text_element("h3", "", self.ctx.t(title));
            ui.text_element("p", "", self.ctx.t(words));
            ui.text_element("p", "small", &self.figure(range, figure));
        }
    }

    /// Returns a figure with its range in words.
    fn figure(&self, msg: Msg, figure: Estimate) -> String {
        let Range { low, high } = figure.interval();
        let [value, low, high] = [figure.value, low, high].map(tenths);
        self.ctx.fill(msg, &[("value", &value), ("low", &low), ("high", &high)])
    }

    /// Adds the calibration of a level of confidence, drawn and in words.
    fn level(&self, ui: &mut Ui, level: &Calibration) {
        let ctx = self.ctx;
        let name = match level.confidence {
            Confidence::Low => Msg::SureLow,
            Confidence::Medium => Msg::SureMedium,
            Confidence::High => Msg::SureHigh,
        };
        ui.element("li", "", |ui| {
            ui.text_element("h3", "", ctx.t(name));
            let Some(fit) = level.fit() else {
                return ui.text_element("p", "small", ctx.t(Msg::CalibrationNone));
            };
            scale(ui, level.right, level.stated);
            ui.text_element(
                "p",
                "",
                ctx.t(match fit {
                    Fit::Overconfident => Msg::FitOver,
                    Fit::Fits => Msg::FitFits,
                    Fit::Underconfident => Msg::FitUnder,
                }),
            );
            let (right, range) = (level.right, level.right.interval());
            let [low, high, from, to] =
                [range.low, range.high, level.stated.low, level.stated.high].map(percent);
            let values = [
                ("n", right.part),
                ("total", right.whole),
                ("low", low),
                ("high", high),
                ("from", from),
                ("to", to),
            ];
            ui.text_element("p", "small", &self.with(Msg::CalibrationLine, &values));
        });
    }

    /// Adds the counts of each channel group that was met, as a table.
    fn groups(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let history = &self.data.history;
        let Some(quiz) = history.full() else { return };
        let groups = quiz.profile().groups();
        let met = GROUPS.iter().filter_map(|(id, name)| Some((*name, groups.get(id)?)));
        if met.clone().next().is_none() {
            return ui.text_element("p", "", ctx.t(Msg::GroupsNone));
        }
        ui.element("table", "groups", |ui| {
            ui.element("thead", "", |ui| {
                ui.element("tr", "", |ui| {
                    for msg in [Msg::GroupsWhere, Msg::DialCaught, Msg::DialRefused] {
                        ui.element("th", "", |ui| {
                            ui.attr_static("scope", "col");
                            ui.text(ctx.t(msg));
                        });
                    }
                });
            });
            ui.element("tbody", "", |ui| {
                for (name, counts) in met {
                    ui.element("tr", "", |ui| {
                        ui.element("th", "", |ui| {
                            ui.attr_static("scope", "row");
                            ui.text(ctx.t(name));
                        });
                        for Share { part, whole } in [counts.hit_rate(), counts.false_alarm_rate()] {
                            ui.text_element(
                                "td",
                                "",
                                &self.with(Msg::GroupsOf, &[("n", part), ("total", whole)]),
                            );
                        }
                    });
                }
            });
        });
    }
}

/// Writes a number with one decimal and a proper minus sign. Formatting floats would take more code than this
/// screen.
fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as i32;
    let (sign, tenths) = (if tenths < 0 { "−" } else { "" }, tenths.unsigned_abs());
    [sign, &(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
}

#[cfg(test)]
mod tests;
