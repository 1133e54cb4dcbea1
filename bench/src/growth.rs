//! `cargo xtask bench growth`: cost of packs with 100, 1,000 and 10,000 items, on the built files.
//!
//! The quiz's Chinese pack is replaced by one made of its items repeated (`made.rs`), and the loader's list
//! names that one. Nothing else changes, so the first view must stay the same. In a phone's viewport:
//!
//! * *first view*: milliseconds from the navigation to `topup-guard:ready`, and bytes of all files requested
//!   until then.
//! * *fetched*, *read*: from the request of its index to the last byte of the part with the warnings; from
//!   there to the list of warnings laid out, with the hash checked, the pack read and the search index made.
//! * *letter*: from a letter typed into the search to the changed list laid out, the least of three runs for
//!   each.
//! * *next*: from the button under the feedback to the next question laid out.
//! * *memory*: of WebAssembly and of the engine's heap for the page, after all this and a garbage collection.
use crate::made;
use crate::spread::Spread;
use clap::Args as ClapArgs;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;
use topup_guard_drive::browsers;
use topup_guard_drive::{Engine, EngineKind, Server, Session, Setup};
use topup_guard_pack::{Kind, LanguagePacks};
use xtask_base::files::{clear, file_error, files, read, read_text, write};
use xtask_base::run::{built, target};
use xtask_base::{Error, Result};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// How many items each pack has
    #[arg(long, value_delimiter = ',', default_values_t = [100, 1_000, 10_000])]
    items: Vec<usize>,
    /// How many times slower the processor is made
    #[arg(long, default_value_t = 1)]
    slowed: u32,
}

/// Script that notes when the widget is ready, and WebAssembly's memories, which are not part of the engine's
/// heap.
const WATCH: &str = "
    addEventListener('topup-guard:ready', () => (window.readyAt ??= performance.now()));
    window.memories = [];
    const real = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await real(...given);
      memories.push((made.instance ?? made).exports.memory);
      return made;
    };";

/// Queries, typed letter by letter: Chinese, pinyin and its initials, English, and one without a match.
const QUERIES: [&str; 6] = ["积分", "验证码", "jifen", "yzm", "code", "zzzz"];
/// Number of questions that are answered; a round has ten.
const ROUNDS: usize = 9;

/// Measures each size in its own window, and prints the table.
pub(crate) fn growth(args: &Args) -> Result<()> {
    let engine = browsers::one(EngineKind::Chrome)?;
    println!(
        "| items | pack bytes | first view bytes | first view ms | fetched ms | read ms | letter ms | slowest letter | next ms | memory MB |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---|---:|---:|");
    for items in &args.items {
        let (folder, bytes) = files_with(*items)?;
        row(&engine, &folder, args, *items, bytes)?;
    }
    Ok(())
}

fn row(engine: &Engine, folder: &Path, args: &Args, items: usize, bytes: usize) -> Result<()> {
    let server = Server::start(folder).map_err(|e| file_error(folder, &e))?;
    let session = Session::open_with(engine, Setup::PHONE, json!({ "timeouts": { "script": 110_000 } }))?;
    session.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }))?;
    session.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": args.slowed }))?;
    session.go(&server.url("/?lang=zh-Hans"))?;
    session.wait_until_ready(Duration::from_secs(30))?;
    let first = first_view(folder, &server)?;
    let ready = session.run("return readyAt;", &[])?;
    let figures = session.run_async(include_str!("growth.js"), &[json!(QUERIES), json!(ROUNDS)])?;
    session.cdp("HeapProfiler.collectGarbage", json!({}))?;
    let heap = session.cdp("Runtime.getHeapUsage", json!({}))?;
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let memory = number(&heap["usedSize"]) + number(&heap["embedderHeapUsedSize"]) + number(&figures["wasm"]);
    let letters: Vec<(&str, f64)> = figures["search"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|pair| Some((pair[0].as_str()?, pair[1].as_f64()?)))
        .collect();
    let slowest = letters.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or("", |(text, _)| text);
    let next = figures["next"].as_array().into_iter().flatten().filter_map(Value::as_f64);
    println!(
        "| {items} | {bytes} | {first} | {:.0} | {:.0} | {:.0} | {} | {slowest} | {} | {:.1} |",
        number(&ready),
        number(&figures["load"]["fetched"]),
        number(&figures["load"]["read"]),
        Spread::of(letters.iter().map(|(_, took)| *took)).shown(1),
        Spread::of(next).shown(1),
        memory / 1e6,
    );
    Ok(())
}

/// Returns the bytes of the files that the first view requested: those before the full program.
fn first_view(folder: &Path, server: &Server) -> Result<usize> {
    let asked = server.requests();
    let first = asked.iter().take_while(|path| !path.contains("/full-") && !path.contains("/pack-full-"));
    let bytes = |path: &String| {
        let name = path.trim_start_matches('/');
        read(&folder.join(if name.is_empty() { "index.html" } else { name })).map(|file| file.len())
    };
    first.map(bytes).sum()
}

/// Returns a folder of the release files with a made pack of this size, and the pack's bytes.
fn files_with(items: usize) -> Result<(PathBuf, usize)> {
    let (dist, folder) = (built()?, target().join(format!("bench/growth-{items}")));
    clear(&folder)?;
    for file in files(&dist)? {
        write(&folder.join(file.strip_prefix(&dist).unwrap_or(&file)), read(&file)?)?;
    }
    let unsound = |_| Error::new("content/ is not sound", "see `cargo xtask content`");
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).map_err(unsound)?;
    let real = packs.into_iter().find(|packs| packs.lang == "zh-Hans");
    let real = real.ok_or_else(|| Error::new("there is no Chinese pack", "see `cargo xtask content`"))?;
    let made = LanguagePacks { quiz: made::pack(&real.quiz, items), ..real };
    let built = made
        .deliver()
        .map_err(|error| Error::new(format!("the pack cannot be written: {error:?}"), "see made.rs"))?;
    let mut bytes = 0;
    let loader = folder.join("v1/topup-guard.js");
    for pack in built.iter().filter(|pack| matches!(pack.kind, Kind::Quiz | Kind::Part(_))) {
        let name = format!("assets/{}", pack.file());
        if pack.kind == Kind::Quiz {
            write(&loader, renamed(&read_text(&loader)?, &name)?)?;
        }
        write(&folder.join("v1").join(&name), &pack.bytes)?;
        bytes += pack.bytes.len();
    }
    Ok((folder, bytes))
}

/// Returns the loader with this name in place of the Chinese quiz pack's.
fn renamed(loader: &str, name: &str) -> Result<String> {
    let begin = "assets/pack-quiz-zh-Hans-";
    let mut parts = loader.split(begin);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(after), None) if after.contains(".pack") => {
            let (_, after) = after.split_once(".pack").unwrap_or_default();
            Ok(format!("{before}{name}{after}"))
        }
        _ => Err(Error::new(
            "the loader does not name the Chinese quiz pack once",
            "see xtask/build/src/finish.rs",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn the_loader_names_the_made_pack_instead() {
        let loader =
            "x={\"en\":\"assets/pack-quiz-en-1.pack\",\"zh-Hans\":\"assets/pack-quiz-zh-Hans-22.pack\"};y";
        let renamed = renamed(loader, "assets/pack-quiz-zh-Hans-ab.pack").unwrap();
        assert_eq!(
            renamed,
            "x={\"en\":\"assets/pack-quiz-en-1.pack\",\"zh-Hans\":\"assets/pack-quiz-zh-Hans-ab.pack\"};y"
        );
        assert!(super::renamed("x", "y").is_err());
    }
}
