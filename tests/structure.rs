//! Imports point down only, in the widget and in core, and no files import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Top-level modules of the widget that are no rooms, and which of them each may import. A room may import
/// what `parts` may, `parts` and itself; every module may import itself.
const LAYERS: [(&str, &[&str]); 6] = [
    ("program", &[]),
    ("browser", &["program"]),
    ("base", &["browser", "program"]),
    ("parts", &["base", "browser", "program"]),
    // The shell: every room, and what they stand on.
    ("app", &["*"]),
    // Mounts the shell and chooses the services.
    ("embed", &["*", "app"]),
];
const ROOM: &[&str] = &["parts", "base", "browser", "program"];

/// Modules of core, each of which imports only from modules before it.
const CORE: [&str; 13] = [
    "pack",
    "letters",
    "time",
    "invisible",
    "address",
    "number",
    "check",
    "warnings",
    "picker",
    "route",
    "quiz",
    "class",
    "note",
];

/// Module path of a file, such as `["quiz", "state"]`.
type Module = Vec<String>;

/// The files of one crate: their text by their module.
struct Sources(BTreeMap<Module, String>);

impl Sources {
    /// Reads every Rust file below a folder.
    fn read(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        let mut open = vec![folder.to_owned()];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(
                    fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("a file").path()),
                );
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(folder).expect("below the folder").with_extension("");
                let mut module: Module =
                    name.iter().map(|part| part.to_string_lossy().into_owned()).collect();
                module.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
                files.insert(module, fs::read_to_string(&path).expect("a text"));
            }
        }
        Self(files)
    }

    /// Takes files as pairs of a module, such as `quiz::state`, and its text.
    fn of(files: &[(&str, &str)]) -> Self {
        let module =
            |name: &str| name.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Self(files.iter().map(|(name, text)| (module(name), (*text).to_owned())).collect())
    }

    /// Returns every import as a pair of files: who imports, and the file in which the imported item stands.
    /// Imports between a file and the files in its own folder are left out: those are one module.
    fn imports(&self) -> BTreeSet<(&Module, &Module)> {
        let mut imports = BTreeSet::new();
        for (from, text) in self.0.iter().filter(|(from, _)| !from.contains(&"tests".to_owned())) {
            for path in paths(text, from) {
                if let Some(to) = self.file(&path)
                    && !from.starts_with(to)
                    && !to.starts_with(from)
                {
                    imports.insert((from, to));
                }
            }
        }
        imports
    }

    /// Returns the file of a path such as `base::Ctx`, through the re-exports of the modules on the way.
    fn file(&self, path: &[String]) -> Option<&Module> {
        let length = (0..=path.len()).rev().find(|length| self.0.contains_key(&path[..*length]))?;
        let (module, text) = self.0.get_key_value(&path[..length])?;
        let Some(name) = path.get(length) else { return Some(module) };
        let below = uses(text).into_iter().find_map(|used| {
            let child: Module = module.iter().chain(used.first()).cloned().collect();
            (used.last() == Some(name) && child != *module && self.0.contains_key(&child))
                .then(|| [module.clone(), used].concat())
        });
        below.map_or(Some(module), |path| self.file(&path))
    }

    /// Returns the imports that point up, as `quiz::state -> app::shell`.
    fn up(&self) -> Vec<String> {
        let allowed = |from: &str, to: &str| {
            let layer = |name: &str| LAYERS.iter().find(|(layer, _)| *layer == name);
            let below = layer(from).map_or(ROOM, |(_, below)| *below);
            let lower = to != "app" && to != "embed";
            from == to || below.contains(&to) || below.contains(&"*") && lower
        };
        let imports = self.imports();
        let wrong = imports.iter().filter(|(from, to)| match (from.first(), to.first()) {
            (Some(from), Some(to)) => !allowed(from, to),
            // The crate's root has only modules.
            (from, _) => from.is_some(),
        });
        wrong.map(|(from, to)| format!("{} -> {}", from.join("::"), to.join("::"))).collect()
    }

    /// Returns the imports from a module that stands at the same place in `order` or after it, and those of
    /// modules that `order` does not name.
    fn against(&self, order: &[&str]) -> Vec<String> {
        let at = |module: &Module| order.iter().position(|name| module.first().is_some_and(|it| it == name));
        let imports = self.imports();
        let wrong = imports.iter().filter(|(from, to)| {
            // The crate's root has only modules.
            let within = from.is_empty() || from.first() == to.first();
            !within && (at(from).is_none() || at(to).is_none() || at(to) >= at(from))
        });
        wrong.map(|(from, to)| format!("{} -> {}", from.join("::"), to.join("::"))).collect()
    }

    /// Returns the groups of files that import each other in a circle.
    fn circles(&self) -> Vec<Vec<String>> {
        let imports = self.imports();
        let below = |at: &Module| {
            imports.iter().filter(|(from, _)| *from == at).map(|(_, to)| *to).collect::<Vec<_>>()
        };
        let reached = |from| {
            let (mut seen, mut open) = (BTreeSet::new(), below(from));
            while let Some(at) = open.pop() {
                if seen.insert(at) {
                    open.extend(below(at));
                }
            }
            seen
        };
        let reach: BTreeMap<_, _> = self.0.keys().map(|file| (file, reached(file))).collect();
        let circle = |file: &&Module| -> Vec<String> {
            let members = reach[*file].iter().filter(|other| reach[**other].contains(file));
            members.map(|file| file.join("::")).collect()
        };
        let circles: BTreeSet<_> = self.0.keys().map(|file| circle(&file)).collect();
        circles.into_iter().filter(|circle| circle.len() > 1).collect()
    }
}

