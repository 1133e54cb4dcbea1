//! What was typed to seek among the warnings.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use topup_guard_core::warnings::{Found, Index, Kind, Query};

use super::{OURS, seeds_of, text};

static INDEXES: LazyLock<Vec<Index>> =
    LazyLock::new(|| OURS.iter().map(|packs| Index::new(&packs.quiz)).collect());

pub(super) fn seeds() -> Vec<Vec<u8>> {
    seeds_of(&[
        "",
        "积分",
        "jifen",
        "jf",
        "yzm",
        "SIM 卡",
        "points expire",
        "ｐｏｉｎｔｓ",
        "充值 chong",
        "话费 manchong",
    ])
}

pub(super) fn run(bytes: &[u8]) {
    let text = text(&bytes[..bytes.len().min(256)]);
    let language = bytes.len() % OURS.len();
    let (quiz, index) = (&OURS[language].quiz, &INDEXES[language]);
    let all = index.find(&Query { text: &text, ..Query::default() });
    let places: BTreeSet<_> = all.iter().map(place).collect();
    assert_eq!(places.len(), all.len(), "found twice");
    for found in &all {
        let there = match found.kind {
            Kind::Scam | Kind::Deal | Kind::Risk => quiz.tactics.len(),
            Kind::Genuine => quiz.look_alikes.len(),
        };
        assert!(found.place < there);
    }
    // What kinds and groups leave is a part of it, in the same order.
    let scams = index.find(&Query { text: &text, kind: Some(Kind::Scam), ..Query::default() });
    assert!(scams.iter().eq(all.iter().filter(|found| found.kind == Kind::Scam)));
    let grouped = index.find(&Query { text: &text, group: "app", ..Query::default() });
    let own: BTreeSet<_> = grouped.iter().map(place).collect();
    assert!(all.iter().filter(|found| own.contains(&place(found))).eq(&grouped));
}

fn place(found: &Found) -> (bool, usize) {
    (found.kind == Kind::Genuine, found.place)
}
