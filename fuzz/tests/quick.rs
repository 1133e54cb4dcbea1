//! The quick form of fuzzing: every seed, every crash there ever was, and the same changed inputs each time.

use std::path::Path;
use std::process::Command;
use std::{fs, panic};

use topup_guard_fuzz::{Mutator, TARGETS, Target, target};

/// Runs a target, and says which input it was when something does not hold.
fn run(target: &Target, input: &[u8], which: &str) {
    if let Err(why) = panic::catch_unwind(|| (target.run)(input)) {
        eprintln!("{} failed on {which}: {}", target.name, input.escape_ascii());
        panic::resume_unwind(why);
    }
}

fn quick(name: &str) {
    let target = target(name).expect("a target");
    let seeds = (target.seeds)();
    assert!(!seeds.is_empty(), "a target without seeds finds little");
    for (number, seed) in seeds.iter().enumerate() {
        run(target, seed, &format!("seed {number}"));
    }
    run(target, b"", "nothing");
    let crashes = Path::new(env!("CARGO_MANIFEST_DIR")).join("crashes").join(name);
    for file in fs::read_dir(crashes).into_iter().flatten().flatten() {
        run(target, &fs::read(file.path()).expect("a kept crash"), &file.path().display().to_string());
    }
    let mut mutator = Mutator::new(1, seeds);
    for number in 0..target.quick {
        run(target, &mutator.input(), &format!("changed input {number}"));
    }
}

/// One test for each target, so that they run beside each other and a failure has its name.
macro_rules! quick {
    ($($test:ident = $name:literal),* $(,)?) => {
        $(#[test]
        fn $test() {
            quick($name);
        })*

        #[test]
        fn every_target_has_a_quick_form() {
            let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(names, [$($name),*]);
        }
    };
}

quick! {
    link = "link",
    pack = "pack",
    host_pack = "host-pack",
    content = "content",
    log = "log",
    code = "code",
    number = "number",
    search = "search",
    check = "check",
    ics = "ics",
}

#[test]
fn post_message() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("post-message.mjs");
    match Command::new("node").arg(script).args(["--seed", "1", "--runs", "20000"]).output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(_) => println!("left out: there is no Node.js here to post messages in"),
    }
}
