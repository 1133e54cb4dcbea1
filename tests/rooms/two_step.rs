//! Items asked in two steps: what to do first, what that shows, and the verdict, by pointer and by keyboard.

use topup_guard_core::pack::{Act, Cost, Item, Msg, Truth};
use topup_guard_core::quiz::{Ask, Confidence, Mode, Verdict, two_step};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::kinds::{at, device, last};
use crate::quiz::QUIZ;
use crate::stage::{Setup, Stage};

fn in_two_steps(ask: &Ask) -> bool {
    matches!(ask, Ask::TwoStep { .. })
}

/// The action of an item that a test takes.
fn action(item: &Item, wanted: impl Fn(&Act) -> bool) -> &Act {
    item.actions.iter().find(|action| wanted(action)).expect("such an action")
}

fn truth(item: &Item) -> (&'static str, Verdict) {
    match item.truth {
        Truth::Scam => ("scam", Verdict::Scam),
        _ => ("genuine", Verdict::Genuine),
    }
}

#[wasm_bindgen_test]
async fn a_harmful_first_step_by_pointer_says_what_it_cost_and_the_verdict_is_still_asked() {
    let (storage, setup) = device("zh-Hans");
    let (stage, ask, pack) = at(in_two_steps, setup).await;
    let item = pack.item(ask.item()).expect("the item").into_owned();
    let harmful = action(&item, |action| action.risk == Cost::Grave);
    assert_eq!(stage.text("#first"), stage.t(Msg::StepsAsk));
    assert_eq!(stage.all(".step [data-option]").len(), 4);
    assert!(!stage.has("[data-option=scam]"), "the verdict comes after");
    let told =
        |stage: &Stage| item.actions.iter().filter(|act| stage.text(".quiz").contains(&act.shows)).count();
    assert_eq!(told(&stage), 0);
    let status = stage.find(".shown [role=status]");
    stage.click(&format!("[data-option={}]", harmful.id)).await;

    // Screen readers follow what was there before; the focus is on what was done.
    assert_eq!(status.inner_text(), harmful.shows);
    assert!(status.is_connected() && stage.status().contains(&harmful.shows));
    let focused = stage.focused().expect("the focus is inside");
    assert_eq!(focused.id(), "did");
    assert_eq!(stage.text("#did"), stage.fill(Msg::StepsDid, &[("action", &harmful.text)]));
    assert!(!stage.has(".step [data-option]"), "it cannot be undone");
    assert_eq!(told(&stage), 1, "it shows nothing else");
    let (right, verdict) = truth(&item);
    let wrong = if right == "scam" { "genuine" } else { "scam" };
    stage.click(&format!("[data-option={wrong}]")).await;
    stage.click(&format!("[data-option={right}]")).await;
    assert!(stage.focused().is_some_and(|focused| focused.id() == "sureness"));
    assert!(!stage.has("[data-feedback]"), "how sure is asked first");
    stage.click("[data-option=sure-1]").await;
    assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["right"]);
    assert!(stage.text("[data-feedback]").contains(stage.t(Msg::FeedbackRisky)));
    let best = action(&item, |action| action.best);
    for action in [harmful, best] {
        assert!(stage.text(".told").contains(&stage.fill(Msg::StepsShown, &[("text", &action.shows)])));
    }
    let response = last(&storage);
    assert_eq!((response.item.as_str(), response.mode), (ask.item(), Mode::Practice));
    assert_eq!(Some(response.answer), two_step(&item, &harmful.id, verdict, Confidence::Low));
}

#[wasm_bindgen_test]
async fn a_check_by_keyboard_shows_what_decides_after_a_reload_too() {
    let (storage, setup) = device("en");
    let (stage, ask, pack) = at(in_two_steps, setup.clone()).await;
    let item = pack.item(ask.item()).expect("the item").into_owned();
    let check = action(&item, |action| action.check);
    let options = stage.attributes(".step [data-option]", "data-option");
    let place = options.iter().position(|id| *id == check.id).expect("the check is offered") + 1;
    stage.find("h1").focus().expect("a heading takes the focus");
    stage.press("9").await;
    assert!(!stage.has("#did"), "there is no such option");
    stage.press(&place.to_string()).await;
    assert!(stage.focused().is_some_and(|focused| focused.id() == "did"));
    assert!(stage.status().contains(&check.shows));
    drop(stage);

    let stage = Stage::with(Setup { fragment: QUIZ.into(), ..setup }).await;
    assert_eq!(stage.text("#did"), stage.fill(Msg::StepsDid, &[("action", &check.text)]));
    assert!(stage.status().contains(&check.shows));
    let (right, verdict) = truth(&item);
    stage.tab_to(&format!("[data-option={right}]")).await;
    stage.press("Enter").await;
    assert!(stage.focused().is_some_and(|focused| focused.id() == "sureness"));
    stage.press("3").await;
    assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["right"]);
    assert!(stage.text("[data-feedback]").contains(stage.t(Msg::StepsChecked)));
    assert!(stage.focused().is_some_and(|focused| focused.tag_name() == "H1"));
    assert_eq!(Some(last(&storage).answer), two_step(&item, &check.id, verdict, Confidence::High));
    // Of the next exercise nothing is done yet.
    stage.click("[data-do=next]").await;
    assert!(!stage.has("#did") && !stage.has("[data-option][aria-pressed=true]"));
}

#[wasm_bindgen_test]
async fn somebody_who_cannot_tell_after_it_is_not_asked_how_sure_they_are() {
    let (storage, setup) = device("en");
    let (stage, ask, pack) = at(in_two_steps, setup).await;
    let item = pack.item(ask.item()).expect("the item").into_owned();
    let idle = action(&item, |action| !action.check && !action.best && action.risk < Cost::Grave);
    stage.click(&format!("[data-option={}]", idle.id)).await;
    stage.click("[data-option=cannot-tell]").await;
    assert_eq!(stage.attributes("[data-feedback]", "data-feedback"), ["withheld"]);
    assert!(stage.text("[data-feedback]").contains(stage.t(Msg::StepsIdle)));
    let verdict = Verdict::CannotTell;
    assert_eq!(Some(last(&storage).answer), two_step(&item, &idle.id, verdict, None));
}
