//! Static content before the program is ready: it can be read, and no tap on it is lost.
use crate::harness::{PATIENCE, Page, dist};
use serde_json::{Value, json};
use topup_guard_drive::{Fault, READY, Scheme, Setup};

/// Each language's page.
const PAGES: [(&str, &str); 2] = [("zh-Hans", "/?lang=zh-Hans"), ("en", "/en/")];

/// Opens the English page while its program is on its way; `heal` lets it come.
fn on_its_way(setup: Setup) -> Page {
    let page = Page::new(setup);
    page.server.fault("/v1/assets/picker-", Fault::Held);
    page.server.fault("/v1/assets/pack-picker-", Fault::Held);
    page.go(&page.server.url("/en/"));
    page
}

/// Returns the page of a language with a policy that allows no script.
fn without_scripts(lang: &str) -> String {
    built(lang).replace("script-src 'self'", "script-src 'none'; x 'self'")
}

/// Returns the built page of a language, for another address at the root.
fn built(lang: &str) -> String {
    let folder = if lang == "zh-Hans" { "" } else { "en" };
    let page = std::fs::read_to_string(dist().join(folder).join("index.html")).expect("a built page");
    page.replace("\"../", "\"./").replace(" ../", " ./")
}

fn run(page: &Page, script: &str) -> Value {
    page.session.run(script, &[]).expect("the script")
}

