//! `cargo xtask build`, and how Trunk is called by everything that builds.
use crate::run::{cargo, command, dist, root, run};
use crate::tools;
use std::path::Path;
use std::process::Command;
use topup_guard_drive::Result;

/// Writes the release files to `dist/`.
pub(crate) fn build() -> Result<()> {
    tools::ready(tools::TO_RELEASE)?;
    release()?;
    println!("built {}", dist().display());
    Ok(())
}

/// The release build alone, once the tools are ready.
pub(crate) fn release() -> Result<()> {
    let mut trunk = trunk("build", &dist(), true)?;
    run(&mut trunk, "mend what the lines above complain about; dist/ is as it was before")
}

/// Trunk, offline, writing to `dist`.
pub(crate) fn trunk(verb: &str, dist: &Path, release: bool) -> Result<Command> {
    // Trunk runs cargo offline, so the crates are fetched before.
    run(cargo().args(["fetch", "--quiet"]), "see the lines above; the crates come from crates.io")?;
    let mut trunk = command("trunk");
    trunk.args([verb, "--config"]).arg(root().join("Trunk.toml")).arg("--dist").arg(dist);
    // Trunk looks for its own newest version on the network, and cannot read NO_COLOR=1.
    trunk.arg("--skip-version-check").env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
    if release {
        trunk.arg("--release");
    }
    Ok(trunk)
}
