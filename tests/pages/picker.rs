//! The picker as people use it: how many taps to the steps, and what stands in the first screen of a phone.
use crate::harness::Page;
use serde_json::json;
use topup_guard_drive::{LANGS, Setup};

/// Person, as the options they tap in turn; further questions are not asked.
struct Person {
    who: &'static str,
    options: &'static [&'static str],
}

const PEOPLE: [Person; 4] = [
    Person {
        who: "a son who pays for his mother from his own phone",
        options: &["phone", "nobody", "remote", "at-ease", "wallet"],
    },
    Person {
        who: "a visitor with a SIM from the airport and a foreign card",
        options: &["visitor", "nobody", "me", "at-ease", "foreign"],
    },
    Person {
        who: "a daughter beside her mother, with her feature phone and cash",
        options: &["phone", "nobody", "together", "basic", "cash", "can-go"],
    },
    Person { who: "somebody with an IoT card", options: &["iot", "nobody"] },
];

/// Most taps from the first question to the steps.
const MOST: usize = 7;

/// Returns how far down the lowest of what a selector finds ends, in CSS pixels of the first screen.
fn lowest(page: &Page, css: &str) -> f64 {
    let ends = format!(
        "scrollTo(0, 0); return Math.max(...[...w.shadowRoot.querySelectorAll('{css}')].map((one) => one.getBoundingClientRect().bottom));"
    );
    page.run(&ends).as_f64().unwrap_or(f64::INFINITY)
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn everybody_is_at_the_steps_in_seven_taps_and_sees_the_verdict_without_scrolling() {
    // A phone as an app's own browser leaves it.
    let page = Page::new(Setup { width: 390, height: 664, ..Setup::PHONE });
    for lang in LANGS {
        for Person { who, options } in &PEOPLE {
            page.view(lang, "picker");
            let mut taps = 0;
            for option in *options {
                page.click(&format!("[data-option={option}]"));
                taps += 1;
                page.wait(&format!("!s.querySelector('[data-option={option}]')"));
            }
            page.shown("result");
            page.wait("s.activeElement?.matches('h1')");
            // The verdict, two reasons, the button and two other channels with what they lack.
            let height = page.run("return innerHeight;").as_f64().expect("a height");
            // An IoT card has one channel only.
            let others = page.run("return !!w.shadowRoot.querySelector('[data-next]');") == json!(true);
            assert!(others || options.contains(&"iot"), "{lang}: {who}");
            for css in
                ["[data-best] h1", "[data-first-sentence]", "[data-best] [data-go=channel]", "[data-next]"]
            {
                if css == "[data-next]" && !others {
                    continue;
                }
                let end = lowest(&page, css);
                assert!(end <= height, "{lang}: {who}: {css} ends at {end} of {height}");
            }
            page.click("[data-best] [data-go=channel]");
            taps += 1;
            page.shown("channel");
            page.wait("s.querySelector('.steps li')");
            assert!(taps <= MOST, "{lang}: {who}: {taps} taps");
        }
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn two_channels_stand_side_by_side_on_a_phone() {
    let page = Page::new(Setup { width: 390, height: 664, ..Setup::PHONE });
    for lang in LANGS {
        page.view(lang, "compare/kiosk+shop?card=phone");
        let rows = page.run(
            "return [...w.shadowRoot.querySelectorAll('.compare tbody tr')].map((row) =>
               [...row.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect()).map(({ top, left, width }) => [top, left, width]));",
        );
        let rows = rows.as_array().expect("rows");
        assert!(rows.len() > 8, "{rows:?}");
        for row in rows {
            let at = |cell: usize, value: usize| row[cell][value].as_f64().expect("a number");
            assert!((at(0, 0) - at(1, 0)).abs() < 1.0 && at(0, 1) < at(1, 1), "{lang}: {row}");
            assert!(at(0, 2) > 120.0 && at(1, 2) > 120.0, "{lang}: {row}");
        }
        let wide = page.run("return document.documentElement.scrollWidth <= innerWidth;");
        assert_eq!(wide, json!(true), "{lang}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_family_card_is_made_from_the_picker_s_program_and_prints_on_one_page() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        page.view(lang, "result?card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go");
        // The full program takes over with the answers.
        page.click("[data-go=card]");
        page.wait("s.querySelector('[data-view=card] .sheet')");
        page.write("#family-name", "Li");
        page.write("#family-number", "139 1234 5678");
        page.wait("/Li 139 1234 5678/.test(s.querySelector('.sheet').textContent)");
        let kept = page.run(
            "return [location.href, document.title, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })].join();",
        );
        assert!(!kept.as_str().is_some_and(|kept| kept.contains("1234")), "{kept}");
        if page.kind.has_devtools() {
            for paper in ["a4", "a6"] {
                page.run("window.print = () => {};");
                page.click(&format!("[data-do=print-{paper}]"));
                page.wait(&format!("s.querySelector('.sheet[data-paper={paper}]')"));
                let pdf = page.session.print().expect("a PDF");
                assert_eq!(crate::printing::pages(&pdf), 1, "{lang} {paper}");
            }
        }
    }
}
