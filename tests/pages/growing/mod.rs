//! Rooms that come later with the whole program: the person's place, answers and language come along.
use crate::harness::{PATIENCE, Page};
use std::time::Duration;
use topup_guard_drive::{Fault, LANGS, Setup};

/// The widget's shadow root.
const SHADOW: &str = "document.querySelector('topup-guard')?.shadowRoot";

/// Clicks what a selector finds in the widget.
fn click(page: &Page, css: &str) {
    let found = format!("{SHADOW}?.querySelector('{css}')");
    page.session.wait_until(&format!("{found} != null"), PATIENCE).unwrap_or_else(|_| panic!("no {css}"));
    page.session.run(&format!("{found}.click();"), &[]).expect("a click");
}

/// Taps “try again” until it is gone: one tap may still belong to a try that is under way.
fn tap_until_gone(page: &Page) {
    wait(page, "(retry => { retry?.click(); return !retry; })(s.querySelector('[data-do=retry]'))");
}

/// Waits until this JavaScript on the widget's shadow root `s` is true.
fn wait(page: &Page, what: &str) {
    let shown = format!("(s => s && ({what}))({SHADOW})");
    page.session.wait_until(&shown, PATIENCE).unwrap_or_else(|trouble| panic!("{trouble}"));
}

/// Whether one widget, the one in this language, shows the number check and nothing is loading.
fn number_check(page: &Page, lang: &str) {
    wait(page, &format!("s.querySelectorAll('[data-view=number][lang={lang}] input').length > 0"));
    wait(page, "s.querySelectorAll('[part=root]').length === 1");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_number_check_comes_with_its_heading_in_focus_and_loses_no_answer() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        page.view(lang, "home");
        click(&page, "[data-option=data]");
        click(&page, "[data-go=home]");
        click(&page, "[data-go=number]");
        number_check(&page, lang);
        wait(&page, "s.activeElement && s.activeElement.matches('h1')");
        // Back on the widget's own way, the answer given before is still marked.
        click(&page, "[data-go=back]");
        wait(&page, "s.querySelector('[data-view=home] [data-option=data][aria-pressed=true]')");
        assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn who_goes_elsewhere_while_it_is_loading_is_left_there() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/whole-", Fault::Late(Duration::from_secs(2)));
    // On a host's page, whose address does not say where the person is.
    page.host("", "<topup-guard lang=en></topup-guard>");
    page.session.wait_until_ready(PATIENCE).expect("the widget");
    click(&page, "[data-go=number]");
    wait(&page, "s.querySelector('[data-view=number] [data-do=retry]')");
    click(&page, "[data-go=home]");
    let come = "performance.getEntriesByType('resource').filter((one) => /whole-/.test(one.name) && one.responseEnd).length === 2";
    page.session.wait_until(come, PATIENCE).expect("the whole program");
    // Long enough for it to be started and shown, were it to be.
    let started = "return WebAssembly.compile(await (await fetch(performance.getEntriesByType('resource')
        .find((one) => /whole-.*wasm/.test(one.name)).name)).arrayBuffer()).then(() => 1);";
    page.run(started);
    page.run("for (let n = 0; n < 5; n += 1) await new Promise(requestAnimationFrame);");
    wait(&page, "s.querySelector('[data-view=home] h1')");
    click(&page, "[data-go=number]");
    number_check(&page, "en");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_link_to_a_later_room_opens_it_at_once() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        page.view(lang, "number");
        number_check(&page, lang);
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn while_the_whole_program_is_out_of_reach_the_rest_works_and_one_can_try_again() {
    for fault in [Fault::Status(404), Fault::Cut] {
        let page = Page::new(Setup::PHONE);
        page.server.fault("/v1/assets/whole-", fault);
        page.view("en", "home");
        click(&page, "[data-option=data]");
        click(&page, "[data-go=home]");
        click(&page, "[data-go=number]");
        click(&page, "[data-do=retry]");
        wait(&page, "s.querySelector('[data-view=number] [data-do=retry]')");
        // Meanwhile the picker goes on, with the answer given before.
        click(&page, "[data-go=home]");
        wait(&page, "s.querySelector('[data-view=home] [data-option=data][aria-pressed=true]')");
        click(&page, "[data-go=number]");
        wait(&page, "s.querySelector('[data-view=number] [data-do=retry]')");
        page.server.heal();
        tap_until_gone(&page);
        number_check(&page, "en");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn content_that_comes_later_can_be_asked_for_again() {
    for (file, view) in [("pages-", "precautions"), ("pages-", "channel/kiosk"), ("quiz-", "quiz")] {
        for fault in [Fault::Status(404), Fault::Html, Fault::Broken] {
            let page = Page::new(Setup::PHONE);
            page.server.fault(&format!("/v1/assets/{file}"), fault);
            page.open("en", view);
            page.session.wait_until_ready(PATIENCE).expect("the widget without the rest");
            click(&page, "[data-do=retry]");
            wait(&page, "s.querySelector('[data-do=retry]')");
            page.server.heal();
            tap_until_gone(&page);
            page.session.wait_until_shown(view, PATIENCE).expect("the view as a whole");
        }
    }
}
