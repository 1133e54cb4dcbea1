//! How a tool is installed, from crates.io, npm or PyPI.
use super::system::{need_node, need_npm, need_pip};
use crate::Result;
use crate::files::{clear, file_error, read_text};
use crate::run::{cargo, command, output};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where a tool comes from.
#[derive(Debug)]
pub(super) enum Install {
    /// A program of crates.io, compiled here.
    Cargo {
        /// The crate.
        name: &'static str,
        /// Its very version.
        version: String,
        /// The programs that are used of it; the first names its folder.
        programs: &'static [&'static str],
        /// More arguments of `cargo install`.
        arguments: &'static [&'static str],
    },
    /// Packages of npm, pinned by a lock file.
    Npm {
        /// The folder of `package.json` and the lock file.
        manifest: PathBuf,
        /// The oldest version of Node.js that runs them.
        node: (u32, u32),
    },
    /// Packages of PyPI.
    Pip {
        /// The file that names them with their hashes.
        requirements: PathBuf,
    },
}

impl Install {
    /// Returns the name of its folder, which says the version.
    pub(super) fn folder_name(&self) -> Result<String> {
        Ok(match self {
            Self::Cargo { programs, version, .. } => {
                format!("{}-{version}", programs.first().unwrap_or(&"tool"))
            }
            // The lock file pins all packages by their content.
            Self::Npm { manifest, .. } => {
                let lock = read_text(&manifest.join("package-lock.json"))?;
                let name = manifest.file_name().unwrap_or_default().display().to_string();
                format!("{name}-{:08x}", fingerprint(&lock))
            }
            Self::Pip { requirements } => format!("pip-{:08x}", fingerprint(&read_text(requirements)?)),
        })
    }

    /// Returns where its programs stand in its folder.
    pub(super) fn programs(&self) -> &'static str {
        if matches!(self, Self::Npm { .. }) { "node_modules/.bin" } else { "bin" }
    }

    /// Returns whether `PATH` has all its programs in this very version; one of another version is left
    /// alone.
    pub(super) fn is_on_path(&self) -> bool {
        let Self::Cargo { programs, version, .. } = self else { return false };
        let found = |program: &&str| output(command(program).arg("--version").stderr(Stdio::null()));
        programs.iter().all(|program| match found(program) {
            Some(written) if is_version(&written, version) => true,
            Some(written) => {
                let line = written.lines().next().unwrap_or_default();
                println!(
                    "{program} on PATH is left alone: it is `{line}`, and version {version} is needed here"
                );
                false
            }
            None => false,
        })
    }

    /// Returns whether what a failed try left is of use to the next: what is compiled is not compiled again.
    pub(super) fn goes_on(&self) -> bool {
        matches!(self, Self::Cargo { .. })
    }

    /// Sees that what installs it is here.
    pub(super) fn check_needs(&self) -> Result<()> {
        match self {
            Self::Cargo { .. } => Ok(()),
            Self::Npm { node, .. } => need_npm().and_then(|()| need_node(*node)),
            Self::Pip { .. } => need_pip(),
        }
    }

    /// Returns the call that installs it into a folder.
    pub(super) fn command(&self, folder: &Path) -> Result<Command> {
        Ok(match self {
            Self::Cargo { name, version, arguments, .. } => {
                let mut install = cargo();
                install.args(["install", name, "--version", &format!("={version}"), "--root"]).arg(folder);
                install.arg("--target-dir").arg(folder.join(BUILD)).args(*arguments);
                // For a quick start rather than for speed: the tools work for seconds.
                install
                    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
                    .env("CARGO_PROFILE_RELEASE_LTO", "off")
                    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                    .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
                    .env_remove("RUSTFLAGS");
                install
            }
            Self::Npm { manifest, .. } => {
                for file in ["package.json", "package-lock.json"] {
                    let from = manifest.join(file);
                    fs::copy(&from, folder.join(file)).map_err(|e| file_error(&from, &e))?;
                }
                let mut npm = command("npm");
                npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
                npm
            }
            Self::Pip { requirements } => {
                let mut pip = command("python3");
                pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
                pip.args([
                    "--root-user-action=ignore",
                    "--no-deps",
                    "--only-binary=:all:",
                    "--require-hashes",
                ]);
                pip.arg("--target").arg(folder).arg("--requirement").arg(requirements);
                pip
            }
        })
    }

    /// Returns a call that downloads all that would be compiled; none where nothing would be.
    pub(super) fn dry_run(&self, folder: &Path) -> Option<Command> {
        let Self::Cargo { .. } = self else { return None };
        let mut install = self.command(folder).ok()?;
        install.args(["-Zunstable-options", "--dry-run"]).env("RUSTC_BOOTSTRAP", "1");
        Some(install)
    }

    /// Removes what only installing it needed.
    pub(super) fn tidy(&self, folder: &Path) -> Result<()> {
        clear(&folder.join(BUILD))
    }
}

/// Name of the folder that cargo compiles a tool in.
const BUILD: &str = "build";

/// Returns whether what a program writes of its version says this one, as `trunk 0.21.14` or `mdbook v0.5.4`
/// does.
fn is_version(written: &str, version: &str) -> bool {
    written.split_whitespace().any(|word| word.strip_prefix('v').unwrap_or(word) == version)
}

/// Returns a number that tells versions of a lock file apart: FNV-1a, since a folder's name needs no more.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_that_of_fnv_1a() {
        // The test vectors of draft-eastlake-fnv.
        let sums = [fingerprint(""), fingerprint("a"), fingerprint("foobar")];
        assert_eq!(sums, [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
    }

    #[test]
    fn only_the_very_version_counts() {
        assert!(is_version("trunk 0.21.14", "0.21.14") && is_version("mdbook v0.5.4\n", "0.5.4"));
        assert!(is_version("geckodriver 0.36.0 (a1b2 2025)\n\nThe source …", "0.36.0"));
        for other in ["trunk 0.21.1", "trunk 0.21.140", "", "command not found"] {
            assert!(!is_version(other, "0.21.14"), "{other}");
        }
    }
}
