//! No view sends a request to another origin; and the check that ends every test can fail.
mod outward;

use crate::harness::{self, Page, asset};
use topup_guard_drive::{LANGS, Server, Setup};

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_view_asks_another_origin() {
    let page = Page::with_worker(Setup::PHONE);
    let mut requested = Vec::new();
    for lang in LANGS {
        page.each_view(lang, |_| {
            requested.extend(page.session.requested().expect("the list of requests"));
        });
    }
    assert!(requested.iter().any(|url| url.ends_with(".wasm")), "the list misses the program: {requested:?}");
    assert_eq!(page.complaints(), [""; 0]);
}

/// Opens a host page with the widget, runs this script beside it, and returns the complaints.
fn beside_the_widget(page: &Page, script: &str) -> Vec<String> {
    page.host("", "<topup-guard></topup-guard>");
    page.wait("w.dataset.state === 'ready'");
    assert_eq!(page.complaints(), [""; 0]);
    page.run(script);
    page.complaints()
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_request_to_another_origin_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    let elsewhere = Server::start(".").expect("a port on loopback");
    elsewhere.page("/pixel", "");
    let pixel = elsewhere.url("/pixel");
    let picture = format!(
        "const picture = new Image(); picture.src = '{pixel}'; await new Promise((done) => (picture.onerror = done));"
    );
    assert_eq!(beside_the_widget(&page, &picture), [format!("asked another origin: {pixel}")]);
    // In a frame too, where the browser tells of it.
    let frame = format!(
        "const frame = document.createElement('iframe'); frame.srcdoc = `<img src='{pixel}?2'>`;
         const loaded = new Promise((done) => (frame.onload = done)); document.body.append(frame); await loaded;"
    );
    let seen = beside_the_widget(&page, &frame);
    assert_eq!(seen.len(), usize::from(page.kind.reports_console()), "{seen:?}");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn asking_our_own_server_for_more_than_files_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    let pack = format!("'{}?answer=scam'", asset("pack-picker-en-", ".pack"));
    for (fetch, what) in [
        ("'/v1/topup-guard.js?answer=scam'", "/v1/topup-guard.js?answer=scam"),
        ("'/v1/assets/count.js'", "/v1/assets/count.js"),
        ("'/count'", "/count"),
        (pack.as_str(), "?answer=scam"),
        ("'/host.html', { method: 'POST', body: 'answer' }", "/host.html"),
    ] {
        let seen = beside_the_widget(&page, &format!("await fetch({fetch});"));
        assert!(seen.len() == 1 && seen[0].ends_with(what), "{fetch}: {seen:?}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_exception_that_nobody_catches_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    for script in [
        "setTimeout(() => { throw new Error('thrown'); }); await new Promise((done) => setTimeout(done, 20));",
        "Promise.reject(new Error('thrown')); await new Promise((done) => setTimeout(done, 20));",
    ] {
        let seen = beside_the_widget(&page, script);
        assert!(seen.iter().any(|line| line.contains("thrown")), "{script}: {seen:?}");
    }
}