/// Returns every path from the crate's root that a file names, in imports and in code.
fn paths(text: &str, module: &Module) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut inside: Vec<&str> = Vec::new();
    for statement in statements(text) {
        // A module inside the file: its `super` is the file.
        let indent = &statement[..statement.len() - statement.trim_start().len()];
        let line = statement.trim_start();
        if line.starts_with('}') {
            inside.pop_if(|open| *open == indent);
        }
        for (start, word) in [("crate::", true), ("super::", false)]
            .into_iter()
            .flat_map(|(word, root)| line.match_indices(word).map(move |(at, _)| (at, root)))
        {
            let before = line[..start].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            for path in tree(&line[start..]) {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let rest = path[ups.max(usize::from(word))..].to_vec();
                let base = match word {
                    true => Vec::new(),
                    false => module[..module.len().saturating_sub(ups.saturating_sub(inside.len()))].to_vec(),
                };
                found.push([base, rest].concat());
            }
        }
        if line.starts_with("mod tests {") {
            // Unit tests may import anything; they end the file.
            break;
        }
        if line.trim_end().ends_with('{') && line.split_whitespace().any(|word| word == "mod") {
            inside.push(indent);
        }
    }
    found
}

/// Returns what `use` declarations of a file name, such as `["state", "Action"]` for `pub use
/// state::Action;`.
fn uses(text: &str) -> Vec<Vec<String>> {
    let declared = statements(text).filter_map(|line| {
        let (before, tree) = line.split_once("use ")?;
        before.chars().all(|c| c.is_ascii_lowercase() || " ()".contains(c)).then(|| tree.to_owned())
    });
    declared.flat_map(|line| tree(&line)).collect()
}

/// Returns a file's lines without comments, a `use` declaration in one.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let line = rest.lines().next()?;
            let start = line.trim_start();
            let words = start.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            let end = if words.trim_start_matches("pub(super) ").starts_with("use ") {
                rest.find(';').map_or(rest.len(), |at| at + 1)
            } else {
                line.len()
            };
            let (statement, after) = rest.split_at(end);
            rest = after.strip_prefix('\n').unwrap_or(after);
            if !start.starts_with("//") {
                return Some(statement);
            }
        }
    })
}

/// Returns the paths of an import tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn tree(text: &str) -> Vec<Vec<String>> {
    let mut path = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if length > 0 {
            path.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
        let Some(after) = rest.strip_prefix("::") else { return vec![path] };
        let Some(group) = after.strip_prefix('{') else {
            rest = after;
            continue;
        };
        let (mut depth, mut start, mut parts) = (0_i32, 0, Vec::new());
        for (at, c) in group.char_indices() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if depth < 0 || depth == 0 && c == ',' {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            if depth < 0 {
                break;
            }
        }
        let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
        return parts.flat_map(tree).map(|below| [path.clone(), below].concat()).collect();
    }
}

/// Returns the folders with the sources of our crates.
fn crates() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders =
        vec![root.join("src"), root.join("xtask/src"), root.join("bench/src"), root.join("fuzz/src")];
    for group in ["crates", "xtask"] {
        let entries = fs::read_dir(root.join(group)).expect("a folder");
        folders.extend(entries.map(|entry| entry.expect("a folder").path().join("src")));
    }
    folders.retain(|folder| folder.is_dir());
    folders
}

