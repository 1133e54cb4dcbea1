//! Attributes are followed while it runs, and properties reflect them.
use super::{WIDGET, all_ready, painted};
use crate::harness::Page;
use serde_json::json;
use topup_guard_drive::Setup;

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn attributes_are_followed_and_properties_reflect_them() {
    let page = Page::new(Setup::PHONE);
    // Set before the class was there, as a framework does.
    let early = "<script>addEventListener('DOMContentLoaded', () => {
        if (!customElements.get('topup-guard')) document.querySelector('topup-guard').view = 'cards';
      }, { capture: true });</script>";
    page.host_with(early, "", WIDGET);
    page.run(
        "w.textSize = 'large'; const script = document.createElement('script');
              script.type = 'module'; script.src = '/v1/topup-guard.js'; document.head.append(script);",
    );
    all_ready(&page, 1);
    page.wait("s.querySelector('[data-view=cards][data-text=large]')");
    assert_eq!(
        page.run("return [w.getAttribute('view'), w.getAttribute('text-size')];"),
        json!(["cards", "large"])
    );
    for (set, then) in [
        ("w.view = 'help'", "[data-view=help]"),
        ("w.theme = 'dark'", "[data-theme=dark]"),
        ("w.setAttribute('text-size', 'normal')", "[data-text=normal]"),
        ("w.lang = 'zh-Hans'", "[lang=zh-Hans]"),
        ("w.setAttribute('view', 'number')", "[data-view=number] input"),
        // What there is not falls back without a word.
        ("w.theme = 'purple'", "[data-theme=auto]"),
        ("w.textSize = '<b>'", "[data-text=normal]"),
        ("w.lang = 'fr'; w.view = 'nowhere/at/all'", "[data-view=number]"),
        ("w.setAttribute('start', '1e9'); w.report = 'everything'; w.loading = 'x'", "[data-view=number]"),
        ("w.removeAttribute('lang')", "[lang=en]"),
    ] {
        page.run(set);
        page.wait(&format!("s.querySelector('{then}')"));
    }
    assert_eq!(
        page.run("return [w.theme, w.view, w.report];"),
        json!(["purple", "nowhere/at/all", "everything"])
    );
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

