//! `cargo xtask finish`: turns what Trunk built into what is published. Trunk calls it before it moves the
//! files into place, so a failure leaves the old files standing.
//!
//! The order matters: names inside a file change before the file is hashed.
use crate::build::{self, WASM};
use crate::content;
use crate::critical;
use crate::first_view::{self, View};
use crate::headers;
use crate::inline::Inline;
use crate::manifest;
use crate::offline;
use crate::run::{command, file_error, files, read, read_text, root, run, write};
use crate::supply;
use crate::tools::hex;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use topup_guard_drive::{Error, Result};

/// Yew's marks on DOM nodes. Renamed, since a host page that is itself a Yew program uses the same.
pub(crate) const YEW_MARK: &str = "__yew_";
pub(crate) const OUR_MARK: &str = "__topup_guard_";

/// A program's glue in its folder, beside its [`WASM`].
const GLUE: &str = "topup-guard.js";

/// Hashes and places the built files in Trunk's staging folder.
pub(crate) fn finish() -> Result<()> {
    let stage = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Error::new("this step works on what Trunk has just built", "run `cargo xtask build` instead")
    })?;
    let mut names = packs(&stage)?;
    let mut put = |which: &str, program: Value| {
        // Its packs stand there already.
        if let (Some(Value::Object(list)), Value::Object(program)) = (names.get_mut(which), program) {
            list.extend(program);
        }
    };
    if released() {
        // What Trunk has built goes nowhere.
        [GLUE, WASM].into_iter().try_for_each(|name| take(&stage.join(name)).map(drop))?;
    } else {
        put("full", program(&stage, &stage, "full")?);
    }
    for (which, variable) in [("picker", build::PICKER), ("quiz", build::QUIZ), ("full", build::FULL)] {
        if let Some(folder) = env::var_os(variable) {
            put(which, program(&stage, Path::new(&folder), which)?);
        }
    }
    let host = match env::var_os(build::HOST) {
        Some(folder) => program(&stage, Path::new(&folder), "host-pack")?,
        None => json!({}),
    };
    let host = json!({ "host": host, "all": names.remove("all") });
    let script = short(&stage, &fill(&read_text(&root().join("static/host-pack.js"))?, "FILES", &host)?)?;
    let script = place(&stage, "host-pack", "js", script.as_bytes())?;
    names.insert("script".to_owned(), script.into());
    let style = lean(&read_text(&root().join("static/style.css"))?);
    names.insert("style".to_owned(), place(&stage, "topup-guard", "css", style.as_bytes())?.into());
    let names = Value::from(names);
    let loader = fill(&read_text(&root().join("static/topup-guard.js"))?, "FILES", &names)?;
    write(&stage.join("v1/topup-guard.js"), short(&stage, &loader)?)?;
    copy_static(&stage)?;
    let schema = topup_guard_pack::schema();
    write(&stage.join("v1/pack.schema.json"), format!("{schema:#}\n"))?;
    // In development there is one page, and nothing in it before the program is there.
    let views = if released() { first_view::views()? } else { Vec::new() };
    own_files(&stage, &views)?;
    if views.is_empty() {
        template_alone(&stage, &names)?;
    } else {
        let version = offline::version(&stage)?;
        pages(&stage, &style, &names, &version, &views)?;
        manifest::write_all(&stage, &views)?;
        offline::worker(&stage, &version)?;
        headers::write_all(&stage)?;
        supply::write_lists(&stage)?;
    }
    no_stray_code(&stage)?;
    sums(&stage)
}

/// Places a program, taken from where wasm-bindgen put it: its glue and its wasm.
fn program(stage: &Path, from: &Path, stem: &str) -> Result<Value> {
    let wasm = place(stage, stem, "wasm", &take(&from.join(WASM))?)?;
    let glue = short(stage, &glue(&text(take(&from.join(GLUE))?)?, &wasm)?)?;
    Ok(json!({ "glue": place(stage, stem, "js", glue.as_bytes())?, "wasm": wasm }))
}

