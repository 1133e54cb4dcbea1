//! Hosts with strict policies or without storage.
use crate::harness::Page;
use topup_guard_drive::{Fault, Server, Setup};

const WIDGET: &str = "<topup-guard><ul><li>advice</li></ul></topup-guard>";

/// Checks that the widget starts without a console message, and that the host gets one `ready` event.
fn comes_up(page: &Page) {
    page.ready();
    assert_eq!(page.events("ready").len(), 1);
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_strict_policy_that_allows_wasm_is_enough() {
    let page = Page::new(Setup::PHONE);
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
                  img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    page.server.fault("/host.html", Fault::Header("Content-Security-Policy", policy.to_owned()));
    page.host("", WIDGET);
    comes_up(&page);
    // The whole program too, with a pack of its own.
    page.run("w.view = 'quiz';");
    page.wait("s.querySelector('[data-view=quiz] [data-do]')");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

/// Opens a page of another origin under this policy, with the widget's files from ours; `{files}` stands for
/// our origin.
fn outside(page: &Page, host: &Server, policy: &str) {
    let files = page.server.origin();
    page.server.heal();
    host.heal();
    page.server.fault("/v1/", Fault::Header("Access-Control-Allow-Origin", "*".to_owned()));
    host.fault("/host.html", Fault::Header("Content-Security-Policy", policy.replace("{files}", &files)));
    let html = format!(
        "<!doctype html><html lang=en><title>host</title>
         <script type=module src='{files}/v1/topup-guard.js'></script>{WIDGET}"
    );
    host.page("/host.html", html);
    page.go(&host.url("/host.html"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn files_from_another_origin_need_it_named_and_nothing_else() {
    let page = Page::new(Setup::PHONE);
    let host = page.other_origin();
    outside(
        &page,
        host,
        "default-src 'none'; script-src {files} 'wasm-unsafe-eval'; connect-src {files}; \
         require-trusted-types-for 'script'; trusted-types 'none'",
    );
    page.ready();
    page.run("w.view = 'number';");
    page.wait("s.querySelector('[data-view=number] input')");
    // What stands within the page is not the network.
    let known = [host.origin(), page.server.origin(), "about:blank".to_owned(), "data:".to_owned()];
    let elsewhere = |url: &String| !known.iter().any(|known| url.starts_with(known));
    let requested = page.session.requested().expect("the list of requests");
    assert_eq!(requested.iter().filter(|url| elsewhere(url)).count(), 0, "{requested:?}");
    let ours = |url: &&String| url.starts_with(&page.server.origin());
    assert!(
        requested.iter().filter(ours).all(|url| url.contains("/v1/")),
        "only the widget's files: {requested:?}"
    );
    outside(&page, host, "default-src 'none'; script-src {files} 'wasm-unsafe-eval'; connect-src 'self'");
    page.wait("w.dataset.state === 'failed'");
    assert_eq!(
        page.run("return !w.shadowRoot.querySelector('.panel button');"),
        true,
        "a policy is not tried again"
    );
}

/// Checks that a nonce on the loader's script is not enough for the imported program, but `'strict-dynamic'`
/// is.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_nonce_needs_strict_dynamic() {
    let page = Page::new(Setup::PHONE);
    let policy = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; \
                  connect-src 'self'; img-src 'self'";
    page.server.fault("/host.html", Fault::Header("Content-Security-Policy", policy.to_owned()));
    let loader = "<script nonce=abc src=/spy.js></script>
                  <script nonce=abc type=module src=/v1/topup-guard.js></script>";
    page.host_with("", loader, WIDGET);
    page.ready();
    assert_eq!(page.events("ready").len(), 1);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_storage_it_works() {
    let page = Page::new(Setup::PHONE);
    let blocked = "<script>
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
        </script>";
    page.host(blocked, WIDGET);
    comes_up(&page);
    // What is kept in memory alone is still the person's own, in a file too.
    let lines = page.run(
        "const file = 'topup-guard-log 1 1\\n1 7.0 1000 10 p an-order money - v1 o 3 5 .\\n';
         const said = await w.import(file).catch(String);
         return [said, (await w.export()) === file];",
    );
    assert_eq!(lines, serde_json::json!(["full", true]));
}
