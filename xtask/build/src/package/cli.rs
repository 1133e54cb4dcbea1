//! Checks the package's command `topup-guard`, as people run it: by npx, from the tarball.
//!
//! Its checker is the program for browsers. So what it says of broken packs, held against what the same rules
//! say natively, shows that the two agree.
use crate::content;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};
use topup_guard_pack::{LanguagePacks, Problem, check_pack, word_list};
use xtask_base::files::{file_error, write};
use xtask_base::run::{command, root};
use xtask_base::{Error, Result};

/// Exit codes: sound, mistakes, not done.
const SOUND: i32 = 0;
const MISTAKES: i32 = 1;
const NOT_DONE: i32 = 2;

/// Runs the command on sound and broken packs, and on what is no pack.
pub(super) fn check(tarball: &Path, workshop: &Path) -> Result<()> {
    let script = workshop.join("node_modules/topup-guard/bin/topup-guard.mjs");
    let examples = root().join("examples/packs");
    let ours = content::packs()?;
    for name in ["country.json", "overlay.json"] {
        let file = examples.join(name);
        expect(&run(&script, &["check", &path(&file)], b"")?, SOUND, name)?;
        expect(&npx(tarball, &["check", &path(&file)])?, SOUND, name)?;
    }
    for (name, bytes) in broken(&examples.join("country.json"))? {
        let file = workshop.join("broken").join(name);
        write(&file, &bytes)?;
        let native = native(&bytes, &ours);
        for (from, said) in [
            ("a file", run(&script, &["check", &path(&file), "--json"], b"")?),
            ("the standard input", run(&script, &["check", "-", "--json"], &bytes)?),
        ] {
            expect(&said, MISTAKES, name)?;
            let said: Value = serde_json::from_slice(&said.stdout).unwrap_or_default();
            if said["problems"] != native {
                let what = format!(
                    "of {name} from {from} the command says\n{said:#}\nand the rules natively\n{native:#}"
                );
                return Err(Error::new(what, "see crates/host-pack and xtask/package/bin/check.mjs"));
            }
        }
    }
    let none = workshop.join("none.json");
    for args in [&["check", &path(&none)][..], &["check"], &["chek", "x"], &["check", "-", "--lang", "xx"]] {
        expect(&run(&script, args, b"")?, NOT_DONE, &args.join(" "))?;
    }
    for server in ["netlify", "nginx", "apache", "caddy"] {
        let said = run(&script, &["headers", "--under", "/a/b", "--server", server], b"")?;
        expect(&said, SOUND, server)?;
        let text = String::from_utf8_lossy(&said.stdout);
        let strange = text
            .lines()
            .filter(|line| server == "netlify" && line.starts_with('/') && !line.starts_with("/a/b/"));
        if !text.contains("/a/b/") || text.contains("/topup/") || strange.count() > 0 {
            return Err(Error::new(
                format!("headers for {server} leave the folder:\n{text}"),
                "see headers.mjs",
            ));
        }
    }
    expect(&run(&script, &["headers", "--under", "/a/../b"], b"")?, NOT_DONE, "headers of another folder")?;
    let english = ours.iter().find(|packs| packs.lang == "en");
    let list = english.and_then(|english| word_list("ms", None, english).ok());
    let said = run(&script, &["words", "--lang", "ms"], b"")?;
    expect(&said, SOUND, "words")?;
    if list.is_none_or(|list| list.json.as_bytes() != said.stdout) {
        return Err(Error::new(
            "the command lists other words than the rules natively",
            "see crates/host-pack",
        ));
    }
    expect(&run(&script, &["words", "--lang", "ms MY"], b"")?, MISTAKES, "words of no language")
}

/// Returns what the rules say natively, as the command writes it in JSON.
fn native(bytes: &[u8], ours: &[LanguagePacks]) -> Value {
    let checked = check_pack(bytes, ours);
    let one = |Problem { path, id, at, text }: &Problem| {
        let mut one = json!({ "path": path, "id": id, "text": text });
        if let Some(at) = at {
            one["line"] = json!(at.line);
            one["column"] = json!(at.column);
        }
        one
    };
    checked.err().iter().flatten().map(one).collect()
}

