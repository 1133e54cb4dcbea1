//! Help, and the rule that no other number can be called anywhere.

use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::Stage;

/// Every number that may be called; Help has all of them.
const CALLABLE: [&str; 10] =
    ["110", "96110", "12381", "12321", "12315", "10086", "10010", "10000", "10099", "95017"];

#[wasm_bindgen_test]
async fn help_has_the_first_steps_and_exactly_the_ten_numbers() {
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
        assert_eq!(stage.attributes("a", "href"), CALLABLE.map(|number| format!("tel:{number}")));
        assert_eq!(stage.texts("a"), CALLABLE);
        assert!(stage.text(".room").contains(stage.t(Msg::HelpMainland)));
    }
}

#[wasm_bindgen_test]
async fn no_other_screen_has_a_link_of_any_kind() {
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
        assert_eq!(stage.attributes("[href], [src], area, form[action]", "href"), [""; 0], "{view}");
        assert!(stage.has("[data-go=help]"), "Help is one tap away from {view}");
    }
}
