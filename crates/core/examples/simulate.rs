//! Simulation: learners of known skill take real sessions; the figures shown to them are compared with it.
//!
//! Prints tables and fails when the stated 95 % intervals cover less than they should. The grid and the seeds
//! are fixed, so that two runs print the same. With `forms` it prints what is about forms only.
//!
//! ```sh
//! cargo run --release --example simulate [forms]
//! ```

use std::process::ExitCode;

use support::figures::{Coverage, Errors, holds};
use support::learner::{Kind, Learner, PLAIN, probability};
use topup_guard_core::{
    pack::{QuizPack, Truth},
    quiz::{
        Answer, Ask, Counts, DAY, Log, Mode, Quiz, Rng, Seed, Session, SessionId,
        stats::{Share, detection},
    },
    time::Millis,
};

#[path = "../tests/all/quiz/packs.rs"]
mod packs;
mod support {
    //! What the simulation stands on.
    pub(crate) mod figures;
    pub(crate) mod forms;
    pub(crate) mod learner;
}

/// When everybody begins: a minute of 2026-12.
const START: Millis = Millis(1_796_000_000_000);
/// Families of the pack.
const FAMILIES: usize = 20;
/// Learners in each cell of the grid.
const LEARNERS: u64 = 1_000;
/// d′ and criteria of the grid, and how many scams (and as many genuine items) are measured.
const D_PRIMES: [f64; 5] = [0.5, 1.0, 1.5, 2.0, 2.5];
const CRITERIA: [f64; 5] = [-0.5, -0.25, 0.0, 0.25, 0.5];
const MEASURED: [u32; 2] = [20, 40];

