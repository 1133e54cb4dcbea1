//! Measurements on forms, and the change between them: what is shown against the truth.

use topup_guard_core::{
    pack::{QuizPack, Truth},
    quiz::{
        Change, Confidence, DAY, Difference, Log, Mode, Profile, Quiz, Rng, Seed, SessionId, Verdict, stated,
        stats::{Estimate, Range, Share},
    },
    time::Millis,
};

use super::figures::{Coverage, Errors, holds};
use super::learner::{Kind, Learner, PLAIN, probability};
use crate::{START, packs, play};

/// Learners in each row.
const LEARNERS: u64 = 1_000;
/// Names of the forms.
const FORMS: [&str; 4] = ["form-a", "form-b", "form-c", "form-d"];
/// Days between two measurements.
const BETWEEN: i64 = 30;

/// Learners for whom items are easier or harder than is stated, as in real life.
const PEOPLE: Kind = Kind { d_prime: 1.5, spread: 0.5, hidden: 0.3, ..PLAIN };

/// Prints everything about forms; returns whether the intervals hold what is stated.
pub(crate) fn forms() -> bool {
    let pack = packs::with_forms(packs::pack(120, 12, 20));
    let sound = [each_form(&pack), changes(&pack)];
    groups(&pack);
    class_of_thirty(&pack);
    sound == [true; 2]
}

/// Measures on a form from beginning to end.
fn measure(quiz: &mut Quiz, pack: &QuizPack, learner: &mut Learner, form: &str, id: u64, at: Millis) {
    if let Some(session) = quiz.measure(form, 40, SessionId(id), at) {
        play(quiz, pack, learner, &session);
    }
}

/// What a measurement without end would find.
#[derive(Clone, Copy)]
struct Real {
    d_prime: f64,
    criterion: f64,
    caught: f64,
    refused: f64,
    overconfidence: f64,
}

impl Real {
    fn of(kind: Kind, pack: &QuizPack) -> Self {
        let (d_prime, criterion) = Learner::new(kind, 0).truth(pack, START);
        // How confident somebody is depends on their impressions, so many of them are drawn.
        let mut learner = Learner::new(Kind { gain: 0.0, ..kind }, 99);
        let (mut sum, mut count) = (0.0, 0.0);
        for _ in 0..400 {
            for item in pack.items.iter().filter(|item| item.truth != Truth::CannotTell) {
                let (verdict, confidence) = learner.verdict(item, START);
                if verdict != Verdict::CannotTell {
                    sum += middle(confidence) - f64::from(u8::from(verdict.is_right(item.truth)));
                    count += 1.0;
                }
            }
        }
        Self {
            d_prime,
            criterion,
            caught: probability(d_prime / 2.0 - criterion),
            refused: probability(-d_prime / 2.0 - criterion),
            overconfidence: sum / count,
        }
    }

    fn figures(self) -> [f64; 5] {
        [self.caught, self.refused, self.d_prime, self.criterion, self.overconfidence]
    }
}

fn middle(confidence: Confidence) -> f64 {
    let Range { low, high } = stated(confidence);
    f64::midpoint(low, high)
}

/// Prints bias, error and coverage of what is measured on each form.
fn each_form(pack: &QuizPack) -> bool {
    println!("Each form: {LEARNERS} learners in each row; items deviate from their stated difficulty\n");
    println!("                      d′                      criterion             caught    refused");
    println!("form     d′     c     bias   RMSE  covered    bias   RMSE  covered  covered   covered");
    let mut coverage = Coverage::default();
    for form in FORMS {
        for (d_prime, criterion) in [(0.5, -0.25), (1.0, 0.25), (1.5, 0.0), (2.0, -0.25), (2.5, 0.0)] {
            let kind = Kind { d_prime, criterion, ..PEOPLE };
            let real = Real::of(kind, pack);
            let (mut d_errors, mut c_errors, mut held) = (Errors::default(), Errors::default(), [0.0; 2]);
            for seed in 0..LEARNERS {
                let (mut quiz, mut learner) = (Quiz::new(pack, Log::new()), Learner::new(kind, seed));
                measure(&mut quiz, pack, &mut learner, form, seed, START);
                let counts = quiz.profile().counts();
                let Some(found) = counts.detection() else { continue };
                d_errors.add(found.d_prime, real.d_prime);
                c_errors.add(found.criterion, real.criterion);
                for (held, (share, rate)) in held
                    .iter_mut()
                    .zip([(counts.hit_rate(), real.caught), (counts.false_alarm_rate(), real.refused)])
                {
                    *held += holds(share, rate) / LEARNERS as f64;
                }
            }
            let [caught, refused] = held;
            [d_errors.coverage(), c_errors.coverage(), caught, refused]
                .into_iter()
                .for_each(|share| coverage.add(share));
            println!(
                "{form} {:5.2} {:5.2}    {}     {}    {caught:.3}     {refused:.3}",
                real.d_prime,
                real.criterion,
                d_errors.columns(),
                c_errors.columns(),
            );
        }
    }
    coverage.is_sound("a measurement on one form")
}

