//! `cargo xtask mutants`: core with one small change at a time, which the tests should notice.
use crate::run::{clear, command, file_trouble, not_started, read_text, root, target, write};
use crate::tools::{self, Tool};
use clap::Args as ClapArgs;
use std::process::Command;
use topup_guard_drive::{Result, Trouble};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Only the k-th of n shares of all mutants, k from 0, as in 3/16
    #[arg(long)]
    shard: Option<String>,
    /// Only mutants of lines that changed since this commit
    #[arg(long, conflicts_with = "shard")]
    since: Option<String>,
}

/// How many of a hundred mutants the tests must notice.
const LEAST: usize = 90;

/// In how many shares `cargo xtask full` goes through all mutants, a commit a share.
const SHARES: u32 = 40;

/// The share whose turn it is: by the commit, so that all have theirs.
pub(crate) fn share_of_commit() -> Result<()> {
    let commit = said(command("git").args(["rev-parse", "HEAD"]))?;
    let number = u32::from_str_radix(commit.get(..7).unwrap_or_default(), 16).unwrap_or_default();
    mutants(&Args { shard: Some(format!("{}/{SHARES}", number % SHARES)), since: None })
}

/// Tests the mutants, counts those that were noticed, and lists the others.
pub(crate) fn mutants(args: &Args) -> Result<()> {
    tools::ready(&[Tool::Mutants])?;
    let folder = target().join("mutants-out");
    clear(&folder)?;
    std::fs::create_dir_all(&folder).map_err(|e| file_trouble(&folder, &e))?;
    let mut cargo = command("cargo-mutants");
    cargo.args(["mutants", "--package", "topup-guard-core", "--no-shuffle", "--colors", "never", "--output"]);
    cargo.arg(&folder).current_dir(root());
    if let Some(shard) = &args.shard {
        // Every n-th mutant, which is a fair sample of all.
        cargo.args(["--sharding", "round-robin", "--shard", shard]);
    }
    if let Some(since) = &args.since {
        let file = folder.join("since.diff");
        write(&file, said(command("git").args(["diff", since, "--", "crates/core"]))?)?;
        cargo.arg("--in-diff").arg(file);
    }
    // The walks over all combinations are sampled, and each property is tried on fewer cases; crates are compiled once for all.
    cargo.envs([("TOPUP_GUARD_SAMPLE", "7"), ("PROPTEST_CASES", "32")]).env("CARGO_TARGET_DIR", target());
    // Unnoticed mutants are no failure of the command: they are counted below.
    cargo.status().map_err(|e| not_started("cargo mutants", &e, "see the lines above"))?;
    let list = |name: &str| -> Vec<String> {
        let text = read_text(&folder.join("mutants.out").join(format!("{name}.txt"))).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    };
    let [caught, missed, timeout, unviable] = ["caught", "missed", "timeout", "unviable"].map(list);
    let noticed = caught.len() + timeout.len();
    println!(
        "\ncaught {}, out of time {}, missed {}, not compiled {}",
        caught.len(),
        timeout.len(),
        missed.len(),
        unviable.len()
    );
    missed.iter().for_each(|mutant| println!("missed: {mutant}"));
    if noticed + missed.len() == 0 {
        return Err(Trouble::new("no mutant was tested", "see the lines above"));
    }
    if noticed * 100 >= LEAST * (noticed + missed.len()) {
        return Ok(());
    }
    Err(Trouble::new(
        format!("the tests notice fewer than {LEAST} of a hundred mutants"),
        "write the tests that notice those listed above",
    ))
}

/// What a program says.
fn said(program: &mut Command) -> Result<String> {
    let output = program.current_dir(root()).output().map_err(|e| not_started("git", &e, "install git"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
