//! `cargo xtask bench size`: the programs' sizes by how they are compiled.
//!
//! Each is built as for a release, in all combinations of `opt-level`, allocator (the standard library's
//! dlmalloc, or talc) and standard library (the two modes of `cargo xtask build`).
use clap::Args as ClapArgs;
use xtask_base::Result;
use xtask_base::files::read;
use xtask_base::programs::{self, BuildMode, PICKER, Program, QUIZ, WASM};
use xtask_check::size::brotli;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Measure the quiz's program instead of the first view's
    #[arg(long)]
    quiz: bool,
}

/// Prints the table; takes ten minutes.
pub(crate) fn size(args: &Args) -> Result<()> {
    let ours = if args.quiz { QUIZ } else { PICKER };
    let talc = Program { package: "topup-guard-talc", ..ours };
    println!("| build | opt-level | allocator | brotli | raw |");
    println!("|---|---|---|---:|---:|");
    for (mode, name) in [(BuildMode::Small, "small"), (BuildMode::Stock, "stock")] {
        programs::fetch(mode)?;
        for aim in ["z", "s"] {
            for (allocator, program) in [("dlmalloc", ours), ("talc", talc)] {
                let compiled = program.compile_with(mode, &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", aim)])?;
                let wasm = read(&programs::bind(mode, "bench-size", &compiled)?.join(WASM))?;
                let brotli = brotli(&wasm)?.len();
                println!("| {name} | {aim} | {allocator} | {brotli} | {} |", wasm.len());
            }
        }
    }
    Ok(())
}
