//! `cargo xtask serve --check`: opens a page once in a headless browser and waits until the widget is ready.
use std::env;
use std::process::ExitCode;
use std::time::Duration;
use topup_guard_drive::{Session, Setup, browsers};
use xtask_base::commands::exit;
use xtask_base::{Error, Result};

fn main() -> ExitCode {
    exit(check(&env::args().nth(1).unwrap_or_default()))
}

/// Opens the page, prints what the console says, and fails when that is an error.
fn check(address: &str) -> Result<()> {
    let engine = browsers::any()?;
    let session = Session::open(&engine, Setup::PHONE)?;
    session.go(address)?;
    session.wait_until_ready(Duration::from_secs(30))?;
    let console = session.console()?;
    for line in &console {
        println!("console {line}");
    }
    if console.iter().any(|line| line.starts_with("SEVERE")) {
        return Err(Error::new(
            "the page is up but its console has errors",
            "mend what the console lines above name",
        ));
    }
    println!("checked: {address} came up ready in {}", engine.kind.name());
    Ok(())
}
