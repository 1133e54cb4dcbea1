//! Pages that come back from the browser's back/forward cache are where they were, and have lost nothing.
use crate::harness::{ANSWER, Page, is};
use serde_json::json;
use topup_guard_drive::{EngineKind, Setup};

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn back_from_the_cache_the_round_continues_with_both_tabs_answers() {
    let page = Page::with_worker(Setup::PHONE);
    page.server.page("/elsewhere.html", "<!doctype html><title>elsewhere</title><p>elsewhere");
    page.view("en", "quiz");
    // A worker that takes charge of a sleeping page would end its sleep.
    page.controlled();
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    page.run(
        "window.asleep = null; addEventListener('pageshow', ({ persisted }) => { asleep = persisted; });",
    );
    page.session.go(&page.server.url("/elsewhere.html")).expect("another page");
    // Meanwhile somebody answers in another tab.
    let first = page.session.tab().expect("the tab");
    page.session.new_tab().expect("another tab");
    page.view("en", "quiz");
    let other = "s.querySelector('[data-do=next], [data-do=practice], [data-do=begin], .asked')";
    page.wait(other);
    page.run("(w.shadowRoot.querySelector('[data-do=next]') ?? w.shadowRoot.querySelector('[data-do=practice]') ?? w.shadowRoot.querySelector('[data-do=begin]'))?.click();");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    page.session.to_tab(&first).expect("the first tab");
    if is(EngineKind::Chrome) {
        let gone = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.session.cdp("Network.emulateNetworkConditions", gone).expect("no network");
    }
    page.session.back().expect("back");
    page.shown("quiz");
    if is(EngineKind::Chrome) {
        page.wait("/No connection/.test(s.querySelector('main > [role=status]').innerText)");
    }
    // Other browsers' drivers may load the page anew instead; nothing is lost then either.
    assert!(!is(EngineKind::Chrome) || page.run("return window.asleep;") == json!(true), "it slept");
    page.wait("s.querySelector('[data-do=next], .asked')");
    page.run("w.shadowRoot.querySelector('[data-do=next]')?.click();");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    assert_eq!(
        page.run("return (await w.export()).trim().split('\\n').length - 1;"),
        json!(3),
        "each answer once"
    );
}
