//! `cargo xtask lighthouse`: what Lighthouse says of the built pages on a phone, in both main languages.
//!
//! Accessibility, best practices and search must be 100 of 100. Performance depends on what else the machine
//! does, so it is printed only. Lighthouse CI would hold the scores too; docs/decisions/0029 says why it is
//! not used.
use crate::{browsers, size};
use clap::Args as ClapArgs;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use topup_guard_drive::{EngineKind, Fault, Server};
use xtask_base::files::{clear, file_error, files, read, read_text, write};
use xtask_base::programs::BuildMode;
use xtask_base::run::{built, command, run, target};
use xtask_base::tools;
use xtask_base::{Error, Result};
use xtask_build::release::release;

/// Goal for performance, of 100; stated beside the figure.
const GOAL: f64 = 98.0;
/// Categories that must be whole, as Lighthouse names them.
const WHOLE: [&str; 3] = ["accessibility", "best-practices", "seo"];
const PERFORMANCE: &str = "performance";
/// The pages: a name for the report, and where it is.
const PAGES: [(&str, &str); 3] =
    [("zh-Hans", "/?lang=zh-Hans"), ("en", "/en/"), ("en-quiz", "/en/?lang=en#/v1/quiz")];

/// Flags of the command.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Take dist/ as it stands instead of building it first
    #[arg(long)]
    no_build: bool,
}

/// Looks each page over, prints its scores, and names every audit that keeps one from being whole.
pub fn lighthouse(args: &Args) -> Result<()> {
    if !args.no_build {
        tools::ready(tools::TO_RELEASE)?;
        release(BuildMode::Small)?;
    }
    let lighthouse = tools::lighthouse()?;
    let engine = browsers::one(EngineKind::Chrome)?;
    let folder = target().join("lighthouse");
    let site = folder.join("site");
    let server = Server::start(&site).map_err(|e| file_error(&site, &e))?;
    clear(&folder)?;
    publish(&built()?, &server.origin(), &site)?;
    // As docs/EMBEDDING.md advises a host: what is named by its hash never changes.
    let keep = "public, max-age=31536000, immutable".to_owned();
    server.fault("/v1/assets/", Fault::Header("Cache-Control", keep));
    let mut failing = Vec::new();
    for (name, path) in PAGES {
        let report = folder.join(name);
        run(
            &mut look(&lighthouse, &engine.browser, &server.url(path), &report),
            "see Lighthouse's lines above; `chromium --headless` by hand shows whether the browser starts",
        )?;
        let json = folder.join(format!("{name}.report.json"));
        let report: Value = serde_json::from_str(&read_text(&json)?)
            .map_err(|e| Error::new(format!("{}: {e}", json.display()), "run this again"))?;
        println!("{name:8} {}", scores(&report));
        failing.extend(faults(&report).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    println!("performance is to be {GOAL} on a machine at rest; the reports are in {}", folder.display());
    if failing.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        format!("Lighthouse finds:\n  {}", failing.join("\n  ")),
        "mend the page; each report says more, as HTML",
    ))
}

/// Writes the built files as a good server has them: each one's brotli beside it, and pages that know their
/// own address, as `TOPUP_GUARD_SITE` tells it to a build that is for one site.
fn publish(dist: &Path, origin: &str, site: &Path) -> Result<()> {
    for file in files(dist)? {
        let (to, mut bytes) = (site.join(file.strip_prefix(dist).unwrap_or(&file)), read(&file)?);
        if file.extension().is_some_and(|end| end == "html") {
            bytes = addressed(&String::from_utf8_lossy(&bytes), origin).into_bytes();
        }
        write(&PathBuf::from(format!("{}.br", to.display())), size::brotli(&bytes)?)?;
        write(&to, bytes)?;
    }
    Ok(())
}

