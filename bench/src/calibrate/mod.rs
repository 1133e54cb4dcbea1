//! `cargo xtask bench calibrate`: difficulty and discrimination of the models in forms, from people's answers.
//!
//! Scams and genuine artefacts are fitted apart, because being right about the ones is another ability than
//! being right about the others: somebody who suspects everything has only the first.

mod flags;
mod matrix;
mod model;
mod problem;
mod read;
mod rounds;
mod simulated;
mod statement;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::Args as ClapArgs;
use topup_guard_core::quiz::stats::{Range, Share};
use topup_guard_core::time::Millis;
use topup_guard_pack::{Calibrated, Figure, calibration, calibration_toml, models_of_forms, packs};
use xtask_base::files::write;
use xtask_base::{Error, Result};

use flags::{Flag, correlations, flags};
use model::{Fitted, PRIORS, fit};
use read::Files;
use rounds::{Answers, Bank, Gathered, gather};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Saved records, and statements as JSON lines or arrays; a file may have both
    #[arg(required_unless_present = "simulate")]
    files: Vec<PathBuf>,
    /// Fewest rounds in which a model was judged before anything is said about it
    #[arg(long, default_value_t = 30)]
    least: u32,
    /// Write content/calibration.toml
    #[arg(long)]
    write: bool,
    /// Write it also where it loses models that it has
    #[arg(long, requires = "write")]
    replace: bool,
    /// The content folder that has the items and gets the file [default: content/]
    #[arg(long)]
    content: Option<PathBuf>,
    /// Print how well made-up people's answers give back what is known of made-up models
    #[arg(long, conflicts_with_all = ["files", "write"])]
    simulate: bool,
}

/// Model with what answers say about it.
struct Finding {
    id: String,
    share: Share,
    fitted: Option<Fitted>,
    flags: Vec<Flag>,
}

/// Reads the files, prints what they say about each model, and writes it where that is asked for.
pub(crate) fn calibrate(args: &Args) -> Result<()> {
    if args.simulate {
        simulated::print();
        return Ok(());
    }
    let mut files = Files::default();
    for path in &args.files {
        files.read(path)?;
    }
    let content = args.content.clone().unwrap_or_else(topup_guard_pack::content_dir);
    let bank = bank(&content)?;
    let gathered = gather(&mut files, &bank, now());
    print!("{}", files.problems);
    print_counts(&files, &gathered);
    let mut found = Vec::new();
    for (answers, name) in gathered.answers.iter().zip(["Scams", "Genuine artefacts"]) {
        let these = findings(answers, args.least)?;
        print_findings(name, &these, args.least);
        found.extend(these);
    }
    let mut models: Vec<Calibrated> = found.iter().filter_map(calibrated).collect();
    models.sort_by(|one, other| one.id.cmp(&other.id));
    if models.is_empty() {
        println!(
            "Nothing is said about any model: none was judged in {} rounds, both rightly and wrongly. Every difficulty stays estimated; collect more answers.",
            args.least
        );
        return Ok(());
    }
    if args.write { keep(&models, &content, args.replace) } else { end() }
}

fn end() -> Result<()> {
    println!("Nothing was written. --write puts this into content/calibration.toml.");
    Ok(())
}

/// Writes what was found, unless the file would lose models.
fn keep(models: &[Calibrated], content: &Path, replace: bool) -> Result<()> {
    let path = content.join("calibration.toml");
    let before = calibration(content).map_err(|complaints| unsound(&complaints))?;
    let now: BTreeSet<&str> = models.iter().map(|model| model.id.as_str()).collect();
    let lost: Vec<&str> =
        before.iter().map(|model| model.id.as_str()).filter(|id| !now.contains(id)).collect();
    if !lost.is_empty() && !replace {
        return Err(Error::new(
            format!(
                "{} has models that these files say too little about: {}",
                path.display(),
                lost.join(", ")
            ),
            "give the earlier files too, so that all models are on one scale; or lose them with --replace",
        ));
    }
    write(&path, calibration_toml(models))?;
    println!("{} models were written to {}. Now run cargo xtask content.", models.len(), path.display());
    Ok(())
}

