//! The widget's programs: their names, and how each is compiled for the browser.
//!
//! A release's programs are compiled here and not by Trunk, which cannot link across crates.
use crate::files::{clear, read, read_text, write};
use crate::run::{cargo, command, output, root, run, stdout, target};
use crate::short_names::rename;
use crate::side_by_side::Progress;
use crate::{Result, tools};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// Name of a program's wasm in its folder, where wasm-bindgen puts it.
pub const WASM: &str = "topup-guard_bg.wasm";
/// Name of a program's JavaScript glue in its folder.
pub const GLUE: &str = "topup-guard.js";
/// Name of the list of short names ([`rename`]) in a program's folder.
pub const NAMES: &str = "names.json";

/// How programs are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuildMode {
    /// For development: not optimised.
    Dev,
    /// With the standard library as it comes: works with every Rust.
    Stock,
    /// With a standard library compiled for size, which aborts without a message: what is published.
    Small,
}

/// A program for the browser, built from a crate of this workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Program {
    /// Name in the loader's list of files, and how the names of its own files begin.
    pub name: &'static str,
    /// The crate it is compiled from.
    pub package: &'static str,
    /// The features it is compiled with, for cargo.
    pub features: &'static [&'static str],
}

/// Home, the picker and the pages beside it: the first view's program.
pub const PICKER: Program = Program {
    name: "picker",
    package: "topup-guard",
    features: &["--no-default-features", "--features", "picker"],
};
/// The quiz's first round.
pub const QUIZ: Program = Program {
    name: "quiz",
    package: "topup-guard",
    features: &["--no-default-features", "--features", "quiz"],
};
/// All rooms.
pub const FULL: Program = Program { name: "full", package: "topup-guard", features: &[] };
/// The reader of a host's own pack.
pub const HOST_PACK: Program = Program { name: "host-pack", package: "topup-guard-host-pack", features: &[] };

impl Program {
    /// Compiles it and makes its glue; returns the folder that holds [`WASM`] and [`GLUE`].
    ///
    /// # Errors
    /// When it does not compile, or a tool fails.
    pub fn build(&self, mode: BuildMode) -> Result<PathBuf> {
        bind(mode, self.name, &self.compile(mode)?)
    }

    /// Compiles it; returns the compiler's file, which the next program of the same crate replaces.
    ///
    /// # Errors
    /// When it does not compile.
    pub fn compile(&self, mode: BuildMode) -> Result<PathBuf> {
        self.compile_with(mode, &[])
    }

    /// Does the same with more environment variables, for measuring other ways to compile it.
    ///
    /// # Errors
    /// When it does not compile.
    pub fn compile_with(&self, mode: BuildMode, environment: &[(&str, &str)]) -> Result<PathBuf> {
        let mut cargo = self.compile_command(mode);
        run(
            cargo.arg("--quiet").envs(environment.iter().copied()),
            "mend what the lines above complain about",
        )?;
        let profile = if mode == BuildMode::Dev { "debug" } else { "release" };
        let file = format!("{WASM_TARGET}/{profile}/{}.wasm", self.package.replace('-', "_"));
        Ok(target().join(file))
    }

    /// Returns the call of cargo that compiles it, without network.
    pub fn compile_command(&self, mode: BuildMode) -> Command {
        let mut cargo = cargo();
        // As a program and not as a library too: else cargo links without optimising across crates (`lto`).
        cargo.args(["rustc", "--offline", "--target", WASM_TARGET, "--package", self.package]);
        cargo.args(["--lib", "--crate-type", "cdylib"]).args(self.features).envs(switches(mode));
        if mode != BuildMode::Dev {
            cargo.arg("--release");
        }
        cargo
    }
}