/// Returns JavaScript that finds a selector in the widget's shadow root.
fn inside(selector: &str) -> String {
    format!("document.querySelector('topup-guard').shadowRoot?.querySelector(\"{selector}\")")
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_scripts_everything_important_can_be_read() {
    let page = Page::new(Setup::PHONE);
    for (lang, _) in PAGES {
        page.server.page("/still.html", without_scripts(lang));
        page.go(&page.server.url("/still.html"));
        let found = run(
            &page,
            "const seen = (node) => node?.checkVisibility() ?? false;
             const all = (of) => [...document.querySelectorAll(of)];
             return {
               lang: document.documentElement.lang,
               heading: seen(document.querySelector('h1')),
               channels: all('.plain .card h3').filter(seen).length,
               police: seen(document.querySelector('.plain a[href=\"tel:110\"]')),
               sources: all('.plain .sources li').filter(seen).length,
               dead: all('button, textarea, a:not(.logo, [href^=tel], nav.plain a)').filter(seen).length,
             };",
        );
        assert_eq!(
            [&found["lang"], &found["heading"], &found["police"], &found["dead"]],
            [&json!(lang), &json!(true), &json!(true), &json!(0)],
            "{found}"
        );
        assert!(found["channels"].as_u64() > Some(20), "channels, what is none, and precautions: {found}");
        assert!(found["sources"].as_u64() > Some(10), "{found}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_browser_too_old_for_the_scripts_keeps_the_static_page_and_says_so() {
    let page = Page::new(Setup::PHONE);
    // As for a browser that is older than what they are written in.
    let unreadable = Fault::Edited(|file| file.splice(0..0, *b"let #new; ").for_each(drop));
    let missing = Fault::Status(404);
    for (fault, early) in [(unreadable.clone(), true), (unreadable, false), (missing, true)] {
        page.server.heal();
        page.server.fault("/v1/topup-guard.js", fault.clone());
        for (lang, path) in PAGES {
            // Who cannot read the early script cannot read the loader either.
            if !early {
                let other =
                    built(lang).replace("<script data-later", "<script type=\"text/future\" data-later");
                page.server.page("/future.html", other);
            }
            page.go(&page.server.url(if early { path } else { "/future.html" }));
            let said =
                page.session.wait_until("document.querySelector('.still').checkVisibility()", PATIENCE);
            said.unwrap_or_else(|error| panic!("{fault:?} {early}: {error}"));
            let seen = run(
                &page,
                "const seen = (of) => [...document.querySelectorAll(of)].filter((one) => one.checkVisibility()).length;
                 return [seen('button, textarea, .door'), seen('.plain .card') > 10];",
            );
            assert_eq!(seen, json!([0, true]), "{fault:?} {early}: controls, channels");
        }
    }
    page.allow_script_errors();
    page.server.heal();
    page.go(&page.server.url("/en/"));
    page.ready();
    assert_eq!(run(&page, "return document.querySelector('.still').checkVisibility();"), json!(false));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_tap_before_the_program_is_ready_is_acknowledged_and_counts() {
    for (tap, then) in [
        // A link changes the address, a button is tapped again once the program is there.
        (".doors [data-go=quiz]", "[data-view=quiz] [data-do=begin]"),
        (".bar [data-set=text-size]", "[data-text=large]"),
    ] {
        let page = on_its_way(Setup::PHONE);
        let said = page.session.run_async(
            &format!(
                "document.querySelector('{tap}').click();
                 return new Promise((done) => setTimeout(done)).then(() =>
                   [{READY}, document.querySelector('[data-early]').textContent !== '']);"
            ),
            &[],
        );
        assert_eq!(said.expect("the script"), json!([false, true]), "{tap}: not ready yet, acknowledged");
        page.server.heal();
        page.wait(&inside(then));
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_is_typed_before_the_program_is_ready_is_kept() {
    let page = on_its_way(Setup::PHONE);
    run(
        &page,
        "const field = document.querySelector('#got');
         field.focus();
         field.value = '积分即将清零 jf10086.top';
         field.setSelectionRange(2, 4);",
    );
    page.server.heal();
    page.ready();
    let field = inside("#got");
    page.wait(&format!("{field}?.value === '积分即将清零 jf10086.top'"));
    page.wait(&format!("{field} === document.querySelector('topup-guard').shadowRoot.activeElement"));
    page.wait(&format!("{field}.selectionStart === 2 && {field}.selectionEnd === 4"));
    // The same where it was pasted, which opens Check at once.
    let page = on_its_way(Setup::PHONE);
    run(
        &page,
        "const field = document.querySelector('#got');
         field.value = '积分即将清零 jf10086.top';
         field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true, composed: true }));",
    );
    page.server.heal();
    page.wait(&format!("{}?.value === '积分即将清零 jf10086.top'", inside("[data-view=check] #draft")));
    page.wait(&inside("[data-level]"));
}

/// Returns the visible bottoms, in CSS pixels, of what home must show without scrolling.
const BOTTOMS: &str =
    "return ['.ask-check', '[data-go=picker].door', '[data-go=quiz].door', '.door.red'].map((css) => {
    const { top, bottom, left, right } = w.shadowRoot.querySelector(css).getBoundingClientRect();
    return top >= 0 && left >= 0 && right <= innerWidth ? Math.round(bottom) : Infinity;
  });";

/// Checks that home answers what somebody came for in one look: on small phones, in every language and size
/// of text, with reading aloud where a voice offers it.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn home_shows_what_people_come_for_without_scrolling() {
    let page = Page::new(Setup::PHONE);
    for (lang, path) in PAGES {
        for (width, height) in [(390, 664), (320, 568)] {
            page.session.set_up(Setup { width, height, ..Setup::PHONE }).expect("a window");
            for (size, whole) in [("normal", 4), ("large", 2), ("largest", 2)] {
                let and = if path.contains('?') { "&" } else { "?" };
                page.go(&page.server.url(&format!("{path}{and}text-size={size}")));
                page.ready();
                page.wait(&format!("s.querySelector('[data-view=home][data-text={size}]')"));
                let bottoms = page.run(BOTTOMS);
                let seen = bottoms.as_array().expect("a list").iter().take(whole);
                for bottom in seen {
                    let inside = bottom.as_f64().is_some_and(|bottom| bottom <= f64::from(height));
                    assert!(inside, "{lang} {width}x{height} {size}: {bottoms}");
                }
            }
        }
    }
}

