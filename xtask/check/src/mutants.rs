//! `cargo xtask mutants`: mutation testing of core.
//!
//! cargo-mutants lists the mutants. It would compile each of them, half a minute each; here all are compiled
//! into one program, and an environment variable chooses the one to run, a second each. The few for which
//! that is impossible are compiled alone.
use clap::Args as ClapArgs;
use list::Mutant;
use rules::RULES;
use std::collections::BTreeMap;
use tree::Tree;
use trial::Outcome;
use xtask_base::files::{read_text, write};
use xtask_base::run::{command, stdout, target};
use xtask_base::tools::{self, Tool};
use xtask_base::{Error, Result};

mod list;
mod rules;
mod together;
mod tree;
mod trial;

/// Flags of the command.
#[derive(Debug, Default, ClapArgs)]
pub struct Args {
    /// Only the k-th of n shares of all mutants, k from 0, as in 3/16
    #[arg(long)]
    shard: Option<String>,
    /// Only mutants of lines that changed since this commit
    #[arg(long, conflicts_with = "shard")]
    since: Option<String>,
    /// Only mutants whose name matches this regular expression, as in `quiz/fsrs.rs` or `replace < with`
    #[arg(long)]
    only: Option<String>,
    /// Only the rules that matter most, each broken in one place, all of which the tests must notice: two
    /// minutes
    #[arg(long, conflicts_with_all = ["shard", "since", "only"])]
    quick: bool,
}

/// What to do when git fails.
const GIT: &str = "install git, and run this in a clone of the repository";

/// Percentage of mutants that the tests must catch.
const LEAST: usize = 90;

/// Number of shares of all mutants, one of which `cargo xtask nightly` tests, chosen by the commit.
const SHARES: u32 = 10;

/// Outcome of each mutant, by its name.
type Outcomes = BTreeMap<String, Outcome>;

/// Tests the share of the last commit.
pub(crate) fn share_of_commit() -> Result<()> {
    let commit = stdout(command("git").args(["rev-parse", "HEAD"]), GIT)?;
    let number = u32::from_str_radix(commit.get(..7).unwrap_or_default(), 16).unwrap_or_default();
    mutants(&Args { shard: Some(format!("{}/{SHARES}", number % SHARES)), ..Args::default() })
}

/// Tests the mutants, counts those that were caught, and lists the others.
///
/// # Errors
/// When too few were caught, or the tests fail without a mutant.
pub fn mutants(args: &Args) -> Result<()> {
    if args.quick {
        return quick();
    }
    tools::ready(&[Tool::Mutants])?;
    let all = list(args)?;
    let mut outcomes = Outcomes::new();
    let mut note = |mutant: &Mutant, outcome: Outcome| {
        if outcome == Outcome::Missed {
            println!("missed: {}", mutant.name);
        }
        outcomes.insert(mutant.name.clone(), outcome);
    };
    println!("{} mutants; all that can are compiled into one program", all.len());
    let tree = Tree::new()?;
    let compiled = tree.together(&all)?;
    for (number, mutant) in all.iter().enumerate().filter(|(number, _)| !compiled.alone.contains(number)) {
        let viable = !compiled.unviable.contains(&number);
        note(mutant, if viable { compiled.programs.test(mutant, Some(number))? } else { Outcome::Unviable });
        if number % 100 == 99 {
            println!("{} tried", number + 1);
        }
    }
    for mutant in compiled.alone.iter().filter_map(|number| all.get(*number)) {
        let programs = tree.alone(mutant, &compiled.programs)?;
        note(mutant, programs.map_or(Ok(Outcome::Unviable), |programs| programs.test(mutant, None))?);
    }
    summarise(&outcomes)
}

/// Breaks one rule after the other, each of which the tests must catch.
fn quick() -> Result<()> {
    let programs = Tree::new()?.rules()?;
    let mut missed = Vec::new();
    for (number, rule) in RULES.iter().enumerate() {
        let outcome = programs.brief(rule.file, number)?;
        println!("{}: {}", outcome.word(), rule.says);
        missed.extend((outcome != Outcome::Caught).then_some(rule.says));
    }
    println!("{} rules broken, {} noticed", RULES.len(), RULES.len() - missed.len());
    if missed.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        format!("no test notices when these do not hold: {}", missed.join("; ")),
        "write one, at the lowest level at which it can be said",
    ))
}

/// Returns the selected mutants.
fn list(args: &Args) -> Result<Vec<Mutant>> {
    let mut cargo = command("cargo-mutants");
    cargo.args(["mutants", "--list", "--json", "--package", "topup-guard-core"]);
    if let Some(shard) = &args.shard {
        // Every n-th mutant: a sample of all parts.
        cargo.args(["--sharding", "round-robin", "--shard", shard]);
    }
    if let Some(only) = &args.only {
        cargo.args(["--re", only]);
    }
    if let Some(since) = &args.since {
        let file = target().join("mutants-since.diff");
        write(&file, stdout(command("git").args(["diff", since, "--", "crates/core"]), GIT)?)?;
        cargo.arg("--in-diff").arg(file);
    }
    list::read(&stdout(&mut cargo, "see the lines above")?)
}

/// Prints how many were caught, of these and including earlier runs.
///
/// # Errors
/// When too few of these were.
fn summarise(outcomes: &Outcomes) -> Result<()> {
    println!("\nthis time: {}", counts(outcomes));
    println!("including earlier runs: {}", counts(&with_earlier(outcomes)?));
    let count = |of: Outcome| outcomes.values().filter(|outcome| **outcome == of).count();
    let noticed = count(Outcome::Caught) + count(Outcome::Timeout);
    let viable = noticed + count(Outcome::Missed);
    if viable == 0 {
        return Err(Error::new("no mutant was tested", "name others"));
    }
    if noticed * 100 >= LEAST * viable {
        return Ok(());
    }
    Err(Error::new(
        format!("the tests notice fewer than {LEAST} of a hundred mutants"),
        "write the tests that notice those listed above",
    ))
}

/// Adds these to the outcomes of earlier runs in `target/mutants.tsv`, and returns all; the last outcome of a
/// mutant counts.
fn with_earlier(outcomes: &Outcomes) -> Result<Outcomes> {
    let file = target().join("mutants.tsv");
    let before = read_text(&file).unwrap_or_default();
    let line = |line: &str| {
        let (word, name) = line.split_once('\t')?;
        Some((name.to_owned(), Outcome::ALL.into_iter().find(|outcome| outcome.word() == word)?))
    };
    let mut all: Outcomes = before.lines().filter_map(line).collect();
    all.extend(outcomes.iter().map(|(name, outcome)| (name.clone(), *outcome)));
    let lines = all.iter().map(|(name, outcome)| format!("{}\t{name}\n", outcome.word()));
    write(&file, lines.collect::<String>())?;
    Ok(all)
}

fn counts(outcomes: &Outcomes) -> String {
    let count = |of: Outcome| outcomes.values().filter(|outcome| **outcome == of).count();
    Outcome::ALL.map(|outcome| format!("{} {}", outcome.word(), count(outcome))).join(", ")
}
