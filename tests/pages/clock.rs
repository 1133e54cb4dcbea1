//! Clocks that are wrong, or set back between two answers: no answer is lost and no nonsense shown.
use crate::harness::{ANSWER, Page};
use serde_json::json;
use topup_guard_drive::Setup;

/// Replaces the page's clock by the variable `at`.
const CLOCK: &str = "<script>localStorage.clear(); window.at = 0; Date.now = () => at;</script>";

/// 1970, 2100, today, and the day before; milliseconds.
const TIMES: [u64; 4] = [0, 4_102_444_800_000, 1_795_406_400_000, 1_795_320_000_000];

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn whatever_the_clock_says_every_answer_counts() {
    let page = Page::new(Setup::PHONE);
    page.host(CLOCK, "<topup-guard view=quiz start=4 lang=en loading=eager></topup-guard>");
    page.ready();
    page.click("[data-do=begin]");
    for time in TIMES {
        page.run(&format!("window.at = {time};"));
        page.wait("s.querySelector('.asked')");
        assert_eq!(page.run(ANSWER), json!(true), "{time}");
        page.click("[data-do=next]");
    }
    page.click("[data-do=start]");
    page.wait("s.querySelector('[data-do=practice]')");
    assert_eq!(page.run("return (await w.export()).trim().split('\\n').length - 1;"), json!(TIMES.len()));
    for time in TIMES {
        page.run(&format!("window.at = {time}; w.view = 'quiz';"));
        page.click("[data-go=progress]");
        let words = page.wait("s.querySelector('[data-view=progress]') && s.querySelector('main').innerText");
        let words = words.as_str().unwrap_or_default();
        assert!(
            !words.is_empty()
                && !["NaN", "Infinity", "undefined", "Invalid"].iter().any(|odd| words.contains(odd)),
            "{time}: {words}"
        );
        page.click("[data-go=back]");
        page.click("[data-do=practice]");
        page.wait("s.querySelector('.asked')");
        page.click("[data-do=stop]");
        page.click("[data-do=start]");
    }
    assert_eq!(page.events("uncaught"), [""; 0]);
}