/// Measures twice, 30 days apart, with practice between, and returns what changed.
fn twice(pack: &QuizPack, kinds: [Kind; 2], seed: u64, practised: u64) -> Option<[Profile; 2]> {
    let (mut quiz, mut ids) = (Quiz::new(pack, Log::new()), Rng::new(Seed(!seed)));
    let [before, after] = kinds;
    let mut learner = Learner::new(before, seed);
    let first = FORMS.get(ids.below(4)).copied()?;
    measure(&mut quiz, pack, &mut learner, first, ids.next_u64(), START);
    for visit in 0..practised as i64 {
        let now = START + (1 + visit) * DAY;
        if let Some(session) = quiz.start(Mode::Practice, 10, SessionId(ids.next_u64()), now) {
            play(&mut quiz, pack, &mut learner, &session);
        }
    }
    learner.kind = after;
    // The next form, as the quiz chooses it.
    measure(&mut quiz, pack, &mut learner, "", ids.next_u64(), START + BETWEEN * DAY);
    let measured = quiz.measurements().graded();
    let [earlier, later] = *measured else { return None };
    Some([earlier.profile().clone(), later.profile().clone()])
}

/// Prints bias, error and coverage of the change between two forms, and how often it is said to be more than
/// chance explains.
fn changes(pack: &QuizPack) -> bool {
    println!("Change between two forms 30 days apart: {LEARNERS} learners in each row (with practice 250)\n");
    println!(
        "d′           c              practice   Δd′                                Δc                      covered"
    );
    println!(
        "from    to   from    to     answers    true   bias   RMSE  covered  said    bias   RMSE  covered   caught refused confidence"
    );
    let mut coverage = Coverage::default();
    let grid = [
        (0.5, 0.5, 0.0, 0.0, 0),
        (1.0, 1.0, -0.25, -0.25, 0),
        (1.5, 1.5, 0.0, 0.0, 0),
        (2.5, 2.5, 0.0, 0.0, 0),
        (1.5, 1.5, 0.0, 0.0, 16),
        (1.0, 1.0, 0.0, -0.5, 0),
        (1.0, 1.5, 0.0, 0.0, 0),
        (1.0, 1.5, 0.0, 0.0, 16),
        (1.0, 2.0, 0.25, 0.0, 0),
        (1.0, 2.0, 0.25, 0.0, 16),
        (0.5, 2.0, 0.0, 0.0, 0),
        (2.0, 1.25, 0.0, 0.0, 0),
    ];
    for (from, to, c_from, c_to, practised) in grid {
        let kinds =
            [(from, c_from), (to, c_to)].map(|(d_prime, criterion)| Kind { d_prime, criterion, ..PEOPLE });
        let [was, is] = kinds.map(|kind| Real::of(kind, pack).figures());
        let learners = if practised > 0 { LEARNERS / 4 } else { LEARNERS };
        let mut all = [Errors::default(); 5];
        let mut said = 0.0;
        for seed in 0..learners {
            let Some([earlier, later]) = twice(pack, kinds, seed, practised) else { continue };
            let change = Change::between(&earlier, &later);
            let figures =
                [change.caught, change.refused, change.d_prime, change.criterion, change.overconfidence];
            for (errors, (figure, (was, is))) in
                all.iter_mut().zip(figures.into_iter().zip(was.iter().zip(is)))
            {
                figure.inspect(|figure| errors.add_value(figure.value, figure.range, is - was));
            }
            said += f64::from(u8::from(change.d_prime.is_some_and(Difference::is_beyond_chance)));
        }
        all.iter().for_each(|errors| coverage.add(errors.coverage()));
        let [caught, refused, d_prime, criterion, confidence] = all;
        println!(
            "{from:4.2}  {to:4.2}  {c_from:5.2} {c_to:5.2}     {:4}      {:5.2}  {}   {:.2}   {}     {:.3}   {:.3}   {:.3}",
            practised * 10,
            is.get(2).copied().unwrap_or_default() - was.get(2).copied().unwrap_or_default(),
            d_prime.columns(),
            said / learners as f64,
            criterion.columns(),
            caught.coverage(),
            refused.coverage(),
            confidence.coverage(),
        );
    }
    coverage.is_sound("the change between two forms")
}