/// Counts taps from home to the goal of each person, and asks that it is in sight then.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nobody_needs_more_than_a_few_taps() {
    let seen = |css: &str| {
        format!(
            "((one) => one && one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().bottom <= innerHeight)
               (s.querySelector('{css}'))"
        )
    };
    for (lang, _) in PAGES {
        let page = Page::new(Setup { width: 390, height: 664, ..Setup::PHONE });
        // A code was given away: a number to call, and what to do first.
        page.view(lang, "home");
        page.click(".door.red");
        page.wait(&seen("[data-view=help] .calls [href=\"tel:110\"]"));
        page.click(".given [data-go=code]");
        page.wait(&seen("[data-view=help] .steps li"));
        // A text was received: pasted, it is looked at by one tap.
        page.view(lang, "home");
        page.write("#got", "积分即将清零，点击 jf10086.top 兑换");
        page.click("[data-go=check].btn");
        page.wait("s.querySelector('[data-view=check] [data-level]')");
        // Six answers lead to a channel.
        page.view(lang, "home");
        page.click("[data-go=picker]");
        for option in ["phone", "nobody", "together", "basic", "cash", "can-go"] {
            page.click(&format!("[data-option={option}]"));
        }
        page.wait("s.querySelector('[data-view=result] [data-go=channel]')");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn text_size_and_language_tapped_before_the_program_is_ready_both_count() {
    let page = on_its_way(Setup::PHONE);
    run(
        &page,
        "for (const name of ['text-size', 'lang']) document.querySelector(`[data-set=${name}]`).click();",
    );
    page.server.heal();
    page.wait("s.querySelector('[data-view=home][data-text=large]:not([lang=en])')");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn focus_and_scroll_stay_where_they_were_and_nothing_jumps() {
    let page = on_its_way(Setup::PHONE);
    run(
        &page,
        "window.shifts = [];
         if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
           new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))
             .observe({ type: 'layout-shift', buffered: true });
         document.querySelector('.doors [data-go=cards]').focus();
         scrollTo(0, 40);",
    );
    page.server.heal();
    page.ready();
    let focus = "document.querySelector('topup-guard').shadowRoot.activeElement?.dataset.go === 'cards'";
    page.wait(focus);
    // Shifts are told of after the next frame.
    let seen = page.session.run_async(
        "return new Promise((done) => 
           requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))
           .then(() => [scrollY, shifts.reduce((sum, one) => sum + one, 0)]);",
        &[],
    );
    let seen = seen.expect("the script");
    // A part of a point is rounding, and no measure of shifts tells of it: they have three decimals.
    assert!(seen[0] == 40 && seen[1].as_f64().is_some_and(|shift| shift < 0.0005), "{seen}");
}

/// Compares computed styles: the page's head has a part of the style sheet only.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn static_content_looks_the_same_under_the_full_style() {
    for setup in [Setup::PHONE, Setup::DESK, Setup::PHONE.scheme(Scheme::Dark)] {
        let page = on_its_way(setup);
        let other = page.run(
            "document.querySelector('[data-set=text-size]').click();
             // What is far below is laid out when it is scrolled to: here at once, or it has no true size.
             document.documentElement.dataset.read = '';
             const visible = new CSSStyleSheet();
             visible.replaceSync('* { content-visibility: visible !important }');
             document.adoptedStyleSheets = [visible];
             const nodes = [...document.body.querySelectorAll('*')];
             const looks = () => nodes.flatMap((node) => ['', '::before', '::after', '::marker'].map((part) => {
               const style = getComputedStyle(node, part);
               // What is not drawn has no look.
               if (part === '::marker' ? getComputedStyle(node).display !== 'list-item' : part && /^(none|normal)$/.test(style.content)) return 'none';
               // All properties as one text, where the browser gives that.
               return style.cssText || [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join('; ');
             }));
             const differing = (one, two) => one.split('; ').filter((part) => !two.includes(part)).join('; ');
             const before = looks();
             const style = document.querySelector('[data-topup-guard-style]').content.cloneNode(true);
             document.head.append(style);
             const after = looks();
             const other = before.findIndex((look, at) => look !== after[at]);
             return [nodes.length > 200, document.styleSheets.length, other < 0 ? null : [nodes[other >> 2].outerHTML, differing(before[other], after[other])]];",
        );
        assert_eq!(other, json!([true, 2, null]));
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn each_address_shows_the_language_it_promises() {
    let page = Page::new(Setup::PHONE);
    for (path, lang, at) in [
        ("/?lang=en#/v1/help", "en", "/en/"),
        ("/en/?lang=zh-CN", "zh-Hans", "/"),
        ("/en/?lang=xx", "en", "/en/"),
        ("/en/", "en", "/en/"),
    ] {
        page.go(&page.server.url(path));
        page.ready();
        let shown = format!(
            "return [document.documentElement.lang, {}.lang, location.pathname];",
            inside("[data-view]")
        );
        assert_eq!(run(&page, &shown), json!([lang, lang, at]), "{path}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_page_on_its_own_switches_language_in_place() {
    let page = Page::new(Setup::PHONE);
    let page_of_all = built("zh-Hans");
    let alone: Vec<_> =
        page_of_all.lines().filter(|line| !line.starts_with("<link rel=\"alternate\"")).collect();
    page.server.page("/alone.html", alone.join("\n"));
    for (query, lang) in [("?lang=en", "en"), ("?lang=zh-TW", "zh-Hant"), ("?lang=zh-CN", "zh-Hans")] {
        page.go(&page.server.url(&format!("/alone.html{query}")));
        page.ready();
        let shown = format!(
            "return [document.documentElement.lang, {}.lang, location.pathname];",
            inside("[data-view]")
        );
        assert_eq!(run(&page, &shown), json!([lang, lang, "/alone.html"]), "{query}");
    }
}
