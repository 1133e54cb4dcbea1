//! `cargo xtask build`, and how Trunk is called by everything that builds.
//!
//! A release's programs are compiled here and not by Trunk, which cannot link across crates; it puts the page around them.
use crate::run::{cargo, command, dist, root, run, target};
use crate::{single_file, tools, unused};
use clap::Args as ClapArgs;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use topup_guard_drive::{Error, Result};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Use the standard library as it comes with Rust: a sixth larger, with messages in panics
    #[arg(long)]
    stock: bool,
}

/// How the program is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BuildMode {
    /// For development: not optimised.
    Dev,
    /// With the standard library as it comes: always works.
    Stock,
    /// With a standard library compiled for size, which aborts without a message: what is published.
    Small,
}

/// Writes the release files to `dist/`.
pub(crate) fn build(args: &Args) -> Result<()> {
    tools::ready(tools::TO_RELEASE)?;
    release(if args.stock { BuildMode::Stock } else { BuildMode::Small })?;
    println!("built {}", dist().display());
    Ok(())
}

/// The release build alone, once the tools are ready.
pub(crate) fn release(mode: BuildMode) -> Result<()> {
    fetch(mode)?;
    let part = |name| {
        println!("building the program {name}");
        program(mode, name, WIDGET, &["--lib", "--no-default-features", "--features", name], &[])
    };
    let [picker, quiz] = [part("picker")?, part("quiz")?];
    println!("building the program full");
    let built = compiled(mode, WIDGET, &["--lib"], &[])?;
    single_file::glue(&built)?;
    let full = bound(mode, "full", &built)?;
    let mut trunk = trunk("build", &dist(), mode)?;
    // Trunk insists on building a program; the smallest that there is goes nowhere.
    trunk.arg("--no-default-features").env(PICKER, picker).env(QUIZ, quiz).env(FULL, full);
    run(&mut trunk, "mend what the lines above complain about; dist/ is as it was before")
}

/// The widget's crate.
pub(crate) const WIDGET: &str = "topup-guard";
/// The crate of the program that reads a host's own pack.
const HOST_PACK: &str = "topup-guard-host-pack";
/// A program's file in its folder.
pub(crate) const WASM: &str = "topup-guard_bg.wasm";

/// Where the finishing step finds the picker program, by this environment variable.
pub(crate) const PICKER: &str = "TOPUP_GUARD_PICKER";
/// Likewise the program that reads a host's own pack.
pub(crate) const HOST: &str = "TOPUP_GUARD_HOST";

/// Where it finds the quiz program.
pub(crate) const QUIZ: &str = "TOPUP_GUARD_QUIZ";
/// Where it finds the full one; in development that is what Trunk built.
pub(crate) const FULL: &str = "TOPUP_GUARD_FULL";

/// A program: its glue and its wasm, in a folder of this name.
///
/// The picker and quiz programs are the same crate with the rooms of one feature only. `environment` is for measuring
/// other ways to compile them.
pub(crate) fn program(
    mode: BuildMode,
    name: &str,
    package: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<PathBuf> {
    bound(mode, name, &compiled(mode, package, arguments, environment)?)
}

/// A program as the compiler leaves it; the next one may take its place.
fn compiled(
    mode: BuildMode,
    package: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Result<PathBuf> {
    let mut cargo = cargo();
    // As a program and not as a library too: else cargo links without optimising across crates (`lto`).
    cargo.args(["rustc", "--quiet", "--offline", "--target", "wasm32-unknown-unknown", "--package", package]);
    cargo.args(["--crate-type", "cdylib"]);
    let profile = if mode == BuildMode::Dev { "debug" } else { "release" };
    if mode != BuildMode::Dev {
        cargo.arg("--release");
    }
    cargo.args(arguments).envs(switches(mode)).envs(environment.iter().copied());
    run(&mut cargo, "mend what the lines above complain about")?;
    let built = format!("wasm32-unknown-unknown/{profile}/{}.wasm", package.replace('-', "_"));
    let built = target().join(built);
    if mode == BuildMode::Small && package != HOST_PACK { unused::emptied(&built) } else { Ok(built) }
}

/// The glue and the wasm of a compiled program, in a folder of this name.
fn bound(mode: BuildMode, name: &str, built: &Path) -> Result<PathBuf> {
    let folder = target().join(name);
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "topup-guard", "--out-dir"]);
    bindgen.arg(&folder).arg(built);
    run(&mut bindgen, "see the lines above; is wasm-bindgen of the locked version?")?;
    if mode != BuildMode::Dev {
        let wasm = folder.join(WASM);
        run(command("wasm-opt").args(WASM_OPT).arg(&wasm).arg("-o").arg(&wasm), "see the lines above")?;
    }
    Ok(folder)
}

