//! `cargo xtask bench`: measures the built files in a browser, and the programs by how they are compiled.
//!
//! `tap` measures a tap once everything is loaded, `web` loading beside other quiz libraries, `growth` packs
//! with far more content, `keep` storing an answer, `size` the programs' sizes. Written here because each
//! compares with figures of this project's own; the time of single functions is measured by criterion in
//! crates/core/benches. `check` and `calibrate` need no built files: they measure with messages that people got,
//! and with answers that they gave.
mod calibrate;
mod check;
mod growth;
mod keep;
mod made;
mod masked;
mod message;
mod peers;
mod size;
mod spread;
mod tap;
mod web;

use clap::Subcommand;
use std::process::ExitCode;
use xtask_base::programs::BuildMode;
use xtask_base::{Result, tools};
use xtask_build::release::release;

#[derive(Subcommand)]
enum Command {
    Bench(Args),
}

#[derive(clap::Args)]
struct Args {
    /// Take dist/ as it stands instead of building it first
    #[arg(long, global = true)]
    no_build: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// What a tap costs: to the re-ranked list, and to the quiz's feedback
    Tap(tap::Args),
    /// How soon the first view is there and takes a tap, beside two libraries and a page written by hand
    Web(web::Args),
    /// What packs of 100, 1,000 and 10,000 items cost
    Growth(growth::Args),
    /// What keeping an answer costs in localStorage and in IndexedDB
    Keep(keep::Args),
    /// What Check says of messages that people got, and of ordinary ones
    Check(check::Args),
    /// How hard the models in forms are, by what people answered
    Calibrate(calibrate::Args),
    /// What the programs weigh by how they are compiled; dist/ is left as it is
    Size(size::Args),
}

fn main() -> ExitCode {
    xtask_base::commands::main(|Command::Bench(args)| bench(&args))
}

/// Builds and measures.
fn bench(args: &Args) -> Result<()> {
    // No program is needed for these.
    match &args.what {
        What::Check(args) => return check::check(args),
        What::Calibrate(args) => return calibrate::calibrate(args),
        _ => {}
    }
    tools::ready(tools::TO_RELEASE)?;
    if !args.no_build && !matches!(args.what, What::Size(_)) {
        release(BuildMode::Small)?;
    }
    match &args.what {
        What::Tap(args) => tap::tap(args),
        What::Web(args) => web::web(args),
        What::Growth(args) => growth::growth(args),
        What::Keep(args) => keep::keep(args),
        What::Size(args) => size::size(args),
        What::Check(_) | What::Calibrate(_) => Ok(()),
    }
}
