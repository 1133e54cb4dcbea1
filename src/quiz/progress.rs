//! Progress: a sentence, what to do next, the two rates, calibration, upcoming visits, topics and the record.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::stats::{Detection, Estimate, Range, Share};
use topup_guard_core::quiz::{
    Bias, Calibration, Confidence, Counts, Fit, GRADED_FROM, Mode, Quiz, Rating, Sensitivity, SessionId,
};
use topup_guard_core::route::Route;

use super::record::fold;
use super::room::{Room, percent};
use crate::parts::{GROUPS, Ui, head, scale};

/// Most topics that are named as due.
const NAMED: usize = 3;

impl Room<'_> {
    /// Adds the progress screen.
    pub(super) fn progress_screen(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let history = &self.data.history;
        let Some(quiz) = history.full() else { return };
        let (profile, counts) = (quiz.profile(), quiz.profile().counts());
        let answers = quiz.log().responses().len();
        let measured = counts.scams() + counts.genuine();
        let lead = match (answers, measured) {
            (0, _) => ctx.t(Msg::ProgressNone).to_owned(),
            (_, 0) => self.with(Msg::ProgressPractised, &[("n", answers as u32)]),
            _ => self.so_far(counts),
        };
        head(ui, ctx.t(Msg::ProgressTitle), &lead);
        if answers == 0 {
            ctx.button(ui, "begin", "btn", ctx.t(Msg::QuizBegin), self.begin(Mode::Practice));
        } else {
            ui.section(ctx.t(Msg::ProgressNext), |ui| self.next_things(ui, quiz));
        }
        if measured > 0 {
            ui.section(ctx.t(Msg::ProgressNumbers), |ui| {
                self.numbers(ui, counts, "h3");
                fold(ui, "how", ctx.t(Msg::HowCounted), |ui| self.counted_so(ui, counts, profile.graded()));
            });
        }
        self.change(ui, quiz);
        if profile.graded() {
            ui.section(ctx.t(Msg::ProgressGrade), |ui| self.grade(ui, counts));
            ui.section(ctx.t(Msg::CalibrationTitle), |ui| {
                ui.text_element("p", "small", ctx.t(Msg::CalibrationLead));
                ui.element("ul", "levels", |ui| {
                    profile.calibration().iter().for_each(|level| self.level(ui, level));
                });
            });
        }
        ui.section(ctx.t(Msg::AheadTitle), |ui| self.upcoming_visits(ui));
        fold(ui, "topics", ctx.t(Msg::TopicsTitle), |ui| self.family_map(ui));
        fold(ui, "groups", ctx.t(Msg::GroupsTitle), |ui| self.groups(ui));
        self.record_section(ui);
    }

    /// Adds the three things to do next, the most useful first: what is due, what measuring lacks, and the
    /// topic that went wrong last.
    fn next_things(&self, ui: &mut Ui, quiz: &Quiz) {
        let (ctx, snapshot, counts) = (self.ctx, &self.state.snapshot, quiz.profile().counts());
        let mut things = Vec::new();
        let due = snapshot.due.get(..NAMED.min(snapshot.due.len())).unwrap_or_default();
        let practice = if due.is_empty() {
            let date = snapshot.visits.first().map_or("", |visit| snapshot.date(visit.at));
            ctx.fill(Msg::QuizDueNone, &[("date", date)])
        } else {
            let (n, mut names) = (snapshot.due.len().to_string(), self.names(due));
            if due.len() < snapshot.due.len() {
                names = ctx.fill(Msg::NamesMore, &[("names", &names)]);
            }
            ctx.fill(Msg::QuizDue, &[("n", &n), ("names", &names)])
        };
        things.push(("practice", Msg::QuizPractice, practice, self.begin(Mode::Practice)));
        if quiz.start(Mode::Measuring, ctx.host.length, SessionId(0), snapshot.now).is_some() {
            let missing = |judged: u32| GRADED_FROM.saturating_sub(judged);
            let values = [("scams", missing(counts.scams())), ("genuine", missing(counts.genuine()))];
            let text = self.when_to_measure(quiz).unwrap_or_else(|| match quiz.profile().graded() {
                true => ctx.t(Msg::QuizMeasuringHint).to_owned(),
                false => self.with(Msg::ProgressMissing, &values),
            });
            things.push(("measure", Msg::QuizMeasuring, text, self.begin(Mode::Measuring)));
        }
        let known = |family: &&&str| self.data.pack.families.iter().any(|one| one.id == ***family);
        let cards = quiz.schedule().cards();
        let wrong = cards.iter().filter(|(_, card)| card.rating == Rating::Again);
        let wrong: Vec<_> = wrong.collect();
        let families: Vec<&str> = wrong.iter().map(|(family, _)| *family).collect();
        let last = families.iter().filter(known).max_by_key(|family| cards.get(family).map(|card| card.last));
        let words = |ui: &mut Ui, title, text: &str| {
            ui.element("span", "", |ui| {
                ui.text_element("b", "", ctx.t(title));
                ui.text_element("small", "", text);
            });
        };
        ui.element("ul", "options", |ui| {
            for (hook, title, text, begin) in things {
                ui.element("li", "", |ui| {
                    ui.button("option", ("data-do", hook), begin, |ui| words(ui, title, &text));
                });
            }
            if let Some(family) = last {
                ui.element("li", "", |ui| {
                    let topic = Route::Practise((*family).to_owned());
                    let name = self.names(&[family]);
                    ctx.anchor(ui, "option", "weakest", topic, |ui| words(ui, Msg::PractiseThis, &name));
                });
            }
        });
    }

    /// Adds what the rates count, their ranges, and d′ and c for who wants them.
    fn counted_so(&self, ui: &mut Ui, counts: &Counts, graded: bool) {
        let ctx = self.ctx;
        ui.text_element("p", "", ctx.t(Msg::ProgressLead));
        ui.text_element("p", "", ctx.t(Msg::ProgressNumbersLead));
        self.ranges(ui, counts);
        ui.text_element("p", "", ctx.t(Msg::SummaryMeaning));
        if let Some(found) = counts.detection().filter(|_| graded) {
            for (range, figure) in [(Msg::TellingRange, found.d_prime), (Msg::LeaningRange, found.criterion)]
            {
                ui.text_element("p", "", &self.figure(range, figure));
            }
        }
    }

    /// Adds in plain words how well the person tells the two apart, and to which side they lean.
    fn grade(&self, ui: &mut Ui, counts: &Counts) {
        let Some(found) = counts.detection() else { return };
        let telling = telling(&found);
        let leaning = match found.bias() {
            Bias::Suspicious => Msg::LeaningSuspicious,
            Bias::SlightlySuspicious => Msg::LeaningBitSuspicious,
            Bias::Neutral => Msg::LeaningNeither,
            Bias::SlightlyTrusting => Msg::LeaningBitTrusting,
            Bias::Trusting => Msg::LeaningTrusting,
        };
        for (title, words) in [(Msg::TellingTitle, telling), (Msg::LeaningTitle, leaning)] {
            ui.text_element("h3", "", self.ctx.t(title));
            ui.text_element("p", "", self.ctx.t(words));
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

/// Returns how well the person tells scams and genuine artefacts apart, in words.
pub(super) fn telling(found: &Detection) -> Msg {
    match found.sensitivity() {
        Sensitivity::Chance => Msg::TellingUnclear,
        Sensitivity::Low => Msg::TellingSomewhat,
        Sensitivity::Usual => Msg::TellingUsual,
        Sensitivity::High => Msg::TellingWell,
    }
}

/// Writes a number with one decimal and a proper minus sign. Formatting floats would take more code than this
/// screen.
pub(super) fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as i32;
    let (sign, tenths) = (if tenths < 0 { "−" } else { "" }, tenths.unsigned_abs());
    [sign, &(tenths / 10).to_string(), ".", &(tenths % 10).to_string()].concat()
}

#[cfg(test)]
mod tests;
