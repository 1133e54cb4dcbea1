//! A host's colours, corners, spacing and font apply, and none of them makes a word unreadable.
use crate::harness::Page;
use topup_guard_drive::Setup;

/// Colours that a host may choose, none of them readable on both a light and a dark ground.
const ACCENTS: [&str; 8] =
    ["yellow", "white", "black", "#777", "lime", "#00f", "hsl(300 100% 50%)", "no colour at all"];

/// Measures the contrast of text in the accent on paper, on a card and on the tinted accent, and of a
/// button's text.
///
/// Colours are painted and read back, so that the browser itself turns them into sRGB.
const CONTRASTS: &str = "
  const guard = document.querySelector('topup-guard').shadowRoot.querySelector('.guard');
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  const probe = document.createElement('i');
  guard.append(probe);
  const luminance = (name) => {
    probe.style.color = `var(--${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pairs = [['accent', 'paper'], ['accent', 'card'], ['accent', 'accent-soft'], ['accent-ink', 'accent']];
  const found = pairs.map((pair) => {
    const [low, high] = pair.map(luminance).sort((one, other) => one - other);
    return (high + 0.05) / (low + 0.05);
  });
  probe.remove();
  return found;";

/// Opens a host page with these styles and attributes.
fn open(page: &Page, style: &str, attributes: &str) {
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=/icon.svg>
         <style>{style}</style><script type=module src=/v1/topup-guard.js></script>
         <topup-guard lang=en {attributes}></topup-guard>"
    );
    page.server.page("/host.html", html);
    page.go(&page.server.url("/host.html"));
    page.ready();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_accent_colour_breaks_text_contrast() {
    let page = Page::new(Setup::PHONE);
    for theme in ["light", "dark"] {
        open(&page, "", &format!("theme={theme}"));
        for accent in ACCENTS {
            page.run(&format!(
                "document.querySelector('style').textContent = 'topup-guard {{ --topup-guard-accent: {accent}; }}';"
            ));
            let found = page.session.run(CONTRASTS, &[]).expect("the contrasts");
            let found: Vec<f64> =
                found.as_array().into_iter().flatten().filter_map(|one| one.as_f64()).collect();
            assert_eq!(found.len(), 4);
            assert!(found.iter().all(|contrast| *contrast >= 4.5), "{accent} {theme}: {found:?}");
        }
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_sets_corners_spacing_font_and_parts() {
    let page = Page::new(Setup::PHONE);
    let style =
        "topup-guard { --topup-guard-radius: 3px; --topup-guard-spacing: 29px; --topup-guard-font: monospace;
                   --paper: red; --accent: red; }
                 topup-guard::part(header) { border-block-end-width: 7px; }";
    open(&page, style, "theme=light");
    let read = "
      const inside = (of) => document.querySelector('topup-guard').shadowRoot.querySelector(of);
      const style = (of) => getComputedStyle(inside(of));
      const brush = document.createElement('canvas').getContext('2d');
      brush.fillStyle = style('.guard').backgroundColor;
      brush.fillRect(0, 0, 1, 1);
      const off = [246, 244, 238].map((value, at) => Math.abs(value - brush.getImageData(0, 0, 1, 1).data[at]));
      return [style('.door').borderTopLeftRadius, style('main').rowGap, style('.guard').fontFamily,
        Math.max(...off) <= 1, style('.bar').borderBottomWidth];";
    let found = page.session.run(read, &[]).expect("the styles");
    // Names of our own that a page happens to use too change nothing.
    assert_eq!(found, serde_json::json!(["3px", "29px", "monospace", true, "7px"]));
}
