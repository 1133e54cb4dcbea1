//! `cargo xtask size`: compressed size of each file of `dist/`, and of the files that the first view needs.
//!
//! Written here because size-limit and the like compare with a limit only, and not with what each file
//! weighed before.
mod recorded;

use crate::budgets::budget;
use clap::Args as ClapArgs;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use xtask_base::files::{files, read};
use xtask_base::run::built;
use xtask_base::{Error, Result};

/// Flags of the command.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Fail when something is over its budget in budgets.toml
    #[arg(long)]
    check: bool,
    /// Write what each file of the first view and of the first question weighs into budgets.toml
    #[arg(long)]
    record: bool,
}

/// Size in bytes as stored, and as gzip and brotli at their highest levels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Files that have a budget together, for a reader in Chinese.
struct Need {
    /// Its name in budgets.toml.
    budget: &'static str,
    /// Name in the table.
    what: &'static str,
    /// Whether a file belongs to it.
    has: fn(&str) -> bool,
}

const NEEDS: [Need; 6] = [
    Need { budget: "first_paint_brotli", what: "first paint", has: before_paint },
    Need { budget: "first_view_brotli", what: "first view", has: in_first_view },
    Need { budget: "picker_wasm_brotli", what: "picker program", has: |name| stem(name) == "picker.wasm" },
    Need { budget: "loader_brotli", what: "loader", has: |name| name == LOADER },
    Need { budget: "first_question_brotli", what: "first question of the quiz", has: before_question },
    Need {
        budget: "quiz_pack_brotli",
        what: "quiz's index and texts",
        has: |name| matches!(&*stem(name), "pack-quiz-zh-Hans.pack" | "part-zh-Hans.pack"),
    },
];

const LOADER: &str = "v1/topup-guard.js";

/// Prints the table; its last lines are the budgets.
///
/// # Errors
/// When `dist/` is not built, or, with `--check`, something is over its budget.
pub fn size(args: &Args) -> Result<()> {
    let folder = built()?;
    println!("{:>9} {:>9} {:>9}", "raw", "gzip", "brotli");
    let mut all: Vec<(String, Sizes)> = Vec::new();
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        // The folder of the version has the same files as `v1/`.
        if name.starts_with('v') && !name.starts_with("v1/") {
            continue;
        }
        let sizes = Sizes::of(&read(&file)?)?;
        println!("{} {name}{}", sizes.row(), if in_first_view(&name) { "  (first view)" } else { "" });
        all.push((name, sizes));
    }
    // Any part with items may be the first to be fetched, so the largest counts; the part with warnings never
    // is.
    let mut parts: Vec<_> =
        all.iter().filter(|(name, _)| stem(name) == "part-zh-Hans.pack").cloned().collect();
    parts.sort_by_key(|(_, sizes)| sizes.brotli);
    let warnings = parts.pop();
    let first_part = parts.pop();
    all.retain(|(name, _)| warnings.as_ref().is_none_or(|(part, _)| part != name));
    let is_first = |name: &str| first_part.as_ref().is_some_and(|(part, _)| part == name);
    let now: Vec<_> = all
        .iter()
        .filter(|(name, _)| in_first_view(name) || before_question(name) || is_first(name))
        .map(|(name, sizes)| (stem(name), sizes.brotli))
        .collect();
    if args.record {
        recorded::write(&now)?;
    }
    let changes = recorded::changes(&recorded::read()?, &now);
    let mut over = Vec::new();
    for need in NEEDS {
        let mut files: Vec<_> = all
            .iter()
            .filter(|(name, _)| (need.has)(name) || need.budget == "first_question_brotli" && is_first(name))
            .collect();
        let sum = files.iter().fold(Sizes::default(), |sum, (_, sizes)| sum.and(*sizes));
        let limit = budget(need.budget)?;
        println!("{} {}, of {limit} bytes brotli allowed", sum.row(), need.what);
        if sum.brotli > limit {
            files.sort_by_key(|(_, sizes)| std::cmp::Reverse(sizes.brotli));
            let largest: Vec<_> =
                files.iter().map(|(name, sizes)| format!("{} {name}", sizes.brotli)).collect();
            let largest = largest.get(..largest.len().min(LARGEST)).unwrap_or_default().join(", ");
            over.push(format!("{} is {} bytes over its budget ({largest})", need.what, sum.brotli - limit));
        }
    }
    if !changes.is_empty() {
        println!("since `cargo xtask size --record` was last run:\n  {}", changes.join("\n  "));
    }
    if args.check && !over.is_empty() {
        let grown: Vec<_> =
            changes.iter().filter(|change| change.starts_with('+')).map(String::as_str).collect();
        let grown = if grown.is_empty() { "nothing that is recorded has grown" } else { &*grown.join("; ") };
        let next = "make one of these files smaller, or argue for another budget in budgets.toml";
        return Err(Error::new(format!("{}. What grew: {grown}", over.join("; ")), next));
    }
    Ok(())
}

