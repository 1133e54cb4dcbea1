//! Live regions announce changes once, politely, in the language shown; and focus is visible everywhere.
use crate::harness::Page;
use serde_json::{Value, json};
use topup_guard_drive::{LANGS, Scheme, Setup, TAB};

/// Records what every live region announces from now on, with its politeness and language.
const LISTEN: &str = "
    window.said = [];
    const root = w.shadowRoot;
    const text = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
    let before = new Map();
    const regions = () => new Map([...root.querySelectorAll('[role=status], [role=alert], [aria-live]')].map((one) => [one, text(one)]));
    before = regions();
    new MutationObserver(() => {
      const now = regions();
      for (const [node, words] of now) {
        // A region that comes with its words is not said; one whose words change is.
        if (before.has(node) && words && words !== before.get(node))
          said.push([words, node.getAttribute('aria-live') ?? { status: 'polite', alert: 'assertive' }[node.role ?? node.getAttribute('role')], node.closest('[lang]')?.lang]);
      }
      before = now;
    }).observe(root, { subtree: true, childList: true, characterData: true });";

fn said(page: &Page) -> Value {
    page.run("await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); return said.splice(0);")
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_answer_of_the_picker_announces_no_ranking() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        for pay in ["wallet", "cash", "foreign"] {
            page.view(lang, "picker/pay?card=phone&asked=nobody&whom=me&phone=at-ease");
            page.run(LISTEN);
            page.click(&format!("[data-option={pay}]"));
            // The heading of the next screen has the focus, so that it is read; there is no ranking to
            // announce.
            page.wait("s.querySelector('[data-change=pay]') && s.activeElement?.matches('h1')");
            assert_eq!(said(&page), json!([]), "{lang} {pay}");
        }
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_first_digits_say_is_announced_once_and_politely() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        page.view(lang, "result?card=phone&pay=wallet");
        page.run(LISTEN);
        page.write("#first-digits", "139");
        page.wait("said.length > 0");
        let words = said(&page);
        assert_eq!(words.as_array().map(Vec::len), Some(1), "{lang}: {words}");
        assert_eq!([&words[0][1], &words[0][2]], [&json!("polite"), &json!(lang)], "{words}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_number_s_result_and_a_letter_in_it_are_announced() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        page.view(lang, "number");
        page.run(LISTEN);
        for text in ["13800138000", "138OO138000"] {
            page.write("#number", text);
            page.wait("said.length > 0");
            let words = said(&page);
            assert_eq!(words.as_array().map(Vec::len), Some(1), "{lang} {text}: {words}");
            assert_eq!([&words[0][1], &words[0][2]], [&json!("polite"), &json!(lang)], "{words}");
        }
    }
}

/// Checks WCAG 1.4.11: the focus indicator has a contrast of 3 with what is around it.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn focus_indicators_have_a_contrast_of_three() {
    for setup in [Setup::PHONE, Setup::PHONE.scheme(Scheme::Dark)] {
        let page = Page::new(setup);
        page.each_view("en", |view| {
            // From here on the browser takes it that somebody has no pointer. From the last control the key
            // would leave the page.
            page.run("w.shadowRoot.querySelector('button').focus();");
            page.session.keys(&TAB.to_string()).expect("the Tab key");
            let pale = page.run(
                "const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
                 const light = (colours) => {
                   canvas.clearRect(0, 0, 1, 1);
                   for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
                   const part = (value) => (value /= 255) <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
                   const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(part);
                   return .2126 * r + .7152 * g + .0722 * b;
                 };
                 const around = (node) => {
                   const layers = [];
                   for (let at = node.parentElement; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor);
                   return layers;
                 };
                 const pale = [];
                 let seen = 0;
                 for (const node of w.shadowRoot.querySelectorAll('a[href], button, input, textarea, summary')) {
                   if (!node.checkVisibility() || node.disabled) continue;
                   node.focus();
                   if (w.shadowRoot.activeElement !== node) continue;
                   seen += 1;
                   const { outlineStyle, outlineColor, outlineWidth } = getComputedStyle(node);
                   const back = around(node);
                   const [a, b] = [light(back), light([...back, outlineColor])].sort((a, b) => b - a);
                   const contrast = (a + .05) / (b + .05);
                   if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || contrast < 3)
                     pale.push(`${node.outerHTML.slice(0, 90)} ${outlineStyle} ${outlineWidth} ${contrast.toFixed(2)}`);
                 }
                 return seen > 3 ? pale : ['nothing was looked at'];",
            );
            assert_eq!(pale, json!([]), "{view} {:?}", setup.scheme);
        });
    }
}
