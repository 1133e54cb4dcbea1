//! `cargo xtask single-file`: one HTML file for each language, which opens from a disk and fetches nothing.
//!
//! Written here because bundlers know modules of JavaScript, and not this loader's programs and packs.
use crate::finish::{OUR_MARK, YEW_MARK};
use crate::first_view::{SITE, View, escape, views};
use crate::inline::{base64, ends_nothing, sum};
use crate::scripts::{fill, minify};
use std::env;
use std::path::{Path, PathBuf};
use topup_guard_pack::Kind;
use xtask_base::files::{files, read, read_text, write};
use xtask_base::programs::{BINDGEN_HELP, FULL, GLUE, NAMES, WASM};
use xtask_base::run::{built, command, root, run, target};
use xtask_base::short_names::rename;
use xtask_base::tools;
use xtask_base::{Error, Result};

/// Hides what would lead to other files; and the style of the line above the widget.
const STYLE: &str = ".tool[data-set=lang],.tongues{display:none}";
const LINE_STYLE: &str = ".single{max-inline-size:688px;margin:0 auto;padding:8px 16px;font-size:.85em}";
/// Hides sharing, for a file without an address.
const NO_SHARE: &str = "[data-do=share]{display:none}";

/// Writes the files from what `cargo xtask build` has built.
///
/// # Errors
/// When it has not, or a tool cannot be fetched.
pub fn single_file() -> Result<()> {
    tools::ready(tools::TO_RELEASE)?;
    write_all()
}

/// Returns the folder that the files go to.
pub fn folder() -> PathBuf {
    target().join("single-file")
}

/// Makes wasm-bindgen's glue for the full program as a classic script. `bound` is the folder with the
/// program's final wasm, which is copied beside the glue.
pub(crate) fn glue(compiled: &Path, bound: &Path) -> Result<()> {
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", "topup-guard", "--out-dir"]);
    run(bindgen.arg(glue_folder()).arg(compiled), BINDGEN_HELP)?;
    let glue = glue_folder().join(GLUE);
    write(&glue, rename(&read_text(&glue)?, &read_text(&bound.join(NAMES))?)?)?;
    write(&glue_folder().join(WASM), read(&bound.join(WASM))?)
}

fn glue_folder() -> PathBuf {
    folder().join("glue")
}

/// Writes the file of every language, once everything is built.
///
/// # Errors
/// When something is not built, or a tool fails.
pub fn write_all() -> Result<()> {
    let dist = built()?;
    let script = script(&dist)?;
    for view in views()? {
        let html = page(&dist, &view, &script)?;
        let path = folder().join(format!("topup-guard-{}.html", view.lang));
        println!("{:>9} {}", html.len(), path.display());
        write(&path, html)?;
    }
    Ok(())
}

/// Returns the script: glue and starter.
fn script(dist: &Path) -> Result<String> {
    let again = "run `cargo xtask build` first";
    let glue = glue_folder().join(GLUE);
    if !glue.is_file() {
        return Err(Error::new("the glue of the one-file edition is not built", again));
    }
    let glue = read_text(&glue)?.replace(YEW_MARK, OUR_MARK);
    if read(&glue_folder().join(WASM))? != read(&asset(dist, &format!("{}-", FULL.name), ".wasm")?)? {
        return Err(Error::new(
            "the glue of the one-file edition is of another program than dist/ has",
            again,
        ));
    }
    let home = env::var(SITE).unwrap_or_default();
    let starter = fill(&read_text(&root().join("static/single-file.js"))?, "HOME", &home.into())?;
    let script = minify(&folder(), &format!("{{\n{glue}\n{starter}\n}}"))?;
    ends_nothing(&script, "</script")?;
    Ok(script)
}

/// Returns the page of one language.
fn page(dist: &Path, view: &View, script: &str) -> Result<String> {
    let site = env::var(SITE).unwrap_or_default();
    let no_share = if site.is_empty() { NO_SHARE } else { "" };
    let style = format!("{}{STYLE}{no_share}", read_text(&asset(dist, "topup-guard-", ".css")?)?);
    let line_style = format!("{}{LINE_STYLE}", read_text(&dist.join("page.css"))?);
    [&style, &line_style].into_iter().try_for_each(|style| ends_nothing(style, "</style"))?;
    let icon = base64(&read(&dist.join("icon.svg"))?);
    let (lang, title, age, failed) =
        (&view.lang, escape(&view.title), escape(&view.single[0]), escape(&view.single[1]));
    let link =
        if site.is_empty() { String::new() } else { format!(" <a href=\"{0}\">{0}</a>", escape(&site)) };
    let mut data = String::new();
    let mut hold = |name: &str, path: &Path| -> Result<()> {
        let bytes = base64(&read(path)?);
        data.push_str(&format!(
            "<script type=\"application/octet-stream\" data-file=\"{name}\">{bytes}</script>\n"
        ));
        Ok(())
    };
    for kind in [Kind::Picker, Kind::Full, Kind::Quiz, Kind::Check] {
        hold(kind.name().unwrap_or_default(), &asset(dist, &format!("{}-{lang}-", kind.stem()), ".pack")?)?;
    }
    // The quiz's index and the pack of Check name their parts by their files.
    for path in files(&dist.join("v1/assets"))? {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        if file.starts_with(&format!("part-{lang}-")) || file.starts_with("patterns-") {
            hold(&file, &path)?;
        }
    }
    hold("wasm", &asset(dist, &format!("{}-", FULL.name), ".wasm")?)?;
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {} {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        sum(script),
        sum(&style),
        sum(&line_style)
    );
    Ok(format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"format-detection\" content=\"telephone=no\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n\
         <style data-style>{style}</style>\n<style>{line_style}</style>\n</head>\n<body>\n\
         <p class=\"single\">{age}{link}</p>\n<p class=\"single\" role=\"alert\" data-failed hidden>{failed}</p>\n\
         <topup-guard page>\n{}\n</topup-guard>\n{data}<script>{script}</script>\n</body>\n</html>\n",
        view.html
    ))
}

/// Returns the file in `dist/v1/assets` whose name begins and ends so.
fn asset(dist: &Path, begin: &str, end: &str) -> Result<PathBuf> {
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(begin) && name.ends_with(end)
    };
    files(&dist.join("v1/assets"))?.into_iter().find(named).ok_or_else(|| {
        Error::new(format!("dist/v1/assets has no {begin}…{end}"), "run `cargo xtask build` first")
    })
}
