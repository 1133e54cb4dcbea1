//! Warnings: searched by pointer and keyboard, opened, linked to, and practised.

use std::rc::Rc;

use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::PackFailure;
use topup_guard::browser::storage::Storage;
use topup_guard_core::pack::{Msg, Truth};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::{Setup, Stage};

const WARNINGS: &str = "#/v1/warnings";

/// Returns the ids of the warnings listed.
fn listed(stage: &Stage) -> Vec<String> {
    stage.attributes("[data-warning]", "data-warning")
}

fn found(stage: &Stage, n: usize) -> String {
    stage.fill(Msg::WarningsFound, &[("n", &n.to_string())])
}

#[wasm_bindgen_test]
async fn every_warning_is_listed_and_typing_finds_some() {
    for lang in LANGS {
        let stage = Stage::open(lang, "").await;
        stage.enter("[data-go=warnings]").await;
        assert_eq!(stage.view(), "warnings");
        let pack = stage.shelf.quiz_pack(lang);
        let all = pack.tactics.len() + pack.look_alikes.len();
        // A hundred at first, so that the list is quickly there.
        assert_eq!(listed(&stage).len(), all.min(100));
        assert_eq!(stage.status(), found(&stage, all));
        stage.type_in("#sought", "jifen").await;
        assert!(listed(&stage).contains(&"points-expire".to_owned()));
        assert!(listed(&stage).len() < all);
        assert_eq!(stage.status(), found(&stage, listed(&stage).len()));
        assert_eq!(stage.focused().unwrap().id(), "sought", "the field stays where one types");
        let name = &pack.tactics.iter().find(|tactic| tactic.id == "points-expire").unwrap().name;
        let before = listed(&stage);
        stage.click("[data-warning=points-expire]").await;
        assert_eq!(stage.texts("h1"), [name.as_str()]);
        assert_eq!(stage.focused().unwrap().tag_name(), "H1");
        stage.click("[data-go=back]").await;
        assert_eq!(listed(&stage), before, "what was sought is still there");
        assert_eq!(listed(&stage).len(), stage.all(".warnings a[href^='#/v1/warnings/']").len());
    }
}

#[wasm_bindgen_test]
async fn traditional_characters_and_other_names_find_on_every_page() {
    for lang in LANGS {
        for text in ["積分清零", "积分清零", "屏幕共享", "jīfēn"] {
            let stage = Stage::open(lang, "#/v1/warnings").await;
            stage.type_in("#sought", text).await;
            let found = stage.attributes("[data-warning]", "data-warning");
            let wanted = if text.starts_with('屏') { "screen-share" } else { "points-expire" };
            assert_eq!(found.first().map(String::as_str), Some(wanted), "{lang} {text}");
        }
    }
}

#[wasm_bindgen_test]
async fn filters_work_by_keyboard_and_are_announced() {
    let stage = Stage::open("zh-Hans", WARNINGS).await;
    let pack = stage.shelf.quiz_pack("zh-Hans");
    stage.enter("[data-option=genuine]").await;
    assert_eq!(listed(&stage).len(), pack.look_alikes.len());
    assert_eq!(
        stage.attributes("[data-option=genuine], [data-option=scam]", "aria-pressed"),
        ["false", "true"]
    );
    stage.enter("[data-do=where]").await;
    stage.enter("[data-option=store]").await;
    let store = pack.look_alikes.iter().filter(|like| like.groups.contains(&"store".to_owned())).count();
    assert_eq!(stage.status(), found(&stage, store));
}

#[wasm_bindgen_test]
async fn an_empty_result_says_so_and_can_be_cleared() {
    let stage = Stage::open("en", WARNINGS).await;
    let all = listed(&stage).len();
    stage.type_in("#sought", "zebra crossing").await;
    assert_eq!(stage.focused().unwrap().id(), "sought", "the field stays where one types");
    stage.click("[data-do=where]").await;
    stage.click("[data-option=kiosk]").await;
    assert!(listed(&stage).is_empty());
    assert_eq!(stage.status(), stage.t(Msg::WarningsNone));
    stage.click("[data-do=clear]").await;
    assert_eq!(listed(&stage).len(), all);
    assert_eq!(stage.focused().unwrap().id(), "sought");
}