/// Writes `v1/assets/<stem>-<hash>.<extension>` and hands back its path relative to `v1/`.
fn place(stage: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<String> {
    if find(bytes, YEW_MARK.as_bytes()) {
        return Err(Error::new(
            format!("`{YEW_MARK}` is still in {stem}.{extension}"),
            "Yew names its marks in a new way: rename them in xtask/src/finish.rs",
        ));
    }
    let name = format!("assets/{stem}-{:.16}.{extension}", hex(&Sha256::digest(bytes)));
    write(&stage.join("v1").join(&name), bytes)?;
    Ok(name)
}

/// The packs' paths, by the program they go with and language.
fn packs(stage: &Path) -> Result<Map<String, Value>> {
    let mut lists = Map::new();
    for pack in content::built()? {
        let path = format!("assets/{}", pack.file());
        write(&stage.join("v1").join(&path), &pack.bytes)?;
        let Some(list) = pack.kind.name() else { continue };
        if let Value::Object(list) = lists.entry(list).or_insert_with(|| json!({})) {
            list.insert(pack.lang, path.into());
        }
    }
    Ok(lists)
}

/// The glue with our own marks, and with the wasm's new name beside it.
fn glue(script: &str, wasm: &str) -> Result<String> {
    let file = wasm.trim_start_matches("assets/");
    let script = script.replace(YEW_MARK, OUR_MARK);
    if !script.contains(WASM) {
        return Err(Error::new("the glue names no topup-guard_bg.wasm", "see what wasm-bindgen writes now"));
    }
    Ok(script.replace(WASM, file))
}

/// Whether this is a release, and not a build for development.
fn released() -> bool {
    env::var_os(build::PICKER).is_some()
}

/// The scripts and the style of our own page, filled in and shortened.
fn own_files(stage: &Path, views: &[View]) -> Result<()> {
    let offline = stage.join("offline.js");
    if !views.is_empty() {
        let words: Map<_, _> = views.iter().map(|view| (view.lang.clone(), json!(view.newer))).collect();
        write(&offline, fill(&read_text(&offline)?, "WORDS", &words.into())?)?;
    }
    for name in ["early.js", "offline.js"] {
        let file = stage.join(name);
        write(&file, short(stage, &read_text(&file)?)?)?;
    }
    let style = stage.join("page.css");
    write(&style, lean(&read_text(&style)?))
}

/// A script with its one line `const NAME = …` filled in.
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

/// A script without comments and long names; in development as it is written.
pub(crate) fn short(stage: &Path, script: &str) -> Result<String> {
    if released() { terse(stage, script) } else { Ok(script.to_owned()) }
}

/// A script without comments and long names; `folder` is where it may stand meanwhile.
pub(crate) fn terse(folder: &Path, script: &str) -> Result<String> {
    let file = folder.join("unfinished.js");
    write(&file, script)?;
    let mut terser = command("terser");
    terser
        .args(["--module", "--mangle", "--compress", "passes=2,sequences=false", "--output"])
        .arg(&file)
        .arg(&file);
    run(&mut terser, "mend the script that the lines above complain about")?;
    text(take(&file)?)
}

/// A style sheet without comments and without space that means nothing.
///
/// Ours has neither in a string, and a space before a colon is left, since it means something in a selector.
fn lean(css: &str) -> String {
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

/// Everything in `static/` that has no place of its own goes to the root as it is.
fn copy_static(stage: &Path) -> Result<()> {
    let folder = root().join("static");
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file);
        let placed = ["style.css", "topup-guard.js", "host-pack.js", "sw.js", "single-file.js"];
        if !placed.iter().any(|other| name == Path::new(other)) {
            write(&stage.join(name), read(&file)?)?;
        }
    }
    Ok(())
}

