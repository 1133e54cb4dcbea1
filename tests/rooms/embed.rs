//! What the loader calls: `mount`, `update`, `unmount`.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use topup_guard::embed::{HostOptions, Widget, mount};
use topup_guard_core::pack::{Msg, Pack, from_bytes};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::services::{first_bytes, pages_bytes};
use crate::stage::settle;

/// The object that the loader hands over.
fn host(lang: &str, pack: &Function) -> HostOptions {
    let host = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&host, &name.into(), value).unwrap();
    set("lang", &lang.into());
    set("theme", &"dark".into());
    set("textSize", &"huge".into());
    set("view", &"cards".into());
    set("pack", pack);
    set("pages", &Uint8Array::from(pages_bytes(lang)));
    set("start", &"0".into());
    set("report", &"everything".into());
    set("emit", &Function::new_no_args(""));
    set("upgrade", &Function::new_no_args(""));
    set("turn", &0.into());
    for name in ["page", "reset", "offline"] {
        set(name, &false.into());
    }
    host.unchecked_into()
}

/// Returns a `pack(kind, lang)` that fetches the real packs, and fails with this kind for English.
fn loader(failure: Option<&'static str>) -> Function {
    let fetch = move |kind: String, lang: String| {
        let bytes = if kind == "picker" { first_bytes(&lang) } else { pages_bytes(&lang) };
        match failure.filter(|_| lang == "en") {
            None => Promise::resolve(&JsValue::from(Uint8Array::from(bytes))),
            Some(kind) => {
                let error = Object::new();
                Reflect::set(&error, &"kind".into(), &kind.into()).unwrap();
                Promise::reject(&error)
            }
        }
    };
    Closure::<dyn Fn(String, String) -> Promise>::new(fetch).into_js_value().unchecked_into()
}

fn root() -> Element {
    let root = gloo::utils::document().create_element("div").unwrap();
    gloo::utils::body().append_child(&root).unwrap();
    root
}

async fn mounted(failure: Option<&'static str>) -> (Widget, Element) {
    let root = root();
    let widget = mount(root.clone(), first_bytes("zh-Hans"), &host("zh-Hans", &loader(failure))).unwrap();
    settle().await;
    (widget, root)
}

fn attribute(root: &Element, name: &str) -> String {
    root.query_selector("[data-view]").unwrap().and_then(|view| view.get_attribute(name)).unwrap_or_default()
}

/// Returns what `mount` refuses a pack with.
fn refused(bytes: &[u8]) -> Option<String> {
    let root = root();
    let refused = mount(root.clone(), bytes, &host("en", &loader(None))).err();
    assert!(!root.has_child_nodes(), "nothing is shown of a refused pack");
    root.remove();
    refused.and_then(|error| error.as_string())
}

#[wasm_bindgen_test]
async fn the_widget_follows_its_attributes_and_can_be_unmounted() {
    let (mut widget, root) = mounted(None).await;
    assert_eq!(attribute(&root, "data-view"), "cards");
    assert_eq!(attribute(&root, "data-theme"), "dark");
    assert_eq!(attribute(&root, "data-text"), "normal", "an unknown size is the normal one");
    widget.update(&host("en", &loader(None)));
    settle().await;
    assert_eq!(attribute(&root, "lang"), "en");
    widget.unmount();
    settle().await;
    assert!(!root.has_child_nodes());
    root.remove();
}

#[wasm_bindgen_test]
async fn a_pack_that_the_loader_cannot_bring_leaves_the_language_as_it_was() {
    let pack: Pack = from_bytes(first_bytes("zh-Hans")).unwrap();
    for kind in ["network", "content"] {
        let (mut widget, root) = mounted(Some(kind)).await;
        widget.update(&host("en", &loader(Some(kind))));
        settle().await;
        assert_eq!(attribute(&root, "lang"), "zh-Hans");
        let status = root.query_selector("[role=status]").unwrap().and_then(|status| status.text_content());
        assert_eq!(status.unwrap(), pack.messages.get(Msg::LanguageFailed));
        widget.unmount();
        root.remove();
    }
}

#[wasm_bindgen_test]
async fn a_damaged_pack_is_refused() {
    let whole = first_bytes("en");
    assert_eq!(refused(b"").as_deref(), Some("content"));
    assert_eq!(refused(b"<!doctype html><title>Sign in to this WiFi</title>").as_deref(), Some("content"));
    assert_eq!(refused(&[whole, b"\0"].concat()).as_deref(), Some("content"), "a byte too many");
    // Cut short at a hundred places.
    for cut in (0..whole.len()).step_by(whole.len() / 100) {
        assert_eq!(refused(&whole[..cut]).as_deref(), Some("content"), "cut at {cut}");
    }
}

#[wasm_bindgen_test]
async fn without_the_pages_pack_the_full_program_is_not_mounted() {
    // The pages' pack has the words of the later rooms.
    let host = host("en", &loader(None));
    Reflect::set(&host, &"pages".into(), &Uint8Array::from(first_bytes("en"))).unwrap();
    assert_eq!(mount(root(), first_bytes("en"), &host).err(), Some("version".into()));
    Reflect::set(&host, &"pages".into(), &JsValue::FALSE).unwrap();
    assert_eq!(mount(root(), first_bytes("en"), &host).err(), Some("content".into()));
}

#[wasm_bindgen_test]
async fn a_pack_of_another_version_is_reported_as_such() {
    let mut other = first_bytes("en").to_vec();
    // The format's number stands behind the four letters.
    other[4] += 1;
    assert_eq!(refused(&other).as_deref(), Some("version"));
}
