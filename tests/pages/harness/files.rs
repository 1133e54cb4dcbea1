//! Paths of the built files.
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Returns the path of a built file by how its name begins and ends, such as `picker-` and `.wasm`.
pub(crate) fn asset(begin: &str, end: &str) -> String {
    let folder = dist().join("v1/assets");
    let names = folder.read_dir().expect("the built files").flatten();
    let name = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with(begin) && name.ends_with(end));
    format!("/v1/assets/{}", name.expect("the file"))
}

/// Returns the folder of the built files.
pub(crate) fn dist() -> PathBuf {
    given("TOPUP_GUARD_DIST")
}

/// Returns the one-file edition in a language.
pub(crate) fn single_file(lang: &str) -> PathBuf {
    let folder = given("TOPUP_GUARD_SINGLE_FILE");
    folder.canonicalize().expect("the one-file edition").join(format!("topup-guard-{lang}.html"))
}

/// Returns a path that `cargo xtask test` passes in this environment variable.
pub(crate) fn given(variable: &str) -> PathBuf {
    env::var_os(variable)
        .map(PathBuf::from)
        .unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask test`"))
}

/// Copies a folder with all in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in from.read_dir().expect("a folder to read").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
}
