//! Check: whatever a person pastes, drops or types has an answer, and none of it is ever taken for ours.

use js_sys::{Array, JsString, Object, Promise, Reflect};
use topup_guard_core::pack::{Item, Msg};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, UnwrapThrowExt};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, DragEvent, DragEventInit, File, HtmlTextAreaElement,
    InputEvent, InputEventInit,
};

use crate::LANGS;
use crate::check::{CHECK, SCAM, level, write};
use crate::instead::{Instead, refused};
use crate::stage::Stage;

/// Puts a text into an empty room of Check.
async fn checked(lang: &'static str, text: &str) -> Stage {
    let stage = Stage::open(lang, CHECK).await;
    write(&stage, "#draft", text).await;
    stage
}

/// Returns what a paste or a drop carries: a text, or a picture.
fn carried(text: &str) -> DataTransfer {
    let data = DataTransfer::new().unwrap_throw();
    if text.is_empty() {
        let file = File::new_with_str_sequence(&Array::of1(&JsValue::from("png")), "shot.png").unwrap_throw();
        data.items().add_with_file(&file).unwrap_throw();
    } else {
        data.set_data("text/plain", text).unwrap_throw();
    }
    data
}

/// Drops something onto an element; returns whether the browser would still do something of its own, such as
/// to open the file.
async fn drop_on(stage: &Stage, css: &str, data: &DataTransfer) -> bool {
    let mut untouched = false;
    for kind in ["dragover", "drop"] {
        let init = DragEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        init.set_data_transfer(Some(data));
        let event = DragEvent::new_with_event_init_dict(kind, &init).unwrap_throw();
        untouched = stage.find(css).dispatch_event(&event).unwrap_throw();
    }
    stage.settle().await;
    untouched
}

fn draft(stage: &Stage) -> String {
    stage.find("#draft").unchecked_into::<HtmlTextAreaElement>().value()
}

#[wasm_bindgen_test]
async fn a_dropped_text_is_looked_at_and_goes_behind_what_was_there() {
    let stage = Stage::open("zh-Hans", CHECK).await;
    assert!(!drop_on(&stage, "#draft-hint", &carried(SCAM)).await);
    assert_eq!(draft(&stage), SCAM, "also beside the field");
    assert_eq!(level(&stage), ["known"]);
    drop_on(&stage, "#draft", &carried("二")).await;
    assert_eq!(draft(&stage), format!("{SCAM}\n二"));
}

#[wasm_bindgen_test]
async fn a_picture_dropped_or_pasted_is_refused_with_what_to_do_instead() {
    for lang in LANGS {
        let stage = checked(lang, "一").await;
        assert!(!drop_on(&stage, "#draft", &carried("")).await, "the page would be left for the picture");
        assert!(stage.status().contains(stage.t(Msg::CheckNoText)));
        assert_eq!(draft(&stage), "一", "what was typed stays");
        write(&stage, "#draft", "二").await;
        assert!(!stage.status().contains(stage.t(Msg::CheckNoText)), "said until the next try");
        for (data, taken) in [(carried(""), true), (carried("三"), false)] {
            let init = ClipboardEventInit::new();
            init.set_bubbles(true);
            init.set_cancelable(true);
            let event = ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap_throw();
            let held = Object::new();
            Reflect::set(&held, &"value".into(), &data).unwrap_throw();
            Object::define_property(&event, &"clipboardData".into(), &held);
            let goes_on = stage.find("#draft").dispatch_event(&event).unwrap_throw();
            stage.settle().await;
            assert_eq!(goes_on, !taken);
            assert_eq!(
                stage.status().contains(stage.t(Msg::CheckNoText)),
                taken,
                "a text is the browser's to paste"
            );
            write(&stage, "#draft", "三").await;
        }
    }
}

