//! `cargo xtask reproduce`: builds the last commit in two folders; the published files must be identical.
//!
//! Written here because diffoscope and the like compare, and do not build.
use base64::Engine as _;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use xtask_base::files::{clear, file_error, read, read_text};
use xtask_base::run::{command, root, run, target};
use xtask_base::{Error, Result};

/// Builds twice, compares, and prints the hashes and the script element with the loader's integrity.
///
/// # Errors
/// When a build fails, or the two differ.
pub fn reproduce() -> Result<()> {
    let all = target().join("reproduce");
    clear(&all)?;
    // Paths of different length and depth, one with a space and non-ASCII letters, since builds often include
    // paths.
    let [one, other] = ["a", "另 é/another folder/b"].map(|name| all.join(name));
    let [first, second] = [build(&one)?, build(&other)?];
    let differing = differing(&first, &second);
    if !differing.is_empty() {
        return Err(Error::new(
            format!("two builds of one commit differ in {}", differing.join(", ")),
            format!(
                "compare the files in {} and {}",
                one.join("dist").display(),
                other.join("dist").display()
            ),
        ));
    }
    print!("{first}");
    let loader = Sha384::digest(read(&one.join("dist/v1/topup-guard.js"))?);
    let integrity = base64::engine::general_purpose::STANDARD.encode(loader);
    println!("\ntwo builds gave the same {} files\n", first.lines().count());
    println!(
        "<script type=\"module\" src=\"v1/topup-guard.js\" integrity=\"sha384-{integrity}\" crossorigin></script>"
    );
    Ok(())
}

/// Builds the last commit in a fresh folder; returns its `SHA256SUMS`.
fn build(folder: &Path) -> Result<String> {
    fs::create_dir_all(folder).map_err(|e| file_error(folder, &e))?;
    println!("building the last commit in {}", folder.display());
    let mut clone = command("git");
    clone.args(["clone", "--quiet", "--local"]).arg(root()).arg(folder);
    run(&mut clone, "install git; what is not committed is not built here")?;
    let mut build = command("cargo");
    build.args(["xtask", "build"]).current_dir(folder).env_remove("CARGO_TARGET_DIR");
    if std::env::var_os("TOPUP_GUARD_TOOLS").is_none() {
        build.env("TOPUP_GUARD_TOOLS", root().join(".tools"));
    }
    run(&mut build, "mend what the lines above complain about")?;
    read_text(&folder.join("dist/SHA256SUMS"))
}

/// Returns the files whose hashes differ, or that are in one list only.
fn differing(first: &str, second: &str) -> Vec<String> {
    let sums = |list: &str| -> BTreeMap<String, String> {
        list.lines()
            .filter_map(|line| line.split_once("  "))
            .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
            .collect()
    };
    let (first, second) = (sums(first), sums(second));
    let names: std::collections::BTreeSet<_> = first.keys().chain(second.keys()).collect();
    names.into_iter().filter(|name| first.get(*name) != second.get(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn files_that_differ_or_are_in_one_build_only_are_named() {
        let one = "aa  index.html\nbb  v1/a.js\ncc  v1/only.js\n";
        assert!(differing(one, one).is_empty());
        assert_eq!(
            differing(one, "aa  index.html\nb0  v1/a.js\ndd  v1/other.js\n"),
            ["v1/a.js", "v1/only.js", "v1/other.js"]
        );
    }
}
