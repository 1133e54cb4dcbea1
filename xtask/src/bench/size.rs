//! `cargo xtask bench size`: what the programs weigh by how they are compiled.
//!
//! Each is built as the release builds it, with one thing after the other done differently: the compiler's aim (`opt-level`),
//! the allocator (the standard library's dlmalloc, or talc), the standard library (the lanes of `cargo xtask build`).
use crate::build::{self, Lane};
use crate::run::read;
use crate::size;
use topup_guard_drive::Result;

/// The programs, by their feature.
const PROGRAMS: [&str; 2] = ["picker", "quiz"];

/// Prints the table; takes a quarter of an hour.
pub(super) fn size() -> Result<()> {
    println!("| lane | opt-level | allocator | first view, brotli | raw | quiz, brotli | raw |");
    println!("|---|---|---|---:|---:|---:|---:|");
    for (lane, name) in [(Lane::Small, "small"), (Lane::Stock, "stock")] {
        build::fetch(lane)?;
        for aim in ["z", "s"] {
            for (allocator, package) in [("dlmalloc", build::WIDGET), ("talc", "topup-guard-talc")] {
                let mut row = format!("| {name} | {aim} | {allocator} |");
                for program in PROGRAMS {
                    let wasm = weigh(lane, aim, package, program)?;
                    row.push_str(&format!(" {} | {} |", size::brotli(&wasm)?.len(), wasm.len()));
                }
                println!("{row}");
            }
        }
    }
    Ok(())
}

/// The program with this feature, compiled so.
fn weigh(lane: Lane, aim: &str, package: &str, feature: &str) -> Result<Vec<u8>> {
    let arguments = ["--lib", "--no-default-features", "--features", feature];
    let aim = [("CARGO_PROFILE_RELEASE_OPT_LEVEL", aim)];
    read(&build::program(lane, "bench-size", package, &arguments, &aim)?.join(build::WASM))
}