/// Makes the glue and the final wasm of a compiled program; returns the folder they are in.
///
/// Nothing is made where the same compiled program was bound in the same way before: wasm-opt takes longer
/// than all else when nothing has changed.
///
/// # Errors
/// When wasm-bindgen or wasm-opt fails.
pub fn bind(mode: BuildMode, name: &str, compiled: &Path) -> Result<PathBuf> {
    let programs = target().join("programs");
    let folder = programs.join(name);
    let (before, how) = (programs.join(format!("{name}.wasm")), programs.join(format!("{name}.made")));
    let version = |tool: &str| output(command(tool).arg("--version")).unwrap_or_default();
    let wanted = format!("{mode:?} {WASM_OPT:?} {} {}", version("wasm-bindgen"), version("wasm-opt"));
    let input = read(compiled)?;
    let made = [GLUE, WASM].iter().all(|file| folder.join(file).is_file())
        && fs::read_to_string(&how).is_ok_and(|made| made == wanted)
        && fs::read(&before).is_ok_and(|before| before == input);
    if made {
        return Ok(folder);
    }
    clear(&folder)?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "topup-guard", "--out-dir"]);
    bindgen.arg(&folder).arg(compiled);
    run(&mut bindgen, BINDGEN_HELP)?;
    if mode != BuildMode::Dev {
        let wasm = folder.join(WASM);
        let names = stdout(
            command("wasm-opt").args(WASM_OPT).arg(&wasm).arg("-o").arg(&wasm),
            "see the lines above",
        )?;
        let glue = folder.join(GLUE);
        write(&glue, rename(&read_text(&glue)?, &names)?)?;
        write(&folder.join(NAMES), names)?;
    }
    // Last, so that what was interrupted is made again.
    write(&before, input)?;
    write(&how, wanted)?;
    Ok(folder)
}

/// Environment variable by which Trunk's hook finds the folder of [`HOST_PACK`]; without it the page takes no
/// host's pack.
pub const HOST_PACK_FOLDER: &str = "TOPUP_GUARD_HOST_PACK";

/// What to do when wasm-bindgen fails.
pub const BINDGEN_HELP: &str = "see the lines above; is wasm-bindgen of the locked version?";

/// How wasm-opt makes a program smaller; index.html tells Trunk the first two for `serve --release`.
///
/// What is called once only is left where it is unless it is short: brotli finds the same code again in many
/// short functions rather than in few long ones.
///
/// wasm-bindgen names each function that goes from one side to the other by a long name with a hash, once in
/// the wasm and once in the glue. Both get short ones ([`rename`]): 2,300 bytes of brotli less for `picker`.
///
/// In the order of their names, functions of one kind stand side by side: 0.1 to 0.3 % less.
const WASM_OPT: [&str; 6] = [
    "-Oz",
    "--one-caller-inline-max-function-size=30",
    "--reorder-functions-by-name",
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

/// Fetches the crates, and the standard library's for [`BuildMode::Small`]: programs are compiled without
/// network.
///
/// # Errors
/// When they cannot be had.
pub fn fetch(mode: BuildMode) -> Result<()> {
    fetch_with(&Progress::default(), mode)
}

/// Does the same as part of a job.
///
/// Crates of every target are fetched, because cargo resolves more than it compiles. Of the standard
/// library's, cargo fetches those of the named targets alone, and without a name those of this machine: so
/// the second call names the browser's.
///
/// # Errors
/// When they cannot be had.
pub fn fetch_with(progress: &Progress, mode: BuildMode) -> Result<()> {
    let (what, help) = ("fetching the crates", "see the lines above; the crates come from crates.io");
    progress.run(cargo().args(["fetch", "--quiet"]), what, help)?;
    if mode == BuildMode::Small {
        tools::std_source()?;
        let mut fetch = cargo();
        fetch.args(["fetch", "--quiet", "--target", WASM_TARGET]).envs(switches(mode));
        progress.run(&mut fetch, what, help)?;
    }
    Ok(())
}

/// Returns what cargo is told through its environment, for the browser's target alone.
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

/// A panic stops at once and says nothing; nothing is kept for a message that is never shown.
const SMALL: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Returns flags that rename folders in the panics' file names.
///
/// Whose folders the sources stood in is nobody's business, and the same sources must make the same files
/// anywhere.
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
