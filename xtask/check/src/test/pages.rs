//! Page tests: the built files in real browsers.
use super::binaries::{self, Binary};
use super::report::Report;
use super::selection::{IN_EVERY_BROWSER, NIGHTLY, Pages};
use std::path::Path;
use std::process::Command;
use std::thread;
use topup_guard_drive::{Engine, EngineKind, Session, Setup};
use xtask_base::run::{cargo, command, dist};
use xtask_base::tools;
use xtask_base::{Error, Result};
use xtask_build::single_file;

/// How the names of the example hosts' tests begin; `cargo xtask hosts` runs them.
pub(super) const HOSTS: &str = "examples::";

/// Returns the compiled page tests, from what was compiled already if they are there.
pub(super) fn binary(compiled: &[Binary], report: &mut Report) -> Result<Binary> {
    let is_pages = |binary: &&Binary| binary.name == "topup-guard pages";
    if let Some(binary) = compiled.iter().find(is_pages) {
        return Ok(binary.clone());
    }
    let mut test = cargo();
    // As in a run of all tests: another choice of packages could mean other features, and compiling anew.
    test.args(["test", "--workspace", "--test", "pages"]);
    let all = report.timed("compiling, page tests", || binaries::compile(&mut test))?;
    let found = all.iter().find(is_pages).cloned();
    found.ok_or_else(|| Error::new("no page tests were compiled", "see tests/pages/main.rs"))
}

/// Runs the selected page tests on the built files.
pub(super) fn run(tests: &Binary, engines: &[Engine], selected: &Pages, report: &mut Report) -> Result<()> {
    let base = ["--ignored", "--skip", HOSTS];
    let gate: Vec<_> = base.into_iter().chain(NIGHTLY.iter().flat_map(|name| ["--skip", name])).collect();
    for (place, engine) in engines.iter().enumerate() {
        let run = |names: &[&str], flags: &[&str], more: &[_], report: &mut Report| {
            in_browser(tests, engine, names, flags, more, report).map(drop)
        };
        match selected {
            Pages::None => {}
            Pages::Of(_) if place > 0 => {}
            Pages::Of(names) => {
                run(&names.iter().map(String::as_str).collect::<Vec<_>>(), &base, &[], report)?;
            }
            Pages::Gate if place > 0 => run(&[IN_EVERY_BROWSER], &base, &[], report)?,
            Pages::Gate => run(&[], &gate, &[], report)?,
            Pages::All(false) => run(&[], &base, &[], report)?,
            // Ten years of use instead of one.
            Pages::All(true) => run(&[], &base, &[("TOPUP_GUARD_SOAK", "20000")], report)?,
        }
    }
    Ok(())
}

/// Runs the page tests with these names and flags in a browser, with these variables more.
pub(super) fn in_browser(
    tests: &Binary,
    engine: &Engine,
    names: &[&str],
    flags: &[&str],
    more: &[(&str, &str)],
    report: &mut Report,
) -> Result<usize> {
    let workers = thread::available_parallelism().map_or(2, usize::from);
    // Shared by the tests, each of which has a context of its own in one of them; closed when the tests have
    // run.
    let mut shared = match engine.kind {
        EngineKind::Webkit => Vec::new(),
        _ => (0..workers).map(|_| Session::open(engine, Setup::PHONE)).collect::<Result<Vec<_>>>()?,
    };
    let handles: Vec<_> =
        shared.iter_mut().filter_map(Session::share).map(|handle| handle.to_string()).collect();
    let threads = workers.to_string();
    let flags: Vec<_> =
        flags.iter().copied().chain(["--test-threads", &threads]).chain(names.iter().copied()).collect();
    let display: &[&str] =
        if engine.kind == EngineKind::Webkit { &["xvfb-run", "--auto-servernum"] } else { &[] };
    let mut run = tests.command_within(display, None, &flags);
    run.env("TOPUP_GUARD_BROWSERS", handles.join("\n"))
        .env("TOPUP_GUARD_DIST", dist())
        .env("TOPUP_GUARD_SINGLE_FILE", single_file::folder())
        .env("TOPUP_GUARD_AXE", tools::axe()?)
        .env("TOPUP_GUARD_ESBUILD", tools::esbuild()?)
        .env("TOPUP_GUARD_BROWSER", engine.kind.name())
        .envs(more.iter().copied())
        .env(engine.kind.driver_variable(), &engine.driver);
    report.ran(&format!("pages in {}", engine.kind.name()), &mut run)
}

/// Runs the page tests of the example hosts, built in `site`, and closes with the totals.
pub(crate) fn hosts(engines: &[Engine], site: &Path, filter: Option<&str>) -> Result<()> {
    let mut report = Report::default();
    let tests = binary(&[], &mut report)?;
    let name = format!("{HOSTS}{}", filter.unwrap_or_default());
    let site = site.to_string_lossy();
    for engine in engines {
        in_browser(&tests, engine, &[&name], &["--ignored"], &[("TOPUP_GUARD_HOSTS", &site)], &mut report)?;
    }
    report.print(0);
    if report.failed() == 0 && report.ran_in_all() > 0 {
        return Ok(());
    }
    Err(Error::new("tests of the example hosts failed, or none ran", "see the failures above"))
}

/// Returns a program, on a display of its own for the browser that has no headless mode.
pub(super) fn with_display(kind: EngineKind, program: &str) -> Command {
    if kind != EngineKind::Webkit {
        return command(program);
    }
    let mut xvfb = command("xvfb-run");
    xvfb.args(["--auto-servernum", program]);
    xvfb
}
