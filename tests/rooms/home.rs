//! Home screen: the field of Check, and links to the rooms.

use std::rc::Rc;

use topup_guard::base::{TextSize, write_due};
use topup_guard::browser::memory::Memory;
use topup_guard::browser::storage::Storage;
use topup_guard_core::pack::Msg;
use topup_guard_core::time::Millis;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::{NOON, Setup, Stage};

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

#[wasm_bindgen_test]
async fn home_asks_what_somebody_came_for() {
    for lang in LANGS {
        let stage = Stage::open(lang, "").await;
        assert_eq!(stage.view(), "home");
        assert_eq!(stage.attributes("[data-view]", "lang"), [lang]);
        assert_eq!(stage.texts("h1"), [stage.t(Msg::AppTitle)]);
        assert_eq!(stage.text("label[for=got]"), stage.t(Msg::CheckLabel));
        let doors = stage.attributes("nav [data-go]", "data-go");
        assert_eq!(doors, ["picker", "quiz", "help", "number", "warnings", "precautions", "cards"]);
        let links = stage.attributes("nav [data-go]", "href");
        assert!(links.iter().all(|link| link.starts_with("#/v1/")), "{links:?}");
    }
}

#[wasm_bindgen_test]
async fn the_picker_is_one_tap_away_by_pointer_and_by_keyboard() {
    let stage = Stage::open("zh-Hans", "").await;
    stage.click("[data-go=picker]").await;
    assert_eq!(stage.texts("h1"), [stage.pack.picker.questions[0].title.as_str()]);
    stage.click("[data-option=phone]").await;
    assert_eq!(stage.bar.steps(), ["", "#/v1/picker/card", "#/v1/picker/asked?card=phone"]);
    let stage = Stage::open("en", "").await;
    stage.enter("[data-go=picker]").await;
    stage.enter("[data-option=phone]").await;
    assert_eq!(stage.bar.steps().last().unwrap(), "#/v1/picker/asked?card=phone");
}

#[wasm_bindgen_test]
async fn every_room_is_one_tap_from_home_and_leads_back() {
    let stage = Stage::open("en", "").await;
    let doors = stage.attributes("nav [data-go]", "data-go");
    assert!(doors.len() >= 6, "{doors:?}");
    for door in doors.iter().map(String::as_str).chain(["sources"]) {
        stage.click(&format!("[data-go={door}]")).await;
        assert_eq!(stage.view(), door);
        stage.click("[data-go=back]").await;
        assert_eq!(stage.view(), "home", "back from {door}");
    }
}

#[wasm_bindgen_test]
async fn a_link_opened_beside_leaves_the_screen_as_it_is() {
    let stage = Stage::open("en", "").await;
    let init = web_sys::MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    init.set_ctrl_key(true);
    let door = stage.find("[data-go=number]");
    // Opening a tab is the browser's own affair.
    door.set_attribute("href", "javascript:void(0)").unwrap();
    let event = web_sys::MouseEvent::new_with_mouse_event_init_dict("click", &init).unwrap();
    assert!(door.dispatch_event(&event).unwrap(), "the browser goes on with it");
    stage.settle().await;
    assert_eq!(stage.view(), "home");
}

#[wasm_bindgen_test]
async fn the_door_to_the_quiz_says_how_many_topics_are_due_today() {
    for lang in LANGS {
        let storage = Rc::new(Memory::default());
        let at = |days: i64| Millis(NOON as i64 + days * DAY);
        storage.set("quiz-due", &write_due([at(-3), at(0), at(2)])).unwrap();
        let stage = Stage::with(Setup { lang, storage, ..Setup::default() }).await;
        let door = stage.text("nav [data-go=quiz]");
        assert!(door.contains(&stage.fill(Msg::HomeDue, &[("n", "2")])), "{door}");
        let door = Stage::open(lang, "").await.text("nav [data-go=quiz]");
        assert!(door.contains(stage.t(Msg::DoorQuizHint)), "{door}");
    }
}

#[wasm_bindgen_test]
async fn the_skip_link_leads_past_the_header() {
    for text_size in [TextSize::Normal, TextSize::Largest] {
        let stage = Stage::with(Setup { text_size, ..Setup::default() }).await;
        stage.tab().await;
        assert!(stage.focused().unwrap().matches(".skip").unwrap());
        stage.press("Enter").await;
        assert_eq!(stage.focused().unwrap().tag_name(), "H1");
        assert_eq!(stage.bar.steps(), [""]);
    }
}

#[wasm_bindgen_test]
async fn home_says_who_we_are_how_old_the_facts_are_and_that_nobody_has_checked_them() {
    for lang in LANGS {
        let stage = Stage::open(lang, "").await;
        let foot = stage.text("footer");
        assert!(foot.contains(stage.t(Msg::AppFoot)), "{foot}");
        assert!(foot.contains(&stage.pack.compiled), "{foot}");
        assert!(foot.contains(stage.t(Msg::NotReviewed)), "{foot}");
        stage.click("[data-go=help]").await;
        assert!(!stage.html().contains(stage.t(Msg::NotReviewed)), "not on every screen");
        stage.click("[data-go=sources]").await;
        assert!(stage.text(".room").contains(stage.t(Msg::NotReviewed)));
    }
}
