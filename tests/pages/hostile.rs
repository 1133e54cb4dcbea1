//! Host pages whose styles apply to everything: the widget looks and works as anywhere else.
use crate::harness::Page;
use serde_json::{Value, json};
use topup_guard_drive::Setup;

/// Styles that real pages have, or that no page should.
const HOSTILE: [&str; 5] = [
    "* { all: unset !important; }",
    "html { font-size: 40px !important; } * { font-size: 2rem; line-height: 0.5; letter-spacing: 1em; }",
    "* { direction: rtl; text-align: right; unicode-bidi: bidi-override; }",
    "* { font-size: 0; color: transparent; text-indent: -9999px; text-transform: uppercase; white-space: nowrap; }",
    "button, h1, div, main { display: none !important; } * { cursor: none; user-select: none; font-family: Wingdings; }",
];

/// Returns the computed styles of a few nodes, of the properties that a host's styles could change.
const LOOK: &str = "
    const look = (css) => {
      const found = w.shadowRoot.querySelector(css);
      const { fontSize, lineHeight, letterSpacing, direction, textAlign, color, textIndent, textTransform, whiteSpace,
              display, fontFamily, cursor, userSelect, visibility, unicodeBidi } = getComputedStyle(found);
      return { fontSize, lineHeight, letterSpacing, direction, textAlign, color, textIndent, textTransform, whiteSpace,
               display, fontFamily, cursor, userSelect, visibility, unicodeBidi, height: found.offsetHeight };
    };
    return ['.guard', 'h1', '[data-go=picker]', '[data-go=help]', '.foot p'].map(look);";

fn look(page: &Page, style: &str) -> Value {
    page.host(&format!("<style>{style}</style>"), "<topup-guard lang=en theme=light></topup-guard>");
    page.ready();
    page.wait("s.querySelector('[data-view=home] h1')");
    page.run(LOOK)
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_s_styles_change_nothing_inside() {
    let page = Page::new(Setup::PHONE);
    // The same width everywhere: what a host does to its own body is its own affair.
    let calm = look(&page, "body { margin: 0; }");
    for style in HOSTILE {
        assert_eq!(look(&page, &format!("{style} body {{ margin: 0; }}")), calm, "{style}");
        page.run("w.shadowRoot.querySelector('[data-go=picker]').click();");
        page.wait("s.querySelector('[data-view=picker]')");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_may_hide_it_and_switch_it_off() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<div><topup-guard></topup-guard></div>");
    page.ready();
    let seen = "const { visibility, pointerEvents } = getComputedStyle(w.shadowRoot.querySelector('h1'));
                return [visibility, pointerEvents];";
    assert_eq!(page.run(seen), json!(["visible", "auto"]));
    page.run("w.parentNode.style.visibility = 'hidden'; w.parentNode.style.pointerEvents = 'none';");
    assert_eq!(page.run(seen), json!(["hidden", "none"]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_error_panel_is_readable_under_hostile_styles() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/pack-picker-", topup_guard_drive::Fault::Status(404));
    for style in HOSTILE {
        page.host(&format!("<style>{style}</style>"), "<topup-guard lang=en></topup-guard>");
        // The panel does not wait for the style sheet, which may be what did not come.
        page.wait("w.dataset.state === 'failed' && s.adoptedStyleSheets.length > 0");
        let size = page.run(
            "const p = w.shadowRoot.querySelector('.panel p');
            const { fontSize, direction, color, textIndent } = getComputedStyle(p);
            return [fontSize, direction, textIndent, color !== 'rgba(0, 0, 0, 0)', p.offsetHeight > 10];",
        );
        assert_eq!(size, json!(["18px", "ltr", "0px", true, true]), "{style}");
    }
}
