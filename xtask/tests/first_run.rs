//! The first `cargo xtask serve` where something is missing: one sentence with the next step.
//!
//! Nothing is left half-installed, and a second run continues from there.
//!
//! The programs that fetch and compile are small scripts here, which do and say what the real ones would.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot set its machine up fails")]

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What cargo does on a machine where all is well; `install` makes programs that do nothing.
const CARGO: &str = r#"
echo "$*" >> "$LOG"
if [ "$1" = rustc ]; then
  mkdir -p "$CARGO_TARGET_DIR/wasm32-unknown-unknown/debug"
  : > "$CARGO_TARGET_DIR/wasm32-unknown-unknown/debug/topup_guard_host_pack.wasm"
fi
[ "$1" = install ] || exit 0
while [ $# -gt 0 ]; do
  case "$1" in
    --root) root="$2" ;;
    --version) version="${2#=}" ;;
    trunk) programs="trunk" ;;
    wasm-bindgen-cli) programs="wasm-bindgen wasm-bindgen-test-runner" ;;
  esac
  shift
done
mkdir -p "$root/bin"
for program in $programs; do
  printf '#!/bin/sh\n[ "$1" = serve ] && exit 3\nexit 0\n' > "$root/bin/$program"
  chmod +x "$root/bin/$program"
done
"#;

/// A machine with fake programs, in a folder whose name has a space and letters beyond ASCII.
struct Machine {
    folder: PathBuf,
}

impl Machine {
    /// One on which all is well.
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("topup guard 充é {name} {}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        let machine = Self { folder };
        fs::create_dir_all(machine.folder.join("sysroot/lib/rustlib/wasm32-unknown-unknown")).unwrap();
        machine.program("cargo", CARGO);
        machine.program("rustc", "echo \"$SYSROOT\"");
        // Nobody installs Debian's packages here.
        machine.program("id", "echo 1000");
        machine
    }

    /// Puts a script on `PATH`.
    fn program(&self, name: &str, script: &str) {
        let path = self.folder.join("bin").join(name);
        fs::create_dir_all(self.folder.join("bin")).unwrap();
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn serve(&self) -> Output {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        self.serve_on(free)
    }

    fn serve_on(&self, port: u16) -> Output {
        let bin = self.folder.join("bin");
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["serve", "--port", &port.to_string()])
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
            .env("CARGO", bin.join("cargo"))
            .env("HOME", &self.folder)
            .env("LOG", self.folder.join("log"))
            .env("SYSROOT", self.folder.join("sysroot"))
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("TOPUP_GUARD_TOOLS", self.tools())
            .output()
            .unwrap()
    }

    fn tools(&self) -> PathBuf {
        self.folder.join("工具 tools")
    }

