//! The commands of `cargo xtask` that make files: `build`, `package`, `single-file`, `content`, `pack`.

use clap::Subcommand;
use std::process::ExitCode;
use xtask_build::{content, finish, pack, package, release, single_file};

#[derive(Subcommand)]
enum Command {
    Build(release::Args),
    Package(package::Args),
    SingleFile,
    Content(content::Args),
    #[command(subcommand)]
    Pack(pack::Pack),
    Finish,
}

fn main() -> ExitCode {
    xtask_base::commands::main(|command| match command {
        Command::Build(args) => release::build(&args),
        Command::Package(args) => package::package(&args),
        Command::SingleFile => single_file::single_file(),
        Command::Content(args) => content::content(&args),
        Command::Pack(command) => pack::pack(&command),
        Command::Finish => finish::trunk_hook(),
    })
}
