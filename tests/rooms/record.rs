//! The record on the device, shared by several widgets, and hidden on a shared phone.

use std::rc::Rc;

use topup_guard::browser::local::Local;
use topup_guard::browser::log;
use topup_guard::browser::memory::Memory;
use topup_guard::browser::storage::{Record, Storage};
use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::Response;
use wasm_bindgen::UnwrapThrowExt;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::quiz::ordered;
use crate::services::Refusing;
use crate::stage::{Setup, Stage};

const QUIZ: &str = "#/v1/quiz";
const PROGRESS: &str = "#/v1/progress";

fn setup(fragment: &str, storage: Rc<dyn Record>, seed: u64) -> Setup {
    Setup { lang: "en", fragment: fragment.into(), storage, seed, ..Setup::default() }
}

async fn answer(stage: &Stage) {
    stage.click("[data-option=scam]").await;
    // Asked for from the second round on.
    if stage.has("[data-option=sure-2]") {
        stage.click("[data-option=sure-2]").await;
    }
    stage.click("[data-option]").await;
    assert!(stage.has("[data-feedback]"), "{}", stage.html());
}

/// A clean slate in this browser's own store, whatever a test before has left.
fn store() -> web_sys::Storage {
    Local::of("").set_shared(false);
    Local::of("").clear();
    gloo::utils::window().local_storage().unwrap_throw().unwrap_throw()
}

fn stored(storage: &dyn Record) -> Vec<Response> {
    log::read(storage).responses().to_vec()
}

#[wasm_bindgen_test]
async fn an_answer_given_in_one_widget_shows_in_the_others_of_its_page() {
    let _ = store();
    let one = Stage::with(setup(QUIZ, Rc::new(Local::of("")), 11)).await;
    let other = Stage::with(setup(PROGRESS, Rc::new(Local::of("")), 100)).await;
    let start = Stage::with(setup(QUIZ, Rc::new(Local::of("")), 200)).await;
    assert!(other.html().contains(other.t(Msg::ProgressNone)));
    assert!(!start.has("[data-do=practice]"));
    one.click("[data-do=begin]").await;
    answer(&one).await;
    other.settle().await;
    let lead = other.fill(Msg::KeepLead, &[("n", "1")]);
    assert!(other.html().contains(&lead), "{}", other.html());
    assert!(start.has("[data-do=practice]"), "as for somebody who has a record");
    // What the host takes in shows too, and the round goes on.
    let file = {
        let elsewhere = Memory::default();
        elsewhere.set("log-0", &format!("{}\n", ordered().to_line())).unwrap();
        log::read(&elsewhere).export()
    };
    log::import(&Local::of(""), &file, 0, &|| 77).unwrap();
    one.settle().await;
    let lead = other.fill(Msg::KeepLead, &[("n", "2")]);
    assert!(other.html().contains(&lead), "{:?} {}", stored(&Local::of("")), other.html());
    assert!(one.has("[data-feedback]"), "what is explained stays on the screen");
    one.click("[data-do=next]").await;
    answer(&one).await;
    assert_eq!(stored(&Local::of("")).len(), 3);
}

#[wasm_bindgen_test]
async fn two_widgets_in_one_round_store_both_answers_and_show_their_own() {
    let _ = store();
    let one = Stage::with(setup(QUIZ, Rc::new(Local::of("")), 11)).await;
    one.click("[data-do=begin]").await;
    let other = Stage::with(setup(QUIZ, Rc::new(Local::of("")), 100)).await;
    let question = |stage: &Stage| stage.text(".context");
    assert_eq!(question(&one), question(&other), "the same round, taken up");
    let first = question(&one);
    answer(&one).await;
    other.settle().await;
    assert_ne!(question(&other), first, "what is answered elsewhere is not asked again");
    answer(&other).await;
    let items = |stage: &Stage| stage.all(".told").len();
    assert_eq!((items(&one), items(&other)), (1, 1));
    let log = stored(&Local::of(""));
    assert_eq!(log.len(), 2);
    assert_ne!(log[0].item, log[1].item);
    one.click("[data-do=next]").await;
    assert!(one.html().contains(&one.fill(Msg::QuizProgress, &[("n", "3"), ("total", "10")])));
}

#[wasm_bindgen_test]
async fn clearing_in_one_widget_clears_all_widgets_for_good() {
    let store = store();
    let one = Stage::with(setup(QUIZ, Rc::new(Local::of("")), 11)).await;
    one.click("[data-do=begin]").await;
    answer(&one).await;
    let other = Stage::with(setup(PROGRESS, Rc::new(Local::of("")), 100)).await;
    other.click("[data-fold=clear] summary").await;
    other.click("[data-do=clear]").await;
    one.settle().await;
    assert!(one.has("[data-do=begin]") && !one.has("[data-feedback]"), "{}", one.html());
    one.click("[data-do=begin]").await;
    answer(&one).await;
    assert_eq!(stored(&Local::of("")).len(), 1);
    let names = (0..store.length().unwrap_throw()).filter_map(|at| store.key(at).unwrap_throw());
    let parts = names.filter(|name| name.starts_with("topup-guard:log-")).count();
    assert_eq!(parts, 1);
}

