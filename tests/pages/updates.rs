//! Updates are offered and never forced, apply whole or not at all, and never mix two versions.
use crate::harness::{ANSWER, Page, findings, skip};
use crate::newer::{NEWER, newer};
use serde_json::json;
use topup_guard_drive::{Fault, Setup};

/// JavaScript for the button that applies an update.
const OFFER: &str = "document.querySelector('[data-newer] button')";

/// Opens a page that the service worker caches, and puts a newer version on the server.
fn outdated(path: &str) -> Page {
    let page = Page::with_worker(Setup::PHONE);
    page.session.go(&page.server.url(path)).expect("the page");
    page.ready();
    page.controlled();
    page.server.serve(newer());
    page
}

/// Opens this path and waits until the widget is ready; the browser then looks for an update by itself.
fn open(page: &Page, path: &str) {
    page.go(&page.server.url(path));
    page.ready();
}

fn is_newer(page: &Page) -> bool {
    page.run(&format!("return {NEWER};")) == json!(true)
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_update_is_offered_in_the_reader_s_language_and_applied_on_request() {
    const PAGES: [(&str, &str); 3] =
        [("/en/", "newer version"), ("/?lang=zh-Hans", "新版本"), ("/zh-Hant/", "新版本")];
    let page = outdated(PAGES[0].0);
    for (path, word) in PAGES {
        open(&page, path);
        assert!(!is_newer(&page), "{path}: the version that was kept");
        let said = page.wait(&format!("{OFFER} && document.querySelector('[data-newer]').innerText"));
        assert!(said.as_str().is_some_and(|said| said.contains(word)), "{path}: {said}");
        assert!(!is_newer(&page), "{path}: still");
        assert_eq!(findings(&page), [""; 0], "{path}: it can be read and reached");
        // The widget goes on as it was, in its other rooms too.
        page.click("[data-go=quiz]");
        page.wait("s.querySelector('[data-do=begin]')");
    }
    page.run(&format!("{OFFER}.click();"));
    page.wait(NEWER);
    page.shown("quiz");
    page.server.fault("/", Fault::Gone);
    for (path, _) in PAGES {
        open(&page, path);
        assert!(is_newer(&page), "{path}: it is the one that is kept now");
        assert_eq!(page.run(&format!("return !!{OFFER};")), json!(false));
    }
    page.view("en", "warnings");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn with_no_page_open_the_update_applies_and_old_files_are_deleted() {
    let page = outdated("/en/");
    open(&page, "/en/");
    page.wait(OFFER);
    // Between two tabs there is a moment without a page; how soon the worker takes it is the browser's
    // affair. In one tab Firefox would keep the pages before, to go back to.
    let taken = (0..20).any(|_| {
        let before = page.session.tab().expect("the tab");
        page.go("about:blank");
        let next = page.session.new_tab().expect("another tab");
        page.session.close_tab(&before, &next).expect("the first is closed");
        open(&page, "/en/");
        is_newer(&page)
    });
    assert!(taken, "nobody was in the middle of anything");
    page.controlled();
    open(&page, "/en/");
    page.wait_for("return (await caches.keys()).length === 1;");
    page.view("en", "quiz");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_incomplete_update_changes_nothing() {
    let page = outdated("/en/");
    for fault in [Fault::Broken, Fault::Status(404), Fault::Html, Fault::Gone] {
        // The last file on the list: all before it has come.
        page.server.fault("/v1/assets/full-", fault.clone());
        open(&page, "/en/");
        let failed = "const registration = await navigator.serviceWorker.getRegistration();
                      await registration.update().catch(() => {});
                      const { installing } = registration;
                      if (installing) await new Promise((done) => installing.addEventListener('statechange', done));
                      return [!!registration.waiting, (await caches.keys()).length];";
        assert_eq!(page.run(failed), json!([false, 1]), "{fault:?}");
        assert_eq!(page.run(&format!("return !!{OFFER};")), json!(false), "{fault:?}: nothing to offer");
        page.server.fault("/", Fault::Gone);
        page.view("en", "quiz");
        assert!(!is_newer(&page), "{fault:?}: the version before, whole");
        page.server.heal();
    }
    open(&page, "/en/");
    page.wait(OFFER);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_full_device_falls_back_to_the_network() {
    let page = Page::with_worker(Setup::PHONE);
    if !page.kind.has_devtools() {
        return skip("its driver cannot make a device full");
    }
    let quota = json!({ "origin": page.server.origin(), "quotaSize": 300_000 });
    page.session.cdp("Storage.overrideQuotaForOrigin", quota).expect("a small device");
    page.view("zh-Hans", "home");
    // Only the worker asks for that page; one whose first installation fails is forgotten.
    page.wait_asked("/en/", 1);
    page.wait_for("return !await navigator.serviceWorker.getRegistration();");
    assert_eq!(page.run("return (await caches.keys()).length;"), json!(0), "nor in part");
    page.view("en", "quiz");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn one_tab_updates_while_the_other_goes_on() {
    let page = outdated("/en/");
    open(&page, "/en/");
    let first = page.session.tab().expect("the tab");
    page.session.new_tab().expect("another tab");
    open(&page, "/en/");
    page.wait(OFFER);
    page.run(&format!("{OFFER}.click();"));
    page.wait(NEWER);
    page.ready();
    // The other tab has not moved, is offered the same, and finds its own files: no network has them any
    // more.
    page.session.to_tab(&first).expect("the first tab");
    assert!(!is_newer(&page));
    page.wait(OFFER);
    page.server.fault("/", Fault::Gone);
    page.click("[data-go=quiz]");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    page.run(&format!("{OFFER}.click();"));
    page.wait(NEWER);
    page.shown("quiz");
}
