//! Copy of the workspace in which core is changed and compiled.
use super::list::{Mutant, bytes};
use super::rules::{RULES, Rule, broken};
use super::together::{ASKED, Together, together};
use super::trial::Programs;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use xtask_base::files::{file_error, files, read, read_text, write};
use xtask_base::run::{captured, cargo, command, root, shown, stdout, target};
use xtask_base::{Error, Result};

/// Core's root file, which gets the function that chooses the mutant.
const ROOT: &str = "crates/core/src/lib.rs";

/// Tests that are compiled and not run.
const TESTS: &[&str] = &["test", "--no-run", "--lib", "--tests"];

/// Core alone, with a profile for compiling it often.
const MUTANTS: &[&str] = &["--package", "topup-guard-core", "--profile", "mutants"];

/// Core's integration tests, with its dependencies as the workspace's other tests have them, so that none is
/// compiled again.
const BESIDE_OTHERS: &[&str] = &[
    "test",
    "--no-run",
    "--workspace",
    "--test",
    "all",
    "--config",
    "profile.test.package.topup-guard-core.opt-level=1",
];

#[derive(Debug)]
pub(super) struct Tree {
    folder: PathBuf,
}

/// Result of compiling core.
#[derive(Debug)]
struct Built {
    /// File and line of each error.
    errors: Vec<(String, usize)>,
    /// The test programs.
    programs: Vec<PathBuf>,
}

/// Programs with all mutants that can be compiled together.
#[derive(Debug)]
pub(super) struct Compiled {
    /// The tests, with these mutants in them.
    pub(super) programs: Programs,
    /// Numbers of those that do not compile.
    pub(super) unviable: BTreeSet<usize>,
    /// Numbers of those that are not in the program: see [`Together::alone`].
    pub(super) alone: BTreeSet<usize>,
}

impl Tree {
    /// Copies the files that git tracks or would add; unchanged files keep their time, so that cargo compiles
    /// no more than needed.
    pub(super) fn new() -> Result<Self> {
        let folder = target().join("mutants-tree");
        let mut git = command("git");
        git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
        let list = stdout(&mut git, "install git, and run this in a clone of the repository")?;
        let known: BTreeSet<PathBuf> = list.lines().map(|file| folder.join(file)).collect();
        fs::create_dir_all(&folder).map_err(|e| file_error(&folder, &e))?;
        for old in files(&folder)?.iter().filter(|file| !known.contains(*file)) {
            fs::remove_file(old).map_err(|e| file_error(old, &e))?;
        }
        // Git still lists a file that was deleted.
        for file in list.lines().filter(|file| root().join(file).is_file()) {
            put(&folder.join(file), &read(&root().join(file))?)?;
        }
        Ok(Self { folder })
    }

    /// Compiles the tests with all mutants that can be compiled together.
    pub(super) fn together(&self, mutants: &[Mutant]) -> Result<Compiled> {
        let mut unviable = BTreeSet::new();
        loop {
            let mut by_file: BTreeMap<&str, Vec<(usize, &Mutant)>> = BTreeMap::new();
            for (number, mutant) in
                mutants.iter().enumerate().filter(|(number, _)| !unviable.contains(number))
            {
                by_file.entry(&mutant.file).or_default().push((number, mutant));
            }
            self.restore()?;
            let mut made: BTreeMap<&str, Together> = BTreeMap::new();
            for (file, of) in &by_file {
                let file_made = together(&read_text(&root().join(file))?, of);
                put(&self.folder.join(file), file_made.text.as_bytes())?;
                made.insert(file, file_made);
            }
            self.ask()?;
            let errors = self.cargo(&[&["check", "--features", "write"], MUTANTS].concat(), true)?.errors;
            if errors.is_empty() {
                let alone = made.values().flat_map(|file| &file.alone).copied().collect();
                let programs = self.cargo(&[TESTS, MUTANTS].concat(), true)?.programs;
                let programs = Programs::new(&self.folder, programs, true)?;
                return Ok(Compiled { programs, unviable, alone });
            }
            let number = |(file, line): &(String, usize)| {
                let lines = &made.get(file.as_str())?.lines;
                lines.iter().find(|(_, lines)| lines.contains(line)).map(|(number, _)| *number)
            };
            let broken: BTreeSet<usize> = errors.iter().filter_map(number).collect();
            if broken.is_empty() {
                return Err(Error::new(
                    format!("core with all its mutants does not compile: {errors:?}"),
                    format!("see {}", self.folder.display()),
                ));
            }
            unviable.extend(broken);
        }
    }

