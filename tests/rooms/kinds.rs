//! Every other kind of exercise, by pointer and keyboard: tapped, picked, put in order, scored, read aloud.

use std::rc::Rc;

use topup_guard::browser::memory::Memory;
use topup_guard::browser::speech::Spoken;
use topup_guard_core::pack::{ArtefactKind, Item, Msg, Polarity, QuizPack};
use topup_guard_core::quiz::{Answer, Ask, Log, Mode, Quiz, Response, SessionId, pieces};
use topup_guard_core::time::Millis;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::LANGS;
use crate::quiz::{QUIZ, asked, ordered, stored};
use crate::services::Reader;
use crate::stage::{NOON, Setup, Stage};

/// A stage where practice has begun with an exercise of some kind; and that exercise.
pub(crate) async fn at(wanted: fn(&Ask) -> bool, setup: Setup) -> (Stage, Ask, Rc<QuizPack>) {
    let line = ordered().to_line();
    setup.storage.set("log-0", &format!("{line}\n")).unwrap();
    let lang = setup.lang;
    let pack = crate::services::Shelf::new(|_| {}, setup.edit_quiz).quiz_pack(lang);
    let quiz = Quiz::new(&pack, Log::from_lines(&line).0);
    let first =
        |seed: u64| quiz.next(&quiz.start(Mode::Practice, 10, SessionId(seed), Millis(NOON as i64))?);
    let seed = (0..).find(|seed| first(*seed).as_ref().is_some_and(wanted)).unwrap();
    let stage = Stage::with(Setup { seed, fragment: QUIZ.into(), ..setup }).await;
    stage.click("[data-do=practice]").await;
    (stage, first(seed).unwrap(), pack)
}

fn tap(ask: &Ask) -> bool {
    matches!(ask, Ask::Tap { .. })
}

fn twins(ask: &Ask) -> bool {
    matches!(ask, Ask::Twins { .. })
}

fn order(ask: &Ask) -> bool {
    matches!(ask, Ask::Order { .. })
}

pub(crate) fn device(lang: &'static str) -> (Rc<Memory>, Setup) {
    let storage = Rc::new(Memory::default());
    (storage.clone(), Setup { lang, storage, ..Setup::default() })
}

pub(crate) fn last(storage: &Memory) -> Response {
    stored(storage).pop().unwrap()
}

/// The pieces of an item that are warning signs, and those that belong to no cue, by number.
fn split(item: &Item) -> (Vec<usize>, Vec<usize>) {
    let (mut signs, mut innocent) = (Vec::new(), Vec::new());
    for (number, piece) in pieces(&item.artefact).iter().flatten().enumerate() {
        if piece.cue().is_empty() && piece.taps {
            innocent.push(number);
        } else if item.cues.iter().any(|cue| cue.id == piece.cue() && cue.polarity == Polarity::Fraud) {
            signs.push(number);
        }
    }
    (signs, innocent)
}

async fn press_or_click(stage: &Stage, keyboard: Option<&str>, css: &str) {
    match keyboard {
        Some(key) => {
            stage.find("h1").focus().unwrap();
            stage.tab_to(css).await;
            stage.press(key).await;
        }
        None => stage.click(css).await,
    }
}

#[wasm_bindgen_test]
async fn cues_are_tapped_by_pointer_and_by_keyboard() {
    for (lang, key) in LANGS.into_iter().zip([None, Some(" ")]) {
        let (storage, setup) = device(lang);
        let (stage, ask, pack) = at(tap, setup).await;
        let item = asked(&stage, &pack);
        assert_eq!(item.id, ask.item());
        let (signs, innocent) = split(item);
        let all = item.cues.iter().filter(|cue| cue.polarity == Polarity::Fraud).count();
        assert!(stage.text("h2").contains(&all.to_string()), "told how many there are");
        assert!(!stage.has("[data-cue]"), "the question tells nothing");
        // One that is none, taken back.
        for _ in 0..2 {
            press_or_click(&stage, key, &format!("[data-option='{}']", innocent[0])).await;
        }
        assert!(!stage.has("[data-option][aria-pressed=true]"));
        for sign in &signs {
            let css = format!("[data-option='{sign}']");
            press_or_click(&stage, key, &css).await;
            assert_eq!(stage.attributes(&css, "aria-pressed"), ["true"]);
            if key.is_some() {
                assert!(stage.focused().unwrap().matches(&css).unwrap(), "the focus stays");
            }
        }
        assert!(stage.status().contains(&signs.len().to_string()));
        press_or_click(&stage, key.map(|_| "Enter"), "[data-do=tapped]").await;
        assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["right"]);
        assert_eq!(stage.focused().is_some_and(|focused| focused.tag_name() == "H1"), true);
        assert_eq!(stage.texts(".cues .tag").len(), all);
        assert!(stage.texts(".cues .tag").iter().all(|tag| tag == stage.t(Msg::TapFound)));
        let found = all as u32;
        assert_eq!(last(&storage).answer, Answer::Tapped { found, cues: found, innocent: 0 });
    }
}