    /// The tools that are there, by their names without version.
    fn installed(&self) -> Vec<String> {
        let entries = fs::read_dir(self.tools()).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().into_string().unwrap());
        let names = names.filter(|name| !name.starts_with('.'));
        let mut names: Vec<_> = names.filter_map(|name| Some(name.rsplit_once('-')?.0.to_owned())).collect();
        names.sort();
        names
    }

    /// What cargo was asked to install.
    fn asked_to_install(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let mut names: Vec<_> = log
            .lines()
            .filter_map(|line| line.strip_prefix("install ")?.split(' ').next())
            .map(str::to_owned)
            .collect();
        names.sort();
        names
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// The one error that a run closes with: its sentence and the next step.
fn error(output: &Output) -> (String, String) {
    assert!(!output.status.success());
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let (_, last) = text.rsplit_once("\nerror: ").unwrap_or_else(|| panic!("no error in {text}"));
    let (message, help) = last.split_once("\n  help: ").unwrap_or_else(|| panic!("no next step in {text}"));
    assert_eq!(message.lines().count(), 1, "{message}");
    (message.to_owned(), help.trim_end().to_owned())
}

/// All was fetched and compiled, and the fake Trunk was begun, which ends at once.
fn came_to_trunk(output: &Output) {
    assert_eq!(error(output).0, "trunk stopped serving: exit status: 3");
}

const BOTH: [&str; 2] = ["trunk", "wasm-bindgen"];

#[test]
fn a_machine_that_has_all_it_needs_comes_to_trunk() {
    let machine = Machine::new("well");
    came_to_trunk(&machine.serve());
    assert_eq!(machine.installed(), BOTH);
    came_to_trunk(&machine.serve());
    assert_eq!(machine.asked_to_install(), ["trunk", "wasm-bindgen-cli"], "a second run installs nothing");
}

#[test]
fn without_a_network_nothing_is_installed_and_the_next_run_does_it() {
    let machine = Machine::new("no network");
    machine.program(
        "cargo",
        "echo 'error: failed to download from `https://static.crates.io`' >&2
        echo '  [6] Could not resolve host: static.crates.io' >&2; exit 101",
    );
    let (message, help) = error(&machine.serve());
    assert!(message.starts_with("the network cannot be reached"), "{message}");
    assert!(help.contains("run the same command again"), "{help}");
    assert_eq!(machine.installed(), [""; 0]);
    machine.program("cargo", CARGO);
    came_to_trunk(&machine.serve());
}

#[test]
fn when_the_network_goes_in_the_middle_the_next_run_goes_on_from_there() {
    let machine = Machine::new("in the middle");
    // The second tool has compiled something when it stops.
    let broken = r#"case "$*" in "install trunk"*)
          echo "$*" >> "$LOG"
          while [ "$1" != --target-dir ]; do shift; done
          mkdir -p "$2"; echo compiled > "$2/half"
          echo 'curl: (56) Recv failure: Connection reset by peer' >&2; exit 101 ;;
        esac"#;
    machine.program("cargo", &format!("{broken}\n{CARGO}"));
    let (message, _) = error(&machine.serve());
    assert!(message.contains("network") && message.contains("trunk"), "{message}");
    assert_eq!(machine.installed(), ["wasm-bindgen"]);
    // What was compiled is there for the second try, and is gone once the tool is complete.
    let unfinished = |machine: &Machine| {
        let mut entries = fs::read_dir(machine.tools()).unwrap().flatten().map(|entry| entry.path());
        entries.find(|path| path.file_name().unwrap().to_string_lossy().starts_with(".unfinished-trunk"))
    };
    assert!(unfinished(&machine).unwrap().join("build/half").is_file());
    machine.program("cargo", CARGO);
    came_to_trunk(&machine.serve());
    assert_eq!(machine.asked_to_install(), ["trunk", "trunk", "wasm-bindgen-cli"]);
    assert!(unfinished(&machine).is_none());
    assert!(!find(&machine.tools(), "half"), "what only compiling needed is removed");
}

fn find(folder: &Path, name: &str) -> bool {
    fs::read_dir(folder)
        .unwrap()
        .flatten()
        .any(|entry| entry.file_name() == name || entry.path().is_dir() && find(&entry.path(), name))
}

#[test]
fn a_full_disk_is_named() {
    let machine = Machine::new("full");
    machine.program(
        "cargo",
        "echo 'error: failed to write `lib.rmeta`: No space left on device (os error 28)' >&2; exit 101",
    );
    let (message, help) = error(&machine.serve());
    assert!(message.starts_with("the disk is full"), "{message}");
    assert!(help.starts_with("free some space"), "{help}");
    assert_eq!(machine.installed(), [""; 0]);
}

#[test]
fn a_tool_of_another_version_is_left_alone_and_one_of_this_version_is_used() {
    let machine = Machine::new("versions");
    machine.program("trunk", "echo trunk 0.20.3");
    let output = machine.serve();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("trunk on PATH is left alone: it is `trunk 0.20.3`, and version "), "{said}");
    came_to_trunk(&output);
    assert_eq!(machine.installed(), BOTH);
    let wanted = said.split("and version ").nth(1).unwrap().split(' ').next().unwrap().to_owned();

    let machine = Machine::new("this version");
    machine.program("trunk", &format!("[ \"$1\" = serve ] && exit 3; echo trunk {wanted}"));
    came_to_trunk(&machine.serve());
    assert_eq!(machine.installed(), ["wasm-bindgen"]);
}

#[test]
fn a_port_that_is_taken_is_named_with_another() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let machine = Machine::new("port");
    let (message, help) = error(&machine.serve_on(port));
    assert!(message.contains(&format!("port {port}")), "{message}");
    assert!(help.contains("--port"), "{help}");
    assert_eq!(machine.asked_to_install(), [""; 0], "nobody waits for tools to learn it");
}

#[test]
fn a_rust_without_the_browsers_standard_library_gets_it_or_says_how() {
    let machine = Machine::new("target");
    let library = machine.folder.join("sysroot/lib/rustlib/wasm32-unknown-unknown");
    fs::remove_dir(&library).unwrap();
    // Rust from a distribution has no rustup.
    let (message, help) = error(&machine.serve());
    assert!(message.contains("rustup target add wasm32-unknown-unknown"), "{message}");
    assert!(help.contains("install Rust with rustup"), "{help}");
    machine.program(
        "rustup",
        "echo 'error: could not download file: error sending request for url' >&2; exit 1",
    );
    assert!(error(&machine.serve()).0.starts_with("the network cannot be reached"));
    machine.program("rustup", "mkdir -p \"$SYSROOT/lib/rustlib/$3\"");
    came_to_trunk(&machine.serve());
    assert!(library.is_dir());
}