#[test]
fn imports_of_the_widget_point_down_only() {
    let sources = Sources::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(sources.imports().len() > 100, "the imports were not found");
    assert_eq!(sources.up(), [""; 0]);
}

#[test]
fn imports_of_core_follow_its_order() {
    let sources = Sources::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/core/src"));
    assert!(sources.imports().len() > 50, "the imports were not found");
    assert_eq!(sources.against(&CORE), [""; 0]);
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let folders = crates();
    assert!(folders.len() > 8, "the crates were not found");
    let mut circles = Vec::new();
    for folder in folders {
        let name = folder.strip_prefix(env!("CARGO_MANIFEST_DIR")).expect("below the root").display();
        circles.extend(
            Sources::read(&folder).circles().iter().map(|files| format!("{name}: {}", files.join(", "))),
        );
    }
    assert_eq!(circles, [""; 0]);
}

#[test]
fn an_import_that_points_up_is_found_however_it_is_written() {
    let root = ("", "pub mod app;\npub mod base;\npub mod home;\npub mod parts;\npub mod quiz;\n");
    let wrong = |module: &'static str, text: &'static str| {
        let others = ["app", "base", "home", "parts", "quiz"].map(|name| (name, "pub struct A;\n"));
        let files: Vec<_> = [root].into_iter().chain(others).chain([(module, text)]).collect();
        Sources::of(&files).up()
    };
    assert_eq!(wrong("home", "use crate::base::A;\nuse crate::{\n    base,\n    parts::A,\n};\n"), [""; 0]);
    assert_eq!(wrong("home", "// use crate::app::A;\n//! crate::app::A\n"), [""; 0]);
    assert_eq!(wrong("home", "use crate::app::A;\n"), ["home -> app"]);
    assert_eq!(wrong("home", "use crate::{\n    base,\n    quiz::{self, A},\n};\n"), ["home -> quiz"]);
    assert_eq!(wrong("home::door", "use super::super::quiz::A;\n"), ["home::door -> quiz"]);
    assert_eq!(wrong("parts::ui", "fn f() { crate::app::A; }\n"), ["parts::ui -> app"]);
    assert_eq!(wrong("base", "mod inner {\n    use super::super::home::A;\n}\n"), ["base -> home"]);
    assert_eq!(wrong("base", "mod inner {\n    use super::A;\n}\n"), [""; 0]);
    assert_eq!(wrong("base", "mod tests {\n    use crate::home::A;\n}\n"), [""; 0]);
}

#[test]
fn an_import_against_an_order_is_found() {
    let against = |from: &'static str, text: &'static str| {
        let names = ["a", "b", "c"].map(|name| (name, "pub struct A;\n"));
        let root = ("", "pub mod a;\npub mod b;\npub mod c;\n");
        let files: Vec<_> = [root].into_iter().chain(names).chain([(from, text)]).collect();
        Sources::of(&files).against(&["a", "b"])
    };
    assert_eq!(against("b::inner", "use super::A;\nuse crate::a::A;\n"), [""; 0]);
    assert_eq!(against("a::inner", "use crate::b::A;\n"), ["a::inner -> b"]);
    assert_eq!(against("a::inner", "use crate::c::A;\n"), ["a::inner -> c"]);
    assert_eq!(against("c::inner", "use crate::a::A;\n"), ["c::inner -> a"]);
}

#[test]
fn a_circle_is_found_through_re_exports_too() {
    let circles = |files: &[(&str, &str)]| Sources::of(files).circles();
    let parent =
        ("base", "mod context;\nmod state;\npub use context::{Ctx, Words};\npub use state::State;\n");
    let context = ("base::context", "use super::State;\npub struct Ctx(State);\npub struct Words;\n");
    assert_eq!(
        circles(&[parent, context, ("base::state", "pub struct State;\n")]),
        Vec::<Vec<String>>::new()
    );
    let state = ("base::state", "use super::Words;\npub struct State(Words);\n");
    assert_eq!(circles(&[parent, context, state]), [["base::context", "base::state"]]);
    let three = [("a", "use crate::b;\n"), ("b", "use crate::c::C;\n"), ("c", "fn f(_: crate::a::A) {}\n")];
    assert_eq!(circles(&three), [["a", "b", "c"]]);
    // A file and the files in its folder are one module.
    assert_eq!(
        circles(&[("a", "mod b;\nuse b::B;\n"), ("a::b", "use super::A;\n")]),
        Vec::<Vec<String>>::new()
    );
}
