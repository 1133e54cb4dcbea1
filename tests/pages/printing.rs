//! Print: results are on paper, without controls.
use crate::harness::{ANSWER, Page};
use serde_json::{Value, json};
use topup_guard_core::pack::Pack;
use topup_guard_core::picker::{Answers, Outcome, Question, rank};
use topup_guard_drive::{EngineKind, LANGS, Setup};

/// Shows the page as it prints from now on.
///
/// Chrome emulates the medium. Other browsers print, but show it nowhere; there the style sheet's own
/// conditions are swapped instead, those for paper with those for the screen.
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
         for (const { cssRules } of [...w.shadowRoot.styleSheets, ...w.shadowRoot.adoptedStyleSheets]) swap(cssRules);",
    );
}

/// Returns the visible words of the widget, and the lightness of the palest of them, 0 (black) to 1.
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
    return { text, palest, channels: count('[data-next], [data-rank]'), controls: count('.tool, .help, .btn, .link, .tick') };";

fn printed(page: &Page) -> Value {
    on_paper(page);
    page.run(SEEN)
}

/// Checks the dark theme too, where pale letters would be lost on white paper.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_result_can_be_read_on_paper() {
    for theme in ["light", "dark"] {
        let page = Page::new(Setup::DESK);
        for lang in LANGS {
            page.host("", &format!("<topup-guard lang={lang} theme={theme} view=picker></topup-guard>"));
            page.ready();
            // Further questions could change nothing.
            for option in ["phone", "nobody", "me", "uneasy", "wallet", "stay"] {
                page.wait(&format!("s.querySelector('[data-option={option}]')"));
                page.run(&format!("w.shadowRoot.querySelector('[data-option={option}]').click();"));
            }
            page.wait("s.querySelector('[data-view=result] .print-only li')");
            let screen = page.run(SEEN);
            let paper = printed(&page);
            assert_eq!(
                paper["channels"],
                json!(0),
                "what to do stands there, and not what else there would be"
            );
            assert!(screen["channels"].as_u64() > Some(0));
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

/// Checks that all sections of a channel's page are printed.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_channel_s_page_is_printed_whole() {
    let page = Page::new(Setup::DESK);
    page.view("en", "channel/carrier-app");
    let screen = page.run(SEEN);
    let paper = printed(&page);
    let sections =
        "return [...w.shadowRoot.querySelectorAll('.card h2')].every((one) => one.checkVisibility());";
    assert_eq!(page.run(sections), json!(true), "{}", paper["text"]);
    assert!(screen["text"].as_str().map(str::len) > Some(500));
}

/// Counts the pages of a PDF that Chrome made.
pub(crate) fn pages(pdf: &[u8]) -> usize {
    let page = b"/Type /Page";
    let is_page = |at: usize| pdf[at..].starts_with(page) && pdf.get(at + page.len()) != Some(&b's');
    (0..pdf.len()).filter(|at| is_page(*at)).count()
}

/// Searches for answers under which each channel ranks first.
fn winners(pack: &Pack) -> Vec<Answers> {
    let (mut seen, mut found) = (Vec::new(), Vec::new());
    for number in 0..3_000_usize {
        // Every question by digits of another base, so that they do not go together.
        let mut rest = number.wrapping_mul(7_919);
        let answers = Question::ALL.into_iter().fold(Answers::new(), |answers, question| {
            let all = question.options();
            let choice = all[rest % all.len()];
            rest /= all.len();
            answers.with(question, choice)
        });
        let Outcome::Ranking { ranked, .. } = rank(&answers, pack) else { continue };
        if let Some(first) = ranked.first()
            && !seen.contains(&first.channel.id)
        {
            seen.push(first.channel.id.clone());
            found.push(answers);
        }
    }
    found
}

/// Checks that the printed result has the best channel, its steps, what to check and whom to call, for every
/// channel that can rank first.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_result_prints_on_one_page() {
    let page = Page::new(Setup::PHONE);
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("our content");
    let packs: Vec<_> = packs.into_iter().map(|packs| packs.first).collect();
    let winners = winners(&packs[0]);
    assert!(winners.len() > 3, "{}", winners.len());
    for (number, answers) in winners.iter().enumerate() {
        let lang = LANGS[number % 2];
        let size = ["normal", "large", "largest"][number % 3];
        let pack = packs.iter().find(|pack| pack.lang == lang).expect("the pack");
        let fragment = topup_guard_core::route::Route::Result.fragment(answers);
        page.go(&page.server.url(&format!("/?lang={lang}&text-size={size}{fragment}")));
        page.shown("result");
        page.wait(&format!("s.querySelector('[data-text={size}] .print-only li')"));
        let winner = page.run("return w.shadowRoot.querySelector('[data-best]').dataset.best;");
        let channel = winner.as_str().and_then(|id| pack.channel(id)).expect("the best one");
        let claims = channel.steps.iter().chain(&channel.official).chain([&channel.payee]);
        on_paper(&page);
        // With large text another program takes over meanwhile.
        let last = json!(channel.payee.text);
        page.wait_for(&format!("return (() => {{ {SEEN} }})().text.includes({last});"));
        let paper = page.run(SEEN);
        let text = paper["text"].as_str().unwrap_or_default();
        for claim in claims {
            assert!(text.contains(&claim.text), "{fragment}: {} in {text}", claim.text);
        }
        for contact in &pack.help.contacts {
            assert!(text.contains(&contact.number) && text.contains(&contact.name), "{fragment}: {text}");
        }
        if page.kind == EngineKind::Chrome {
            let pdf = page.session.print().expect("a PDF");
            assert_eq!(pages(&pdf), 1, "{lang} {size} {fragment}");
            page.session.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).expect("the screen");
        }
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_round_s_summary_prints_on_one_page() {
    for (lang, size) in LANGS.into_iter().zip(["normal", "largest"]) {
        let page = Page::new(Setup::PHONE);
        page.go(&page.server.url(&format!("/?lang={lang}&text-size={size}#/v1/quiz")));
        page.shown("quiz");
        page.click("[data-do=begin]");
        for _ in 0..10 {
            page.wait("s.querySelector('.asked')");
            page.wait_for(ANSWER);
            page.click("[data-do=next]");
        }
        page.wait("s.querySelector('.dials') && s.querySelector('[data-do=print]')");
        let paper = printed(&page);
        assert_eq!(paper["controls"], json!(0), "{}", paper["text"]);
        let dials = page
            .run("return [...w.shadowRoot.querySelectorAll('.dial')].every((one) => one.checkVisibility());");
        assert_eq!(dials, json!(true));
        if page.kind == EngineKind::Chrome {
            assert_eq!(pages(&page.session.print().expect("a PDF")), 1, "{lang}");
        }
    }
}

/// Languages of the sheets: ours, and the one that is converted.
const SHEETS: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// Prints on both sizes of paper, and returns the number of pages on A4 and on Letter; none where the browser
/// cannot tell.
fn on_both(page: &Page) -> Option<[usize; 2]> {
    (page.kind == EngineKind::Chrome).then(|| {
        let (a4, letter) = (page.session.print_a4(), page.session.print());
        [pages(&a4.expect("a PDF")), pages(&letter.expect("a PDF"))]
    })
}

/// Checks that the poster is one page with numbers and address on A4 and Letter, wherever the page is shown.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_poster_prints_on_one_page() {
    for lang in SHEETS {
        let page = Page::new(Setup::PHONE);
        let address = "handout-url=https%3A%2F%2Fcommunity.example%2Ftopup";
        page.go(&page.server.url(&format!("/?lang={lang}&{address}#/v1/class/poster")));
        page.shown("class");
        page.wait("s.querySelector('[data-sheet=poster] .class-qr') && s.querySelectorAll('.class-step p').length > 3");
        let paper = printed(&page);
        let text = paper["text"].as_str().unwrap_or_default();
        for word in ["110", "96110", "10086", "https://community.example/topup"] {
            assert!(text.contains(word), "{lang}: {word} in {text}");
        }
        assert_eq!(paper["controls"], json!(0), "{text}");
        if let Some(pages) = on_both(&page) {
            assert_eq!(pages, [1, 1], "{lang}");
        }
    }
}

