//! axe-core finds nothing to mend: every view, both languages, light and dark.
mod order;
mod states;

use crate::harness::{Page, axe};
use serde_json::{Value, json};
use topup_guard_drive::{LANGS, Scheme, Session, Setup, VIEWS};

/// What axe-core finds on the open page, one line each.
pub(crate) fn findings(session: &Session) -> Vec<String> {
    session.run(&axe(), &[]).expect("axe-core loads");
    let found = session
        .run_async(
            "return axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations);",
            &[],
        )
        .expect("axe-core runs");
    let line = |violation: &Value| {
        let nodes = violation["nodes"].as_array().into_iter().flatten();
        let places: Vec<_> =
            nodes.map(|node| format!("{} ({})", node["target"], node["any"][0]["message"])).collect();
        format!("{}: {} at {}", violation["id"], violation["help"], places.join(", "))
    };
    found.as_array().expect("a list of violations").iter().map(line).collect()
}

/// Sees that width and colours are as asked for. Firefox makes no window narrower than 500 pixels.
fn window_is(session: &Session, setup: Setup) {
    let seen = "return [innerWidth <= Math.max(500, arguments[0]), matchMedia('(prefers-color-scheme: dark)').matches];";
    let seen = session.run(seen, &[setup.width.into()]).expect("the script");
    assert_eq!(seen, json!([true, setup.scheme == Scheme::Dark]));
}

fn every_view(setup: Setup) {
    let page = Page::new(setup);
    let mut all = Vec::new();
    for lang in LANGS {
        for view in VIEWS {
            page.view(lang, view);
            window_is(&page.session, setup);
            all.extend(
                findings(&page.session).into_iter().map(|finding| format!("{lang} {view}: {finding}")),
            );
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nothing_on_a_phone_in_light() {
    every_view(Setup::PHONE);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nothing_on_a_phone_in_dark() {
    every_view(Setup::PHONE.scheme(Scheme::Dark));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nothing_on_a_desk() {
    every_view(Setup::DESK);
}

/// Keeps the tests above honest: a fault inside a shadow root is seen.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_picture_without_words_in_a_shadow_root_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    page.server.page(
        "/host.html",
        "<!doctype html><html lang=en><title>t</title><main><h1>t</h1><div></div></main>",
    );
    page.go(&page.server.url("/host.html"));
    let script = "const root = document.querySelector('div').attachShadow({ mode: 'open' });
                  root.append(new Image()); root.firstChild.src = 'data:,';";
    page.session.run(script, &[]).expect("the script");
    let found = findings(&page.session);
    assert!(found.iter().any(|line| line.contains("image-alt")), "{found:?}");
}
