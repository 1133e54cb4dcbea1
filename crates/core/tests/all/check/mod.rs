//! Check and the search, on the content as it is.

mod input;
mod levels;
mod practice;
mod properties;
mod search;

use std::sync::LazyLock;

use topup_guard_core::check::{Checker, Finding, Level};

/// Of each language, Chinese first.
static CHECKERS: LazyLock<Vec<Checker>> = LazyLock::new(|| {
    let packs = topup_guard_pack::check_packs(&topup_guard_pack::content_dir()).expect("sound content");
    packs.into_iter().map(Checker::new).collect()
});

fn checker(lang: &str) -> &'static Checker {
    CHECKERS.iter().find(|checker| checker.pack().lang == lang).expect("a language of ours")
}

fn check(text: &str) -> Finding {
    checker("zh-Hans").check(text, &[])
}

fn level(text: &str) -> Level {
    check(text).level
}

/// Ids of the signs found, in order, each once.
fn signs(finding: &Finding) -> Vec<&'static str> {
    let mut ids: Vec<&str> = Vec::new();
    for sign in &finding.signs {
        let id = CHECKERS[0].pack().signs[sign.sign].id.as_str();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Returns the id of the nearest tactic.
fn nearest(finding: &Finding) -> &'static str {
    finding.tactics.first().map_or("", |near| &CHECKERS[0].pack().entries[near.entry].id)
}
