//! Tests of core through its public interface, as one program: linked once, the content read once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "in a test a panic is a failure, and says where; in its helpers too"
)]

mod check;
mod class;
mod class_result;
mod formats;
mod number;
mod picker;
mod quiz;
mod route;
mod warnings;
mod wire;

use std::path::Path;
use std::sync::LazyLock;

use topup_guard_core::pack::{Pack, from_bytes};
use topup_guard_pack::LanguagePacks;

/// Our own content in each language, Chinese first.
///
/// Reading it takes longer than most tests. Where thousands of programs are tested, `TOPUP_GUARD_PACKS` names
/// a folder that has it in its wire form.
static CONTENT: LazyLock<Vec<LanguagePacks>> =
    LazyLock::new(|| match std::env::var_os("TOPUP_GUARD_PACKS") {
        None => topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content"),
        Some(folder) => {
            let read =
                |place: usize, part: &str| std::fs::read(Path::new(&folder).join(format!("{place}.{part}")));
            let first = (0..).map_while(|place| Some((place, read(place, "first").ok()?)));
            let packs = first.map(|(place, first)| {
                let first: Pack = from_bytes(&first).expect("a pack");
                let quiz = from_bytes(&read(place, "quiz").expect("its other half")).expect("a pack");
                LanguagePacks { lang: first.lang.clone(), first, quiz }
            });
            packs.collect()
        }
    });

/// Returns the step by which walks over all cases go: 1, or the value of `TOPUP_GUARD_SAMPLE`, which `cargo
/// xtask mutants` sets when it tests thousands of programs.
fn sample() -> usize {
    let sample = std::env::var("TOPUP_GUARD_SAMPLE").ok();
    sample.and_then(|sample| sample.parse().ok()).filter(|sample| *sample > 0).unwrap_or(1)
}
