//! Loading: when a file is missing, wrong or cut short, the page says so and stays readable.
use crate::harness::{PATIENCE, Page};
use topup_guard_drive::{FAILED, Fault, LANGS, PANEL, READY, Setup};

/// JavaScript for whether the page's own advice is visible.
const ADVICE: &str = "document.querySelector('topup-guard > .plain li').checkVisibility()";

/// Checks that with this fault on these files the widget fails, says so in words, and leaves the advice
/// visible.
fn stays_readable(prefix: &str, fault: Fault) {
    let page = Page::new(Setup::PHONE);
    page.server.fault(prefix, fault.clone());
    for lang in LANGS {
        page.open(lang, "home");
        page.wait(FAILED);
        let words = page.wait(PANEL);
        let words = words.as_str().unwrap_or_default();
        assert!(!words.is_empty(), "{lang}, {prefix} {fault:?}: no words");
        assert_eq!(
            words.contains(|c: char| c > '\u{2e80}'),
            lang == "zh-Hans",
            "in the reader's language: {words}"
        );
        page.wait(ADVICE);
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_page_starts_without_console_messages() {
    for setup in [Setup::PHONE, Setup::DESK] {
        let page = Page::with_worker(setup);
        for lang in LANGS {
            page.view(lang, "home");
            assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
        }
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nothing_is_fetched_twice() {
    let page = Page::new(Setup::PHONE);
    // What the worker keeps for later comes from the browser's cache, where a server allows that: see
    // `offline`.
    page.server.fault("/sw.js", Fault::Status(404));
    page.view("zh-Hans", "home");
    let mut asked = page.server.requests();
    // The icon is asked for by the tab and for the home screen.
    asked.retain(|path| path != "/icon.svg");
    asked.sort();
    let twice: Vec<_> = asked.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_advice_is_readable_while_the_program_loads() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/", Fault::Held);
    page.go(&page.server.url("/"));
    // It stands below the first screen, where one has to scroll to.
    page.session.run("scrollTo(0, 800);", &[]).expect("the script");
    page.wait(ADVICE);
    assert_eq!(page.session.run(&format!("return {READY};"), &[]).expect("the script"), false);
    page.server.heal();
    page.wait(READY);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_missing_pack_is_reported() {
    stays_readable("/v1/assets/pack-picker-", Fault::Status(404));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_sign_in_page_in_place_of_a_pack_is_reported() {
    stays_readable("/v1/assets/pack-picker-", Fault::Html);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_pack_cut_short_is_reported() {
    stays_readable("/v1/assets/pack-picker-", Fault::Cut);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_broken_connection_of_a_pack_is_reported() {
    stays_readable("/v1/assets/pack-picker-", Fault::Broken);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_missing_program_is_reported() {
    stays_readable("/v1/assets/picker-", Fault::Status(404));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_program_cut_short_is_reported() {
    stays_readable("/v1/assets/picker-", Fault::Cut);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_pack_with_trailing_bytes_is_reported() {
    stays_readable("/v1/assets/pack-picker-", Fault::Edited(|pack| pack.extend_from_slice(b"\x05extra")));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn retrying_loads_what_was_missing() {
    let page = Page::new(Setup::PHONE);
    for (prefix, fault) in [
        ("/v1/assets/pack-picker-", Fault::Status(503)),
        ("/v1/assets/pack-picker-", Fault::Html),
        ("/v1/assets/pack-picker-", Fault::Cut),
        ("/v1/assets/picker-", Fault::Broken),
        // A network that shows its own page until one has signed in, and a file damaged on the way.
        ("/v1/assets/", Fault::Html),
        ("/v1/assets/", Fault::Cut),
    ] {
        page.server.fault(prefix, fault.clone());
        page.open("en", "picker/pay?card=phone");
        page.wait(FAILED);
        page.server.heal();
        let retry =
            "document.querySelector('topup-guard').shadowRoot.querySelector('.panel button').click();";
        page.session.run(retry, &[]).expect("a button to try again");
        let ready = page.session.wait_until(READY, PATIENCE);
        ready.unwrap_or_else(|error| panic!("{prefix} {fault:?}: {error}"));
        let chip = "document.querySelector('topup-guard').shadowRoot.querySelector('[data-change=card]')";
        let shown = format!("{chip} && getComputedStyle({chip}).borderTopLeftRadius !== '0px'");
        page.wait(&shown);
    }
}
