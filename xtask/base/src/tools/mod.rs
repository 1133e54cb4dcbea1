//! The tools that are fetched: which, pinned to what, why, and where they stand.
//!
//! Each stands complete in `.tools/<name>-<version>/` (or under the folder that `TOPUP_GUARD_TOOLS` names) or
//! not at all, see `place`. What is missing is fetched and compiled side by side.
mod install;
mod place;
mod system;

pub use system::{need_npm, std_source};

use crate::files::read_text;
use crate::run::{put_on_path, root};
use crate::side_by_side::{Job, Progress, side_by_side};
use crate::{Error, Result};
use install::Install;
use std::path::PathBuf;

/// Something fetched on first use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Builds the page and serves it.
    Trunk,
    /// Makes JavaScript glue for the wasm, and runs the browser tests.
    WasmBindgen,
    /// `wasm-opt`, terser, esbuild and axe-core.
    Npm,
    /// What checks the npm package, and the frameworks of the example hosts.
    Hosts,
    /// Makes the example host that is a book.
    Mdbook,
    /// Firefox's driver, which Debian does not package.
    Geckodriver,
    /// What `cargo xtask bench web` measures beside ours.
    Peers,
    /// What looks the built pages over.
    Lighthouse,
    /// Looks at licences, sources and known faults of crates.
    Deny,
    /// Changes the program, to see whether tests notice.
    Mutants,
}

/// What `cargo xtask serve` needs.
pub const TO_SERVE: &[Tool] = &[Tool::WasmBindgen, Tool::Trunk];
/// What `cargo xtask serve --release` needs.
pub const TO_SERVE_RELEASE: &[Tool] = &[Tool::WasmBindgen, Tool::Trunk, Tool::Npm];
/// What the rooms' tests need.
pub const TO_TEST_ROOMS: &[Tool] = &[Tool::WasmBindgen];
/// What a release build needs.
pub const TO_RELEASE: &[Tool] = &[Tool::WasmBindgen, Tool::Npm];

/// Fetches what is missing and puts all of it on the `PATH` of every program we start.
///
/// # Errors
/// When something cannot be fetched.
pub fn ready(tools: &[Tool]) -> Result<()> {
    ready_beside(tools, Vec::new())
}

/// Does the same while other jobs are done.
///
/// # Errors
/// When something cannot be fetched, or a job fails.
pub fn ready_beside(tools: &[Tool], others: Vec<Job<'_>>) -> Result<()> {
    system::wasm_target()?;
    let mut jobs = others;
    for tool in tools {
        if tool.missing()? {
            println!("fetching {}: {}", tool.folder_name()?, tool.why());
            jobs.push(tool.job()?);
        }
    }
    if !jobs.is_empty() {
        side_by_side(jobs)?;
    }
    for tool in tools {
        if let Some(folder) = tool.folder()? {
            put_on_path(folder.join(tool.install()?.programs()));
        }
    }
    Ok(())
}

/// Returns geckodriver's program, fetched now if it is missing.
///
/// # Errors
/// When it cannot be fetched.
pub fn geckodriver() -> Result<PathBuf> {
    Ok(Tool::Geckodriver.fetched()?.join("bin/geckodriver"))
}

/// Returns axe-core's script, once [`Tool::Npm`] is ready.
///
/// # Errors
/// When it cannot be fetched.
pub fn axe() -> Result<PathBuf> {
    Ok(Tool::Npm.fetched()?.join("node_modules/axe-core/axe.min.js"))
}

/// Returns the folder with the peers' packages, fetched now if it is missing.
///
/// # Errors
/// When they cannot be fetched.
pub fn peers() -> Result<PathBuf> {
    Tool::Peers.fetched()
}

/// Returns Lighthouse's script for Node.js, fetched now if it is missing.
///
/// # Errors
/// When it cannot be fetched.
pub fn lighthouse() -> Result<PathBuf> {
    Ok(Tool::Lighthouse.fetched()?.join("node_modules/lighthouse/cli/index.js"))
}

/// Returns esbuild's program, once [`Tool::Npm`] is ready.
///
/// # Errors
/// When it cannot be fetched.
pub fn esbuild() -> Result<PathBuf> {
    Ok(Tool::Npm.fetched()?.join("node_modules/.bin/esbuild"))
}

