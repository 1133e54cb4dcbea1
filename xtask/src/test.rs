//! `cargo xtask test`: native tests, then the widget's tests and the page tests in real browsers.
use crate::browsers::{self, Choice};
use crate::run::{cargo, command, dist, not_started, shown, target, write};
use crate::{build, content, fuzz, mutants, reproduce, single_file, size, supply, tools};
use clap::Args as ClapArgs;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use topup_guard_drive::{Engine, EngineKind, Error, Result};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Only the native tests
    #[arg(long, conflicts_with_all = ["browser", "rooms"])]
    native: bool,
    /// Only the widget's own tests inside a browser, which need no release build
    #[arg(long)]
    rooms: bool,
    /// The browser to run in [default: Chromium, Chrome or Firefox, whichever is here; without a filter the widget's own tests
    /// run in all three, and some of the page tests in Firefox too]
    #[arg(long)]
    browser: Option<Choice>,
    /// Only tests whose name contains this
    filter: Option<String>,
}

/// Tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Totals {
    passed: usize,
    failed: usize,
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `cargo xtask full`: everything, in every browser, what becomes of a trap in the stock build, the example hosts; a minute of fuzzing for each
/// target, this commit's share of the mutants, and two builds compared. What fails does not keep the rest from running.
pub(crate) fn full() -> Result<()> {
    let all = || {
        let (outcome, totals) =
            tested(&Args { native: false, rooms: false, browser: Some(Choice::All), filter: None });
        println!("{totals}");
        outcome
    };
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
        println!("\n== full: {name}");
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

/// A program that panics with words, in the built page; `dist/` is what is published again afterwards.
fn stock() -> Result<()> {
    build::release(build::BuildMode::Stock)?;
    let mut totals = Totals::default();
    let engine = browsers::one(EngineKind::Chrome)?;
    let outcome = stage(&mut pages(&engine, false)?, Some("crashing::"), &["--ignored"], &mut totals);
    build::release(build::BuildMode::Small)?;
    if outcome? == 0 || totals.failed > 0 {
        return Err(Error::new("tests of the stock build failed, or none ran", "see the failures above"));
    }
    Ok(())
}

/// Runs everything, however much of it fails, and closes with the totals.
pub(crate) fn test(args: &Args) -> Result<()> {
    let (outcome, totals) = tested(args);
    if let Err(error) = &outcome {
        eprintln!("\nerror: {error}\n");
    }
    println!("{totals}");
    // Nothing may stand behind the totals.
    if outcome.is_ok() { Ok(()) } else { std::process::exit(1) }
}

/// Runs everything; an error when a part failed or could not run.
fn tested(args: &Args) -> (Result<()>, Totals) {
    let mut totals = Totals::default();
    let mut outcome = stages(args, &mut totals);
    if outcome.is_err() {
        // A failure too, and the totals must say so.
        totals.failed += 1;
    } else if totals.failed > 0 {
        let next = "see the failures above; a part of a test's name runs only that test";
        outcome = Err(Error::new("tests failed", next));
    }
    (outcome, totals)
}

fn stages(args: &Args, totals: &mut Totals) -> Result<()> {
    let filter = args.filter.as_deref();
    // First, so that nobody waits for the native tests to learn that there is no browser.
    let engines = if args.native {
        Vec::new()
    } else {
        tools::ready(tools::TO_RELEASE)?;
        browsers::ready(args.browser)?
    };
    let also = match (engines.as_slice(), args.browser, filter) {
        ([engine], None, None) => browsers::beside(engine.kind)?,
        _ => Vec::new(),
    };
    if !args.rooms {
        let mut native = cargo();
        native.args(["test", "--workspace", "--no-fail-fast"]);
        stage(&mut native, filter, &[], totals)?;
    }
    if args.native {
        return Ok(());
    }
    // Kept for the end: the page tests tell more about what is wrong.
    let in_browser = engines.iter().chain(&also).try_for_each(|engine| in_browser(engine, filter, totals));
    if args.rooms {
        return in_browser;
    }
    build::release(build::BuildMode::Small)?;
    single_file::write_all()?;
    // All browsers and no filter is what `cargo xtask full` runs.
    let long = args.browser == Some(Choice::All) && filter.is_none();
    for engine in &engines {
        let mut flags = vec!["--ignored", "--skip", HOSTS];
        if args.browser.is_none() && filter.is_none() {
            flags.extend(LONG.iter().flat_map(|long| ["--skip", long]));
        }
        stage(&mut pages(engine, long)?, filter, &flags, totals)?;
    }
    for engine in &also {
        let elsewhere = if engine.kind == EngineKind::Webkit { &[PATH][..] } else { &ELSEWHERE };
        let flags = [&["--ignored", "--skip", SLOW_ELSEWHERE], elsewhere].concat();
        stage(&mut pages(engine, long)?, filter, &flags, totals)?;
    }
    in_browser
}

/// What runs in WebKit too: the whole path by keyboard.
const PATH: &str = "path::";

/// Page tests that run in Firefox too: the path, and the widget inside other people's pages. The rest is for `cargo xtask full`.
const ELSEWHERE: [&str; 5] = [PATH, "element::", "frame::", "hosts::", "packs::"];

/// Begins a browser seven times, which takes Firefox most of a minute.
const SLOW_ELSEWHERE: &str = "packs::what_is_no_pack";

/// Page tests of a minute and more that look at what others here look at in another size or light: for `cargo xtask full` alone.
const LONG: [&str; 7] = [
    "accessible::nothing_on_a_desk",
    "accessible::nothing_on_a_phone_in_dark",
    "accessible::states::nothing_in_any_state_in_light",
    "accessible::states::nothing_in_any_state_on_a_desk",
    "fitting::everything_fits_every_width_with_large_text",
    "fitting::everything_fits_with_letters_and_lines_set_apart",
    "fitting::everything_fits_without_the_fonts_that_we_name",
];

/// How the names of the example hosts' tests begin.
const HOSTS: &str = "examples::";

/// Runs the page tests of the example hosts, built in `site`, and closes with the totals.
pub(crate) fn hosts(engines: &[Engine], site: &Path, filter: Option<&str>) -> Result<()> {
    let mut totals = Totals::default();
    let filter = format!("{HOSTS}{}", filter.unwrap_or_default());
    for engine in engines {
        let mut pages = pages(engine, false)?;
        pages.env("TOPUP_GUARD_HOSTS", site);
        stage(&mut pages, Some(&filter), &["--ignored"], &mut totals)?;
    }
    println!("{} passed, {} failed", totals.passed, totals.failed);
    if totals.failed == 0 && totals.passed > 0 {
        return Ok(());
    }
    Err(Error::new("tests of the example hosts failed, or none ran", "see the failures above"))
}

/// Runs the widget's own tests, and sees that they were run.
fn in_browser(engine: &Engine, filter: Option<&str>, totals: &mut Totals) -> Result<()> {
    let ran = stage(&mut rooms(engine)?, filter, &[], totals)?;
    let least = size::budget("least_browser_tests")?;
    if filter.is_none() && ran < least {
        return Err(Error::new(
            format!("only {ran} tests ran in {}, of at least {least}", engine.kind.name()),
            "see why the others did not run; budgets.toml holds the least number",
        ));
    }
    Ok(())
}

/// The widget's own tests, inside the browser.
fn rooms(engine: &Engine) -> Result<Command> {
    let capabilities = target().join(format!("webdriver-{}.json", engine.kind.name()));
    write(&capabilities, engine.capabilities().to_string())?;
    content::place_for_tests()?;
    let mut test = with_display(engine.kind);
    test.args(["test", "--target", "wasm32-unknown-unknown", "--test", "rooms"])
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // wasm-bindgen's runner takes the first of these that is set.
    for kind in EngineKind::ALL {
        test.env_remove(kind.driver_variable());
    }
    test.env(engine.kind.driver_variable(), &engine.driver);
    Ok(test)
}

/// The page tests, outside the browser, on the built files; `long` makes what can be long ten years.
fn pages(engine: &Engine, long: bool) -> Result<Command> {
    let mut test = with_display(engine.kind);
    test.args(["test", "--package", "topup-guard", "--test", "pages"])
        .env("TOPUP_GUARD_DIST", dist())
        .env("TOPUP_GUARD_SINGLE_FILE", single_file::folder())
        .env("TOPUP_GUARD_AXE", tools::axe()?)
        .env("TOPUP_GUARD_ESBUILD", tools::esbuild()?)
        .env("TOPUP_GUARD_BROWSER", engine.kind.name())
        .envs(long.then_some(("TOPUP_GUARD_SOAK", "20000")))
        .env(engine.kind.driver_variable(), &engine.driver);
    Ok(test)
}

/// cargo, on a display of its own for the browser that has no headless mode.
fn with_display(kind: EngineKind) -> Command {
    if kind != EngineKind::Webkit {
        return cargo();
    }
    let mut xvfb = command("xvfb-run");
    xvfb.arg("--auto-servernum").arg(cargo().get_program());
    xvfb
}

/// Runs one test command, shows its output as it comes, and adds up its results.
///
/// Hands back how many tests ran.
fn stage(command: &mut Command, filter: Option<&str>, flags: &[&str], totals: &mut Totals) -> Result<usize> {
    command.arg("--").args(flags).args(filter);
    let name = shown(command);
    println!("\n== {name}");
    let next = "install Rust with rustup (rustup.rs)";
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|e| not_started(&name, &e, next))?;
    let (mut ran, mut failed) = (0, 0);
    for line in
        child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(|l| l.ok())
    {
        println!("{line}");
        if let Some(result) = result_line(&line) {
            ran += result.passed + result.failed;
            failed += result.failed;
            totals.passed += result.passed;
            totals.failed += result.failed;
        }
    }
    let status = child.wait().map_err(|e| not_started(&name, &e, next))?;
    if !status.success() && failed == 0 {
        return Err(Error::new(
            format!("`{name}` did not run to its end: {status}"),
            "mend what the lines above complain about",
        ));
    }
    Ok(ran)
}

/// Reads `test result: ok. 3 passed; 1 failed; …`, as Rust's and wasm-bindgen's runners write it.
fn result_line(line: &str) -> Option<Totals> {
    let rest = line.trim_start().strip_prefix("test result: ")?;
    let number = |word: &str| {
        let before = rest.split_once(word)?.0.trim_end();
        before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    Some(Totals { passed: number("passed")?, failed: number("failed;")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_result_lines_are_read() {
        let rust = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(result_line(rust), Some(Totals { passed: 12, failed: 3 }));
        let wasm = "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.05s";
        assert_eq!(result_line(wasm), Some(Totals { passed: 7, failed: 0 }));
        assert_eq!(result_line("test picker::result ... ok"), None);
    }
}
