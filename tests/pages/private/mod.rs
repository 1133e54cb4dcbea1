//! The page asks no other origin for anything, in any view.
use crate::harness::Page;
use topup_guard_drive::{LANGS, Server, Setup, VIEWS};

/// Addresses that leave the origin.
fn foreign(requested: Vec<String>, origin: &str) -> Vec<String> {
    let ours = |url: &String| url.starts_with(&format!("{origin}/")) || url.starts_with("data:");
    requested.into_iter().filter(|url| !ours(url) && url != "about:blank").collect()
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_view_asks_another_origin() {
    let page = Page::new(Setup::PHONE);
    let mut requested = Vec::new();
    for lang in LANGS {
        for view in VIEWS {
            page.view(lang, view);
            requested.extend(page.session.requested().expect("the list of requests"));
        }
    }
    assert!(requested.iter().any(|url| url.ends_with(".wasm")), "the list misses the program: {requested:?}");
    assert_eq!(foreign(requested, &page.server.origin()), Vec::<String>::new());
}

/// Keeps the test above honest: a request elsewhere is seen.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_request_to_another_origin_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    let elsewhere = Server::start(".").expect("a port on loopback");
    elsewhere.page("/pixel", "");
    page.server.page("/host.html", format!("<!doctype html><img src='{}'>", elsewhere.url("/pixel")));
    page.session.go(&page.server.url("/host.html")).expect("the page");
    let requested = page.session.requested().expect("the list of requests");
    assert_eq!(foreign(requested, &page.server.origin()), [elsewhere.url("/pixel")]);
}
