//! The widget's rooms, tested inside browsers.
use super::binaries::{self, Binary};
use super::report::{Report, watch};
use crate::budgets::budget;
use std::process::Command;
use std::thread;
use topup_guard_drive::{Engine, EngineKind};
use xtask_base::files::write;
use xtask_base::run::{cargo, target};
use xtask_base::{Error, Result};
use xtask_build::content;

/// Compiles the tests for the browser, with the packs that they read.
pub(super) fn compile(report: &mut Report) -> Result<Binary> {
    content::place_for_tests()?;
    let mut test = cargo();
    test.args(["test", "--target", "wasm32-unknown-unknown", "--test", "rooms"]);
    let mut all = report.timed("compiling, for the browser", || binaries::compile(&mut test))?;
    all.pop().ok_or_else(|| Error::new("no tests of the rooms were compiled", "see tests/rooms/main.rs"))
}

/// Runs the tests in these browsers, side by side, and checks that they were run.
pub(super) fn run(tests: &Binary, engines: &[Engine], name: Option<&str>, report: &mut Report) -> Result<()> {
    let least = budget("least_browser_tests")?;
    let runs = engines.iter().map(|engine| Ok((engine.kind, runner(tests, engine, name)?)));
    let runs = runs.collect::<Result<Vec<_>>>()?;
    // Each browser's lines are printed together, once all of them are there.
    let done: Vec<_> = thread::scope(|scope| {
        let begin = |(kind, mut command): (EngineKind, Command)| {
            scope.spawn(move || {
                let mut lines = Vec::new();
                let name = format!("rooms in {}", kind.name());
                let (part, outcome) = watch(&name, &mut command, |line| lines.push(line.to_owned()));
                println!("\n== {name}\n{}", lines.join("\n"));
                (kind, part, outcome)
            })
        };
        let begun: Vec<_> = runs.into_iter().map(begin).collect();
        begun.into_iter().filter_map(|run| run.join().ok()).collect()
    });
    let mut outcome = Ok(());
    for (kind, part, ended) in done {
        let ran = part.ran();
        report.add(part);
        outcome = outcome.and(ended);
        if name.is_none() && ran < least {
            outcome = outcome.and(Err(Error::new(
                format!("only {ran} tests ran in {}, of at least {least}", kind.name()),
                "see why the others did not run; budgets.toml holds the least number",
            )));
        }
    }
    outcome
}

/// Returns the command that runs the tests in a browser.
fn runner(tests: &Binary, engine: &Engine, name: Option<&str>) -> Result<Command> {
    let capabilities = target().join(format!("webdriver-{}.json", engine.kind.name()));
    write(&capabilities, engine.capabilities().to_string())?;
    let mut run = super::pages::with_display(engine.kind, "wasm-bindgen-test-runner");
    run.arg(&tests.path).args(name);
    run.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities).env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    // wasm-bindgen's runner takes the first of these that is set.
    for kind in EngineKind::ALL {
        run.env_remove(kind.driver_variable());
    }
    run.env(engine.kind.driver_variable(), &engine.driver);
    Ok(run)
}