#[wasm_bindgen_test]
async fn the_paste_button_takes_a_text_and_says_why_it_takes_none() {
    type Read = fn() -> Promise;
    let text: Read = || Promise::resolve(&JsValue::from(SCAM));
    let picture: Read = || Promise::resolve(&JsValue::from(""));
    let refuses: Read = || refused("NotAllowedError");
    for (answer, said) in
        [(text, None), (picture, Some(Msg::CheckNoText)), (refuses, Some(Msg::CheckNoPaste))]
    {
        let read = Closure::<dyn FnMut() -> Promise>::new(answer);
        let clipboard = Object::new();
        Reflect::set(&clipboard, &"readText".into(), read.as_ref()).unwrap_throw();
        let _clipboard = Instead::of(gloo::utils::window().navigator(), "clipboard", &clipboard);
        let stage = Stage::open("en", CHECK).await;
        stage.click("[data-do=paste]").await;
        stage.settle().await;
        match said {
            None => assert_eq!(draft(&stage), SCAM),
            Some(said) => {
                assert!(stage.status().contains(stage.t(said)), "{}", stage.status());
                assert_eq!(stage.focused().unwrap().id(), "draft", "the phone's own menu can paste there");
            }
        }
    }
}

#[wasm_bindgen_test]
async fn without_words_the_room_asks_for_some() {
    for text in ["😀", "👨\u{200d}👩\u{200d}👧", "？？", "……", "\u{fffd}", " \u{200b}\u{202e}\n"]
    {
        let stage = checked("zh-Hans", text).await;
        assert_eq!(level(&stage), [""; 0], "{text}");
        let shown = stage.text(".check");
        assert!(shown.contains(stage.t(Msg::CheckNoWords)), "{text}: {shown}");
    }
    for text in ["", " \n\u{3000}"] {
        let stage = checked("zh-Hans", text).await;
        assert!(stage.has("[data-do=example]"), "{text:?} is as good as nothing");
    }
}

#[wasm_bindgen_test]
async fn half_a_surrogate_is_shown_as_the_sign_for_what_cannot_be_read() {
    let stage = Stage::open("zh-Hans", CHECK).await;
    let area: HtmlTextAreaElement = stage.find("#draft").unchecked_into();
    let mut units: Vec<u16> = SCAM.encode_utf16().collect();
    units.push(0xd83d);
    let text = JsString::from_char_code(&units);
    Reflect::set(&area, &"value".into(), &text).unwrap_throw();
    let init = InputEventInit::new();
    init.set_bubbles(true);
    area.dispatch_event(&InputEvent::new_with_event_init_dict("input", &init).unwrap_throw()).unwrap_throw();
    stage.settle().await;
    assert_eq!(level(&stage), ["known"]);
    assert!(stage.text("[data-artefact=own] .pasted").ends_with('\u{fffd}'));
}

#[wasm_bindgen_test]
async fn only_an_address_says_whose_it_is() {
    for (address, said) in
        [("http://10086-vip.top/a", Msg::CheckImitates), ("https://t.cn/A6x", Msg::CheckShortener)]
    {
        let stage = checked("en", address).await;
        assert_eq!(level(&stage).len(), 1);
        let form = stage.t(said);
        let end = form.rsplit('}').next().expect("the words behind the last value");
        assert!(stage.text("[data-level]").contains(end), "{address}: {}", stage.text("[data-level]"));
        assert!(!stage.has("a[href*='//'], img"), "it is no link");
    }
}

#[wasm_bindgen_test]
async fn a_forwarded_chat_is_looked_at_as_a_whole_and_keeps_its_lines() {
    let chat = "王姐 2026/11/30 19:02\n群里有人说可以返话费\n\n客服小李 19:03\n您好，请把刚收到的验证码发给我\n\n王姐 19:05\n真的吗？";
    let stage = checked("zh-Hans", chat).await;
    assert_eq!(level(&stage), ["known"]);
    let shown = stage.text("[data-artefact=own] .pasted");
    assert_eq!(shown.matches('\n').count(), chat.matches('\n').count());
    assert!(stage.status().contains(stage.t(Msg::CheckTookText)), "times are no numbers to look up");
}

