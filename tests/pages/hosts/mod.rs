//! The widget inside somebody else's page: strict, hostile or poor ones too.
use crate::harness::{PATIENCE, Page};
use topup_guard_drive::{FAILED, Fault, PANEL, Setup};

/// A page with one widget, its advice inside, and these lines before the loader.
fn host(before: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title>{before}
         <script type=module src=/v1/topup-guard.js></script>
         <topup-guard lang=en><ul><li>advice</li></ul></topup-guard>"
    )
}

/// Opens a host page with these lines.
fn open(page: &Page, before: &str) {
    page.server.page("/host.html", host(before));
    page.session.go(&page.server.url("/host.html")).expect("the page");
}

/// Sees that the widget comes up without a word on the console.
fn comes_up(page: &Page) {
    page.session.wait_until_ready(PATIENCE).unwrap_or_else(|trouble| panic!("{trouble}"));
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

/// Sees that the widget gives up in words and leaves the advice.
fn gives_up(page: &Page) {
    page.session.wait_until(FAILED, PATIENCE).expect("the widget gives up");
    page.session.wait_until(PANEL, PATIENCE).expect("a panel with words");
    let advice = "document.querySelector('topup-guard li').checkVisibility()";
    page.session.wait_until(advice, PATIENCE).expect("the advice stays");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_strict_policy_that_allows_wasm_is_enough() {
    let page = Page::new(Setup::PHONE);
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
                  img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    page.server.fault("/host.html", Fault::Header("Content-Security-Policy", policy.to_owned()));
    open(&page, "<link rel=icon href=/icon.svg>");
    comes_up(&page);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_policy_without_wasm_is_told() {
    let page = Page::new(Setup::PHONE);
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
    page.server.fault("/host.html", Fault::Header("Content-Security-Policy", policy.to_owned()));
    open(&page, "");
    gives_up(&page);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_browser_without_wasm_is_told() {
    let page = Page::new(Setup::PHONE);
    open(&page, "<script>delete window.WebAssembly</script>");
    gives_up(&page);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_storage_it_works() {
    let page = Page::new(Setup::PHONE);
    let blocked = "<link rel=icon href=/icon.svg><script>
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
        </script>";
    open(&page, blocked);
    comes_up(&page);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn loaded_twice_and_shown_twice_both_work() {
    let page = Page::new(Setup::PHONE);
    open(
        &page,
        "<link rel=icon href=/icon.svg><script type=module src=/v1/topup-guard.js?again></script><topup-guard></topup-guard>",
    );
    let both = "[...document.querySelectorAll('topup-guard')].every((one) => one.dataset.state === 'ready')";
    page.session.wait_until(both, PATIENCE).expect("both ready");
    comes_up(&page);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn taken_out_and_put_back_it_comes_up_again() {
    let page = Page::new(Setup::PHONE);
    open(&page, "<link rel=icon href=/icon.svg>");
    comes_up(&page);
    let away = "window.one = document.querySelector('topup-guard'); one.remove();";
    page.session.run(away, &[]).expect("the script");
    page.session.wait_until("one.dataset.state === undefined", PATIENCE).expect("stopped");
    page.session.run("document.body.append(one);", &[]).expect("the script");
    comes_up(&page);
    let views = "return one.shadowRoot.querySelectorAll('[data-view]').length;";
    assert_eq!(page.session.run(views, &[]).expect("the script"), 1);
}
