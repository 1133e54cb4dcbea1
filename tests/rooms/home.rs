//! Home: the first question, and the doors to the other rooms.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;

#[wasm_bindgen_test]
async fn home_opens_with_the_first_question() {
    for lang in ["zh-Hans", "en"] {
        let stage = Stage::open(lang, "").await;
        assert_eq!(stage.view(), "home");
        assert_eq!(stage.attributes("[data-view]", "lang"), [lang]);
        let options = stage.attributes("[data-option]", "data-option");
        assert_eq!(options, ["phone", "data", "mvno", "iot", "unsure"]);
    }
}

#[wasm_bindgen_test]
async fn an_answer_by_pointer_or_keyboard_leads_to_the_next_question() {
    let stage = Stage::open("zh-Hans", "").await;
    stage.click("[data-option=phone]").await;
    assert_eq!(stage.bar.steps(), ["", "#/v1/picker/asked?card=phone"]);
    let stage = Stage::open("en", "").await;
    stage.enter("[data-option=phone]").await;
    assert_eq!(stage.bar.steps(), ["", "#/v1/picker/asked?card=phone"]);
}
