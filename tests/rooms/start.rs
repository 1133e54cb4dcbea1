//! What a host's page may begin with: a topic of the quiz, or the card that the picker is about.

use std::rc::Rc;

use topup_guard::base::Host;
use topup_guard::browser::memory::Memory;
use topup_guard_core::pack::Msg;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::{Setup, Stage};

fn setup(lang: &'static str, view: &'static str, about: &'static str) -> Setup {
    Setup { lang, view, host: Host { about: about.into(), ..Host::default() }, ..Setup::default() }
}

/// The host changes what the view begins with.
async fn about(stage: &mut Stage, about: &'static str) {
    stage.update(|props| props.host.about = about.into()).await;
}

/// The host asks to begin again.
async fn again(stage: &mut Stage, reset: bool) {
    stage.update(|props| (props.host.turn, props.host.reset) = (props.host.turn + 1, reset)).await;
}

fn title(stage: &Stage, name: &str) -> String {
    stage.fill(Msg::PractiseTitle, &[("name", name)])
}

#[wasm_bindgen_test]
async fn the_quiz_begins_with_the_topic_that_the_host_names() {
    for lang in LANGS {
        let mut stage = Stage::with(setup(lang, "quiz", "points")).await;
        let pack = stage.shelf.quiz_pack(lang);
        let family = pack.families.iter().find(|family| family.id == "points").unwrap();
        assert_eq!(stage.text("h1"), title(&stage, &family.name));
        // A tactic and a look-alike are topics too.
        about(&mut stage, "qr-sticker").await;
        let tactic = pack.tactics.iter().find(|tactic| tactic.id == "qr-sticker").unwrap();
        assert_eq!(stage.text("h1"), title(&stage, &tactic.name));
        about(&mut stage, "store-slip").await;
        let like = pack.look_alikes.iter().find(|like| like.id == "store-slip").unwrap();
        assert_eq!(stage.text("h1"), title(&stage, &like.name));
        about(&mut stage, "").await;
        assert_eq!(stage.text("h1"), stage.t(Msg::DoorQuiz));
    }
}

#[wasm_bindgen_test]
async fn a_round_about_a_topic_has_as_many_questions_as_the_host_asks_for() {
    for (lang, length) in LANGS.into_iter().flat_map(|lang| [(lang, 5), (lang, 10)]) {
        let host = Host { about: "points".into(), length, ..Host::default() };
        let stage = Stage::with(Setup { lang, view: "quiz", host, ..Setup::default() }).await;
        let lead = stage.text(".head p");
        assert!(lead.contains(&length.to_string()), "said before it begins: {lead}");
        stage.click("[data-do=begin]").await;
        let mut answered = 0;
        while !stage.has(".dial") {
            stage.click("[data-keys] [data-option], [data-do=next], [data-do=ordered]").await;
            answered += usize::from(stage.has("[data-feedback]"));
        }
        assert_eq!(answered, length as usize);
    }
}

#[wasm_bindgen_test]
async fn an_unknown_topic_begins_the_quiz_without_a_notice() {
    for odd in ["nowhere", "data", "<img src=x>", "points/x"] {
        let stage = Stage::with(setup("en", "quiz", odd)).await;
        assert_eq!(stage.text("h1"), stage.t(Msg::DoorQuiz), "{odd}");
        assert_eq!(stage.status(), "", "{odd}");
        assert!(stage.has("[data-do=begin]") && !stage.has("img"), "{odd}");
    }
}

#[wasm_bindgen_test]
async fn another_topic_in_the_middle_of_a_question_loses_no_answer() {
    let storage = Rc::new(Memory::default());
    let setup = Setup { storage: storage.clone(), ..setup("en", "quiz", "points") };
    let mut stage = Stage::with(setup).await;
    stage.click("[data-do=begin]").await;
    stage.click("[data-option=scam]").await;
    let context = stage.text(".context");
    about(&mut stage, "qr").await;
    assert!(stage.has("[data-do=begin]") && !stage.has(".asked"));
    // A view of the widget's own meanwhile changes nothing either.
    stage.update(|props| props.attributes.view = "help".into()).await;
    stage.update(|props| props.attributes.view = "quiz".into()).await;
    about(&mut stage, "points").await;
    assert_eq!(stage.text(".context"), context);
    assert!(stage.text(".chosen").contains(stage.t(Msg::VerdictScam)));
}

#[wasm_bindgen_test]
async fn the_picker_begins_after_the_card_that_the_host_names() {
    let mut stage = Stage::with(setup("en", "picker", "data")).await;
    assert_eq!(stage.attributes("[data-change]", "data-change"), ["card"]);
    assert!(stage.has("[data-option=somebody]"), "the second question");
    stage.click("[data-option=nobody]").await;
    // Another card; what was answered beside it stays.
    about(&mut stage, "iot").await;
    assert_eq!(stage.attributes("[data-change]", "data-change"), ["card", "asked"]);
    stage.click(".answers summary").await;
    stage.click("[data-change=card]").await;
    assert!(stage.has("[data-option=iot][aria-pressed=true]"));
    // What is no card changes no answer.
    about(&mut stage, "points").await;
    assert!(stage.has("[data-option=iot][aria-pressed=true]"));
}

#[wasm_bindgen_test]
async fn the_person_s_own_card_is_stronger_than_the_host_s_until_a_reset() {
    let mut stage = Stage::with(setup("en", "picker", "")).await;
    stage.click("[data-option=mvno]").await;
    about(&mut stage, "data").await;
    assert!(stage.has("[data-option=mvno][aria-pressed=true]"));
    again(&mut stage, false).await;
    assert!(stage.has("[data-option=mvno][aria-pressed=true]"));
    again(&mut stage, true).await;
    assert_eq!(stage.attributes("[data-change]", "data-change"), ["card"]);
    stage.click(".answers summary").await;
    stage.click("[data-change=card]").await;
    assert!(stage.has("[data-option=data][aria-pressed=true]"));
}

#[wasm_bindgen_test]
async fn only_the_view_that_a_start_value_is_for_begins_with_it() {
    for (view, about) in [("", "data"), ("home", "data"), ("help", "points"), ("picker", "points")] {
        let stage = Stage::with(setup("en", view, about)).await;
        assert_eq!(stage.view(), if view.is_empty() { "home" } else { view });
        assert!(!stage.has("[aria-pressed=true][data-option]"), "{view} {about}");
        assert!(!stage.status().contains(stage.t(Msg::LinkBroken)), "{view} {about}");
    }
}
