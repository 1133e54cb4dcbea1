//! Speed of the quiz between a tap and the next screen: targets 1 ms for the next item, 5 µs for the profile.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use topup_guard_core::{
    pack::Truth,
    quiz::{Confidence, Log, Mode, Profile, Quiz, Response, Schedule, SessionId, Verdict},
    time::Millis,
};

#[path = "../tests/all/quiz/packs.rs"]
mod packs;

/// Answers of sessions of ten, to items of a 10,000-item pack.
fn history(answers: u32) -> Vec<Response> {
    let response = |number: u32| {
        let (truth, side) = if number.is_multiple_of(2) { (Truth::Scam, 's') } else { (Truth::Genuine, 'g') };
        let item = format!("{side}{}", number / 2 % 4_000);
        let mode = if number % 20 < 10 { Mode::Measuring } else { Mode::Practice };
        let mut response = packs::judged(
            (u64::from(number / 10), number % 10),
            &item,
            mode,
            truth,
            Verdict::Scam,
            Confidence::High,
        );
        response.family = format!("f{}", number % 20);
        response.at += i64::from(number) * 600_000;
        response
    };
    (0..answers).map(response).collect()
}

fn benches(criterion: &mut Criterion) {
    let pack = packs::pack(4_600, 800, 20);
    let responses = history(10_000);
    let now = responses.last().map_or(Millis(0), |response| response.at) + 86_400_000;
    let mut log = Log::new();
    for response in &responses {
        log.push(response.clone());
    }
    let quiz = Quiz::new(&pack, log.clone());
    for mode in [Mode::Measuring, Mode::Practice] {
        let Some(session) = quiz.start(mode, 10, SessionId(u64::MAX), now) else { continue };
        criterion.bench_function(&format!("next {mode:?} item of 10,000 after 10,000 answers"), |bench| {
            bench.iter(|| black_box(quiz.next(black_box(&session))));
        });
    }
    let (profile, schedule) = (Profile::of(&responses), Schedule::of(&responses));
    let fresh = packs::judged((9, 9), "fresh", Mode::Measuring, Truth::Scam, Verdict::Scam, Confidence::High);
    criterion.bench_function("profile, one more answer after 10,000", |bench| {
        bench.iter_batched_ref(
            || profile.clone(),
            |profile| profile.add(black_box(&fresh)),
            criterion::BatchSize::SmallInput,
        );
    });
    criterion.bench_function("schedule, one more answer after 10,000", |bench| {
        bench.iter_batched_ref(
            || schedule.clone(),
            |schedule| schedule.add(black_box(&fresh)),
            criterion::BatchSize::SmallInput,
        );
    });
    let mut log = Log::new();
    history(100_000).into_iter().for_each(|response| {
        log.push(response);
    });
    let lines = log.to_lines();
    let mut group = criterion.benchmark_group("100,000 answers");
    group.sample_size(10);
    group.bench_function("read", |bench| bench.iter(|| Log::from_lines(black_box(&lines))));
    group.bench_function("work out", |bench| bench.iter(|| Quiz::new(&pack, black_box(log.clone()))));
    group.finish();
}

criterion_group!(quiz, benches);
criterion_main!(quiz);
