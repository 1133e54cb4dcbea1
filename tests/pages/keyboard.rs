//! Key presses alone lead from the first question to the steps of a channel.
use crate::harness::{FOCUSED, Page};
use topup_guard_drive::{ENTER, LANGS, Setup, TAB};

/// Presses Tab until what a selector finds has the focus, and checks that the focus is visible.
fn tab_to(page: &Page, css: &str) {
    page.press_until_focused(css, 60, |session| session.keys(&TAB.to_string()));
    let outline = format!("return getComputedStyle({FOCUSED}).outlineStyle !== 'none';");
    assert_eq!(page.session.run(&outline, &[]).expect("the script"), true, "{css} shows its focus");
}

/// Presses Enter and waits until a screen's heading has the focus.
fn enter(page: &Page, heading: &str) {
    page.session.keys(&ENTER.to_string()).expect("the Enter key");
    let moved = format!("!!{FOCUSED} && {FOCUSED}.matches('[data-view={heading}] h1')");
    page.wait(&moved);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_keyboard_leads_from_home_to_the_steps_of_a_channel_and_to_help() {
    let page = Page::new(Setup::DESK);
    for lang in LANGS {
        page.view(lang, "home");
        tab_to(&page, "[data-go=picker]");
        enter(&page, "picker");
        for option in ["phone", "nobody", "together", "basic", "cash"] {
            tab_to(&page, &format!("[data-option={option}]"));
            enter(&page, "picker");
        }
        tab_to(&page, "[data-option=can-go]");
        enter(&page, "result");
        tab_to(&page, "[data-go=channel]");
        enter(&page, "channel");
        tab_to(&page, "[data-go=help]");
        enter(&page, "help");
        tab_to(&page, "a[href=\"tel:110\"]");
    }
}
