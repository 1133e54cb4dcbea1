//! What is typed, tapped and copied in the widget is none of the host's shortcuts' or libraries' business.
use crate::harness::Page;
use serde_json::{Value, json};
use topup_guard_drive::{Setup, TAB};

/// Control key, to be held.
const CONTROL: char = '\u{e009}';
/// Escape key.
const ESCAPE: char = '\u{e00c}';
/// Right arrow key.
const RIGHT: char = '\u{e014}';

/// A page with shortcuts, as documentation sites and dashboards have: wherever a listener may stand, and by all three events.
/// What a field of the page's own has is left alone, by its target.
const SHORTCUTS: &str = "<script>
    window.pressed = [];
    const shortcut = (event) => {
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName ?? '')) return;
      pressed.push(event.key);
      if (!event.ctrlKey) event.preventDefault();
    };
    for (const type of ['keydown', 'keypress', 'keyup']) {
      document.addEventListener(type, shortcut, true);
      document.addEventListener(type, shortcut);
      addEventListener(type, shortcut);
      addEventListener('load', () => addEventListener(type, shortcut, true));
    }
  </script>";

fn pressed(page: &Page) -> Value {
    page.run("return [...new Set(pressed.splice(0))];")
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_key_typed_into_a_field_reaches_the_page() {
    let page = Page::new(Setup::DESK);
    page.host(SHORTCUTS, "<topup-guard lang=en view=home loading=eager></topup-guard>");
    page.ready();
    for (view, field) in
        [("home", "textarea"), ("warnings", "input"), ("number", "input"), ("check", "textarea")]
    {
        page.run(&format!("w.view = '{view}';"));
        page.wait(&format!("s.querySelector('[data-view={view}] :is({field})')"));
        page.run(&format!("w.shadowRoot.querySelector('[data-view={view}] :is({field})').focus();"));
        pressed(&page);
        page.session.keys("s/h?13800138000").expect("the keys");
        page.session.keys(&RIGHT.to_string()).expect("the keys");
        assert_eq!(pressed(&page), json!([]), "{view}");
        page.wait(&format!(
            "/s\\/h\\?138|138/.test(s.querySelector('[data-view={view}] :is({field})').value)"
        ));
        // What is no typing is the page's too.
        page.session.keys(&ESCAPE.to_string()).expect("the keys");
        page.session.keys_with(CONTROL, 'k').expect("the keys");
        let heard = pressed(&page);
        assert!(heard.to_string().contains("Escape") && heard.to_string().contains('k'), "{view}: {heard}");
    }
    // Not in a field of ours: the page has its keys.
    page.run("document.activeElement.blur();");
    pressed(&page);
    page.session.keys(&format!("s{TAB}")).expect("the keys");
    assert!(pressed(&page).to_string().contains('s'));
}

/// A touch library: it makes clicks of its own out of touches, on the element that it sees, and takes the browser's away.
const FAST: &str = "<script>addEventListener('DOMContentLoaded', () => {
    let target, tracking = false;
    document.body.addEventListener('touchstart', (event) => { target = event.target; tracking = true; });
    document.body.addEventListener('touchend', (event) => {
      const { clientX, clientY } = event.changedTouches[0];
      tracking = false;
      event.preventDefault();
      document.activeElement?.blur();
      const click = new MouseEvent('click', { bubbles: true, cancelable: true, view: window, detail: 1, clientX, clientY });
      click.forwarded = true;
      target.dispatchEvent(click);
    }, { passive: false });
    document.body.addEventListener('click', (event) => {
      if (tracking || !target || event.forwarded) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    }, true);
  });</script>";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_touch_library_that_makes_clicks_does_no_harm() {
    let page = Page::new(Setup::PHONE);
    if !page.kind.has_devtools() {
        return crate::harness::skip("its driver cannot touch");
    }
    page.host(
        FAST,
        "<meta name=viewport content='width=device-width'><topup-guard lang=en loading=eager></topup-guard>",
    );
    page.ready();
    let touch = |css: &str| {
        page.wait(&format!("s.querySelector('{css}')"));
        let at = page.run(&format!(
            "const found = w.shadowRoot.querySelector('{css}'); found.scrollIntoView({{ block: 'center' }});
             const at = found.getBoundingClientRect(); return [at.x + at.width / 2, at.y + at.height / 2];"
        ));
        let point = json!([{ "x": at[0], "y": at[1] }]);
        for (kind, points) in [("touchStart", point), ("touchEnd", json!([]))] {
            let event = json!({ "type": kind, "touchPoints": points });
            page.session.cdp("Input.dispatchTouchEvent", event).expect("a touch");
        }
    };
    touch("[data-go=picker]");
    page.wait("s.querySelector('[data-view=picker] [data-option=phone]')");
    touch("[data-option=phone]");
    page.wait("s.querySelector('[data-change=card]')");
    page.run("w.view = 'number';");
    touch("[data-view=number] input");
    page.wait("s.activeElement?.localName === 'input'");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn text_can_be_marked_and_copied_on_a_page_that_forbids_it() {
    let page = Page::new(Setup::DESK);
    let forbids = "<style>body, html { -webkit-user-select: none; user-select: none; }</style>
        <script>for (const type of ['selectstart', 'copy', 'contextmenu', 'dragstart'])
          document.addEventListener(type, (event) => event.preventDefault());</script>";
    page.host(
        forbids,
        "<p id=other>of the page</p><topup-guard lang=en view=help loading=eager></topup-guard>",
    );
    page.ready();
    page.wait("s.querySelector('[data-view=help] p')");
    // By three quick clicks, as a person marks a paragraph.
    let at = page.run(
        "const p = [...w.shadowRoot.querySelectorAll('.room p, .room li')].find((one) => one.innerText.length > 20 && !one.querySelector('a, button'));
         p.scrollIntoView({ block: 'center' });
         const at = p.getBoundingClientRect(); window.text = p.innerText; return [at.x + 20, at.y + 12].map(Math.round);",
    );
    let [x, y] = [0, 1].map(|axis| at[axis].as_i64().expect("a point"));
    page.session.click_thrice_at(x, y).expect("the mouse");
    page.wait("(s.getSelection?.() ?? getSelection()).toString().trim().length > 3");
    page.run("window.copied = null; w.shadowRoot.addEventListener('copy', (event) => (copied = !event.defaultPrevented));
              addEventListener('copy', (event) => (copied = !event.defaultPrevented));");
    page.session.keys_with(CONTROL, 'c').expect("the keys");
    page.wait("copied === true");
}
