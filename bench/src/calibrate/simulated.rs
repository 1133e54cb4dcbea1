//! Made-up people answer made-up models, whose difficulty and discrimination are known.

use std::f64::consts::TAU;

use topup_guard_core::quiz::stats::Range;
use topup_guard_core::quiz::{Rng, Seed};

use super::flags::{Flag, correlations, flags};
use super::model::{Fitted, PRIORS, Round, fit};
use super::rounds::Answers;

/// Models of one truth in a form.
const MODELS: usize = 20;
/// Models that are wrong, which stand after the others: one that tells nothing, one that is reversed, and one
/// that gives itself away.
const WRONG: usize = 3;
/// Verdicts that are made up for each row, and the most sets of people that they are divided into.
const VERDICTS: usize = 600_000;
const SETS: usize = 100;

/// People who answer.
#[derive(Debug, Clone, Copy)]
struct People {
    rounds: usize,
    /// Models that each is asked, drawn at random.
    asked: usize,
}

/// Sums over models and sets of how far an estimate is off.
#[derive(Debug, Default)]
struct Off {
    count: f64,
    sum: f64,
    squares: f64,
    covered: f64,
}

impl Off {
    fn add(&mut self, found: f64, truth: f64, interval: Range) {
        self.count += 1.0;
        self.sum += found - truth;
        self.squares += (found - truth).powi(2);
        self.covered += f64::from(u8::from((interval.low..=interval.high).contains(&truth)));
    }

    fn columns(&self) -> String {
        format!(
            "{:.2} | {:.2} | {:.3}",
            self.sum / self.count,
            (self.squares / self.count).sqrt(),
            self.covered / self.count
        )
    }
}

