//! A running estimate of how likely the person is to judge an item rightly. It only steers practice.

use super::deck::Entry;
use crate::pack::Truth;

/// Log-odds that an average person judges a scam rightly, from the easiest to the hardest. The 90th, 50th and 10th
/// percentiles of item facility in the public data of Singh et al. 2019 (0.97, 0.85, 0.60), and the middles.
const SCAM: [f64; 5] = [3.5, 2.6, 1.7, 1.1, 0.4];

/// The same for a genuine artefact (0.91, 0.77, 0.50).
const GENUINE: [f64; 5] = [2.3, 1.8, 1.2, 0.6, 0.0];

/// How much a skill is thought to change from answer to answer, as a variance in squared log-odds: over a hundred
/// answers, one logit.
const DRIFT: f64 = 0.01;

/// What is believed about one skill: by how many logits it differs from the average person's.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Skill {
    mean: f64,
    variance: f64,
}

impl Skill {
    /// One step of the posterior-mode filter for a logistic model (Fahrmeir 1992, J. Am. Stat. Assoc. 87:501-509).
    fn update(&mut self, log_odds: f64, right: bool) {
        let expected = logistic(log_odds + self.mean);
        self.variance = 1.0 / (1.0 / self.variance + expected * (1.0 - expected));
        self.mean += self.variance * (f64::from(u8::from(right)) - expected);
        self.variance += DRIFT;
    }
}

/// Catching scams and recognising the genuine are different skills: who suspects everything is good at one only.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ability {
    scam: Skill,
    genuine: Skill,
}

impl Default for Ability {
    fn default() -> Self {
        let average = Skill { mean: 0.0, variance: 1.0 };
        Self { scam: average, genuine: average }
    }
}

impl Ability {
    /// Takes in whether an item was judged rightly; “can't tell” about something that can be told is not right.
    pub(super) fn add(&mut self, entry: &Entry, right: bool) {
        match entry.truth {
            Truth::Scam => self.scam.update(log_odds(entry), right),
            Truth::Genuine => self.genuine.update(log_odds(entry), right),
            Truth::CannotTell => {}
        }
    }

    /// The chance, 0 to 1, that the person would judge this item rightly.
    pub(super) fn chance(&self, entry: &Entry) -> f64 {
        let skill = if entry.truth == Truth::Scam { self.scam } else { self.genuine };
        logistic(log_odds(entry) + skill.mean)
    }
}

/// An average person's log-odds of judging this item rightly.
fn log_odds(entry: &Entry) -> f64 {
    let table = if entry.truth == Truth::Scam { SCAM } else { GENUINE };
    table.get(usize::from(entry.difficulty)).copied().unwrap_or_default()
}

fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
