//! Frame around every room: language, text size, theme, and how they are stored.

use std::rc::Rc;

use topup_guard::base::{TextSize, Theme};
use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::PackFailure;
use topup_guard::browser::storage::Record;
use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::services::Refusing;
use crate::stage::{Setup, Stage};
use crate::user_input::is_seen;

const HERE: &str = "#/v1/picker/pay?card=data&phone=basic";

#[wasm_bindgen_test]
async fn switching_the_language_there_and_back_changes_nothing_else() {
    let stage = Stage::open("zh-Hans", HERE).await;
    let english = stage.shelf.pack("en");
    let pay = |pack: &topup_guard_core::pack::Pack| pack.picker.questions[4].title.clone();
    stage.click("[data-set=lang]").await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["en"]);
    assert_eq!(stage.texts("h1"), [pay(&english)]);
    assert_eq!(*stage.bar.lang.borrow(), "en");
    assert_eq!(stage.attributes("[data-change]", "data-change"), ["card", "phone"]);
    assert_eq!(stage.bar.steps(), [HERE]);
    stage.enter("[data-set=lang]").await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["zh-Hans"]);
    assert_eq!(stage.texts("h1"), [pay(&stage.pack)]);
    assert_eq!(*stage.bar.lang.borrow(), "zh-Hans");
}

#[wasm_bindgen_test]
async fn the_footer_has_three_languages_and_the_header_returns_to_the_chinese_used_before() {
    let storage: Rc<dyn Record> = Rc::new(Memory::default());
    let setup = || Setup { fragment: HERE.to_owned(), storage: storage.clone(), ..Setup::default() };
    let stage = Stage::with(setup()).await;
    assert_eq!(stage.attributes(".tongues button", "data-set"), ["zh-Hans", "zh-Hant", "en"]);
    assert_eq!(stage.attributes(".tongues [aria-pressed=true]", "data-set"), ["zh-Hans"]);
    assert!(stage.texts(".converted").is_empty());
    stage.click("[data-set=zh-Hant]").await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["zh-Hant"]);
    assert_eq!(*stage.bar.lang.borrow(), "zh-Hant");
    assert_eq!(
        stage.texts(".converted"),
        [stage.shelf.pack("zh-Hant").messages.get(Msg::Converted).to_owned()]
    );
    stage.click("[data-set=lang]").await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["en"]);
    stage.click("[data-set=lang]").await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["zh-Hant"]);
    // A later visit that begins in English still leads back to the same Chinese.
    let stage = Stage::with(Setup { lang: "en", ..setup() }).await;
    stage.click("[data-set=lang]").await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["zh-Hant"]);
}

#[wasm_bindgen_test]
async fn of_two_languages_requested_the_later_request_is_shown_whichever_pack_arrives_last() {
    let mut stage = Stage::open("zh-Hans", HERE).await;
    let english = stage.shelf.hold();
    stage.update(|props| props.attributes.lang = "en".into()).await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["zh-Hans"], "until the other is there");
    stage.update(|props| props.attributes.lang = "zh-Hans".into()).await;
    english();
    stage.settle().await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["zh-Hans"]);
    stage.click("[data-set=lang]").await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["en"]);
}

#[wasm_bindgen_test]
async fn a_language_that_does_not_arrive_is_reported_and_can_be_requested_again() {
    for failure in [PackFailure::Network, PackFailure::Content, PackFailure::Version] {
        let stage = Stage::open("en", HERE).await;
        stage.shelf.failure.set(Some(failure));
        stage.click("[data-set=lang]").await;
        assert_eq!(stage.attributes("[data-view]", "lang"), ["en"]);
        assert!(stage.status().contains(stage.t(Msg::LanguageFailed)), "{}", stage.status());
        assert_eq!(stage.attributes("[data-change]", "data-change"), ["card", "phone"]);
        stage.shelf.failure.set(None);
        stage.click("[data-set=lang]").await;
        assert_eq!(stage.attributes("[data-view]", "lang"), ["zh-Hans"]);
        let failed = stage.shelf.pack("zh-Hans").messages.get(Msg::LanguageFailed).to_owned();
        assert!(!stage.status().contains(&failed), "{}", stage.status());
    }
}

