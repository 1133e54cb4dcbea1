//! The finishing step: turns programs, packs, scripts and styles into the files that are published.
//!
//! `cargo xtask build` calls it on the release's programs, and Trunk after each of its builds, before it
//! moves the files into place: a failure leaves the old files standing. The order matters: names inside a
//! file change before the file is hashed.
use crate::first_view::{self, Files, View};
use crate::hash::{sha256, write_sums};
use crate::inline::Inline;
use crate::scripts::{ELEMENT, element, fill, minify, minify_css};
use crate::{
    configure, content, critical, headers, lists, manifest, oembed, scripts, service_worker, versions,
};
use serde_json::{Map, Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use xtask_base::files::{file_error, files, read, read_text, write};
use xtask_base::programs::{FULL, GLUE, HOST_PACK, HOST_PACK_FOLDER, PICKER, Program, WASM};
use xtask_base::run::root;
use xtask_base::{Error, Result};

/// Yew's marks on DOM nodes. Renamed, since a host page that is itself a Yew program uses the same.
pub(crate) const YEW_MARK: &str = "__yew_";
pub(crate) const OUR_MARK: &str = "__topup_guard_";

/// Folder and programs that the finishing step works on.
#[derive(Debug)]
pub(crate) struct Stage<'a> {
    /// Where `index.html` is, and where everything goes.
    pub(crate) folder: &'a Path,
    /// The programs, each with the folder that holds its [`WASM`] and [`GLUE`].
    pub(crate) programs: &'a [(Program, PathBuf)],
    /// Whether this is a release: one page for each language with the first view in it, short scripts, lists.
    pub(crate) published: bool,
}

/// Finishes what Trunk has built for development.
///
/// # Errors
/// When Trunk did not call it, or a file cannot be read or written.
pub fn trunk_hook() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Error::new("this step works on what Trunk has just built", "run `cargo xtask build` instead")
    })?;
    let host_pack = env::var_os(HOST_PACK_FOLDER).map(|folder| (HOST_PACK, PathBuf::from(folder)));
    let programs: Vec<_> = [(FULL, folder.clone())].into_iter().chain(host_pack).collect();
    finish(&Stage { folder: &folder, programs: &programs, published: false })
}

/// Names, fills in and places every file.
pub(crate) fn finish(stage: &Stage<'_>) -> Result<()> {
    let folder = stage.folder;
    let mut names = packs(folder)?;
    let mut host = json!({});
    for (program, from) in stage.programs {
        let files = stage.place_program(program, from)?;
        if *program == HOST_PACK {
            host = files;
        } else if let (Some(Value::Object(list)), Value::Object(files)) = (names.get_mut(program.name), files)
        {
            // Its packs are listed there already.
            list.extend(files);
        }
    }
    let host = json!({ "host": host, "all": names.remove("all") });
    let script = stage.script(&fill(&read_text(&root().join("static/host-pack.js"))?, "FILES", &host)?)?;
    let script = place(folder, HOST_PACK.name, "js", script.as_bytes())?;
    names.insert("script".to_owned(), script.into());
    let style = minify_css(&read_text(&root().join("static/style.css"))?);
    names.insert("style".to_owned(), place(folder, "topup-guard", "css", style.as_bytes())?.into());
    let names = Value::from(names);
    write(&folder.join("v1/files.json"), format!("{names:#}\n"))?;
    let loader = fill(&element()?, "FILES", &names)?;
    write(&folder.join("v1/topup-guard.js"), stage.script(&loader)?)?;
    copy_static(folder)?;
    // Only a release has the folder that never changes.
    let pinned = if stage.published { versions::folder() } else { "v1".to_owned() };
    configure::fill_in(folder, &names, &host, &pinned)?;
    let schema = topup_guard_pack::schema();
    write(&folder.join("v1/pack.schema.json"), format!("{schema:#}\n"))?;
    // The page of development is empty until the program is there.
    let views = if stage.published { first_view::views()? } else { Vec::new() };
    stage.own_files(&views)?;
    if stage.published {
        let version = service_worker::version(folder)?;
        pages(folder, &style, &names, &version, &views)?;
        manifest::write_all(folder, &views)?;
        oembed::write_all(folder)?;
        service_worker::write_worker(folder, &version)?;
        headers::write_all(folder)?;
        lists::write_lists(folder)?;
        versions::write_version(folder)?;
    } else {
        template_alone(folder, &names)?;
    }
    write_sums(folder)
}