#[wasm_bindgen_test]
async fn missed_cues_and_innocent_taps_are_explained_after_a_reload_too() {
    for lang in LANGS {
        let (_, setup) = device(lang);
        let (stage, _, pack) = at(tap, setup.clone()).await;
        let item = asked(&stage, &pack);
        let (_, innocent) = split(item);
        stage.click(&format!("[data-option='{}']", innocent[0])).await;
        stage.click(&format!("[data-option='{}']", innocent[1])).await;
        drop(stage);

        let stage = Stage::with(Setup { fragment: QUIZ.into(), ..setup.clone() }).await;
        assert_eq!(stage.all("[data-option][aria-pressed=true]").len(), 2, "another visit goes on");
        stage.click("[data-do=tapped]").await;
        for reload in [false, true] {
            let stage = if reload {
                &Stage::with(Setup { fragment: QUIZ.into(), ..setup.clone() }).await
            } else {
                &stage
            };
            assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["partly"]);
            let line = stage.fill(Msg::TapInnocentCount, &[("n", "2")]);
            assert!(stage.text("[data-feedback]").contains(&line));
            let missed =
                stage.texts(".cues .tag").iter().filter(|tag| *tag == stage.t(Msg::TapMissed)).count();
            assert_eq!(missed, item.cues.iter().filter(|cue| cue.polarity == Polarity::Fraud).count());
            let words: Vec<_> = pieces(&item.artefact).into_iter().flatten().collect();
            let text: String = words[innocent[0]].runs.iter().map(|run| run.text.as_str()).collect();
            assert!(stage.text(".told").contains(text.trim()));
            assert!(stage.html().contains(stage.t(Msg::TapInnocentWhy)));
            assert!(stage.html().contains(&item.why.text));
        }
    }
}

#[wasm_bindgen_test]
async fn the_genuine_twin_is_picked_by_pointer_and_by_keyboard() {
    for (lang, key, right) in [("zh-Hans", None, true), ("en", Some("Enter"), false)] {
        let (storage, setup) = device(lang);
        let (stage, ask, pack) = at(twins, setup).await;
        let Ask::Twins { scam, genuine, scam_first } = ask else { panic!("twins") };
        assert_eq!(stage.all(".artefact").len(), 2);
        assert_eq!(stage.texts("h3"), ["A", "B"]);
        let find = |name: &str| pack.item(name).unwrap();
        let shown = if scam_first { [&scam, &genuine] } else { [&genuine, &scam] };
        assert_eq!(stage.texts(".context"), shown.map(|id| find(id).context.clone()));
        let (pick, other) = if scam_first == right { ("second", "first") } else { ("first", "second") };
        press_or_click(&stage, key, &format!("[data-option={other}]")).await;
        assert!(stage.focused().is_some_and(|focused| focused.id() == "sureness"));
        press_or_click(&stage, key, &format!("[data-option={pick}]")).await;
        assert!(!stage.has("[data-feedback]"), "how sure is asked first");
        press_or_click(&stage, key, "[data-option=sure-3]").await;
        let feedback = if right { "right" } else { "wrong" };
        assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), [feedback]);
        let name = if scam_first { "B" } else { "A" };
        assert!(stage.text("[data-feedback]").contains(&format!("{name} ")));
        for id in [&scam, &genuine] {
            for cue in &find(id).cues {
                assert!(stage.html().contains(&format!("data-cue=\"{}\"", cue.id)));
                assert!(stage.text(".told").contains(&cue.text));
            }
        }
        assert!(matches!(last(&storage).answer, Answer::Twin { right: noted, .. } if noted == right));
        assert_eq!(last(&storage).item, scam);
    }
}

