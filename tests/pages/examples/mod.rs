//! Example hosts, built against the npm package: bound properties, events, and the place while they render.
mod yew;

use crate::harness::Page;
use serde_json::{Value, json};
use topup_guard_drive::{Fault, TAB};

/// Opens a page of an example and waits for its widget.
fn open(name: &str, path: &str) -> Page {
    let page = Page::of_host(name);
    page.session.go(&page.server.url(path)).expect("the page");
    page.ready();
    page
}

/// Checks that the console is empty, and that all requests are for the widget's files or the host's own,
/// whose paths begin so.
fn is_quiet(page: &Page, own: &[&str]) {
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
    let origin = page.server.origin();
    let known = |url: &String| match url.strip_prefix(&origin) {
        Some(path) => {
            path == "/" || path.starts_with("/topup-guard/v1/") || own.iter().any(|own| path.starts_with(own))
        }
        None => url == "about:blank" || url.starts_with("data:"),
    };
    let requested = page.session.requested().expect("the list of requests");
    assert!(requested.iter().any(|url| url.ends_with(".wasm")), "the list misses the program: {requested:?}");
    let strange: Vec<_> = requested.into_iter().filter(|url| !known(url)).collect();
    assert_eq!(strange, Vec::<String>::new());
}

/// Checks what all hosts have in common; the paths of a host's own files begin so.
fn binds(name: &str, own: &[&str]) {
    let page = open(name, "/");
    page.wait("document.querySelector('#heard').textContent === 'ready '");
    page.wait("s.querySelector('[data-view=home][lang=zh-Hans]')");
    // A number, bound as it is; the method of the same name is still there.
    let start = page.run("return [w.getAttribute('start'), typeof w.start];");
    assert_eq!(start, json!(["3", "function"]));
    // Somebody is on their way when the host renders anew, with another language.
    page.run("window.one = w; w.shadowRoot.querySelector('[data-go=picker]').click();");
    page.wait("s.querySelector('[data-option=data]')");
    page.run("w.shadowRoot.querySelector('[data-option=data]').click();");
    page.wait("s.querySelector('[data-change=card]')");
    for lang in ["en", "zh-Hans", "en"] {
        page.run("document.querySelector('#lang').click();");
        page.wait(&format!("w.lang === '{lang}' && s.querySelector('[data-view=picker][lang={lang}]')"));
    }
    assert_eq!(
        page.run("return [w === window.one, document.querySelectorAll('topup-guard').length];"),
        json!([true, 1])
    );
    page.run("w.shadowRoot.querySelector('[data-change=card]').click();");
    page.wait("s.querySelector('[data-option=data][aria-pressed=true]')");
    // Taken out it is gone, and put back it comes up anew.
    page.run("document.querySelector('#shown').click();");
    page.wait("!w && (one.dataset.state ?? '') === ''");
    page.run("document.querySelector('#shown').click();");
    page.wait(
        "w?.dataset.state === 'ready' && document.querySelector('#heard').textContent === 'ready ready '",
    );
    page.wait("s.querySelector('[data-view=home][lang=en] h1')");
    // Its advice is the host's own, out of sight now.
    page.wait("w.querySelector('p') && !w.querySelector('p').checkVisibility()");
    is_quiet(&page, own);
}

#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn plain_html() {
    binds("plain", &["/host.js"]);
}

#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn react() {
    binds("react", &["/assets/"]);
}

#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn vue() {
    binds("vue", &["/assets/"]);
}

#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn svelte() {
    binds("svelte", &["/assets/"]);
}

#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn yew_program() {
    binds("yew", &["/topup-guard-host-yew"]);
}

/// Opens the widget among mdBook's own keys and styles.
#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn mdbook() {
    let page = open("mdbook", "/topping-up.html");
    page.wait("s.querySelector('[data-view=picker][lang=zh-Hans] h1')");
    page.run("w.shadowRoot.querySelector('[data-option]').focus();");
    page.session.keys(&TAB.to_string()).expect("a key");
    page.wait("s.activeElement?.matches('button, a, input')");
    is_quiet(&page, &["/"]);
}

/// Sends exactly the headers that the example requires of its server.
#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn strict_csp() {
    let page = Page::of_host("strict-csp");
    let headers = include_str!("../../../examples/hosts/strict-csp/_headers");
    let headers: Vec<_> =
        headers.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": ")).collect();
    assert!(
        headers.iter().any(
            |(name, value)| *name == "Content-Security-Policy" && value.starts_with("default-src 'none'")
        )
    );
    for (name, value) in headers {
        page.server.fault("/", Fault::Header(name, value.to_owned()));
    }
    page.session.go(&page.server.url("/")).expect("the page");
    page.ready();
    page.wait("s.querySelector('[data-view=quiz][lang=zh-Hans] [data-do]')");
    is_quiet(&page, &["/icon.svg"]);
}

/// Runs the snippet of the package's README; its `integrity` is the loader's.
#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn readme_snippet() {
    let page = open("readme", "/");
    assert_eq!(
        page.run("return document.querySelector('script').integrity.startsWith('sha384-');"),
        Value::Bool(true)
    );
    page.wait("s.querySelector('[data-view=picker][lang=zh-Hans]')");
    is_quiet(&page, &[]);
    page.server.fault("/topup-guard/v1/topup-guard.js", Fault::Edited(|file| file.push(b'\n')));
    page.session.go("about:blank").expect("a blank page");
    page.session.go(&page.server.url("/")).expect("the page");
    page.wait("w.querySelector('p').checkVisibility() && !customElements.get('topup-guard')");
}
