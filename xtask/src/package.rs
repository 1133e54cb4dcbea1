//! `cargo xtask package`: the npm package, made of what `dist/` holds, and the checks of it.
#[cfg(test)]
mod agree;
mod declarations;

use crate::run::{clear, command, dist, file_error, files, read, read_text, root, run, target, write};
use crate::{build, tools};
use base64::Engine as _;
use clap::Args as ClapArgs;
use serde_json::Value;
use sha2::{Digest, Sha384};
use std::path::{Path, PathBuf};
use topup_guard_drive::{Error, Result};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What is packed beside `dist/` as it stands in the repository: docs/EMBEDDING.md, all that it links to, and the licences.
const DOCUMENTS: [&str; 9] = [
    "docs/EMBEDDING.md",
    "docs/CONTENT.md",
    "docs/serving.md",
    "examples/packs/country.json",
    "examples/packs/overlay.json",
    "LICENSE.md",
    "LICENSE-APACHE",
    "LICENSE-CONTENT",
    "LICENSE-MIT",
];

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Check it too: its form, its types, and what it brings to a server and to a page
    #[arg(long)]
    check: bool,
}

/// Makes the package and, when asked, checks it.
pub(crate) fn package(args: &Args) -> Result<()> {
    let tarball = pack()?;
    if args.check {
        check(&tarball)?;
    }
    println!("packed {}", tarball.display());
    Ok(())
}

/// Writes the package's folder and packs it; hands back the tarball.
pub(crate) fn pack() -> Result<PathBuf> {
    build::built()?;
    tools::need_npm()?;
    let all = target().join("package");
    let folder = all.join("topup-guard");
    clear(&all)?;
    copy(&dist(), &folder.join("dist"))?;
    for name in DOCUMENTS {
        write(&folder.join(name), read(&root().join(name))?)?;
    }
    let loader = Sha384::digest(read(&dist().join("v1/topup-guard.js"))?);
    let integrity = format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(loader));
    for name in ["package.json", "README.md", "custom-elements.json", "server.js"] {
        let text = read_text(&sources().join(name))?;
        let text = text.replace("{{version}}", VERSION).replace("{{integrity}}", &integrity);
        write(&folder.join(name), text)?;
    }
    let types = read_text(&sources().join("types.d.ts"))?;
    write(&folder.join("topup-guard.d.ts"), declarations::declarations(&manifest()?, &types))?;
    let mut npm = command("npm");
    npm.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]).arg(&all).arg(&folder);
    run(&mut npm, "mend what the lines above complain about")?;
    Ok(all.join(format!("topup-guard-{VERSION}.tgz")))
}

/// What an importer sees: as the tarball holds it, not as the folder does.
fn check(tarball: &Path) -> Result<()> {
    tools::ready(&[tools::Tool::Hosts])?;
    let mend = "mend xtask/package/ or xtask/src/package.rs";
    run(command("publint").args(["run", "--strict"]).arg(tarball), mend)?;
    // It is a module for pages: whoever calls `require` on a server has no use for it.
    run(command("attw").arg(tarball).args(["--profile", "esm-only", "--no-emoji"]), mend)?;
    let checks = workshop(tarball)?.join("check");
    copy(&sources().join("check"), &checks)?;
    run(command("tsc").arg("--project").arg(&checks), mend)?;
    run(command("node").arg(checks.join("resolves.mjs")), mend)
}

/// A fresh folder in which the package is installed from its tarball, with the frameworks and tools above it.
pub(crate) fn workshop(tarball: &Path) -> Result<PathBuf> {
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

/// Copies a folder and all in it.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    files(from)?
        .iter()
        .try_for_each(|file| write(&to.join(file.strip_prefix(from).unwrap_or(file)), read(file)?))
}

/// Where the package's own files stand.
fn sources() -> PathBuf {
    root().join("xtask/package")
}

/// The Custom Elements Manifest: the one table of what the element has.
fn manifest() -> Result<Value> {
    let path = sources().join("custom-elements.json");
    serde_json::from_str(&read_text(&path)?)
        .map_err(|e| Error::new(format!("{}: {e}", path.display()), "mend its JSON"))
}
