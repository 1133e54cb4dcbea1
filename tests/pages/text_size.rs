//! Larger text, by address, host or person; reading aloud with a voice that is late, fails or is missing.
use crate::harness::Page;
use serde_json::json;
use topup_guard_drive::{Fault, Setup};

/// Replaces the browser's voices: what they are given to say is in `said`, and the test ends it.
const VOICE: &str = "<script>
    window.said = [];
    window.voices = [];
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: (utterance) => said.push(utterance),
      cancel: () => said.length = 0,
      resume: () => {},
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    window.SpeechSynthesisUtterance = class extends EventTarget {
      constructor(text) { super(); this.text = text; }
    };
    window.found = (...all) => {
      voices.push(...all);
      synthesis.dispatchEvent(new Event('voiceschanged'));
    };
  </script>";
const OURS: &str = "{ lang: 'en-GB', localService: true }";
const READ: &str = "[data-do=read-screen]";

fn shown(page: &Page, size: &str) {
    page.wait(&format!("s?.querySelector('[data-text={size}]')"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_address_sets_the_text_size_and_the_person_overrides_it() {
    let page = Page::new(Setup::PHONE);
    let open = |query: &str| page.go(&page.server.url(&format!("/?lang=en{query}#/v1/help")));
    for (query, size) in [
        ("", "normal"),
        ("&text-size=large", "large"),
        ("&text-size=largest", "largest"),
        ("&text-size=%3Cimg%3E", "normal"),
    ] {
        open(query);
        shown(&page, size);
    }
    // The person's own choice is kept, and stronger.
    open("&text-size=large");
    shown(&page, "large");
    // With large text the full program takes over; once it shows a room of its own, a tap is not for the one
    // before.
    page.go_on("number");
    page.click("[data-set=text-size]");
    shown(&page, "largest");
    open("&text-size=normal");
    shown(&page, "largest");
    open("");
    shown(&page, "largest");
    page.click("[data-set=text-size]");
    shown(&page, "normal");
}

/// Checks that static content is as large as what takes its place.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn text_is_large_before_the_program_is_ready() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/pack-picker-", Fault::Held);
    for (query, expected) in [("", "18px"), ("&text-size=large", "23px"), ("&text-size=largest", "30px")] {
        page.go(&page.server.url(&format!("/en/?lang=en{query}")));
        let seen = page
            .run("return [w.dataset.state, getComputedStyle(w.querySelector('.guard .door b')).fontSize];");
        assert_eq!(seen, json!(["loading", expected]), "{query}");
    }
}

/// Checks that large text loads the full program, which can read aloud, without taking the host's focus.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_first_view_reads_aloud_too_and_a_host_keeps_its_focus() {
    let page = Page::new(Setup::PHONE);
    let body = "<input id=own><topup-guard lang=en text-size=large loading=eager></topup-guard>
        <script>own.focus(); voices.push({ lang: 'zh-CN', localService: true }, { lang: 'en-US', localService: false });</script>";
    page.host(VOICE, body);
    page.wait_asked("/full-", 2);
    // Neither a voice for another language nor one that would send the text away.
    page.wait("s?.querySelector('[data-go=picker]')");
    assert_eq!(page.run(&format!("return !!w.shadowRoot.querySelector('{READ}');")), json!(false));
    // A browser finds its voices when it likes. The first view's program has no ear for it.
    page.wait_for(&format!("found({OURS}); return !!w.shadowRoot.querySelector('{READ}');"));
    assert_eq!(page.run("return document.activeElement.id;"), json!("own"));
    page.click(READ);
    let title = page.run("return w.shadowRoot.querySelector('h1').textContent;");
    assert_eq!(page.run("return said[0].text;"), title);
    assert!(page.run("return said.length;").as_u64() > Some(8));
    page.click("[data-go=picker]");
    page.wait("!said.length && s.querySelector('[data-view=picker]')");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_voice_that_fails_midway_leaves_the_screen_unchanged() {
    let page = Page::new(Setup::PHONE);
    page.host(VOICE, "<topup-guard lang=en text-size=large view=number loading=eager></topup-guard>");
    page.ready();
    page.wait_for(&format!("found({OURS}); return !!w.shadowRoot.querySelector('{READ}');"));
    page.click(READ);
    page.run("said[0].dispatchEvent(new Event('end'));");
    assert_eq!(
        page.run(&format!("return w.shadowRoot.querySelector('{READ}').textContent;")),
        json!("Stop reading")
    );
    page.run("said[1].dispatchEvent(Object.assign(new Event('error'), { error: 'synthesis-failed' }));");
    page.wait("[...s.querySelectorAll('[role=status]')].some((one) => /cannot read it aloud/.test(one.textContent))");
    assert_eq!(page.run("return !!w.shadowRoot.querySelector('.entry input');"), json!(true));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_any_speech_there_is_no_button_and_all_else_works() {
    let page = Page::new(Setup::PHONE);
    let none = "<script>for (const name of ['speechSynthesis', 'SpeechSynthesisUtterance'])
        Object.defineProperty(window, name, { value: undefined });</script>";
    page.host(none, "<topup-guard lang=en text-size=large view=number loading=eager></topup-guard>");
    page.ready();
    assert_eq!(page.run(&format!("return !!w.shadowRoot.querySelector('{READ}');")), json!(false));
    page.click("[data-go=help]");
    page.wait("s.querySelector('[data-view=help] details')");
}
