//! The crates that the published programs are compiled from.
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xtask_base::files::read_text;
use xtask_base::programs::{FULL, HOST_PACK, WASM_TARGET};
use xtask_base::run::{cargo, root, stdout};
use xtask_base::{Error, Result};

/// The packages that programs are made of.
const PROGRAMS: [&str; 2] = [FULL.package, HOST_PACK.package];

/// A crate that is published as a part of ours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shipped {
    /// Its name on crates.io.
    pub name: String,
    /// Its version.
    pub version: String,
    /// As SPDX writes it.
    pub licence: String,
    /// Where its sources are kept.
    pub repository: String,
    /// SHA-256 of its package, in hexadecimal.
    pub sum: String,
    /// Where its sources stand here.
    pub folder: PathBuf,
}

/// Returns the crates of others that the published programs are compiled from, by name and version.
///
/// # Errors
/// When cargo does not say what they are made of.
pub fn shipped() -> Result<Vec<Shipped>> {
    let mut named: BTreeMap<(String, String), ()> = BTreeMap::new();
    for program in PROGRAMS {
        let tree = cargo_says(&[
            "tree",
            "--package",
            program,
            "--target",
            WASM_TARGET,
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])?;
        named.extend(tree.lines().filter_map(named_in).map(|named| (named, ())));
    }
    let metadata = cargo_says(&["metadata", "--format-version", "1"])?;
    let metadata: Value = serde_json::from_str(&metadata)
        .map_err(|e| Error::new(format!("what cargo says of our crates: {e}"), "see `cargo metadata`"))?;
    let sums = sums(&read_text(&root().join("Cargo.lock"))?)?;
    let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
    let mut shipped: Vec<_> = packages
        .iter()
        .filter_map(|package| {
            let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
            let key = (text("name"), text("version"));
            // Ours have no checksum.
            let sum = sums.get(&key).filter(|_| named.contains_key(&key))?.clone();
            let folder = Path::new(&text("manifest_path")).parent()?.to_path_buf();
            let licence = text("license").replace('/', " OR ").replace("  ", " ");
            Some(Shipped {
                name: key.0,
                version: key.1,
                licence,
                repository: text("repository"),
                sum,
                folder,
            })
        })
        .collect();
    shipped.sort();
    Ok(shipped)
}

/// Returns what cargo writes when it runs without network.
fn cargo_says(arguments: &[&str]) -> Result<String> {
    let mut cargo = cargo();
    cargo.args(arguments).arg("--offline");
    stdout(&mut cargo, "run `cargo fetch` first")
}

/// Reads `serde v1.0.229` and `topup-guard v0.1.0 (/a/folder) (*)`.
fn named_in(line: &str) -> Option<(String, String)> {
    let mut words = line.split(' ');
    Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
}

/// Returns the hash of every package of a lock file, by name and version.
fn sums(lock: &str) -> Result<BTreeMap<(String, String), String>> {
    let lock: toml::Table =
        lock.parse().map_err(|e| Error::new(format!("Cargo.lock: {e}"), "renew it with `cargo check`"))?;
    let packages = lock.get("package").and_then(|packages| packages.as_array()).cloned().unwrap_or_default();
    let text = |package: &toml::Value, key: &str| Some(package.get(key)?.as_str()?.to_owned());
    let sum = |package: &toml::Value| {
        Some(((text(package, "name")?, text(package, "version")?), text(package, "checksum")?))
    };
    Ok(packages.iter().filter_map(sum).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_tree_and_of_the_lock_file_are_read() {
        let key = |name: &str| Some((name.to_owned(), "1.0.2".to_owned()));
        assert_eq!(named_in("serde v1.0.2 (*)"), key("serde"));
        assert_eq!(named_in(""), None);
        let lock = "[[package]]\nname = \"serde\"\nversion = \"1.0.2\"\nchecksum = \"ab\"\n[[package]]\nname = \"ours\"\nversion = \"1.0.2\"\n";
        let sums = sums(lock).unwrap();
        assert_eq!((sums.len(), sums.get(&key("serde").unwrap()).map(String::as_str)), (1, Some("ab")));
    }
}