/// Returns the change of every person of a class, whose skills differ and change differently: caught, refused,
/// d′ and c; and the true mean change of d′.
fn class(pack: &QuizPack, people: u64, gain: f64, seed: u64) -> (Vec<[[f64; 4]; 2]>, f64) {
    let mut rng = Rng::new(Seed(seed));
    let mut normal = || {
        let sum: f64 = (0..12).map(|_| rng.unit()).sum();
        sum - 6.0
    };
    let mut found = Vec::new();
    for person in 0..people {
        let d_prime = (1.2 + 0.5 * normal()).max(0.0);
        let criterion = 0.3 * normal();
        let before = Kind { d_prime, criterion, ..PEOPLE };
        let after = Kind { d_prime: (d_prime + gain + 0.3 * normal()).max(0.0), ..before };
        let measured = twice(pack, [before, after], seed.wrapping_mul(1_000).wrapping_add(person), 0);
        let figures = |profile: &Profile| {
            let counts = profile.counts();
            let found = counts.detection();
            let share = |share: Share| share.value().unwrap_or_default();
            let value = |estimate: Option<Estimate>| estimate.map_or(0.0, |one| one.value);
            [
                share(counts.hit_rate()),
                share(counts.false_alarm_rate()),
                value(found.map(|found| found.d_prime)),
                value(found.map(|found| found.criterion)),
            ]
        };
        found.extend(measured.map(|measured| measured.each_ref().map(figures)));
    }
    (found, gain)
}

/// Returns mean and standard deviation.
fn mean_and_deviation(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0)).sqrt())
}

/// Returns the quantile 0.975 of Student's distribution (Cornish & Fisher's expansion, to 0.1 % from 9
/// degrees of freedom).
fn student(freedom: f64) -> f64 {
    let z = 1.959_964_f64;
    z + (z.powi(3) + z) / (4.0 * freedom)
        + (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / (96.0 * freedom * freedom)
}

/// Prints how many people it takes to see a change of a group.
fn groups(pack: &QuizPack) {
    let (people, _) = class(pack, 600, 0.4, 5);
    let differences: Vec<f64> =
        people.iter().map(|[before, after]| d_prime_of(after) - d_prime_of(before)).collect();
    let (_, deviation) = mean_and_deviation(&differences);
    println!("People for a mean change of d′ to be seen (80 of 100 groups, 95 % interval without 0)\n");
    println!("true change   people   seen in simulated groups   interval holds the truth");
    for gain in [0.2, 0.3, 0.4, 0.5, 0.75, 1.0] {
        // Two more, since the deviation is not known beforehand (Guenther 1981, Am. Stat. 35:243-244).
        let needed = ((1.96 + 0.8416) * deviation / gain).powi(2).ceil() + 2.0;
        let (mut seen, mut held, groups) = (0.0, 0.0, 100);
        for group in 0..groups {
            let (people, truth) = class(pack, needed as u64, gain, 100 + group);
            let all: Vec<f64> =
                people.iter().map(|[before, after]| d_prime_of(after) - d_prime_of(before)).collect();
            let (mean, spread) = mean_and_deviation(&all);
            let half = student(all.len() as f64 - 1.0) * spread / (all.len() as f64).sqrt();
            seen += f64::from(u8::from(mean - half > 0.0)) / groups as f64;
            held += f64::from(u8::from((mean - truth).abs() <= half)) / groups as f64;
        }
        println!("{gain:8.2}     {needed:6.0}          {seen:.2}                     {held:.2}");
    }
    println!("(standard deviation of the measured change: {deviation:.2})\n");
}

fn d_prime_of([_, _, d_prime, _]: &[f64; 4]) -> f64 {
    *d_prime
}

/// Prints a class of thirty before and after, as docs/teaching.md shows it.
fn class_of_thirty(pack: &QuizPack) {
    println!("A class of thirty, before and after; their d′ truly rose by 0.50 on average\n");
    println!("figure        before   after   change   95 % interval");
    let (people, _) = class(pack, 30, 0.5, 30);
    for (place, name) in ["caught", "refused", "d′", "c"].into_iter().enumerate() {
        let of = |figures: &[f64; 4]| figures.get(place).copied().unwrap_or_default();
        let column = |when: fn(&[[f64; 4]; 2]) -> &[f64; 4]| {
            mean_and_deviation(&people.iter().map(|person| of(when(person))).collect::<Vec<_>>()).0
        };
        let changes: Vec<f64> = people.iter().map(|[before, after]| of(after) - of(before)).collect();
        let (mean, spread) = mean_and_deviation(&changes);
        let half = student(changes.len() as f64 - 1.0) * spread / (changes.len() as f64).sqrt();
        println!(
            "{name:12} {:6.2}   {:6.2}   {mean:6.2}   {:5.2} to {:5.2}",
            column(|[before, _]| before),
            column(|[_, after]| after),
            mean - half,
            mean + half,
        );
    }
    println!();
}