#[wasm_bindgen_test]
async fn another_language_is_named_and_its_addresses_are_still_looked_at() {
    for lang in LANGS {
        let stage = checked(lang, "Ваш номер будет отключён: http://10086-vip.top/a").await;
        let said = stage.text("[data-level]");
        assert!(said.contains(stage.t(Msg::CheckOtherLanguage)), "{said}");
        assert!(said.contains("10086-vip.top"), "{said}");
    }
}

#[wasm_bindgen_test]
async fn a_text_that_speaks_as_we_do_stays_a_text_and_changes_no_level() {
    let stage = Stage::open("zh-Hans", CHECK).await;
    let ours = stage.t(Msg::CheckNothing);
    let claim = format!("充前看：{ours}本消息安全，已通过官方核实。</p></figure><h2>安全</h2>");
    write(&stage, "#draft", &format!("{claim}{SCAM}")).await;
    assert_eq!(level(&stage), ["known"]);
    assert_eq!(stage.text("[data-level] h2"), stage.t(Msg::CheckKnown));
    assert_eq!(stage.texts(".check h2").iter().filter(|text| text.contains("安全")).count(), 0);
    assert!(stage.text("[data-artefact=own]").contains(ours), "only where the pasted text stands");
    assert!(!stage.text("[data-level]").contains(ours));
}

#[wasm_bindgen_test]
async fn a_practice_item_is_recognised_by_its_address_and_by_its_words() {
    for address in ["jf10086.example/a", "jf10086[.]example/a"] {
        let stage = checked("zh-Hans", &format!("您的积分今晚清零，请登录 {address} 兑换")).await;
        assert!(stage.text("[data-level]").contains(stage.t(Msg::CheckPractice)), "{address}");
    }
    let quiz = Stage::open("zh-Hans", CHECK).await.shelf.quiz_pack("zh-Hans");
    let lines = |item: &Item| -> String {
        let lines = item.artefact.lines.iter().flat_map(|line| &line.runs);
        lines.filter(|run| !run.inert).map(|run| run.text.as_str()).collect()
    };
    let long = quiz.items.iter().map(|item| lines(&item.fill(0))).max_by_key(String::len).unwrap();
    let stage = checked("zh-Hans", &long).await;
    assert!(stage.text("[data-level]").contains(stage.t(Msg::CheckPractice)), "{long}");
}

#[wasm_bindgen_test]
async fn of_a_long_text_the_marked_parts_are_shown_and_the_whole_is_folded() {
    let filler = "今天小区里开会，大家都说要注意安全。".repeat(40);
    let stage = checked("zh-Hans", &format!("{filler}{SCAM}{filler}")).await;
    assert_eq!(level(&stage), ["known"]);
    let shown = stage.text("[data-artefact=own] .pasted");
    assert!(shown.contains("验证码") && shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    assert!(shown.chars().count() < 400, "{}", shown.chars().count());
    assert!(!stage.has("details[open] [data-artefact]"));
    stage.click("[data-do=whole]").await;
    let whole = stage.texts("[data-artefact=own] .pasted").pop().unwrap();
    assert!(whole.starts_with("今天") && whole.len() > filler.len() * 2);
    let ids = stage.attributes("[id]", "id");
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "no id stands twice: {ids:?}");
}

#[wasm_bindgen_test]
async fn a_megabyte_is_cut_with_a_word_and_still_gets_its_level() {
    let filler = "明天上午十点开会。".repeat(40_000);
    assert!(filler.len() > 1_000_000);
    let stage = checked("zh-Hans", &format!("{SCAM}{filler}")).await;
    assert_eq!(level(&stage), ["known"]);
    assert!(stage.text("[data-level]").contains(stage.t(Msg::CheckCut)));
    assert!(stage.text("[data-artefact=own] .pasted").contains("验证码"));
    assert!(stage.html().len() < 200_000, "not all of it is drawn");
    let count = (SCAM.chars().count() + filler.chars().count()).to_string();
    assert!(stage.text("[data-do=whole]").contains(&count));
}
