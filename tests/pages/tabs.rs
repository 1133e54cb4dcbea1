//! Two tabs of one origin: each shows the answers given in the other, and neither loses any.
use crate::harness::{ANSWER, Page};
use serde_json::json;
use topup_guard_drive::Setup;

/// Counts the answers of the record.
const COUNT: &str = "return (await w.export()).trim().split('\\n').length - 1;";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_answer_in_one_tab_shows_in_the_other_and_both_share_the_round() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "progress");
    page.wait("s.querySelector('.keep')");
    let first = page.session.tab().expect("the tab");
    page.session.new_tab().expect("another tab");
    page.view("en", "quiz");
    page.click("[data-do=begin], [data-do=practice]");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    let second = page.session.tab().expect("the tab");
    page.session.to_tab(&first).expect("the first tab");
    page.wait("s.querySelector('.keep').innerText.includes('Answers kept: 1,')");
    // It takes up the same round, at the next question, and both answer that one.
    page.click("[data-go=back]");
    page.view("en", "quiz");
    page.wait("s.querySelector('.asked, [data-do=next]')");
    page.run("w.shadowRoot.querySelector('[data-do=next]')?.click();");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    page.session.to_tab(&second).expect("the second tab");
    page.wait("s.querySelector('[data-feedback]')");
    page.click("[data-do=next]");
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(ANSWER), json!(true));
    assert_eq!(page.run(COUNT), json!(3));
    page.session.to_tab(&first).expect("the first tab");
    assert_eq!(page.run(COUNT), json!(3));
}
