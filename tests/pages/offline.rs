//! Once visited, our own page works offline; other people's pages are left alone.
use crate::harness::{Page, asset, skip};
use serde_json::json;
use topup_guard_drive::{Fault, READY, Setup};

/// Returns the names of all caches.
const CACHES: &str = "return await caches.keys();";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn after_one_visit_every_view_opens_offline_in_every_language() {
    let page = Page::with_worker(Setup::PHONE);
    page.session.go(&page.server.url("/en/")).expect("the page");
    page.ready();
    page.controlled();
    page.server.fault("/", Fault::Gone);
    let asked = page.server.requests().len();
    page.each_view("zh-Hans", |_| ());
    // Loaded anew, a view of each program.
    for lang in ["zh-Hans", "en", "zh-Hant"] {
        for view in ["home", "quiz", "help", "number"] {
            page.view(lang, view);
            assert_eq!(page.run("return w.shadowRoot.querySelector('[data-view]').lang;"), json!(lang));
        }
    }
    // What is asked for in vain is for the browser itself: whether there is a newer worker, and what an icon
    // would say.
    let in_vain = page.server.requests().split_off(asked);
    let known = ["/sw.js", ".webmanifest", ".svg"];
    assert!(in_vain.iter().all(|path| known.iter().any(|end| path.ends_with(end))), "{in_vain:?}");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn losing_the_network_on_the_first_visit_leaves_all_rooms_usable() {
    let page = Page::with_worker(Setup::PHONE);
    page.view("en", "home");
    page.controlled();
    page.server.fault("/", Fault::Gone);
    page.click("[data-go=quiz]");
    page.wait("s.querySelector('[data-do=begin]')");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_worker_caches_without_fetching_twice() {
    let page = Page::with_worker(Setup::PHONE);
    if !page.kind.has_disk_cache() {
        return skip("under its driver it has no cache on disk");
    }
    let forever = || Fault::Header("Cache-Control", "public, max-age=31536000, immutable".to_owned());
    page.server.fault("/v1/assets/", forever());
    page.view("en", "home");
    page.controlled();
    let mut assets = page.asked_for("/v1/assets/");
    let all = assets.len();
    assets.sort();
    assets.dedup();
    assert_eq!(assets.len(), all, "{:?}", page.server.requests());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn evicted_files_are_fetched_again() {
    let page = Page::with_worker(Setup::PHONE);
    page.view("en", "home");
    page.controlled();
    for lost in [
        format!(
            "await (await caches.open((await caches.keys())[0])).delete('{}');",
            asset("picker-", ".wasm")
        ),
        "for (const name of await caches.keys()) await caches.delete(name);".to_owned(),
    ] {
        page.run(&lost);
        page.view("en", "quiz");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn files_of_another_version_are_never_cached() {
    // A sign-in page in place of a file, a damaged one, an older page: each is looked for anew, and nothing
    // is kept.
    for (path, fault) in [
        (asset("pack-quiz-en-", ".pack"), Fault::Html),
        (asset("pack-full-zh-Hans-", ".pack"), Fault::Cut),
        ("/zh-Hant/".to_owned(), Fault::Edited(|page| page.extend_from_slice(b"<!-- older -->"))),
    ] {
        let page = Page::with_worker(Setup::PHONE);
        page.server.fault(&path, fault.clone());
        page.view("en", "home");
        // Only the worker asks for these, and once more past the browser's own cache.
        page.wait_asked(&path, 2);
        page.wait_for(
            "return !await navigator.serviceWorker.getRegistration() && !(await caches.keys()).length;",
        );
        assert_eq!(page.run("return !!navigator.serviceWorker.controller;"), json!(false), "{fault:?}");
        page.server.heal();
        page.view("en", "quiz");
        page.controlled();
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn other_peoples_pages_are_left_alone() {
    let page = Page::with_worker(Setup::PHONE);
    let registered = "return (await navigator.serviceWorker.getRegistrations()).length;";
    page.host("", "<topup-guard loading=eager></topup-guard>");
    page.ready();
    assert_eq!(page.run(registered), json!(0), "a host's page");
    page.session.go(&page.server.url("/embed.html")).expect("the page");
    page.ready();
    assert_eq!(page.run(registered), json!(0), "the page for an iframe");
    assert_eq!(page.run(CACHES), json!([]));
    assert_eq!(page.asked_for("/sw.js"), [""; 0]);
    // Where the same reader has our own page too, a host's page still asks for the loader of the day.
    page.view("en", "home");
    page.controlled();
    let before = page.asked_for("/v1/topup-guard.js").len();
    page.host("", "<topup-guard loading=eager></topup-guard>");
    page.wait(READY);
    assert_eq!(page.asked_for("/v1/topup-guard.js").len(), before + 1);
}
