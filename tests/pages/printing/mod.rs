//! On paper: what was found stands there to be read, without what could only be tapped.
use crate::harness::{PATIENCE, Page};
use serde_json::{Value, json};
use topup_guard_drive::{EngineKind, LANGS, Setup};

/// Shows the page as on paper from now on.
///
/// Chrome does so when told. Other browsers print, but show it nowhere; there the style sheet's own conditions are
/// swapped instead, what holds for paper with what holds for the screen.
fn on_paper(page: &Page) {
    if page.kind == EngineKind::Chrome {
        page.session.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).expect("paper");
        return;
    }
    page.run(
        "const swap = (rules) => [...rules].filter((rule) => rule.media).forEach(({ media, cssRules }) => {
           const text = media.mediaText;
           media.mediaText = /^print/.test(text) ? text.replace(/^print/, 'all') : text.replace(/^screen/, 'not all');
           swap(cssRules);
         });
         for (const { cssRules } of w.shadowRoot.adoptedStyleSheets) swap(cssRules);",
    );
}

/// The words seen in the widget, and the lightness of the palest of them, 0 (black) to 1.
const SEEN: &str = "
    const walk = document.createTreeWalker(w.shadowRoot, NodeFilter.SHOW_TEXT);
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    let [text, palest] = ['', 0];
    while (walk.nextNode()) {
      const { parentElement: of, data } = walk.currentNode;
      if (!data.trim() || of.closest('style') || !of.checkVisibility() || of.closest('.sr')) continue;
      text += data;
      canvas.fillStyle = getComputedStyle(of).color;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
      palest = Math.max(palest, (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255);
    }
    const count = (css) => [...w.shadowRoot.querySelectorAll(css)].filter((one) => one.checkVisibility()).length;
    return { text, palest, channels: count('[data-rank]'), controls: count('.tool, .help, .btn, .link, .tick') };";

fn printed(page: &Page) -> Value {
    on_paper(page);
    page.run(SEEN)
}

/// In dark too, where pale letters would be lost on white paper.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_result_can_be_read_on_paper() {
    for theme in ["light", "dark"] {
        let page = Page::new(Setup::DESK);
        for lang in LANGS {
            page.host("", &format!("<topup-guard lang={lang} theme={theme} view=home></topup-guard>"));
            page.session.wait_until_ready(PATIENCE).unwrap_or_else(|trouble| panic!("{trouble}"));
            for option in ["phone", "nobody", "me", "uneasy", "wallet", "stay", "now"] {
                page.wait(&format!("s.querySelector('[data-option={option}]')"));
                page.run(&format!("w.shadowRoot.querySelector('[data-option={option}]').click();"));
            }
            page.wait("s.querySelector('[data-view=result] .print-only li')");
            let screen = page.run(SEEN);
            let paper = printed(&page);
            assert_eq!(paper["channels"], screen["channels"], "what is ranked stands on paper too");
            assert!(paper["channels"].as_u64() > Some(0));
            assert_eq!(paper["controls"], json!(0), "nothing to tap: {}", paper["text"]);
            assert!(screen["controls"].as_u64() > Some(5), "on the screen there is");
            // Colours only where paper is really shown: swapped conditions keep some of the screen's.
            let palest = paper["palest"].as_f64().unwrap_or(1.0);
            assert!(
                palest < 0.5 || page.kind != EngineKind::Chrome,
                "{theme}: too pale for white paper: {palest}"
            );
            let steps = page.run("return [...w.shadowRoot.querySelectorAll('.print-only li')].every((one) => one.checkVisibility());");
            assert_eq!(steps, json!(true), "the steps stand on paper alone");
            if page.kind == EngineKind::Chrome {
                page.session.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).expect("the screen");
            }
        }
        if page.kind != EngineKind::Webkit {
            let pdf = page.session.print().expect("a PDF");
            assert!(pdf.starts_with(b"%PDF") && pdf.len() > 5_000, "{} bytes", pdf.len());
        }
    }
}
