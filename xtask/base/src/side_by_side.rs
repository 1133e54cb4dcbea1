//! Jobs that run side by side, with a line now and then that says how far they are.
use crate::explain::explain;
use crate::run::{not_started, shown};
use crate::{Error, Result};
use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often a line says how far the jobs are.
const EVERY: Duration = Duration::from_secs(20);
/// How many of its last lines are shown of a program that failed.
const LAST: usize = 30;

/// What a job does, given where to say how far it is.
pub type Work<'a> = Box<dyn FnOnce(&Progress) -> Result<()> + Send + 'a>;

/// Job that is done beside others.
pub struct Job<'a> {
    /// What it gets ready, such as `trunk-0.21.14`.
    pub name: String,
    /// The work.
    pub work: Work<'a>,
}

impl std::fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").field("name", &self.name).finish_non_exhaustive()
    }
}

/// How far a job is, in cargo's words such as `12/345`.
#[derive(Debug, Default)]
pub struct Progress(Mutex<String>);

impl Progress {
    /// Runs a program to its end, quietly; what it writes is shown when it fails.
    ///
    /// # Errors
    /// Anything but success: with its reason when what it wrote tells, else with this next step.
    pub fn run(&self, command: &mut Command, what: &str, help: &str) -> Result<()> {
        let shown = shown(command);
        command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "80");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|e| not_started(&shown, &e))?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let written = thread::scope(|scope| {
            let out = scope.spawn(|| self.read(out));
            let err = self.read(err);
            [out.join().unwrap_or_default(), err].concat()
        });
        let status = child.wait().map_err(|e| not_started(&shown, &e))?;
        if status.success() {
            return Ok(());
        }
        let lines: Vec<_> = written.iter().skip(written.len().saturating_sub(LAST)).cloned().collect();
        eprintln!("\n{}", lines.join("\n"));
        let reason = explain(what, &written.join("\n"));
        Err(reason.unwrap_or_else(|| Error::new(format!("`{shown}` ended with {status}"), help)))
    }

    /// Reads all that a program writes, notes how far it is, and returns its other lines.
    fn read(&self, from: Option<impl Read>) -> Vec<String> {
        let (mut lines, mut line, mut buffer) = (Vec::new(), Vec::new(), [0; 4096]);
        let mut from = from;
        while let Some(count) = from.as_mut().and_then(|from| from.read(&mut buffer).ok()).filter(|n| *n > 0)
        {
            for byte in buffer.iter().take(count) {
                if !matches!(byte, b'\n' | b'\r') {
                    line.push(*byte);
                    continue;
                }
                let text = String::from_utf8_lossy(&line).into_owned();
                line.clear();
                match progress(&text) {
                    Some(far) => *self.0.lock().unwrap_or_else(PoisonError::into_inner) = far,
                    None if text.trim().is_empty() => {}
                    None => lines.push(text),
                }
            }
        }
        if !line.is_empty() {
            lines.push(String::from_utf8_lossy(&line).into_owned());
        }
        lines
    }

    fn far(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Reads cargo's `Building [====>   ] 12/345: a, b`.
fn progress(line: &str) -> Option<String> {
    let bar = line.trim_start().strip_prefix("Building [")?;
    let far = bar.split_once("] ")?.1.split(':').next()?;
    let (done, all) = far.split_once('/')?;
    [done, all].iter().all(|number| number.parse::<u32>().is_ok()).then(|| far.to_owned())
}

/// Runs jobs side by side and says how far they are; all run to their end, whatever becomes of the others.
///
/// # Errors
/// What kept jobs from being done, each reason once.
pub fn side_by_side(jobs: Vec<Job<'_>>) -> Result<()> {
    let began = Instant::now();
    let names: Vec<String> = jobs.iter().map(|job| job.name.clone()).collect();
    let far: Vec<Progress> = jobs.iter().map(|_| Progress::default()).collect();
    let (done, ended) = mpsc::channel();
    let mut left = vec![true; jobs.len()];
    let mut errors: Vec<Error> = Vec::new();
    thread::scope(|scope| {
        for (number, job) in jobs.into_iter().enumerate() {
            let (done, far) = (done.clone(), &far);
            scope.spawn(move || drop(done.send((number, (job.work)(&far[number])))));
        }
        drop(done);
        loop {
            match ended.recv_timeout(EVERY) {
                Ok((number, outcome)) => {
                    left[number] = false;
                    match outcome {
                        Ok(()) => println!("  {}: {} is ready", ready(began, &left), names[number]),
                        Err(error) => errors.push(error),
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    println!("  {}: {}", ready(began, &left), going_on(&names, &far, &left))
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    });
    let mut all = errors.into_iter();
    let Some(mut first) = all.next() else { return Ok(()) };
    let mut said = vec![first.help.clone()];
    for other in all {
        if said.contains(&other.help) {
            continue;
        }
        said.push(other.help);
        first.message = format!("{}; {}", first.message, other.message);
    }
    Err(first)
}

/// Says how many are done, such as `1 of 3 after 62 s`.
fn ready(began: Instant, left: &[bool]) -> String {
    let ready = left.iter().filter(|left| !**left).count();
    format!("{ready} of {} after {} s", left.len(), began.elapsed().as_secs())
}

/// Says how far those are that are left.
fn going_on(names: &[String], far: &[Progress], left: &[bool]) -> String {
    let going =
        names.iter().zip(far).zip(left).filter(|(_, left)| **left).map(|((name, far), _)| match far.far() {
            far if far.is_empty() => name.clone(),
            far => format!("{name} {far} crates"),
        });
    going.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_progress_is_read_and_nothing_else_is() {
        assert_eq!(
            progress("    Building [====>      ] 12/345: serde, toml(build)").as_deref(),
            Some("12/345")
        );
        assert_eq!(progress("    Building [=========> ] 7/9").as_deref(), Some("7/9"));
        for other in
            ["   Compiling a v1.0.0 (/a/[b] 1/2)", "error: a/b", "warning: [6] Could not resolve", ""]
        {
            assert_eq!(progress(other), None, "{other}");
        }
    }

    #[test]
    fn all_jobs_run_whatever_becomes_of_the_others_and_a_reason_is_given_once() {
        let ran = Mutex::new(0);
        let fail = |message: &'static str, help: &'static str| {
            let ran = &ran;
            Job {
                name: message.to_owned(),
                work: Box::new(move |_: &Progress| {
                    *ran.lock().unwrap() += 1;
                    if help.is_empty() { Ok(()) } else { Err(Error::new(message, help)) }
                }),
            }
        };
        let error =
            side_by_side(vec![fail("a", "go on"), fail("b", ""), fail("c", "go on"), fail("d", "stop")]);
        assert_eq!(*ran.lock().unwrap(), 4);
        let message = error.unwrap_err().message;
        assert_eq!(message.split("; ").count(), 2, "{message}");
        assert_eq!(side_by_side(vec![fail("b", "")]), Ok(()));
    }

    #[cfg(unix)]
    #[test]
    fn what_a_failed_program_wrote_says_why() {
        let run = |script: &str| {
            Progress::default().run(Command::new("sh").args(["-c", script]), "fetching x", "see above")
        };
        let error = run(
            "printf '    Building [=> ] 1/2: a\\rerror: No space left on device (os error 28)\\n' >&2; exit 101",
        );
        assert!(error.unwrap_err().message.starts_with("the disk is full"));
        assert_eq!(run("echo odd >&2; exit 3").unwrap_err().help, "see above");
        assert_eq!(run("true"), Ok(()));
        let missing = Progress::default().run(&mut Command::new("no-such-program"), "x", "install it");
        assert!(missing.unwrap_err().message.contains("could not be started"));
    }
}
