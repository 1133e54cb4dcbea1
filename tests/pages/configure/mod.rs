//! The settings page: what is chosen becomes lines that work, and content of one's own is checked and shown.
mod content;

use crate::harness::{Page, dist, findings};
use serde_json::{Value, json};
use topup_guard_drive::{ENTER, Fault, Scheme, Setup, TAB};

/// JavaScript for the widget in the preview.
const SHOWN: &str = "document.querySelector('#frame').contentDocument?.querySelector('topup-guard')";

/// Opens the page in English with this in its fragment, and waits for the preview.
fn open(page: &Page, fragment: &str) {
    page.go(&page.server.url(&format!("/configure.html#ui=en&{fragment}")));
    page.wait(&format!("{SHOWN}?.dataset.state === 'ready'"));
}

/// Writes into a field, or chooses in a list, as a person does.
fn set(page: &Page, id: &str, value: &str) {
    let script = "const [id, value] = arguments;
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return field.value === value;";
    assert_eq!(page.session.run(script, &[id.into(), value.into()]).expect("the script"), true, "{id}");
}

/// Waits until the lines to copy have this in them, and returns them.
fn lines(page: &Page, with: &str) -> String {
    let found = format!(
        "((lines) => lines.includes({}) && lines)(document.querySelector('#snippet').value)",
        json!(with)
    );
    page.wait(&found).as_str().unwrap_or_default().to_owned()
}

