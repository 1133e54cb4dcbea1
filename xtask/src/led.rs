//! What cargo runs in place of rustc for the crates of this workspace while `cargo xtask fuzz` compiles: rustc, with the
//! flags that make a program tell libFuzzer where it went.
//!
//! Crates of others do without. What is in them is not what is looked for, and most of an execution would be telling of it.
use crate::run::not_started;
use std::env;
use std::process::{Command, ExitCode};
use topup_guard_drive::Result;

/// Set where cargo runs this program as rustc.
const LED: &str = "TOPUP_GUARD_LED";

/// What cargo-fuzz hands rustc; without its address sanitizer, since no code of ours is unsafe and that needs a nightly Rust;
/// and without word of every comparison of two numbers, which took half of the time and led to no more edges.
/// Cargo does not see a change of these: remove `target/fuzz/build` after one.
const FLAGS: [&str; 4] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=3",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
];

/// Has a cargo command compile this workspace's crates so.
pub(crate) fn lead(cargo: &mut Command) -> Result<()> {
    let this = env::current_exe().map_err(|e| not_started("this program", &e, "build it again"))?;
    cargo.env("RUSTC_WORKSPACE_WRAPPER", this).env(LED, "1");
    Ok(())
}

/// Runs rustc, if that is what cargo started this program for.
pub(crate) fn as_rustc() -> Option<ExitCode> {
    env::var_os(LED)?;
    let mut words = env::args_os().skip(1);
    let mut rustc = Command::new(words.next()?);
    rustc.args(words).args(FLAGS);
    match rustc.status() {
        Ok(status) if status.success() => Some(ExitCode::SUCCESS),
        Ok(_) => Some(ExitCode::FAILURE),
        Err(error) => {
            eprintln!("error: {}", not_started("rustc", &error, "install Rust"));
            Some(ExitCode::FAILURE)
        }
    }
}
