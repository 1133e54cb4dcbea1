//! `cargo xtask bench size`: what the programs weigh by how they are compiled.
//!
//! Each is built as the release builds it, with one thing after the other done differently: the compiler's aim (`opt-level`),
//! the allocator (the standard library's dlmalloc, or talc), the standard library (the two modes of `cargo xtask build`).
use crate::build::{self, BuildMode};
use crate::run::read;
use crate::size;
use clap::Args as ClapArgs;
use topup_guard_drive::Result;

#[derive(Debug, ClapArgs)]
pub(super) struct Args {
    /// Measure the quiz's program instead of the first view's
    #[arg(long)]
    quiz: bool,
}

/// Prints the table; takes ten minutes.
pub(super) fn size(args: &Args) -> Result<()> {
    let program = if args.quiz { "quiz" } else { "picker" };
    println!("| build | opt-level | allocator | brotli | raw |");
    println!("|---|---|---|---:|---:|");
    for (mode, name) in [(BuildMode::Small, "small"), (BuildMode::Stock, "stock")] {
        build::fetch(mode)?;
        for aim in ["z", "s"] {
            for (allocator, package) in [("dlmalloc", build::WIDGET), ("talc", "topup-guard-talc")] {
                let wasm = weigh(mode, aim, package, program)?;
                let brotli = size::brotli(&wasm)?.len();
                println!("| {name} | {aim} | {allocator} | {brotli} | {} |", wasm.len());
            }
        }
    }
    Ok(())
}

/// The program with this feature, compiled so.
fn weigh(mode: BuildMode, aim: &str, package: &str, feature: &str) -> Result<Vec<u8>> {
    let arguments = ["--lib", "--no-default-features", "--features", feature];
    let aim = [("CARGO_PROFILE_RELEASE_OPT_LEVEL", aim)];
    read(&build::program(mode, "bench-size", package, &arguments, &aim)?.join(build::WASM))
}
