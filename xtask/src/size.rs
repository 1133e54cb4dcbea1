//! `cargo xtask size`: what each file of `dist/` weighs, and what the first view needs.
use crate::build;
use crate::run::{files, read, read_text, root};
use clap::Args as ClapArgs;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::path::Path;
use topup_guard_drive::{Result, Trouble};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Fail when something is over its budget in budgets.toml
    #[arg(long)]
    check: bool,
}

/// Bytes as stored, as gzip and as brotli, both at their best.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table; its last lines are what has a budget.
pub(crate) fn size(args: &Args) -> Result<()> {
    let folder = build::built()?;
    let [mut first_view, mut first_paint, mut loader] = [Sizes::default(); 3];
    println!("{:>9} {:>9} {:>9}", "raw", "gzip", "brotli");
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
        let sizes = Sizes::of(&read(&file)?)?;
        let needed = in_first_view(&name);
        println!("{} {name}{}", sizes.row(), if needed { "  (first view)" } else { "" });
        if needed {
            first_view = first_view.and(sizes);
        }
        if before_paint(&name) {
            first_paint = first_paint.and(sizes);
        }
        if name == "v1/topup-guard.js" {
            loader = sizes;
        }
    }
    let mut over = Vec::new();
    for (sizes, what, limit) in [
        (first_paint, "first paint", "first_paint_brotli"),
        (first_view, "first view", "first_view_brotli"),
        (loader, "loader", "loader_brotli"),
    ] {
        let limit = budget(limit)?;
        println!("{} {what}, of {limit} bytes brotli allowed", sizes.row());
        if sizes.brotli > limit {
            over.push(format!("the {what} is {} bytes over its budget", sizes.brotli - limit));
        }
    }
    if args.check && !over.is_empty() {
        let next = "make the largest file above smaller, or argue for another budget in budgets.toml";
        return Err(Trouble::new(over.join("; "), next));
    }
    Ok(())
}

/// Whether a reader in Chinese needs this file before anything is painted.
fn before_paint(name: &str) -> bool {
    ["index.html", "page.css", "early.js"].contains(&name)
        || (name.starts_with("v1/") && name.ends_with(".css"))
}

/// Whether a reader in Chinese needs this file before the first tap.
fn in_first_view(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|e| e.to_str());
    ["index.html", "page.js", "page.css", "early.js"].contains(&name)
        || name.starts_with("v1/assets/pack-zh-Hans-")
        || (name.starts_with("v1/")
            && !name.starts_with("v1/assets/whole-")
            && matches!(extension, Some("js" | "wasm" | "css")))
}

/// These bytes as brotli at its best.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &best).map_err(trouble)?;
    Ok(small)
}

fn trouble(error: std::io::Error) -> Trouble {
    Trouble::new(format!("compressing failed: {error}"), "free some memory")
}

impl Sizes {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).map_err(trouble)?;
        let brotli = brotli(bytes)?.len();
        Ok(Self { raw: bytes.len(), gzip: gzip.finish().map_err(trouble)?.len(), brotli })
    }

    fn and(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }

    fn row(self) -> String {
        format!("{:>9} {:>9} {:>9}", self.raw, self.gzip, self.brotli)
    }
}

/// A whole number from budgets.toml.
pub(crate) fn budget(name: &str) -> Result<usize> {
    let path = root().join("budgets.toml");
    let number = read_text(&path)?
        .parse::<toml::Table>()
        .ok()
        .and_then(|budgets| budgets.get(name)?.as_integer())
        .and_then(|number| usize::try_from(number).ok());
    number.ok_or_else(|| {
        Trouble::new(
            format!("{} has no whole number {name}", path.display()),
            format!("write `{name} = …` there"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_view_is_page_loader_program_style_and_the_chinese_pack() {
        let needed = [
            "index.html",
            "page.js",
            "v1/topup-guard.js",
            "v1/assets/topup-guard-0.wasm",
            "v1/assets/topup-guard-0.css",
            "v1/assets/pack-zh-Hans-0.json",
        ];
        assert!(needed.iter().all(|name| in_first_view(name)));
        assert!(
            before_paint("early.js") && !before_paint("v1/topup-guard.js") && !before_paint("en/index.html")
        );
        let later =
            ["v1/assets/quiz-zh-Hans-0.json", "v1/assets/pack-en-0.json", "icon.svg", "sw.js", "SHA256SUMS"];
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