/// Values that no attribute has.
const ODD: [&str; 9] = [
    "",
    " ",
    "\u{0}",
    "<img src=x onerror=hit=1>",
    "../../x?y#z",
    "__proto__",
    "constructor",
    "-1",
    "999999999999999999999",
];

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_invalid_attribute_counts_as_missing() {
    let page = Page::new(Setup::PHONE);
    let look = "const { lang, dataset } = w.shadowRoot.querySelector('[data-view]');
                return [lang, { ...dataset }, w.shadowRoot.querySelector('h1').textContent];";
    let open = |attributes: &str| {
        page.host("", &format!("<topup-guard {attributes}></topup-guard>"));
        page.ready();
        page.wait("s.querySelector('h1')");
        page.run(look)
    };
    let names = ["view", "lang", "theme", "text-size", "start", "report", "loading", "handout-url"];
    let all = |value: &str| names.map(|name| format!("{name}=\"{value}\"")).join(" ");
    // An unknown language is the reader's own.
    let plain = page.session.run("return navigator.language;", &[]).expect("the language");
    let lang = if plain.as_str().is_some_and(|tag| tag.starts_with("en")) { "en" } else { "zh-Hans" };
    let calm = open(&format!("lang={lang}"));
    for odd in ODD {
        assert_eq!(open(&all(odd)), calm, "{odd}");
    }
    // The same while it is running.
    let set = "for (const name of arguments[0]) for (const odd of arguments[1]) document.querySelector('topup-guard').setAttribute(name, odd);";
    page.session.run(set, &[json!(names), json!(ODD)]).expect("the attributes");
    painted(&page);
    assert_eq!(page.run(look), calm);
    assert_eq!(page.run("return 'hit' in window;"), json!(false));
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_attribute_changed_in_the_middle_of_a_question_loses_no_answer() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<script>localStorage.clear();</script>",
        "<topup-guard lang=en view=quiz start='points 3'></topup-guard>",
    );
    let tap = |css: &str| {
        page.wait(&format!("s?.querySelector('{css}')"));
        page.run(&format!("w.shadowRoot.querySelector('{css}').click();"));
    };
    tap("[data-do=begin]");
    // Whatever kind of exercise it is: a verdict leads to what one would do, another tap is shown as pressed.
    tap(".asked [data-option]");
    page.wait("s.querySelector('.asked :is(.step [data-option], [aria-pressed=true])')");
    let asked = "const asked = w.shadowRoot.querySelector('[data-view=quiz] .asked');
        return [asked?.textContent, [...asked?.querySelectorAll('.step [data-option], [aria-pressed=true]') ?? []].map((one) => one.dataset.option)];";
    let before = page.run(asked);
    for (name, value) in [
        ("theme", "dark"),
        ("text-size", "large"),
        ("report", "answers"),
        ("start", "points 50"),
        ("start", "points"),
        ("loading", "eager"),
        // To another screen and another topic, and back.
        ("view", "help"),
        ("view", "quiz"),
        ("start", "qr"),
        ("start", "points"),
        ("view", "nowhere"),
        ("view", "quiz"),
        // In another language it is the same question.
        ("lang", "zh-Hans"),
        ("lang", "en"),
    ] {
        page.run(&format!("w.setAttribute('{name}', '{value}');"));
        painted(&page);
        let at = if name == "lang" { format!("[lang={value}]") } else { String::new() };
        let shown = format!(
            "s.querySelector('[data-view=quiz]{at} .asked :is(.step [data-option], [aria-pressed=true])')"
        );
        if (name, value) != ("view", "help") && (name, value) != ("start", "qr") {
            page.wait(&shown);
        }
    }
    assert_eq!(page.run(asked), before);
    // In the picker, too.
    page.run("w.view = 'picker';");
    tap("[data-option=mvno]");
    tap("[data-option=nobody]");
    for set in [
        "w.lang = 'zh-Hans'",
        "w.theme = 'light'",
        "w.textSize = 'normal'",
        "w.setAttribute('start', 'data')",
        "w.view = 'help'",
        "w.view = 'picker'",
    ] {
        page.run(&format!("{set};"));
        painted(&page);
    }
    page.wait("s.querySelector('[data-view=picker][lang=zh-Hans] [data-option=mvno][aria-pressed=true]')");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_host_names_a_topic_or_a_card_to_start_with() {
    let page = Page::new(Setup::PHONE);
    page.host("<script>localStorage.clear();</script>", "<topup-guard lang=en></topup-guard>");
    all_ready(&page, 1);
    let heading = "return w.shadowRoot.querySelector('h1').textContent;";
    // By attribute, while the first view's program is running.
    page.run("w.setAttribute('start', 'points 2'); w.view = 'quiz';");
    page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
    let points = page.run(heading);
    // By method, with another topic, and with a length alone.
    page.run("await w.start('qr');");
    page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
    let qr = page.run(heading);
    page.run("await w.start(7);");
    page.wait("s.querySelector('[data-view=quiz] [data-do=begin]')");
    let all = page.run(heading);
    assert!(points != qr && points != all && qr != all, "{points} {qr} {all}");
    page.run("w.shadowRoot.querySelector('[data-do=begin]').click();");
    page.wait("/7/.test(s.querySelector('.round h1')?.textContent)");
    // A card, from the beginning and live.
    page.host("", "<topup-guard lang=en view=picker start=data></topup-guard>");
    page.wait("s?.querySelector('[data-view=picker] [data-option=somebody]')");
    page.run("await w.start('iot');");
    page.wait("s.querySelector('[data-view=picker] [data-option=somebody]')");
    page.run("w.shadowRoot.querySelector('[data-change=card]').click();");
    page.wait("s.querySelector('[data-option=iot][aria-pressed=true]')");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}
