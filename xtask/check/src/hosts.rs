//! `cargo xtask hosts`: builds the example hosts against the npm package, and opens each in a browser.
use crate::browsers::{self, Choice};
use crate::test;
use clap::Args as ClapArgs;
use std::path::Path;
use xtask_base::files::{copy, read_text, write};
use xtask_base::run::{command, root, run, target};
use xtask_base::tools::{self, Tool};
use xtask_base::{Error, Result};
use xtask_build::package;

/// Flags of the command.
#[derive(Debug, Default, ClapArgs)]
pub struct Args {
    /// The browser to run in [default: Chromium, Chrome or Firefox, whichever is here]
    #[arg(long)]
    browser: Option<Choice>,
    /// Only tests whose name begins so, such as `react`
    filter: Option<String>,
}

/// Builds all of them and runs their tests.
///
/// # Errors
/// When one cannot be built, or a test fails.
pub fn hosts(args: &Args) -> Result<()> {
    tools::ready(&[Tool::WasmBindgen, Tool::Trunk, Tool::Hosts, Tool::Mdbook])?;
    let engines = browsers::ready(args.browser)?;
    let work = package::workshop(&package::pack()?)?;
    let site = target().join("hosts/site");
    copy(&root().join("examples/hosts"), &work)?;
    let widget = work.join("node_modules/topup-guard/dist");
    for name in ["plain", "strict-csp"] {
        copy(&work.join(name), &site.join(name))?;
        copy(&widget, &site.join(name).join("topup-guard"))?;
    }
    // React's imports the package, so Vite finds the files itself.
    vite(&work.join("react"), &site.join("react"))?;
    for name in ["vue", "svelte"] {
        copy(&widget, &work.join(name).join("public/topup-guard"))?;
        vite(&work.join(name), &site.join(name))?;
    }
    run(command("tsc").arg("--project").arg(work.join("react")), MEND)?;
    copy(&widget, &work.join("mdbook/src/topup-guard"))?;
    let mut book = command("mdbook");
    book.arg("build").arg(work.join("mdbook")).arg("--dest-dir").arg(site.join("mdbook"));
    run(&mut book, MEND)?;
    yew(&site.join("yew"), &widget)?;
    readme(&work, &site.join("readme"))?;
    copy(&widget, &site.join("readme/topup-guard"))?;
    test::hosts(&engines, &site, args.filter.as_deref())
}

const MEND: &str = "mend the example in examples/hosts/ that the lines above complain about";

/// Builds a page with Vite, which copies what is in `public/` unchanged.
fn vite(from: &Path, to: &Path) -> Result<()> {
    let mut vite = command("vite");
    vite.args(["build", "--logLevel", "warn", "--emptyOutDir", "--outDir"]).arg(to).current_dir(from);
    run(&mut vite, MEND)
}

/// Builds the host that is a Yew program, which is a package of the workspace.
fn yew(to: &Path, widget: &Path) -> Result<()> {
    let mut trunk = command("trunk");
    trunk.args(["build", "--offline", "--skip-version-check", "--public-url", "./", "--dist"]).arg(to);
    // Trunk cannot read NO_COLOR=1.
    run(trunk.current_dir(root().join("examples/hosts/yew")).env_remove("NO_COLOR"), MEND)?;
    copy(widget, &to.join("topup-guard"))
}

/// Makes a page of the snippet in the package's README.
fn readme(work: &Path, to: &Path) -> Result<()> {
    let readme = read_text(&work.join("node_modules/topup-guard/README.md"))?;
    let snippet = readme.split_once("```html\n").and_then(|(_, rest)| rest.split_once("```"));
    let (snippet, _) = snippet.ok_or_else(|| {
        Error::new("the package's README has no HTML to copy", "begin with it in xtask/package/README.md")
    })?;
    // The snippet's paths are for a site's root; this page is in a folder.
    let snippet = snippet.replace("\"/topup-guard/", "\"topup-guard/");
    let head =
        "<!doctype html><html lang=en><meta charset=utf-8><title>README</title><link rel=icon href=data:,>";
    write(&to.join("index.html"), format!("{head}\n{snippet}"))
}
