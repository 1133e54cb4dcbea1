//! `dist/_headers`: response headers for each file, in the format of Netlify and Cloudflare Pages.
//!
//! A page's policy is read from the page, so that the two cannot differ; `docs/serving.md` has the same for
//! nginx and Apache.
use crate::configure;
use crate::first_view::SITE;
use crate::versions;
use std::env;
use std::path::Path;
use xtask_base::files::{files, read_text, write};
use xtask_base::{Error, Result};

/// Headers of every file: no guessing of types, no referrer, no use of devices.
const ALL: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
         midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=()",
    ),
];
/// Header of our own page, which no window that it opens can reach.
const OWN: (&str, &str) = ("Cross-Origin-Opener-Policy", "same-origin");
/// Added to the policy of a page that may not be framed, since a `<meta>` cannot say it.
const UNFRAMED: &str = "frame-ancestors 'none'";
/// Added to the policy of the page for frames, which may be framed by its own site until somebody names hosts,
/// and of the preview of `configure.html`.
const FRAMED: &str = "frame-ancestors 'self'";
/// Says in the file how the page for frames is opened to hosts.
const HOW_TO_OPEN: &str = "# Who may frame it: write the hosts' origins behind frame-ancestors, such as 'self' https://news.example; or * for all.";
/// Header of the page for frames, which a host that isolates itself (COEP) demands.
const ISOLATED: (&str, &str) = ("Cross-Origin-Embedder-Policy", "require-corp");
/// Policy of the service worker, which fetches the page's files and runs nothing else.
const WORKER: &str = "default-src 'none'; connect-src 'self'";
/// Policy of the checker beside `configure.html`, which runs our modules and the program that reads packs.
const CHECKER: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
/// Files that are named by their hash never change; others are revalidated.
const CACHE: &str = "Cache-Control";
const FOREVER: &str = "public, max-age=31536000, immutable";
const ANEW: &str = "no-cache";
/// Headers of the widget's files, which pages on other sites load, also such as isolate themselves, and frames
/// without an origin.
const SHARED: (&str, &str) = ("Access-Control-Allow-Origin", "*");
const ANY_SITE: (&str, &str) = ("Cross-Origin-Resource-Policy", "cross-origin");

/// Writes `_headers` for the files in `stage`.
pub(crate) fn write_all(stage: &Path) -> Result<()> {
    let site = env::var(SITE).unwrap_or_default();
    let (mut pages, mut parts) = (Vec::new(), Vec::new());
    for file in files(stage)? {
        let name = file.strip_prefix(stage).unwrap_or(&file).display().to_string();
        // The screens of a page are no page.
        if name.ends_with(".html") && !name.contains("/assets/") {
            pages.push((name, policy(&read_text(&file)?)?));
        } else if name.starts_with(configure::FOLDER) {
            parts.push(name);
        }
    }
    write(&stage.join("_headers"), text(folder(&site), &pages, &parts))
}

/// Returns the page's path on its site without a slash at the end, such as `/topup`; empty for the root.
fn folder(site: &str) -> &str {
    let rest = site.split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/').map_or("", |at| rest[at..].trim_end_matches('/'))
}

/// Returns the policy of a page.
fn policy(page: &str) -> Result<String> {
    let begin = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let found = page.split_once(begin).and_then(|(_, rest)| rest.split_once('"'));
    found.map(|(policy, _)| policy.to_owned()).ok_or_else(|| {
        Error::new("a page has no Content-Security-Policy", "write it as in index.html and static/embed.html")
    })
}