fn unsound(complaints: &[topup_guard_pack::Complaint]) -> Error {
    let list: Vec<_> = complaints.iter().map(ToString::to_string).collect();
    Error::new(format!("the content is not sound:\n{}", list.join("\n")), "cargo xtask content")
}

/// Returns every item, with its truth if it is in a form.
fn bank(content: &Path) -> Result<Bank> {
    let packs = packs(content).map_err(|complaints| unsound(&complaints))?;
    let quiz = packs.first().map(|pack| &pack.quiz);
    let in_forms = quiz.map(models_of_forms).unwrap_or_default();
    let items = quiz.map(|quiz| quiz.items.as_slice()).unwrap_or_default();
    Ok(items.iter().map(|item| (item.id.clone(), in_forms.get(&item.id).copied())).collect())
}

fn now() -> Millis {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Returns what answers of one truth say about each model.
fn findings(answers: &Answers, least: u32) -> Result<Vec<Finding>> {
    let shares = answers.shares();
    let enough = |share: &Share| share.whole >= least;
    let fitted = if shares.iter().any(enough) {
        let fitted = fit(answers.models.len(), &answers.rounds, PRIORS);
        fitted.map_err(|error| Error::new(error.to_string(), "leave out the files that were added last"))?
    } else {
        Vec::new()
    };
    let correlations = correlations(answers);
    let finding = |(place, id): (usize, &String)| {
        let share = shares[place];
        let told = enough(&share) && share.part > 0 && share.part < share.whole;
        let fitted = fitted.get(place).copied().filter(|_| told);
        let flags =
            if enough(&share) { flags(share, fitted.as_ref(), correlations[place]) } else { Vec::new() };
        Finding { id: id.clone(), share, fitted, flags }
    };
    Ok(answers.models.iter().enumerate().map(finding).collect())
}

/// Returns a finding as the content has it; none without an estimate.
fn calibrated(found: &Finding) -> Option<Calibrated> {
    let fitted = found.fitted?;
    let figure = |value, Range { low, high }| Figure { value, low, high };
    Some(Calibrated {
        id: found.id.clone(),
        rounds: found.share.whole,
        right: found.share.part,
        difficulty: figure(fitted.difficulty.value, fitted.difficulty.interval()),
        discrimination: figure(fitted.discrimination(), fitted.discrimination_interval()),
        flags: found.flags.iter().map(ToString::to_string).collect(),
    })
}

fn print_counts(files: &Files, gathered: &Gathered) {
    println!(
        "{} verdicts of {} rounds are fitted, {} of them “cannot tell”, which is not right. {} rounds have a whole form, the others a part; what was not asked is missing. {} answers in practice are not used.\n",
        gathered.verdicts, gathered.rounds, gathered.withheld, gathered.whole, files.practice
    );
}

fn print_findings(name: &str, found: &[Finding], least: u32) {
    println!(
        "{name}\n\n| model | rounds | right | difficulty | 95 % | discrimination | 95 % | what is wrong |"
    );
    println!("|---|--:|--:|--:|---|--:|---|---|");
    for found in found {
        let share = found.share.value().unwrap_or_default() * 100.0;
        let figures = match &found.fitted {
            Some(fitted) => {
                let (b, a) = (fitted.difficulty.interval(), fitted.discrimination_interval());
                format!(
                    "{:.2} | {:.2} to {:.2} | {:.2} | {:.2} to {:.2}",
                    fitted.difficulty.value,
                    b.low,
                    b.high,
                    fitted.discrimination(),
                    a.low,
                    a.high
                )
            }
            None => "estimated | | |".to_owned(),
        };
        let few =
            (found.share.whole < least).then(|| format!("too few rounds: {} of {least}", found.share.whole));
        let alike = (few.is_none() && found.fitted.is_none())
            .then(|| "everybody is right, or everybody wrong: no difficulty follows".to_owned());
        let remarks: Vec<String> =
            few.into_iter().chain(alike).chain(found.flags.iter().map(ToString::to_string)).collect();
        println!(
            "| {} | {} | {share:.0} % | {figures} | {} |",
            found.id,
            found.share.whole,
            remarks.join("; ")
        );
    }
    println!();
}
