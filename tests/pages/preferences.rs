//! System preferences are followed: motion, contrast, colours, data; covered parts of the window stay free.
use crate::fitting::problems;
use crate::harness::{Page, is};
use serde_json::{Value, json};
use topup_guard_drive::{EngineKind, LANGS, Setup, TAB, VIEWS};

/// Sets a media feature, as the reader's system would.
fn prefer(page: &Page, name: &str, value: &str) {
    let features = json!({ "features": [{ "name": name, "value": value }] });
    page.session.cdp("Emulation.setEmulatedMedia", features).expect("a preference");
    let query = format!("return matchMedia('({name}: {value})').matches;");
    assert_eq!(page.run(&query), json!(true), "{name}: {value}");
}

/// Returns a computed property of the first node that this selector finds in the widget.
fn style(page: &Page, css: &str, property: &str) -> String {
    let found = page.run(&format!(
        "return getComputedStyle(w.shadowRoot.querySelector('{css}')).getPropertyValue('{property}');"
    ));
    found.as_str().expect("a property").to_owned()
}

/// Opens a view in Chrome, whose DevTools alone can emulate these preferences.
fn chrome(view: &str) -> Option<Page> {
    if !is(EngineKind::Chrome) {
        return None;
    }
    let page = Page::new(Setup::PHONE);
    page.view("en", view);
    Some(page)
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nothing_moves_under_reduced_motion() {
    let Some(page) = chrome("home") else { return };
    prefer(&page, "prefers-reduced-motion", "no-preference");
    assert_ne!(style(&page, ".door", "transition-duration"), "0s", "the test sees what moves");
    prefer(&page, "prefers-reduced-motion", "reduce");
    for view in VIEWS {
        page.run(&format!("location.hash = '#/v1/{view}';"));
        page.shown(view);
        let moving = page.run(
            "return [...w.shadowRoot.querySelectorAll('*')].filter((one) => {
               const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
               return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
             }).map((one) => one.outerHTML.slice(0, 80));",
        );
        assert_eq!(moving, json!([]), "{view}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn more_contrast_leaves_no_text_pale() {
    let Some(page) = chrome("home") else { return };
    let (pale, line) = (style(&page, ".foot", "color"), style(&page, ".card", "border-color"));
    prefer(&page, "prefers-contrast", "more");
    assert_ne!(style(&page, ".foot", "color"), pale);
    assert_eq!(style(&page, ".foot", "color"), style(&page, ".guard", "color"));
    assert_ne!(style(&page, ".card", "border-color"), line);
}

/// Checks that borders show what is chosen, focused or can be tapped where the system sets all colours.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn forced_colors_show_states_by_borders() {
    let Some(page) = chrome("picker/pay?card=phone&pay=cash") else { return };
    prefer(&page, "forced-colors", "active");
    let lines = "
        const s = w.shadowRoot;
        const line = (style, name) => style[`${name}Style`] !== 'none' && parseFloat(style[`${name}Width`]) >= 1;
        const bare = [...s.querySelectorAll('.option, .btn, .chip, .door, .help, .seg, .seek, .entry input, textarea, .tel')]
          .filter((one) => one.checkVisibility() && !line(getComputedStyle(one), 'borderTop'));
        const chosen = [...s.querySelectorAll('.on')].filter((one) => !line(getComputedStyle(one), 'outline'));
        const all = s.querySelectorAll('.option, .btn').length;
        return { bare: bare.map((one) => one.outerHTML.slice(0, 80)), chosen: chosen.map((one) => one.outerHTML.slice(0, 80)), all };";
    let seen = page.run(lines);
    assert!(
        seen["all"].as_u64() > Some(3)
            && page.run("return !!w.shadowRoot.querySelector('.option.on');") == json!(true)
    );
    assert_eq!((&seen["bare"], &seen["chosen"]), (&json!([]), &json!([])));
    page.session.keys(&TAB.to_string().repeat(3)).expect("keys");
    let focused = page.run(
        "const { outlineStyle, outlineWidth } = getComputedStyle(w.shadowRoot.activeElement);
         return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;",
    );
    assert_eq!(focused, json!(true), "what has the focus");
    for (view, tap) in [
        ("help", ""),
        ("number", ""),
        ("note", ""),
        ("warnings", "[data-do=kind-scam], .chip"),
        ("quiz", "[data-do=begin]"),
    ] {
        page.run(&format!("location.hash = '#/v1/{view}';"));
        page.shown(view);
        if !tap.is_empty() {
            page.click(tap);
        }
        if view == "quiz" {
            page.click("[data-option=scam]");
            page.wait("s.querySelector('#action')");
        }
        let seen = page.run(lines);
        assert_eq!((&seen["bare"], &seen["chosen"]), (&json!([]), &json!([])), "{view}");
    }
}