fn main() -> ExitCode {
    let pack = packs::pack(120, 12, FAMILIES);
    if std::env::args().any(|arg| arg == "forms") {
        return if support::forms::forms() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let covered = grid(&pack);
    practice_between(&pack);
    aim(&pack);
    half_a_year(&pack);
    let covered = support::forms::forms() && covered;
    if covered { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Plays a session to its end; every answer takes 20 seconds.
fn play(quiz: &mut Quiz, pack: &QuizPack, learner: &mut Learner, session: &Session) {
    let mut now = session.started;
    while let Some(ask) = quiz.next(session) {
        let Some(answer) = learner.answer(pack, &ask, now) else { return };
        now += 20_000;
        quiz.add(quiz.record(session, &ask, answer, now, 20_000));
    }
}

/// Measures in sessions of ten until so many scams and genuine items are judged, with so many practice
/// sessions before each.
fn measure(pack: &QuizPack, kind: Kind, seed: u64, each: u32, practised: u64) -> Quiz {
    let (mut quiz, mut learner) = (Quiz::new(pack, Log::new()), Learner::new(kind, seed));
    let mut ids = Rng::new(Seed(!seed));
    while quiz.profile().counts().scams() < each {
        for mode in (0..practised).map(|_| Mode::Practice).chain([Mode::Measuring]) {
            let Some(session) = quiz.start(mode, 10, SessionId(ids.next_u64()), START) else { return quiz };
            play(&mut quiz, pack, &mut learner, &session);
        }
    }
    quiz
}

/// Prints bias, error and coverage over the grid; returns whether the coverage is what we state.
fn grid(pack: &QuizPack) -> bool {
    println!("Measuring: {LEARNERS} learners in each row; n scams and n genuine items\n");
    println!("                        d′                     criterion              scams caught");
    println!("  d′     c    n    bias   RMSE  covered    bias   RMSE  covered     covered");
    let uneven = Kind { spread: 0.8, ..PLAIN };
    let mut kinds: Vec<(Kind, &str)> = Vec::new();
    for d_prime in D_PRIMES {
        kinds.extend(CRITERIA.map(|criterion| (Kind { d_prime, criterion, ..PLAIN }, "")));
    }
    kinds.push((Kind { d_prime: 1.5, withheld: 0.5, ..PLAIN }, "withholds"));
    kinds.push((Kind { d_prime: 1.5, criterion: -0.25, ..uneven }, "easy and hard items differ"));
    let mut stated = Coverage::default();
    for (kind, note) in kinds {
        let (d_prime, criterion) = Learner::new(kind, 0).truth(pack, START);
        for each in MEASURED {
            let (mut d_errors, mut c_errors, mut caught) = (Errors::default(), Errors::default(), 0.0);
            for seed in 0..LEARNERS {
                let quiz = measure(pack, kind, seed, each, 0);
                let Some(found) = quiz.profile().counts().detection() else { continue };
                d_errors.add(found.d_prime, d_prime);
                c_errors.add(found.criterion, criterion);
                caught += holds(quiz.profile().counts().hit_rate(), probability(d_prime / 2.0 - criterion));
            }
            let caught = caught / LEARNERS as f64;
            for coverage in [d_errors.coverage(), c_errors.coverage(), caught] {
                stated.add(coverage);
            }
            println!(
                "{:4.2} {:5.2}  {each:3}   {}     {}      {caught:.3}  {note}",
                kind.d_prime,
                kind.criterion,
                d_errors.columns(),
                c_errors.columns(),
            );
        }
    }
    stated.is_sound("the 95 % intervals")
}

/// Prints whether practice between measurements changes what is measured, beside the same of all answers
/// together.
fn practice_between(pack: &QuizPack) {
    println!("Practice between measurements: d′ 1.50, easy and hard items differ, nothing learnt, n = 20\n");
    println!("practice answers   measured d′ bias   RMSE   all answers together: d′ bias   RMSE");
    let kind = Kind { d_prime: 1.5, spread: 1.2, ..PLAIN };
    let (d_prime, _) = Learner::new(kind, 0).truth(pack, START);
    for practised in [0, 1, 4, 16] {
        let (mut measured, mut pooled) = (Errors::default(), Errors::default());
        for seed in 0..LEARNERS / 4 {
            let quiz = measure(pack, kind, seed, 20, practised);
            let mut counts = Counts::default();
            for response in quiz.log().responses().iter() {
                if let Answer::Judged { truth, verdict, .. } = response.answer {
                    counts.add(truth, verdict);
                }
            }
            let all = detection(counts.hit_rate(), counts.false_alarm_rate());
            for (errors, found) in [(&mut measured, quiz.profile().counts().detection()), (&mut pooled, all)]
            {
                found.inspect(|found| errors.add(found.d_prime, d_prime));
            }
        }
        println!(
            "{:9}              {:5.2}        {:5.2}                    {:5.2}          {:5.2}",
            practised * 40,
            measured.bias(),
            measured.rmse(),
            pooled.bias(),
            pooled.rmse()
        );
    }
    println!();
}

/// Prints how often adaptive and random practice are answered rightly; adaptive practice aims at 0.70.
fn aim(pack: &QuizPack) {
    println!("Answered rightly in 100 practice judgements: 0.70 is aimed at\n");
    println!("  d′   adaptive   random");
    for d_prime in [0.5, 1.0, 1.5, 2.0, 2.5] {
        let kind = Kind { d_prime, spread: 1.2, ..PLAIN };
        let (mut adaptive, mut random) = (Share::default(), Share::default());
        for seed in 0..LEARNERS / 10 {
            let (mut quiz, mut learner) = (Quiz::new(pack, Log::new()), Learner::new(kind, seed));
            let mut rng = Rng::new(Seed(seed));
            for _ in 0..10 {
                let Some(session) = quiz.start(Mode::Practice, 10, SessionId(rng.next_u64()), START) else {
                    return;
                };
                play(&mut quiz, pack, &mut learner, &session);
            }
            quiz.log().responses().iter().for_each(|response| note(&mut adaptive, &response.answer));
            for _ in 0..100 {
                let answer = at_random(pack, &mut rng).and_then(|ask| learner.answer(pack, &ask, START));
                answer.inspect(|answer| note(&mut random, answer));
            }
        }
        println!(
            "{d_prime:4.2}     {:.2}       {:.2}",
            adaptive.value().unwrap_or_default(),
            random.value().unwrap_or_default()
        );
    }
    println!();
}

fn note(share: &mut Share, answer: &Answer) {
    if let Answer::Judged { truth: truth @ (Truth::Scam | Truth::Genuine), verdict, .. } = answer {
        share.part += u32::from(verdict.is_right(*truth));
        share.whole += 1;
    }
}

/// Draws any scam or genuine item.
fn at_random(pack: &QuizPack, rng: &mut Rng) -> Option<Ask> {
    let told: Vec<_> = pack.items.iter().filter(|item| item.truth != Truth::CannotTell).collect();
    rng.pick(&told).map(|item| Ask::Judge { item: item.id.clone() })
}

/// Compares half a year of reviews with as many random items on the same days.
fn half_a_year(pack: &QuizPack) {
    println!("Half a year of reviews: what is due first, against as many random items on the same days\n");
    println!(
        "                              remembered, days 30-180   d′ on day 180      answers a day, days    visits"
    );
    println!("half-life   d′   comes at most     due    random         due   random    1-30   31-90  91-180");
    for (half_life, d_prime) in [(1.0, 1.0), (3.0, 1.0), (10.0, 1.0), (3.0, 2.0)] {
        for every in [1, 3, 7] {
            let kind = Kind { d_prime, spread: 0.8, gain: 1.0, half_life, ..PLAIN };
            let learners = LEARNERS / 20;
            let mut total = HalfYear::default();
            for seed in 0..learners {
                total.live(pack, kind, seed, every);
            }
            let mean = |sum: f64| sum / learners as f64;
            let ([due, random], [d_due, d_random]) = (total.remembered.map(mean), total.d_prime.map(mean));
            let [month, quarter, rest] = total.answers.map(mean);
            println!(
                "{half_life:6.0} d  {d_prime:4.1}   every {every} days     {:.2}     {:.2}         {d_due:.2}    {d_random:.2}   {:5.1}   {:5.1}   {:5.1}   {:6.0}",
                due / 150.0,
                random / 150.0,
                month / 30.0,
                quarter / 60.0,
                rest / 90.0,
                mean(total.visits),
            );
        }
    }
}

/// Sums over learners; of pairs, the first practises what is due and the second at random.
#[derive(Debug, Default)]
struct HalfYear {
    remembered: [f64; 2],
    d_prime: [f64; 2],
    answers: [f64; 3],
    visits: f64,
}

impl HalfYear {
    fn live(&mut self, pack: &QuizPack, kind: Kind, seed: u64, every: i64) {
        let mut quiz = Quiz::new(pack, Log::new());
        let mut learners = [Learner::new(kind, seed), Learner::new(kind, seed)];
        let mut rng = Rng::new(Seed(seed));
        let families: Vec<String> = (0..FAMILIES).map(|family| format!("f{family}")).collect();
        for day in 0..180_i64 {
            // Not always at the same hour.
            let now = START + day * DAY + rng.below(DAY as usize / 2) as i64;
            let [learner, other] = &mut learners;
            if day % every == 0 {
                let answers = visit(&mut quiz, pack, learner, &mut rng, now);
                for _ in 0..answers {
                    at_random(pack, &mut rng).and_then(|ask| other.answer(pack, &ask, now));
                }
                let [month, quarter, rest] = &mut self.answers;
                *match day {
                    0..30 => month,
                    30..90 => quarter,
                    _ => rest,
                } += f64::from(answers);
                self.visits += f64::from(u8::from(answers > 0));
            }
            for (sum, learner) in self.remembered.iter_mut().zip(&learners).filter(|_| day >= 30) {
                let all: f64 = families.iter().map(|family| learner.remembered(family, now)).sum();
                *sum += all / families.len() as f64;
            }
        }
        for (sum, learner) in self.d_prime.iter_mut().zip(&learners) {
            *sum += learner.truth(pack, START + 180 * DAY).0;
        }
    }
}

/// Plays one visit: ten items until every family was met, afterwards what is due. Returns the number of
/// answers.
fn visit(quiz: &mut Quiz, pack: &QuizPack, learner: &mut Learner, rng: &mut Rng, now: Millis) -> u32 {
    let met = quiz.schedule().cards().len() == FAMILIES;
    let length = if met { quiz.due(now).len().min(10) as u32 } else { 10 };
    match quiz.start(Mode::Practice, length, SessionId(rng.next_u64()), now) {
        Some(session) => {
            play(quiz, pack, learner, &session);
            length
        }
        None => 0,
    }
}
