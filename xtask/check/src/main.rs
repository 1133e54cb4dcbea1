//! The commands of `cargo xtask` that look at sources and built files: `test`, `size`, `pictures` and others.

use clap::Subcommand;
use std::process::ExitCode;
use xtask_check::{
    coverage_rustc, fuzz, hosts, lighthouse, mutants, pictures, reproduce, scripts, setup, size, supply, test,
};

#[derive(Subcommand)]
enum Command {
    Setup,
    Test(test::Args),
    // Its name until version 0.1.
    #[command(alias = "full")]
    Nightly,
    Scripts,
    Size(size::Args),
    Hosts(hosts::Args),
    Fuzz(fuzz::Args),
    Lighthouse(lighthouse::Args),
    Supply,
    Reproduce,
    Mutants(mutants::Args),
    Pictures(pictures::Args),
}

fn main() -> ExitCode {
    if let Some(code) = coverage_rustc::as_rustc() {
        return code;
    }
    xtask_base::commands::main(|command| match command {
        Command::Setup => setup::setup(),
        Command::Test(args) => test::test(&args),
        Command::Nightly => test::nightly(),
        Command::Scripts => scripts::scripts(),
        Command::Size(args) => size::size(&args),
        Command::Hosts(args) => hosts::hosts(&args),
        Command::Fuzz(args) => fuzz::fuzz(&args),
        Command::Lighthouse(args) => lighthouse::lighthouse(&args),
        Command::Supply => supply::supply(),
        Command::Reproduce => reproduce::reproduce(),
        Command::Mutants(args) => mutants::mutants(&args),
        Command::Pictures(args) => pictures::pictures(&args),
    })
}