/// Returns a page whose links to itself and to its other languages begin with the site's address, where they
/// were relative.
fn addressed(page: &str, origin: &str) -> String {
    let line = |line: &str| {
        if line.starts_with("<link rel=\"canonical\"") || line.starts_with("<link rel=\"alternate\"") {
            let root = format!("href=\"{origin}/");
            return line.replace("href=\"../", &root).replace("href=\"./", &root);
        }
        line.to_owned()
    };
    page.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Looks at an address once; the reports' names begin with `report`.
fn look(lighthouse: &Path, browser: &Path, url: &str, report: &Path) -> Command {
    let mut node = command("node");
    node.arg(lighthouse).arg(url).args(["--quiet", "--no-enable-error-reporting", "--locale=en"]);
    node.arg(format!("--only-categories={PERFORMANCE},{}", WHOLE.join(",")));
    node.args(["--output=json", "--output=html"]).arg(format!("--output-path={}", report.display()));
    // No sandbox, as in the other tests; and nothing of the browser's own on the line.
    node.arg(
        "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage --disable-background-networking",
    );
    node.env("CHROME_PATH", browser);
    node
}

/// Returns all scores in a line, of 100.
fn scores(report: &Value) -> String {
    let score =
        |name: &&str| report["categories"][name]["score"].as_f64().map(|score| (score * 100.0).round());
    let text = |name: &&str| format!("{name} {}", score(name).map_or("none".to_owned(), |s| s.to_string()));
    WHOLE.iter().chain(&[PERFORMANCE]).map(text).collect::<Vec<_>>().join(", ")
}

/// Returns what keeps a category from being whole: each audit that counts and did not pass, with what it
/// found.
fn faults(report: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for name in WHOLE {
        let category = &report["categories"][name];
        if category["score"].as_f64() == Some(1.0) {
            continue;
        }
        let before = faults.len();
        for one in category["auditRefs"].as_array().into_iter().flatten() {
            let audit = &report["audits"][one["id"].as_str().unwrap_or_default()];
            // No score means that it does not apply, unless it broke.
            let broke = audit["scoreDisplayMode"] == "error";
            if one["weight"].as_f64() > Some(0.0)
                && (broke || audit["score"].as_f64().is_some_and(|s| s < 1.0))
            {
                faults.push(fault(name, audit));
            }
        }
        if faults.len() == before {
            faults.push(format!("{name} has no score"));
        }
    }
    faults
}

/// Returns an audit in words: its title, and what it points at.
fn fault(category: &str, audit: &Value) -> String {
    let mut text = format!("{category}: {}", audit["title"].as_str().unwrap_or_default());
    if let Some(why) = audit["errorMessage"].as_str().or(audit["explanation"].as_str()) {
        text.push_str(&format!(" ({why})"));
    }
    for item in audit["details"]["items"].as_array().into_iter().flatten() {
        let at = [&item["node"]["snippet"], &item["description"], &item["issueType"], &item["url"]];
        let at = at.into_iter().find_map(Value::as_str).map_or_else(|| item.to_string(), str::to_owned);
        text.push_str(&format!("\n    {at}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_page_of_no_site_is_given_one() {
        let page = "<link rel=\"canonical\" href=\"../en/\">\n<link rel=\"icon\" href=\"../icon.svg\">\n\
                    <link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"./\">";
        let page = addressed(page, "http://here");
        assert_eq!(
            page,
            "<link rel=\"canonical\" href=\"http://here/en/\">\n<link rel=\"icon\" href=\"../icon.svg\">\n\
             <link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"http://here/\">"
        );
    }

    #[test]
    fn only_what_counts_and_did_not_pass_is_named_with_what_it_points_at() {
        let audit = |id: &str, weight: u8| json!({ "id": id, "weight": weight });
        let report = json!({
            "categories": {
                "accessibility": { "score": 1.0, "auditRefs": [audit("bad", 1)] },
                "best-practices": { "score": 0.9, "auditRefs": [audit("bad", 1), audit("good", 3), audit("told", 0),
                                                                audit("not", 1), audit("broke", 1)] },
                "seo": { "score": null, "auditRefs": [] },
            },
            "audits": {
                "bad": { "title": "Too pale", "score": 0, "details": { "items": [{ "node": { "snippet": "<p>" } }] } },
                "good": { "title": "Good", "score": 1 },
                "told": { "title": "Told", "score": 0 },
                "not": { "title": "Not here", "score": null, "scoreDisplayMode": "notApplicable" },
                "broke": { "title": "Broke", "score": null, "scoreDisplayMode": "error", "errorMessage": "why" },
            },
        });
        assert_eq!(
            faults(&report),
            ["best-practices: Too pale\n    <p>", "best-practices: Broke (why)", "seo has no score",]
        );
        assert_eq!(scores(&report), "accessibility 100, best-practices 90, seo none, performance none");
    }
}
