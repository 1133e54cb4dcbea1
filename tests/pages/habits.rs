//! Habits of phone users: back, reload, calling and copying numbers work; nothing zooms.
use crate::harness::{Page, skip};
use serde_json::{Value, json};
use topup_guard_drive::{LANGS, Setup};

fn at(page: &Page, view: &str) {
    page.shown(view);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn back_goes_through_every_step_before_it_leaves() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "home");
    page.click("[data-go=picker]");
    page.click("[data-option=phone]");
    page.wait("s.querySelector('[data-change=card]')");
    page.click("[data-option=nobody]");
    page.wait("s.querySelector('[data-change=asked]')");
    page.click("[data-go=result]");
    at(&page, "result");
    page.click("[data-go=channel]");
    at(&page, "channel");
    for (view, gone) in [
        ("result", "no-such"),
        ("picker", "no-such"),
        ("picker", "[data-change=asked]"),
        ("picker", "[data-change]"),
        ("home", "no-such"),
    ] {
        page.session.back().expect("back");
        at(&page, view);
        page.wait(&format!("s.querySelector('[data-view={view}]') && !s.querySelector('{gone}')"));
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_reload_stays_where_it_was() {
    let page = Page::new(Setup::PHONE);
    page.each_view("en", |view| {
        let seen = "return [location.hash, w.shadowRoot.querySelector('h1').textContent, document.documentElement.lang];";
        let before = page.run(seen);
        page.session.run("window.before = true; location.reload();", &[]).expect("a reload");
        // The page before may be there for a while.
        page.wait("!window.before");
        at(&page, view);
        assert_eq!(page.run(seen), before, "{view}");
    });
}

/// Checks font sizes: phones zoom into a field with smaller letters, and stay zoomed.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn fields_do_not_zoom_and_numbers_can_be_selected_and_called() {
    let page = Page::new(Setup::PHONE);
    let (mut fields, mut calls) = (0, 0);
    for lang in LANGS {
        page.each_view(lang, |view| {
            let seen = page.run(
                "const all = (css) => [...w.shadowRoot.querySelectorAll(css)];
                 const fields = all('input:not([type=checkbox], [type=file]), textarea, select');
                 const calls = all('a[href^=\"tel:\"]');
                 return {
                   fields: fields.length,
                   small: fields.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.id),
                   calls: calls.length,
                   // What is shown is what is called.
                   other: calls.filter((one) => !one.textContent.replace(/\\D/g, '').includes(one.href.replace(/\\D/g, '')))
                     .map((one) => one.outerHTML),
                   locked: calls.filter((one) => getComputedStyle(one).userSelect === 'none').length,
                 };",
            );
            assert_eq!(
                [&seen["small"], &seen["other"], &seen["locked"]],
                [&json!([]), &json!([]), &json!(0)],
                "{lang} {view}"
            );
            fields += seen["fields"].as_u64().unwrap_or_default();
            calls += seen["calls"].as_u64().unwrap_or_default();
        });
    }
    assert!(fields > 5 && calls > 10, "{fields} fields, {calls} numbers");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_browser_s_bar_has_the_colour_of_the_page() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "home");
    let seen = page.run(
        "const bars = [...document.querySelectorAll('meta[name=theme-color]')];
         const bar = bars.find((one) => matchMedia(one.media).matches).content;
         const paper = getComputedStyle(w.shadowRoot.querySelector('.guard')).backgroundColor;
         // The style sheet computes in another space of colours: what is painted counts.
         const painted = (color) => {
           const brush = document.createElement('canvas').getContext('2d');
           brush.fillStyle = color;
           brush.fillRect(0, 0, 1, 1);
           return [...brush.getImageData(0, 0, 1, 1).data];
         };
         return painted(bar).every((value, at) => Math.abs(value - painted(paper)[at]) <= 1);",
    );
    assert_eq!(seen, Value::Bool(true));
}

/// Checks that a control shows a touch at once, before anything has come of it.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_touched_control_shows_it_at_once() {
    let page = Page::new(Setup::PHONE);
    if !page.kind.has_devtools() {
        return skip("its driver cannot hold a finger down between two commands");
    }
    page.view("en", "home");
    for css in ["[data-go=picker]", "[data-go=number]", ".logo", "[data-go=help]", "[data-set=lang]"] {
        let looks = format!(
            "const style = getComputedStyle(w.shadowRoot.querySelector('{css}'));
             return [style.filter, style.backgroundColor, style.borderColor, style.opacity, style.transform, style.outline].join(' ');"
        );
        let before = page.run(&looks);
        let box_of = page.run(&format!(
            "const node = w.shadowRoot.querySelector('{css}');
             node.scrollIntoView({{ block: 'center' }});
             const {{ x, y, width, height }} = node.getBoundingClientRect();
             return [x + width / 2, y + height / 2];"
        ));
        let mouse = |kind: &str| json!({ "type": kind, "x": box_of[0], "y": box_of[1], "button": "left", "clickCount": 1 });
        page.session.cdp("Input.dispatchMouseEvent", mouse("mousePressed")).expect("a press");
        page.wait(&format!("s.querySelector('{css}').matches(':active')"));
        page.wait_for(&format!("return (() => {{ {looks} }})() !== {before};"));
        // Let go elsewhere: nothing was tapped.
        let away = json!({ "type": "mouseReleased", "x": 0, "y": 0, "button": "left", "clickCount": 1 });
        page.session.cdp("Input.dispatchMouseEvent", away).expect("a release");
    }
}
