//! A round on a small phone: what to tap next is inside the window, and nothing covers it.

use serde_json::json;
use topup_guard_drive::{LANGS, Setup};

use crate::harness::{ANSWER, Page};

/// Returns the elements that are outside of the window or covered; all of them if there are none.
fn hidden(page: &Page, css: &str) -> serde_json::Value {
    page.run(&format!(
        "const s = w.shadowRoot, all = [...s.querySelectorAll('{css}')];
         const seen = (one) => {{
           const {{ left, right, top, bottom }} = one.getBoundingClientRect();
           const at = s.elementFromPoint((left + right) / 2, (top + bottom) / 2);
           return top >= 0 && bottom <= innerHeight && one.contains(at);
         }};
         return all.length ? all.filter((one) => !seen(one)).map((one) => one.textContent) : 'none';"
    ))
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_to_tap_next_is_inside_the_window() {
    for lang in LANGS {
        let page = Page::new(Setup { width: 390, height: 664, ..Setup::PHONE });
        page.view(lang, "quiz");
        page.click("[data-do=begin]");
        for number in 1..=10 {
            page.wait("s.querySelector('.asked')");
            assert_eq!(hidden(&page, ".dock [data-option]"), json!([]), "{lang}, question {number}");
            if page.run("return !!w.shadowRoot.querySelector('[data-option=scam]');") == json!(true) {
                page.click("[data-option=scam]");
                page.wait("s.querySelector('.step [data-option]')");
                assert_eq!(hidden(&page, ".step [data-option]"), json!([]), "{lang}, actions {number}");
            }
            assert_eq!(page.run(ANSWER), json!(true));
            assert_eq!(hidden(&page, "[data-do=next]"), json!([]), "{lang}, feedback {number}");
            page.click("[data-do=next]");
        }
        page.wait("s.querySelector('.dials')");
    }
}
