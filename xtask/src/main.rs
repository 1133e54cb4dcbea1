//! The project's commands: `cargo xtask <command>`; see each with `--help`.
//!
//! This program has only what a first `serve` needs; for the other commands it compiles and runs other
//! packages.

mod cold;
mod packages;
mod serve;

use clap::{Arg, ArgMatches, Args as _, Command, FromArgMatches};
use std::env;
use std::process::ExitCode;
use xtask_base::commands::{self, COMMANDS};

fn main() -> ExitCode {
    let matches = cli().get_matches();
    let (name, matches) = matches.subcommand().unwrap_or_else(|| unreachable!("clap asks for one"));
    if let Some(other) = COMMANDS.iter().find(|command| command.name == name) {
        let code = packages::run(other.package, env::args_os().skip(1));
        return code.map_or_else(|error| commands::exit(Err(error)), ExitCode::from);
    }
    commands::exit(match name {
        "cold" => cold::cold(&parsed(matches)),
        _ => serve::serve(&parsed(matches)),
    })
}

/// Returns a command's flags.
fn parsed<T: FromArgMatches>(matches: &ArgMatches) -> T {
    T::from_arg_matches(matches).unwrap_or_else(|error| error.exit())
}

/// Returns the command line: our own commands with their flags, and others' with whatever stands behind them.
fn cli() -> Command {
    let others = COMMANDS.iter().map(|command| {
        let rest = Arg::new("arguments").num_args(0..).trailing_var_arg(true).allow_hyphen_values(true);
        let own = Command::new(command.name)
            .about(command.about)
            .hide(command.about.is_empty())
            .disable_help_flag(true)
            .arg(rest);
        // Its name until version 0.1.
        if command.name == "nightly" { own.alias("full") } else { own }
    });
    let serve =
        Command::new("serve").about("Serve the program on this machine and rebuild it on every change");
    let cold = Command::new("cold")
        .about("See that a machine with nothing fetched gets all that is needed without network");
    Command::new("cargo xtask")
        .bin_name("cargo xtask")
        .about("Sets up, serves, tests and builds TopUp Guard")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(serve::Args::augment_args(serve))
        .subcommands(others)
        .subcommand(cold::Args::augment_args(cold))
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
