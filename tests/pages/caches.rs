//! A wrong file in a cache is thrown away and fetched anew; only our own caches are read.
use crate::harness::{Page, asset};
use serde_json::json;
use topup_guard_drive::{Fault, Setup};

/// Puts a wrong text under the address of a file, into a cache of ours or of somebody else's on this origin.
fn poison(page: &Page, cache: &str, path: &str, kind: &str) {
    page.run(&format!(
        "const ours = (await caches.keys()).find((name) => name.startsWith('topup-guard'));
         const cache = await caches.open({cache});
         const known = (await (await caches.open(ours)).keys()).map(({{ url }}) => url);
         const url = known.find((url) => new URL(url).pathname.startsWith({path}));
         await cache.put(url, new Response('<p>wrong', {{ headers: {{ 'Content-Type': '{kind}' }} }}));",
        path = json!(path),
    ));
}

/// Opens our page, and waits until it is cached.
fn visited() -> Page {
    let page = Page::with_worker(Setup::PHONE);
    page.session.go(&page.server.url("/en/")).expect("the page");
    page.ready();
    page.controlled();
    page
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_wrong_file_in_our_cache_is_replaced() {
    let page = visited();
    for (begin, end, kind) in [
        ("picker-", ".wasm", "application/wasm"),
        ("picker-", ".js", "text/javascript"),
        ("pack-picker-en-", ".pack", "application/octet-stream"),
    ] {
        let path = asset(begin, end);
        poison(&page, "ours", &path, kind);
        page.view("en", "home");
        page.wait_for(&format!(
            "const name = (await caches.keys()).find((name) => name.startsWith('topup-guard'));
             const text = await (await (await caches.open(name)).match('{path}'))?.text();
             return !!text && text !== '<p>wrong';"
        ));
    }
    // The loader, and the page itself.
    poison(&page, "ours", "/v1/topup-guard.js", "text/javascript");
    page.view("en", "home");
    poison(&page, "ours", "/en/", "text/html");
    page.go(&page.server.url("/en/"));
    page.ready();
    // All of it is there without a network again.
    page.wait_for(
        "const name = (await caches.keys()).find((name) => name.startsWith('topup-guard'));
         return !(await Promise.all((await (await caches.open(name)).matchAll()).map((one) => one.clone().text()))).includes('<p>wrong');",
    );
    page.server.fault("/", Fault::Gone);
    page.view("en", "help");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn another_cache_of_the_origin_is_never_read() {
    let page = visited();
    let path = asset("picker-", ".wasm");
    // One whose name sorts before ours, and one that was made before it.
    poison(&page, "'a shop'", &path, "application/wasm");
    page.run(&format!(
        "for (const name of await caches.keys()) if (name.startsWith('topup-guard')) await (await caches.open(name)).delete('{path}');"
    ));
    page.view("en", "home");
    let other = format!("return await (await (await caches.open('a shop')).match('{path}')).text();");
    assert_eq!(page.run(&other), json!("<p>wrong"), "it is not ours to delete either");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_wrong_file_in_the_browser_s_own_cache_is_fetched_anew() {
    let page = Page::new(Setup::PHONE);
    if !page.kind.has_disk_cache() {
        return crate::harness::skip("under its driver it has no cache on disk");
    }
    for (begin, end) in [("picker-", ".wasm"), ("pack-picker-en-", ".pack"), ("topup-guard-", ".css")] {
        let path = asset(begin, end);
        // For a year, as a server sends such a file.
        let forever = || Fault::Header("Cache-Control", "public, max-age=31536000, immutable".to_owned());
        page.server.fault(&path, Fault::Html);
        page.server.fault(&path, forever());
        page.host("", "<topup-guard loading=eager></topup-guard>");
        page.wait("w.dataset.state === 'failed'");
        page.server.heal();
        page.host("", "<topup-guard loading=eager></topup-guard>");
        page.ready();
        // And while it stays in that cache.
        page.server.fault(&path, forever());
        page.run(&format!("await fetch('{path}', {{ cache: 'reload' }});"));
        page.host("", "<topup-guard loading=eager></topup-guard>");
        page.ready();
        page.server.heal();
    }
}
