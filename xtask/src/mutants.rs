//! `cargo xtask mutants`: core with one small change at a time, which the tests should notice.
use crate::run::{clear, command, file_trouble, not_started, read_text, root, target, write};
use crate::tools::{self, Tool};
use clap::Args as ClapArgs;
use std::collections::BTreeMap;
use std::process::Command;
use topup_guard_drive::{Result, Trouble};

#[derive(Debug, Default, ClapArgs)]
pub(crate) struct Args {
    /// Only the k-th of n shares of all mutants, k from 0, as in 3/16
    #[arg(long)]
    shard: Option<String>,
    /// Only mutants of lines that changed since this commit
    #[arg(long, conflicts_with = "shard")]
    since: Option<String>,
    /// Only mutants whose name matches this regular expression, as in `quiz/fsrs.rs` or `replace < with`
    #[arg(long)]
    only: Option<String>,
    /// Changes the files of this checkout instead of a copy, which has less to compile: where nobody works meanwhile
    #[arg(long)]
    in_place: bool,
}

/// How many of a hundred mutants the tests must notice.
const LEAST: usize = 90;

/// In how many shares `cargo xtask full` goes through all mutants, a commit a share.
const SHARES: u32 = 40;

/// What notices most mutants within two seconds: walks over all cases are sampled, each property is tried on fewer cases, and what
/// fails is not made smaller.
const BRIEF: [(&str, &str); 3] =
    [("TOPUP_GUARD_SAMPLE", "31"), ("PROPTEST_CASES", "16"), ("PROPTEST_MAX_SHRINK_ITERS", "0")];

/// All tests, for those that the brief ones missed.
const WHOLE: [(&str, &str); 1] = [("PROPTEST_MAX_SHRINK_ITERS", "0")];

/// The share whose turn it is: by the commit, so that all have theirs.
pub(crate) fn share_of_commit() -> Result<()> {
    let commit = said(command("git").args(["rev-parse", "HEAD"]))?;
    let number = u32::from_str_radix(commit.get(..7).unwrap_or_default(), 16).unwrap_or_default();
    mutants(&Args { shard: Some(format!("{}/{SHARES}", number % SHARES)), ..Args::default() })
}

/// Tests the mutants, counts those that were noticed, and lists the others.
pub(crate) fn mutants(args: &Args) -> Result<()> {
    tools::ready(&[Tool::Mutants])?;
    let mut which = Vec::new();
    if let Some(shard) = &args.shard {
        // Every n-th mutant, which is a fair sample of all.
        which.extend(["--sharding", "round-robin", "--shard", shard].map(str::to_owned));
    }
    if let Some(only) = &args.only {
        which.extend(["--re".to_owned(), only.clone()]);
    }
    if let Some(since) = &args.since {
        let file = target().join("mutants-since.diff");
        write(&file, said(command("git").args(["diff", since, "--", "crates/core"]))?)?;
        which.extend(["--in-diff".to_owned(), file.display().to_string()]);
    }
    let mut outcomes = run(&which, &BRIEF, args.in_place)?;
    let missed = named(&outcomes, "missed");
    if !missed.is_empty() {
        let names: Vec<String> = missed.iter().map(|name| literal(name)).collect();
        outcomes.extend(run(
            &["--re".to_owned(), format!("^({})$", names.join("|"))],
            &WHOLE,
            args.in_place,
        )?);
    }
    if outcomes.is_empty() {
        return Err(Trouble::new("no mutant was tested", "see the lines above"));
    }
    println!("\nthis time: {}", counts(&outcomes));
    println!("all that were ever tried here: {}", counts(&kept(&outcomes)?));
    let missed = named(&outcomes, "missed");
    missed.iter().for_each(|mutant| println!("missed: {mutant}"));
    let told =
        missed.len() + ["caught", "timeout"].map(|of| named(&outcomes, of).len()).iter().sum::<usize>();
    if missed.len() * 100 <= (100 - LEAST) * told {
        return Ok(());
    }
    Err(Trouble::new(
        format!("the tests notice fewer than {LEAST} of a hundred mutants"),
        "write the tests that notice those listed above",
    ))
}

/// What became of each mutant, by its name.
type Outcomes = BTreeMap<String, &'static str>;

/// What can become of a mutant, as cargo-mutants names its lists, and as people would.
const KINDS: [(&str, &str); 4] =
    [("caught", "caught"), ("timeout", "out of time"), ("missed", "missed"), ("unviable", "not compiled")];

/// Runs cargo-mutants once.
fn run(which: &[String], how: &[(&str, &str)], in_place: bool) -> Result<Outcomes> {
    let folder = target().join("mutants-out");
    clear(&folder)?;
    std::fs::create_dir_all(&folder).map_err(|e| file_trouble(&folder, &e))?;
    let mut cargo = command("cargo-mutants");
    cargo.args(["mutants", "--package", "topup-guard-core", "--no-shuffle", "--colors", "never", "--output"]);
    cargo.arg(&folder).args(in_place.then_some("--in-place")).args(which).current_dir(root());
    // Crates are compiled once for all.
    cargo.envs(how.iter().copied()).env("CARGO_TARGET_DIR", target());
    // Unnoticed mutants are no failure of the command: they are counted.
    cargo.status().map_err(|e| not_started("cargo mutants", &e, "see the lines above"))?;
    let mut outcomes = Outcomes::new();
    for (kind, _) in KINDS {
        let list = read_text(&folder.join("mutants.out").join(format!("{kind}.txt"))).unwrap_or_default();
        outcomes.extend(list.lines().map(|name| (name.to_owned(), kind)));
    }
    Ok(outcomes)
}

/// These and what earlier runs kept in `target/mutants.tsv`, which adds up shares; of one that was tried again the last outcome.
fn kept(outcomes: &Outcomes) -> Result<Outcomes> {
    let file = target().join("mutants.tsv");
    let before = read_text(&file).unwrap_or_default();
    let mut all: Outcomes = before
        .lines()
        .filter_map(|line| {
            let (kind, name) = line.split_once('\t')?;
            Some((name.to_owned(), KINDS.into_iter().find(|known| known.0 == kind)?.0))
        })
        .collect();
    all.extend(outcomes.iter().map(|(name, kind)| (name.clone(), *kind)));
    write(&file, all.iter().map(|(name, kind)| format!("{kind}\t{name}\n")).collect::<String>())?;
    Ok(all)
}

fn named(outcomes: &Outcomes, kind: &str) -> Vec<String> {
    outcomes.iter().filter(|(_, of)| **of == kind).map(|(name, _)| name.clone()).collect()
}

fn counts(outcomes: &Outcomes) -> String {
    KINDS.map(|(kind, word)| format!("{word} {}", named(outcomes, kind).len())).join(", ")
}

/// A regular expression for just this text.
fn literal(text: &str) -> String {
    let escaped = |c: char| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() };
    text.chars().map(escaped).collect()
}

/// What a program says.
fn said(program: &mut Command) -> Result<String> {
    let output = program.current_dir(root()).output().map_err(|e| not_started("git", &e, "install git"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
