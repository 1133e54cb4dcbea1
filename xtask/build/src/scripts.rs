//! Scripts and style sheets: filled in with the names of files, and made short for a release.
use serde_json::Value;
use std::path::Path;
use xtask_base::files::{read_text, write};
use xtask_base::run::{command, root, run};
use xtask_base::{Error, Result};

/// Returns a script with its one line `const NAME = …` filled in.
pub(crate) fn fill(script: &str, name: &str, value: &Value) -> Result<String> {
    let begin = format!("const {name} = ");
    let mut lines: Vec<String> = script.lines().map(str::to_owned).collect();
    let mut places = lines.iter_mut().filter(|line| line.starts_with(&begin));
    match (places.next(), places.next()) {
        (Some(line), None) => *line = format!("{begin}{value};"),
        _ => {
            return Err(Error::new(
                format!("a script must have exactly one line that begins with `{begin}`"),
                format!("see which file of static/ has no `const {name}`, or two"),
            ));
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// Modules in `static/` that the element's script is joined from, in this order.
pub(crate) const ELEMENT: [&str; 4] = ["loader.js", "tags.js", "texts.js", ELEMENT_ITSELF];
const ELEMENT_ITSELF: &str = "topup-guard.js";

/// Returns the element's script: its modules joined, so that a page asks for one file.
pub(crate) fn element() -> Result<String> {
    let folder = root().join("static");
    ELEMENT
        .iter()
        .map(|name| Ok(joinable(&read_text(&folder.join(name))?, *name == ELEMENT_ITSELF)))
        .collect()
}

/// Returns the script that runs before the program is there: with the modules that it needs inside its block, so
/// that no name of theirs is left in the page.
pub(crate) fn early() -> Result<String> {
    let folder = root().join("static");
    let [screens, tags] = ["screens.js", "tags.js"].map(|name| read_text(&folder.join(name)));
    let inside = joinable(&screens?, false) + &joinable(&tags?, false);
    let early = joinable(&read_text(&folder.join("early.js"))?, true);
    Ok(early.replacen("\n{\n", &format!("\n{{\n{inside}"), 1))
}

/// Returns a module without its imports from the others, and without its exports unless it is the last.
fn joinable(module: &str, is_last: bool) -> String {
    let lines = module.lines().filter(|line| !(line.starts_with("import ") && line.contains(" from \"./")));
    let bare = |line: &str| {
        if is_last { line } else { line.strip_prefix("export ").unwrap_or(line) }.to_owned() + "\n"
    };
    lines.map(bare).collect()
}

/// Returns a script without comments and long names; `folder` is where it may stand meanwhile.
pub(crate) fn minify(folder: &Path, script: &str) -> Result<String> {
    let file = folder.join("unfinished.js");
    write(&file, script)?;
    let mut terser = command("terser");
    terser
        .args(["--module", "--mangle", "--compress", "passes=2,sequences=false", "--output"])
        .arg(&file)
        .arg(&file);
    run(&mut terser, "mend the script that the lines above complain about")?;
    let script = read_text(&file)?;
    std::fs::remove_file(&file).map_err(|e| xtask_base::files::file_error(&file, &e))?;
    Ok(script)
}

/// Returns a style sheet without comments and without space that means nothing.
///
/// Written out, since ours has neither in a string, and a space before a colon is left, where it means
/// something in a selector: a crate for all of CSS compiles for longer than the rest of this package.
pub(crate) fn minify_css(css: &str) -> String {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut lean = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in ["{", "}", ";", ","] {
        lean = lean.replace(&format!(" {mark}"), mark).replace(&format!("{mark} "), mark);
    }
    lean.replace(": ", ":").replace(";}", "}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn modules_are_joined_without_imports_and_with_the_exports_of_the_last() {
        let first = "// One.\nexport const A = 1;\n/** Two. */\nexport function b() {\n  return A;\n}\n";
        assert_eq!(super::joinable(first, false), first.replace("export ", ""));
        let last = "import { A, b } from \"./loader.js\";\n\nexport { b };\nimport(A);\n";
        assert_eq!(super::joinable(last, true), "\nexport { b };\nimport(A);\n");
    }

    use super::*;
    use serde_json::json;

    #[test]
    fn only_the_files_line_of_the_loader_changes() {
        let loader = "// a\nconst FILES = { glue: \"\" }; // filled in\nrun(FILES);\n";
        let filled = fill(loader, "FILES", &json!({ "glue": "assets/g.js" })).unwrap();
        assert_eq!(filled, "// a\nconst FILES = {\"glue\":\"assets/g.js\"};\nrun(FILES);\n");
    }

    #[test]
    fn a_loader_without_the_line_or_with_two_is_refused() {
        assert!(fill("run();\n", "FILES", &json!({})).is_err());
        assert!(fill("const FILES = {};\nconst FILES = {};\n", "FILES", &json!({})).is_err());
    }

    #[test]
    fn a_style_sheet_loses_nothing_that_means_something() {
        let css = "/* Why */\n.a :is(b, c) > d ,\n.e:hover {\n  margin: calc(1px + 2px) 0; /* so */ color: red;\n}\n\
                   @media (width > 1px) { p::before { content: \"x\"; } }\n";
        assert_eq!(
            minify_css(css),
            ".a :is(b,c) > d,.e:hover{margin:calc(1px + 2px) 0;color:red}@media (width > 1px){p::before{content:\"x\"}}"
        );
    }
}
