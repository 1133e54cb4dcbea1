//! The Custom Elements Manifest, from which the TypeScript types are written, describes the running element.
use crate::harness::Page;
use crate::reporting::round;
use serde_json::{Value, json};
use topup_guard_drive::{Fault, Setup};

/// Returns the element as the manifest describes it.
fn element() -> Value {
    let manifest = include_str!("../../xtask/package/custom-elements.json");
    let mut manifest: Value = serde_json::from_str(manifest).expect("JSON");
    manifest["modules"][0]["declarations"][0].take()
}

/// Returns the sorted names in a list of the manifest, of this kind where there are kinds.
fn names(list: &Value, kind: &str) -> Value {
    let list = list.as_array().into_iter().flatten();
    let mut names: Vec<_> = list
        .filter(|one| one["kind"].as_str().is_none_or(|its| its == kind))
        .map(|one| one["name"].as_str().expect("a name"))
        .collect();
    names.sort_unstable();
    json!(names)
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn its_attributes_properties_and_methods_are_those_of_the_element() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<topup-guard></topup-guard>");
    page.wait("customElements.get('topup-guard')");
    let has = page.run(
        "const own = Object.getOwnPropertyNames(w.constructor.prototype)
           .filter((name) => !/^constructor$|^handleEvent$|Callback$/.test(name));
         const are = (type) => own.filter((name) => typeof w[name] === type).sort();
         return [[...w.constructor.observedAttributes].sort(), are('string'), are('function')];",
    );
    let element = element();
    let says = [
        names(&element["attributes"], ""),
        names(&element["members"], "field"),
        names(&element["members"], "method"),
    ];
    assert_eq!(has, json!(says));
    for field in element["members"].as_array().into_iter().flatten().filter(|one| one["kind"] == "field") {
        let (name, attribute) = (&field["name"], &field["attribute"]);
        let reflects = page.run(&format!(
            "w[{name}] = 'dark'; const set = [w[{name}], w.getAttribute({attribute})];
             w[{name}] = null; return [...set, w[{name}], w.hasAttribute({attribute})];"
        ));
        assert_eq!(reflects, json!(["dark", "dark", "", false]), "{name}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn its_events_are_those_that_the_element_fires() {
    let page = Page::new(Setup::PHONE);
    // Whatever their names are.
    let all = "<script>window.fired = new Set();
        const fire = EventTarget.prototype.dispatchEvent;
        EventTarget.prototype.dispatchEvent = function (event) {
          if (this.localName === 'topup-guard') fired.add(event.type);
          return fire.call(this, event);
        };</script>";
    page.host(all, "<topup-guard view=quiz start=2 lang=en report=answers></topup-guard>");
    page.ready();
    round(&page, "begin");
    page.wait("fired.has('topup-guard:result')");
    let mut fired = page.run("return [...fired];").as_array().cloned().unwrap_or_default();
    page.server.fault("/v1/assets/", Fault::Status(404));
    page.host(all, "<topup-guard></topup-guard>");
    page.wait("w.dataset.state === 'failed'");
    fired.extend(page.run("return [...fired];").as_array().cloned().unwrap_or_default());
    fired.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
    // These two ask the page for something: in a frame after a step, and when somebody prints.
    let asked = ["topup-guard:heading", "topup-guard:print"];
    let mut named = names(&element()["events"], "").as_array().cloned().unwrap_or_default();
    named.retain(|name| !asked.iter().any(|asked| name == asked));
    assert_eq!(fired, named);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn its_parts_are_those_of_the_element() {
    let page = Page::new(Setup::PHONE);
    let mut parts: Vec<String> = Vec::new();
    for view in ["home", "picker", "result?card=phone&pay=cash", "quiz", "warnings", "help"] {
        page.view("en", view);
        let here =
            page.run("return [...w.shadowRoot.querySelectorAll('[part]')].flatMap((one) => [...one.part]);");
        parts.extend(here.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
    }
    parts.sort();
    parts.dedup();
    assert_eq!(json!(parts), names(&element()["cssParts"], ""));
}
