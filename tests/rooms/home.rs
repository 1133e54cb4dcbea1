//! Home screen: the first question, and links to the other rooms.

use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::Stage;

#[wasm_bindgen_test]
async fn home_opens_with_the_first_question() {
    for lang in LANGS {
        let stage = Stage::open(lang, "").await;
        assert_eq!(stage.view(), "home");
        assert_eq!(stage.attributes("[data-view]", "lang"), [lang]);
        assert_eq!(stage.texts("h1"), [stage.t(Msg::AppTitle)]);
        let question = &stage.pack.picker.questions[0];
        assert_eq!(stage.texts("h2")[0], question.title);
        for option in &question.options {
            let shown = stage.text(&format!("[data-option={}]", option.id));
            assert_eq!(shown, format!("{}{}", option.label, option.hint));
        }
        assert_eq!(stage.all("[data-option]").len(), question.options.len());
    }
}

#[wasm_bindgen_test]
async fn an_answer_leads_to_the_next_question_by_pointer_and_by_keyboard() {
    let stage = Stage::open("zh-Hans", "").await;
    stage.click("[data-option=phone]").await;
    assert_eq!(stage.bar.steps(), ["", "#/v1/picker/asked?card=phone"]);
    let stage = Stage::open("en", "").await;
    stage.enter("[data-option=phone]").await;
    assert_eq!(stage.bar.steps(), ["", "#/v1/picker/asked?card=phone"]);
}

#[wasm_bindgen_test]
async fn every_room_is_one_tap_from_home_and_leads_back() {
    let stage = Stage::open("en", "").await;
    let doors = stage.attributes("nav [data-go]", "data-go");
    assert!(doors.len() >= 4 && doors.starts_with(&["number".to_owned(), "quiz".to_owned()]), "{doors:?}");
    for door in doors.iter().map(String::as_str).chain(["help", "sources"]) {
        stage.click(&format!("[data-go={door}]")).await;
        assert_eq!(stage.view(), door);
        stage.click("[data-go=back]").await;
        assert_eq!(stage.view(), "home", "back from {door}");
    }
}

#[wasm_bindgen_test]
async fn home_says_who_we_are_and_how_old_the_facts_are() {
    for lang in LANGS {
        let stage = Stage::open(lang, "").await;
        let foot = stage.text("footer");
        assert!(foot.contains(stage.t(Msg::AppFoot)), "{foot}");
        assert!(foot.contains(&stage.pack.compiled), "{foot}");
    }
}
