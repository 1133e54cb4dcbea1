//! A newer release takes the place of the files while a page is open: it is noticed, said, and nothing is lost by loading anew.
use crate::harness::{Page, dist};
use crate::newer::newer;
use serde_json::json;
use topup_guard_drive::{Fault, Setup};

const WIDGET: &str = "<topup-guard lang=en view=picker loading=eager></topup-guard>";
/// JavaScript for the panel of a widget that goes on.
const OFFER: &str =
    "s.querySelector('.panel')?.innerText.includes('newer version') && s.querySelector('.panel button')";

/// Opens a host's page, answers a question of the picker, and then puts a newer release on the server, without the files of
/// the first one. What the page fetches in advance does not come.
fn deployed() -> Page {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/full-", Fault::Status(503));
    page.host("", WIDGET);
    page.ready();
    page.click("[data-option=data]");
    page.wait("s.querySelector('[data-change=card]')");
    page.server.heal();
    page.server.serve(newer());
    page
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_open_page_says_that_there_is_a_newer_release_and_goes_on_from_there() {
    let page = deployed();
    drop(page.session.console());
    // The full program of the first release is gone.
    page.run("w.view = 'quiz';");
    page.wait(OFFER);
    page.wait("w.dataset.state === 'ready'");
    let errors = page.events("error");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0]["kind"], "outdated");
    assert!(errors[0]["file"].as_str().is_some_and(|file| file.contains("/full-")), "{errors:?}");
    let console = page.session.console().expect("the console");
    let ours = console.iter().filter(|line| line.contains("topup-guard:")).count();
    assert_eq!(ours, usize::from(!console.is_empty()), "{console:#?}");
    // What is there goes on.
    page.run("w.view = 'picker';");
    page.wait("s.querySelector('[data-view=picker], [data-view=result]')");
    page.run("w.view = 'quiz';");
    page.wait("s.querySelector('[data-view=quiz]')");
    // The page stands where the person was.
    page.run("w.shadowRoot.querySelector('.panel button').click();");
    page.wait("w?.dataset.state === 'ready' && s.querySelector('[data-view=quiz] [data-do=begin]')");
    assert_eq!(page.run("return sessionStorage.length;"), 0);
    page.run("w.view = 'help';");
    page.wait("s.querySelector('[data-view=help]')");
    page.run("w.view = 'picker';");
    page.wait(
        "s.querySelector('[data-change=card], [data-view=result], [data-option=data][aria-pressed=true]')",
    );
    // The files of the first release are not there: that is what this test is about.
    page.complaints();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_widget_that_starts_after_the_deploy_offers_to_load_the_page_anew() {
    let page = Page::new(Setup::PHONE);
    page.host("", "");
    page.wait("customElements.get('topup-guard')");
    // All files of the page that is open are of another release.
    page.server.fault("/v1/assets/", Fault::Status(404));
    page.server.page("/v1/topup-guard.js", "const FILES = { full: 'assets/full-0.js' };");
    page.run("document.body.insertAdjacentHTML('beforeend', '<topup-guard lang=en loading=eager><p>advice</p></topup-guard>');");
    page.wait("w.dataset.state === 'failed'");
    assert_eq!(page.events("error")[0]["kind"], "outdated");
    page.wait(OFFER);
    page.wait("w.querySelector('p').checkVisibility()");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_missing_file_of_the_same_release_is_no_deploy() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/full-", Fault::Status(503));
    page.host("", WIDGET);
    page.ready();
    page.run("w.view = 'quiz';");
    page.wait("s.querySelector('[data-do=retry]')");
    page.wait_asked("/v1/topup-guard.js", 2);
    assert!(dist().join("v1/topup-guard.js").exists());
    page.server.heal();
    page.click("[data-do=retry]");
    page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
    assert_eq!(page.run("return !!w.shadowRoot.querySelector('.panel');"), json!(false));
    assert_eq!(page.events("error").len(), 0);
}
