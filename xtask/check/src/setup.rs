//! `cargo xtask setup`: fetches or compiles every tool and browser, so that the gate needs no network.
use crate::browsers;
use xtask_base::Result;
use xtask_base::tools::{self, Tool};

/// Tools of the gate's steps.
const TOOLS: [Tool; 5] = [Tool::WasmBindgen, Tool::Npm, Tool::Hosts, Tool::Lighthouse, Tool::Deny];

/// Fetches what is missing.
///
/// # Errors
/// When a tool or the first browser cannot be had.
pub fn setup() -> Result<()> {
    tools::ready(&TOOLS)?;
    tools::std_source()?;
    let first = browsers::any()?;
    let others = browsers::beside(first.kind)?;
    for engine in [first].iter().chain(&others) {
        println!("{}: {} with {}", engine.kind.name(), engine.browser.display(), engine.driver.display());
    }
    Ok(())
}
