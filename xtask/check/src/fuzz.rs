//! `cargo xtask fuzz`: drives each target of `fuzz/` by libFuzzer for a time, and the one in JavaScript.
//!
//! A runner of our own, since bolero takes up to three times as long for an execution: docs/decisions/0020.
use crate::coverage_rustc;
use clap::Args as ClapArgs;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask_base::files::{file_error, read_text};
use xtask_base::run::{captured, cargo, command, not_started, root, run, stdout, target};
use xtask_base::tools;
use xtask_base::{Error, Result};

/// Flags of the command.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// How long each target runs
    #[arg(long, default_value_t = 10.0)]
    pub(crate) minutes: f64,
    /// Only this target
    pub(crate) target: Option<String>,
}

/// The target that is JavaScript and runs in Node.js, which has no libFuzzer.
const SCRIPT: &str = "post-message";

/// How a target did.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcome {
    executions: u64,
    /// Edges between blocks of code that were reached.
    edges: u64,
    /// Inputs kept because each reached something of its own.
    kept: u64,
    /// The file of the input that failed.
    crash: Option<String>,
}

/// Runs the targets one after the other, and prints the table of docs/RELIABILITY.md.
pub fn fuzz(args: &Args) -> Result<()> {
    let folder = target().join("fuzz");
    let driver = build(&folder)?;
    let seeds = folder.join("seeds");
    let mut names: Vec<String> = entries(&seeds)?
        .iter()
        .map(|path| path.file_name().unwrap_or_default().display().to_string())
        .collect();
    names.push(SCRIPT.to_owned());
    if let Some(only) = &args.target {
        if !names.contains(only) {
            return Err(Error::new(
                format!("there is no target {only}"),
                format!("name one of {}", names.join(", ")),
            ));
        }
        names.retain(|name| name == only);
    }
    let mut rows = Vec::new();
    let mut crashes = Vec::new();
    for name in &names {
        let began = std::time::Instant::now();
        let outcome =
            if name == SCRIPT { script(args.minutes)? } else { drive(&driver, &folder, name, args.minutes)? };
        let minutes = began.elapsed().as_secs_f64() / 60.0;
        rows.push(format!(
            "| {name} | {minutes:.1} | {} | {} | {} | {} |",
            thousands(outcome.executions),
            outcome.edges,
            outcome.kept,
            u8::from(outcome.crash.is_some()),
        ));
        crashes.extend(outcome.crash.map(|file| format!("{name}: {file}")));
    }
    println!(
        "\n| target | minutes | executions | edges reached | inputs kept | failures |\n|---|---:|---:|---:|---:|---:|"
    );
    rows.iter().for_each(|row| println!("{row}"));
    if crashes.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        format!("something did not hold for\n{}", crashes.join("\n")),
        "the lines above say what; mend it, and move the file to fuzz/crashes/<target>/ with a name that says what it was",
    ))
}

/// Compiles the targets with libFuzzer, and writes their seeds.
fn build(folder: &Path) -> Result<PathBuf> {
    let host = host()?;
    let mut build = cargo();
    build.args([
        "build",
        "--bin",
        "fuzz",
        "--profile",
        "fuzz",
        "--package",
        "topup-guard-fuzz",
        "--features",
        "libfuzzer",
        "--target",
    ]);
    build.arg(&host).arg("--target-dir").arg(folder.join("build"));
    coverage_rustc::add_coverage(&mut build)?;
    run(&mut build, "libFuzzer needs a C++ compiler (Debian: apt-get install g++)")?;
    // Without the flags: what they lead cannot be linked without libFuzzer.
    let mut seeds = cargo();
    seeds
        .args(["run", "--quiet", "--package", "topup-guard-fuzz", "--bin", "seeds", "--"])
        .arg(folder.join("seeds"));
    run(&mut seeds, "see the lines above")?;
    Ok(folder.join("build").join(host).join("fuzz/fuzz"))
}

/// Returns this machine's target as rustc names it: with a target named, what runs while compiling is not led
/// by libFuzzer.
fn host() -> Result<String> {
    let output = stdout(command("rustc").arg("-vV"), "see `rustc -vV`")?;
    let host = output.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .ok_or_else(|| Error::new("rustc does not say what machine this is", "see `rustc -vV`"))
}

