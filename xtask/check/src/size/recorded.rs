//! Recorded sizes: what each file weighed when its size was last accepted, and what has changed since.

use std::fs;
use xtask_base::files::{file_error, read_text};
use xtask_base::run::root;
use xtask_base::{Error, Result};

/// Beginning of the table in budgets.toml, which is its last.
const TABLE: &str = "\
# What each file weighed, in bytes of brotli, when that was last agreed on: written by `cargo xtask size --record`.
[recorded]";

/// Name of a file without its hash, and its size in bytes of brotli.
pub(super) type Weight = (String, usize);

/// Reads the recorded sizes from budgets.toml.
pub(super) fn read() -> Result<Vec<Weight>> {
    let path = root().join("budgets.toml");
    of(&read_text(&path)?).ok_or_else(|| {
        Error::new(format!("{} has no table `recorded` of whole numbers", path.display()), AGAIN)
    })
}

const AGAIN: &str = "write it with `cargo xtask size --record`";

/// Replaces the recorded sizes.
pub(super) fn write(now: &[Weight]) -> Result<()> {
    let path = root().join("budgets.toml");
    let text = with(&read_text(&path)?, now);
    fs::write(&path, text).map_err(|error| file_error(&path, &error))
}

fn of(text: &str) -> Option<Vec<Weight>> {
    let all: toml::Table = text.parse().ok()?;
    let table = all.get("recorded")?.as_table()?;
    table
        .iter()
        .map(|(name, bytes)| Some((name.clone(), usize::try_from(bytes.as_integer()?).ok()?)))
        .collect()
}

/// Returns the text with these sizes in its table, otherwise unchanged.
fn with(text: &str, now: &[Weight]) -> String {
    let before = text.split_once(&format!("\n{TABLE}\n")).map_or(text, |(before, _)| before);
    let mut text = format!("{}\n\n{TABLE}\n", before.trim_end());
    for (name, bytes) in now {
        text.push_str(&format!("\"{name}\" = {bytes}\n"));
    }
    text
}

/// Lists the files whose size has changed, the largest change first.
pub(super) fn changes(before: &[Weight], now: &[Weight]) -> Vec<String> {
    let of =
        |list: &[Weight], name: &str| list.iter().find(|(known, _)| known == name).map(|(_, bytes)| *bytes);
    let gone = before.iter().filter(|(name, _)| of(now, name).is_none()).map(|(name, _)| (name, 0));
    let mut changed: Vec<_> = now
        .iter()
        .map(|(name, bytes)| (name, *bytes))
        .chain(gone)
        .map(|(name, bytes)| (name, of(before, name).unwrap_or_default(), bytes))
        .filter(|(_, was, is)| was != is)
        .collect();
    changed.sort_by_key(|(_, was, is)| std::cmp::Reverse(was.abs_diff(*is)));
    changed
        .into_iter()
        .map(|(name, was, is)| {
            let sign = if is > was { '+' } else { '-' };
            format!("{sign}{} {name}, {was} before, {is} now", was.abs_diff(is))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(all: &[(&str, usize)]) -> Vec<Weight> {
        all.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect()
    }

    #[test]
    fn changes_are_listed_the_largest_first() {
        let before = weights(&[("a.js", 10), ("b.wasm", 100), ("c.css", 7), ("d.pack", 5)]);
        let now = weights(&[("a.js", 11), ("b.wasm", 90), ("c.css", 7), ("e.pack", 2)]);
        let listed = changes(&before, &now);
        assert_eq!(
            listed,
            [
                "-10 b.wasm, 100 before, 90 now",
                "-5 d.pack, 5 before, 0 now",
                "+2 e.pack, 0 before, 2 now",
                "+1 a.js, 10 before, 11 now"
            ]
        );
        assert!(changes(&now, &now).is_empty());
    }

    #[test]
    fn only_the_table_is_replaced() {
        let now = weights(&[("index.html", 3), ("v1/topup-guard.js", 4)]);
        let text = "# Why\nbudget = 5\n";
        let once = with(text, &now);
        assert!(once.starts_with(text), "{once}");
        assert_eq!(of(&once), Some(now.clone()));
        assert_eq!(with(&once, &now), once);
        assert_eq!(of(&with(&once, &now[..1])).unwrap(), now[..1]);
        assert_eq!(of(text), None);
        assert_eq!(of("[recorded]\na = \"b\"\n"), None);
    }
}