#[wasm_bindgen_test]
async fn on_a_shared_phone_nothing_is_stored_and_no_record_is_shown() {
    let store = store();
    let lines = format!("{}\n", ordered().to_line());
    store.set_item("topup-guard:log-0", &lines).unwrap_throw();
    let all = || {
        let names = (0..store.length().unwrap_throw()).filter_map(|at| store.key(at).unwrap_throw());
        let mut names: Vec<String> = names.filter(|name| name.starts_with("topup-guard:")).collect();
        names.sort();
        names
    };
    let stage = Stage::with(setup(QUIZ, Rc::new(Local::of("")), 11)).await;
    assert!(stage.has("[data-do=practice]"), "the owner's record is there");
    stage.click("[data-do=shared]").await;
    assert!(stage.has("[data-do=begin]"), "as for somebody new: {}", stage.html());
    assert!(stage.html().contains(stage.t(Msg::QuizSharedKept)));
    stage.click("[data-do=begin]").await;
    answer(&stage).await;
    assert!(!stage.html().contains(stage.t(Msg::QuizUnkept)), "it is as was asked for");
    stage.click("[data-do=stop]").await;
    stage.click("[data-do=start]").await;
    stage.bar.enter(PROGRESS);
    stage.settle().await;
    assert!(stage.has("[data-do=save]"), "the person can take the answer along");
    assert_eq!(all(), ["topup-guard:log-0", "topup-guard:quiz-due", "topup-guard:shared"]);
    assert_eq!(store.get_item("topup-guard:log-0").unwrap_throw(), Some(lines.clone()));
    // The next widget, and the next visit, find it still shared; what was answered on this page is here until
    // it closes.
    let again = Stage::with(setup(QUIZ, Rc::new(Local::of("")), 100)).await;
    assert!(again.has("[data-do=practice]"));
    again.click("[data-do=shared]").await;
    assert!(!again.html().contains(again.t(Msg::QuizSharedKept)));
    assert_eq!(stored(&Local::of("")), [ordered()], "only the owner's is left");
    assert_eq!(all(), ["topup-guard:log-0", "topup-guard:quiz-due"]);
    drop(stage);
    Local::of("").clear();
}

#[wasm_bindgen_test]
async fn clearing_on_a_shared_phone_clears_the_owners_record_too_and_the_phone_stays_shared() {
    let store = store();
    store.set_item("topup-guard:log-0", &format!("{}\n", ordered().to_line())).unwrap_throw();
    let local = Local::of("");
    local.set_shared(true);
    local.set("log-1.1", "x").unwrap();
    local.clear();
    assert_eq!(store.get_item("topup-guard:log-0").unwrap_throw(), None);
    assert_eq!(local.names(), ["shared"], "in this page's memory alone");
    assert!(Local::of("").is_shared());
    assert_eq!(store.get_item("topup-guard:shared").unwrap_throw(), None);
    local.set_shared(false);
}

#[wasm_bindgen_test]
async fn unreadable_lines_are_named_and_can_be_downloaded() {
    for lang in LANGS {
        let storage = Rc::new(Memory::default());
        storage.set("log-20000.a", "1 damaged\n9 of a newer version .\n").unwrap();
        let stage = Stage::with(Setup { lang, ..setup(QUIZ, storage.clone(), 1) }).await;
        let told = stage.fill(Msg::KeepUnread, &[("n", "2")]);
        assert!(stage.html().contains(&told), "{}", stage.html());
        stage.click("[data-go=progress]").await;
        assert!(stage.text(".keep").contains(&told));
        assert!(stage.has("[data-do=save]"));
        assert_eq!(storage.get("log-20000.a").as_deref(), Some("1 damaged\n9 of a newer version .\n"));
    }
}

#[wasm_bindgen_test]
async fn without_storage_a_notice_leads_to_the_download() {
    let stage = Stage::with(setup(QUIZ, Rc::new(Refusing::default()), 1)).await;
    stage.click("[data-do=begin]").await;
    answer(&stage).await;
    assert!(stage.html().contains(stage.t(Msg::QuizUnkept)));
    stage.click("[data-go=progress]").await;
    assert!(stage.has("[data-do=save]"));
}

#[wasm_bindgen_test]
async fn an_unmounted_widget_is_not_notified() {
    let _ = store();
    let local = Local::of("");
    let heard = Rc::new(std::cell::Cell::new(0));
    let count = heard.clone();
    let stop = local.watch(Rc::new(move || count.set(count.get() + 1)));
    Local::of("").notify();
    assert_eq!(heard.get(), 1);
    local.notify();
    assert_eq!(heard.get(), 1, "who tells need not be told");
    let event = web_sys::Event::new("storage").unwrap_throw();
    js_sys::Reflect::set(&event, &"key".into(), &"a-host's".into()).unwrap_throw();
    gloo::utils::window().dispatch_event(&event).unwrap_throw();
    assert_eq!(heard.get(), 1, "what a host keeps is none of our business");
    stop();
    Local::of("").notify();
    assert_eq!(heard.get(), 1);
}
