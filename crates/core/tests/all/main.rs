//! Core from outside, through its public interface: one program, so that it is linked once and reads the content once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "in a test a panic is a failure, and says where; in its helpers too"
)]

mod number;
mod picker;
mod quiz;
mod warnings;
mod wire;

use std::sync::LazyLock;

use topup_guard_pack::LanguagePacks;

/// Our own content in each language, Chinese first; reading it takes longer than most tests.
static CONTENT: LazyLock<Vec<LanguagePacks>> =
    LazyLock::new(|| topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content"));

/// Walks over all cases take every how many: 1, or what `TOPUP_GUARD_SAMPLE` says, when many programs are tested that each
/// differ in one place (`cargo xtask mutants`).
fn sample() -> usize {
    let sample = std::env::var("TOPUP_GUARD_SAMPLE").ok();
    sample.and_then(|sample| sample.parse().ok()).filter(|sample| *sample > 0).unwrap_or(1)
}
