//! `cargo xtask build`: the release files.
//!
//! Programs are compiled here and not by Trunk, which cannot link across crates; the finishing step puts the
//! pages around them. `trunk build` alone gives the page as it is in development.
use crate::finish::{Stage, finish};
use crate::single_file;
use clap::Args as ClapArgs;
use std::fs;
use std::path::Path;
use xtask_base::files::{clear, copy, read, read_text, write};
use xtask_base::programs::{self, BuildMode, FULL, HOST_PACK, PICKER, QUIZ};
use xtask_base::run::{command, dist, output, root, target};
use xtask_base::{Error, Result, tools};

/// Flags of the command.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Use the standard library as it comes with Rust: a sixth larger, with messages in panics
    #[arg(long)]
    stock: bool,
}

/// Fetches what is missing and writes the release files to `dist/`.
///
/// # Errors
/// When something cannot be fetched or does not compile; `dist/` is then as it was before.
pub fn build(args: &Args) -> Result<()> {
    tools::ready(tools::TO_RELEASE)?;
    release(if args.stock { BuildMode::Stock } else { BuildMode::Small })?;
    println!("built {}", dist().display());
    Ok(())
}

/// Writes the release files, once the tools are ready.
///
/// Nobody is left without a build: what [`BuildMode::Small`] cannot do here is done as [`BuildMode::Stock`].
///
/// # Errors
/// When a program does not compile; `dist/` is then as it was before.
pub fn release(wanted: BuildMode) -> Result<()> {
    let rustc = output(command("rustc").arg("-vV")).unwrap_or_default();
    match reason_for_stock(wanted, release_of(&rustc), &small_build_versions()?) {
        Some(reason) => println!("{reason}: building with the standard library as it comes with Rust"),
        None => match assemble(wanted) {
            Err(error) if wanted == BuildMode::Small => println!(
                "\nerror: {error}\nThe small build failed, see above: building with the standard library as it comes with Rust"
            ),
            outcome => return outcome,
        },
    }
    assemble(BuildMode::Stock)
}

/// Compiles every program and puts the pages around them.
fn assemble(mode: BuildMode) -> Result<()> {
    programs::fetch(mode)?;
    let mut built = Vec::new();
    for (number, program) in (1..).zip([PICKER, QUIZ, FULL, HOST_PACK]) {
        println!("compiling the program {} ({number} of 4)", program.name);
        let compiled = program.compile(mode)?;
        let bound = programs::bind(mode, program.name, &compiled)?;
        if program == FULL {
            single_file::glue(&compiled, &bound)?;
        }
        built.push((program, bound));
    }
    let folder = target().join("stage");
    clear(&folder)?;
    write(&folder.join("index.html"), read(&root().join("index.html"))?)?;
    finish(&Stage { folder: &folder, programs: &built, published: true })?;
    replace(&folder, &dist())
}

/// Puts a folder in the place of another.
fn replace(from: &Path, to: &Path) -> Result<()> {
    clear(to)?;
    // Fails when the two are on different disks.
    if fs::rename(from, to).is_ok() {
        return Ok(());
    }
    copy(from, to)?;
    clear(from)
}

/// Returns why this Rust cannot make the small build; nothing when it can, or when that is not wanted.
///
/// The switches that make it small are unstable: another version of rustc may not know them, or mean
/// something else.
fn reason_for_stock(wanted: BuildMode, rustc: Option<&str>, known: &[String]) -> Option<String> {
    match (wanted, rustc) {
        (BuildMode::Small, Some(rustc)) if known.iter().any(|version| version == rustc) => None,
        (BuildMode::Small, rustc) => Some(format!(
            "rustc here is {}, and the small build is known to work with {} alone (small_build_rust in budgets.toml)",
            rustc.unwrap_or("of an unknown version"),
            known.join(", ")
        )),
        _ => None,
    }
}

/// Reads the version from what `rustc -vV` writes, such as `1.95.0`.
fn release_of(verbose: &str) -> Option<&str> {
    verbose.lines().find_map(|line| line.strip_prefix("release: "))
}

/// Reads the versions of rustc that the small build was made with.
fn small_build_versions() -> Result<Vec<String>> {
    let path = root().join("budgets.toml");
    let versions = read_text(&path)?.parse::<toml::Table>().ok().and_then(|budgets| {
        let list = budgets.get("small_build_rust")?.as_array()?;
        list.iter().map(|version| version.as_str().map(str::to_owned)).collect()
    });
    versions.ok_or_else(|| {
        Error::new(
            format!("{} has no list small_build_rust of versions", path.display()),
            "write `small_build_rust = [\"…\"]` there",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_rust_that_is_known_to_make_the_small_build_makes_it() {
        let known = ["1.95.0".to_owned()];
        let reason = |wanted, rustc| reason_for_stock(wanted, rustc, &known);
        assert_eq!(reason(BuildMode::Small, Some("1.95.0")), None);
        for other in [Some("1.94.0"), Some("1.96.0-nightly"), Some("1.95.01"), None] {
            let said = reason(BuildMode::Small, other).unwrap();
            assert!(said.contains("1.95.0") && said.contains(other.unwrap_or("unknown")), "{said}");
        }
        assert_eq!(reason(BuildMode::Stock, Some("2.0.0")), None);
    }

    #[test]
    fn the_version_is_read_from_what_rustc_says() {
        let said = "rustc 1.95.0 (0123 2026-04-14)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nrelease: 1.95.0\n";
        assert_eq!(release_of(said), Some("1.95.0"));
        assert_eq!(release_of(""), None);
    }

    #[test]
    fn the_recorded_versions_can_be_read_and_are_versions() {
        let versions = small_build_versions().unwrap();
        assert!(!versions.is_empty());
        assert!(versions.iter().all(|version| version.split('.').all(|part| part.parse::<u32>().is_ok())));
    }
}
