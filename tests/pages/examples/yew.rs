//! Host that is itself a Yew program.
//!
//! Yew numbers its roots and listeners from the beginning in each program, and marks elements with the
//! numbers; the finishing step renames our marks, so that the host's program does not take our elements for
//! its own.
use super::open;
use crate::harness::Page;
use serde_json::json;
use topup_guard_drive::Fault;

/// Clicks every element of the widget that has the listener number of the host's language button, where our
/// program's marks are named so. Returns how many there are, whether both programs gave their roots the same
/// number, and whether the button, whose handler changes what it says, still says the same.
const CLICKS: &str = "
    const [host, button] = [document.querySelector('topup-guard'), document.querySelector('#lang')];
    const number = (of, mark) => of[`${mark}listener_id`];
    const same = [...host.shadowRoot.querySelectorAll('*')]
      .filter((one) => number(one, MARK) !== undefined && number(one, MARK) === number(button, '__yew_'));
    const root = host.shadowRoot.querySelector('[part=root]')[`${MARK}subtree_id`];
    const before = button.textContent;
    for (const one of same) {
      one.click();
      await new Promise((done) => setTimeout(done, 0));
      await new Promise(requestAnimationFrame);
    }
    return [same.length, root === document.body.__yew_subtree_id, before === button.textContent];";

fn clicks(page: &Page, mark: &str) -> serde_json::Value {
    page.wait("document.querySelector('#lang')?.__yew_listener_id !== undefined");
    page.run(&format!("const MARK = '{mark}'; {CLICKS}"))
}

#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn the_host_s_yew_handlers_do_not_run_for_our_elements() {
    let page = open("yew", "/");
    assert_eq!(clicks(&page, "__topup_guard_"), json!([1, true, true]));
}

/// Proves that the test above can fail: under Yew's own names they do run.
#[test]
#[ignore = "needs the example hosts: run cargo xtask hosts"]
fn unrenamed_yew_marks_would_run_the_host_s_handlers() {
    let page = Page::of_host("yew");
    // The glue is imported, and so not checked against its name.
    for glue in ["picker-", "full-"] {
        page.server.fault(&format!("/topup-guard/v1/assets/{glue}"), Fault::Edited(unrename));
    }
    page.session.go(&page.server.url("/")).expect("the page");
    page.ready();
    assert_eq!(clicks(&page, "__yew_"), json!([1, true, false]));
}

/// Gives the glue Yew's names back; other files have no such text.
fn unrename(file: &mut Vec<u8>) {
    if let Ok(text) = std::str::from_utf8(file) {
        *file = text.replace("__topup_guard_", "__yew_").into_bytes();
    }
}