#[wasm_bindgen_test]
async fn a_pick_among_twins_is_there_after_a_reload() {
    let (_, setup) = device("zh-Hans");
    let (stage, ..) = at(twins, setup.clone()).await;
    stage.click("[data-option=second]").await;
    drop(stage);
    let stage = Stage::with(Setup { fragment: QUIZ.into(), ..setup }).await;
    let on = stage.attributes("[aria-pressed=true][data-option]", "data-option");
    assert_eq!(on, ["second"]);
    assert!(stage.has("[data-option=sure-1]"));
}

#[wasm_bindgen_test]
async fn steps_are_moved_and_keep_the_focus() {
    for (lang, key) in LANGS.into_iter().zip([None, Some("Enter")]) {
        let (storage, setup) = device(lang);
        let (stage, ask, pack) = at(order, setup).await;
        let exercise = pack.orders.iter().find(|order| order.id == ask.item()).unwrap();
        let steps = exercise.steps.len();
        // The first two the wrong way round.
        for step in [1, 0].into_iter().chain(2..steps) {
            press_or_click(&stage, key, &format!("[data-option='{step}']")).await;
        }
        let said = |place: &str, step: usize| {
            stage.fill(Msg::OrderPlaced, &[("n", place), ("step", &exercise.steps[step])])
        };
        assert!(stage.status().contains(&said(&steps.to_string(), steps - 1)));
        let earlier = "[data-do=earlier][data-step='0']";
        press_or_click(&stage, key, earlier).await;
        assert!(stage.status().contains(&said("1", 0)));
        if key.is_some() {
            assert!(stage.focused().unwrap().matches(earlier).unwrap());
            // At the top there is nothing further up.
            stage.press("Enter").await;
            assert!(stage.focused().unwrap().matches(earlier).unwrap());
        }
        press_or_click(&stage, key, "[data-do=later][data-step='0']").await;
        assert!(stage.status().contains(&said("2", 0)));
        press_or_click(&stage, key, "[data-do=ordered]").await;
        let told = stage.texts(".steps li");
        assert_eq!(told.len(), 2 * steps, "the person's order and the careful one");
        assert!(told[0].contains(&exercise.steps[1]));
        assert!(told[0].contains(&stage.fill(Msg::OrderStepWrong, &[("n", "2")])));
        assert!(told[2].contains(stage.t(Msg::OrderStepRight)));
        let steps = steps as u32;
        assert_eq!(last(&storage).answer, Answer::Ordered { placed: steps - 2, steps });
    }
}

#[wasm_bindgen_test]
async fn confidence_is_scored_once_it_is_switched_on() {
    let (_, setup) = device("en");
    let (stage, ask, _) = at(twins, setup.clone()).await;
    assert!(!stage.has(".seg small") && !stage.has(".score"), "it is off until then");
    drop(stage);
    setup.storage.remove("quiz");

    let Ask::Twins { scam_first, .. } = ask else { panic!("twins") };
    let (stage, ..) = {
        let stage = Stage::with(Setup { fragment: QUIZ.into(), ..setup.clone() }).await;
        stage.tab_to("[data-do=marks]").await;
        stage.press(" ").await;
        assert!(stage.find("[data-do=marks]").unchecked_into::<HtmlInputElement>().checked());
        drop(stage);
        at(twins, setup.clone()).await
    };
    stage.click(if scam_first { "[data-option=first]" } else { "[data-option=second]" }).await;
    let pays = |right: &str, wrong: &str| stage.fill(Msg::MarkPays, &[("right", right), ("wrong", wrong)]);
    assert_eq!(stage.texts(".seg small"), [pays("+1", "0"), pays("+2", "−2"), pays("+3", "−6")]);
    stage.click("[data-option=sure-3]").await;
    assert_eq!(stage.text(".score"), stage.fill(Msg::MarksHere, &[("n", "−6")]));
    stage.click("[data-do=stop]").await;
    assert_eq!(stage.text(".score"), stage.fill(Msg::MarksRound, &[("n", "−6")]));
    stage.click("[data-do=start]").await;
    stage.click("[data-do=marks]").await;
    drop(stage);
    let stage = Stage::with(Setup { fragment: QUIZ.into(), ..setup }).await;
    assert!(!stage.find("[data-do=marks]").unchecked_into::<HtmlInputElement>().checked());
}

