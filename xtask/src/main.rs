//! The project's commands: `cargo xtask <command>`; see each with `--help`.

mod bench;
mod browsers;
mod build;
mod content;
mod critical;
mod finish;
mod first_view;
mod fuzz;
mod headers;
mod hosts;
mod inline;
mod led;
mod lighthouse;
mod manifest;
mod mutants;
mod offline;
mod pack;
mod package;
mod pictures;
mod reproduce;
mod run;
mod serve;
mod single_file;
mod size;
mod supply;
mod test;
mod tools;
mod unused;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Sets up, serves, tests and builds TopUp Guard",
    disable_version_flag = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the program on this machine and rebuild it on every change
    Serve(serve::Args),
    /// Run the native tests, the rooms in browsers and the page tests, or one of these
    Test(test::Args),
    /// Run all tests in Chromium, Firefox and WebKit; then fuzz, mutate, and build twice
    #[command(alias = "full")]
    Nightly,
    /// Write the release files to dist/
    Build(build::Args),
    /// Print the size of every file of dist/, and of the first view
    Size(size::Args),
    /// Make the npm package of dist/
    Package(package::Args),
    /// Build the example hosts against the npm package, and open each in a browser
    Hosts(hosts::Args),
    /// Write one HTML file per language that holds everything and opens from a disk
    SingleFile,
    /// Check content/ and count what is there
    Content(content::Args),
    /// Check a host's own pack, or print the schema of such packs
    #[command(subcommand)]
    Pack(pack::Pack),
    /// Measure what the built files cost in a browser, beside others of the kind and with far more content
    Bench(bench::Args),
    /// Feed everything that reads what others wrote with made-up input
    Fuzz(fuzz::Args),
    /// Look the built pages over with Lighthouse
    Lighthouse(lighthouse::Args),
    /// Hold what others made to deny.toml and the budgets, and look for known faults in it
    Supply,
    /// Build the same commit twice in two folders, and see that the files are the same
    Reproduce,
    /// Change core in thousands of small ways, and see that the tests notice
    Mutants(mutants::Args),
    /// Take screenshots of every view
    Pictures(pictures::Args),
    /// Hash and place the built files: Trunk calls this after each build
    #[command(hide = true)]
    Finish,
}

fn main() -> ExitCode {
    if let Some(code) = led::as_rustc() {
        return code;
    }
    let outcome = match Cli::parse().command {
        Command::Serve(args) => serve::serve(&args),
        Command::Test(args) => test::test(&args),
        Command::Nightly => test::nightly(),
        Command::Build(args) => build::build(&args),
        Command::Size(args) => size::size(&args),
        Command::Package(args) => package::package(&args),
        Command::Hosts(args) => hosts::hosts(&args),
        Command::SingleFile => single_file::single_file(),
        Command::Content(args) => content::content(&args),
        Command::Pack(command) => pack::pack(&command),
        Command::Bench(args) => bench::bench(&args),
        Command::Fuzz(args) => fuzz::fuzz(&args),
        Command::Lighthouse(args) => lighthouse::lighthouse(&args),
        Command::Supply => supply::supply(),
        Command::Reproduce => reproduce::reproduce(),
        Command::Mutants(args) => mutants::mutants(&args),
        Command::Pictures(args) => pictures::pictures(&args),
        Command::Finish => finish::finish(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}
