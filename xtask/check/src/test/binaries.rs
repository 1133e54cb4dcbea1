//! Test programs: compiled by cargo once, then run by us, so that compiling and running are timed apart.
use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask_base::run::{command, each_line, root, shown};
use xtask_base::{Error, Result};

/// Compiled test program.
#[derive(Debug, Clone)]
pub(super) struct Binary {
    /// Package, and the test target where it is not the library.
    pub(super) name: String,
    /// The program.
    pub(super) path: PathBuf,
    /// Folder of the package, in which its tests run.
    folder: PathBuf,
}

impl Binary {
    /// Returns the command that runs its tests whose name contains `name`, with these flags of the test
    /// harness.
    pub(super) fn command(&self, name: Option<&str>, flags: &[&str]) -> Command {
        self.command_within(&[], name, flags)
    }

    /// Does the same as the last argument of another program.
    pub(super) fn command_within(&self, around: &[&str], name: Option<&str>, flags: &[&str]) -> Command {
        let words = around.iter().map(OsStr::new).chain([self.path.as_os_str()]);
        let mut words = words.collect::<Vec<_>>().into_iter();
        let mut run = command(words.next().unwrap_or_default());
        run.args(words).current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        // Seconds of each test are an unstable flag of Rust's own test harness, which this lets a stable one
        // take.
        run.env("RUSTC_BOOTSTRAP", "1").args(["-Zunstable-options", "--report-time"]);
        run.args(flags).args(name);
        run
    }
}

/// Compiles with a `cargo test …` command and returns the test programs in cargo's order.
pub(super) fn compile(test: &mut Command) -> Result<Vec<Binary>> {
    test.args(["--no-run", "--message-format=json-render-diagnostics"]);
    let name = shown(test);
    println!("\n== {name}");
    let mut found = Vec::new();
    let status = each_line(test, |line| found.extend(binary(&line)))?;
    if status.success() {
        return Ok(found);
    }
    Err(Error::new(format!("`{name}` failed: {status}"), "mend what the lines above complain about"))
}

/// Reads one of cargo's messages; none where it is about something else.
fn binary(line: &str) -> Option<Binary> {
    let message: Value = serde_json::from_str(line).ok()?;
    let path = PathBuf::from(message["executable"].as_str()?);
    let tested = message["profile"]["test"] == true;
    let manifest = Path::new(message["manifest_path"].as_str()?);
    let folder = manifest.parent().map_or_else(root, Path::to_path_buf);
    let package = package(message["package_id"].as_str()?);
    let target = message["target"]["name"].as_str()?;
    let is_package = target.replace('_', "-") == package;
    let name = if is_package { package.to_owned() } else { format!("{package} {target}") };
    tested.then_some(Binary { name, path, folder })
}

/// Returns the name in a package id: `path+file:///a/b#name@1.0.0`, or `path+file:///a/name#1.0.0`.
fn package(id: &str) -> &str {
    let (path, end) = id.rsplit_once('#').unwrap_or(("", id));
    match end.split_once('@') {
        Some((name, _)) => name,
        None => path.rsplit('/').next().unwrap_or(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_ids_of_both_forms_have_their_name() {
        assert_eq!(package("path+file:///work/a#topup-guard@0.1.0"), "topup-guard");
        assert_eq!(package("path+file:///work/xtask#0.1.0"), "xtask");
    }
}
