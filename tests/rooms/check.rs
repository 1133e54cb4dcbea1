//! Check: what is put into the one field, and what the room says about it.

use std::rc::Rc;

use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::PackFailure;
use topup_guard::browser::picture::Outcome;
use topup_guard::browser::storage::{Record, Storage};
use topup_guard_core::pack::Msg;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlTextAreaElement, InputEvent, InputEventInit};

use crate::LANGS;
use crate::stage::{Setup, Stage};

pub(crate) const CHECK: &str = "#/v1/check";

/// A text in which somebody asks for a code.
pub(crate) const SCAM: &str = "【客服中心】您的话费退款已受理，请把刚收到的验证码发给我，马上为您办理。";

/// Types a text into a field of several lines.
pub(crate) async fn write(stage: &Stage, css: &str, text: &str) {
    let area: HtmlTextAreaElement = stage.find(css).unchecked_into();
    area.focus().unwrap_throw();
    area.set_value(text);
    let init = InputEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    area.dispatch_event(&InputEvent::new_with_event_init_dict("input", &init).unwrap_throw()).unwrap_throw();
    stage.settle().await;
}

/// Returns the level that is shown.
pub(crate) fn level(stage: &Stage) -> Vec<String> {
    stage.attributes("[data-level]", "data-level")
}

#[wasm_bindgen_test]
async fn a_pasted_scam_gets_a_level_marks_reasons_and_a_way_to_help() {
    for lang in LANGS {
        let stage = Stage::open(lang, CHECK).await;
        assert_eq!(level(&stage), [""; 0], "nothing is said of an empty field");
        write(&stage, "#draft", SCAM).await;
        assert_eq!(level(&stage), ["known"]);
        assert!(stage.status().contains(stage.t(Msg::CheckKnown)), "{}", stage.status());
        assert!(stage.texts("[data-artefact=own] mark").concat().contains("验证码"));
        assert!(stage.has("[data-sign=asks-code] .small"), "the sign has its reason");
        assert!(stage.has("[data-warning]"), "the nearest pattern can be opened");
        stage.click("[data-go=acted]").await;
        assert_eq!(stage.view(), "help");
        stage.bar.back();
        stage.settle().await;
        assert_eq!(level(&stage), ["known"], "the text is still there");
    }
}

#[wasm_bindgen_test]
async fn a_text_without_known_signs_is_never_called_genuine() {
    let stage = Stage::open("zh-Hans", CHECK).await;
    write(&stage, "#draft", "明天上午十点开家长会，请准时到三楼会议室。").await;
    assert_eq!(level(&stage), ["nothing"]);
    assert_eq!(stage.text("[data-level] h2"), stage.t(Msg::CheckNothing));
    assert!(!stage.has("[data-go=acted]"));
    assert!(stage.has("[data-help=money]"), "what was not recognised may have cost money all the same");
}

#[wasm_bindgen_test]
async fn what_the_person_has_already_done_leads_to_help() {
    let stage = Stage::open("zh-Hans", CHECK).await;
    write(&stage, "#draft", SCAM).await;
    assert_eq!(stage.attributes("[data-help]", "data-help"), ["link", "code", "money", "screen"]);
    for branch in ["link", "code", "money", "screen"] {
        stage.click(&format!("[data-help={branch}]")).await;
        assert_eq!(stage.view(), "help", "{branch}");
        stage.click("[data-go=back]").await;
        stage.bar.enter(CHECK);
        stage.settle().await;
        assert_eq!(level(&stage), ["known"], "the text is still there");
    }
}

#[wasm_bindgen_test]
async fn the_result_takes_the_focus_and_marks_lead_to_their_reasons_and_back() {
    for lang in LANGS {
        let stage = Stage::open(lang, CHECK).await;
        write(&stage, "#draft", SCAM).await;
        stage.enter("[data-do=look]").await;
        assert_eq!(stage.focused().unwrap().text_content().unwrap(), stage.t(Msg::CheckKnown));
        stage.enter("#found-asks-code").await;
        assert_eq!(stage.focused().unwrap().id(), "sign-asks-code");
        // Every number in the text has its reason, and every reason that leads to the text arrives there.
        for place in 0..stage.all(".signs .mark[aria-label]").len() {
            let back = stage.all(".signs .mark[aria-label]").swap_remove(place);
            if back.text_content().as_deref() == Some("↑") {
                stage.click_on(&back).await;
                assert!(stage.focused().unwrap().id().starts_with("found-"), "{}", back.outer_html());
            }
        }
        let number = stage.text("#found-asks-code");
        let place = stage.attributes(".signs li", "id").iter().position(|id| id == "sign-asks-code").unwrap();
        assert_eq!(number, (place + 1).to_string(), "the mark has the number of its reason");
        stage.enter("[data-sign=asks-code] .mark").await;
        assert_eq!(stage.focused().unwrap().id(), "found-asks-code");
        // The marked words themselves can be tapped as well.
        stage.click("mark.cue").await;
        assert!(stage.focused().unwrap().id().starts_with("sign-"));
    }
}

