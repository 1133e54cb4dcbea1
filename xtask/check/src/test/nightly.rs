//! `cargo xtask nightly`: everything, in every browser, and what takes longer than a change should wait for.
use super::report::Report;
use super::selection::Selection;
use super::{Choice, pages, run_selected};
use crate::{browsers, fuzz, mutants, reproduce, supply};
use topup_guard_drive::EngineKind;
use xtask_base::programs::BuildMode;
use xtask_base::{Error, Result};
use xtask_build::release::release;

/// Runs all tests in every browser, the traps of a stock build, the example hosts, a minute of fuzzing for
/// each target, this commit's share of the mutants, and two builds that must be the same. A part that fails
/// does not keep the others from running.
///
/// # Errors
/// When a part failed.
pub fn nightly() -> Result<()> {
    let parts: [(&str, &dyn Fn() -> Result<()>); 7] = [
        ("the tests", &all),
        ("the stock build", &stock),
        ("the example hosts", &|| crate::hosts::hosts(&crate::hosts::Args::default())),
        ("what others made", &supply::supply),
        ("fuzzing", &|| fuzz::fuzz(&fuzz::Args { minutes: 1.0, target: None })),
        ("the mutants", &mutants::share_of_commit),
        ("two builds", &reproduce::reproduce),
    ];
    let failed = parts.iter().filter_map(|(name, part)| {
        println!("\n== nightly: {name}");
        let error = part().err()?;
        eprintln!("\nerror: {error}\n");
        Some(*name)
    });
    let failed: Vec<_> = failed.collect();
    if failed.is_empty() {
        return Ok(());
    }
    Err(Error::new(format!("not all is well with {}", failed.join(", ")), "see each part's own error above"))
}

/// Runs all tests in every browser.
fn all() -> Result<()> {
    let mut report = Report::default();
    let outcome = run_selected(&Selection::everything(), Some(Choice::All), &mut report);
    report.print(usize::from(outcome.is_err()));
    outcome.and_then(|()| passed(&report))
}

/// Tests what becomes of a program that panics with a message, in the built page; `dist/` is what is
/// published again afterwards.
fn stock() -> Result<()> {
    release(BuildMode::Stock)?;
    let mut report = Report::default();
    let tests = pages::binary(&[], &mut report)?;
    let engine = browsers::one(EngineKind::Chrome)?;
    let outcome = pages::in_browser(&tests, &engine, &["crashing::"], &["--ignored"], &[], &mut report);
    release(BuildMode::Small)?;
    report.print(usize::from(outcome.is_err()));
    outcome.and_then(|_| passed(&report))
}

fn passed(report: &Report) -> Result<()> {
    if report.failed() == 0 && report.ran_in_all() > 0 {
        return Ok(());
    }
    Err(Error::new("tests failed, or none ran", "see the failures above"))
}