/// Returns packs that are broken, each in a way of its own.
fn broken(sound: &Path) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let text = fs::read_to_string(sound).map_err(|e| file_error(sound, &e))?;
    let pack: Value = serde_json::from_str(&text).unwrap_or_default();
    let changed = |pointer: &str, value: Value| {
        let mut pack = pack.clone();
        if let Some(place) = pack.pointer_mut(pointer) {
            *place = value;
        }
        format!("{pack:#}").into_bytes()
    };
    let many: Vec<_> = (0..10_000).map(|at| json!({ "id": format!("a-{at}") })).collect();
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    Ok(vec![
        ("empty.json", Vec::new()),
        ("page.json", b"<!doctype html><title>Sign in</title>".to_vec()),
        ("cut.json", text.as_bytes()[..text.len() / 2].to_vec()),
        ("comma.json", text.replacen("\n}", ",\n}", 1).into_bytes()),
        ("mark-and-null.json", [b"\xef\xbb\xbf", &*changed("/items", Value::Null)].concat()),
        ("utf-16.json", utf16(&format!("\u{feff}{text}"))),
        ("gbk.json", b"{ \"about\": \"\xd3\xaa\xd2\xb5\xcc\xfc\" }".to_vec()),
        ("latin-1.json", b"{ \"about\": \"caf\xe9\" }".to_vec()),
        ("list.json", b"[]".to_vec()),
        ("nothing-in-it.json", b"{}".to_vec()),
        ("large.json", vec![b' '; topup_guard_pack::LONGEST + 10]),
        ("many.json", changed("/items", json!(many))),
        ("markup.json", changed("/items/1/why/en", json!("Call <b>now</b>."))),
        ("number.json", changed("/help/contacts/0/number", json!("9999"))),
        ("fraction.json", changed("/channels/0/ratings/direct/value", json!(1.5))),
        ("unseen.json", changed("/about/name/en", json!("a\u{202e}b"))),
        ("languages.json", changed("/about/languages", json!(["en", "ms", "ar"]))),
        ("group.json", changed("/items/0/group", json!("shop"))),
        ("hundreds.json", changed("/precautions", json!(many[..500]))),
    ])
}

fn path(file: &Path) -> String {
    file.display().to_string()
}

/// Runs the installed command.
fn run(script: &Path, args: &[&str], input: &[u8]) -> Result<Output> {
    let mut node = command("node");
    node.arg(script).args(args);
    node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let failed = |e| Error::new(format!("node: {e}"), "install Node 18 or newer");
    let mut child = node.spawn().map_err(failed)?;
    // The command may have read enough before all is written.
    child.stdin.take().map(|mut stdin| stdin.write_all(input));
    child.wait_with_output().map_err(failed)
}

/// Runs it from the tarball, without network.
fn npx(tarball: &Path, args: &[&str]) -> Result<Output> {
    let (folder, name) = (tarball.parent(), tarball.file_name().unwrap_or_default());
    let mut npx = command("npx");
    npx.current_dir(folder.unwrap_or(tarball)).args(["--yes", "--offline"]);
    // As in docs/PACKS.md. A path without `./` or `../` before it is taken for a command.
    npx.arg(Path::new(".").join(name)).args(args);
    npx.output().map_err(|e| Error::new(format!("npx: {e}"), "install Node 18 or newer"))
}

/// Checks an exit code.
fn expect(said: &Output, code: i32, what: &str) -> Result<()> {
    if said.status.code() == Some(code) {
        return Ok(());
    }
    let [out, err] = [&said.stdout, &said.stderr].map(|text| String::from_utf8_lossy(text).into_owned());
    let what = format!("{what}: the command ended with {:?} and not {code}\n{out}{err}", said.status.code());
    Err(Error::new(what, "see xtask/package/bin/"))
}
