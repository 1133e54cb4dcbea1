//! A browser without its driver is named, with what to install.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot set its machine up fails")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

#[test]
fn a_browser_without_its_driver_is_named_with_what_to_install() {
    let bin = std::env::temp_dir().join(format!("topup guard driver {}", std::process::id()));
    fs::create_dir_all(&bin).unwrap();
    // A browser, and somebody who may not install Debian's packages.
    for (name, script) in [("chromium", "echo Chromium 140.0"), ("id", "echo 1000")] {
        let path = bin.join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut check = Command::new(env!("CARGO_BIN_EXE_topup-guard-drive"));
    let output = check.arg("http://127.0.0.1:1/").env_clear().env("PATH", &bin).output().unwrap();
    fs::remove_dir_all(&bin).unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(said.contains("error: no chromedriver for chrome on this machine"), "{said}");
    assert!(said.contains("help: install Chrome or Chromium with its chromedriver"), "{said}");
}