/// Opens a page that these lines were pasted into.
fn paste(page: &Page, lines: &str) {
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>host</title><link rel=icon href=/icon.svg></head>\n<body>{lines}</body>"
    );
    page.server.page("/host.html", html);
    page.session.console().expect("the console");
    page.go(&page.server.url("/host.html"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_was_chosen_works_on_the_page_that_it_is_pasted_into() {
    let page = Page::new(Setup::DESK);
    open(&page, "");
    for (id, value) in [
        ("a-view", "quiz"),
        ("topic", "points"),
        ("count", "5"),
        ("a-lang", "en"),
        ("a-text-size", "large"),
        ("p-radius", "3px"),
        ("advice", "Our own <b>advice</b> & more"),
    ] {
        set(&page, id, value);
    }
    let html = lines(&page, "Our own &lt;b&gt;advice&lt;/b&gt; &amp; more");
    page.wait(&format!(
        "{SHOWN}.shadowRoot.querySelector('[data-view=quiz]') && {SHOWN}.getAttribute('start') === 'points 5'"
    ));
    // Choosing leaves the focus where it is.
    assert_eq!(page.run("return document.activeElement.id !== 'frame';"), true);
    paste(&page, &html);
    page.ready();
    page.wait("s.querySelector('[data-view=quiz][lang=en]')");
    let found = page.run(
        "return [w.getAttribute('start'), w.textSize, w.querySelector('p').textContent, w.querySelectorAll('b').length,
           getComputedStyle(w).getPropertyValue('--topup-guard-radius').trim()];",
    );
    assert_eq!(found, json!(["points 5", "large", "Our own <b>advice</b> & more", 0, "3px"]));
    assert_eq!(page.session.console().expect("the console"), [""; 0]);
}

/// Checks the lines for a strict policy: that policy alone is enough, and no other module runs.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_lines_for_a_strict_policy_work_under_it() {
    let page = Page::new(Setup::DESK);
    open(&page, "kind=csp&a-lang=en");
    let all = lines(&page, "importmap");
    let policy = all.split_once("Content-Security-Policy:").and_then(|(_, rest)| rest.split_once("-->"));
    let policy = policy.map(|(policy, _)| policy.trim().to_owned()).expect("the policy");
    assert!(policy.contains("'sha256-") && policy.contains("connect-src"), "{policy}");
    let policy = format!("default-src 'none'; img-src 'self'; {policy}");
    page.server.fault("/host.html", Fault::Header("Content-Security-Policy", policy));
    paste(&page, &all);
    page.ready();
    page.run("w.view = 'number';");
    page.wait("s.querySelector('[data-view=number] input')");
    assert_eq!(page.session.console().expect("the console"), [""; 0]);
    // Every sum is that of a file of this build.
    let sums = page.run(
        "const { integrity } = JSON.parse(document.querySelector('script[type=importmap]').textContent);
         const wrong = [];
         for (const [url, sum] of Object.entries(integrity)) {
           const body = await (await fetch(url)).arrayBuffer();
           const found = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-384', body))));
           if (sum !== `sha384-${found}`) wrong.push(url);
         }
         return [Object.keys(integrity).length > 4, wrong];",
    );
    assert_eq!(sums, json!([true, []]));
    page.complaints();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_lines_for_an_iframe_show_the_page_for_frames() {
    let page = Page::new(Setup::DESK);
    open(&page, "form=element&a-view=help&a-lang=en");
    page.run("document.querySelector('#form-iframe').click();");
    let iframe = lines(&page, "embed.html?view=help&amp;lang=en");
    page.wait(
        "document.querySelector('#frame').contentDocument.querySelector('iframe')?.contentDocument
           ?.querySelector('topup-guard')?.dataset.state === 'ready'",
    );
    paste(&page, &iframe);
    page.wait(
        "document.querySelector('iframe').contentDocument?.querySelector('topup-guard')?.shadowRoot?.querySelector('[data-view=help][lang=en]')",
    );
    // The host script has given it its height.
    page.wait("document.querySelector('iframe').style.height !== '700px'");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn other_ways_of_writing_name_the_same_choices() {
    let page = Page::new(Setup::DESK);
    open(&page, "a-view=picker&card=iot&p-accent=teal");
    for (kind, parts) in [
        ("react", ["view=\"picker\"", "start=\"iot\"", "\"--topup-guard-accent\": \"teal\""]),
        ("vue", ["view=\"picker\"", "start=\"iot\"", "--topup-guard-accent: teal;"]),
        ("wordpress", ["view=\"picker\"", "start=\"iot\"", "--topup-guard-accent: teal;"]),
    ] {
        set(&page, "kind", kind);
        let text = lines(&page, if kind == "vue" { "<template>" } else { parts[2] });
        assert!(parts.iter().all(|part| text.contains(part)), "{kind}: {text}");
    }
}

/// Checks that a link keeps choices from closed lists, and nothing that somebody else could have written.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_link_keeps_choices_and_slips_nothing_in() {
    let page = Page::new(Setup::DESK);
    let other = "base=https://a.example/&a-pack=https://a.example/p.json&advice=Pay+here&a-theme=purple&p-accent=red%3B%7D";
    open(&page, &format!("a-view=quiz&topic=points&count=7&a-text-size=large&{other}"));
    let text = lines(&page, "start=\"points 7\"");
    assert!(text.contains("view=\"quiz\"") && text.contains("text-size=\"large\""), "{text}");
    for slipped in ["a.example", "Pay here", "purple", "red"] {
        assert!(!text.contains(slipped), "{slipped}: {text}");
    }
    let link = page.run("return location.hash;");
    let link = link.as_str().unwrap_or_default().to_owned();
    assert!(link.contains("count=7") && !link.contains("a.example") && !link.contains("Pay"), "{link}");
    // A colour that is none is said to be so, beside its field.
    let wrong = page.run("const field = document.querySelector('#p-accent'); return [field.getAttribute('aria-invalid'), document.querySelector('#p-accent-wrong').textContent];");
    assert_eq!(wrong, json!(["true", "This is no colour. Write one such as #0b6456 or teal."]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn advice_that_is_markup_stays_text_in_every_way_of_writing() {
    const HOSTILE: &str = "</p></topup-guard><script>window.ran = true</script>{{ constructor.constructor('ran = true')() }}--><img src=x>";
    let page = Page::new(Setup::DESK);
    open(&page, "a-lang=en");
    set(&page, "advice", HOSTILE);
    page.wait(&format!("{SHOWN}.querySelector('p')?.textContent.includes('window.ran')"));
    assert_eq!(page.run(&format!("return {SHOWN}.querySelectorAll('script, img').length;")), 0);
    for kind in ["html", "csp"] {
        set(&page, "kind", kind);
        let text = lines(&page, if kind == "csp" { "importmap" } else { "window.ran" });
        paste(&page, &text);
        page.ready();
        let found = page.run("return [window.ran ?? null, w.querySelector('p').textContent, document.querySelectorAll('img').length];");
        assert_eq!(found, json!([null, HOSTILE, 0]), "{kind}");
        open(&page, "a-lang=en");
        set(&page, "advice", HOSTILE);
    }
    set(&page, "kind", "react");
    let text = lines(&page, "export function");
    assert!(!text.contains("</script>{{"), "{text}");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_preview_keeps_nothing_on_the_device() {
    let page = Page::new(Setup::DESK);
    open(&page, "a-view=quiz&a-lang=en");
    page.run(&format!("{SHOWN}.shadowRoot.querySelector('[data-do=begin]').click();"));
    page.wait(&format!("{SHOWN}.shadowRoot.querySelector('.asked')"));
    page.run(&format!(
        "const s = {SHOWN}.shadowRoot;
         for (let taps = 0; taps < 100 && !s.querySelector('[data-feedback]'); taps += 1) {{
           const go = s.querySelector('.asked .btn:not(.ghost, :disabled)');
           const open = [...s.querySelectorAll('.asked [data-option]:not([aria-pressed=true])')];
           (go ?? open[taps % open.length])?.click();
           await new Promise((done) => setTimeout(done));
         }}"
    ));
    page.wait(&format!("{SHOWN}.shadowRoot.querySelector('[data-feedback]')"));
    assert_eq!(page.run("return Object.keys(localStorage);"), json!([]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_keyboard_alone_chooses_and_copies() {
    let page = Page::new(Setup::DESK);
    open(&page, "");
    let tab_to = |id: &str| {
        for _ in 0..60 {
            page.session.keys(&TAB.to_string()).expect("the keys");
            if page.run("return document.activeElement.id;") == id {
                let outline = page.run("return getComputedStyle(document.activeElement).outlineStyle;");
                assert_ne!(outline, "none", "{id} shows its focus");
                return;
            }
        }
        panic!("{id} is not reached by keys");
    };
    tab_to("a-view");
    page.session.keys("Q").expect("the keys");
    lines(&page, "view=\"quiz\"");
    tab_to("count");
    page.session.keys("3").expect("the keys");
    lines(&page, "start=\"3\"");
    // Past the preview, whose own controls are on the way.
    page.run("document.querySelector('#kind').focus();");
    tab_to("copy-snippet");
    page.session.keys(&ENTER.to_string()).expect("the Enter key");
    page.wait("document.querySelector('#copied').textContent.length > 0");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nothing_bars_anybody_in_either_language_on_phone_and_desk() {
    for setup in [Setup { width: 320, ..Setup::PHONE }, Setup::DESK, Setup::PHONE.scheme(Scheme::Dark)] {
        let page = Page::new(setup);
        open(&page, "a-view=quiz&p-accent=nonsense");
        for tongue in [1, 0] {
            page.run(&format!("document.querySelector('[data-tongue=\"{tongue}\"]').click(); document.querySelector('#form-pack').open = true;"));
            set(&page, "pack-text", "{}");
            page.wait("document.querySelector('#complaints li')");
            // What stands in the frame is tested by itself.
            let all: Vec<_> =
                findings(&page).into_iter().filter(|line| !line.contains("frame-tested")).collect();
            assert_eq!(all, [""; 0], "{} px, {tongue}", setup.width);
            let fits = page.run("return document.documentElement.scrollWidth <= innerWidth;");
            assert_eq!(fits, true, "{} px: nothing is wider than the window", setup.width);
            // Every word is there: none is shown by its key.
            let empty = page.run("return [...document.querySelectorAll('[data-word]')].filter((node) => !node.textContent).length;");
            assert_eq!(empty, 0);
        }
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn it_works_with_the_headers_of_the_build_and_only_there() {
    let page = Page::new(Setup::DESK);
    page.server.headers(&std::fs::read_to_string(dist().join("_headers")).expect("the headers"));
    open(&page, "");
    set(&page, "pack-text", "{}");
    page.wait("document.querySelector('#complaints li')");
    assert_eq!(page.session.console().expect("the console"), [""; 0]);
    let sent = page.run(
        "const policies = [];
         for (const path of ['/configure.html', '/configure/host.html', '/configure/worker.js']) {
           policies.push((await fetch(path, { cache: 'reload' })).headers.get('content-security-policy') ?? '');
         }
         return policies.map((policy) => policy.split('; ').at(-1));",
    );
    assert_eq!(sent, json!(["frame-ancestors 'none'", "frame-ancestors 'self'", "connect-src 'self'"]));
    // What was looked at here.
    page.complaints();
}

/// Returns the complaints that the page lists, by place.
fn complaints(page: &Page) -> Vec<String> {
    let all =
        page.run("return [...document.querySelectorAll('#complaints li')].map((line) => line.textContent);");
    all.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
