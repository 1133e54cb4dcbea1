//! Connections that break at any byte: the widget starts, or the static content stays; no dead control.
use crate::harness::{Page, asset, dist};
use serde_json::json;
use std::time::Duration;
use topup_guard_drive::{FAILED, Fault, READY, Setup};

/// JavaScript for whether the page has loaded.
const SETTLED: &str = "document.readyState === 'complete'";

/// Returns what a person sees then.
const SEEN: &str = "
    const host = document.querySelector('topup-guard');
    const seen = (node) => !!node?.checkVisibility();
    const [state, shadow] = [host.dataset.state ?? '', host.shadowRoot];
    return {
      state,
      heading: seen((state === 'ready' ? shadow : host).querySelector('h1')),
      panel: seen(shadow?.querySelector('.panel')),
      advice: seen(host.querySelector('.plain li')),
      // The name of the page is a button too, and leads to where one is.
      dead: [...host.querySelectorAll('button:not(.logo)')].filter(seen).length,
    };";

/// Returns the files of a first view, and their sizes.
fn load() -> Vec<(String, usize)> {
    let mut files = vec!["/v1/topup-guard.js".to_owned()];
    for (begin, end) in [("picker-", ".js"), ("picker-", ".wasm"), ("pack-picker-en-", ".pack")] {
        files.push(asset(begin, end));
    }
    let size = |path: &str| {
        std::fs::metadata(dist().join(path.trim_start_matches('/'))).expect("a built file").len()
    };
    files
        .into_iter()
        .map(|path| (path.clone(), usize::try_from(size(&path)).expect("a small file")))
        .collect()
}

fn settle(page: &Page) {
    let settled = format!("{SETTLED} && ({READY} || {FAILED} || !customElements.get('topup-guard'))");
    page.wait(&settled);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_connection_cut_at_any_byte_of_any_file_leaves_something_to_read() {
    let page = Page::new(Setup::PHONE);
    for (path, size) in load() {
        for at in [0, 1, size / 2, size - 1] {
            let short = Fault::Edited(match at {
                0 => |file| file.clear(),
                1 => |file| file.truncate(1),
                at if at + 1 == size => |file| file.truncate(file.len() - 1),
                _ => |file| file.truncate(file.len() / 2),
            });
            // Broken with its length told or in chunks; or cut on the host, which tells the short length.
            for fault in [Fault::BrokenAfter(at), Fault::Chunked(at), short] {
                page.server.heal();
                page.server.fault(&path, fault.clone());
                page.go(&page.server.url("/en/"));
                settle(&page);
                let seen = page.session.run(SEEN, &[]).expect("the script");
                let what = format!("{path} {fault:?} at {at} of {size}: {seen}");
                assert_eq!(seen["heading"], json!(true), "{what}");
                if seen["state"] != "ready" {
                    assert_eq!(seen["advice"], json!(true), "{what}");
                    assert_eq!(seen["dead"], json!(0), "{what}");
                    assert_eq!(seen["panel"], json!(seen["state"] == "failed"), "{what}");
                }
            }
        }
    }
    page.server.heal();
    page.view("en", "home");
    page.allow_script_errors();
}

/// The page waits 20 of its seconds for a script; eight of them are one of ours here.
const HURRY: &str =
    "{ const real = setTimeout; window.setTimeout = (run, ms = 0, ...more) => real(run, ms / 8, ...more); }";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_page_cut_in_half_shows_what_arrived_and_no_dead_control() {
    let page = Page::new(Setup::PHONE);
    let html = std::fs::read_to_string(dist().join("en/index.html")).expect("the page");
    let half = html.len() / 2;
    let scripted = html.replacen("<script", "<script src=\"/hurry.js\"></script><script", 1);
    page.server.page("/hurry.js", HURRY);
    page.server.page("/en/", scripted);
    for fault in [Fault::BrokenAfter(half), Fault::Chunked(half)] {
        page.server.heal();
        page.server.fault("/en/", fault.clone());
        // As on a slow line: what the page's first half names has come when the line breaks.
        page.server.fault("/en/", Fault::Lingering(Duration::from_secs(1)));
        page.session.go("about:blank").expect("a blank page");
        // A driver would wait for its end, which may never come; what counts is what is seen.
        let address = page.server.url("/en/").into();
        page.session.run("location.href = arguments[0];", &[address]).expect("the script");
        // Some browsers go on with half a page, others never call it loaded.
        let seen = format!(
            "((seen) => seen?.heading && (seen.state === 'ready' || seen.dead === 0))((() => {{ if (!document.querySelector('topup-guard')) return null; {SEEN} }})())"
        );
        page.wait(&seen);
    }
}

/// Serves an older program under the newer one's name, where checksums can be checked and where they cannot.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_older_program_under_newer_glue_is_not_run() {
    let page = Page::new(Setup::PHONE);
    let other =
        std::fs::read(dist().join(asset("full-", ".wasm").trim_start_matches('/'))).expect("a program");
    page.server.file(&asset("picker-", ".wasm"), other);
    let plain = "<script>Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });</script>";
    for before in ["", plain] {
        page.host(before, "<topup-guard loading=eager><ul class=plain><li>advice</li></ul></topup-guard>");
        page.wait(FAILED);
        let kinds: Vec<_> = page.events("error").iter().map(|error| error["kind"].clone()).collect();
        assert_eq!(kinds, ["content"]);
        page.wait("w.querySelector('li').checkVisibility() && s.querySelector('.panel').checkVisibility()");
    }
}