/// Checks that the sheets of a class have every question, cut no artefact, and take little paper.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_sheets_of_a_class_print_whole() {
    for lang in SHEETS {
        let page = Page::new(Setup::DESK);
        page.go(&page.server.url(&format!("/?lang={lang}#/v1/class/mixed/10")));
        page.shown("class");
        page.wait("s.querySelector('[data-do=make]')");
        page.click("[data-do=make]");
        for sheet in ["questions", "answers"] {
            page.wait(&format!("s.querySelector('[data-go={sheet}]')"));
            page.click(&format!("[data-go={sheet}]"));
            page.wait(&format!(
                "s.querySelectorAll('[data-sheet={sheet}] .class-item .context').length === 10"
            ));
            let screen = page.run(SEEN);
            let paper = printed(&page);
            assert_eq!(paper["controls"], json!(0), "{}", paper["text"]);
            assert!(screen["controls"].as_u64() > Some(0));
            assert!(paper["palest"].as_f64() < Some(0.5) || page.kind != EngineKind::Chrome, "{paper}");
            let text = paper["text"].as_str().unwrap_or_default();
            let contexts = page
                .run("return [...w.shadowRoot.querySelectorAll('.context')].map((one) => one.textContent);");
            for context in contexts.as_array().into_iter().flatten().filter_map(Value::as_str) {
                assert!(text.contains(context), "{lang}: {context}");
            }
            // As tall as a page's print or less, so that none needs to be cut.
            let whole = "return [...w.shadowRoot.querySelectorAll('.class-item, .class-sheet .artefact')].every((one) =>
                getComputedStyle(one).breakInside === 'avoid' && one.offsetHeight < 900);";
            assert_eq!(page.run(whole), json!(true), "{lang} {sheet}");
            if let Some([a4, letter]) = on_both(&page) {
                assert!(
                    (2..=10).contains(&a4) && (2..=10).contains(&letter),
                    "{lang} {sheet}: {a4}, {letter}"
                );
            }
            if page.kind == EngineKind::Chrome {
                page.session.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).expect("the screen");
            }
            page.run("history.back();");
        }
    }
}

/// Proves that the tests above can fail: two pages are counted as two.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_long_page_is_more_than_one_on_paper() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "warnings");
    page.wait("s.querySelectorAll('.warnings li').length > 20");
    if page.kind == EngineKind::Chrome {
        assert!(pages(&page.session.print().expect("a PDF")) > 1);
    }
}
