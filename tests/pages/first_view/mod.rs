//! What stands in the page before the program is there: readable, and no tap on it is lost.
use crate::harness::{PATIENCE, Page};
use serde_json::{Value, json};
use std::time::Duration;
use topup_guard_drive::{Fault, READY, Setup};

/// Each language's page.
const PAGES: [(&str, &str); 2] = [("zh-Hans", "/?lang=zh-Hans"), ("en", "/en/")];

/// A page whose program takes its time.
fn slow() -> Page {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/topup-guard-", Fault::Late(Duration::from_secs(3)));
    // The style is not what is slow.
    page.server.fault("/v1/assets/pack-", Fault::Late(Duration::from_secs(3)));
    page
}

fn run(page: &Page, script: &str) -> Value {
    page.session.run(script, &[]).expect("the script")
}

/// In the widget's own root.
fn inside(selector: &str) -> String {
    format!("document.querySelector('topup-guard').shadowRoot?.querySelector(\"{selector}\")")
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_scripts_everything_important_can_be_read() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/early.js", Fault::Status(404));
    page.server.fault("/page.js", Fault::Status(404));
    for (lang, path) in PAGES {
        page.go(&page.server.url(path));
        let found = run(
            &page,
            "const seen = (node) => node?.checkVisibility() ?? false;
             const all = (of) => [...document.querySelectorAll(of)];
             return {
               lang: document.documentElement.lang,
               heading: seen(document.querySelector('h1')),
               channels: all('.plain .card h3').filter(seen).length,
               police: seen(document.querySelector('.plain a[href=\"tel:110\"]')),
               sources: all('.plain .sources li').filter(seen).length,
               dead: all('button').filter(seen).map((one) => one.textContent).length,
             };",
        );
        // The name of the page is a button too, and leads to where one is.
        assert_eq!(
            [&found["lang"], &found["heading"], &found["police"], &found["dead"]],
            [&json!(lang), &json!(true), &json!(true), &json!(1)],
            "{found}"
        );
        assert!(found["channels"].as_u64() > Some(20), "channels, what is none, and precautions: {found}");
        assert!(found["sources"].as_u64() > Some(10), "{found}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn where_scripts_cannot_be_read_the_page_says_so_and_stays() {
    let page = Page::new(Setup::PHONE);
    // As for a browser that is older than what they are written in.
    let unreadable = Fault::Edited(|file| file.splice(0..0, *b"let #new; ").for_each(drop));
    let missing = Fault::Status(404);
    for (file, fault) in [
        ("/early.js", unreadable.clone()),
        ("/v1/topup-guard.js", unreadable.clone()),
        ("/page.js", unreadable),
        ("/early.js", missing.clone()),
        ("/v1/topup-guard.js", missing),
    ] {
        page.server.heal();
        page.server.fault(file, fault.clone());
        if file == "/early.js" {
            // Who cannot read this one cannot read the others.
            page.server.fault("/page.js", fault.clone());
        }
        for (_, path) in PAGES {
            page.go(&page.server.url(path));
            let said =
                page.session.wait_until("document.querySelector('.still').checkVisibility()", PATIENCE);
            said.unwrap_or_else(|trouble| panic!("{file} {fault:?}: {trouble}"));
            let seen = run(
                &page,
                "const seen = (of) => [...document.querySelectorAll(of)].filter((one) => one.checkVisibility()).length;
                 return [seen('button:not(.logo)'), seen('.plain .card') > 10];",
            );
            assert_eq!(seen, json!([0, true]), "{file} {fault:?}: controls, channels");
        }
    }
    page.forgive_scripts();
    page.server.heal();
    page.go(&page.server.url("/en/"));
    page.session.wait_until_ready(PATIENCE).unwrap_or_else(|trouble| panic!("{trouble}"));
    assert_eq!(run(&page, "return document.querySelector('.still').checkVisibility();"), json!(false));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_tap_before_the_program_is_there_is_acknowledged_and_counts() {
    let page = slow();
    page.go(&page.server.url("/en/"));
    let said = run(
        &page,
        &format!(
            "document.querySelector('[data-option=data]').click();
             document.querySelector('[data-option=phone]').click();
             return [{READY}, document.querySelector('[data-early]').textContent !== '',
               document.querySelectorAll('.option.on').length];"
        ),
    );
    assert_eq!(said, json!([false, true, 1]), "not ready yet, acknowledged, the second answer alone");
    let chip = inside("[data-change=card]");
    let label =
        page.session.wait_until(&format!("{chip}?.textContent"), PATIENCE).expect("the next question");
    assert!(label.as_str().unwrap_or_default().contains("SIM"), "the phone's card: {label}");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn focus_and_scroll_stay_where_they_were_and_nothing_jumps() {
    let page = slow();
    page.go(&page.server.url("/en/"));
    run(
        &page,
        "window.shifts = [];
         if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
           new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))
             .observe({ type: 'layout-shift', buffered: true });
         document.querySelector('[data-option=mvno]').focus();
         scrollTo(0, 40);",
    );
    page.session.wait_until_ready(PATIENCE).unwrap_or_else(|trouble| panic!("{trouble}"));
    let focus = "document.querySelector('topup-guard').shadowRoot.activeElement?.dataset.option === 'mvno'";
    page.session.wait_until(focus, PATIENCE).expect("the same option has the focus");
    // Shifts are told of after the next frame.
    let seen = page.session.run_async(
        "return new Promise((done) => 
           requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))
           .then(() => [scrollY, shifts]);",
        &[],
    );
    assert_eq!(seen.expect("the script"), json!([40, []]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn each_address_shows_the_language_it_promises() {
    let page = Page::new(Setup::PHONE);
    for (path, lang, at) in [
        ("/?lang=en#/v1/help", "en", "/en/"),
        ("/en/?lang=zh-CN", "zh-Hans", "/"),
        ("/en/?lang=xx", "en", "/en/"),
        ("/en/", "en", "/en/"),
    ] {
        page.go(&page.server.url(path));
        page.session.wait_until_ready(PATIENCE).unwrap_or_else(|trouble| panic!("{path}: {trouble}"));
        let shown = format!(
            "return [document.documentElement.lang, {}.lang, location.pathname];",
            inside("[data-view]")
        );
        assert_eq!(run(&page, &shown), json!([lang, lang, at]), "{path}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_page_without_others_beside_it_speaks_the_language_asked_for() {
    let page = Page::new(Setup::PHONE);
    let alone = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>alone</title><link rel=icon href=/icon.svg>
                 <script src=/early.js></script><script type=module src=/page.js></script><topup-guard page></topup-guard>";
    page.server.page("/alone.html", alone);
    for (query, lang) in [("?lang=en", "en"), ("?lang=zh-TW", "zh-Hant"), ("?lang=zh-CN", "zh-Hans")] {
        page.go(&page.server.url(&format!("/alone.html{query}")));
        page.session.wait_until_ready(PATIENCE).unwrap_or_else(|trouble| panic!("{query}: {trouble}"));
        let shown = format!(
            "return [document.documentElement.lang, {}.lang, location.pathname];",
            inside("[data-view]")
        );
        assert_eq!(run(&page, &shown), json!([lang, lang, "/alone.html"]), "{query}");
    }
}
