//! Moved in the document it goes on; removed and inserted again it starts anew and leaks nothing.
use super::{WIDGET, all_ready, painted};
use crate::harness::{Page, skip};
use serde_json::json;
use topup_guard_drive::Setup;

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn moved_in_the_document_it_keeps_its_state() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<div id=a><topup-guard view=picker></topup-guard></div><div id=b></div>");
    all_ready(&page, 1);
    page.run("w.shadowRoot.querySelector('[data-option=data]').click();");
    page.wait("s.querySelector('[data-change=card]')");
    let moved = page.run(
        "const root = w.shadowRoot.querySelector('[part=root]');
         const b = document.querySelector('#b');
         b.append(w);
         await new Promise((done) => setTimeout(done));
         await new Promise((done) => setTimeout(done));
         const kept = w.shadowRoot.querySelector('[part=root]') === root;
         if (b.moveBefore) document.querySelector('#a').moveBefore(w, null);
         await new Promise((done) => setTimeout(done));
         return kept && w.shadowRoot.querySelector('[part=root]') === root && root.isConnected;",
    );
    assert_eq!(moved, json!(true));
    page.run("w.shadowRoot.querySelector('[data-change=card]').click();");
    page.wait("s.querySelector('[data-option=data][aria-pressed=true]')");
    assert_eq!(page.events("ready").len(), 1);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn removed_and_inserted_again_it_starts_anew_even_while_loading() {
    let page = Page::new(Setup::PHONE);
    page.host("", WIDGET);
    all_ready(&page, 1);
    page.run("window.one = w; w.remove();");
    page.wait("one.dataset.state === undefined");
    // Out and in while it is loading: only the last time counts.
    page.run(
        "for (let n = 0; n < 3; n += 1) {
           document.body.append(one);
           one.start();
           await new Promise((done) => setTimeout(done));
           one.remove();
           await new Promise((done) => setTimeout(done, 1));
         }
         document.body.append(one);",
    );
    all_ready(&page, 1);
    painted(&page);
    assert_eq!(page.run("return w.shadowRoot.querySelectorAll('[data-view]').length;"), 1);
    assert_eq!(page.events("uncaught"), [""; 0]);
}

/// Inserts and removes a widget so many times, each time the same one or a new one.
const RESTARTS: &str = "
    const [times, fresh] = arguments;
    let one = window.one ?? document.querySelector('topup-guard');
    for (let n = 0; n < times; n += 1) {
      one.remove();
      await new Promise((done) => setTimeout(done, 5));
      if (fresh) one = document.createElement('topup-guard');
      one.loading = 'eager';
      const ready = new Promise((done) => one.addEventListener('topup-guard:ready', done, { once: true }));
      document.body.append(one);
      await ready;
    }
    window.one = one;";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_hundred_restarts_leak_nothing() {
    let page = Page::new(Setup::PHONE);
    if !page.kind.has_devtools() {
        skip("its driver does not tell how much a page holds");
        // The widget must come up a hundred times anywhere.
        page.host("", WIDGET);
        all_ready(&page, 1);
        page.session
            .run_async(
                &format!("return (async () => {{ {RESTARTS} }}).apply(null, arguments);"),
                &[100.into(), true.into()],
            )
            .expect("a hundred times");
        return;
    }
    for fresh in [false, true] {
        page.forget();
        page.host("", WIDGET);
        all_ready(&page, 1);
        let turns = |times: u32| {
            let body = format!("return (async function () {{ {RESTARTS} }}).apply(null, arguments);");
            page.session.run_async(&body, &[times.into(), fresh.into()]).expect("restarts");
            for _ in 0..3 {
                page.session.cdp("HeapProfiler.collectGarbage", json!({})).expect("a collection");
            }
            let usage = page.session.cdp("Runtime.getHeapUsage", json!({})).expect("the heap");
            let of = |name: &str| usage[name].as_f64().unwrap_or_default();
            let wasm = of("backingStorageSize");
            (of("usedSize") + of("embedderHeapUsedSize"), wasm)
        };
        // What is made once is made by now.
        let before = turns(10);
        let after = turns(100);
        eprintln!("fresh {fresh}: objects {before:?} then {after:?}");
        assert!(after.0 - before.0 < 1_000_000.0, "objects grew from {before:?} to {after:?}");
        assert!(after.1 - before.1 < 1_000_000.0, "wasm memory grew from {before:?} to {after:?}");
    }
}