impl Stage<'_> {
    /// Places a program's glue and wasm; returns their names.
    fn place_program(&self, program: &Program, from: &Path) -> Result<Value> {
        // wasm-bindgen writes it for JavaScript inlined in Rust, which neither loader nor policy allows.
        if from.join("snippets").exists() {
            return Err(Error::new(
                "a crate brings JavaScript of its own (snippets/)",
                "do without `inline_js` and `module = …`, or without that crate",
            ));
        }
        let (wasm, script) = (read(&from.join(WASM))?, read_text(&from.join(GLUE))?);
        // What Trunk has built is published under its new name alone.
        if from == self.folder {
            [WASM, GLUE].into_iter().try_for_each(|name| remove(&from.join(name)))?;
        }
        let wasm = place(self.folder, program.name, "wasm", &wasm)?;
        let glue = self.script(&glue(&script, &wasm)?)?;
        Ok(json!({ "glue": place(self.folder, program.name, "js", glue.as_bytes())?, "wasm": wasm }))
    }

    /// Returns a script without comments and long names; in development as it is written.
    fn script(&self, script: &str) -> Result<String> {
        if self.published { minify(self.folder, script) } else { Ok(script.to_owned()) }
    }

    /// Fills in and shortens the scripts and the style of our own page.
    fn own_files(&self, views: &[View]) -> Result<()> {
        let offline = self.folder.join("offline.js");
        if !views.is_empty() {
            let words: Map<_, _> = views.iter().map(|view| (view.lang.clone(), json!(view.newer))).collect();
            write(&offline, fill(&read_text(&offline)?, "WORDS", &words.into())?)?;
        }
        let early = self.folder.join("early.js");
        write(&early, scripts::early()?)?;
        for name in ["early.js", "offline.js"] {
            let file = self.folder.join(name);
            write(&file, self.script(&read_text(&file)?)?)?;
        }
        let style = self.folder.join("page.css");
        write(&style, minify_css(&read_text(&style)?))
    }
}

/// Writes `v1/assets/<stem>-<hash>.<extension>`; returns its path relative to `v1/`.
fn place(stage: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Result<String> {
    if bytes.windows(YEW_MARK.len()).any(|window| window == YEW_MARK.as_bytes()) {
        return Err(Error::new(
            format!("`{YEW_MARK}` is still in {stem}.{extension}"),
            "Yew names its marks in a new way: rename them in xtask/build/src/finish.rs",
        ));
    }
    let name = format!("assets/{stem}-{:.16}.{extension}", sha256(bytes));
    write(&stage.join("v1").join(&name), bytes)?;
    Ok(name)
}

/// Places the packs; returns their paths by program and language.
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

/// Returns the glue with our own marks and the wasm's new name.
fn glue(script: &str, wasm: &str) -> Result<String> {
    let file = wasm.trim_start_matches("assets/");
    let script = script.replace(YEW_MARK, OUR_MARK);
    if !script.contains(WASM) {
        return Err(Error::new("the glue names no topup-guard_bg.wasm", "see what wasm-bindgen writes now"));
    }
    // The loader never starts a program without waiting for it; what nobody exports is left out of the
    // script.
    Ok(script.replace(WASM, file).replace("export { initSync, ", "export { "))
}

/// Copies everything in `static/` that is not placed otherwise to the root.
fn copy_static(stage: &Path) -> Result<()> {
    let folder = root().join("static");
    for file in files(&folder)? {
        let name = file.strip_prefix(&folder).unwrap_or(&file);
        let placed = ["style.css", "host-pack.js", "sw.js", "single-file.js", "screens.js"];
        if !placed.iter().chain(&ELEMENT).any(|other| name == Path::new(other)) {
            write(&stage.join(name), read(&file)?)?;
        }
    }
    Ok(())
}

/// Writes the pages of each language, with styles and early script inline: each as a file would delay the
/// first paint by a round trip.
fn pages(stage: &Path, style: &str, names: &Value, version: &str, views: &[View]) -> Result<()> {
    let template = service_worker::versioned(&read_text(&stage.join("index.html"))?, version);
    let script = stage.join("early.js");
    let text = read_text(&script)?;
    remove(&script)?;
    let around = read_text(&stage.join("page.css"))?;
    let named = |program: &Program, name: &str| names[program.name][name].as_str().unwrap_or_default();
    for view in views {
        let screens = format!("./v1/{}", place_screens(stage, view)?);
        for room in view.pages() {
            // Only the full program has Check; it is mounted with the first pack too.
            let (program, packs) =
                if room.view == "check" { (FULL, &[PICKER, FULL][..]) } else { (PICKER, &[PICKER][..]) };
            let packs = packs.iter().map(|kind| named(kind, &view.lang));
            let files = Files {
                early: [named(&program, "wasm")]
                    .into_iter()
                    .chain(packs)
                    .map(|file| format!("./v1/{file}"))
                    .collect(),
                screens: screens.clone(),
                glue: named(&program, "glue").to_owned(),
            };
            let mut classes = critical::classes(&room.html);
            // An answer that was tapped early.
            classes.insert("on");
            let critical = around.clone() + &critical::critical(style, &classes);
            let inline = Inline::new(critical, style.to_owned(), text.trim().to_owned())?;
            let page = view.page(&room, &template, &inline, &files, views);
            write(&stage.join(format!("{}{}index.html", view.folder(), room.path())), page)?;
        }
    }
    Ok(())
}

/// Places a language's screens for pages that do not bring them; returns the path relative to `v1/`.
fn place_screens(stage: &Path, view: &View) -> Result<String> {
    let page = format!("<!doctype html>\n<meta charset=\"utf-8\">\n{}\n", view.screens);
    place(stage, &format!("screens-{}", view.lang), "html", page.as_bytes())
}

/// Writes the page of development: the template without a manifest, with the widget's style as a file.
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

fn remove(file: &Path) -> Result<()> {
    fs::remove_file(file).map_err(|e| file_error(file, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_gets_our_marks_and_the_wasms_new_name() {
        let glue = glue("x.__yew_subtree_id; new URL('topup-guard_bg.wasm', u)", "assets/topup-guard-1.wasm")
            .unwrap();
        assert_eq!(glue, "x.__topup_guard_subtree_id; new URL('topup-guard-1.wasm', u)");
    }
}
