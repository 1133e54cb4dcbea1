//! Eight people on a phone of 390 by 664: how many taps each needs, and what is in sight without scrolling.

use topup_guard::base::Host;
use topup_guard_core::pack::Msg;
use topup_guard_core::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::check::write;
use crate::stage::{Setup, Stage};

/// Height of the window of a small phone, less an app's own bars, in CSS pixels.
const WINDOW: f64 = 664.0;

/// Opens a widget as wide as a small phone.
async fn phone(setup: Setup) -> Stage {
    let stage = Stage::with(setup).await;
    stage.shadow().host().set_attribute("style", "display: block; inline-size: 390px").unwrap();
    stage
}

async fn at_home(lang: &'static str) -> Stage {
    phone(Setup { lang, ..Setup::default() }).await
}

/// Returns where the end of an element is, in CSS pixels below the widget's top: where it is on a screen that
/// was just opened.
fn end(stage: &Stage, css: &str) -> f64 {
    let top = stage.find("[data-view]").get_bounding_client_rect().top();
    stage.find(css).get_bounding_client_rect().bottom() - top
}

/// Taps through these, and returns how many there were.
async fn tap(stage: &Stage, css: &[&str]) -> usize {
    for css in css {
        stage.click(css).await;
    }
    css.len()
}

/// Answers the picker's questions by the first of these options that is there, and returns the taps.
async fn answer(stage: &Stage, options: &[&str]) -> usize {
    let mut taps = 0;
    while stage.view() == "picker" {
        let option = options.iter().map(|option| format!("[data-option={option}]"));
        let css = option.into_iter().find(|css| stage.has(css));
        stage.click(&css.unwrap_or_else(|| panic!("no answer to {}", stage.text("h1")))).await;
        taps += 1;
    }
    taps
}

#[wasm_bindgen_test]
async fn a_mother_with_a_text_is_two_taps_from_what_it_is_like() {
    let texts = [
        "【中国移动】您的积分即将清零，请点击 jf10086.top 兑换礼品",
        "China Mobile: your points expire today, redeem at jf10086.top",
    ];
    for (lang, text) in LANGS.into_iter().zip(texts) {
        let stage = at_home(lang).await;
        assert!(end(&stage, "#got") <= WINDOW, "{}", end(&stage, "#got"));
        write(&stage, "#got", text).await;
        // Putting it there is one; what is pasted opens Check by itself.
        let taps = 1 + tap(&stage, &["[data-go=check].btn"]).await;
        assert!(taps <= 2 && stage.attributes("[data-level]", "data-level") == ["known"], "{lang}: {taps}");
        let step = stage.text("[data-level] h2 + p");
        assert!(!step.is_empty(), "what settles it stands right below");
        assert!(stage.has("[data-level] [data-help=link]"), "and what to do after a tap on it");
    }
}

#[wasm_bindgen_test]
async fn a_son_and_a_visitor_are_seven_taps_from_the_steps() {
    let son = ["phone", "nobody", "remote", "at-ease", "wallet", "stay", "later"];
    let visitor = ["visitor", "nobody", "me", "at-ease", "foreign", "can-go", "later"];
    for lang in LANGS {
        for options in [son, visitor] {
            let stage = at_home(lang).await;
            // The first question has an address of its own, by which links of others begin.
            stage.click("[data-go=picker]").await;
            let taps = answer(&stage, &options).await;
            assert_eq!(stage.view(), "result");
            for css in ["h1", "[data-first-sentence]", "[data-go=channel].btn"] {
                assert!(end(&stage, css) <= WINDOW, "{lang} {options:?}: {css} at {}", end(&stage, css));
            }
            let taps = taps + tap(&stage, &["[data-go=channel].btn"]).await;
            assert_eq!(stage.view(), "channel");
            assert!(taps <= 7, "{lang} {options:?}: {taps}");
            assert!(stage.has(".steps li"));
        }
    }
}

#[wasm_bindgen_test]
async fn whoever_gave_a_code_away_is_one_tap_from_a_call() {
    for lang in LANGS {
        let stage = at_home(lang).await;
        assert!(end(&stage, ".door.red") <= WINDOW, "{}", end(&stage, ".door.red"));
        assert_eq!(tap(&stage, &[".door.red"]).await, 1);
        let call = end(&stage, ".calls [href='tel:110']");
        assert!(call <= 300.0, "{lang}: 110 ends at {call}");
        assert!(end(&stage, ".given [data-go=code]") <= WINDOW);
        stage.click(".given [data-go=code]").await;
        assert!(end(&stage, ".steps li") <= WINDOW, "{lang}: the first act");
        stage.click("[data-go=back]").await;
        stage.click("[data-go=back]").await;
        assert_eq!(stage.view(), "home");
    }
}

#[wasm_bindgen_test]
async fn a_student_begins_a_round_by_two_taps_and_the_round_is_short() {
    for lang in LANGS {
        let stage = at_home(lang).await;
        assert!(end(&stage, ".door[data-go=quiz]") <= WINDOW);
        assert_eq!(tap(&stage, &[".door[data-go=quiz]", "[data-do=begin]"]).await, 2);
        assert!(stage.has(".asked [data-option]"));
        // How many taps the round takes: `quiz::a_round_takes_few_taps`.
    }
}

#[wasm_bindgen_test]
async fn a_community_worker_prints_an_entry_by_four_taps() {
    for lang in LANGS {
        let stage = at_home(lang).await;
        let way = [".door[data-go=warnings]", "[data-warning=points-expire]"];
        assert!(tap(&stage, &way).await + 2 <= 4, "and two to print");
        assert!(stage.has("[data-do=print]"));
    }
}

#[wasm_bindgen_test]
async fn a_bank_that_asks_for_five_questions_on_points_gets_five() {
    for lang in LANGS {
        let host = Host { length: 5, about: "points".into(), ..Host::default() };
        let stage = phone(Setup { lang, view: "quiz", host, ..Setup::default() }).await;
        assert!(stage.text(".head").contains('5'), "{}", stage.text(".head"));
        assert!(!stage.has(".care"), "none is missing");
        stage.click("[data-do=begin]").await;
        let progress = stage.fill(Msg::QuizProgress, &[("n", "1"), ("total", "5")]);
        assert!(stage.text(".round").contains(&progress), "{}", stage.text(".round"));
    }
}

#[wasm_bindgen_test]
async fn who_cannot_see_finds_every_room_among_the_links() {
    for lang in LANGS {
        let stage = at_home(lang).await;
        let links = stage.attributes("nav a[href]", "href");
        for route in
            [Route::Quiz, Route::Help, Route::Number, Route::Warnings, Route::Precautions, Route::Cards]
        {
            let address = format!("#/v1/{}", route.view());
            assert!(links.contains(&address), "{address} in {links:?}");
        }
        assert_eq!(stage.texts("h1").len(), 1);
        stage.tab().await;
        assert!(stage.focused().unwrap().matches(".skip").unwrap(), "past the header by one key");
    }
}