#[wasm_bindgen_test]
async fn the_field_and_the_lines_that_are_announced_stay_the_same_elements() {
    let setup = Setup { fragment: CHECK.to_owned(), failure: Some(PackFailure::Network), ..Setup::default() };
    let stage = Stage::with(setup).await;
    let stays = |css: &'static str| {
        let element = stage.find(css);
        move |stage: &Stage, when: &str| {
            assert!(stage.find(css).is_same_node(Some(&element)), "{css} was made anew: {when}");
        }
    };
    let (field, line) = (stays("#draft"), stays(".check > .book > [role=status]"));
    stage.shelf.failure.set(None);
    stage.click("[data-do=retry]").await;
    field(&stage, "the content has arrived");
    line(&stage, "the content has arrived");
    for text in [SCAM, "积分清零", "13800138000", "😀", ""] {
        write(&stage, "#draft", text).await;
        field(&stage, text);
        line(&stage, text);
    }
    write(&stage, "#draft", SCAM).await;
    let handed = stays(".handing [role=status]");
    *stage.album.outcome.borrow_mut() = Some(Outcome::Saved("data:image/png;base64,iVBORw0KGgo=".into()));
    stage.click("[data-do=picture]").await;
    handed(&stage, "the picture was saved");
}

#[wasm_bindgen_test]
async fn on_a_host_s_page_the_room_says_who_can_read_what_is_typed() {
    let stage = Stage::open("en", "").await;
    for embedded in [false, true] {
        stage.bar.embedded.set(embedded);
        stage.bar.enter("#/v1/home");
        stage.settle().await;
        stage.bar.enter(CHECK);
        stage.settle().await;
        assert_eq!(stage.text("#draft-hint").contains(stage.t(Msg::CheckHost)), embedded);
    }
}

#[wasm_bindgen_test]
async fn a_number_leads_to_the_number_check_and_words_to_warnings() {
    let stage = Stage::open("zh-Hans", CHECK).await;
    write(&stage, "#draft", "138 0013 8000").await;
    assert!(stage.status().contains(stage.t(Msg::CheckTookNumber)));
    stage.click("[data-go=number]").await;
    assert_eq!(stage.view(), "number");
    assert!(stage.text("main").contains("138"), "the number comes along");
    stage.bar.back();
    stage.settle().await;
    write(&stage, "#draft", "积分清零").await;
    assert!(stage.status().contains(stage.t(Msg::CheckTookWords)));
    let found = stage.attributes("[data-warning]", "data-warning");
    assert!(found.contains(&"points-expire".to_owned()), "{found:?}");
}

#[wasm_bindgen_test]
async fn taps_alone_lead_to_a_finding() {
    let stage = Stage::open("en", CHECK).await;
    stage.click("[data-do=facts]").await;
    stage.click("[data-option=says-case]").await;
    assert_eq!(stage.attributes("[data-option=says-case]", "aria-pressed"), ["true"]);
    assert_eq!(level(&stage).len(), 1);
    stage.click("[data-option=says-case]").await;
    assert_eq!(level(&stage), [""; 0]);
}

#[wasm_bindgen_test]
async fn what_was_typed_on_the_home_screen_is_looked_at_in_check() {
    let stage = Stage::open("zh-Hans", "").await;
    write(&stage, "#got", SCAM).await;
    stage.click("[data-go=check]").await;
    assert_eq!(stage.view(), "check");
    assert_eq!(level(&stage), ["known"]);
}

#[wasm_bindgen_test]
async fn nothing_of_the_text_is_stored_or_put_into_the_address() {
    let storage = Rc::new(Memory::default());
    let setup = Setup { fragment: CHECK.to_owned(), storage: storage.clone(), ..Setup::default() };
    let stage = Stage::with(setup).await;
    write(&stage, "#draft", SCAM).await;
    stage.click("[data-go=note]").await;
    assert!(stage.text(".note-text").contains("验证码"), "the note quotes the text");
    let stored: Vec<_> = storage.names().iter().filter_map(|name| storage.get(name)).collect();
    assert!(stored.iter().all(|text| !text.contains("验证码")), "{stored:?}");
    assert!(stage.bar.steps().iter().all(|fragment| !fragment.contains("验")));
}

#[wasm_bindgen_test]
async fn markup_and_invisible_characters_are_shown_as_text() {
    let stage = Stage::open("zh-Hans", CHECK).await;
    write(&stage, "#draft", "<b>请把验\u{200b}证码发给我</b>\u{202e}<img src=x onerror=alert(1)>").await;
    assert!(!stage.has("[data-artefact=own] b, [data-artefact=own] img"));
    let shown = stage.text("[data-artefact=own]");
    assert!(shown.contains("<b>") && shown.contains("U+200B") && shown.contains("U+202E"), "{shown}");
}

#[wasm_bindgen_test]
async fn a_pack_that_does_not_arrive_keeps_the_text_and_can_be_asked_for_again() {
    let setup = Setup { fragment: CHECK.to_owned(), failure: Some(PackFailure::Network), ..Setup::default() };
    let stage = Stage::with(setup).await;
    write(&stage, "#draft", SCAM).await;
    assert!(stage.status().contains(stage.t(Msg::CheckFailed)) || stage.has("[data-do=retry]"));
    stage.shelf.failure.set(None);
    stage.click("[data-do=retry]").await;
    assert_eq!(level(&stage), ["known"]);
}
