//! Which tests a change can affect, by the files that it touches.
use super::selection::{Native, Pages, Selection};
use std::collections::BTreeSet;
use xtask_base::run::{command, stdout};
use xtask_base::{Error, Result};

/// What a file can affect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Affects {
    /// No test.
    Nothing,
    /// Everything.
    All,
    /// Native tests of this package.
    Package(&'static str),
    /// The rooms' tests.
    Rooms,
    /// The page tests that are named like the file, and the native ones beside them.
    OnePage,
    /// All page tests.
    Pages,
}

/// What each file can affect, by the first of these that its path begins with. A path that is not named here
/// can affect everything.
const BY_PATH: [(&str, &[Affects]); 19] = [
    ("tests/pages/harness/", &[Affects::Pages]),
    ("tests/pages/main.rs", &[Affects::Pages]),
    ("tests/pages/", &[Affects::OnePage]),
    ("tests/rooms/", &[Affects::Rooms]),
    ("tests/pictures/", &[Affects::Nothing]),
    ("tests/render.rs", &[Affects::Package("topup-guard")]),
    ("xtask/drive/", &[Affects::Package("topup-guard-drive"), Affects::Pages]),
    ("xtask/package/", &[Affects::Package("xtask-build"), Affects::Pages]),
    ("fuzz/", &[Affects::Package("topup-guard-fuzz")]),
    ("docs/PLATFORM.md", &[Affects::OnePage]),
    ("docs/", &[Affects::Nothing]),
    (".github/", &[Affects::Nothing]),
    (".ci/", &[Affects::Nothing]),
    ("LICENSE", &[Affects::Nothing]),
    ("README.md", &[Affects::Nothing]),
    ("ARCHITECTURE.md", &[Affects::Nothing]),
    ("CHANGELOG.md", &[Affects::Nothing]),
    ("CONTRIBUTING.md", &[Affects::Nothing]),
    ("SECURITY.md", &[Affects::Nothing]),
];

/// Returns the tests that the differences of the working tree from the branch `main` can affect.
///
/// # Errors
/// When git does not tell.
pub(super) fn selection() -> Result<Selection> {
    Ok(affected(&files()?))
}

/// Returns the paths that differ from where the branch `main` was left, with those that git does not know
/// yet.
///
/// # Errors
/// When git does not tell.
fn files() -> Result<Vec<String>> {
    let upstream =
        ["origin/main", "main"].into_iter().find_map(|branch| git(&["merge-base", "HEAD", branch]).ok());
    let base = upstream.ok_or_else(|| {
        Error::new(
            "there is no branch `main` here to compare with",
            "run `cargo xtask test` without --changed",
        )
    })?;
    let mut files = git(&["diff", "--name-only", base.trim()])?;
    files.push_str(&git(&["ls-files", "--others", "--exclude-standard"])?);
    Ok(files.lines().map(str::to_owned).collect())
}

fn git(arguments: &[&str]) -> Result<String> {
    stdout(command("git").args(arguments), "run `cargo xtask test` without --changed")
}

/// Returns the tests that changes of these files can affect.
fn affected(files: &[String]) -> Selection {
    let (mut packages, mut pages, mut rooms) = (BTreeSet::new(), BTreeSet::new(), false);
    let mut every_page = false;
    for file in files {
        let found = BY_PATH.iter().find(|(path, _)| file.starts_with(path));
        for affects in found.map_or(&[Affects::All][..], |(_, affects)| affects) {
            match affects {
                Affects::Nothing => {}
                Affects::All => return Selection::gate(),
                Affects::Package(name) => drop(packages.insert((*name).to_owned())),
                Affects::Rooms => rooms = true,
                Affects::Pages => every_page = true,
                Affects::OnePage => {
                    pages.insert(format!("{}::", stem(file)));
                }
            }
        }
    }
    // Tests of the pages' own, which need no browser.
    if every_page || !pages.is_empty() {
        packages.insert("topup-guard".to_owned());
    }
    Selection {
        native: if packages.is_empty() { Native::None } else { Native::Of(packages.into_iter().collect()) },
        rooms,
        pages: match (every_page, pages.is_empty()) {
            (true, _) => Pages::Gate,
            (false, true) => Pages::None,
            (false, false) => Pages::Of(pages.into_iter().collect()),
        },
        name: None,
    }
}

/// Returns the module of a page test's file: `fitting` for `tests/pages/fitting/fit.js`, `platform` for
/// `docs/PLATFORM.md`.
fn stem(file: &str) -> String {
    let inside = file.strip_prefix("tests/pages/").unwrap_or(file.rsplit('/').next().unwrap_or(file));
    let end = inside.find(['/', '.']).unwrap_or(inside.len());
    inside[..end].to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[&str]) -> Selection {
        affected(&files.iter().map(|&file| file.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_not_named_can_affect_everything() {
        for file in ["crates/core/src/lib.rs", "content/cues.toml", "src/lib.rs", "Cargo.lock", "new/file"] {
            assert_eq!(of(&["docs/CONTENT.md", file]), Selection::gate(), "{file}");
        }
    }

    #[test]
    fn documents_affect_no_test() {
        let none = of(&["docs/CONTENT.md", "README.md"]);
        assert_eq!((none.native, none.rooms, none.pages), (Native::None, false, Pages::None));
    }

    #[test]
    fn a_page_test_affects_itself_and_the_harness_all_of_them() {
        let one = of(&["tests/pages/fitting/fit.js", "docs/PLATFORM.md", "tests/pages/tabs.rs"]);
        let names = ["fitting::", "platform::", "tabs::"].map(str::to_owned);
        assert_eq!(one.pages, Pages::Of(names.into()));
        assert_eq!(one.native, Native::Of(vec!["topup-guard".to_owned()]));
        assert_eq!(of(&["tests/pages/tabs.rs", "tests/pages/harness/mod.rs"]).pages, Pages::Gate);
        assert_eq!(of(&["tests/rooms/quiz.rs"]), Selection { rooms: true, ..of(&[]) });
    }

    #[test]
    fn every_path_that_is_named_is_there() {
        for (path, _) in BY_PATH.iter().filter(|(path, _)| !path.starts_with("LICENSE")) {
            assert!(xtask_base::run::root().join(path).exists(), "{path}");
        }
    }
}
