//! Passing questions on: a link to a set, without a result unless the person adds one.

use std::rc::Rc;

use js_sys::Promise;
use topup_guard::base::Host;
use topup_guard::browser::memory::Memory;
use topup_guard::browser::picture::Outcome;
use topup_guard::browser::storage::Storage;
use topup_guard_core::pack::{Msg, QuizPack};
use topup_guard_core::quiz::{Log, Quiz, SetCode};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::check_share::shared;
use crate::instead::refused;
use crate::quiz::{QUIZ, answer, asked};
use crate::stage::{Setup, Stage};

/// Returns the code of a set of this pack.
fn code(pack: &QuizPack) -> SetCode {
    Quiz::new(pack, Log::new()).new_set(3)
}

#[wasm_bindgen_test]
async fn a_set_begins_with_what_it_is_and_is_the_same_for_everybody() {
    for lang in LANGS {
        let pack = Stage::open(lang, QUIZ).await.shelf.quiz_pack(lang);
        let code = code(&pack);
        let mut first = Vec::new();
        // One after the other on one device: the second has a record.
        let storage = Rc::new(Memory::default());
        for seed in [10, 20] {
            let fragment = format!("#/v1/quiz/{}", code.topic());
            let setup = Setup { lang, fragment, seed, storage: storage.clone(), ..Setup::default() };
            let stage = Stage::with(setup).await;
            assert!(stage.text(".head").contains(&code.to_string()), "{}", stage.text(".head"));
            assert!(!stage.html().contains(stage.t(Msg::SetChanged)));
            stage.click("[data-do=begin]").await;
            first.push(asked(&stage, &pack).id.clone());
            answer(&stage, &pack).await;
            storage.remove("quiz");
        }
        assert_eq!(first[0], first[1]);
    }
}

#[wasm_bindgen_test]
async fn who_was_passed_a_set_passes_the_same_one_on() {
    let pack = Stage::open("en", QUIZ).await.shelf.quiz_pack("en");
    let code = code(&pack);
    let stage = Stage::open("en", &format!("#/v1/quiz/{}", code.topic())).await;
    stage.click("[data-do=begin]").await;
    for _ in 0..10 {
        answer(&stage, &pack).await;
        stage.click("[data-do=next]").await;
    }
    let values = [("n", "10"), ("code", &*code.to_string())];
    assert!(stage.html().contains(&stage.fill(Msg::SummaryPassHint, &values)), "{}", stage.html());
    let forbidden: fn() -> Promise = || refused("NotAllowedError");
    let text = shared(&stage, None, Some(forbidden)).await;
    assert_eq!(SetCode::parse(text.rsplit('/').next().unwrap()), Some(code), "{text}");
}

#[wasm_bindgen_test]
async fn a_set_of_another_pack_says_that_it_has_changed_and_nonsense_leads_to_the_start() {
    let pack = Stage::open("en", QUIZ).await.shelf.quiz_pack("en");
    let topic = code(&pack).topic();
    let other = if topic.ends_with('0') { '1' } else { '0' };
    let changed = format!("{}{other}", &topic[..topic.len() - 1]);
    let stage = Stage::open("en", &format!("#/v1/quiz/{changed}")).await;
    assert!(stage.html().contains(stage.t(Msg::SetChanged)));
    stage.click("[data-do=begin]").await;
    asked(&stage, &pack);
    let stage = Stage::open("en", "#/v1/quiz/set-nonsense").await;
    assert!(stage.html().contains(stage.t(Msg::PractiseUnknown)) && stage.has("[data-do=begin]"));
}

#[wasm_bindgen_test]
async fn after_a_round_a_set_is_passed_on_and_the_result_only_where_it_is_ticked() {
    let host = Host { length: 1, ..Host::default() };
    let stage = Stage::with(Setup { fragment: QUIZ.into(), host, ..Setup::default() }).await;
    let pack = stage.shelf.quiz_pack("zh-Hans");
    stage.click("[data-do=begin]").await;
    answer(&stage, &pack).await;
    stage.click("[data-do=next]").await;
    let result = stage.fill(Msg::SummaryResult, &[("total", "1"), ("n", "1")]);
    let forbidden: fn() -> Promise = || refused("NotAllowedError");
    let text = shared(&stage, None, Some(forbidden)).await;
    let code_of = |text: &str| SetCode::parse(text.rsplit('/').next().unwrap()).expect("a set").to_string();
    let values = [("n", "10"), ("code", &*code_of(&text))];
    assert!(
        stage.html().contains(&stage.fill(Msg::SummaryPassOthers, &values)),
        "these are not the ones just done"
    );
    let topic = text.rsplit('/').next().unwrap();
    let code = SetCode::parse(topic).unwrap_or_else(|| panic!("no set in {text}"));
    assert!(Quiz::new(&pack, Log::new()).has_set(code));
    assert!(!text.contains(&result), "{text}");
    assert!(stage.status().contains(stage.t(Msg::CheckByHand)) && stage.text(".note-text") == text);
    stage.click("[data-do=picture]").await;
    stage.click("[data-do=with-result]").await;
    assert!(!stage.has(".note-text"), "what is said was about another text");
    assert_eq!(shared(&stage, None, Some(forbidden)).await, format!("{result}\n{text}"));
    *stage.album.outcome.borrow_mut() = Some(Outcome::Failed);
    stage.click("[data-do=picture]").await;
    assert!(stage.status().contains(stage.t(Msg::CheckNotDrawn)));
    let pictures = stage.album.pictures.take();
    let has = |place: usize, words: &str| pictures[place].to_string().contains(words);
    assert!(has(0, topic) && !has(0, &result) && has(1, topic) && has(1, &result), "{pictures:?}");
}