/// Runs one target from what was kept before.
fn drive(driver: &Path, folder: &Path, name: &str, minutes: f64) -> Result<Outcome> {
    let [corpus, crashes] = ["corpus", "crashes"].map(|kind| folder.join(kind).join(name));
    for made in [&corpus, &crashes] {
        fs::create_dir_all(made).map_err(|e| file_error(made, &e))?;
    }
    let log = folder.join(format!("{name}.log"));
    let output = File::create(&log).map_err(|e| file_error(&log, &e))?;
    println!("fuzzing {name} for {minutes} minutes; {} says how it goes", log.display());
    let mut fuzz = Command::new(driver);
    fuzz.env("TOPUP_GUARD_FUZZ", name).stderr(output);
    fuzz.arg(format!("-max_total_time={:.0}", minutes * 60.0));
    // What takes two minutes is a failure too, and so is more memory than a widget may have. The first input
    // waits for the content.
    fuzz.args(["-timeout=120", "-rss_limit_mb=2048", "-print_final_stats=1"]);
    fuzz.arg(format!("-artifact_prefix={}/", crashes.display()));
    fuzz.arg(corpus).arg(folder.join("seeds").join(name));
    let kept = root().join("fuzz/crashes").join(name);
    if kept.is_dir() {
        fuzz.arg(kept);
    }
    let status = fuzz.status().map_err(|e| not_started("libFuzzer", &e))?;
    let text = read_text(&log)?;
    if !status.success() {
        println!(
            "{}",
            text.lines().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n")
        );
    }
    Ok(Outcome { crash: if status.success() { None } else { Some(crash(&text)) }, ..outcome(&text) })
}

/// Returns what libFuzzer's lines say: `#4096 pulse cov: 812 ft: 2034 corp: 311/9Kb …` and the statistics at
/// the end.
fn outcome(log: &str) -> Outcome {
    let after = |line: &str, word: &str| {
        let rest = line.split_once(word)?.1.trim_start();
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    let last = |word: &str| log.lines().rev().find_map(|line| after(line, word)).unwrap_or_default();
    let executions = last("stat::number_of_executed_units:");
    let counted =
        || log.lines().rev().find_map(|line| after(line.strip_prefix('#')?, "")).unwrap_or_default();
    Outcome {
        executions: if executions == 0 { counted() } else { executions },
        edges: last(" cov: "),
        kept: last(" corp: "),
        crash: None,
    }
}

/// Returns the file that libFuzzer wrote the failing input to.
fn crash(log: &str) -> String {
    let written = log.lines().find_map(|line| line.split_once("Test unit written to "));
    written.map_or_else(|| "no input was written; see the log".to_owned(), |(_, file)| file.to_owned())
}

/// Posts made-up messages to our scripts, in Node.js.
fn script(minutes: f64) -> Result<Outcome> {
    tools::need_npm()?;
    println!("fuzzing {SCRIPT} for {minutes} minutes");
    let mut node = command("node");
    node.arg(root().join("fuzz/post-message.mjs")).args(["--minutes", &minutes.to_string()]);
    let output = captured(&mut node)?;
    print!("{}{}", output.out, output.err);
    let number = |word: &str| {
        let rest = output.out.lines().find_map(|line| line.strip_prefix(word))?;
        rest.trim().split(' ').next()?.parse().ok()
    };
    Ok(Outcome {
        executions: number("executions:").unwrap_or_default(),
        edges: number("blocks:").unwrap_or_default(),
        kept: 0,
        crash: (!output.success).then(|| "the lines above say which message".to_owned()),
    })
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let read = fs::read_dir(folder).map_err(|e| file_error(folder, &e))?;
    let mut paths: Vec<_> = read.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// Writes 1234567 as 1,234,567.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libfuzzers_lines_are_read() {
        let log = "INFO: Loaded 1 modules\n#2\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 30Mb\n\
                   #4096\tpulse  cov: 812 ft: 2034 corp: 311/9Kb lim: 43 exec/s: 2048 rss: 40Mb\n";
        assert_eq!(outcome(log), Outcome { executions: 4_096, edges: 812, kept: 311, crash: None });
        let end = format!("{log}stat::number_of_executed_units: 5000\nTest unit written to ./crash-1\n");
        assert_eq!(outcome(&end).executions, 5_000);
        assert_eq!(crash(&end), "./crash-1");
    }

    #[test]
    fn large_numbers_have_their_commas() {
        assert_eq!([999, 1_000, 12_345_678].map(thousands), ["999", "1,000", "12,345,678"]);
    }
}
