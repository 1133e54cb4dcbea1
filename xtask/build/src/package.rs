//! `cargo xtask package`: makes the npm package from `dist/`, and checks it.
#[cfg(test)]
mod agree;
mod bundle;
mod cli;
mod declarations;

use crate::configure;
use crate::element::manifest;
use crate::hash::write_sums;
use crate::versions::{self, VERSION};
use clap::Args as ClapArgs;
use std::path::{Path, PathBuf};
use xtask_base::Result;
use xtask_base::files::{clear, copy, file_error, read, read_text, write};
use xtask_base::run::{built, command, dist, root, run, target};
use xtask_base::tools;

/// Files of the repository that are packed beside `dist/`: docs/EMBEDDING.md, all that it links to, and the
/// licences.
const DOCUMENTS: [&str; 14] = [
    "docs/EMBEDDING.md",
    "docs/CONTENT.md",
    "docs/PACKS.md",
    "docs/serving.md",
    "docs/teaching.md",
    "docs/teaching.zh.md",
    "examples/packs/arabic.json",
    "examples/packs/country.json",
    "examples/packs/overlay.json",
    "examples/packs/vietnamese.json",
    "LICENSE.md",
    "LICENSE-APACHE",
    "LICENSE-CONTENT",
    "LICENSE-MIT",
];

/// Flags of the command.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Check it too: its form, its types, what it brings to a server and to a page, and its command
    #[arg(long)]
    check: bool,
}

/// Makes the package and, when asked, checks it.
///
/// # Errors
/// When `dist/` is not built, npm fails, or the package is not as it must be.
pub fn package(args: &Args) -> Result<()> {
    let tarball = pack()?;
    if args.check {
        check(&tarball)?;
    }
    println!("packed {}", tarball.display());
    Ok(())
}

/// Writes the package's folder and packs it; returns the tarball.
///
/// # Errors
/// When `dist/` is not built, or npm fails.
pub fn pack() -> Result<PathBuf> {
    built()?;
    tools::need_npm()?;
    let all = target().join("package");
    let folder = all.join("topup-guard");
    clear(&all)?;
    copy(&dist(), &folder.join("dist"))?;
    // A package is a version of its own.
    clear(&folder.join("dist").join(versions::folder()))?;
    copy(&sources().join("bin"), &folder.join("bin"))?;
    configure::unpin(&folder.join("dist"))?;
    write_sums(&folder.join("dist"))?;
    for name in DOCUMENTS {
        write(&folder.join(name), read(&root().join(name))?)?;
    }
    let integrity = versions::integrity(&read(&dist().join("v1/topup-guard.js"))?);
    for name in ["package.json", "README.md", "custom-elements.json", "server.js"] {
        let text = read_text(&sources().join(name))?;
        let text = text.replace("{{version}}", VERSION).replace("{{integrity}}", &integrity);
        write(&folder.join(name), text)?;
    }
    let types = read_text(&sources().join("types.d.ts"))?;
    write(&folder.join("bundle.js"), bundle::bundle()?)?;
    write(&folder.join("react.js"), bundle::react(&read_text(&sources().join("react.js"))?, &manifest()?))?;
    write(&folder.join("react.d.ts"), read(&sources().join("react.d.ts"))?)?;
    write(&folder.join("topup-guard.d.ts"), declarations::declarations(&manifest()?, &types))?;
    let mut npm = command("npm");
    npm.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]).arg(&all).arg(&folder);
    run(&mut npm, "mend what the lines above complain about")?;
    Ok(all.join(format!("topup-guard-{VERSION}.tgz")))
}

/// Checks the package as it is in the tarball, not in the folder.
fn check(tarball: &Path) -> Result<()> {
    tools::ready(&[tools::Tool::Hosts])?;
    let mend = "mend xtask/package/ or xtask/build/src/package.rs";
    run(command("publint").args(["run", "--strict"]).arg(tarball), mend)?;
    // It is a module for pages: `require` on a server is not supported.
    run(command("attw").arg(tarball).args(["--profile", "esm-only", "--no-emoji"]), mend)?;
    let workshop = workshop(tarball)?;
    let checks = workshop.join("check");
    copy(&sources().join("check"), &checks)?;
    run(command("tsc").arg("--project").arg(&checks), mend)?;
    run(command("node").arg(checks.join("resolves.mjs")), mend)?;
    cli::check(tarball, &workshop)
}

/// Returns a fresh folder in which the package is installed from its tarball, with the frameworks and tools
/// above it.
///
/// # Errors
/// When it cannot be unpacked, or the frameworks cannot be fetched.
pub fn workshop(tarball: &Path) -> Result<PathBuf> {
    let hosts = target().join("hosts");
    clear(&hosts)?;
    let installed = hosts.join("work/node_modules/topup-guard");
    std::fs::create_dir_all(&installed).map_err(|e| file_error(&installed, &e))?;
    let mut unpack = command("tar");
    unpack.arg("-xzf").arg(tarball).arg("--strip-components=1").arg("-C").arg(&installed);
    run(&mut unpack, "install tar")?;
    link(&tools::Tool::Hosts.fetched()?.join("node_modules"), &hosts.join("node_modules"))?;
    Ok(hosts.join("work"))
}

fn link(to: &Path, at: &Path) -> Result<()> {
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(to, at);
    #[cfg(windows)]
    let linked = std::os::windows::fs::symlink_dir(to, at);
    linked.map_err(|e| file_error(at, &e))
}

/// Returns the folder of the package's own files.
fn sources() -> PathBuf {
    root().join("xtask/package")
}
