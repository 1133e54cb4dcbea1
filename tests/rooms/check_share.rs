//! Check: handing a finding to the family, as a text and as a picture.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Object, Promise, Reflect};
use topup_guard::browser::picture::{Block, Outcome, Tone};
use topup_guard_core::pack::Msg;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::check::{CHECK, SCAM, write};
use crate::instead::{Instead, refused};
use crate::stage::Stage;

/// Text that is nowhere else.
const MARKER: &str = "QZXV-4711";

/// Shows the finding on a scam that has the marker in it.
async fn found(lang: &'static str) -> Stage {
    let stage = Stage::open(lang, CHECK).await;
    write(&stage, "#draft", &format!("{SCAM}{MARKER} http://jf.example/a")).await;
    stage
}

#[wasm_bindgen_test]
async fn the_family_s_picture_has_level_signs_step_and_nearest_and_the_text_only_when_it_is_ticked() {
    for lang in LANGS {
        let stage = found(lang).await;
        stage.click("[data-do=picture]").await;
        stage.click("[data-do=with-text]").await;
        stage.click("[data-do=picture]").await;
        let [without, with] = &stage.album.pictures.take()[..] else { panic!("two pictures") };
        assert_eq!((without.tone, without.lang.as_str()), (Tone::Stop, lang));
        assert!(without.blocks.contains(&Block::Heading(stage.t(Msg::CheckKnown).into())));
        let signs = stage.texts(".signs li b");
        assert!(without.blocks.contains(&Block::List(signs)), "{without:?}");
        let (plain, quoted) = (without.to_string(), with.to_string());
        let nearest = stage.text("[data-warning] b");
        assert!(plain.contains(&nearest), "{nearest} in {plain}");
        let step = stage.text("[data-level] h2 + p");
        assert!(
            plain.contains(step.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*')),
            "{step} in {plain}"
        );
        assert!(!plain.contains(MARKER) && quoted.contains(MARKER), "{quoted}");
        assert!(quoted.contains("jf[.]example"), "an address cannot be opened: {quoted}");
    }
}

#[wasm_bindgen_test]
async fn what_becomes_of_the_picture_is_said_beside_the_button() {
    let stage = found("zh-Hans").await;
    let address = "data:image/png;base64,iVBORw0KGgo=";
    for (outcome, said) in [
        (Outcome::Sent, None),
        (Outcome::Saved(address.into()), Some(Msg::CheckSaved)),
        (Outcome::Cancelled, None),
        (Outcome::Failed, Some(Msg::CheckNotDrawn)),
    ] {
        *stage.album.outcome.borrow_mut() = Some(outcome.clone());
        stage.click("[data-do=picture]").await;
        assert_eq!(stage.text(".handing [role=status]"), said.map_or("", |msg| stage.t(msg)), "{outcome:?}");
        let shown = matches!(outcome, Outcome::Saved(_));
        assert_eq!(stage.has("img.handed"), shown, "{outcome:?}");
        if shown {
            assert_eq!(stage.attributes("img.handed", "src"), [address]);
            assert!(stage.attributes("img.handed", "alt").concat().contains(stage.t(Msg::CheckKnown)));
        }
    }
    // A picture of another text does not stay.
    *stage.album.outcome.borrow_mut() = Some(Outcome::Saved(address.into()));
    stage.click("[data-do=picture]").await;
    write(&stage, "#draft", SCAM).await;
    assert!(!stage.has("img.handed") && !stage.status().contains(stage.t(Msg::CheckSaved)));
}

/// Presses the button that shares the text, where `sheet` is the share sheet and `write` the clipboard's;
/// returns what either was given.
pub(crate) async fn shared(
    stage: &Stage,
    sheet: Option<fn() -> Promise>,
    write: Option<fn() -> Promise>,
) -> String {
    let given = Rc::new(RefCell::new(String::new()));
    let record = |answer: fn() -> Promise, name: &'static str| {
        let given = given.clone();
        Closure::<dyn FnMut(JsValue) -> Promise>::new(move |data: JsValue| {
            let text = data.as_string().or_else(|| Reflect::get(&data, &name.into()).ok()?.as_string());
            *given.borrow_mut() = text.unwrap();
            answer()
        })
    };
    let sheet = sheet.map(|answer| record(answer, "text"));
    let write = write.map(|answer| record(answer, "text"));
    let value = |one: &Option<Closure<dyn FnMut(JsValue) -> Promise>>| {
        one.as_ref().map_or(JsValue::UNDEFINED, |one| one.as_ref().clone())
    };
    let clipboard: JsValue = match &write {
        Some(_) => {
            let clipboard = Object::new();
            Reflect::set(&clipboard, &"writeText".into(), &value(&write)).unwrap();
            clipboard.into()
        }
        None => JsValue::UNDEFINED,
    };
    let navigator = gloo::utils::window().navigator();
    let _sheet = Instead::of(navigator.clone(), "share", &value(&sheet));
    let _clipboard = Instead::of(navigator, "clipboard", &clipboard);
    stage.click("[data-do=share]").await;
    given.take()
}

#[wasm_bindgen_test]
async fn the_text_is_shared_or_copied_or_shown_to_be_copied_by_hand() {
    let stage = found("en").await;
    let done: fn() -> Promise = || Promise::resolve(&JsValue::UNDEFINED);
    let closed: fn() -> Promise = || refused("AbortError");
    let forbidden: fn() -> Promise = || refused("NotAllowedError");
    let text = shared(&stage, Some(done), None).await;
    assert!(text.contains(stage.t(Msg::CheckKnown)) && !text.contains(MARKER), "{text}");
    for said in [Msg::CheckCopied, Msg::CheckByHand] {
        assert!(!stage.status().contains(stage.t(said)));
    }
    shared(&stage, Some(closed), Some(done)).await;
    assert!(!stage.status().contains(stage.t(Msg::CheckCopied)), "closed by the person");
    assert_eq!(shared(&stage, Some(forbidden), Some(done)).await, text);
    assert!(stage.status().contains(stage.t(Msg::CheckCopied)));
    for (sheet, write) in [(None, None), (None, Some(forbidden)), (Some(forbidden), Some(forbidden))] {
        shared(&stage, sheet, write).await;
        assert!(stage.status().contains(stage.t(Msg::CheckByHand)));
        assert_eq!(stage.text(".note-text"), text, "it can be selected");
    }
}
