//! Links that are damaged, hostile or of another version: a notice, a sensible screen, nothing lost.

use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::Stage;

/// Fragments that no version of ours has written, or that were cut short.
fn broken() -> Vec<String> {
    let mut all: Vec<String> = [
        "#/v1/resu",
        "#/v1/result?card=pho",
        "#/v1/result?card=phone&card=iot",
        "#/v2/result?card=phone",
        "#/v0/",
        "#result",
        "#/v1/channel/<img src=x onerror=alert(1)>",
        "#/v1/result?card=<img src=x onerror=alert(1)>",
        "#/v1/channel/%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#/v1/channel/../../help",
        "#javascript:alert(1)",
        "#/v1/compare/a+b+c+d",
        "#/v1/\u{202e}\u{0}\u{feff}",
    ]
    .map(String::from)
    .into();
    all.push(format!("#/v1/result?card={}", "x".repeat(1 << 20)));
    all.push(format!("#{}", "/v1/home".repeat(1 << 17)));
    all
}

#[wasm_bindgen_test]
async fn a_broken_link_opens_home_with_a_notice() {
    for lang in LANGS {
        for fragment in broken() {
            let stage = Stage::open(lang, &fragment).await;
            let start: String = fragment.chars().take(60).collect();
            assert_eq!(stage.view(), "home", "{start}");
            assert_eq!(stage.status(), stage.t(Msg::LinkBroken), "{start}");
            assert!(!stage.has("img, script, iframe") && !stage.html().contains("onerror"), "{start}");
            // One goes on as ever, and the word is gone.
            stage.click("[data-go=picker]").await;
            assert!(!stage.status().contains(stage.t(Msg::LinkBroken)), "{start}");
            assert_eq!(stage.bar.steps().last().unwrap(), "#/v1/picker/card");
        }
    }
}

#[wasm_bindgen_test]
async fn a_broken_link_opened_later_loses_no_answer() {
    let stage = Stage::open("zh-Hans", "#/v1/picker/pay?card=data&phone=basic").await;
    for fragment in broken() {
        stage.bar.enter(&fragment);
        stage.settle().await;
        assert!(stage.status().contains(stage.t(Msg::LinkBroken)));
        assert_eq!(stage.attributes("[data-change]", "data-change"), ["card", "phone"]);
    }
}

#[wasm_bindgen_test]
async fn a_valid_link_opens_its_screen_with_its_answers_and_keeps_its_address() {
    let link = "#/v1/picker/go?card=iot&pay=unsure";
    let stage = Stage::open("en", link).await;
    assert_eq!(stage.bar.steps(), [link]);
    assert!(!stage.status().contains(stage.t(Msg::LinkBroken)));
    assert_eq!(stage.attributes("[data-change]", "data-change"), ["card", "pay"]);
}
