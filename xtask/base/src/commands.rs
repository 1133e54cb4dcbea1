//! The commands of `cargo xtask`, and the package that has each.
//!
//! `cargo xtask` itself has only what a first `serve` needs, so that it compiles in seconds; it compiles and
//! runs the other packages when one of their commands is asked for.

use crate::Result;
use clap::Subcommand;
use std::process::ExitCode;

/// A command that another package has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// Name on the command line.
    pub name: &'static str,
    /// The package of this workspace whose program has it.
    pub package: &'static str,
    /// What it does, as the list of commands says it; empty for what nobody calls by hand.
    pub about: &'static str,
}

const fn command(name: &'static str, package: &'static str, about: &'static str) -> Command {
    Command { name, package, about }
}

/// Makes what is published: the files of `dist/`, and what is made of them.
pub const BUILD: &str = "xtask-build";
/// Holds sources and built files against what they must be.
pub const CHECK: &str = "xtask-check";
/// Measures.
pub const BENCH: &str = "topup-guard-bench";

/// All commands that other packages have, in the order of the list.
pub const COMMANDS: [Command; 19] = [
    command("setup", CHECK, "Fetch or compile the tools and browsers that tests and builds need"),
    command("test", CHECK, "Run the native tests, the rooms in browsers and the page tests, or one of these"),
    command(
        "nightly",
        CHECK,
        "Run all tests in Chromium, Firefox and WebKit; then fuzz, mutate, and build twice",
    ),
    command("build", BUILD, "Write the release files to dist/"),
    command("scripts", CHECK, "Check the types of the scripts in static/"),
    command("size", CHECK, "Print the size of every file of dist/, and of the first view"),
    command("package", BUILD, "Make the npm package of dist/"),
    command("hosts", CHECK, "Build the example hosts against the npm package, and open each in a browser"),
    command(
        "single-file",
        BUILD,
        "Write one HTML file per language that holds everything and opens from a disk",
    ),
    command("content", BUILD, "Check content/ and count what is there"),
    command("pack", BUILD, "Check a host's own pack, or print the schema of such packs"),
    command(
        "bench",
        BENCH,
        "Measure what the built files cost in a browser, beside others of the kind and with far more content",
    ),
    command("fuzz", CHECK, "Feed everything that reads what others wrote with made-up input"),
    command("lighthouse", CHECK, "Look the built pages over with Lighthouse"),
    command(
        "supply",
        CHECK,
        "Hold what others made to deny.toml and the budgets, and look for known faults in it",
    ),
    command(
        "reproduce",
        CHECK,
        "Build the same commit twice in two folders, and see that the files are the same",
    ),
    command("mutants", CHECK, "Change core in thousands of small ways, and see that the tests notice"),
    command("pictures", CHECK, "Take screenshots of every view"),
    // Hashes and places the built files: Trunk calls it after each build.
    command("finish", BUILD, ""),
];

/// Reads the command line of a package's program, runs the command and reports its error; returns the
/// program's exit code.
pub fn main<C: Subcommand>(run: impl FnOnce(C) -> Result<()>) -> ExitCode {
    let usual = clap::Command::new("cargo xtask").bin_name("cargo xtask").subcommand_required(true);
    let ours = C::augment_subcommands(usual.arg_required_else_help(true));
    let described = COMMANDS.iter().filter(|command| C::has_subcommand(command.name));
    let cli = described.fold(ours, |cli, command| {
        cli.mut_subcommand(command.name, |own| own.about(command.about).hide(command.about.is_empty()))
    });
    let parsed = C::from_arg_matches(&cli.get_matches());
    exit(run(parsed.unwrap_or_else(|error| error.exit())))
}

/// Reports a command's error; returns the program's exit code.
pub fn exit(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}
