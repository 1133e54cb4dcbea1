//! Simulated learner, who judges by signal detection, learns families and forgets them.

use std::{collections::BTreeMap, f64::consts::TAU};

use topup_guard_core::{
    pack::{Alignment, CueCount, Item, QuizPack, Truth, model_of},
    quiz::{
        Answer, Ask, Confidence, DAY, Rng, Seed, Verdict, judge, order, stats::quantile, tap, twin, two_step,
    },
    time::Millis,
};

/// What a learner is like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind {
    /// d′ on families never practised or quite forgotten.
    pub(crate) d_prime: f64,
    /// Criterion for saying “scam”.
    pub(crate) criterion: f64,
    /// Width of the band below the criterion in which they say “can't tell”.
    pub(crate) withheld: f64,
    /// How much more d′ the easiest items have than the middle ones, and the hardest less.
    pub(crate) spread: f64,
    /// Standard deviation of the d′ of single items from what their stated difficulty says.
    pub(crate) hidden: f64,
    /// How much d′ a family remembered for certain adds.
    pub(crate) gain: f64,
    /// Days after which half of what was learnt once is forgotten, in a middling family; a third of it in the
    /// most fleeting fifth of the families, three times as much in the most lasting.
    pub(crate) half_life: f64,
}

/// Somebody who neither learns nor differs between items.
pub(crate) const PLAIN: Kind =
    Kind { d_prime: 1.0, criterion: 0.0, withheld: 0.0, spread: 0.0, hidden: 0.0, gain: 0.0, half_life: 2.0 };

/// Half-life in days and time of the last answer of a family.
#[derive(Debug, Clone, Copy)]
struct Trace {
    half_life: f64,
    last: Millis,
}

/// A learner with a memory of their own. It fades exponentially, unlike the scheduler's, which is the point.
#[derive(Debug, Clone)]
pub(crate) struct Learner {
    pub(crate) kind: Kind,
    rng: Rng,
    traces: BTreeMap<String, Trace>,
}

impl Learner {
    pub(crate) fn new(kind: Kind, seed: u64) -> Self {
        Self { kind, rng: Rng::new(Seed(seed)), traces: BTreeMap::new() }
    }

    /// Draws a standard normal number (Box & Muller 1958).
    fn normal(&mut self) -> f64 {
        let (one, other) = (1.0 - self.rng.unit(), self.rng.unit());
        (-2.0 * one.ln()).sqrt() * (TAU * other).cos()
    }

    /// Returns the chance that a family is remembered, 0 to 1.
    pub(crate) fn remembered(&self, family: &str, now: Millis) -> f64 {
        self.traces
            .get(family)
            .map_or(0.0, |trace| (-((now - trace.last) as f64 / DAY as f64) / trace.half_life).exp2())
    }

    /// Answers what was asked, and learns from it.
    pub(crate) fn answer(&mut self, pack: &QuizPack, ask: &Ask, now: Millis) -> Option<Answer> {
        Some(match ask {
            Ask::Judge { item } => self.judge(pack_item(pack, item)?, now)?,
            Ask::TwoStep { item } => {
                let item = pack_item(pack, item)?;
                let (verdict, confidence) = self.verdict(item, now);
                self.learn(&item.family, verdict.is_right(item.truth), now);
                two_step(item, "check", verdict, confidence)?
            }
            Ask::Tap { item } => {
                let item = pack_item(pack, item)?;
                let right = self.verdict(item, now).0 == Verdict::Scam;
                self.learn(&item.family, right, now);
                tap(item, if right { &["bad"] } else { &[] }, 0)
            }
            Ask::Twins { scam, genuine, .. } => {
                let item = pack_item(pack, scam)?;
                let right = self.verdict(item, now).0 == Verdict::Scam;
                self.learn(&item.family, right, now);
                twin(item, if right { genuine } else { scam }, Confidence::Medium)
            }
            Ask::Order { order: id, .. } => {
                let exercise = pack.orders.iter().find(|known| known.id == *id)?;
                let right = self.rng.unit() < self.remembered(&exercise.family, now).max(0.3);
                self.learn(&exercise.family, right, now);
                order(exercise, if right { &[0, 1, 2] } else { &[1, 0, 2] })
            }
        })
    }

    fn judge(&mut self, item: &Item, now: Millis) -> Option<Answer> {
        let (verdict, confidence) = self.verdict(item, now);
        self.learn(&item.family, verdict.is_right(item.truth), now);
        let action = if verdict == Verdict::Genuine { "leave" } else { "check" };
        judge(item, verdict, confidence, action)
    }