/// The page of each language, with the styles and the early script in it: each file of their own would hold the first paint
/// up by a round trip.
fn pages(stage: &Path, style: &str, names: &Value, version: &str, views: &[View]) -> Result<()> {
    let template = offline::versioned(&read_text(&stage.join("index.html"))?, version);
    let script = text(take(&stage.join("early.js"))?)?;
    let around = read_text(&stage.join("page.css"))?;
    let picker = |name: &str| names["picker"][name].as_str().unwrap_or_default();
    views.iter().try_for_each(|view| {
        let mut classes = critical::classes(&view.html);
        // An answer that was tapped early.
        classes.insert("on");
        let critical = around.clone() + &critical::critical(style, &classes);
        let inline = Inline::new(critical, style.to_owned(), script.trim().to_owned())?;
        let early = [picker("wasm"), picker(&view.lang)].map(|file| format!("./v1/{file}"));
        let page = view.page(&template, &inline, &early, picker("glue"), views);
        write(&stage.join(format!("{}index.html", view.folder())), page)
    })
}

/// The page of development: the template, which has no manifest then, with the widget's style as a file.
fn template_alone(stage: &Path, names: &Value) -> Result<()> {
    let page = stage.join("index.html");
    let style = names["style"].as_str().unwrap_or_default();
    let line = |line: &str| match line {
        line if line.contains("data-trunk") => format!("<link rel=\"stylesheet\" href=\"./v1/{style}\">\n"),
        line if line.contains("rel=\"manifest\"") => String::new(),
        line => format!("{line}\n"),
    };
    write(&page, read_text(&page)?.lines().map(line).collect::<String>())
}

/// wasm-bindgen writes `snippets/` for JavaScript inlined in Rust, which neither loader nor policy knows.
fn no_stray_code(stage: &Path) -> Result<()> {
    if stage.join("snippets").exists() {
        return Err(Error::new(
            "a crate brings JavaScript of its own (snippets/)",
            "do without `inline_js` and `module = …`, or without that crate",
        ));
    }
    Ok(())
}

/// `SHA256SUMS`, to be checked with `sha256sum --check`.
fn sums(stage: &Path) -> Result<()> {
    let mut list = String::new();
    for file in files(stage)? {
        let name = file.strip_prefix(stage).unwrap_or(&file).display();
        list.push_str(&format!("{}  {name}\n", hex(&Sha256::digest(read(&file)?))));
    }
    write(&stage.join("SHA256SUMS"), list)
}

/// Reads a file and removes it.
fn take(path: &Path) -> Result<Vec<u8>> {
    let bytes = read(path)?;
    fs::remove_file(path).map_err(|e| file_error(path, &e))?;
    Ok(bytes)
}

fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes)
        .map_err(|e| Error::new(format!("a script is not UTF-8: {e}"), "see what wasm-bindgen writes"))
}

fn find(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_files_line_of_the_loader_changes() {
        let loader = "// a\nconst FILES = { glue: \"\" }; // filled in\nrun(FILES);\n";
        let filled = fill(loader, "FILES", &json!({ "glue": "assets/g.js" })).unwrap();
        assert_eq!(filled, "// a\nconst FILES = {\"glue\":\"assets/g.js\"};\nrun(FILES);\n");
    }

    #[test]
    fn a_style_sheet_loses_nothing_that_means_something() {
        let css = "/* Why */\n.a :is(b, c) > d ,\n.e:hover {\n  margin: calc(1px + 2px) 0; /* so */ color: red;\n}\n\
                   @media (width > 1px) { p::before { content: \"x\"; } }\n";
        assert_eq!(
            lean(css),
            ".a :is(b,c) > d,.e:hover{margin:calc(1px + 2px) 0;color:red}@media (width > 1px){p::before{content:\"x\"}}"
        );
    }

    #[test]
    fn a_loader_without_the_line_or_with_two_is_refused() {
        assert!(fill("run();\n", "FILES", &json!({})).is_err());
        assert!(fill("const FILES = {};\nconst FILES = {};\n", "FILES", &json!({})).is_err());
    }

    #[test]
    fn the_glue_gets_our_marks_and_the_new_name() {
        let glue = glue("x.__yew_subtree_id; new URL('topup-guard_bg.wasm', u)", "assets/topup-guard-1.wasm")
            .unwrap();
        assert_eq!(glue, "x.__topup_guard_subtree_id; new URL('topup-guard-1.wasm', u)");
    }
}