/// Number of files that are named of what is over its budget, largest first.
const LARGEST: usize = 4;

/// Returns a file's name without folder and hash: `picker.wasm` for `v1/assets/picker-0123456789abcdef.wasm`.
fn stem(name: &str) -> String {
    let Some((stem, rest)) = name.strip_prefix("v1/assets/").and_then(|name| name.rsplit_once('-')) else {
        return name.to_owned();
    };
    rest.split_once('.').map_or(stem.to_owned(), |(_, extension)| format!("{stem}.{extension}"))
}

/// Returns whether a reader in Chinese needs this file before anything is painted.
fn before_paint(name: &str) -> bool {
    name == "index.html"
}

/// Returns whether a reader in Chinese needs this file before the first tap.
fn in_first_view(name: &str) -> bool {
    ["index.html", LOADER].contains(&name)
        || ["picker.js", "picker.wasm", "pack-picker-zh-Hans.pack"].contains(&&*stem(name))
            && name.starts_with("v1/assets/")
}

/// Returns whether a host's page with the quiz needs this file before the first question in Chinese; a part
/// with its texts comes on top.
fn before_question(name: &str) -> bool {
    name == LOADER
        || ["quiz.js", "quiz.wasm", "topup-guard.css", "pack-quiz-zh-Hans.pack"].contains(&&*stem(name))
}

/// Compresses bytes as brotli at its highest level.
///
/// # Errors
/// When memory runs out.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &best).map_err(failed)?;
    Ok(small)
}

fn failed(error: std::io::Error) -> Error {
    Error::new(format!("compressing failed: {error}"), "free some memory")
}

impl Sizes {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).map_err(failed)?;
        let brotli = brotli(bytes)?.len();
        Ok(Self { raw: bytes.len(), gzip: gzip.finish().map_err(failed)?.len(), brotli })
    }

    fn and(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }

    fn row(self) -> String {
        format!("{:>9} {:>9} {:>9}", self.raw, self.gzip, self.brotli)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_view_is_page_loader_program_style_and_the_chinese_pack() {
        let needed = [
            "index.html",
            "v1/topup-guard.js",
            "v1/assets/picker-0.wasm",
            "v1/assets/pack-picker-zh-Hans-0.pack",
        ];
        assert!(needed.iter().all(|name| in_first_view(name)));
        assert!(before_paint("index.html") && !before_paint("v1/topup-guard.js"));
        let later = [
            "en/index.html",
            "v1/assets/topup-guard-0.css",
            "v1/assets/pack-quiz-zh-Hans-0.pack",
            "v1/assets/quiz-0.wasm",
            "v1/assets/pack-picker-en-0.pack",
            "icon.svg",
            "sw.js",
        ];
        assert!(!later.iter().any(|name| in_first_view(name)));
    }

    #[test]
    fn repetition_compresses_and_a_sum_adds_each_column() {
        let sizes = Sizes::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(sizes.raw, 10_000);
        assert!(sizes.gzip < 200 && sizes.brotli < 100);
        assert_eq!(sizes.and(sizes).raw, 20_000);
    }
}