    /// Compiles the tests with every rule that can be broken, by its number.
    pub(super) fn rules(&self) -> Result<Programs> {
        self.restore()?;
        let mut by_file: BTreeMap<&str, Vec<(usize, &Rule)>> = BTreeMap::new();
        for (number, rule) in RULES.iter().enumerate() {
            by_file.entry(rule.file).or_default().push((number, rule));
        }
        for (file, rules) in by_file {
            let file = Path::new("crates/core/src").join(file);
            put(&self.folder.join(&file), broken(&read_text(&root().join(&file))?, &rules)?.as_bytes())?;
        }
        self.ask()?;
        let built = self.cargo(BESIDE_OTHERS, true)?;
        if built.errors.is_empty() {
            return Programs::new(&self.folder, built.programs, false);
        }
        Err(Error::new(
            format!("core with its rules broken does not compile: {:?}", built.errors),
            "see xtask/src/mutants/rules.rs",
        ))
    }

    /// Adds the function that chooses the mutant.
    fn ask(&self) -> Result<()> {
        let file = self.folder.join(ROOT);
        put(&file, (read_text(&file)? + ASKED).as_bytes())
    }

    /// Compiles the tests with one mutant; none when that is not possible.
    pub(super) fn alone(&self, mutant: &Mutant, like: &Programs) -> Result<Option<Programs>> {
        self.restore()?;
        let mut source = read_text(&root().join(&mutant.file))?;
        let Some(span) = bytes(&source, &mutant.span) else { return Ok(None) };
        source.replace_range(span, &format!(" {} ", mutant.replacement));
        put(&self.folder.join(&mutant.file), source.as_bytes())?;
        let built = self.cargo(&[TESTS, MUTANTS].concat(), false)?;
        Ok(built.errors.is_empty().then(|| like.with(built.programs)))
    }

    /// Restores core's files.
    fn restore(&self) -> Result<()> {
        for file in files(&root().join("crates/core/src"))? {
            let below = file.strip_prefix(root()).unwrap_or(&file);
            put(&self.folder.join(below), &read(&file)?)?;
        }
        Ok(())
    }

    /// Compiles core; returns the places of errors, and the test programs. `once` says that it is not
    /// compiled like this again.
    fn cargo(&self, args: &[&str], once: bool) -> Result<Built> {
        let mut cargo = cargo();
        cargo
            .args(args)
            .args(["--quiet", "--message-format", "json"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target());
        cargo.envs(once.then_some(("CARGO_INCREMENTAL", "0")));
        let (messages, done) = messages(&mut cargo)?;
        let reason = |message: &&Value, reason: &str| message["reason"] == reason;
        let errors: Vec<(String, usize)> = messages
            .iter()
            .filter(|message| reason(message, "compiler-message") && message["message"]["level"] == "error")
            .flat_map(|message| message["message"]["spans"].as_array().into_iter().flatten())
            .filter(|span| span["is_primary"] == true)
            .filter_map(|span| {
                let line = usize::try_from(span["line_start"].as_u64()?).ok()?;
                Some((span["file_name"].as_str()?.to_owned(), line))
            })
            .collect();
        if !done && errors.is_empty() {
            return Err(Error::new(format!("`{}` failed", shown(&cargo)), "see the lines above"));
        }
        let programs = messages.iter().filter(|message| reason(message, "compiler-artifact"));
        let programs = programs.filter_map(|message| message["executable"].as_str()).map(PathBuf::from);
        Ok(Built { errors, programs: programs.collect() })
    }
}

/// Runs cargo; returns its JSON messages, and whether it succeeded.
fn messages(cargo: &mut Command) -> Result<(Vec<Value>, bool)> {
    let output = captured(cargo.stderr(Stdio::inherit()))?;
    Ok((output.out.lines().filter_map(|line| serde_json::from_str(line).ok()).collect(), output.success))
}

/// Writes a file unless it has this content already.
fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|there| there == bytes) { Ok(()) } else { write(file, bytes) }
}
