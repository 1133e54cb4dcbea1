//! What the measuring responses say about the person: the two numbers, d′ and criterion, calibration, counts.

use super::{
    Answer, Confidence, Mode, Named, Response, Verdict,
    confidence::{mark, stated},
    names::Names,
    stats::{Detection, Range, Share, detection},
};
use crate::pack::Truth;

/// Scams, and genuine artefacts, that must have been judged before anything is shown as a grade.
pub const GRADED_FROM: u32 = 20;

/// How often each verdict was given on scams and on genuine artefacts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Scams called scams.
    pub hits: u32,
    /// Scams called genuine.
    pub misses: u32,
    /// “Can't tell” on scams.
    pub withheld_scam: u32,
    /// Genuine artefacts called scams.
    pub false_alarms: u32,
    /// Genuine artefacts called genuine.
    pub correct_rejections: u32,
    /// “Can't tell” on genuine artefacts.
    pub withheld_genuine: u32,
}

impl Counts {
    /// Counts one more verdict; what cannot be told is neither scam nor genuine and changes nothing.
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

    /// Scams judged, “can't tell” included.
    #[must_use]
    pub fn scams(&self) -> u32 {
        self.hits + self.misses + self.withheld_scam
    }

    /// Genuine artefacts judged, “can't tell” included.
    #[must_use]
    pub fn genuine(&self) -> u32 {
        self.false_alarms + self.correct_rejections + self.withheld_genuine
    }

    /// Scams caught, of all scams.
    #[must_use]
    pub fn caught(&self) -> Share {
        Share { part: self.hits, whole: self.scams() }
    }

    /// Scams taken for genuine, of all scams.
    #[must_use]
    pub fn missed(&self) -> Share {
        Share { part: self.misses, whole: self.scams() }
    }

    /// Genuine artefacts wrongly refused, of all genuine ones.
    #[must_use]
    pub fn refused(&self) -> Share {
        Share { part: self.false_alarms, whole: self.genuine() }
    }

    /// Genuine artefacts recognised, of all genuine ones.
    #[must_use]
    pub fn recognised(&self) -> Share {
        Share { part: self.correct_rejections, whole: self.genuine() }
    }

    /// “Can't tell”, of all scams.
    #[must_use]
    pub fn scams_withheld(&self) -> Share {
        Share { part: self.withheld_scam, whole: self.scams() }
    }

    /// “Can't tell”, of all genuine artefacts.
    #[must_use]
    pub fn genuine_withheld(&self) -> Share {
        Share { part: self.withheld_genuine, whole: self.genuine() }
    }

    /// d′ and c; none before there is at least one scam and one genuine artefact.
    ///
    /// “Can't tell” is an answer between “genuine” and “scam”, so the three answers are a rating scale with two
    /// boundaries, and the equal-variance model gives the same d′ at each of them (Macmillan & Creelman 2005, ch.
    /// 3). We take the boundary of saying “scam”: it uses the very rates that are shown, and c is then the
    /// readiness to refuse. Leaving withheld answers out would instead reward picking the easy items.
    #[must_use]
    pub fn detection(&self) -> Option<Detection> {
        detection(self.caught(), self.refused())
    }
}

/// How right the verdicts of one level of confidence were.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// The level.
    pub confidence: Confidence,
    /// Right verdicts of all verdicts at this level; “can't tell” is none.
    pub right: Share,
    /// What the level states.
    pub stated: Range,
}

/// How a level of confidence compares with what it states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Fewer right than stated, beyond chance.
    Overconfident,
    /// No difference beyond chance.
    Fits,
    /// More right than stated, beyond chance.
    Underconfident,
}

impl Calibration {
    /// Compares the 95 % interval of what was right with what the level states; none without a verdict.
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

/// What the measuring responses say. One more response costs the same however many there were before.
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
    /// The profile after one more response. True when it counted.
    ///
    /// It counts when it was a verdict, given in a measuring session, on a scam or a genuine artefact that no
    /// response added before was about: practice teaches the item, and a log merged from two devices may hold
    /// the same item measured twice. Its time does not matter.
    pub fn add(&mut self, response: &Response) -> bool {
        let fresh = self.seen.add(&response.item);
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
        if *verdict != Verdict::CannotTell {
            let right = verdict.is_right(*truth);
            if let Some(level) = self.levels.get_mut(*confidence as usize) {
                level.part += u32::from(right);
                level.whole += 1;
            }
            self.marks += mark(right, *confidence);
        }
        true
    }

    /// The profile of these responses.
    #[must_use]
    pub fn of<'a>(responses: impl IntoIterator<Item = &'a Response>) -> Self {
        let mut profile = Self::default();
        for response in responses {
            profile.add(response);
        }
        profile
    }

    /// The counts over everything.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The counts of each family met, by its id.
    #[must_use]
    pub fn families(&self) -> &Named<Counts> {
        &self.families
    }

    /// The counts of each channel group met.
    #[must_use]
    pub fn groups(&self) -> &Named<Counts> {
        &self.groups
    }

    /// How right the verdicts of each level of confidence were.
    #[must_use]
    pub fn calibration(&self) -> [Calibration; 3] {
        let mut levels = self.levels.into_iter();
        Confidence::ALL.map(|confidence| Calibration {
            confidence,
            right: levels.next().unwrap_or_default(),
            stated: stated(confidence),
        })
    }

    /// The sum of all [`mark`]s; “can't tell” is 0.
    #[must_use]
    pub fn marks(&self) -> i64 {
        self.marks
    }

    /// Whether enough has been judged for anything to be shown as a grade.
    #[must_use]
    pub fn graded(&self) -> bool {
        self.counts.scams() >= GRADED_FROM && self.counts.genuine() >= GRADED_FROM
    }
}
