//! Family card: made from the result, written, sent, printed, and kept nowhere.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::PackFailure;
use topup_guard::browser::picture::Outcome;
use topup_guard_core::pack::Msg;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::instead::{Instead, refused};
use crate::result::clipboard_alone;
use crate::stage::{Setup, Stage};

const CARD: &str = "#/v1/card";
/// A son who tops up for his mother from his own phone.
const SON: &str = "card=phone&asked=nobody&whom=remote&phone=at-ease&pay=wallet&go=stay&when=later";
/// A mother with a feature phone and cash, her child beside her.
const MOTHER: &str = "card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later";

#[wasm_bindgen_test]
async fn the_card_is_made_from_the_result_in_few_taps() {
    for lang in LANGS {
        let stage = Stage::open(lang, &format!("#/v1/result?{MOTHER}")).await;
        stage.type_in("#first-digits", "139").await;
        stage.click("[data-go=card]").await;
        assert_eq!(stage.view(), "card");
        assert_eq!(stage.bar.steps().last().unwrap(), &format!("#/v1/card?{MOTHER}"));
        let sheet = stage.text(".sheet");
        // Way and carrier follow from what was said before.
        let store = stage.pack.channel("carrier-store").unwrap();
        assert!(sheet.contains(&store.name), "{sheet}");
        assert!(sheet.contains(stage.t(Msg::CarrierMobile)) && sheet.contains("10086"), "{sheet}");
        let steps = &stage.pages.channel("carrier-store").unwrap().steps;
        assert!(sheet.contains(&steps[0].text), "{sheet}");
        assert!(sheet.contains(stage.t(Msg::FamilyRule)));
        assert!(sheet.contains("110") && sheet.contains("96110"));
        // What is typed comes first on it.
        stage.type_in("#family-name", "Li").await;
        stage.type_in("#family-number", "139 1234 5678").await;
        assert!(stage.text(".sheet-large").contains("Li 139 1234 5678"), "{}", stage.text(".sheet"));
        assert!(!stage.has(".sheet a"), "the number is text");
        stage.click("[data-choice=unicom]").await;
        assert!(stage.text(".sheet").contains("10010") && !stage.text(".sheet").contains("10086"));
        stage.click("[data-go=result]").await;
        assert_eq!(stage.view(), "result");
    }
}

#[wasm_bindgen_test]
async fn whoever_tops_up_from_afar_stands_on_the_card_as_the_way() {
    for lang in LANGS {
        let stage = Stage::open(lang, &format!("{CARD}?{SON}")).await;
        assert!(stage.text(".sheet").contains(stage.t(Msg::FamilyWayUnnamed)), "{}", stage.text(".sheet"));
        stage.type_in("#family-name", "Li").await;
        assert!(stage.text(".sheet").contains(&stage.fill(Msg::FamilyWayNamed, &[("name", "Li")])));
        stage.click("[data-choice=wallet]").await;
        assert!(stage.text(".sheet").contains(&stage.pack.channel("wallet").unwrap().name));
    }
}

#[wasm_bindgen_test]
async fn name_and_number_are_kept_nowhere() {
    let storage = Rc::new(Memory::default());
    let setup = Setup { fragment: CARD.to_owned(), storage: storage.clone(), ..Setup::default() };
    let stage = Stage::with(setup).await;
    stage.type_in("#family-name", "Secretly").await;
    stage.type_in("#family-number", "13912345678").await;
    assert!(stage.text(".sheet").contains("Secretly 13912345678"));
    assert_eq!(stage.bar.steps(), [CARD]);
    let stored = format!("{storage:?}");
    assert!(!stored.contains("Secretly") && !stored.contains("13912345678"), "{stored}");
    stage.click("[data-go=home]").await;
    stage.bar.back();
    stage.settle().await;
    assert_eq!(stage.view(), "card");
    assert!(!stage.html().contains("Secretly") && !stage.html().contains("13912345678"));
}

#[wasm_bindgen_test]
async fn markup_and_endless_names_stay_text_on_the_card() {
    let stage = Stage::open("en", CARD).await;
    stage.paste("#family-name", "<img src=x onerror=alert(1)>\u{202e}").await;
    assert!(!stage.has(".sheet img"));
    let sheet = stage.text(".sheet");
    assert!(sheet.contains("<img src=x onerror=alert(1)>") && sheet.contains("U+202E"), "{sheet}");
    let stage = Stage::open("en", CARD).await;
    stage.paste("#family-name", &"W".repeat(200)).await;
    let wide = stage.text(".sheet").matches('W').count();
    assert!((1..=2 * 40).contains(&wide), "cut to what a card can hold: {wide}");
    let sheet = stage.find(".sheet");
    assert!(sheet.scroll_width() <= sheet.client_width() + 1, "nothing sticks out");
}

