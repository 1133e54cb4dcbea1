//! What the small build cannot do on a machine is built with the stock standard library instead.
//!
//! The programs that compile are small scripts here; rendering the first view, which comes after them, always
//! fails.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot set its machine up fails")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Notes what is compiled how, and installs tools that do just enough.
const CARGO: &str = r#"
case "$1" in
  install)
    while [ "$1" != --root ]; do shift; done
    mkdir -p "$2/bin"
    for program in wasm-bindgen wasm-bindgen-test-runner; do cp "$FAKES/bindgen" "$2/bin/$program"; done ;;
  rustc)
    echo "${CARGO_UNSTABLE_BUILD_STD:+small}" >> "$LOG"
    [ -n "$SMALL_FAILS" ] && [ -n "$CARGO_UNSTABLE_BUILD_STD" ] && exit 101
    built="$CARGO_TARGET_DIR/wasm32-unknown-unknown/release"
    mkdir -p "$built"
    echo wasm > "$built/topup_guard.wasm"
    echo wasm > "$built/topup_guard_host_pack.wasm"
    exit 0 ;;
  run) exit 7 ;;
esac
"#;

/// Writes the files that wasm-bindgen would.
const BINDGEN: &str = r#"
while [ "$1" != --out-dir ]; do shift; done
mkdir -p "$2"
echo "new URL('topup-guard_bg.wasm', u)" > "$2/topup-guard.js"
echo wasm > "$2/topup-guard_bg.wasm"
"#;

const NPM: &str = "[ \"$1\" = ci ] || exit 0
mkdir -p node_modules/.bin
for program in wasm-opt terser; do printf '#!/bin/sh\\n' > node_modules/.bin/$program; chmod +x node_modules/.bin/$program; done";

/// Runs `cargo xtask build` on a machine with this version of rustc; returns what it said, and how each
/// program was compiled.
fn build(name: &str, rustc: &str, small_fails: bool) -> (String, Vec<String>) {
    let folder = std::env::temp_dir().join(format!("topup guard stock {name} {}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    let bin = folder.join("bin");
    program(&bin, "cargo", CARGO);
    program(&bin, "bindgen", BINDGEN);
    program(&bin, "npm", NPM);
    program(&bin, "node", "echo v22.0.0");
    program(&bin, "rustc", &format!("[ \"$1\" = -vV ] && echo 'release: {rustc}' || echo \"$SYSROOT\""));
    let sysroot = folder.join("sysroot/lib/rustlib");
    fs::create_dir_all(sysroot.join("wasm32-unknown-unknown")).unwrap();
    fs::create_dir_all(sysroot.join("src/rust/library")).unwrap();
    fs::write(sysroot.join("src/rust/library/Cargo.lock"), "").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_xtask-build"))
        .arg("build")
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
        .env("CARGO", bin.join("cargo"))
        .env("FAKES", &bin)
        .env("HOME", &folder)
        .env("LOG", folder.join("log"))
        .env("SYSROOT", folder.join("sysroot"))
        .env("SMALL_FAILS", if small_fails { "yes" } else { "" })
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("TOPUP_GUARD_TOOLS", folder.join("tools"))
        .output()
        .unwrap();
    let said =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    let log = fs::read_to_string(folder.join("log")).unwrap_or_else(|e| panic!("{e}: {said}"));
    fs::remove_dir_all(&folder).unwrap();
    (said, log.lines().map(str::to_owned).collect())
}

fn program(bin: &Path, name: &str, script: &str) {
    let path: PathBuf = bin.join(name);
    fs::create_dir_all(bin).unwrap();
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

const STOCK: [&str; 4] = [""; 4];

#[test]
fn another_rust_makes_the_stock_build_and_is_named() {
    let (said, compiled) = build("another", "9.9.9", false);
    assert!(
        said.contains("rustc here is 9.9.9, and the small build is known to work with 1.95.0 alone"),
        "{said}"
    );
    assert_eq!(compiled, STOCK, "{said}");
}

#[test]
fn a_small_build_that_fails_is_followed_by_the_stock_build() {
    let (said, compiled) = build("fails", "1.95.0", true);
    assert!(said.contains("The small build failed, see above"), "{said}");
    assert_eq!(compiled, ["small", "", "", "", ""], "{said}");
}

#[test]
fn a_rust_that_is_known_makes_the_small_build_first() {
    let (said, compiled) = build("known", "1.95.0", false);
    assert!(!said.contains("rustc here is"), "{said}");
    assert_eq!(compiled.get(..4), Some(&["small"; 4].map(str::to_owned)[..]), "{said}");
}
