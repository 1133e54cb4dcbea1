//! How it starts: whoever creates it, once it is visible, with one download for many.
use super::{WIDGET, all_ready, painted};
use crate::harness::Page;
use serde_json::json;
use topup_guard_drive::{EngineKind, Fault, Setup};

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn it_starts_however_it_is_created() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<div id=a></div><div id=b></div><div id=c></div>");
    page.run(
        "const a = document.createElement('topup-guard');
         a.append('advice');
         document.querySelector('#a').append(a);
         document.querySelector('#b').innerHTML = '<topup-guard lang=en>advice</topup-guard>';
         const inner = document.querySelector('#c').attachShadow({ mode: 'open' });
         inner.append(document.createElement('topup-guard'));
         window.more = [inner.firstChild];",
    );
    all_ready(&page, 3);
    assert_eq!(page.events("ready").len(), 3, "told out of a shadow root too");
    // A copy, of one that runs, is a widget of its own.
    page.run("w.loading = 'eager'; document.body.append(w.cloneNode(true));");
    all_ready(&page, 4);
    page.wait("document.body.lastChild.shadowRoot.querySelector('h1')");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_second_script_and_a_taken_name_do_no_harm() {
    let page = Page::new(Setup::PHONE);
    let again = "<script type=module src=/v1/topup-guard.js?again></script>";
    page.host(again, WIDGET);
    all_ready(&page, 1);
    assert_eq!(page.asked_for("/assets/picker-").len(), 2, "glue and wasm, once");
    assert_eq!(page.asked_for("/assets/topup-guard-").len(), 1, "style, once");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
    // Another version was first: it stays what it is.
    let other = "<script>customElements.define('topup-guard', class extends HTMLElement {});</script>";
    page.host(other, WIDGET);
    painted(&page);
    let untouched = page.run("return [w.shadowRoot, w.dataset.state ?? null];");
    assert_eq!(untouched, json!([null, null]));
    assert_eq!(page.events("uncaught"), [""; 0]);
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

/// Serves the files at two addresses, one of them changed, as when a host's page loads a newer version beside
/// an older one.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn of_two_versions_the_first_stays_and_only_its_files_are_fetched() {
    let page = Page::new(Setup::PHONE);
    page.server.alias("/v2/", "/v1/");
    page.server.fault(
        "/v2/topup-guard.js",
        Fault::Edited(|file| file.extend_from_slice(b"\nwindow.newer = true;\n")),
    );
    for (first, other) in [("v1", "v2"), ("v2", "v1")] {
        let before = page.asked_for("/assets/").len();
        let scripts = format!(
            "<script type=module src=/{first}/topup-guard.js></script>
             <script type=module src=/{other}/topup-guard.js></script>"
        );
        page.host_with(
            "",
            &scripts,
            "<topup-guard></topup-guard><topup-guard lang=zh-Hans view=number></topup-guard>",
        );
        all_ready(&page, 2);
        page.wait("window.newer");
        // Made later, and asked for what comes later.
        page.run("const late = document.createElement('topup-guard'); late.loading = 'eager'; document.body.append(late); w.view = 'quiz';");
        all_ready(&page, 3);
        page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
        let asked = page.asked_for("/assets/").split_off(before);
        assert!(
            asked.len() > 3 && asked.iter().all(|file| file.starts_with(&format!("/{first}/"))),
            "{asked:?}"
        );
        let mut once = asked.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), asked.len(), "nothing twice: {asked:?}");
        assert_eq!(page.events("ready").len(), 3);
        assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn many_share_one_download_and_keep_their_own_language() {
    let page = Page::new(Setup::DESK);
    page.host("", "<topup-guard lang=en></topup-guard><topup-guard lang=zh-CN></topup-guard>");
    all_ready(&page, 2);
    let langs = page.run(
        "return [...document.querySelectorAll('topup-guard')].map((one) => one.shadowRoot.querySelector('[data-view]').lang);",
    );
    assert_eq!(langs, json!(["en", "zh-Hans"]));
    let mut files = page.asked_for("/v1/");
    let before = files.len();
    files.sort();
    files.dedup();
    assert_eq!(files.len(), before, "nothing twice: {files:?}");
    // One more costs no request, and no wait that anybody would notice.
    let took = page.run(
        "const one = document.createElement('topup-guard');
         one.loading = 'eager';
         const ready = new Promise((done) => one.addEventListener('topup-guard:ready', done));
         const start = performance.now();
         document.body.append(one);
         await ready;
         return performance.now() - start;",
    );
    eprintln!("one more widget, from append to ready: {took} ms");
    all_ready(&page, 3);
    let names = |files: Vec<String>| {
        files.into_iter().filter(|file| file.contains("/pack-picker-") || file.contains("/picker-")).count()
    };
    assert_eq!(names(page.asked_for("/v1/assets/")), names(files));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn it_loads_only_once_it_is_visible() {
    let page = Page::new(Setup::PHONE);
    // WebKit sees no element without size inside a modal dialog; real ones have advice in them.
    let dialog = if page.kind == EngineKind::Webkit {
        "<dialog><topup-guard><p>advice</p></topup-guard></dialog>"
    } else {
        "<dialog><topup-guard></topup-guard></dialog>"
    };
    for (body, show) in [
        ("<topup-guard hidden></topup-guard>", "w.hidden = false;"),
        (
            "<div style='display: none'><topup-guard></topup-guard></div>",
            "w.parentNode.style.display = 'block';",
        ),
        (dialog, "w.parentNode.showModal();"),
        ("<p style='height: 9000px'>far down</p><topup-guard></topup-guard>", "w.scrollIntoView();"),
        ("<p style='height: 9000px'>far down</p><topup-guard></topup-guard>", "w.loading = 'eager';"),
        ("<topup-guard hidden></topup-guard>", "w.start();"),
    ] {
        page.host("", body);
        page.wait("customElements.get('topup-guard')");
        painted(&page);
        assert_eq!(page.run("return w.dataset.state ?? null;"), json!(null), "{body}");
        let fetched = "return performance.getEntriesByType('resource').filter((one) => one.name.includes('/assets/')).length;";
        assert_eq!(page.run(fetched), 0, "{body}: nothing is fetched");
        page.run(show);
        all_ready(&page, 1);
    }
}
