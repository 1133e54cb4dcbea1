//! Running other programs, and the few paths everything else needs.
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use topup_guard_drive::{Error, Result};

/// The repository's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// Where the release files go.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The cargo that runs us.
pub(crate) fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Folders searched for programs before those of `PATH`.
static TOOL_FOLDERS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Every program started from now on finds the programs in this folder first.
pub(crate) fn put_on_path(folder: PathBuf) {
    TOOL_FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).push(folder);
}

/// A program, started in the repository's folder with the tools on its `PATH`.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let tools = TOOL_FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let system = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(tools.into_iter().chain(env::split_paths(&system)));
    let mut command = Command::new(program);
    // A folder with the list separator in its name cannot be on any PATH; the system's alone is then used.
    command.current_dir(root()).env("PATH", path.unwrap_or(system));
    command
}

/// Runs a program to its end; anything but success is an error with this next step.
pub(crate) fn run(command: &mut Command, next: &str) -> Result<()> {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::new(format!("`{shown}` ended with {status}"), next)),
        Err(error) => Err(not_started(&shown, &error, next)),
    }
}

/// Returns the error of a program that could not be started.
pub(crate) fn not_started(shown: &str, error: &io::Error, next: &str) -> Error {
    Error::new(format!("`{shown}` could not be started: {error}"), next)
}

/// The command as a person would type it, without folders before the program.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Reads a file whole.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|e| file_error(path, &e))
}

/// Reads a text file whole.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| file_error(path, &e))
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).map_err(|e| file_error(path, &e))
}

/// Removes a folder and all in it, if it is there.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(file_error(folder, &e)),
        _ => Ok(()),
    }
}

/// Every file below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| file_error(folder, &e))? {
        let path = entry.map_err(|e| file_error(folder, &e))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Returns the error of a file that cannot be read or written.
pub(crate) fn file_error(path: &Path, error: &io::Error) -> Error {
    Error::new(
        format!("{}: {error}", path.display()),
        "see that the file is there and may be read and written",
    )
}