/// Returns the file's text for these pages, with their policies, and these parts of `configure.html`.
///
/// No header is in two rules that match one path, since hosts would join the values.
fn text(folder: &str, pages: &[(String, String)], parts: &[String]) -> String {
    let mut text = "# Read by Netlify and Cloudflare Pages at the root of a site; docs/serving.md has lines for others.\n".to_owned();
    let mut rule = |path: &str, headers: &[(&str, &str)]| {
        text.push_str(&format!("{folder}/{path}\n"));
        headers.iter().for_each(|(name, value)| text.push_str(&format!("  {name}: {value}\n")));
    };
    rule("*", &ALL);
    for (name, policy) in pages {
        if name.starts_with("embed") {
            let policy = format!("{policy}; {FRAMED}");
            let headers = [("Content-Security-Policy", policy.as_str()), (CACHE, ANEW), ISOLATED, ANY_SITE];
            rule(&format!("{name}\n{HOW_TO_OPEN}"), &headers);
            continue;
        }
        let framed = if name.starts_with(configure::FOLDER) { FRAMED } else { UNFRAMED };
        let policy = format!("{policy}; {framed}");
        let headers = [("Content-Security-Policy", policy.as_str()), OWN, (CACHE, ANEW)];
        rule(name, &headers);
        // The page is served at its folder's address too.
        if let Some(folder) = name.strip_suffix("index.html") {
            rule(folder, &headers);
        }
    }
    rule("sw.js", &[("Content-Security-Policy", WORKER), (CACHE, ANEW)]);
    let own = ["offline.js", "manifest.webmanifest", "*/manifest.webmanifest"];
    for name in own.into_iter().chain(parts.iter().map(String::as_str)) {
        let policy = name.ends_with("worker.js").then_some(("Content-Security-Policy", CHECKER));
        rule(name, &policy.into_iter().chain([(CACHE, ANEW)]).collect::<Vec<_>>());
    }
    for name in ["embed.js", "embed-host.js"] {
        rule(name, &[(CACHE, ANEW), SHARED, ANY_SITE]);
    }
    for name in ["page.css", "icon.svg"] {
        rule(name, &[ANY_SITE]);
    }
    rule("v1/topup-guard.js", &[(CACHE, ANEW)]);
    rule("v1/assets/*", &[(CACHE, FOREVER)]);
    rule("v1/*", &[SHARED, ANY_SITE]);
    rule(&format!("{}/*", versions::folder()), &[(CACHE, FOREVER), SHARED, ANY_SITE]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use xtask_base::run::root;

    #[test]
    fn a_page_is_sent_with_its_own_policy() {
        let page = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert_eq!(policy(page).unwrap(), "default-src 'none'");
        assert!(policy("<title>x</title>").is_err());
        let pages = [
            ("en/index.html", "a"),
            ("embed.html", "b"),
            ("configure.html", "c"),
            ("configure/host.html", "d"),
        ]
        .map(|(name, policy)| (name.to_owned(), policy.to_owned()));
        let text = text("/topup", &pages, &["configure/page.js".to_owned()]);
        for lines in [
            "/topup/*\n  X-Content-Type-Options: nosniff\n",
            "/topup/en/\n  Content-Security-Policy: a; frame-ancestors 'none'\n  Cross-Origin-Opener-Policy: same-origin\n",
            "/topup/en/index.html\n  Content-Security-Policy: a; frame-ancestors 'none'\n",
            "  Content-Security-Policy: b; frame-ancestors 'self'\n  Cache-Control: no-cache\n",
            "/topup/configure.html\n  Content-Security-Policy: c; frame-ancestors 'none'\n",
            "/topup/configure/host.html\n  Content-Security-Policy: d; frame-ancestors 'self'\n",
            "/topup/configure/page.js\n  Cache-Control: no-cache\n",
            "/topup/v1/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n",
        ] {
            assert!(text.contains(lines), "{lines}in\n{text}");
        }
        // Two rules for one path would be joined.
        assert_eq!(text.matches("/topup/configure.html\n").count(), 1);
        // The limit of Cloudflare Pages.
        assert!(text.lines().all(|line| line.len() < 2_000));
    }

    #[test]
    fn the_folder_is_that_of_the_site() {
        for (site, expected) in [
            ("", ""),
            ("https://a.example", ""),
            ("https://a.example/", ""),
            ("https://a.example/b/c/", "/b/c"),
        ] {
            assert_eq!(folder(site), expected);
        }
    }

    #[test]
    fn the_document_for_other_servers_says_the_same() {
        let said = read_text(&root().join("docs/serving.md")).unwrap();
        for server in ["nginx", "apache", "caddy", "xml"] {
            let (_, lines) = said.split_once(&format!("```{server}\n")).unwrap();
            let (lines, _) = lines.split_once("```").unwrap();
            for (name, value) in ALL.into_iter().chain([OWN, SHARED, ANY_SITE, ISOLATED]) {
                assert!(lines.contains(name) && lines.contains(value), "{server} lacks {name}: {value}");
            }
            for value in [UNFRAMED, FRAMED, WORKER, FOREVER, ANEW] {
                assert!(lines.contains(value), "{server} lacks {value}");
            }
        }
    }
}
