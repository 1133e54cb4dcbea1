//! `cargo xtask supply`: checks what is built in from others: licences, sources, known faults, amount.
use crate::budgets::budget;
use std::path::Path;
use std::process::Command;
use xtask_base::files::read_text;
use xtask_base::run::{captured, command, root, run, target};
use xtask_base::tools::{self, Tool};
use xtask_base::{Error, Result};
use xtask_build::lists::{shipped, write_lists};

/// Holds deny.toml and the budgets, and looks for known faults where their lists can be had.
pub fn supply() -> Result<()> {
    count()?;
    // As the build writes them, for a look without one.
    write_lists(&target().join("supply"))?;
    tools::ready(&[Tool::Deny, Tool::Npm])?;
    let mut check = deny();
    check.args(["--offline", "check", "licenses", "bans", "sources"]);
    run(&mut check, "mend deny.toml, or do without the crate that it complains about")?;
    let mut unchecked = Vec::new();
    if !faults_of_crates()? {
        unchecked.push("crates: RustSec's list could not be fetched".to_owned());
    }
    for folder in ["xtask/npm", "xtask/npm-hosts", "xtask/npm-lighthouse", "bench/peers"] {
        if !faults_of_packages(&root().join(folder))? {
            unchecked.push(format!("{folder}: the registry does not answer `npm audit`"));
        }
    }
    unchecked.iter().for_each(|what| println!("NOT CHECKED for known faults: {what}"));
    Ok(())
}

/// Holds the budgets for how much there is.
fn count() -> Result<()> {
    let shipped = shipped()?.len();
    let lock = read_text(&root().join("Cargo.lock"))?;
    let locked = lock.lines().filter(|line| *line == "[[package]]").count();
    let mut over = Vec::new();
    for (name, count) in [("shipped_crates", shipped), ("locked_crates", locked)] {
        let most = budget(name)?;
        println!("{name}: {count} of {most}");
        if count > most {
            over.push(format!("{name}: {count} of {most}"));
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    let next = "do without the new crate, or raise the budget in budgets.toml and say what it buys";
    Err(Error::new(format!("there are more crates than agreed on: {}", over.join(", ")), next))
}

fn deny() -> Command {
    let mut deny = command("cargo-deny");
    deny.args(["--log-level", "error", "--color", "never"]).current_dir(root());
    deny
}

/// Returns whether crates could be looked up in RustSec's list; an error when one of them has a known fault.
fn faults_of_crates() -> Result<bool> {
    let mut check = deny();
    check.args(["check", "advisories"]);
    let output = captured(&mut check)?;
    if output.err.contains("failed to fetch advisory database") {
        return Ok(false);
    }
    print!("{}{}", output.out, output.err);
    if output.success {
        return Ok(true);
    }
    Err(Error::new(
        "a crate has a known fault",
        "renew it with `cargo update`, or say in deny.toml why it does not reach us",
    ))
}

/// Returns the same for the packages of a lock file.
fn faults_of_packages(folder: &Path) -> Result<bool> {
    let mut audit = command("npm");
    audit.args(["audit", "--json", "--package-lock-only"]).current_dir(folder);
    let output = captured(&mut audit)?;
    let told: serde_json::Value = serde_json::from_str(&output.out).unwrap_or_default();
    let Some(total) = told["metadata"]["vulnerabilities"]["total"].as_u64() else { return Ok(false) };
    println!("{}: {total} known faults", folder.display());
    if total == 0 {
        return Ok(true);
    }
    Err(Error::new(
        format!("packages of {} have known faults:\n{}", folder.display(), told["vulnerabilities"]),
        "renew them, and their lock file",
    ))
}
