//! A quiz whose texts come in parts: what is asked waits for its own texts alone, and nothing else changes.

use std::rc::Rc;

use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::PackFailure;
use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::quiz::{QUIZ, asked, stored};
use crate::stage::{Setup, Stage};

/// The quiz's start, with a pack in parts.
async fn start(storage: &Rc<Memory>) -> Stage {
    let stage = Stage::with(Setup {
        storage: storage.clone(),
        failure: Some(PackFailure::Network),
        ..Setup::default()
    })
    .await;
    stage.shelf.failure.set(None);
    stage.shelf.apart.set(true);
    stage.click("[data-go=quiz]").await;
    stage
}

/// Returns the context of the first question of a round, when the pack does not come in parts.
async fn first_of_whole() -> String {
    let stage = Stage::open("zh-Hans", QUIZ).await;
    stage.click("[data-do=begin]").await;
    stage.text(".context")
}

fn focused(stage: &Stage) -> String {
    stage.focused().map(|focused| focused.tag_name()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn the_start_requests_no_texts_and_a_question_requests_its_own_first() {
    let storage = Rc::default();
    let stage = start(&storage).await;
    assert!(stage.has("[data-do=begin]") && stage.shelf.parts.borrow().is_empty());
    let release = stage.shelf.hold();
    stage.click("[data-do=begin]").await;
    assert!(!stage.has(".artefact") && stage.status().contains(stage.t(Msg::Loading)));
    assert_eq!(stage.shelf.parts.borrow().len(), 1);
    assert_eq!(focused(&stage), "H1");
    release();
    stage.settle().await;
    assert_eq!(focused(&stage), "H1", "who reads with their ears is still at the question");
    assert_eq!(stage.text(".context"), first_of_whole().await);
    for _ in 0..40 {
        stage.settle().await;
    }
    let pack = stage.shelf.quiz_pack("zh-Hans");
    let mut parts = stage.shelf.parts.borrow().clone();
    assert_eq!(parts.len(), pack.items.len().div_ceil(5), "the rest comes behind it");
    parts.sort();
    parts.dedup();
    assert_eq!(parts.len(), stage.shelf.parts.borrow().len(), "none twice");
    let item = asked(&stage, &pack);
    stage.click("[data-option=cannot-tell]").await;
    stage.click(&format!("[data-option={}]", item.actions[0].id)).await;
    assert!(stage.has("[data-feedback]") && stage.all(".cues li").len() == item.cues.len());
    assert_eq!(stored(&storage).len(), 1);
}

#[wasm_bindgen_test]
async fn texts_that_do_not_arrive_are_reported_and_can_be_requested_again() {
    let stage = start(&Rc::default()).await;
    stage.shelf.failure.set(Some(PackFailure::Network));
    stage.click("[data-do=begin]").await;
    stage.settle().await;
    assert!(stage.html().contains(stage.t(Msg::QuizFailed)) && !stage.has(".artefact"));
    assert_eq!(focused(&stage), "H1");
    stage.shelf.failure.set(None);
    stage.click("[data-do=retry]").await;
    stage.settle().await;
    assert_eq!(stage.text(".context"), first_of_whole().await);
    assert!(!stage.has("[data-do=retry]"));
}
