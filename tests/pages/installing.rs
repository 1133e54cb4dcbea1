//! Our page can be put on a home screen, under its name in each language.
use crate::harness::{Page, is};
use serde_json::{Value, json};
use topup_guard_drive::{EngineKind, Setup};

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn each_languages_page_can_be_installed_with_shortcuts_that_lead_somewhere() {
    // Nothing can be installed from a context that is forgotten.
    let page = Page::alone(Setup::PHONE, []);
    for (path, lang, name) in [
        ("/?lang=zh-Hans", "zh-Hans", "充前看"),
        ("/en/", "en", "TopUp Guard"),
        ("/zh-Hant/", "zh-Hant", "充前看"),
    ] {
        page.session.go(&page.server.url(path)).expect("the page");
        page.ready();
        page.controlled();
        let manifest = page.run(
            "const link = document.querySelector('link[rel=manifest]').href;
             const manifest = await (await fetch(link)).json();
             const full = (url) => new URL(url, link).href;
             const all = [...manifest.icons.map(({ src }) => src), ...manifest.shortcuts.map(({ url }) => url)];
             const answers = await Promise.all(all.map(async (url) => (await fetch(full(url))).status));
             return { ...manifest, answers, inside: full(manifest.start_url).startsWith(full(manifest.scope)),
                      places: manifest.shortcuts.map(({ url }) => full(url)) };",
        );
        assert_eq!([&manifest["lang"], &manifest["short_name"]], [&json!(lang), &json!(name)]);
        assert_eq!(manifest["inside"], json!(true), "{manifest}");
        assert!(
            manifest["answers"]
                .as_array()
                .is_some_and(|all| all.len() == 5 && all.iter().all(|one| one == 200)),
            "{manifest}"
        );
        if is(EngineKind::Chrome) {
            let parsed = page.session.cdp("Page.getAppManifest", json!({})).expect("the manifest");
            assert_eq!(parsed["errors"], json!([]), "{parsed}");
            let errors = page.session.cdp("Page.getInstallabilityErrors", json!({})).expect("the errors");
            assert_eq!(errors["installabilityErrors"], json!([]), "{path}");
        }
        let places: Vec<_> =
            manifest["places"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (place, view) in places.iter().zip(["picker", "quiz", "help"]) {
            page.session.go("about:blank").expect("a blank page");
            page.session.go(place).expect("the page");
            page.shown(view);
        }
    }
}