    /// Returns the verdict on an item: a noisy impression against the criterion.
    pub(crate) fn verdict(&mut self, item: &Item, now: Millis) -> (Verdict, Confidence) {
        let d_prime = self.d_prime(item, self.remembered(&item.family, now));
        let impression = self.normal()
            + match item.truth {
                Truth::Scam => d_prime / 2.0,
                Truth::Genuine => -d_prime / 2.0,
                Truth::CannotTell => 0.0,
            };
        let beyond = impression - self.kind.criterion;
        let confidence = match beyond.abs() {
            distance if distance > 1.2 => Confidence::High,
            distance if distance > 0.5 => Confidence::Medium,
            _ => Confidence::Low,
        };
        let verdict = if beyond > 0.0 {
            Verdict::Scam
        } else if beyond > -self.kind.withheld {
            Verdict::CannotTell
        } else {
            Verdict::Genuine
        };
        (verdict, confidence)
    }

    fn d_prime(&self, item: &Item, remembered: f64) -> f64 {
        let hidden = if self.kind.hidden == 0.0 { 0.0 } else { self.kind.hidden * deviation(&item.id) };
        self.kind.d_prime + self.kind.spread * ease(item) + hidden + self.kind.gain * remembered
    }

    /// Renews the memory of a family: a right answer does, and so does the explanation of a wrong one.
    ///
    /// Its half-life grows by up to 2.5 (the factor of SM-2, Wozniak 1990) when the answer was right and the
    /// family had faded to 90 % or below; before that in proportion. A wrong answer halves it.
    fn learn(&mut self, family: &str, right: bool, now: Millis) {
        let number: f64 = family.trim_start_matches('f').parse().unwrap_or_default();
        let shortest = self.kind.half_life * 3.0_f64.powf((number % 5.0 - 2.0) / 2.0);
        let trace = self.traces.entry(family.to_owned()).or_insert(Trace { half_life: shortest, last: now });
        let passed = (now - trace.last) as f64 / DAY as f64;
        let to_ninety = -0.9_f64.log2() * trace.half_life;
        let factor = if right { 1.0 + 1.5 * (passed / to_ninety).min(1.0) } else { 0.5 };
        *trace = Trace { half_life: (trace.half_life * factor).max(shortest), last: now };
    }

    /// Returns d′ and c from the rates over all items of a pack, every difficulty stratum weighing the same:
    /// what a measurement without end would find.
    pub(crate) fn truth(&self, pack: &QuizPack, now: Millis) -> (f64, f64) {
        let rate = |truth: Truth, sign: f64| {
            let mut strata = [(0.0, 0.0); 3];
            for item in pack.items.iter().filter(|item| item.truth == truth) {
                let d_prime = self.d_prime(item, self.remembered(&item.family, now));
                let stratum = match ease(item) {
                    ease if ease > 0.0 => 0,
                    ease if ease < 0.0 => 2,
                    _ => 1,
                };
                if let Some((sum, count)) = strata.get_mut(stratum) {
                    *sum += probability(sign * d_prime / 2.0 - self.kind.criterion);
                    *count += 1.0;
                }
            }
            strata.iter().map(|(sum, count)| sum / count / 3.0).sum::<f64>()
        };
        let (hit, false_alarm) = (quantile(rate(Truth::Scam, 1.0)), quantile(rate(Truth::Genuine, -1.0)));
        (hit - false_alarm, -(hit + false_alarm) / 2.0)
    }
}

/// Returns by how many standard deviations an item is easier than is stated: always the same for it.
fn deviation(id: &str) -> f64 {
    let seed = id.bytes().fold(1_u64, |seed, byte| seed.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte));
    quantile(Rng::new(Seed(seed)).unit().clamp(0.001, 0.999))
}

/// Returns the ease of an item, from 1 (many cues, weak premise) to −1 (few cues, strong premise).
fn ease(item: &Item) -> f64 {
    let cues = match item.difficulty.cues {
        CueCount::Few => -0.5,
        CueCount::Some => 0.0,
        CueCount::Many => 0.5,
    };
    let alignment = match item.difficulty.alignment {
        Alignment::Strong => -0.5,
        Alignment::Medium => 0.0,
        Alignment::Weak => 0.5,
    };
    cues + alignment
}

/// Returns the standard normal distribution function, as the inverse of its quantiles.
pub(crate) fn probability(x: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if quantile(middle) < x { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

fn pack_item<'a>(pack: &'a QuizPack, id: &str) -> Option<&'a Item> {
    pack.items.iter().find(|item| item.id == model_of(id))
}
