//! The one-file edition opens from a disk, has all rooms, and sends no request.
use crate::harness::{ANSWER, Page, single_file};
use serde_json::json;
use topup_guard_drive::{LANGS, Setup};

fn open(page: &Page, lang: &str, fragment: &str) -> String {
    let address = format!("file://{}{fragment}", single_file(lang).display());
    page.session.go("about:blank").expect("a blank page");
    page.session.requested().expect("the list of requests");
    page.session.console().expect("the console");
    page.session.go(&address).expect("the file");
    page.ready();
    address
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn every_room_works_from_a_disk_without_requests() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS.into_iter().chain(["zh-Hant"]) {
        let address = open(&page, lang, "");
        // To a browser all files on a disk may be one site.
        page.run("localStorage.clear();");
        assert!(
            page.run("return document.body.innerText;").as_str().is_some_and(|text| text.contains("2026-")),
            "how old it is"
        );
        // The picker, to its result.
        page.click("[data-go=picker]");
        page.click("[data-option=phone]");
        page.click("[data-option=nobody]");
        page.wait("s.querySelector('[data-view=picker]')");
        page.run("history.back();");
        page.wait("s.querySelector('[data-option=nobody]')");
        // A number.
        page.click("[data-go=home]");
        page.click("[data-go=number]");
        page.wait("s.querySelector('#number')");
        page.write("#number", "13800");
        page.wait("s.querySelector('[data-carrier]')?.dataset.carrier === 'mobile'");
        // An exercise of the quiz.
        page.click("[data-go=home]");
        page.click("[data-go=quiz]");
        page.click("[data-do=begin]");
        page.wait("s.querySelector('.asked')");
        assert_eq!(page.run(ANSWER), json!(true));
        for view in ["warnings", "help"] {
            page.click("[data-go=home]");
            page.click(&format!("[data-go={view}]"));
            page.wait(&format!("s.querySelector('[data-view={view}]')"));
        }
        let looks = "const tool = w.shadowRoot.querySelector('.tools .tool');
                     return [getComputedStyle(tool).borderTopStyle !== '', w.shadowRoot.querySelector('.tongues').checkVisibility()];";
        assert_eq!(page.run(looks), json!([true, false]), "{lang}: languages are other files");
        let asked: Vec<_> = page.session.requested().expect("the list of requests");
        let elsewhere: Vec<_> =
            asked.iter().filter(|url| !url.starts_with(&address) && !url.starts_with("data:")).collect();
        assert!(elsewhere.is_empty(), "{elsewhere:?}");
        assert_eq!(page.session.console().expect("the console"), [""; 0], "{lang}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_fragment_opens_its_view() {
    let page = Page::new(Setup::PHONE);
    open(&page, "en", "#/v1/progress");
    page.shown("progress");
}
