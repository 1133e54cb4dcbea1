//! Our pages run our scripts and reach our files alone, whatever is injected, with the headers of the build.
mod sources;

use crate::fitting::quiz;
use crate::harness::{ANSWER, PATIENCE, Page, dist, single_file};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use topup_guard_drive::Setup;

/// Tries all that injected markup or an injected script could do, and returns what of it worked.
const INTRUDER: &str = include_str!("intruder.js");

/// Returns what of it works in the page that is open.
fn gets_through(page: &Page) -> Vec<String> {
    let other = page.other_origin();
    other.page("/x.js", "window.ran = true;");
    other.page("/x.html", "<!doctype html>");
    other.fault("/", topup_guard_drive::Fault::Header("Access-Control-Allow-Origin", "*".to_owned()));
    let before = other.requests().len();
    let intruder = format!("return (async (other) => {{ {INTRUDER} }})(arguments[0]);");
    let worked = page.session.run_async(&intruder, &[json!(other.origin())]);
    let worked = worked.unwrap_or_else(|error| panic!("{error}"));
    let worked = worked.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    let asked = other.requests().split_off(before).into_iter().map(|path| format!("asked for {path}"));
    worked.chain(asked).collect()
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn code_injected_into_our_pages_neither_runs_nor_connects() {
    let page = Page::new(Setup::PHONE);
    let own = ["/?lang=zh-Hans", "/en/?lang=en", "/zh-Hant/?lang=zh-Hant", "/embed.html?lang=en"];
    let file = format!("file://{}", single_file("en").display());
    for url in own.map(|path| page.server.url(path)).into_iter().chain([file]) {
        page.go(&url);
        page.ready();
        assert_eq!(gets_through(&page), [""; 0], "{url}");
        assert!(page.session.run("return location.href;", &[]).expect("the address") == url.as_str());
    }
    // It has no widget itself, only a frame with one.
    page.go(&page.server.url("/configure.html"));
    page.wait("document.querySelector('#snippet').value");
    assert_eq!(gets_through(&page), [""; 0], "the settings page");
}

/// Proves that the test above can fail: without a policy all of it works.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn code_injected_into_a_page_without_a_policy_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<topup-guard></topup-guard>");
    let through = gets_through(&page);
    for what in [
        "text as a script",
        "a function of text",
        "markup",
        "a script inside",
        "a handler",
        "an address that is a script",
        "a script from elsewhere",
        "a script in its address",
        "a worker",
        "a style",
        "a style in an attribute",
        "a base",
        "a policy for text as scripts",
    ] {
        // Not every browser has Trusted Types.
        let there = through.iter().any(|through| through == what)
            || what.contains("policy") && page.run("return !('trustedTypes' in window);") == json!(true);
        assert!(there, "{what} did not work: {through:?}");
    }
    let end = Instant::now() + PATIENCE;
    for path in ["/x.js", "/fetch", "/beacon", "/picture", "/x.html", "/object", "/style", "/form"] {
        while !page.other_origin().requests().iter().any(|asked| asked == path) {
            assert!(Instant::now() < end, "{path} was not asked for");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    // It is what this test has done.
    page.complaints();
}

/// Returns the built `_headers` file.
pub(crate) fn built_headers() -> String {
    std::fs::read_to_string(dist().join("_headers")).expect("the headers")
}

/// Sends the headers of the built `_headers` file from now on.
fn with_headers(page: &Page) {
    page.server.headers(&built_headers());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn everything_works_with_the_headers_of_the_build() {
    let page = Page::with_worker(Setup::PHONE);
    with_headers(&page);
    for path in ["/?lang=zh-Hans", "/en/?lang=en", "/zh-Hant/?lang=zh-Hant"] {
        page.go(&page.server.url(path));
        page.ready();
    }
    // The worker passes over a page that is just being loaded when it takes control; the next one it
    // controls.
    page.wait_for("return !!(await navigator.serviceWorker.getRegistration())?.active;");
    page.view("en", "home");
    page.controlled();
    page.each_view("en", |_| ());
    page.open("en", "quiz");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    page.run("localStorage.clear();");
    assert_eq!(page.session.console().expect("the console"), [""; 0]);
    // Each header once: two rules that fit would be joined.
    let sent = page.run(
        "const names = ['content-security-policy', 'cache-control', 'x-content-type-options', 'referrer-policy', 'access-control-allow-origin'];
         const all = {};
         const pack = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.pack')).name;
         for (const path of ['/', '/en/', '/embed.html', '/sw.js', '/v1/topup-guard.js?0', new URL(pack).pathname]) {
           const { headers } = await fetch(path, { cache: 'reload' });
           all[path.replace(/[^/]*[.]pack/, 'pack')] = names.map((name) => headers.get(name) ?? '');
         }
         return all;",
    );
    let forever = "public, max-age=31536000, immutable";
    for (path, policy, cache, shared) in [
        ("/", "frame-ancestors 'none'", "no-cache", ""),
        ("/en/", "frame-ancestors 'none'", "no-cache", ""),
        ("/embed.html", "frame-ancestors 'self'", "no-cache", ""),
        ("/sw.js", "connect-src 'self'", "no-cache", ""),
        ("/v1/topup-guard.js?0", "", "no-cache", "*"),
        ("/v1/assets/pack", "", forever, "*"),
    ] {
        let got: Vec<_> = (0..5).map(|at| sent[path][at].as_str().unwrap_or("none").to_owned()).collect();
        assert!(
            got[0].ends_with(policy) && got[0].starts_with("default-src 'none'") != policy.is_empty(),
            "{path}: {got:?}"
        );
        assert_eq!(got[1..], [cache, "nosniff", "no-referrer", shared], "{path}");
    }
    // What was looked at here.
    page.complaints();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn only_the_page_for_frames_can_be_framed() {
    let page = Page::new(Setup::PHONE);
    let host = page.other_origin();
    let open = |path: &str| {
        let frame = page.server.url(path);
        host.page("/host.html", format!("<!doctype html><title>host</title><iframe src='{frame}'></iframe>"));
        page.go(&host.url("/host.html"));
        // The window's load waits for the frame's, and that for the scripts in it.
        page.wait_asked(path.split('?').next().unwrap_or_default(), 1);
        page.wait("document.readyState === 'complete'");
    };
    let scripts = || page.asked_for("/v1/topup-guard.js").len();
    with_headers(&page);
    for path in ["/?lang=zh-Hans", "/en/?lang=en", "/index.html", "/zh-Hant/index.html"] {
        open(path);
    }
    assert_eq!(scripts(), 0);
    // The page for frames is open to its own site alone, until its one line names others.
    open("/embed.html?lang=en");
    assert_eq!(scripts(), 0);
    page.server.headers(
        &built_headers().replace("frame-ancestors 'self'", &format!("frame-ancestors {}", host.url(""))),
    );
    open("/embed.html?lang=en");
    page.wait_asked("/v1/topup-guard.js", 1);
    page.server.headers("");
    let before = scripts();
    open("/en/?lang=en");
    page.wait_asked("/v1/topup-guard.js", before + 1);
    drop(page.session.console());
}

/// Checks that all links are telephone numbers that the content declares, or our own screens.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_link_leads_anywhere_but_to_a_telephone_or_to_our_own_screens() {
    const OFFICIAL: [&str; 10] =
        ["110", "96110", "12381", "12321", "12315", "10086", "10010", "10000", "10099", "95017"];
    let page = Page::new(Setup::PHONE);
    let mut seen = 0;
    page.view("zh-Hans", "number");
    crate::fitting::each_view(&page, &quiz(), |view| {
        let links = page.run(
            "return [...w.shadowRoot.querySelectorAll('[href], [src], [action], [formaction], [ping], [srcset], [data]')]
               .map((node) => `${node.localName} ${node.getAttribute('href') ?? node.outerHTML}`);",
        );
        for link in links.as_array().into_iter().flatten().filter_map(Value::as_str) {
            if link.starts_with("a #/v1/") {
                continue;
            }
            seen += 1;
            let number = link.strip_prefix("a tel:");
            assert!(number.is_some_and(|number| OFFICIAL.contains(&number)), "{view}: {link}");
        }
    });
    assert!(seen > 3, "the numbers of Help were among them: {seen}");
}
