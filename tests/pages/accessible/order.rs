//! Reading order is visual order, and no control traps the focus.
use crate::harness::Page;
use serde_json::json;
use topup_guard_drive::{LANGS, Setup, TAB};

/// Returns texts and controls, in reading order, that are above the one before; those of one line go on
/// sideways.
const ABOVE: &str = "
    const seen = [...w.shadowRoot.querySelectorAll('h1, h2, h3, p, li, a, button, input, textarea, summary')].filter((one) =>
      one.checkVisibility() && one.getClientRects().length && !one.closest('.sr')
      // What stays in sight while the rest is scrolled has no place among the rest.
      && !['fixed', 'sticky'].includes(getComputedStyle(one).position));
    const wrong = [];
    let before = null;
    for (const one of seen) {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      if (before && !before.node.contains(one)) {
        const sameLine = top < before.bottom - 2 && bottom > before.top + 2;
        // A column beside the last one begins at its top again.
        if (sameLine ? left < before.left - 2 : top < before.top - 2 && left < before.right - 2)
          wrong.push(`${one.outerHTML.slice(0, 60)} stands before ${before.node.outerHTML.slice(0, 60)}`);
      }
      before = { node: one, top, bottom, left, right };
    }
    return seen.length > 5 ? wrong : ['nothing was looked at'];";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn reading_order_is_visual_order() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        page.each_view(lang, |view| assert_eq!(page.run(ABOVE), json!([]), "{lang} {view}"));
    }
}

/// Proves that the test above can fail.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_different_visual_order_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "home");
    page.run(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync('.room { display: flex; flex-direction: column } .doors { order: -1 }');
         w.shadowRoot.adoptedStyleSheets = [sheet];",
    );
    assert_ne!(page.run(ABOVE), json!([]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn tab_reaches_every_control_and_leaves() {
    let page = Page::new(Setup::DESK);
    page.each_view("en", |view| {
        // The heading has the focus where somebody was led to it: before the page's first control otherwise.
        let all = page.run(
            "const root = w.shadowRoot;
             root.activeElement?.blur();
             window.stops = [...root.querySelectorAll('a[href], button, input, textarea, summary')]
               .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
             window.seen = [];
             window.listens ??= !root.addEventListener('focusin', ({ target }) => seen.push(stops.indexOf(target)));
             return stops.length;",
        );
        let all = all.as_u64().expect("a number");
        // A few more than there are: from the last control the focus leaves the page, and comes back.
        let most = usize::try_from(all).expect("few") + 8;
        page.session.keys(&TAB.to_string().repeat(most)).expect("the Tab keys");
        // From wherever it begins, each once.
        let seen = page.run("return [...new Set(seen)].filter((at) => at >= 0).length;");
        assert!(
            seen.as_u64() >= Some(all - 1),
            "{view}: {seen} of {all}: {}",
            page.run("return seen.join(' ');")
        );
    });
}
