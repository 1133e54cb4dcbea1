//! What a run of tests comes to: a table of its parts, the slowest tests, what was left out, the totals.
use std::fmt;
use std::process::Command;
use std::time::Instant;
use xtask_base::run::{each_line, shown};
use xtask_base::{Error, Result};

/// How many of the slowest tests are named.
const SLOWEST: usize = 10;

/// Results so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    parts: Vec<Part>,
    left_out: Vec<String>,
}

/// Test command, or a step before it.
#[derive(Debug, Default)]
pub(super) struct Part {
    name: String,
    totals: Totals,
    seconds: f64,
    /// Tests with their seconds, where the test harness says them.
    tests: Vec<(String, f64)>,
}

/// Tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) passed: usize,
    pub(super) failed: usize,
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Report {
    /// Runs a step that has no tests and notes its seconds.
    pub(super) fn timed<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        let start = Instant::now();
        let outcome = step();
        let seconds = start.elapsed().as_secs_f64();
        self.add(Part { name: name.to_owned(), seconds, ..Part::default() });
        outcome
    }

    /// Runs a test command, shows its output as it comes, and adds up its results; returns how many tests
    /// ran.
    ///
    /// # Errors
    /// When it could not run to its end. Tests that fail are no error: they are counted.
    pub(super) fn ran(&mut self, name: &str, command: &mut Command) -> Result<usize> {
        println!("\n== {name}: {}", shown(command));
        let (part, outcome) = watch(name, command, |line| println!("{line}"));
        let ran = part.ran();
        self.add(part);
        outcome.map(|()| ran)
    }

    /// Adds the parts of another report at the end.
    pub(super) fn append(&mut self, other: Self) {
        self.parts.extend(other.parts);
    }

    /// Adds a part that ran elsewhere.
    pub(super) fn add(&mut self, part: Part) {
        self.parts.push(part);
    }

    /// Notes what this run leaves out, and how to run it.
    pub(super) fn left_out(&mut self, line: String) {
        println!("left out: {line}");
        self.left_out.push(line);
    }

    /// Returns how many tests have failed.
    pub(super) fn failed(&self) -> usize {
        self.parts.iter().map(|part| part.totals.failed).sum()
    }

    /// Returns how many tests have run.
    pub(super) fn ran_in_all(&self) -> usize {
        self.parts.iter().map(Part::ran).sum()
    }

    /// Prints the table and, as the last line, the totals; `broken` is how many parts did not run to their
    /// end.
    pub(super) fn print(&self, broken: usize) {
        println!("\n{self}");
        let all = self.parts.iter().map(|part| part.totals);
        let totals = all.fold(Totals { passed: 0, failed: broken }, |sum, one| Totals {
            passed: sum.passed + one.passed,
            failed: sum.failed + one.failed,
        });
        println!("{totals}");
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<44}{:>8}{:>8}{:>10}", "part", "tests", "failed", "seconds")?;
        for part @ Part { name, totals, seconds, .. } in &self.parts {
            writeln!(f, "{name:<44}{:>8}{:>8}{seconds:>10.1}", part.ran(), totals.failed)?;
        }
        let mut slowest: Vec<_> =
            self.parts.iter().flat_map(|part| part.tests.iter().map(|test| (&part.name, test))).collect();
        slowest.sort_by(|(_, (_, a)), (_, (_, b))| b.total_cmp(a));
        if !slowest.is_empty() {
            writeln!(f, "\nslowest tests")?;
        }
        for (part, (test, seconds)) in slowest.into_iter().take(SLOWEST) {
            writeln!(f, "{seconds:>8.1} s  {test} ({part})")?;
        }
        if !self.left_out.is_empty() {
            writeln!(f, "\nleft out")?;
        }
        self.left_out.iter().try_for_each(|line| writeln!(f, "  {line}"))
    }
}

/// Runs a test command to its end, passes on each line of its output, and reads the results in them.
pub(super) fn watch(name: &str, command: &mut Command, mut line: impl FnMut(&str)) -> (Part, Result<()>) {
    let (start, shown) = (Instant::now(), shown(command));
    let mut part = Part { name: name.to_owned(), ..Part::default() };
    let status = each_line(command, |text| {
        line(&text);
        part.read(&text);
    });
    let outcome = status.and_then(|status| {
        if status.success() || part.totals.failed > 0 {
            return Ok(());
        }
        Err(Error::new(
            format!("`{shown}` did not run to its end: {status}"),
            "mend what the lines above complain about",
        ))
    });
    part.seconds = start.elapsed().as_secs_f64();
    (part, outcome)
}

impl Part {
    /// Returns how many tests have run.
    pub(super) fn ran(&self) -> usize {
        self.totals.passed + self.totals.failed
    }

    /// Reads a line as Rust's and wasm-bindgen's test harnesses write it.
    fn read(&mut self, line: &str) {
        if let Some(totals) = result_line(line) {
            self.totals.passed += totals.passed;
            self.totals.failed += totals.failed;
        } else if let Some(test) = test_line(line) {
            self.tests.push(test);
        }
    }
}

/// Reads `test result: ok. 3 passed; 1 failed; …`.
fn result_line(line: &str) -> Option<Totals> {
    let rest = line.trim_start().strip_prefix("test result: ")?;
    let number = |word: &str| {
        let before = rest.split_once(word)?.0.trim_end();
        before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    Some(Totals { passed: number("passed")?, failed: number("failed;")? })
}

/// Reads `test a::b ... ok <1.234s>`.
fn test_line(line: &str) -> Option<(String, f64)> {
    let (name, rest) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let seconds = rest.split_once('<')?.1.strip_suffix("s>")?.parse().ok()?;
    Some((name.to_owned(), seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_of_both_test_harnesses_are_read() {
        let rust = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(result_line(rust), Some(Totals { passed: 12, failed: 3 }));
        let wasm = "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.05s";
        assert_eq!(result_line(wasm), Some(Totals { passed: 7, failed: 0 }));
        assert_eq!(result_line("test picker::result ... ok"), None);
    }

    #[test]
    fn seconds_of_tests_are_read_whether_they_pass_or_fail() {
        assert_eq!(test_line("test a::b ... ok <1.500s>"), Some(("a::b".to_owned(), 1.5)));
        assert_eq!(test_line("test a::b ... FAILED <0.001s>"), Some(("a::b".to_owned(), 0.001)));
        assert_eq!(test_line("test a::b ... ignored, needs a browser"), None);
    }

    #[test]
    fn the_table_names_each_part_and_the_slowest_tests() {
        let mut report = Report::default();
        let mut part = Part { name: "core".to_owned(), ..Part::default() };
        for line in [
            "test fast ... ok <0.100s>",
            "test slow ... FAILED <9.000s>",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored",
        ] {
            part.read(line);
        }
        report.add(part);
        report.left_out.push("pages".to_owned());
        let text = report.to_string();
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in {text}"));
        assert!(at("core") < at("9.0 s  slow (core)") && at("slow (core)") < at("fast (core)"));
        assert!(text.trim_end().ends_with("left out\n  pages"));
        assert_eq!((report.failed(), report.ran_in_all()), (1, 2));
    }
}
