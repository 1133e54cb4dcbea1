//! The project's commands: `cargo xtask <command>`; see each with `--help`.

mod bench;
mod browsers;
mod build;
mod content;
mod exercises;
mod finish;
mod first_view;
mod pictures;
mod run;
mod serve;
mod size;
mod test;
mod tools;

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
    /// Run the native tests, the browser tests and the page tests
    Test(test::Args),
    /// Write the release files to dist/
    Build(build::Args),
    /// Print the size of every file of dist/, and of the first view
    Size(size::Args),
    /// Check content/ and count what is there
    Content(content::Args),
    /// Measure what the built files cost in a browser, beside others of the kind and with far more content
    Bench(bench::Args),
    /// Take screenshots of every view
    Pictures(pictures::Args),
    /// Hash and place the built files: Trunk calls this after each build
    #[command(hide = true)]
    Finish,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(args) => serve::serve(&args),
        Command::Test(args) => test::test(&args),
        Command::Build(args) => build::build(&args),
        Command::Size(args) => size::size(&args),
        Command::Content(args) => content::content(&args),
        Command::Bench(args) => bench::bench(&args),
        Command::Pictures(args) => pictures::pictures(&args),
        Command::Finish => finish::finish(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\nerror: {trouble}");
            ExitCode::FAILURE
        }
    }
}
