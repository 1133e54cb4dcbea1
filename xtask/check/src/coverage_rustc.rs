//! Wrapper around rustc that adds coverage to the crates of this workspace while `cargo xtask fuzz` compiles.
//!
//! Crates of others do without: faults in them are not looked for, and an execution would take up to three
//! times as long. bolero and cargo-fuzz would add coverage everywhere; docs/decisions/0020 has the figures.
use std::env;
use std::process::{Command, ExitCode};
use xtask_base::Result;
use xtask_base::run::{not_started, this_program};

/// Set where cargo runs this program as rustc.
const COVERAGE: &str = "TOPUP_GUARD_COVERAGE";

/// What cargo-fuzz hands rustc; without its address sanitizer, since no code of ours is unsafe and that needs
/// a nightly Rust; and without word of every comparison of two numbers, which took half of the time and led
/// to no more edges. Cargo does not see a change of these: remove `target/fuzz/build` after one.
const FLAGS: [&str; 4] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=3",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
];

/// Makes a cargo command compile this workspace's crates with coverage.
pub(crate) fn add_coverage(cargo: &mut Command) -> Result<()> {
    let this = this_program()?;
    cargo.env("RUSTC_WORKSPACE_WRAPPER", this).env(COVERAGE, "1");
    Ok(())
}

/// Runs rustc, if that is what cargo started this program for.
pub fn as_rustc() -> Option<ExitCode> {
    env::var_os(COVERAGE)?;
    let mut words = env::args_os().skip(1);
    let mut rustc = Command::new(words.next()?);
    rustc.args(words).args(FLAGS);
    match rustc.status() {
        Ok(status) if status.success() => Some(ExitCode::SUCCESS),
        Ok(_) => Some(ExitCode::FAILURE),
        Err(error) => {
            eprintln!("error: {}", not_started("rustc", &error));
            Some(ExitCode::FAILURE)
        }
    }
}
