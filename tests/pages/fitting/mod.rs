//! Layout of every view in every language, text size and width: no overflow, cut, overlap or tiny target.
use crate::exercises::{EXERCISES, kept};
use crate::harness::Page;
use serde_json::{Value, json};
use topup_guard_core::pack::QuizPack;
use topup_guard_drive::{LANGS, Setup, VIEWS};

/// Widths of windows in CSS pixels. 1280 pixels are 640 at a zoom of 200 %, and 320 at 400 %, as WCAG 1.4.10
/// counts.
const WIDTHS: [u32; 7] = [320, 360, 390, 640, 768, 1280, 1920];

/// Text sizes by the attribute's value; the smallest text, mark on a text and target of each, in CSS pixels.
/// For larger text MIIT asks for 18 and 60; 44 and 24 are WCAG 2.5.5's and 2.5.8's.
pub(crate) const SIZES: [(&str, [u32; 3]); 3] =
    [("normal", [12, 12, 44]), ("large", [22, 18, 60]), ("largest", [22, 18, 60])];

/// Applies the spacing of WCAG 1.4.12.
const SPACING: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      p { margin-block-end: 2em !important }`);
    w.shadowRoot.adoptedStyleSheets.push(sheet);";

/// Returns what is wrong with the layout of the first widget as it is now.
pub(crate) fn problems(page: &Page, [text, note, target]: [u32; 3]) -> Vec<String> {
    let least = json!({ "text": text, "note": note, "target": target });
    let found = page.run(&format!("const least = {least}; {}", include_str!("fit.js")));
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

pub(crate) fn window(page: &Page, width: u32, height: u32) {
    page.session.set_up(Setup { width, height, ..Setup::PHONE }).expect("a window of this size");
}

/// Opens the full program, so that it shows all views.
fn open(page: &Page, lang: &str, size: &str) {
    page.go(&page.server.url(&format!("/?lang={lang}&text-size={size}#/v1/number")));
    page.shown("number");
    page.wait(&format!("s.querySelector('[data-text={size}]')"));
}

/// Shows each view, a finding of Check, and each kind of exercise in the quiz with its feedback, in the open
/// page.
pub(crate) fn each_view(page: &Page, pack: &QuizPack, mut look: impl FnMut(&str)) {
    for view in VIEWS {
        page.run(&format!("location.hash = '#/v1/{view}';"));
        page.shown(view);
        look(view);
    }
    page.run("location.hash = '#/v1/check';");
    page.click("[data-do=example]");
    page.wait("s.querySelector('[data-level]')");
    page.run("for (const one of w.shadowRoot.querySelectorAll('.check details')) one.open = true;");
    look("check: a finding");
    page.click("[data-do=clear]");
    for view in ["quiz:judge", "quiz:judge-told"].into_iter().chain(EXERCISES) {
        page.run("location.hash = '#/v1/help';");
        page.wait("s.querySelector('[data-view=help]')");
        let [place, log] = kept(view, pack).expect("an exercise");
        let keep = "localStorage.setItem('topup-guard:quiz', arguments[0]);
            localStorage.setItem('topup-guard:log-0', arguments[1]);";
        page.session.run(keep, &[place.into(), log.into()]).expect("storage");
        page.run("location.hash = '#/v1/quiz';");
        page.wait("s.querySelector('.asked, .told')");
        look(view);
        page.run("localStorage.clear();");
    }
}

pub(crate) fn quiz() -> QuizPack {
    topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("our content").swap_remove(0).quiz
}

/// Checks the layout in this text size, after the script `prepare`, in windows of these sizes.
fn everything_fits(size: &str, prepare: &str, windows: &[(u32, u32)]) {
    let least = SIZES.iter().find(|(name, _)| *name == size).expect("a size").1;
    let (page, pack) = (Page::new(Setup::PHONE), quiz());
    let mut all = Vec::new();
    for lang in LANGS {
        open(&page, lang, size);
        page.run(prepare);
        each_view(&page, &pack, |view| {
            for (width, height) in windows {
                window(&page, *width, *height);
                let problems = problems(&page, least);
                all.extend(problems.iter().map(|problem| format!("{lang} {view} {width}: {problem}")));
            }
        });
    }
    assert!(all.is_empty(), "{} problems:\n{}", all.len(), all.join("\n"));
}

fn upright() -> [(u32, u32); 7] {
    WIDTHS.map(|width| (width, 844))
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn everything_fits_every_width() {
    everything_fits("normal", "", &upright());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn everything_fits_every_width_with_large_text() {
    everything_fits("large", "", &upright());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn everything_fits_every_width_with_the_largest_text() {
    everything_fits("largest", "", &upright());
}

/// Checks wide text spacing on a small phone, a phone held sideways and a desktop.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn everything_fits_with_wide_text_spacing() {
    for (size, _) in SIZES {
        everything_fits(size, SPACING, &[(320, 568), (844, 390), (1280, 800)]);
    }
}

/// Checks the layout in the browser's default font.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn everything_fits_without_the_named_fonts() {
    everything_fits("normal", "w.style.setProperty('--topup-guard-font', 'none-such');", &[(320, 568)]);
}

/// Proves that the tests above can fail.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_does_not_fit_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "home");
    let least = SIZES[0].1;
    assert_eq!(problems(&page, least), [""; 0]);
    for (rule, said) in [
        (".foot p { white-space: nowrap }", "scrolls sideways"),
        ("h1 { white-space: nowrap; inline-size: 100px }", "text out of <h1>"),
        (
            ".door { block-size: 20px; min-block-size: 0 !important; overflow: hidden }",
            "text out of <a class=\"door",
        ),
        (".doors { margin-block-start: -60px }", " over "),
        (".foot { font-size: 11px }", "11 px text"),
        (".tool { min-block-size: 30px }", "by 30: <button class=\"tool"),
        (".door { margin-inline-end: -30px }", "<a class=\"door\"> Check a number"),
    ] {
        page.run(&format!(
            "window.sheet ??= new CSSStyleSheet();
             sheet.replaceSync(`{rule}`);
             w.shadowRoot.adoptedStyleSheets = [...new Set([...w.shadowRoot.adoptedStyleSheets, sheet])];"
        ));
        let found = problems(&page, least);
        assert!(found.iter().any(|problem| problem.contains(said)), "{rule}: {found:?}");
    }
}
