//! Speed of the search in the warnings, which runs at each letter typed: target 16 ms among 10,000.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use topup_guard_core::warnings::{Index, Query};

/// How many warnings there are.
const MANY: usize = 10_000;

fn benches(criterion: &mut Criterion) {
    let Ok(packs) = topup_guard_pack::packs(&topup_guard_pack::content_dir()) else {
        eprintln!("content/ is not sound: run `cargo xtask content`");
        return;
    };
    for mut pack in packs.into_iter().map(|packs| packs.quiz) {
        // Our own, over and over: texts as long as real ones.
        pack.tactics = pack.tactics.iter().cycle().take(MANY / 2).cloned().collect();
        pack.look_alikes = pack.look_alikes.iter().cycle().take(MANY / 2).cloned().collect();
        let index = Index::new(&pack);
        for text in ["积分", "jf", "code bank", "zzzz"] {
            let sought = Query { text, ..Query::default() };
            criterion.bench_function(&format!("{text} among {MANY}, {}", pack.lang), |bench| {
                bench.iter(|| black_box(index.find(black_box(&sought))));
            });
        }
        criterion.bench_function(&format!("making ready {MANY}, {}", pack.lang), |bench| {
            bench.iter(|| black_box(Index::new(black_box(&pack))));
        });
    }
}

criterion_group!(warnings, benches);
criterion_main!(warnings);
