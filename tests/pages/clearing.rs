//! “Clear everything”: nothing that a person did stays on the device, and no other widget or tab restores it.
use crate::harness::{ANSWER, Page};
use serde_json::{Value, json};
use topup_guard_drive::Setup;

/// Lists everything stored for the page's origin and in the page, but the files that its service worker
/// caches: one line each.
const KEPT: &str = "
    const found = [];
    for (const store of [localStorage, sessionStorage]) for (const [name, text] of Object.entries(store)) found.push(`${name}: ${text}`);
    for (const [name, text] of window['topup-guard:kept'] ?? []) found.push(`in memory ${name}: ${text}`);
    for (const { name } of (await indexedDB.databases?.()) ?? []) found.push(`database ${name}`);
    if (document.cookie) found.push(`cookie ${document.cookie}`);
    if (history.state) found.push(`state ${JSON.stringify(history.state)}`);
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) {
        const { origin, pathname, search } = new URL(request.url);
        const file = /^[/](v1[/]assets[/][a-z-]+[a-zA-Z-]*[0-9a-f]{16}[.](js|css|wasm|pack|html)|v1[/]topup-guard.js|offline.js|(en[/]|zh-Hant[/])?(picker[/]|check[/])?)$/.test(pathname);
        if (origin !== location.origin || !file || !/^([?][0-9a-f]{8})?$/.test(search)) found.push(`cached ${request.url}`);
      }
    }
    return found.sort();";

fn kept(page: &Page) -> Vec<String> {
    page.run(KEPT).as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Answers so many questions of a round.
fn answer(page: &Page, many: usize) {
    for _ in 0..many {
        page.wait("s.querySelector('.asked')");
        assert_eq!(page.run(ANSWER), json!(true));
        page.click("[data-do=next]");
    }
    page.wait("s.querySelector('.asked')");
}

fn begin(page: &Page) {
    page.view("en", "quiz");
    page.click("[data-do=begin], [data-do=practice], [data-do=measure]");
}

fn clear(page: &Page) {
    page.run("location.hash = '#/v1/progress';");
    page.wait("s.querySelector('[data-fold=clear]')");
    page.run("w.shadowRoot.querySelector('[data-fold=clear]').open = true;");
    page.click("[data-fold=clear] [data-do=clear]");
    page.wait("/Everything is cleared/.test(s.querySelector('.kept')?.innerText)");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn clearing_leaves_no_trace() {
    let page = Page::with_worker(Setup::PHONE);
    page.view("en", "home");
    page.controlled();
    // Looks, answers to ours and to a host's own content, a round that is on; and what a full device keeps in
    // memory.
    page.click("[data-set=text-size]");
    page.run(
        "localStorage.setItem('topup-guard:bank.example:log-0', '1 7.0 1000 10 p an-order money - v1 o 3 5 .');
         localStorage.setItem('topup-guard:bank.example:quiz', 'x');
         localStorage.setItem('the-host-s-own', 'stays');",
    );
    begin(&page);
    answer(&page, 3);
    page.run("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");
    answer(&page, 2);
    page.run("location.hash = '#/v1/number';");
    page.wait("s.querySelector('#number')");
    page.write("#number", "13800138000");
    let before = kept(&page);
    for what in [
        "topup-guard:log-",
        "topup-guard:quiz",
        "topup-guard:text-size",
        "topup-guard:bank.example:log-0",
        "in memory",
    ] {
        assert!(before.iter().any(|line| line.contains(what)), "{what}: {before:?}");
    }
    clear(&page);
    assert_eq!(kept(&page), ["the-host-s-own: stays"], "what is not ours stays");
    assert_eq!(
        page.session
            .run_async("return document.querySelector('topup-guard').export();", &[])
            .expect("the log"),
        "topup-guard-log 1 0\n"
    );
    // Walking on brings nothing back, nor does opening the page anew.
    for view in ["quiz", "number", "warnings", "home", "progress"] {
        page.run(&format!("location.hash = '#/v1/{view}';"));
        page.shown(view);
    }
    assert_eq!(kept(&page), ["the-host-s-own: stays"]);
    page.view("en", "progress");
    page.wait("s.querySelector('[data-do=begin]')");
    assert_eq!(kept(&page), ["the-host-s-own: stays"]);
    page.view("en", "number");
    assert_eq!(page.wait("s.querySelector('#number') && [s.querySelector('#number').value]"), json!([""]));
    page.run("localStorage.clear();");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_other_tab_or_widget_restores_cleared_answers() {
    let page = Page::new(Setup::PHONE);
    begin(&page);
    answer(&page, 3);
    let first = page.session.tab().expect("the tab");
    let old = page.run("return Object.keys(localStorage).filter((name) => name.includes('log-')).map((name) => localStorage[name]).join('');");
    let old: Vec<_> = old.as_str().unwrap_or_default().lines().map(str::to_owned).collect();
    assert_eq!(old.len(), 3, "{old:?}");
    // In another tab the same page, and one with two widgets that know the record.
    let second = page.session.new_tab().expect("a tab");
    page.host("", "<topup-guard view=quiz lang=en loading=eager></topup-guard><topup-guard id=b view=quiz lang=en loading=eager></topup-guard>");
    page.wait(
        "s?.querySelector('.asked') && document.querySelector('#b').shadowRoot?.querySelector('.asked')",
    );
    page.session.to_tab(&first).expect("the tab");
    clear(&page);
    page.session.to_tab(&second).expect("the tab");
    // The round that was on is over there too, and another begins from nothing.
    page.wait("s.querySelector('[data-do=begin]') && document.querySelector('#b').shadowRoot.querySelector('[data-do=begin]')");
    page.click("[data-do=begin]");
    answer(&page, 1);
    page.session.to_tab(&first).expect("the tab");
    let now = kept(&page).join("\n");
    for line in &old {
        assert!(!now.contains(line.as_str()), "{line} is back in\n{now}");
    }
    assert!(now.lines().any(|line| line.contains("log-")), "what was answered after that is there: {now}");
    clear(&page);
    assert_eq!(kept(&page), [""; 0]);
}

/// Imports a file into a tab that shows the progress, and so has read the whole record.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_tab_that_imports_a_file_restores_no_more_than_the_file() {
    let page = Page::new(Setup::PHONE);
    begin(&page);
    answer(&page, 3);
    page.run("location.hash = '#/v1/progress';");
    page.wait("s.querySelector('[data-fold=take]')");
    let second = page.session.tab().expect("the tab");
    let first = page.session.new_tab().expect("a tab");
    page.view("en", "progress");
    clear(&page);
    page.session.to_tab(&second).expect("the tab");
    page.run("for (const fold of w.shadowRoot.querySelectorAll('details')) fold.open = true;");
    page.write("[data-do=paste]", "topup-guard-log 1 1\\n1 7.0 1000 10 p an-order money - v1 o 3 5 .\\n");
    page.click("[data-do=take]");
    page.wait("s.querySelector('.kept').innerText");
    let log = page
        .session
        .run_async("return document.querySelector('topup-guard').export();", &[])
        .expect("the log");
    assert_eq!(log, "topup-guard-log 1 1\n1 7.0 1000 10 p an-order money - v1 o 3 5 .\n");
    page.session.to_tab(&first).expect("the tab");
    clear(&page);
}
