//! The widget inside somebody else's page that is strict or poor.
use crate::harness::{PATIENCE, Page};
use topup_guard_drive::{Fault, Setup};

const WIDGET: &str = "<topup-guard><ul><li>advice</li></ul></topup-guard>";

/// Sees that the widget comes up without a word on the console, and that the host hears of it once.
fn comes_up(page: &Page) {
    page.session.wait_until_ready(PATIENCE).unwrap_or_else(|trouble| panic!("{trouble}"));
    assert_eq!(page.heard("ready").len(), 1);
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

/// A nonce on the loader's script is not enough for the program behind it, which is imported; `'strict-dynamic'` is.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_nonce_needs_strict_dynamic() {
    let page = Page::new(Setup::PHONE);
    let policy = "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; \
                  connect-src 'self'; img-src 'self'";
    page.server.fault("/host.html", Fault::Header("Content-Security-Policy", policy.to_owned()));
    page.server.page("/spy2.js", "");
    let loader = "<script nonce=abc src=/spy.js></script>
                  <script nonce=abc type=module src=/v1/topup-guard.js></script>";
    page.host_with("", loader, WIDGET);
    page.session.wait_until_ready(PATIENCE).unwrap_or_else(|trouble| panic!("{trouble}"));
    assert_eq!(page.heard("ready").len(), 1);
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