/// What is tapped and is lower or narrower than this, in CSS pixels. Numbers of sources stand inside
/// sentences, where WCAG 2.5.8 excepts them; a tick box is tapped by its words.
fn small_targets(stage: &Stage, least: f64) -> Vec<String> {
    let targets = stage.all("button:not(.mark), a:not(.sr), summary, label, input:not(label input)");
    assert!(!targets.is_empty());
    let small = |target: &&HtmlElement| {
        let at = target.get_bounding_client_rect();
        is_seen(target) && (at.height() < least || at.width() < least)
    };
    let describe = |target: &HtmlElement| {
        let at = target.get_bounding_client_rect();
        format!("{} x {}: {}", at.width(), at.height(), target.outer_html())
    };
    targets.iter().filter(small).map(describe).collect()
}

#[wasm_bindgen_test]
async fn everything_is_large_enough_to_tap() {
    let views =
        ["home", "picker/pay?card=unsure&phone=basic", "result?card=phone&pay=cash", "result?asked=somebody"];
    let more =
        ["channel/wallet", "compare/wallet+kiosk", "precautions", "not-channels", "cards", "help", "sources"];
    for (text_size, least) in [(TextSize::Normal, 44.0), (TextSize::Large, 60.0), (TextSize::Largest, 60.0)] {
        let stage = Stage::with(Setup { text_size, ..Setup::default() }).await;
        let mut small = Vec::new();
        for view in views.into_iter().chain(more) {
            stage.bar.enter(&format!("#/v1/{view}"));
            stage.settle().await;
            small.extend(small_targets(&stage, least).into_iter().map(|target| format!("{view}: {target}")));
        }
        assert!(small.is_empty(), "{text_size:?}:\n{}", small.join("\n"));
    }
}

#[wasm_bindgen_test]
async fn larger_text_is_stored() {
    let storage: Rc<dyn Record> = Rc::new(Memory::default());
    let setup = || Setup { storage: storage.clone(), fragment: HERE.into(), ..Setup::default() };
    let mut stage = Stage::with(setup()).await;
    for size in ["large", "largest", "normal"] {
        stage.enter("[data-set=text-size]").await;
        drop(stage);
        stage = Stage::with(setup()).await;
        assert_eq!(stage.attributes("[data-view]", "data-text"), [size]);
    }
}

#[wasm_bindgen_test]
async fn going_back_returns_to_the_place_in_a_list() {
    let stage = Stage::open("zh-Hans", "#/v1/warnings").await;
    let widget = stage.find("[data-view]");
    let top = || widget.get_bounding_client_rect().top().round();
    let entries = stage.all("[data-warning]");
    let entry = &entries[entries.len() - 5];
    entry.scroll_into_view();
    painted().await;
    let before = top();
    assert!(before < -500.0, "the list is long: {before}");
    entry.click();
    stage.settle().await;
    painted().await;
    // Where the window is higher than the entry, the page begins above the widget.
    assert!(top() >= 0.0, "an entry is shown from its top");
    for back in [true, false] {
        if back {
            stage.click("[data-go=back]").await;
        } else {
            stage.bar.back();
            stage.settle().await;
        }
        painted().await;
        assert_eq!((stage.texts("h1").concat(), top()), (stage.t(Msg::WarningsTitle).to_owned(), before));
        stage.all("[data-warning]")[0].click();
        stage.settle().await;
    }
}

#[wasm_bindgen_test]
async fn the_header_with_help_stays_in_reach_and_covers_no_focus() {
    for text_size in [TextSize::Normal, TextSize::Largest] {
        let fragment = "#/v1/warnings".to_owned();
        let stage = Stage::with(Setup { text_size, fragment, ..Setup::default() }).await;
        let entries = stage.all("[data-warning]");
        entries.last().unwrap().focus().unwrap();
        painted().await;
        let help = stage.find(".bar [data-go=help]").get_bounding_client_rect();
        assert!((0.0..120.0).contains(&help.top()), "{}", help.top());
        let bar = stage.find(".bar").get_bounding_client_rect();
        assert!(bar.height() <= 90.0, "one row: {}", bar.height());
        for entry in entries.iter().rev() {
            entry.focus().unwrap();
            let at = entry.get_bounding_client_rect();
            assert!(at.top() >= bar.bottom(), "{} under {}", at.top(), bar.bottom());
        }
    }
}