/// Returns the folder with what is written for the peers, beside their lock file.
pub fn peers_manifest() -> PathBuf {
    root().join("bench/peers")
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Trunk,
        Self::WasmBindgen,
        Self::Npm,
        Self::Hosts,
        Self::Mdbook,
        Self::Geckodriver,
        Self::Peers,
        Self::Lighthouse,
        Self::Deny,
        Self::Mutants,
    ];

    /// Returns how it is installed, and which version.
    fn install(self) -> Result<Install> {
        let cargo = |name, version: &str, programs, arguments| Install::Cargo {
            name,
            version: version.to_owned(),
            programs,
            arguments,
        };
        Ok(match self {
            // Without TLS: only `trunk`'s downloads would use it, and it is kept offline.
            Self::Trunk => cargo("trunk", "0.21.14", &["trunk"], &["--locked", "--no-default-features"]),
            // Not --locked: its lock file may name crates newer than a mirror has.
            Self::WasmBindgen => cargo(
                "wasm-bindgen-cli",
                &locked_version("wasm-bindgen")?,
                &["wasm-bindgen", "wasm-bindgen-test-runner"],
                &[],
            ),
            Self::Geckodriver => cargo("geckodriver", "0.37.1", &["geckodriver"], &["--locked"]),
            // Without search and its own server, which take most of the time.
            Self::Mdbook => cargo("mdbook", "0.5.4", &["mdbook"], &["--locked", "--no-default-features"]),
            Self::Mutants => cargo("cargo-mutants", "27.1.0", &["cargo-mutants"], &["--locked"]),
            Self::Npm => Install::Npm { manifest: root().join("xtask/npm"), node: (12, 0) },
            // Vite, which builds the example hosts, asks for a newer Node.js than the release build does.
            Self::Hosts => Install::Npm { manifest: root().join("xtask/npm-hosts"), node: (20, 19) },
            Self::Peers => Install::Npm { manifest: peers_manifest(), node: (12, 0) },
            Self::Lighthouse => Install::Npm { manifest: root().join("xtask/npm-lighthouse"), node: (12, 0) },
            Self::Deny => Install::Pip { requirements: root().join("xtask/pip/requirements.txt") },
        })
    }

    fn why(self) -> &'static str {
        match self {
            Self::Trunk => "builds the page and serves it",
            Self::WasmBindgen => "joins the program to the browser; the version is that of Cargo.lock",
            Self::Npm => {
                "wasm-opt makes the program smaller, terser its scripts; axe-core and esbuild check them"
            }
            Self::Hosts => {
                "publint, attw and TypeScript check the npm package; Vite builds the example hosts"
            }
            Self::Mdbook => "makes the example host that is a book",
            Self::Geckodriver => "drives Firefox in the browser tests",
            Self::Peers => "two quiz libraries to measure ours beside",
            Self::Lighthouse => "looks the built pages over, as search engines and checkers do",
            Self::Deny => "cargo-deny looks at licences, sources and known faults of crates",
            Self::Mutants => "changes core in small ways, to see whether its tests notice",
        }
    }

    /// Returns name and pinned version of the folder.
    fn folder_name(self) -> Result<String> {
        self.install()?.folder_name()
    }

    /// Returns whether it is neither fetched nor on `PATH` in this very version.
    fn missing(self) -> Result<bool> {
        Ok(!place::is_there(&self.folder_name()?) && !self.install()?.is_on_path())
    }

    /// Returns its folder; none when it is not fetched.
    fn folder(self) -> Result<Option<PathBuf>> {
        let name = self.folder_name()?;
        Ok(place::is_there(&name).then(|| place::folder(&name)))
    }

    /// Returns the work of fetching it.
    fn job(self) -> Result<Job<'static>> {
        let (install, name) = (self.install()?, self.folder_name()?);
        let place = name.clone();
        let work = move |progress: &Progress| {
            install.check_needs()?;
            place::complete(&place, install.goes_on(), |folder| {
                let what = format!("fetching {place}");
                progress.run(
                    &mut install.command(folder)?,
                    &what,
                    "see the lines above, then run this again",
                )?;
                install.tidy(folder)
            })
        };
        Ok(Job { name, work: Box::new(work) })
    }

    /// Returns the work of downloading it: what would be compiled is not.
    ///
    /// # Errors
    /// When its version cannot be read.
    pub fn download(self) -> Result<Job<'static>> {
        let (install, name) = (self.install()?, self.folder_name()?);
        let Some(mut dry) = install.dry_run(&place::folder(&name)) else { return self.job() };
        let what = format!("downloading {name}");
        let work = move |progress: &Progress| progress.run(&mut dry, &what, "see the lines above");
        Ok(Job { name, work: Box::new(work) })
    }

    /// Returns its folder, fetched now if it is missing.
    ///
    /// # Errors
    /// When it cannot be fetched.
    pub fn fetched(self) -> Result<PathBuf> {
        let name = self.folder_name()?;
        if !place::is_there(&name) {
            println!("fetching {name}: {}", self.why());
            side_by_side(vec![self.job()?])?;
        }
        Ok(place::folder(&name))
    }
}

/// Returns the version of a crate in Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    version_in(&read_text(&path)?, name).ok_or_else(|| {
        Error::new(format!("{} does not name {name}", path.display()), "run `cargo check` to renew it")
    })
}

/// Reads the version of the crate of exactly this name, which stands in the line after it.
fn version_in(lock: &str, name: &str) -> Option<String> {
    let name = format!("name = \"{name}\"");
    let line = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(line.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_gives_the_version_of_the_crate_named_exactly_so() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.9\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.9"));
        assert_eq!(version_in(lock, "yew"), None);
    }

    #[test]
    fn every_tool_is_pinned_and_has_a_folder_of_its_own() {
        let names: std::collections::BTreeSet<_> =
            Tool::ALL.iter().map(|tool| tool.folder_name().unwrap()).collect();
        assert_eq!(names.len(), Tool::ALL.len(), "{names:?}");
    }
}
