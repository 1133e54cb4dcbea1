//! `cargo xtask cold`: a machine on which nothing was fetched before.
//!
//! With an empty CARGO_HOME and an empty folder for the tools, everything that fetches runs; then every step
//! that runs without network must resolve. Nothing is compiled. Written here because no tool knows what this
//! project's steps are; a cache that happened to be full has hidden a missing crate before.
use clap::{Args as ClapArgs, ValueEnum};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask_base::files::{clear, file_error};
use xtask_base::programs::{self, BuildMode, FULL, HOST_PACK, PICKER, Program, QUIZ, WASM_TARGET};
use xtask_base::run::{self, cargo, command, target, this_program};
use xtask_base::side_by_side::side_by_side;
use xtask_base::tools::Tool;
use xtask_base::{Error, Result};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// What to fetch into the empty folders that the environment names: `cold` calls itself with it
    #[arg(long, hide = true)]
    inside: Option<Part>,
}

/// What has a cache of its own, so that neither hides what the other lacks.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Part {
    /// The crates of this workspace.
    Crates,
    /// The tools.
    Tools,
}

/// Fetches everything into empty folders, then resolves every step that runs without network.
pub(crate) fn cold(args: &Args) -> Result<()> {
    match args.inside {
        Some(Part::Crates) => programs::fetch(BuildMode::Small).and_then(|()| resolve()),
        // Those that would be compiled are only downloaded.
        Some(Part::Tools) => {
            side_by_side(Tool::ALL.iter().map(|tool| tool.download()).collect::<Result<_>>()?)
        }
        None => {
            let folder = target().join("cold");
            clear(&folder)?;
            let outcome = inside("crates", &folder).and_then(|()| inside("tools", &folder));
            clear(&folder)?;
            outcome
        }
    }
}

/// Calls itself with empty folders, whose names have a space and letters beyond ASCII, as people's folders
/// have.
fn inside(part: &str, folder: &Path) -> Result<()> {
    println!("{part}, with nothing fetched before");
    let [home, tools] = ["cargo home é", "工具 tools"].map(|name| folder.join(part).join(name));
    fs::create_dir_all(&home).map_err(|e| file_error(&home, &e))?;
    // A mirror that this machine fetches crates from is no part of the cache.
    let usual = env::var_os("CARGO_HOME").map(PathBuf::from);
    let usual = usual.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    for name in ["config.toml", "credentials.toml"] {
        usual.iter().for_each(|usual| drop(fs::copy(usual.join(name), home.join(name))));
    }
    let us = this_program()?;
    let mut inside = command(us);
    inside.args(["cold", "--inside", part]).env("CARGO_HOME", &home).env("TOPUP_GUARD_TOOLS", &tools);
    run::run(&mut inside, "see the lines above")
}

/// Resolves every step that runs without network.
fn resolve() -> Result<()> {
    let mut missing = Vec::new();
    for (name, mut step) in steps() {
        let output = run::captured(&mut step)?;
        if output.success {
            println!("  without network: {name}");
            continue;
        }
        eprintln!("\n{}", output.err);
        missing.push(name);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let help = "see which crate cargo misses above; what fetches is xtask/base/src/programs.rs";
    Err(Error::new(format!("not all was fetched for: {}", missing.join(", ")), help))
}

/// Returns every step that runs without network, or after others have fetched: calls of cargo that resolve it
/// and compile nothing.
fn steps() -> Vec<(String, Command)> {
    let program = |mode: BuildMode, program: &Program| {
        (
            format!("{mode:?} build of {} from {}", program.name, program.package),
            graph(program.compile_command(mode)),
        )
    };
    let talc = Program { package: "topup-guard-talc", ..PICKER };
    let released = [PICKER, QUIZ, FULL, HOST_PACK];
    let mut steps: Vec<_> = [BuildMode::Small, BuildMode::Stock]
        .into_iter()
        .flat_map(|mode| {
            released.iter().chain([&talc]).map(move |one| program(mode, one)).collect::<Vec<_>>()
        })
        .collect();
    steps.push(program(BuildMode::Dev, &HOST_PACK));
    let mut more = |name: &str, arguments: &[&str]| {
        let mut step = cargo();
        step.args(arguments).arg("--offline").env("RUSTC_BOOTSTRAP", "1");
        steps.push((name.to_owned(), step));
    };
    let widget = ["build", "--target", WASM_TARGET, "--package", FULL.package];
    more("serve", &with_graph(&widget));
    more("first view", &with_graph(&["build", "--package", FULL.package, "--example", "first_view"]));
    more("rooms", &with_graph(&["test", "--target", WASM_TARGET, "--test", "rooms"]));
    more(
        "example host in Yew",
        &with_graph(&["build", "--target", WASM_TARGET, "--package", "topup-guard-host-yew"]),
    );
    more("tests, fuzzing, mutants, commands", &with_graph(&["test", "--workspace", "--all-features"]));
    more("supply", &["metadata", "--format-version", "1"]);
    for program in [FULL, HOST_PACK] {
        more("lists of what is shipped", &["tree", "--package", program.package, "--target", WASM_TARGET]);
    }
    steps
}

/// What has cargo print what it would compile, of which every crate must be there.
const GRAPH: [&str; 2] = ["-Zunstable-options", "--unit-graph"];

fn with_graph<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    arguments.iter().copied().chain(GRAPH).collect()
}

fn graph(mut cargo: Command) -> Command {
    cargo.args(GRAPH).env("RUSTC_BOOTSTRAP", "1");
    cargo
}

#[cfg(test)]
mod tests {
    use xtask_base::files::{files, read_text};
    use xtask_base::run::root;

    /// Files with steps that run without network, all of which `steps` has.
    const KNOWN: [&str; 9] = [
        "xtask/base/src/programs.rs",
        "xtask/build/src/first_view.rs",
        "xtask/build/src/lists/shipped.rs",
        // `npx` with a file of this machine, which fetches nothing.
        "xtask/build/src/package/cli.rs",
        "xtask/check/src/hosts.rs",
        "xtask/check/src/supply.rs",
        "xtask/src/cold.rs",
        "xtask/src/packages.rs",
        "xtask/src/serve.rs",
    ];

    #[test]
    fn every_step_without_network_is_one_that_cold_resolves() {
        let mut found = Vec::new();
        for folder in ["xtask", "bench"] {
            for file in files(&root().join(folder)).unwrap() {
                let is_source = file.extension() == Some(std::ffi::OsStr::new("rs"));
                if is_source && read_text(&file).unwrap().contains("\"--offline\"") {
                    found.push(file.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"));
                }
            }
        }
        found.sort();
        assert_eq!(found, KNOWN, "add a new step to `steps`, then its file here");
    }
}