#[wasm_bindgen_test]
async fn every_warning_opens_by_its_own_link_with_all_of_its_content() {
    for lang in LANGS {
        let stage = Stage::open(lang, WARNINGS).await;
        let pack = stage.shelf.quiz_pack(lang);
        for tactic in &pack.tactics {
            stage.bar.enter(&format!("{WARNINGS}/{}", tactic.id));
            stage.settle().await;
            let room = stage.text(".room");
            let claims = [std::slice::from_ref(&tactic.how), &tactic.signs, &tactic.act].concat();
            assert!(claims.iter().all(|claim| room.contains(&claim.text)), "{}", tactic.id);
            assert!(room.contains(&tactic.no_twin), "{}", tactic.id);
            let own = claims.iter().any(|claim| claim.own);
            assert_eq!(stage.html().contains(stage.t(Msg::OwnJudgement)), own, "{}", tactic.id);
            let mut sources: Vec<_> = claims.iter().flat_map(|claim| &claim.sources).collect();
            sources.sort();
            sources.dedup();
            assert_eq!(stage.all(".sources li").len(), sources.len(), "{}", tactic.id);
        }
        for like in &pack.look_alikes {
            stage.bar.enter(&format!("{WARNINGS}/{}", like.id));
            stage.settle().await;
            let room = stage.text(".room");
            assert!(room.contains(&like.why.text), "{}", like.id);
            assert!(like.verify.iter().all(|claim| room.contains(&claim.text)), "{}", like.id);
        }
    }
}

#[wasm_bindgen_test]
async fn an_unknown_warning_says_so_and_links_to_all_warnings() {
    let stage = Stage::open("zh-Hans", "#/v1/warnings/gone").await;
    assert!(stage.text(".room").contains(stage.t(Msg::WarningGone)));
    stage.click(".room [data-go=warnings]").await;
    assert!(listed(&stage).len() > 60);
}

#[wasm_bindgen_test]
async fn without_the_pack_the_room_offers_a_retry() {
    let setup = Setup { fragment: WARNINGS.into(), failure: Some(PackFailure::Network), ..Setup::default() };
    let stage = Stage::with(setup).await;
    assert!(stage.text(".care").contains(stage.t(Msg::WarningsFailed)));
    stage.shelf.failure.set(None);
    stage.enter("[data-do=retry]").await;
    assert!(listed(&stage).len() > 60);
}

#[wasm_bindgen_test]
async fn a_warning_leads_to_a_round_about_it_and_feedback_leads_back() {
    let storage = Rc::new(Memory::default());
    let fragment = "#/v1/warnings/points-expire".into();
    let stage = Stage::with(Setup { fragment, storage: storage.clone(), ..Setup::default() }).await;
    let pack = stage.shelf.quiz_pack("zh-Hans");
    stage.enter("[data-go=practise]").await;
    assert_eq!(stage.view(), "quiz");
    let name = &pack.tactics.iter().find(|tactic| tactic.id == "points-expire").unwrap().name;
    assert_eq!(stage.texts("h1"), [stage.fill(Msg::PractiseTitle, &[("name", name)])]);
    stage.enter("[data-do=begin]").await;
    let context = stage.text(".context");
    let variants = pack.items.iter().flat_map(|item| (0..item.variants()).map(|number| item.fill(number)));
    let item = variants.into_iter().find(|item| item.context == context).unwrap();
    assert_eq!(item.family, "points");
    let verdict = match item.truth {
        Truth::Scam => "scam",
        Truth::Genuine => "genuine",
        Truth::CannotTell => "cannot-tell",
    };
    stage.click(&format!("[data-option={verdict}]")).await;
    let best = item.actions.iter().find(|action| action.best).unwrap();
    stage.click(&format!("[data-option={}]", best.id)).await;
    stage.click("[data-go=warning]").await;
    assert_eq!(stage.view(), "warnings");
    stage.click("[data-go=back]").await;
    assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["right"], "back goes back");
    assert!(storage.get("quiz").unwrap().ends_with(" points-expire"));
}

#[wasm_bindgen_test]
async fn opening_a_topic_does_not_end_another_round_before_its_own_begins() {
    let storage = Rc::new(Memory::default());
    let setup =
        |fragment: &str| Setup { fragment: fragment.into(), storage: storage.clone(), ..Setup::default() };
    let stage = Stage::with(setup("#/v1/quiz")).await;
    stage.click("[data-do=begin]").await;
    let kept = storage.get("quiz").unwrap();
    drop(stage);
    let stage = Stage::with(setup("#/v1/quiz/police")).await;
    assert!(stage.text(".room").contains(stage.t(Msg::PractiseAside)));
    assert_eq!(storage.get("quiz").unwrap(), kept);
    stage.click("[data-go=quiz]").await;
    assert!(stage.has(".artefact"), "the other round goes on");
    drop(stage);
    let stage = Stage::with(setup("#/v1/quiz/police")).await;
    stage.click("[data-do=begin]").await;
    assert!(stage.has(".artefact"));
    assert_ne!(storage.get("quiz").unwrap(), kept);
    drop(stage);
    let stage = Stage::with(setup("#/v1/quiz/police")).await;
    assert!(stage.has(".artefact"), "and goes on after a reload");
}

#[wasm_bindgen_test]
async fn an_unknown_topic_leads_to_the_start_with_a_notice() {
    let stage = Stage::open("en", "#/v1/quiz/nowhere").await;
    assert!(stage.status().contains(stage.t(Msg::PractiseUnknown)));
    assert_eq!(stage.texts("h1"), [stage.t(Msg::DoorQuiz)]);
    stage.click("[data-do=begin]").await;
    assert!(stage.has(".artefact"));
}
