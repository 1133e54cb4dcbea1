//! A page written for version 0.1 gets what it relies on: `tests/fixtures/v0.1/element.json`.
use crate::harness::{PATIENCE, Page};
use crate::reporting::round;
use serde_json::{Value, json};
use topup_guard_drive::{Fault, Setup};

/// Returns what version 0.1 had: attributes with their values, properties, methods, events, looks.
fn old() -> Value {
    serde_json::from_str(include_str!("../fixtures/v0.1/element.json")).expect("JSON")
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// Returns the names in a list of the package's manifest, which `manifest` holds against the running element.
fn listed(list: &str) -> Vec<String> {
    let manifest = include_str!("../../xtask/package/custom-elements.json");
    let manifest: Value = serde_json::from_str(manifest).expect("JSON");
    let element = &manifest["modules"][0]["declarations"][0];
    element[list]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| one["name"].as_str().expect("a name").into())
        .collect()
}

#[test]
fn the_manifest_still_names_everything() {
    let old = old();
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let owned = |list: &Value| texts(list).into_iter().map(str::to_owned).collect::<Vec<_>>();
    for (list, names) in [
        ("attributes", keys(&old["attributes"])),
        ("members", [keys(&old["properties"]), owned(&old["methods"])].concat()),
        ("events", keys(&old["events"])),
        ("cssProperties", owned(&old["css_properties"])),
        ("cssParts", owned(&old["css_parts"])),
    ] {
        let now = listed(list);
        for name in names {
            assert!(now.contains(&name), "{list}: {name}");
        }
    }
}

#[test]
fn the_types_still_name_every_value() {
    let (old, types) = (old(), include_str!("../../xtask/package/types.d.ts"));
    let attributes =
        ["view", "lang", "theme", "text-size", "loading", "report"].map(|name| &old["attributes"][name]);
    for list in attributes.into_iter().chain([&old["error_kinds"], &old["import_refusals"]]) {
        for value in texts(list) {
            assert!(types.contains(&format!("\"{value}\"")), "{value}");
        }
    }
    for name in texts(&old["imported"]) {
        assert!(types.contains(&format!("readonly {name}: number;")), "{name}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn every_attribute_has_its_effect_at_once_and_later() {
    let page = Page::new(Setup::PHONE);
    let old = old();
    for (attribute, shown) in [("view", "view"), ("theme", "theme"), ("text-size", "text")] {
        let values = texts(&old["attributes"][attribute]);
        page.host(
            "<script>localStorage.clear();</script>",
            &format!("<topup-guard {attribute}={}></topup-guard>", values[0]),
        );
        page.ready();
        for value in &values {
            page.run(&format!("w.setAttribute('{attribute}', '{value}');"));
            page.wait(&format!("s.querySelector('[data-view]')?.dataset.{shown} === '{value}'"));
        }
    }
    for lang in texts(&old["attributes"]["lang"]) {
        page.run(&format!("w.lang = '{lang}';"));
        page.wait(&format!("s.querySelector('[data-view]')?.lang === '{lang}'"));
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn every_event_comes_with_what_it_came_with() {
    let page = Page::new(Setup::PHONE);
    let old = old();
    let has = |name: &str| {
        let all = page.events(name);
        assert!(!all.is_empty(), "{name}");
        for detail in &all {
            for key in texts(&old["events"][format!("topup-guard:{name}")]) {
                assert!(detail.get(key).is_some(), "{name}: {key} in {detail}");
            }
        }
    };
    page.host(
        "<script>localStorage.clear();</script>",
        "<topup-guard view=quiz start=2 lang=en report=answers></topup-guard>",
    );
    page.ready();
    page.wait("s.querySelector('[data-do=begin]')");
    round(&page, "begin");
    for name in ["ready", "resize", "answer", "result"] {
        has(name);
    }
    page.server.fault("/v1/assets/", Fault::Status(404));
    page.host("", "<topup-guard></topup-guard>");
    page.wait("w.dataset.state === 'failed'");
    has("error");
    assert!(texts(&old["error_kinds"]).contains(&page.events("error")[0]["kind"].as_str().expect("a kind")));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_saved_file_is_taken_in_and_given_out() {
    let page = Page::new(Setup::PHONE);
    page.host("<script>localStorage.clear();</script>", "<topup-guard></topup-guard>");
    page.ready();
    let file = include_str!("../fixtures/v0.1/log.txt");
    let merged = page.run(&format!("return w.import({});", json!(file)));
    let lines = file.lines().count() as u64 - 1;
    assert_eq!(
        merged["added"].as_u64().zip(merged["aside"].as_u64()).map(|(added, aside)| added + aside),
        Some(lines)
    );
    for name in texts(&old()["imported"]) {
        assert!(merged[name].is_u64(), "{name} in {merged}");
    }
    let given = page.run("return w.export();");
    let mut sorted = [file, given.as_str().expect("a text")].map(|text| text.lines().collect::<Vec<_>>());
    sorted.iter_mut().for_each(|lines| lines.sort_unstable());
    assert_eq!(sorted[0], sorted[1], "every line, whatever their order");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_script_of_that_version_works_with_the_frame_of_today() {
    let page = Page::new(Setup::PHONE);
    page.server.page("/old-host.js", include_str!("../fixtures/v0.1/embed-host.js"));
    page.host_with(
        "",
        "<script type=module src=/old-host.js></script>",
        "<iframe data-topup-guard title=x src='/embed.html?view=help&lang=en' style='height: 333px'></iframe>",
    );
    page.session
        .wait_until("heard.some(([name]) => name === 'ready')", PATIENCE)
        .unwrap_or_else(|trouble| panic!("{trouble}"));
    page.session
        .wait_until("document.querySelector('iframe').style.height !== '333px'", PATIENCE)
        .unwrap_or_else(|trouble| panic!("{trouble}"));
}
