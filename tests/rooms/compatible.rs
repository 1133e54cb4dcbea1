//! A person who comes back with what version 0.1 has left in their browser finds everything as it was.

use std::rc::Rc;

use js_sys::{JSON, Object, Reflect};
use topup_guard::browser::local::Local;
use topup_guard::browser::log;
use topup_guard::browser::storage::Record;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Setup, Stage};

/// Returns the devices of the fixture.
fn devices() -> Vec<JsValue> {
    let all = JSON::parse(include_str!("../fixtures/v0.1/devices.json")).expect_throw("JSON");
    all.unchecked_into::<js_sys::Array>().iter().collect()
}

fn member(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).expect_throw("a member")
}

fn texts(list: &JsValue) -> Vec<String> {
    let list: &js_sys::Array = list.unchecked_ref();
    list.iter().filter_map(|text| text.as_string()).collect()
}

/// Makes this browser hold what a device held, and nothing else of ours.
fn become_device(device: &JsValue) -> web_sys::Storage {
    Local::of("").set_shared(false);
    let store = gloo::utils::window().local_storage().unwrap_throw().unwrap_throw();
    store.clear().unwrap_throw();
    let entries: Object = member(device, "storage").unchecked_into();
    for entry in Object::entries(&entries).iter() {
        let [name, text] =
            [0, 1].map(|at| entry.unchecked_ref::<js_sys::Array>().get(at).as_string().unwrap_throw());
        store.set_item(&name, &text).unwrap_throw();
    }
    store
}

async fn open(fragment: &str) -> Stage {
    let storage: Rc<dyn Record> = Rc::new(Local::of(""));
    Stage::with(Setup { lang: "en", fragment: fragment.into(), storage, ..Setup::default() }).await
}

#[wasm_bindgen_test]
async fn every_device_shows_the_record_it_had() {
    for device in devices() {
        let name = member(&device, "name").as_string().unwrap_throw();
        let store = become_device(&device);
        let expected = texts(&member(&device, "responses"));
        let shared = store.get_item("topup-guard:shared").unwrap_throw().is_some();
        let record = log::read(&Local::of(""));
        let lines: Vec<_> = record.responses().iter().map(|response| response.to_line()).collect();
        assert_eq!(lines, if shared { Vec::new() } else { expected.clone() }, "{name}");
        let stage = open("#/v1/progress").await;
        assert_eq!(stage.has("[data-do=save]"), !shared && member(&device, "is_new").is_falsy(), "{name}");
        if shared {
            // The owner's record is there again once the phone is not shared any more.
            Local::of("").set_shared(false);
            assert_eq!(log::read(&Local::of("")).responses().len(), expected.len(), "{name}");
        }
        drop(stage);
        store.clear().unwrap_throw();
    }
}

#[wasm_bindgen_test]
async fn what_was_set_about_the_look_still_holds() {
    let device = &devices()[1];
    let store = become_device(device);
    let stage = open("").await;
    let view = &stage.all("[data-view]")[0];
    assert_eq!(view.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(view.get_attribute("data-text").as_deref(), Some("large"));
    drop(stage);
    // And is kept under the names it had.
    let stage = open("").await;
    stage.click("[data-set=text-size]").await;
    assert_eq!(store.get_item("topup-guard:text-size").unwrap_throw().as_deref(), Some("largest"));
    assert_eq!(store.get_item("topup-guard:theme").unwrap_throw().as_deref(), Some("dark"));
    assert_eq!(store.get_item("topup-guard:chinese").unwrap_throw().as_deref(), Some("zh-Hant"));
    drop(stage);
    store.clear().unwrap_throw();
}

#[wasm_bindgen_test]
async fn a_round_of_content_that_has_changed_is_said_to_be_over_and_the_marks_are_on() {
    let store = become_device(&devices()[2]);
    let stage = open("#/v1/quiz").await;
    assert!(stage.html().contains(stage.t(topup_guard_core::pack::Msg::QuizRenewed)), "{}", stage.html());
    let marks = stage.all("[data-do=marks]").remove(0).unchecked_into::<web_sys::HtmlInputElement>();
    assert!(marks.checked(), "certainty marks were switched on");
    drop(stage);
    store.clear().unwrap_throw();
}
