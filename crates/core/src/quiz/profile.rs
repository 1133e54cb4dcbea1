//! Profile: what the measuring responses say about the person: counts, d′, criterion c, calibration.

use super::{
    Answer, Confidence, Mode, Named, Response, Verdict,
    confidence::{mark, stated},
    names::Names,
    stats::{Detection, Range, Share, detection},
};
use crate::pack::{Truth, model_of};

/// Number of scams, and of genuine artefacts, to be judged before anything is shown as a grade.
pub const GRADED_FROM: u32 = 20;

/// Counts of each verdict on scams and on genuine artefacts, in the terms of signal detection theory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Hits: scams called scams.
    pub hits: u32,
    /// Misses: scams called genuine.
    pub misses: u32,
    /// “Can't tell” on scams.
    pub withheld_scam: u32,
    /// False alarms: genuine artefacts called scams.
    pub false_alarms: u32,
    /// Correct rejections: genuine artefacts called genuine.
    pub correct_rejections: u32,
    /// “Can't tell” on genuine artefacts.
    pub withheld_genuine: u32,
}

impl Counts {
    /// Counts one more verdict. One on an artefact that is neither scam nor genuine changes nothing.
    pub fn add(&mut self, truth: Truth, verdict: Verdict) {
        let count = match (truth, verdict) {
            (Truth::Scam, Verdict::Scam) => &mut self.hits,
            (Truth::Scam, Verdict::Genuine) => &mut self.misses,
            (Truth::Scam, Verdict::CannotTell) => &mut self.withheld_scam,
            (Truth::Genuine, Verdict::Scam) => &mut self.false_alarms,
            (Truth::Genuine, Verdict::Genuine) => &mut self.correct_rejections,
            (Truth::Genuine, Verdict::CannotTell) => &mut self.withheld_genuine,
            (Truth::CannotTell, _) => return,
        };
        *count += 1;
    }

    /// Returns the number of scams, “can't tell” included.
    #[must_use]
    pub fn scams(&self) -> u32 {
        self.hits + self.misses + self.withheld_scam
    }

    /// Returns the number of genuine artefacts, “can't tell” included.
    #[must_use]
    pub fn genuine(&self) -> u32 {
        self.false_alarms + self.correct_rejections + self.withheld_genuine
    }

    /// Returns the hit rate: scams called scams, of all scams.
    #[must_use]
    pub fn hit_rate(&self) -> Share {
        Share { part: self.hits, whole: self.scams() }
    }

    /// Returns the miss rate: scams called genuine, of all scams.
    #[must_use]
    pub fn miss_rate(&self) -> Share {
        Share { part: self.misses, whole: self.scams() }
    }

    /// Returns the false alarm rate: genuine artefacts called scams, of all genuine ones.
    #[must_use]
    pub fn false_alarm_rate(&self) -> Share {
        Share { part: self.false_alarms, whole: self.genuine() }
    }

    /// Returns the correct rejection rate: genuine artefacts called genuine, of all genuine ones.
    #[must_use]
    pub fn correct_rejection_rate(&self) -> Share {
        Share { part: self.correct_rejections, whole: self.genuine() }
    }

    /// Returns the share of “can't tell” among the verdicts on scams.
    #[must_use]
    pub fn scams_withheld(&self) -> Share {
        Share { part: self.withheld_scam, whole: self.scams() }
    }

    /// Returns the share of “can't tell” among the verdicts on genuine artefacts.
    #[must_use]
    pub fn genuine_withheld(&self) -> Share {
        Share { part: self.withheld_genuine, whole: self.genuine() }
    }

    /// Estimates d′ and c. Returns none without at least one scam and one genuine artefact.
    ///
    /// “Can't tell” lies between “genuine” and “scam”, so that the three verdicts are a rating scale with two
    /// boundaries, at each of which the equal-variance model gives the same d′ (Macmillan & Creelman 2005,
    /// ch. 3). The boundary of “scam” is used, because it belongs to the rates that are shown. Leaving “can't
    /// tell” out would reward judging the easy items only.
    #[must_use]
    pub fn detection(&self) -> Option<Detection> {
        detection(self.hit_rate(), self.false_alarm_rate())
    }
}

