//! Large text: screens read aloud, folded sections, three sizes.

use std::rc::Rc;

use topup_guard::base::TextSize;
use topup_guard::browser::speech::Spoken;
use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::services::Reader;
use crate::stage::{Setup, Stage};

const READ: &str = "[data-do=read-screen]";

fn large(lang: &'static str, reader: &Rc<Reader>, fragment: &str) -> Setup {
    let text_size = TextSize::Large;
    Setup { lang, speech: reader.clone(), text_size, fragment: fragment.into(), ..Setup::default() }
}

#[wasm_bindgen_test]
async fn every_screen_is_read_aloud_as_it_is_shown() {
    let reader = Rc::new(Reader::default());
    let stage = Stage::with(large("zh-Hans", &reader, "#/v1/picker")).await;
    assert_eq!(stage.text(READ), stage.t(Msg::ReadAloud));
    stage.click(READ).await;
    let lines = reader.lines.borrow().clone();
    let question = &stage.pack.picker.questions[0];
    assert!(lines.contains(&question.title), "{lines:?}");
    assert!(question.options.iter().all(|option| lines.contains(&option.label)), "{lines:?}");
    assert_eq!(stage.text(READ), stage.t(Msg::ReadStop));
    // A second tap stops it.
    stage.click(READ).await;
    assert!(reader.lines.borrow().is_empty());
    // Another screen is silent and is read from its own beginning.
    stage.click(READ).await;
    stage.click("[data-option=phone]").await;
    assert!(reader.lines.borrow().is_empty());
    assert_eq!(stage.text(READ), stage.t(Msg::ReadAloud));
    stage.click(READ).await;
    assert!(reader.lines.borrow().contains(&stage.pack.picker.questions[1].title));
    reader.end(Spoken::Over);
    stage.settle().await;
    assert_eq!(stage.text(READ), stage.t(Msg::ReadAloud));
}

#[wasm_bindgen_test]
async fn folded_sections_and_footnotes_are_not_read() {
    let reader = Rc::new(Reader::default());
    let stage = Stage::with(large("zh-Hans", &reader, "#/v1/precautions")).await;
    let [first, second] = [0, 1].map(|at| &stage.pages.precautions[at]);
    stage.click(READ).await;
    let lines = reader.lines.borrow().clone();
    assert!(lines.contains(&first.body.text), "without marks behind it: {lines:?}");
    assert!(lines.contains(&second.title) && !lines.contains(&second.body.text), "{lines:?}");
}

#[wasm_bindgen_test]
async fn a_failing_voice_is_reported_and_without_a_voice_there_is_no_button() {
    let reader = Rc::new(Reader::default());
    let stage = Stage::with(large("zh-Hans", &reader, "#/v1/help")).await;
    stage.click(READ).await;
    reader.end(Spoken::Failed);
    stage.settle().await;
    assert!(!stage.has(READ));
    assert!(stage.status().contains(stage.t(Msg::ReadFailed)));
    // On another screen it may be tried again.
    stage.click("[data-go=back]").await;
    assert!(stage.has(READ) && !stage.status().contains(stage.t(Msg::ReadFailed)));
    // No voice for English, and none asked for with normal text.
    assert!(!Stage::with(large("en", &reader, "")).await.has(READ));
    let normal = Setup { text_size: TextSize::Normal, ..large("zh-Hans", &reader, "") };
    assert!(!Stage::with(normal).await.has(READ));
    // The quiz reads by buttons of its own.
    assert!(!Stage::with(large("zh-Hans", &reader, "#/v1/quiz")).await.has(READ));
}

#[wasm_bindgen_test]
async fn only_the_first_section_of_a_screen_is_open_and_help_never_folds_whom_to_call() {
    for lang in LANGS {
        let reader = Rc::new(Reader::default());
        let stage = Stage::with(large(lang, &reader, "#/v1/channel/wallet")).await;
        assert!(stage.has("details.card[open] .steps"));
        let folded = stage.all("details.card:not([open])").len();
        assert!(folded > 3);
        assert_eq!(stage.all("details.card > summary h2").len(), folded + 1, "each says what is in it");
        stage.bar.enter("#/v1/help");
        stage.settle().await;
        assert!(stage.all("details.card .tel, details .steps").is_empty() && stage.has(".tel"));
        // The other size folds nothing.
        stage.click("[data-set=text-size]").await;
        stage.click("[data-set=text-size]").await;
        stage.bar.enter("#/v1/channel/wallet");
        stage.settle().await;
        assert!(!stage.has("details.card"));
    }
}

#[wasm_bindgen_test]
async fn each_tap_changes_the_text_size_and_the_button_names_the_next() {
    for lang in LANGS {
        let stage = Stage::open(lang, "").await;
        let mut seen = Vec::new();
        for (size, next) in [
            ("normal", Msg::TextSize),
            ("large", Msg::TextSizeMore),
            ("largest", Msg::TextSizeNormal),
            ("normal", Msg::TextSize),
        ] {
            assert_eq!(stage.attributes("[data-view]", "data-text"), [size]);
            assert_eq!(stage.text("[data-set=text-size]"), stage.t(next));
            let style = gloo::utils::window().get_computed_style(&stage.find("[data-view]"));
            seen.push(style.unwrap().unwrap().get_property_value("font-size").unwrap());
            stage.click("[data-set=text-size]").await;
        }
        assert_eq!(seen, ["18px", "23px", "30px", "18px"]);
    }
}
