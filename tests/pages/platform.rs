//! Browser features: docs/PLATFORM.md lists those needed, the loader probes them, nothing newer is used.
use crate::harness::{asset, dist, given};
use std::fs;
use std::path::Path;
use std::process::Command;
use wasmparser::{Validator, WasmFeatures};

/// Returns whether these bytes are a valid program for a browser with these features.
fn runs(wasm: &[u8], features: WasmFeatures) -> bool {
    Validator::new_with_features(features).validate_all(wasm).is_ok()
}

/// Returns the features that a program needs, by wasmparser's names.
fn needs(wasm: &[u8]) -> Vec<&'static str> {
    assert!(runs(wasm, WasmFeatures::all()), "not sound at all");
    // These two switch off parts of what every WebAssembly has.
    let all = WasmFeatures::all() - WasmFeatures::FLOATS - WasmFeatures::GC_TYPES;
    let needed = all.iter_names().filter(|(_, one)| !runs(wasm, WasmFeatures::all() - *one));
    needed.map(|(name, _)| name).collect()
}

/// Feature in the table of docs/PLATFORM.md.
#[derive(Debug)]
struct Listed {
    name: String,
    /// The versions of Chrome, Firefox and Safari that brought it.
    since: [f32; 3],
    /// Whether the loader probes for it.
    asked: bool,
}

fn listed() -> Vec<Listed> {
    let text = include_str!("../../docs/PLATFORM.md");
    let table = text.split("### WebAssembly that is needed").nth(1).expect("the heading");
    let rows = table.split("### ").next().unwrap_or_default().lines().filter(|line| line.starts_with("| `"));
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let since = [2, 3, 4].map(|cell| cells[cell].parse().expect("a version"));
        Listed { name: cells[1].trim_matches('`').to_owned(), since, asked: cells[5] == "yes" }
    };
    rows.map(row).collect()
}

/// Returns the bytes of the loader's probe.
fn probe() -> Vec<u8> {
    let loader = fs::read_to_string(dist().join("v1/topup-guard.js")).expect("the loader");
    let bytes =
        loader.split("new Uint8Array([").find(|part| part.starts_with("0,97,115,109,")).expect("the probe");
    bytes
        .split(']')
        .next()
        .unwrap_or_default()
        .split(',')
        .map(|byte| byte.trim().parse().expect("a byte"))
        .collect()
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_programs_use_exactly_the_listed_features() {
    let mut names: Vec<String> = listed().into_iter().map(|feature| feature.name).collect();
    names.sort();
    for begin in ["picker-", "full-"] {
        let wasm = fs::read(dist().join(asset(begin, ".wasm").trim_start_matches('/'))).expect("the program");
        let mut used = needs(&wasm);
        used.sort_unstable();
        assert_eq!(used, names, "what {begin} uses, and what docs/PLATFORM.md lists");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_loader_probes_for_each_feature_or_a_newer_one() {
    let (mut asked, listed) = (needs(&probe()), listed());
    asked.sort_unstable();
    let mut names: Vec<&str> = listed.iter().filter(|one| one.asked).map(|one| one.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(asked, names, "what the loader asks for, and what docs/PLATFORM.md marks");
    for feature in listed.iter().filter(|one| !one.asked) {
        let newer = |one: &&Listed| one.asked && (0..3).all(|at| one.since[at] >= feature.since[at]);
        assert!(
            listed.iter().find(newer).is_some(),
            "{feature:?} may be missing where all that is asked for is there"
        );
    }
}

/// Oldest browsers that docs/PLATFORM.md promises for a page without a policy.
const FLOOR: &str = "chrome96,firefox90,safari15.1,ios15.1";

/// Returns a script or style as esbuild writes it for these browsers.
fn rewritten(file: &Path, target: &str) -> Option<String> {
    let mut esbuild = Command::new(given("TOPUP_GUARD_ESBUILD"));
    esbuild.args(["--log-level=silent", "--minify-whitespace"]).arg(format!("--target={target}")).arg(file);
    let output = esbuild.output().expect("esbuild");
    // What it cannot rewrite is an error.
    let written = output.status.success().then(|| String::from_utf8(output.stdout).expect("text"))?;
    // A prefixed twin of a property is a kindness to old browsers; the property itself is not too new.
    Some(
        written
            .split_inclusive(['{', ';', '}'])
            .filter(|part| !part.trim_start().starts_with("-webkit-"))
            // Nor is a function that is put in brackets.
            .flat_map(|part| part.chars().filter(|letter| !"() ".contains(*letter)))
            .collect(),
    )
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_script_or_style_is_newer_than_the_floor() {
    let mut checked = 0;
    for folder in ["", "v1", "v1/assets"] {
        for entry in dist().join(folder).read_dir().expect("the built files").flatten() {
            let path = entry.path();
            if !path.extension().is_some_and(|one| one == "js" || one == "css") {
                continue;
            }
            let modern = rewritten(&path, "esnext").expect("a file that esbuild can read");
            assert_eq!(rewritten(&path, FLOOR).as_ref(), Some(&modern), "{} is too new", path.display());
            checked += 1;
        }
    }
    assert!(checked >= 8, "only {checked} files");
    let loader = dist().join("v1/topup-guard.js");
    assert_ne!(
        rewritten(&loader, "firefox89"),
        rewritten(&loader, "esnext"),
        "esbuild sees what Firefox 90 brought"
    );
}