/// Checks that nothing beyond the first view is prefetched under Save-Data.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn save_data_prevents_prefetching() {
    for saves in [false, true] {
        let page = Page::new(Setup::PHONE);
        let before = format!(
            "<script>Object.defineProperty(Navigator.prototype, 'connection', {{ value: {{ saveData: {saves} }} }});
             // What is put off until nothing else is going on is done at once, and noted.
             window.requestIdleCallback = (call) => {{ call(); window.idle = true; }};</script>"
        );
        page.host(&before, "<topup-guard lang=en loading=eager></topup-guard>");
        page.wait("window.idle");
        if saves {
            // Asked for by who needs it, it still comes; and nothing of it has come before.
            assert_eq!(page.asked_for("/full-"), [""; 0]);
            page.click("[data-go=number]");
        }
        page.wait_asked("/full-", 2);
        page.ready();
        if saves {
            page.shown("number");
        }
    }
}

/// Emulates a notch, and a bar at the bottom that the system draws over the page.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nothing_is_hidden_by_a_notch() {
    let Some(page) = chrome("help") else { return };
    for (window, insets) in [
        (Setup::PHONE, json!({ "top": 47, "bottom": 34, "left": 0, "right": 0 })),
        (
            Setup { width: 844, height: 390, ..Setup::PHONE },
            json!({ "top": 0, "bottom": 21, "left": 47, "right": 47 }),
        ),
    ] {
        page.session.set_up(window).expect("a window");
        let set = json!({ "insets": insets.clone() });
        page.session.cdp("Emulation.setSafeAreaInsetsOverride", set).expect("a notch");
        page.run("scrollTo(0, 0);");
        let free = page.run(
            "const all = [...w.shadowRoot.querySelectorAll('.bar button, .bar a, .foot *, main h1, main p')].map((one) => one.getBoundingClientRect());
             return {
               top: Math.min(...all.map((at) => at.top)), left: Math.min(...all.map((at) => at.left)),
               right: innerWidth - Math.max(...all.map((at) => at.right)),
               bottom: document.documentElement.scrollHeight - Math.max(...all.map((at) => at.bottom)),
             };",
        );
        for side in ["top", "bottom", "left", "right"] {
            assert!(free[side].as_f64() >= insets[side].as_f64(), "{side}: {free} of {insets}");
        }
    }
}

/// Emulates an on-screen keyboard, which leaves the upper half of a phone.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_focused_field_stays_visible_above_the_keyboard() {
    let page = Page::new(Setup { width: 360, height: 340, ..Setup::PHONE });
    for size in ["normal", "largest"] {
        for (view, css) in [("number", ".entry input"), ("note", "textarea"), ("warnings", ".seek")] {
            page.go(&page.server.url(&format!("/?lang=en&text-size={size}#/v1/{view}")));
            page.shown(view);
            let seen = page.run(&format!(
                "const field = w.shadowRoot.querySelector('{css}');
                 field.focus();
                 await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                 const {{ top, bottom }} = field.getBoundingClientRect();
                 const {{ fontSize }} = getComputedStyle(field);
                 return {{ top, line: Math.min(bottom, top + 50), height: visualViewport.height, size: parseFloat(fontSize) }};"
            ));
            assert!(
                seen["top"].as_f64() >= Some(0.0) && seen["line"].as_f64() <= seen["height"].as_f64(),
                "{view}: {seen}"
            );
            // Below 16 pixels an iPhone zooms in when a field has the focus.
            assert!(seen["size"].as_f64() >= Some(16.0), "{view}: {seen}");
        }
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_phone_held_sideways_shows_everything() {
    let page = Page::new(Setup { width: 844, height: 390, ..Setup::PHONE });
    for lang in LANGS {
        page.each_view(lang, |view| {
            page.run("scrollTo(0, 0);");
            let heading: Value = page
                .run("return w.shadowRoot.querySelector('h1').getBoundingClientRect().bottom < innerHeight;");
            assert_eq!(heading, json!(true), "{lang} {view}: the heading is in sight");
            assert_eq!(problems(&page, [12, 11, 44]), [""; 0], "{lang} {view}");
        });
    }
}
