//! Speed of the picker after each tap, on our own content: target 1 ms for the ranking with every flip.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use topup_guard_core::picker::{Answers, decode, flips, rank};

/// Somebody who is left with most channels, somebody who has not begun, and somebody who is left with few.
const PEOPLE: [(&str, &str); 3] = [
    ("everything answered", "card=phone&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=can-go&when=now"),
    ("nothing answered", ""),
    (
        "a feature phone and cash",
        "card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later",
    ),
];

fn benches(criterion: &mut Criterion) {
    let Ok(packs) = topup_guard_pack::packs(&topup_guard_pack::content_dir()) else {
        eprintln!("content/ is not sound: run `cargo xtask content`");
        return;
    };
    let Some(pack) = packs.into_iter().next().map(|packs| packs.first) else { return };
    for (name, said) in PEOPLE {
        let answers: Answers = decode(said).unwrap_or_default();
        criterion.bench_function(&format!("ranking, {name}"), |bench| {
            bench.iter(|| black_box(rank(black_box(&answers), &pack)));
        });
        criterion.bench_function(&format!("ranking and every flip, {name}"), |bench| {
            bench.iter(|| {
                black_box(rank(black_box(&answers), &pack));
                black_box(flips(black_box(&answers), &pack))
            });
        });
    }
}

criterion_group!(picker, benches);
criterion_main!(picker);
