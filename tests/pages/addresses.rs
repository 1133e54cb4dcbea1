//! Any address opens the page, which says what of it could not be read.
use crate::harness::{PATIENCE, Page};
use topup_guard_drive::Setup;

/// JavaScript for the text of the widget's status line.
const STATUS: &str =
    "document.querySelector('topup-guard').shadowRoot.querySelector('[role=status]').innerText.trim()";

/// JavaScript for the name of the view shown.
const VIEW: &str =
    "document.querySelector('topup-guard').shadowRoot.querySelector('[data-view]').dataset.view";

/// Opens `/<query><fragment>` and waits for the widget.
fn open(page: &Page, query: &str, fragment: &str) {
    page.go(&page.server.url(&format!("/{query}{fragment}")));
    page.ready();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_unreadable_fragment_is_reported_and_runs_nothing() {
    let page = Page::new(Setup::PHONE);
    let long = format!("#/v1/result?card={}", "a".repeat(1_000_000));
    let unreadable = [
        "#/v2/result?card=phone",
        "#/v1/nowhere",
        "#/v1/result?card=ph",
        "#/v1/result?card=phone&pay=",
        "#/v1/result?card=<img src=x onerror=hit=1>",
        "#/v1/channel/<img src=x onerror=hit=1>",
        "#/v1/result?card=%3Cscript%3Ehit=1%3C/script%3E",
        "#<svg onload=hit=1>",
        &long,
    ];
    for fragment in unreadable {
        open(&page, "?lang=en", fragment);
        let start: String = fragment.chars().take(60).collect();
        let said = page.session.wait_until(&format!("{STATUS} && {VIEW} === 'home' && {STATUS}"), PATIENCE);
        assert!(said.is_ok(), "{start}: home, with a word about the link");
        let hit = "return 'hit' in window || document.querySelector('topup-guard').shadowRoot.querySelector('img') !== null;";
        assert_eq!(page.session.run(hit, &[]).expect("the script"), false, "{start}");
        assert_eq!(page.session.console().expect("the console"), Vec::<String>::new(), "{start}");
    }
}

/// Proves that the test above can fail: a valid fragment opens its view without a message.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_valid_fragment_is_followed_silently() {
    let page = Page::new(Setup::PHONE);
    open(&page, "?lang=en", "#/v1/result?card=phone&pay=cash");
    page.wait(&format!("{VIEW} === 'result' && {STATUS} === ''"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_unknown_language_leads_to_one_of_ours() {
    let page = Page::new(Setup::PHONE);
    for (query, langs) in [
        ("?lang=en-GB", &["en"][..]),
        ("?lang=zh-CN", &["zh-Hans"]),
        ("?lang=zh-SG", &["zh-Hans"]),
        ("?lang=zh-Hans-HK", &["zh-Hans"]),
        ("?lang=zh-TW", &["zh-Hant"]),
        ("?lang=zh-HK", &["zh-Hant"]),
        ("?lang=zh-MO", &["zh-Hant"]),
        ("?lang=zh-Hant", &["zh-Hant"]),
        // As others write them.
        ("?lang=zh_CN", &["zh-Hans"]),
        ("?lang=zh_TW", &["zh-Hant"]),
        ("?lang=zh-cmn-Hans", &["zh-Hans"]),
        ("?lang=zh-CHT", &["zh-Hant"]),
        ("?lang=EN-us", &["en"]),
        ("?lang=en_GB", &["en"]),
        ("?lang=xx", &["zh-Hans", "en"]),
        ("?lang=", &["zh-Hans", "en"]),
        ("?lang=%3Cimg%3E&lang=en", &["zh-Hans", "en"]),
        ("", &["zh-Hans", "en"]),
    ] {
        open(&page, query, "");
        let lang = page.session.run("return document.documentElement.lang;", &[]).expect("the script");
        assert!(langs.iter().any(|ours| lang == *ours), "{query}: {lang}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_other_apps_add_to_a_link_does_no_harm() {
    let page = Page::new(Setup::PHONE);
    for (fragment, view) in [
        ("#/v1/warnings/points-expire&from=timeline", "warnings"),
        ("#/v1/warnings/points-expire。", "warnings"),
        ("#/v1/quiz）", "quiz"),
        ("#/v1/result?card=phone&from=singlemessage&isappinstalled=0", "result"),
        ("#/v1/help)", "help"),
    ] {
        open(&page, "?lang=en", fragment);
        page.wait(&format!("{VIEW} === '{view}' && {STATUS} === ''"));
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn misspelt_tags_lead_to_the_language_meant() {
    let page = Page::new(Setup::PHONE);
    for (tag, ours) in [
        ("zh_CN", "zh-Hans"),
        ("zh-cmn-Hans", "zh-Hans"),
        ("zh_TW.UTF-8", "zh-Hant"),
        ("zh-cmn-Hant-HK", "zh-Hant"),
        ("yue", "zh-Hant"),
        ("ZH-hk", "zh-Hant"),
        (" EN_us", "en"),
        ("eng", "en"),
    ] {
        page.host("", &format!("<div lang='{tag}'><topup-guard loading=eager></topup-guard></div>"));
        page.ready();
        assert_eq!(page.run("return w.shadowRoot.querySelector('[data-view]').lang;"), ours, "{tag}");
    }
}