/// Calibration of one level of confidence: how often its verdicts were right, and how often they should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// The level of confidence.
    pub confidence: Confidence,
    /// Right verdicts, of all verdicts at this level. “Can't tell” does not count as a verdict.
    pub right: Share,
    /// Probability of being right that the level states.
    pub stated: Range,
}

/// How often verdicts were right, compared with what their level of confidence states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Less often than stated, beyond chance.
    Overconfident,
    /// No difference beyond chance.
    Fits,
    /// More often than stated, beyond chance.
    Underconfident,
}

impl Calibration {
    /// Compares the 95 % interval of the share of right verdicts with what the level states. Returns none
    /// without a verdict.
    #[must_use]
    pub fn fit(&self) -> Option<Fit> {
        let Range { low, high } = self.right.interval();
        self.right.value().map(|_| {
            if high < self.stated.low {
                Fit::Overconfident
            } else if low > self.stated.high {
                Fit::Underconfident
            } else {
                Fit::Fits
            }
        })
    }
}

/// What the measuring responses say about the person. Adding a response takes time that does not grow with
/// the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    counts: Counts,
    families: Named<Counts>,
    groups: Named<Counts>,
    levels: [Share; 3],
    marks: i64,
    seen: Names,
}

impl Profile {
    /// Adds one more response. Returns whether it counted.
    ///
    /// A response counts if it is a verdict in a measuring session on a scam or a genuine artefact, and no
    /// response added before was about the same item: practice teaches the item, and a log merged from two
    /// devices may have measured it twice. The time of the response does not matter. One without confidence
    /// changes neither calibration nor marks.
    pub fn add(&mut self, response: &Response) -> bool {
        let fresh = self.seen.add(model_of(&response.item));
        let Answer::Judged { truth, verdict, confidence, .. } = &response.answer else { return false };
        if !fresh || response.mode != Mode::Measuring || *truth == Truth::CannotTell {
            return false;
        }
        self.counts.add(*truth, *verdict);
        for (counts, name) in [(&mut self.families, &response.family), (&mut self.groups, &response.group)] {
            counts.change(name, |counts| {
                let mut counts = counts.copied().unwrap_or_default();
                counts.add(*truth, *verdict);
                counts
            });
        }
        if let Some(confidence) = confidence.filter(|_| *verdict != Verdict::CannotTell) {
            let right = verdict.is_right(*truth);
            if let Some(level) = self.levels.get_mut(confidence as usize) {
                level.part += u32::from(right);
                level.whole += 1;
            }
            self.marks += mark(right, confidence);
        }
        true
    }

    /// Computes the profile of these responses.
    #[must_use]
    pub fn of<'a>(responses: impl IntoIterator<Item = &'a Response>) -> Self {
        let mut profile = Self::default();
        for response in responses {
            profile.add(response);
        }
        profile
    }

    /// Returns the counts over all items.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Returns the counts of each family, by its id.
    #[must_use]
    pub fn families(&self) -> &Named<Counts> {
        &self.families
    }

    /// Returns the counts of each channel group.
    #[must_use]
    pub fn groups(&self) -> &Named<Counts> {
        &self.groups
    }

    /// Returns the calibration of each level of confidence, from the lowest.
    #[must_use]
    pub fn calibration(&self) -> [Calibration; 3] {
        let mut levels = self.levels.into_iter();
        Confidence::ALL.map(|confidence| Calibration {
            confidence,
            right: levels.next().unwrap_or_default(),
            stated: stated(confidence),
        })
    }

    /// Returns the sum of all [`mark`]s, where “can't tell” is 0.
    #[must_use]
    pub fn marks(&self) -> i64 {
        self.marks
    }

    /// Returns whether enough was judged for a grade, see [`GRADED_FROM`].
    #[must_use]
    pub fn graded(&self) -> bool {
        self.counts.scams() >= GRADED_FROM && self.counts.genuine() >= GRADED_FROM
    }
}
