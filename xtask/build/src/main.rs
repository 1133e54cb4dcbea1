//! The commands of `cargo xtask` that make files: `build`, `package`, `single-file`, `content`, `pack`.

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use xtask_base::commands::{about, exit};
use xtask_build::{content, finish, pack, package, release, single_file};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_version_flag = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(about = about("build"))]
    Build(release::Args),
    #[command(about = about("package"))]
    Package(package::Args),
    #[command(about = about("single-file"))]
    SingleFile,
    #[command(about = about("content"))]
    Content(content::Args),
    #[command(about = about("pack"), subcommand)]
    Pack(pack::Pack),
    /// Hash and place the built files: Trunk calls this after each build
    Finish,
}

fn main() -> ExitCode {
    exit(match Cli::parse().command {
        Command::Build(args) => release::build(&args),
        Command::Package(args) => package::package(&args),
        Command::SingleFile => single_file::single_file(),
        Command::Content(args) => content::content(&args),
        Command::Pack(command) => pack::pack(&command),
        Command::Finish => finish::trunk_hook(),
    })
}
