//! What answers come to in numbers: the two rates, their ranges, and what was measured so far.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::stats::{Range, Share};
use topup_guard_core::quiz::{Counts, GRADED_FROM};

use super::MORE;
use super::room::{Room, percent};
use crate::parts::{Ui, bar, dial};

impl Room<'_> {
    /// Adds what was measured in all rounds so far.
    pub(super) fn measured_so_far(&self, ui: &mut Ui) {
        let (measured, graded) = self.data.history.measured();
        if measured.scams() + measured.genuine() == 0 {
            return;
        }
        ui.text_element("p", "", &self.so_far(&measured));
        if graded && let Some(found) = measured.detection() {
            ui.text_element("p", "", self.ctx.t(super::progress::telling(&found)));
        }
    }

    /// Returns what was measured so far, in a sentence.
    pub(super) fn so_far(&self, measured: &Counts) -> String {
        let values = [
            ("scams", measured.scams()),
            ("caught", measured.hits),
            ("genuine", measured.genuine()),
            ("refused", measured.false_alarms),
        ];
        self.with(Msg::SummarySoFar, &values)
    }

    /// Adds the two rates: scams recognised (more is better), and genuine items taken for scams (fewer is
    /// better). `heading` is the tag of their headings.
    pub(super) fn numbers(&self, ui: &mut Ui, counts: &Counts, heading: &'static str) {
        let [(caught, label), (refused, other)] = rates(counts);
        ui.element("div", "dials", |ui| {
            for (share, label, better) in
                [(caught, label, Msg::DialMoreBetter), (refused, other, Msg::DialFewerBetter)]
            {
                ui.element("section", "card dial", |ui| {
                    ui.text_element(heading, "", self.ctx.t(label));
                    // Not alike, so that a long bar is not taken for a good one.
                    if better == Msg::DialMoreBetter {
                        dial(ui, share)
                    } else {
                        bar(ui, share)
                    }
                    let none = share.whole == 0;
                    ui.text_element("p", "small", self.ctx.t(if none { Msg::DialNothing } else { better }));
                });
            }
        });
    }

    /// Returns the interval of a share in words.
    fn range(&self, share: Share) -> String {
        if share.whole == 0 {
            return self.ctx.t(Msg::DialNothing).to_owned();
        }
        let range = share.interval();
        let [low, high] = [range.low, range.high].map(|end| percent(end).to_string());
        self.ctx.fill(Msg::DialRange, &[("low", &low), ("high", &high)])
    }

    /// Adds the ranges of the two rates, and what they can and cannot say, behind a fold.
    pub(super) fn how_counted(&self, ui: &mut Ui, counts: &Counts) {
        let ctx = self.ctx;
        ui.element("details", "", |ui| {
            ui.attr_static("data-fold", "how");
            ui.text_element("summary", "", ctx.t(Msg::HowCounted));
            self.ranges(ui, counts);
            ui.text_element("p", "", ctx.t(Msg::SummaryMeaning));
            let (measured, graded) = self.data.history.measured();
            if MORE && !graded {
                let values =
                    [("scams", measured.scams()), ("genuine", measured.genuine()), ("from", GRADED_FROM)];
                ui.text_element("p", "", &self.with(Msg::SummaryUngraded, &values));
            }
        });
    }

    /// Adds the range of each of the two rates in words, and how often no verdict was given.
    pub(super) fn ranges(&self, ui: &mut Ui, counts: &Counts) {
        for (share, label) in rates(counts) {
            let text = [self.ctx.t(label), self.ctx.t(Msg::Colon), &self.range(share)].concat();
            ui.text_element("p", "", &text);
        }
        let withheld = Share {
            part: counts.scams_withheld().part + counts.genuine_withheld().part,
            whole: counts.scams() + counts.genuine(),
        };
        if withheld.part > 0 {
            let Range { low, high } = withheld.interval();
            let values = [
                ("n", withheld.part),
                ("total", withheld.whole),
                ("low", percent(low)),
                ("high", percent(high)),
            ];
            ui.text_element("p", "", &self.with(Msg::ProgressWithheld, &values));
        }
    }
}

/// Returns the two rates with their names.
fn rates(counts: &Counts) -> [(Share, Msg); 2] {
    [(counts.hit_rate(), Msg::DialCaught), (counts.false_alarm_rate(), Msg::DialRefused)]
}
