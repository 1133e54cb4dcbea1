//! The commands of `cargo xtask` that look at sources and built files: `test`, `size`, `pictures` and others.

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask_base::commands::{about, exit};
use xtask_check::{
    coverage_rustc, fuzz, hosts, lighthouse, mutants, pictures, reproduce, scripts, setup, size, supply, test,
};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_version_flag = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = about("setup"))]
    Setup,
    #[command(about = about("test"))]
    Test(test::Args),
    #[command(about = about("nightly"), alias = "full")]
    Nightly,
    #[command(about = about("scripts"))]
    Scripts,
    #[command(about = about("size"))]
    Size(size::Args),
    #[command(about = about("hosts"))]
    Hosts(hosts::Args),
    #[command(about = about("fuzz"))]
    Fuzz(fuzz::Args),
    #[command(about = about("lighthouse"))]
    Lighthouse(lighthouse::Args),
    #[command(about = about("supply"))]
    Supply,
    #[command(about = about("reproduce"))]
    Reproduce,
    #[command(about = about("mutants"))]
    Mutants(mutants::Args),
    #[command(about = about("pictures"))]
    Pictures(pictures::Args),
}

fn main() -> ExitCode {
    if let Some(code) = coverage_rustc::as_rustc() {
        return code;
    }
    exit(match Cli::parse().command {
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