fn calls(pack: &mut QuizPack) {
    pack.items.retain(|item| item.artefact.kind == ArtefactKind::Call);
}

#[wasm_bindgen_test]
async fn an_artefact_and_its_feedback_are_read_aloud_until_the_screen_changes() {
    let reader = Rc::new(Reader::default());
    let (_, setup) = device("zh-Hans");
    let setup = Setup { speech: reader.clone(), edit_quiz: calls, fragment: QUIZ.into(), ..setup };
    let stage = Stage::with(setup).await;
    let pack = stage.shelf.quiz_pack("zh-Hans");
    stage.click("[data-do=begin]").await;
    let item = asked(&stage, &pack);
    assert_eq!(stage.text("[data-do=read]"), stage.t(Msg::ReadAloud));
    stage.click("[data-do=read]").await;
    let lines = reader.lines.borrow().clone();
    assert!(lines.contains(&item.context));
    let them = format!("{}{}", stage.t(Msg::WhoThem), stage.t(Msg::Colon));
    assert!(lines.iter().any(|line| line.starts_with(&them)), "{lines:?}");
    // And what is asked about it.
    assert!(lines.contains(&stage.text("#verdict")) && lines.contains(&stage.text("[data-option=scam] b")));
    assert_eq!(stage.text("[data-do=read]"), stage.t(Msg::ReadStop));
    // A second tap, and giving a verdict goes on reading.
    stage.click("[data-do=read]").await;
    assert!(reader.lines.borrow().is_empty());
    stage.click("[data-do=read]").await;
    stage.click("[data-option=scam]").await;
    assert!(!reader.lines.borrow().is_empty());
    stage.click("[data-do=read]").await;
    stage.click("[data-do=read]").await;
    let lines = reader.lines.borrow().clone();
    let shown = [stage.texts("#action"), stage.texts(".step .options b")].concat();
    assert!(lines.ends_with(&shown), "the actions in the order shown: {lines:?}");
    stage.click(&format!("[data-option={}]", item.actions[0].id)).await;
    assert!(reader.lines.borrow().is_empty(), "another screen is silent");
    stage.click("[data-do=read-told]").await;
    assert!(reader.lines.borrow().contains(&item.why.text));
    reader.end(Spoken::Over);
    stage.settle().await;
    assert_eq!(stage.text("[data-do=read-told]"), stage.t(Msg::ReadFeedback));
    stage.click("[data-do=read-told]").await;
    stage.click("[data-go=help]").await;
    assert!(reader.lines.borrow().is_empty(), "another room is silent");
}

#[wasm_bindgen_test]
async fn without_a_voice_or_after_a_failure_the_quiz_goes_on() {
    let reader = Rc::new(Reader::default());
    let (_, setup) = device("zh-Hans");
    let stage = Stage::with(Setup { speech: reader.clone(), fragment: QUIZ.into(), ..setup }).await;
    let pack = stage.shelf.quiz_pack("zh-Hans");
    stage.click("[data-do=begin]").await;
    stage.click("[data-do=read]").await;
    reader.end(Spoken::Failed);
    stage.settle().await;
    assert!(!stage.has("[data-do=read]"));
    assert!(stage.status().contains(stage.t(Msg::ReadFailed)));
    stage.click("[data-option=cannot-tell]").await;
    stage.click(&format!("[data-option={}]", asked(&stage, &pack).actions[0].id)).await;
    assert!(stage.has("[data-feedback]") && !stage.has("[data-do=read-told]"), "it is not offered again");
    // No voice for English.
    let (_, setup) = device("en");
    let stage = Stage::with(Setup { speech: reader, fragment: QUIZ.into(), ..setup }).await;
    stage.click("[data-do=begin]").await;
    assert!(!stage.has("[data-do=read]"));
}
