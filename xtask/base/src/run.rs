//! Running other programs, and the project's folders.
use crate::{Error, Result};
use std::env;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};

/// Returns the repository's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Returns the folder that cargo builds in.
pub fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Returns the folder of the release files.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Returns the folder of the release files.
///
/// # Errors
/// When nothing is built there.
pub fn built() -> Result<PathBuf> {
    let folder = dist();
    if folder.join("index.html").is_file() {
        Ok(folder)
    } else {
        Err(Error::new("dist/ is not built", "run `cargo xtask build` first"))
    }
}

/// Returns a call of the cargo that runs us.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Folders searched for programs before those of `PATH`.
static TOOL_FOLDERS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Lets every program started from now on find the programs in this folder first.
pub fn put_on_path(folder: PathBuf) {
    TOOL_FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).push(folder);
}

/// Returns a call of a program, started in the repository's folder with the tools on its `PATH`.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let tools = TOOL_FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let system = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(tools.into_iter().chain(env::split_paths(&system)));
    let mut command = Command::new(program);
    // A folder with the list separator in its name cannot be on any PATH; the system's alone is then used.
    command.current_dir(root()).env("PATH", path.unwrap_or(system));
    command
}

/// Runs a program to its end; what it writes is shown as it comes.
///
/// # Errors
/// Anything but success, with this next step.
pub fn run(command: &mut Command, help: &str) -> Result<()> {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::new(format!("`{shown}` ended with {status}"), help)),
        Err(error) => Err(not_started(&shown, &error)),
    }
}

/// Returns what a program writes to its standard output, without white space at the end; nothing when it
/// fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Returns what a program writes to its standard output.
///
/// # Errors
/// Anything but success, with this next step.
pub fn stdout(command: &mut Command, help: &str) -> Result<String> {
    let shown = shown(command);
    let output = captured(command.stderr(Stdio::inherit()))?;
    if output.success { Ok(output.out) } else { Err(Error::new(format!("`{shown}` failed"), help)) }
}

/// What a program wrote, and whether it succeeded.
#[derive(Debug)]
pub struct Captured {
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
    /// Whether it ended with success.
    pub success: bool,
}

/// Runs a program to its end and returns what it wrote.
///
/// # Errors
/// When it could not be started.
pub fn captured(command: &mut Command) -> Result<Captured> {
    let output = command.output().map_err(|error| not_started(&shown(command), &error))?;
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    Ok(Captured { out, err, success: output.status.success() })
}

/// Runs a program to its end and hands over each line of its standard output as it comes; returns how it
/// ended.
///
/// # Errors
/// When it could not be started.
pub fn each_line(command: &mut Command, line: impl FnMut(String)) -> Result<ExitStatus> {
    let name = shown(command);
    let failed = |error: io::Error| not_started(&name, &error);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    let lines = child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines());
    lines.map_while(io::Result::ok).for_each(line);
    child.wait().map_err(failed)
}

/// Returns the path of the program that is running.
///
/// # Errors
/// When the system does not tell.
pub fn this_program() -> Result<PathBuf> {
    env::current_exe().map_err(|error| not_started("this program", &error))
}

/// Returns the error of a program that could not be started, with what installs it.
pub fn not_started(shown: &str, error: &io::Error) -> Error {
    let help = match shown.split(' ').next().unwrap_or_default() {
        "cargo" | "rustc" | "rustup" => "install Rust with rustup (rustup.rs)",
        "node" | "npm" => "install Node.js",
        "git" => "install git",
        "trunk" => "delete .tools/ and run this again",
        _ => "see whether it is there and can be run, then run this again",
    };
    Error::new(format!("`{shown}` could not be started: {error}"), help)
}

/// Returns the command as a person would type it, without folders before the program.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// What installs Debian's packages.
const APT: &str = "/usr/bin/apt-get";

/// Installs Debian packages where we may; `None` where we may not.
pub fn debian_install(packages: &[&str], why: &str) -> Option<Result<()>> {
    if !may_install() {
        return None;
    }
    println!("installing {}: {why}", packages.join(" "));
    let help = "see apt-get's lines above; install the packages by hand, then run this again";
    let apt = |arguments: &[&str]| {
        run(
            command("apt-get")
                .args(["-qq", "-o=Dpkg::Use-Pty=0"])
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive"),
            help,
        )
    };
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(packages);
    Some(apt(&["update"]).and_then(|()| apt(&install)))
}

/// Returns whether this is Debian or its kin, and we are root.
pub fn may_install() -> bool {
    Path::new(APT).is_file() && output(command("id").arg("-u")).is_some_and(|id| id == "0")
}
