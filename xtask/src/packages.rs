//! The other packages of the workspace, compiled when one of their programs is asked for.
use std::env;
use std::ffi::OsStr;
use std::process::Command;
use xtask_base::programs::{self, BuildMode};
use xtask_base::run::{self, cargo, command, not_started, this_program};
use xtask_base::{Error, Result};

/// Compiles a package of the workspace and runs its program with these arguments; returns the program's exit
/// code.
pub(crate) fn run(package: &str, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Result<u8> {
    programs::fetch(BuildMode::Dev)?;
    run::run(&mut compile(package), "mend what the lines above complain about")?;
    // Cargo puts all programs of the workspace into one folder.
    let us = this_program()?;
    let program = us.with_file_name(package).with_extension(env::consts::EXE_EXTENSION);
    let status = command(&program).args(arguments).status();
    let status = status.map_err(|e| not_started(package, &e))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.ok_or_else(|| Error::new(format!("{package} was stopped: {status}"), "run it again"))
}

/// Returns the call of cargo that compiles a package's program.
pub(crate) fn compile(package: &str) -> Command {
    let mut cargo = cargo();
    // As a part of the whole workspace: chosen alone, a package may need fewer features of the crates that it
    // shares with the tests, and all of them would be compiled twice.
    cargo.args(["build", "--offline", "--workspace", "--bin", package]);
    cargo
}
