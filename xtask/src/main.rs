//! The project's commands: `cargo xtask <command>`; see each with `--help`.
//!
//! This program has only what a first `serve` needs; for the other commands it compiles and runs other packages.

mod serve;

use clap::{Arg, Args as _, Command, FromArgMatches as _};
use std::env;
use std::ffi::OsStr;
use std::process::ExitCode;
use xtask_base::commands::{self, COMMANDS};
use xtask_base::run::{cargo, command, not_started, run};
use xtask_base::{Error, Result};

fn main() -> ExitCode {
    let matches = cli().get_matches();
    let (name, matches) = matches.subcommand().unwrap_or_else(|| unreachable!("clap asks for one"));
    if let Some(other) = COMMANDS.iter().find(|command| command.name == name) {
        let code = run_package(other.package, env::args_os().skip(1));
        return code.map_or_else(|error| commands::exit(Err(error)), ExitCode::from);
    }
    let args = serve::Args::from_arg_matches(matches).unwrap_or_else(|error| error.exit());
    commands::exit(serve::serve(&args))
}

/// Returns the command line: our own commands with their flags, and others' with whatever stands behind them.
fn cli() -> Command {
    let others = COMMANDS.iter().map(|command| {
        let rest = Arg::new("arguments").num_args(0..).trailing_var_arg(true).allow_hyphen_values(true);
        let own = Command::new(command.name).about(command.about).disable_help_flag(true).arg(rest);
        // Its name until version 0.1.
        if command.name == "nightly" { own.alias("full") } else { own }
    });
    let serve =
        Command::new("serve").about("Serve the program on this machine and rebuild it on every change");
    Command::new("cargo xtask")
        .bin_name("cargo xtask")
        .about("Sets up, serves, tests and builds TopUp Guard")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(serve::Args::augment_args(serve))
        .subcommands(others)
}

/// Compiles a package of the workspace and runs its program with these arguments; returns the program's exit code.
fn run_package(package: &str, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Result<u8> {
    // As a part of the whole workspace: chosen alone, a package may need fewer features of the crates that it shares with
    // the tests, and all of them would be compiled twice.
    let build = ["build", "--workspace", "--bin", package];
    run(cargo().args(build), "mend what the lines above complain about")?;
    // Cargo puts all programs of the workspace into one folder.
    let us = env::current_exe().map_err(|e| not_started("this program", &e, "build it again"))?;
    let program = us.with_file_name(package).with_extension(env::consts::EXE_EXTENSION);
    let status = command(&program).args(arguments).status();
    let status = status.map_err(|e| not_started(package, &e, "build it again"))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.ok_or_else(|| Error::new(format!("{package} was stopped: {status}"), "run it again"))
}

#[cfg(test)]
mod tests {
    use super::cli;

    #[test]
    fn the_list_of_commands_is_sound_and_leaves_flags_to_the_program_that_has_the_command() {
        cli().debug_assert();
        let matches = cli().try_get_matches_from(["xtask", "size", "--check", "--help"]).unwrap();
        let (name, matches) = matches.subcommand().unwrap();
        let rest: Vec<_> = matches.get_many::<String>("arguments").unwrap().collect();
        assert_eq!(name, "size");
        assert_eq!(rest, ["--check", "--help"]);
        assert!(cli().try_get_matches_from(["xtask", "sizes"]).is_err());
    }
}
