//! Sheets for a group: reached from a class, printed, and with the address that the host gives.

use std::cell::RefCell;
use std::rc::Rc;

use topup_guard::base::Host;
use topup_guard::browser::place::https_address;
use topup_guard_core::class::Class;
use topup_guard_core::pack::{Msg, QuizPack};
use topup_guard_core::quiz::{Log, Quiz};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::instead::Instead;
use crate::stage::{Setup, Stage};

const POSTER: &str = "#/v1/class/poster";

/// Returns what stands behind `#/v1/class/` for a set of this pack.
fn drawn(pack: &QuizPack, path: &str) -> String {
    Class::read(path).0.with_code(&Quiz::new(pack, Log::new()), 3 << 50).to_string()
}

#[wasm_bindgen_test]
async fn a_worker_prints_the_questions_of_a_class_then_its_answers_and_the_poster() {
    for lang in LANGS {
        let pack = Stage::open(lang, "#/v1/quiz").await.shelf.quiz_pack(lang);
        let class = drawn(&pack, "mixed/6");
        let stage = Stage::open(lang, &format!("#/v1/class/{class}")).await;
        let printed = Rc::new(RefCell::new(0));
        let print = {
            let printed = printed.clone();
            Closure::<dyn FnMut()>::new(move || *printed.borrow_mut() += 1)
        };
        let _print = Instead::of(gloo::utils::window(), "print", print.as_ref());
        let code = class.rsplit('/').next().unwrap();
        for (number, (hook, title)) in
            [("questions", Msg::HandoutQuestions), ("answers", Msg::HandoutAnswers)].into_iter().enumerate()
        {
            stage.tab_to(&format!("[data-go={hook}]")).await;
            stage.press("Enter").await;
            assert_eq!(stage.text("h1"), stage.fill(title, &[("code", code)]));
            assert!(stage.focused().is_some_and(|focused| focused.tag_name() == "H1"));
            assert_eq!(
                stage.all(".class-item [data-artefact]").len(),
                if hook == "questions" { 6 } else { 0 }
            );
            assert_eq!(stage.has(".class-box"), hook == "questions");
            stage.click("[data-do=print]").await;
            assert_eq!(*printed.borrow(), number + 1);
            stage.bar.back();
            stage.settle().await;
        }
        stage.click("[data-go=poster]").await;
        assert_eq!(stage.text("h1"), stage.t(Msg::PosterTitle));
        stage.click("[data-do=print]").await;
        assert_eq!(*printed.borrow(), 3);
    }
}

#[wasm_bindgen_test]
async fn the_sheets_have_the_texts_of_the_same_set_in_each_language() {
    let pack = Stage::open("en", "#/v1/quiz").await.shelf.quiz_pack("en");
    let class = Class::read(&drawn(&pack, "points/8")).0;
    for lang in LANGS {
        let stage = Stage::open(lang, &format!("#/v1/class/questions/{class}")).await;
        let pack = stage.shelf.quiz_pack(lang);
        let names = class.names(&class.sets(&Quiz::new(&pack, Log::new()))).to_vec();
        let contexts: Vec<_> = names.iter().map(|name| pack.item(name).unwrap().context.clone()).collect();
        let shown: Vec<_> =
            stage.all(".class-item .context").iter().map(|one| one.text_content().unwrap()).collect();
        assert_eq!(shown, contexts);
        assert!(!stage.has(".class-sheet .care"), "nothing has changed");
    }
}

#[wasm_bindgen_test]
async fn a_set_of_which_an_item_is_gone_says_so_on_its_sheets() {
    let pack = Stage::open("en", "#/v1/quiz").await.shelf.quiz_pack("en");
    let class = drawn(&pack, "points/8");
    let edit_quiz = |pack: &mut QuizPack| pack.items.retain(|item| !item.id.starts_with("points"));
    for sheet in ["questions", "answers"] {
        let fragment = format!("#/v1/class/{sheet}/{class}");
        let stage = Stage::with(Setup { lang: "en", fragment, edit_quiz, ..Setup::default() }).await;
        assert_eq!(stage.text(".class-sheet .care"), stage.t(Msg::HandoutChanged));
        assert!(stage.has(".class-item"));
    }
}

#[wasm_bindgen_test]
async fn a_sheet_without_a_set_leads_to_the_choice_of_one() {
    for path in ["questions/mixed/8", "answers/points/8/nonsense", "questions"] {
        let stage = Stage::open("en", &format!("#/v1/class/{path}")).await;
        assert!(stage.has("[data-do=make]") && !stage.has(".class-sheet"), "{path}");
    }
}

#[wasm_bindgen_test]
async fn the_poster_follows_the_address_that_the_host_gives() {
    let host = Host { handout: "https://community.example/a".into(), ..Host::default() };
    let mut stage = Stage::with(Setup { fragment: POSTER.into(), host, ..Setup::default() }).await;
    assert_eq!(stage.text(".class-url"), "https://community.example/a");
    let code = stage.find(".class-qr path").get_attribute("d").unwrap();
    let told = stage.fill(Msg::HandoutCheck, &[("address", "https://community.example/a")]);
    assert_eq!(stage.text(".no-print .care"), told);
    stage.update(|props| props.host.handout = "https://community.example/b".into()).await;
    assert_eq!(stage.text(".class-url"), "https://community.example/b");
    assert_ne!(stage.find(".class-qr path").get_attribute("d").unwrap(), code);
    assert!(!stage.find(".class-qr").get_attribute("aria-label").unwrap().is_empty());
}

#[wasm_bindgen_test]
fn only_an_https_address_without_a_user_is_printed() {
    for (given, printed) in [
        ("https://community.example/a?b=c", "https://community.example/a?b=c"),
        (" HTTPS://Community.example ", "https://community.example/"),
        ("https://community.example/\u{5145}", "https://community.example/%E5%85%85"),
    ] {
        assert_eq!(https_address(given).as_deref(), Some(printed), "{given}");
    }
    let long = format!("https://community.example/{}", "a".repeat(200));
    for given in [
        "",
        "community.example",
        "//community.example",
        "http://community.example",
        "javascript:alert(1)",
        "data:text/html,hi",
        "https://",
        "https://10086.cn@community.example/",
        "https://:word@community.example/",
        &long,
    ] {
        assert_eq!(https_address(given), None, "{given}");
    }
}