#[wasm_bindgen_test]
async fn the_card_is_in_the_language_of_whom_it_is_for() {
    let stage = Stage::open("en", &format!("{CARD}?{MOTHER}")).await;
    let chinese = stage.shelf.pack("zh-Hans");
    stage.click("[data-choice=zh-Hans]").await;
    assert_eq!(stage.attributes(".sheet", "lang"), ["zh-Hans"]);
    let sheet = stage.text(".sheet");
    assert!(sheet.contains(chinese.messages.get(Msg::FamilyRule)), "{sheet}");
    assert!(sheet.contains(&chinese.channel("carrier-store").unwrap().name), "{sheet}");
    assert_eq!(stage.text("h1"), stage.t(Msg::FamilyTitle), "around it nothing changes");
    // A language that does not arrive is reported, and the card stays.
    stage.shelf.failure.set(Some(PackFailure::Network));
    stage.click("[data-choice=zh-Hant]").await;
    assert!(stage.status().contains(stage.t(Msg::LanguageFailed)), "{}", stage.status());
    assert_eq!(stage.attributes(".sheet", "lang"), ["en"]);
}

#[wasm_bindgen_test]
async fn the_text_is_sent_copied_or_shown_to_be_copied_by_hand() {
    let copied = Rc::new(RefCell::new(String::new()));
    let write = {
        let copied = copied.clone();
        Closure::<dyn FnMut(String) -> Promise>::new(move |text: String| {
            *copied.borrow_mut() = text;
            Promise::resolve(&JsValue::UNDEFINED)
        })
    };
    let stage = Stage::open("zh-Hans", CARD).await;
    stage.type_in("#family-name", "小李").await;
    {
        let _without_sheet = clipboard_alone(write.as_ref());
        stage.click("[data-do=share]").await;
    }
    let text = copied.take();
    for part in ["小李", stage.t(Msg::FamilyRule), "110", "96110"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(stage.status().contains(stage.t(Msg::FamilyCopied)), "{}", stage.status());
    let refuse = Closure::<dyn FnMut(String) -> Promise>::new(|_| refused("NotAllowedError"));
    let _without_sheet = clipboard_alone(refuse.as_ref());
    stage.click("[data-do=share]").await;
    assert!(stage.status().contains(stage.t(Msg::FamilyByHand)), "{}", stage.status());
    assert_eq!(stage.text(".note-text"), text);
}

#[wasm_bindgen_test]
async fn the_picture_says_what_the_card_says_and_a_failure_is_reported() {
    let stage = Stage::open("en", &format!("{CARD}?{MOTHER}")).await;
    stage.type_in("#family-name", "Li").await;
    stage.click("[data-choice=zh-Hans]").await;
    let lines = stage.texts(".sheet p");
    // The person closed the share sheet: nothing is said.
    stage.click("[data-do=picture]").await;
    let picture = stage.album.pictures.borrow_mut().pop().expect("a picture");
    assert_eq!(picture.to_string().lines().collect::<Vec<_>>(), lines);
    assert_eq!((picture.lang.as_str(), stage.status().as_str()), ("zh-Hans", ""));
    assert!(lines.iter().any(|line| line.contains("Li")));
    *stage.album.outcome.borrow_mut() = Some(Outcome::Failed);
    stage.click("[data-do=picture]").await;
    assert!(stage.status().contains(stage.t(Msg::FamilyNoPicture)), "{}", stage.status());
    // Saved: it is shown too, for browsers that drop downloads.
    let address = "data:image/png;base64,iVBORw0KGgo=";
    *stage.album.outcome.borrow_mut() = Some(Outcome::Saved(address.into()));
    stage.click("[data-do=picture]").await;
    assert_eq!(stage.attributes(".family img", "src"), [address]);
    assert!(stage.attributes(".family img", "alt")[0].contains("Li"));
    // It is of what the card said then.
    stage.type_in("#family-name", "u").await;
    assert!(!stage.has(".family img"));
}

#[wasm_bindgen_test]
async fn the_card_is_printed_on_a_full_page_or_a_small_one() {
    let stage = Stage::open("zh-Hans", CARD).await;
    let printed = Rc::new(RefCell::new(0));
    let print = {
        let printed = printed.clone();
        Closure::<dyn FnMut()>::new(move || *printed.borrow_mut() += 1)
    };
    let _print = Instead::of(gloo::utils::window(), "print", print.as_ref());
    stage.click("[data-do=print-a6]").await;
    assert_eq!((*printed.borrow(), stage.attributes(".sheet", "data-paper")), (1, vec!["a6".to_owned()]));
    stage.click("[data-do=print-a6]").await;
    assert_eq!(*printed.borrow(), 2, "the same once more");
    stage.click("[data-do=print-a4]").await;
    assert_eq!((printed.take(), stage.attributes(".sheet", "data-paper")), (3, vec!["a4".to_owned()]));
}

#[wasm_bindgen_test]
async fn another_country_s_content_has_no_card_with_numbers_of_mainland_china() {
    let edit = |pack: &mut topup_guard_core::pack::Pack| pack.by.country = "Sunmoor".into();
    let stage = Stage::with(Setup { fragment: CARD.to_owned(), edit, ..Setup::default() }).await;
    assert!(!stage.has(".sheet"));
    stage.bar.enter("#/v1/result?card=phone");
    stage.settle().await;
    assert!(!stage.has("[data-go=card], #first-digits"));
}

#[wasm_bindgen_test]
async fn digits_typed_in_another_program_name_the_carrier() {
    let (fragment, draft) = (CARD.to_owned(), "\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}139");
    let stage = Stage::with(Setup { fragment, draft, ..Setup::default() }).await;
    assert!(stage.text(".sheet").contains("10086"), "{}", stage.text(".sheet"));
    assert_eq!(*stage.draft.borrow(), draft, "for the next one");
}