/// How wasm-opt makes a program smaller; index.html tells Trunk the same for `serve --release`.
///
/// What is called once only is left where it is unless it is short: brotli finds the same code again in many short
/// functions rather than in few long ones.
const WASM_OPT: [&str; 2] = ["-Oz", "--one-caller-inline-max-function-size=30"];

/// The folder of the release files, if they are there.
pub(crate) fn built() -> Result<PathBuf> {
    let folder = dist();
    if folder.join("index.html").is_file() {
        Ok(folder)
    } else {
        Err(Error::new("dist/ is not built", "run `cargo xtask build` first"))
    }
}

/// Trunk, offline, writing to `dist`.
pub(crate) fn trunk(verb: &str, dist: &Path, mode: BuildMode) -> Result<Command> {
    let mut trunk = command("trunk");
    trunk.args([verb, "--config"]).arg(root().join("Trunk.toml")).arg("--dist").arg(dist);
    // Trunk looks for its own newest version on the network, and cannot read NO_COLOR=1.
    trunk.arg("--skip-version-check").env_remove("NO_COLOR").env("RUST_BACKTRACE", "0");
    if mode != BuildMode::Dev {
        trunk.arg("--release");
    }
    fetch(mode)?;
    trunk.env(HOST, program(mode, "host-pack", HOST_PACK, &[], &[])?);
    trunk.envs(switches(mode));
    Ok(trunk)
}

/// Fetches the crates, the small build's too: the builds themselves run offline.
///
/// Those of every target: cargo wants to see more than it compiles. Of the standard library it fetches only what the named
/// targets need, and without a name that is this machine; so the second call names the browser's.
pub(crate) fn fetch(mode: BuildMode) -> Result<()> {
    let next = "see the lines above; the crates come from crates.io";
    run(cargo().args(["fetch", "--quiet"]), next)?;
    if mode == BuildMode::Small {
        tools::std_source()?;
        let mut fetch = cargo();
        fetch.args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]).envs(switches(mode));
        run(&mut fetch, next)?;
    }
    Ok(())
}

/// What cargo is told through its environment.
///
/// They are for the browser's target alone: the hook that finishes the build must not be compiled anew, so Trunk.toml takes
/// them away again for it.
fn switches(mode: BuildMode) -> Vec<(&'static str, String)> {
    let flags = |more: &[&str]| {
        let all: Vec<_> = plain_paths().into_iter().chain(more.iter().map(|&flag| flag.to_owned())).collect();
        // The one form in which a flag, and so a folder in it, may have a space.
        ("CARGO_ENCODED_RUSTFLAGS", all.join("\x1f"))
    };
    match mode {
        BuildMode::Dev => Vec::new(),
        BuildMode::Stock => vec![flags(&[])],
        BuildMode::Small => vec![
            flags(&SMALL),
            ("RUSTC_BOOTSTRAP", "1".to_owned()),
            ("CARGO_UNSTABLE_BUILD_STD", "core,alloc,std,panic_abort".to_owned()),
            ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size".to_owned()),
        ],
    }
}

/// A panic stops at once and says nothing; nothing is kept for a message that is never shown. Equal functions are made one
/// by wasm-opt and not before, so that until then a function does what its name says (`unused`).
const SMALL: [&str; 5] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Zmerge-functions=disabled",
];

/// The release names source files in its panics; whose folders they stood in is nobody's business, and the
/// same sources must make the same files anywhere.
fn plain_paths() -> Vec<String> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo_home = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let registries = cargo_home.join("registry/src").read_dir().into_iter().flatten().flatten();
    // rustc takes the last that fits, so the widest stands first.
    let mut folders = vec![(home, "home")];
    folders.extend(registries.map(|registry| (registry.path(), "crates")));
    folders.push((root(), "topup-guard"));
    folders.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect()
}
