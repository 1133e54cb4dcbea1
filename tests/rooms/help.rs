//! Help, and the rule that no other number can be called anywhere.

use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::Stage;

/// Every number that may be called; Help has all of them.
const CALLABLE: [&str; 10] =
    ["110", "96110", "12381", "12321", "12315", "10086", "10010", "10000", "10099", "95017"];

#[wasm_bindgen_test]
async fn help_begins_with_a_call_and_has_the_first_steps_and_exactly_the_ten_numbers() {
    for lang in LANGS {
        let stage = Stage::open(lang, "").await;
        stage.enter("[data-go=help]").await;
        assert_eq!(stage.texts("h1"), [stage.t(Msg::HelpTitle)]);
        let help = &stage.pack.help;
        let steps = stage.texts(".steps li");
        assert_eq!(steps.len(), help.steps.len());
        for (step, shown) in help.steps.iter().zip(steps) {
            assert!(shown.starts_with(&step.text), "{shown}");
        }
        let top = stage.find("[data-view]").get_bounding_client_rect().top();
        let call = stage.find(".calls a").get_bounding_client_rect();
        assert!(call.bottom() - top <= 300.0, "{}", call.bottom() - top);
        let called = stage.attributes("[href^=tel]", "href");
        assert_eq!(called[..2], ["tel:110", "tel:96110"]);
        // What is of use later stands in a fold.
        let later = stage.attributes("details [href^=tel]", "href");
        assert_eq!(later, ["tel:12381", "tel:12321", "tel:12315"]);
        let mut known = CALLABLE.map(|number| format!("tel:{number}"));
        let mut listed = stage.attributes(".contacts [href^=tel]", "href");
        known.sort();
        listed.sort();
        assert_eq!(listed, known);
        assert!(stage.text(".room").contains(stage.t(Msg::HelpMainland)));
    }
}

#[wasm_bindgen_test]
async fn each_thing_that_was_given_away_has_first_acts_and_an_address_of_its_own() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/help").await;
        let branches = stage.pack.help.branches.clone();
        let ids: Vec<_> = branches.iter().map(|branch| branch.id.as_str()).collect();
        assert_eq!(ids, ["money", "code", "screen", "card", "identity", "link"]);
        for branch in branches {
            stage.click(&format!(".given [data-go={}]", branch.id)).await;
            assert_eq!(stage.bar.steps().last().unwrap(), &format!("#/v1/help/{}", branch.id));
            assert!(stage.text("h1").starts_with(&branch.name));
            let numbers: Vec<_> = branch.numbers.iter().map(|number| format!("tel:{number}")).collect();
            assert_eq!(stage.attributes("[href^=tel]", "href"), numbers);
            for (step, shown) in branch.steps.iter().zip(stage.texts(".steps li")) {
                assert!(shown.starts_with(&step.text), "{shown}");
            }
            stage.click("[data-go=back]").await;
            assert_eq!(stage.texts("h1"), [stage.t(Msg::HelpTitle)]);
        }
        stage.bar.enter("#/v1/help/gone");
        stage.settle().await;
        assert_eq!(stage.texts("h1"), [stage.t(Msg::HelpTitle)]);
    }
}

#[wasm_bindgen_test]
async fn who_reads_english_can_show_chinese_sentences() {
    let stage = Stage::open("en", "#/v1/help").await;
    let chinese = stage.texts(".show b");
    assert!(chinese.len() >= 4 && chinese.iter().all(|text| !text.is_ascii()), "{chinese:?}");
    assert_eq!(stage.texts(".show small").len(), chinese.len());
    assert_eq!(stage.attributes(".show b [lang]", "lang")[0], "zh-Hans");
    assert!(!Stage::open("zh-Hans", "#/v1/help").await.has(".show"));
}

#[wasm_bindgen_test]
async fn no_other_screen_has_a_link_but_to_our_own_screens() {
    let stage = Stage::open("zh-Hans", "").await;
    let pack = stage.pack.clone();
    let fixed = ["home", "picker/pay", "result", "result?asked=somebody", "not-channels", "cards"];
    let fixed = fixed.into_iter().chain(["precautions", "sources", "compare/wallet+kiosk+shop", "number"]);
    let fixed = fixed.map(str::to_owned);
    let channels = pack.channels.iter().map(|channel| format!("channel/{}", channel.id));
    let guides = pack.guides.iter().map(|guide| format!("guide/{}", guide.id));
    for view in fixed.chain(channels).chain(guides) {
        stage.bar.enter(&format!("#/v1/{view}"));
        stage.settle().await;
        assert_eq!(stage.view(), view.split(['/', '?']).next().unwrap());
        let links = stage.attributes("[href], [src], area, form[action]", "href");
        assert!(links.iter().all(|link| link.starts_with("#/v1/")), "{view}: {links:?}");
        assert!(stage.has("[data-go=help]"), "Help is one tap away from {view}");
    }
}
