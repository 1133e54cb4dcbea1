//! Measurements: what each form that was worked through says about a person.
//!
//! What was measured before there were forms counts as one measurement.

use super::{Change, DAY, Mode, Named, Profile, Response, entry::AGAIN};
use crate::{pack::model_of, time::Millis};

/// Days after a measurement at which the next one is due.
///
/// Training first makes people suspicious of genuine messages too, which has gone after three weeks
/// (`ShieldUp!`, 2025); what they learnt begins to fade after two to four (`DeLiema` et al. 2024, Maertens et
/// al. 2025).
pub const AGAIN_AFTER: i64 = 30;

/// What was measured on one form, or without any.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measurement {
    /// Name of the form; empty for what was measured before there were forms.
    pub form: String,
    /// When its first answer was given.
    pub began: Millis,
    /// When its last answer was given.
    pub ended: Millis,
    profile: Profile,
    /// Models that were judged, each with the time.
    judged: Named<Millis>,
}

impl Measurement {
    /// Returns what it says about the person.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Returns the number of verdicts that count.
    #[must_use]
    pub fn counted(&self) -> u32 {
        self.profile.counts().scams() + self.profile.counts().genuine()
    }

    /// Returns whether it has an answer about this item.
    #[must_use]
    pub fn has(&self, item: &str) -> bool {
        self.judged.get(model_of(item)).is_some()
    }

    fn note(&mut self, at: Millis) {
        (self.began, self.ended) = match self.counted() {
            0 | 1 => (at, at),
            _ => (self.began.min(at), self.ended.max(at)),
        };
    }
}

/// Every measurement of a log.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measurements {
    /// What was measured before there were forms.
    before: Measurement,
    /// The others, in the order in which they began in the log.
    on_forms: Vec<Measurement>,
    /// Models that practice has shown, each with the last time.
    practised: Named<Millis>,
}

impl Measurements {
    /// Adds one more response.
    ///
    /// One on a form belongs to the last measurement on that form, however long ago it was begun. If that has
    /// an answer about the same item, the first one counts; 60 days or more after it, a new measurement
    /// begins. A verdict on a model that practice showed within 60 days before does not count. All other
    /// measured responses are one measurement, as [`Profile::add`] counts them.
    pub fn add(&mut self, response: &Response) {
        let (model, at) = (model_of(&response.item), response.at);
        if response.form.is_empty() {
            if self.before.profile.add(response) {
                self.before.note(at);
            }
            if response.mode == Mode::Practice {
                self.practised.change(model, |last| last.map_or(at, |last| at.max(*last)));
            }
            return;
        }
        let last = self.on_forms.iter().rposition(|one| one.form == response.form);
        let answered = last.and_then(|last| self.on_forms.get(last)?.judged.get(model)).copied();
        if answered.is_some_and(|answered| at - answered < AGAIN * DAY) {
            return;
        }
        if last.is_none() || answered.is_some() {
            self.on_forms.push(Measurement {
                form: response.form.clone(),
                began: at,
                ended: at,
                ..Measurement::default()
            });
        }
        let Some(one) = self.on_forms.iter_mut().rfind(|one| one.form == response.form) else { return };
        one.judged.change(model, |_| at);
        if self.practised.get(model).is_none_or(|shown| at - *shown >= AGAIN * DAY)
            && one.profile.add(response)
        {
            one.note(at);
        }
    }

    /// Finds the measurements of these responses.
    #[must_use]
    pub fn of<'a>(responses: impl IntoIterator<Item = &'a Response>) -> Self {
        let mut measurements = Self::default();
        for response in responses {
            measurements.add(response);
        }
        measurements
    }

    /// Returns every measurement with an answer that counts, in the order of their last answers.
    #[must_use]
    pub fn all(&self) -> Vec<&Measurement> {
        let all = [&self.before].into_iter().chain(&self.on_forms);
        let mut all: Vec<_> = all.filter(|one| one.counted() > 0).collect();
        all.sort_by_key(|one| one.ended);
        all
    }

    /// Returns the measurements with enough answers for a grade, in the order of their last answers.
    #[must_use]
    pub fn graded(&self) -> Vec<&Measurement> {
        let mut graded = self.all();
        graded.retain(|one| one.profile.graded());
        graded
    }

    /// Returns the last measurement on the form with this name.
    #[must_use]
    pub fn on(&self, form: &str) -> Option<&Measurement> {
        self.on_forms.iter().rfind(|one| one.form == form)
    }

    /// Returns the name of the form that was worked on last; empty if none was.
    #[must_use]
    pub fn last_form(&self) -> &str {
        self.on_forms.iter().max_by_key(|one| one.ended).map_or("", |one| &one.form)
    }

    /// Returns the profile to show: of the last measurement with enough answers for a grade, or else of the
    /// one with the most answers.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        let most = || self.on_forms.iter().max_by_key(|one| one.counted());
        let most = || most().filter(|one| one.counted() > self.before.counted()).unwrap_or(&self.before);
        &self.graded().pop().unwrap_or_else(most).profile
    }

    /// Returns the change from the last measurement but one, of those with enough answers for a grade, to the
    /// last.
    #[must_use]
    pub fn change(&self) -> Option<(&Measurement, &Measurement, Change)> {
        let graded = self.graded();
        let [.., earlier, later] = *graded else { return None };
        Some((earlier, later, Change::between(&earlier.profile, &later.profile)))
    }
}
