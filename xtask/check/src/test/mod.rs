//! `cargo xtask test`: native tests, then the widget's tests and the page tests in real browsers.
mod binaries;
mod changed;
mod nightly;
mod pages;
mod report;
mod rooms;
mod selection;

pub use nightly::nightly;
pub(crate) use pages::hosts;

use crate::browsers::{self, Choice};
use binaries::Binary;
use clap::{Args as ClapArgs, ValueEnum};
use report::Report;
use selection::{Native, Pages, Selection};
use std::thread;
use topup_guard_drive::Engine;
use xtask_base::programs::BuildMode;
use xtask_base::run::cargo;
use xtask_base::tools;
use xtask_base::{Error, Result};
use xtask_build::release::release;
use xtask_build::single_file;

/// Flags of the command.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Only this part; without it all parts, and the page tests but those of `cargo xtask nightly`
    part: Option<Part>,
    /// Only tests whose name contains this
    #[arg(requires = "part", conflicts_with = "changed")]
    name: Option<String>,
    /// Only what a difference between the working tree and the branch `main` can affect
    #[arg(long, conflicts_with = "part")]
    changed: bool,
    /// Browser to run in [default: Chromium, Chrome or Firefox, whichever is here, and rooms in all three]
    #[arg(long)]
    browser: Option<Choice>,
}

/// Part of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Tests of crates/core, natively
    Core,
    /// All native tests
    Native,
    /// The widget's rooms inside browsers, which need no release build
    Rooms,
    /// The built files in a browser
    Pages,
}

/// Runs the tests, however many of them fail, and closes with the totals.
///
/// # Errors
/// When a test failed, or a part could not run.
pub fn test(args: &Args) -> Result<()> {
    let mut report = Report::default();
    let outcome = run(args, &mut report).and_then(|()| match &args.name {
        Some(name) if report.ran_in_all() == 0 => Err(Error::new(
            format!("no test of this part has `{name}` in its name"),
            "see tests/ and crates/ for the names",
        )),
        _ => Ok(()),
    });
    close(&report, outcome)
}

/// Prints the report and ends the process with its outcome: nothing may stand behind the totals.
fn close(report: &Report, outcome: Result<()>) -> Result<()> {
    let failed = report.failed() > 0;
    if let Err(error) = &outcome {
        eprintln!("\nerror: {error}");
    } else if failed {
        eprintln!(
            "\nerror: tests failed\n  help: see the failures above; `cargo xtask test PART NAME` runs only some"
        );
    }
    report.print(usize::from(outcome.is_err()));
    if outcome.is_ok() && !failed { Ok(()) } else { std::process::exit(1) }
}

fn run(args: &Args, report: &mut Report) -> Result<()> {
    let mut selection = match args.part {
        None if args.changed => changed::selection()?,
        None => Selection::gate(),
        Some(part) => Selection::of(part, args.name.as_deref()),
    };
    if args.browser.is_some() && selection.pages == Pages::Gate {
        selection.pages = Pages::All(false);
    }
    run_selected(&selection, args.browser, report)
}

/// Runs all tests that are selected.
fn run_selected(selection: &Selection, browser: Option<Choice>, report: &mut Report) -> Result<()> {
    // First, so that nobody waits for the native tests to learn that there is no browser.
    let engines = engines(selection, browser)?;
    selection.left_out().into_iter().for_each(|line| report.left_out(line));
    let name = selection.name.as_deref();
    // Linking the release keeps one core busy for minutes; the others compile and run native tests meanwhile.
    let (rooms, tests) = thread::scope(|scope| {
        let built = (selection.pages != Pages::None).then(|| scope.spawn(built));
        let compiled = match &selection.native {
            Native::None => Vec::new(),
            Native::All => native(&[], name, report)?,
            Native::Of(packages) => native(packages, name, report)?,
        };
        let rooms = selection.rooms.then(|| rooms::compile(report)).transpose()?;
        let Some(built) = built else { return Ok((rooms, None)) };
        let tests = pages::binary(&compiled, report)?;
        let stopped = |_| Error::new("the release build stopped", "see the lines above");
        let (parts, outcome) = built.join().map_err(stopped)?;
        report.append(parts);
        outcome.map(|()| (rooms, Some(tests)))
    })?;
    if let Some(tests) = tests {
        pages::run(&tests, &engines, &selection.pages, report)?;
    }
    // Last: the page tests say more about what is wrong.
    rooms.map_or(Ok(()), |tests| rooms::run(&tests, &engines, name, report))
}

/// Builds the release and its one-file editions; returns how long it took, and its outcome.
fn built() -> (Report, Result<()>) {
    let mut report = Report::default();
    let outcome = report.timed("release build, beside what stands above", || {
        release(BuildMode::Small)?;
        single_file::write_all()
    });
    (report, outcome)
}

/// Returns the browsers for the selected tests, the first of them for all page tests of the gate; none where
/// there is nothing to run in them.
fn engines(selection: &Selection, browser: Option<Choice>) -> Result<Vec<Engine>> {
    if !selection.rooms && selection.pages == Pages::None {
        return Ok(Vec::new());
    }
    tools::ready(if selection.pages == Pages::None { tools::TO_TEST_ROOMS } else { tools::TO_RELEASE })?;
    let mut engines = browsers::ready(browser)?;
    if browser.is_none() && selection.name.is_none() && engines.len() == 1 {
        let others = browsers::beside(engines[0].kind)?;
        engines.extend(others);
    }
    Ok(engines)
}

/// Compiles and runs the native tests of these packages, of all when none is named; returns what was
/// compiled.
fn native(packages: &[String], name: Option<&str>, report: &mut Report) -> Result<Vec<Binary>> {
    let select = |test: &mut std::process::Command| {
        if packages.is_empty() {
            test.arg("--workspace");
        }
        for package in packages {
            test.args(["--package", package]);
        }
    };
    let mut test = cargo();
    test.arg("test");
    select(&mut test);
    let binaries = report.timed("compiling, native", || binaries::compile(&mut test))?;
    for binary in &binaries {
        report.ran(&format!("native: {}", binary.name), &mut binary.command(name, &[]))?;
    }
    // Examples in the documentation are compiled as they run.
    let mut examples = cargo();
    examples.args(["test", "--doc"]);
    select(&mut examples);
    examples.arg("--").args(name);
    report.ran("native: documentation", &mut examples)?;
    Ok(binaries)
}