/// Prints how well known models are recovered.
pub(crate) fn print() {
    println!(
        "| rounds | asked of {MODELS} | b: bias | RMSE | covered | ln a: bias | RMSE | covered | sound ones flagged | coin: flagged | reversed: flagged | gives itself away: flagged |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (rounds, asked) in
        [(30, MODELS), (60, MODELS), (120, MODELS), (300, MODELS), (1_000, MODELS), (480, 5)]
    {
        println!("{}", row(People { rounds, asked }));
    }
    println!();
    apart();
}

fn row(people: People) -> String {
    let (mut b_off, mut a_off) = (Off::default(), Off::default());
    let sets = (VERDICTS / (people.rounds * people.asked)).clamp(20, SETS);
    for set in 0..sets {
        let mut rng = Rng::new(Seed(set as u64));
        let models = sound(&mut rng);
        let answers = answers(&mut rng, people, &models);
        let fitted = match fit(models.len(), &answers.rounds, PRIORS) {
            Ok(fitted) => fitted,
            Err(error) => {
                eprintln!("{people:?}, set {set}: {error}");
                continue;
            }
        };
        for ((fitted, (a, b)), share) in fitted.iter().zip(&models).zip(answers.shares()) {
            // What everybody answers alike has no estimate.
            if share.part > 0 && share.part < share.whole {
                b_off.add(fitted.difficulty.value, *b, fitted.difficulty.interval());
                a_off.add(fitted.log_discrimination.value, a.ln(), fitted.log_discrimination.interval());
            }
        }
    }
    let flagged = flagged(people, sets / 2).map(|share| format!("{share:.2}")).join(" | ");
    format!(
        "| {} | {} | {} | {} | {flagged} |",
        people.rounds,
        people.asked,
        b_off.columns(),
        a_off.columns()
    )
}

/// Draws models as they should be.
fn sound(rng: &mut Rng) -> Vec<(f64, f64)> {
    (0..MODELS).map(|_| ((0.35 * normal(rng)).exp(), normal(rng) - 0.7)).collect()
}

/// Returns the share of sound models that are flagged, and of each kind of wrong ones.
fn flagged(people: People, sets: usize) -> [f64; 1 + WRONG] {
    let mut flagged = [0.0; 1 + WRONG];
    for set in 0..sets {
        let mut rng = Rng::new(Seed(!(set as u64)));
        let mut models = sound(&mut rng);
        models.extend([(0.0, 0.0), (-1.0, 0.0), (1.0, -4.5)]);
        let answers = answers(&mut rng, people, &models);
        let fitted = match fit(models.len(), &answers.rounds, PRIORS) {
            Ok(fitted) => fitted,
            Err(error) => {
                eprintln!("{people:?} with models that are wrong, set {set}: {error}");
                continue;
            }
        };
        let (shares, correlations) = (answers.shares(), correlations(&answers));
        for (place, fitted) in fitted.iter().enumerate() {
            let share = shares[place];
            let told = share.part > 0 && share.part < share.whole;
            let flags = flags(share, Some(fitted).filter(|_| told), correlations[place]);
            let fails = flags.contains(&Flag::TellsNothing) || flags.contains(&Flag::Reversed);
            let (kind, found, of) = match place.checked_sub(MODELS) {
                None => (0, fails, sets * MODELS),
                Some(2) => (3, flags.contains(&Flag::GivesAway), sets),
                Some(wrong) => (1 + wrong, fails, sets),
            };
            flagged[kind] += f64::from(u8::from(found)) / of as f64;
        }
    }
    flagged
}

/// Draws people, the models that each is asked, and what they answer.
fn answers(rng: &mut Rng, people: People, models: &[(f64, f64)]) -> Answers {
    let mut order: Vec<usize> = (0..models.len()).collect();
    let rounds = (0..people.rounds).map(|_| {
        let ability = normal(rng);
        let asked = if people.asked < MODELS {
            rng.shuffle(&mut order);
            order[..people.asked].to_vec()
        } else {
            order.clone()
        };
        let right = |model: usize, rng: &mut Rng| {
            let (a, b) = models[model];
            rng.unit() < 1.0 / (1.0 + (-a * (ability - b)).exp())
        };
        asked.into_iter().map(|model| (model, right(model, rng))).collect::<Round>()
    });
    let rounds = rounds.collect();
    Answers { models: (0..models.len()).map(|model| model.to_string()).collect(), rounds }
}

/// Draws a standard normal number (Box & Muller 1958).
fn normal(rng: &mut Rng) -> f64 {
    let (one, other) = (1.0 - rng.unit(), rng.unit());
    (-2.0 * one.ln()).sqrt() * (TAU * other).cos()
}

/// Prints why scams and genuine artefacts are fitted apart: people whose criterion differs as much as their d′.
fn apart() {
    const PEOPLE: usize = 600;
    println!("| fitted | discrimination of scams, median | of genuine artefacts, median |\n|---|--:|--:|");
    let mut rng = Rng::new(Seed(1));
    let hard: Vec<f64> = (0..2 * MODELS).map(|_| 0.4 * normal(&mut rng)).collect();
    let rounds: Vec<Round> = (0..PEOPLE)
        .map(|_| {
            let (d_prime, criterion) = (1.2 + 0.5 * normal(&mut rng), 0.5 * normal(&mut rng));
            let mut right = |place: usize| {
                let towards = if place < MODELS { -criterion } else { criterion };
                d_prime / 2.0 + towards - hard[place] + normal(&mut rng) > 0.0
            };
            (0..2 * MODELS).map(|place| (place, right(place))).collect()
        })
        .collect();
    let discriminations = |first: usize, count: usize| -> Vec<f64> {
        let of = |round: &Round| -> Round {
            let these = round.iter().filter(|(place, _)| (first..first + count).contains(place));
            these.map(|(place, right)| (place - first, *right)).collect()
        };
        let rounds: Vec<Round> = rounds.iter().map(of).collect();
        fit(count, &rounds, PRIORS).unwrap_or_default().iter().map(Fitted::discrimination).collect()
    };
    let mut together = discriminations(0, 2 * MODELS);
    let genuine = together.split_off(MODELS.min(together.len()));
    for (name, scams, genuine) in [
        ("together", together, genuine),
        ("apart", discriminations(0, MODELS), discriminations(MODELS, MODELS)),
    ] {
        println!("| {name} | {:.2} | {:.2} |", median(scams), median(genuine));
    }
}

fn median(mut found: Vec<f64>) -> f64 {
    found.sort_by(f64::total_cmp);
    found.get(found.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use topup_guard_core::quiz::{Rng, Seed};

    use super::{Off, PRIORS, People, answers, fit, flagged, sound};

    #[test]
    fn known_models_are_recovered_and_wrong_ones_flagged() {
        let people = People { rounds: 300, asked: 20 };
        let (mut b_off, mut a_off) = (Off::default(), Off::default());
        for set in 0..5 {
            let mut rng = Rng::new(Seed(1_000 + set));
            let models = sound(&mut rng);
            let fitted =
                fit(models.len(), &answers(&mut rng, people, &models).rounds, PRIORS).expect("a maximum");
            for (fitted, (a, b)) in fitted.iter().zip(&models) {
                b_off.add(fitted.difficulty.value, *b, fitted.difficulty.interval());
                a_off.add(fitted.log_discrimination.value, a.ln(), fitted.log_discrimination.interval());
            }
        }
        for off in [b_off, a_off] {
            assert!((off.sum / off.count).abs() < 0.1, "bias of {off:?}");
            assert!((0.88..=1.0).contains(&(off.covered / off.count)), "coverage of {off:?}");
        }
        let [sound, _, reversed, gives_away] = flagged(people, 4);
        assert!(sound < 0.05 && reversed > 0.9 && gives_away > 0.9, "{sound} {reversed} {gives_away}");
        // Every set has a maximum, also with models that are wrong: a set without one counts as not flagged.
        assert!(flagged(People { rounds: 120, asked: 20 }, 8)[3] > 0.9);
    }
}
