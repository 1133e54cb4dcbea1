//! Reports of the quiz to a host: none unless it asks, and none when the person refuses.
use crate::harness::{ANSWER, Page};
use serde_json::{Value, json};
use topup_guard_drive::Setup;

/// Opens the quiz with this `report`, two questions to a round.
fn quiz(page: &Page, lang: &str, report: &str) {
    page.host(
        "<script>localStorage.clear();</script>",
        &format!("<topup-guard view=quiz start=2 lang={lang} {report}></topup-guard>"),
    );
    page.ready();
    page.wait("s.querySelector('[data-do=begin]')");
}

/// Plays a round of two to its end, and goes on to the start again.
pub(crate) fn round(page: &Page, begin: &str) {
    page.click(&format!("[data-do={begin}]"));
    for _ in 0..2 {
        page.wait("s.querySelector('.asked')");
        assert_eq!(page.run(ANSWER), json!(true));
        page.click("[data-do=next]");
    }
    page.click("[data-do=start]");
    page.wait("s.querySelector('[data-do=practice]')");
}

fn counts(page: &Page) -> [usize; 2] {
    ["answer", "result"].map(|name| page.events(name).len())
}

/// Checks that this is an xAPI statement without an actor.
fn is_statement(told: &Value) {
    let names: Vec<_> = told.as_object().expect("an object").keys().collect();
    assert_eq!(names, ["object", "result", "timestamp", "verb"]);
    assert!(told["verb"]["id"].as_str().is_some_and(|id| id.starts_with("http")));
    assert!(told["result"]["duration"].as_str().is_some_and(|time| time.starts_with("PT")));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_that_does_not_ask_gets_nothing() {
    let page = Page::new(Setup::PHONE);
    for report in ["", "report=all", "report=refused"] {
        quiz(&page, "en", report);
        assert_eq!(page.run("return !!w.shadowRoot.querySelector('[data-do=refuse]');"), json!(false));
        page.wait("/sent to nobody/.test(s.querySelector('main').innerText)");
        round(&page, "begin");
        assert_eq!(counts(&page), [0, 0], "{report}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_that_asks_gets_what_the_person_was_told() {
    let page = Page::new(Setup::PHONE);
    for (lang, report, told) in [("en", "report=answers", [2, 1]), ("zh-Hans", "report=results", [0, 1])] {
        quiz(&page, lang, report);
        page.wait("s.querySelector('[data-report=asked]')?.checkVisibility()");
        // That nothing is sent is not said beside it.
        let claims =
            "return /sent to nobody|不发给任何人/.test(w.shadowRoot.querySelector('main').innerText);";
        assert_eq!(page.run(claims), json!(false));
        round(&page, "begin");
        assert_eq!(counts(&page), told, "{report}");
        for told in page.events("answer").iter().chain(&page.events("result")) {
            is_statement(told);
        }
        assert_eq!(page.events("result")[0]["result"]["score"]["max"], 2);
        assert_eq!(page.events("result")[0]["verb"]["display"]["en"], "completed");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_refusal_holds_while_the_page_is_open() {
    let page = Page::new(Setup::PHONE);
    for lang in ["zh-Hans", "en"] {
        quiz(&page, lang, "report=answers");
        page.click("[data-do=refuse]");
        page.wait("s.querySelector('[data-report=refused]')");
        round(&page, "begin");
        // Not even by asking for less, or anew, or from another widget.
        page.run("w.report = 'results';");
        round(&page, "practice");
        page.run("const other = w.cloneNode(); w.replaceWith(other);");
        page.wait("s?.querySelector('[data-report=refused]')");
        round(&page, "practice");
        assert_eq!(counts(&page), [0, 0]);
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn asking_mid_round_reports_from_the_next_round_on() {
    let page = Page::new(Setup::PHONE);
    quiz(&page, "en", "");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.asked')");
    page.run("w.report = 'answers';");
    assert_eq!(page.run(ANSWER), json!(true));
    page.click("[data-do=stop]");
    page.click("[data-do=start]");
    page.wait("s.querySelector('[data-report=asked]')");
    assert_eq!(counts(&page), [0, 0]);
    round(&page, "practice");
    assert_eq!(counts(&page), [2, 1]);
}