/// Waits until the browser has painted, after which it has reported scrolling.
async fn painted() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            gloo::utils::window().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    }
}

/// The colour behind the widget.
fn paper(stage: &Stage) -> String {
    let style = gloo::utils::window().get_computed_style(&stage.find("[data-view]"));
    style.unwrap().unwrap().get_property_value("background-color").unwrap()
}

#[wasm_bindgen_test]
async fn changed_attributes_take_effect_at_once() {
    let mut stage = Stage::with(Setup { theme: Theme::Dark, view: "precautions", ..Setup::default() }).await;
    assert_eq!(stage.view(), "precautions");
    let dark = paper(&stage);
    stage.update(|props| props.attributes.theme = Theme::Light).await;
    assert_eq!(stage.attributes("[data-view]", "data-theme"), ["light"]);
    assert_ne!(paper(&stage), dark);
    stage.update(|props| props.attributes.text_size = TextSize::Large).await;
    assert_eq!(stage.attributes("[data-view]", "data-text"), ["large"]);
    stage.update(|props| props.attributes.lang = "en".into()).await;
    assert_eq!(stage.attributes("[data-view]", "lang"), ["en"]);
    stage.update(|props| props.attributes.view = "help".into()).await;
    assert_eq!(stage.view(), "help");
    stage.update(|props| props.attributes.view = "nowhere".into()).await;
    assert_eq!(stage.view(), "help", "an unknown view changes nothing");
}

#[wasm_bindgen_test]
async fn an_unknown_view_opens_home_and_a_link_overrides_the_attribute() {
    let stage = Stage::with(Setup { view: "<img>", ..Setup::default() }).await;
    assert_eq!(stage.view(), "home");
    let stage = Stage::with(Setup { view: "help", fragment: HERE.into(), ..Setup::default() }).await;
    assert_eq!(stage.view(), "picker");
}

#[wasm_bindgen_test]
async fn what_the_person_set_overrides_the_hosts_attributes() {
    let storage: Rc<dyn Record> = Rc::new(Memory::default());
    storage.set("theme", "light").unwrap();
    storage.set("text-size", "large").unwrap();
    let stage = Stage::with(Setup { storage, theme: Theme::Dark, ..Setup::default() }).await;
    assert_eq!(stage.attributes("[data-view]", "data-theme"), ["light"]);
    assert_eq!(stage.attributes("[data-view]", "data-text"), ["large"]);
}

#[wasm_bindgen_test]
async fn without_storage_settings_hold_until_the_page_is_closed() {
    let stage = Stage::with(Setup {
        storage: Rc::new(Refusing::default()),
        fragment: "#/v1/picker".into(),
        ..Setup::default()
    })
    .await;
    stage.click("[data-set=text-size]").await;
    for option in ["phone", "nobody", "me", "basic", "cash", "can-go"] {
        stage.click(&format!("[data-option={option}]")).await;
    }
    assert_eq!(stage.view(), "result");
    assert_eq!(stage.attributes("[data-view]", "data-text"), ["large"]);
}

#[wasm_bindgen_test]
async fn stored_values_that_make_no_sense_are_ignored() {
    let storage: Rc<dyn Record> = Rc::new(Memory::default());
    storage.set("theme", "<img>").unwrap();
    storage.set("text-size", "").unwrap();
    let stage = Stage::with(Setup { storage, theme: Theme::Dark, ..Setup::default() }).await;
    assert_eq!(stage.attributes("[data-view]", "data-theme"), ["dark"]);
    assert_eq!(stage.attributes("[data-view]", "data-text"), ["normal"]);
}
