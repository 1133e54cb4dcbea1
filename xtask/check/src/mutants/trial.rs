//! Running the tests on a mutant, until one of them fails.
use super::list::Mutant;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use topup_guard_core::pack::to_bytes;
use topup_guard_pack::{content_dir, packs};
use xtask_base::files::{clear, write};
use xtask_base::run::{not_started, target};
use xtask_base::{Error, Result};

/// Outcome of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A test failed.
    Caught,
    /// The tests did not end in time.
    Timeout,
    /// All tests passed.
    Missed,
    /// It does not compile.
    Unviable,
}

impl Outcome {
    pub(super) const ALL: [Self; 4] = [Self::Caught, Self::Timeout, Self::Missed, Self::Unviable];

    /// Returns its name in the list of outcomes.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Caught => "caught",
            Self::Timeout => "timeout",
            Self::Missed => "missed",
            Self::Unviable => "unviable",
        }
    }
}

/// Environment of the brief tests, which catch most mutants: exhaustive walks are sampled, and properties
/// tried on fewer cases.
const BRIEF: [(&str, &str); 2] = [("TOPUP_GUARD_SAMPLE", "31"), ("PROPTEST_CASES", "16")];

/// Folder of target/ in which the brief tests find the content, compiled once.
const PACKS: &str = "mutants-packs";

/// Tests are stopped after so many times the time that they take without a mutant.
const PATIENCE: u32 = 5;

/// Least time before they are stopped, since a busy machine may pause.
const LEAST: Duration = Duration::from_secs(20);

/// Core's test programs.
#[derive(Debug, Clone)]
pub(super) struct Programs {
    programs: Vec<PathBuf>,
    /// Core's folder.
    folder: PathBuf,
    /// Time limits of the brief tests, and of all.
    brief: Duration,
    whole: Duration,
}

impl Programs {
    /// Takes test programs, after checking that their tests pass: the brief ones, or all if `whole`.
    pub(super) fn new(tree: &Path, programs: Vec<PathBuf>, whole: bool) -> Result<Self> {
        for (place, packs) in packs(&content_dir()).map_err(|_| unsound())?.into_iter().enumerate() {
            let file = |part: &str| target().join(PACKS).join(format!("{place}.{part}"));
            write(&file("first"), to_bytes(&packs.first).map_err(|_| unsound())?)?;
            write(&file("quiz"), to_bytes(&packs.quiz).map_err(|_| unsound())?)?;
        }
        let folder = tree.join("crates/core");
        let long = Duration::from_secs(3600);
        let mut made = Self { programs, folder, brief: long, whole: long };
        for whole in [false, true].into_iter().take(1 + usize::from(whole)) {
            let began = Instant::now();
            if made.all(None, "", whole)? != Outcome::Missed {
                return Err(Error::new("core's tests fail as it is", "see `cargo test -p topup-guard-core`"));
            }
            let limit = LEAST.max(began.elapsed() * PATIENCE);
            *(if whole { &mut made.whole } else { &mut made.brief }) = limit;
        }
        Ok(made)
    }

    /// Returns other programs with the same time limits.
    pub(super) fn with(&self, programs: Vec<PathBuf>) -> Self {
        Self { programs, ..self.clone() }
    }

    /// Tests a mutant, chosen by number where the programs have several: with the brief tests, then with all
    /// if these miss it.
    pub(super) fn test(&self, mutant: &Mutant, number: Option<usize>) -> Result<Outcome> {
        let part = part(&mutant.file);
        let brief = self.all(number, part, false)?;
        if brief == Outcome::Missed { self.all(number, "", true) } else { Ok(brief) }
    }

    /// Runs the brief tests with the rule of this number broken, which is in this file.
    pub(super) fn brief(&self, file: &str, number: usize) -> Result<Outcome> {
        self.all(Some(number), part(file), false)
    }

    /// Runs all test programs, beginning with tests whose names contain `first`.
    fn all(&self, number: Option<usize>, first: &str, whole: bool) -> Result<Outcome> {
        let orders = if first.is_empty() { vec![vec![]] } else { vec![vec![first], vec!["--skip", first]] };
        for args in orders {
            for program in &self.programs {
                let outcome = self.run(program, &args, number, whole)?;
                if outcome != Outcome::Missed {
                    // Failing cases are saved and tried first in later runs, which would help with the next
                    // mutant.
                    clear(&self.folder.join("proptest-regressions"))?;
                    clear(&self.folder.join("tests/proptest-regressions"))?;
                    return Ok(outcome);
                }
            }
        }
        Ok(Outcome::Missed)
    }

    fn run(&self, program: &Path, args: &[&str], number: Option<usize>, whole: bool) -> Result<Outcome> {
        let mut command = Command::new(program);
        command.args(args).current_dir(&self.folder).stdout(Stdio::piped()).stderr(Stdio::null());
        // Failing cases need not be minimised.
        command.env("PROPTEST_MAX_SHRINK_ITERS", "0").env_remove("TOPUP_GUARD_MUTANT");
        command.envs(number.map(|number| ("TOPUP_GUARD_MUTANT", number.to_string())));
        if !whole {
            command.envs(BRIEF).env("TOPUP_GUARD_PACKS", target().join(PACKS));
        }
        let mut child = command.spawn().map_err(|e| not_started(&program.display().to_string(), &e))?;
        let (ended, end) = channel();
        let lines = child.stdout.take().map(BufReader::new);
        std::thread::spawn(move || {
            let mut lines = lines.into_iter().flat_map(BufRead::lines).map_while(std::result::Result::ok);
            // The receiver is gone once time is up.
            _ = ended.send(lines.any(|line| line.ends_with("... FAILED")));
        });
        let end = end.recv_timeout(if whole { self.whole } else { self.brief });
        if end != Ok(false) {
            // It may have ended by itself.
            _ = child.kill();
        }
        let status = child.wait().map_err(|e| not_started("a test", &e))?;
        Ok(match end {
            Ok(false) if status.success() => Outcome::Missed,
            Err(RecvTimeoutError::Timeout) => Outcome::Timeout,
            _ => Outcome::Caught,
        })
    }
}

fn unsound() -> Error {
    Error::new("our content cannot be read", "cargo xtask content says why")
}

/// Returns the prefix of the tests that are most likely to catch a change in this file: those of its part of
/// core.
fn part(file: &str) -> &'static str {
    let file = file.rsplit_once("core/src/").map_or(file, |(_, file)| file);
    match file.split(['/', '.']).next() {
        Some("pack") => "wire::",
        Some("number") => "number::",
        Some("picker") => "picker::",
        Some("quiz") => "quiz::",
        Some("warnings") => "warnings::",
        _ => "",
    }
}
