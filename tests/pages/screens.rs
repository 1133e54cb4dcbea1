//! Screens that stand in the page before the program: questions, stop screen and Help, and how it takes over.
use crate::harness::{Page, dist};
use serde_json::{Value, json};
use std::sync::LazyLock;
use topup_guard_core::pack::Pack;
use topup_guard_core::picker::{Answers, Choice, Question, decode, encode, is_decided};
use topup_guard_core::route::Route;
use topup_guard_drive::{Fault, Setup};

/// Pages of the picker, by language.
const PAGES: [(&str, &str); 2] = [("zh-Hans", "/picker/?lang=zh-Hans"), ("en", "/en/picker/")];
const WHOLE: &str = "the script";

/// Opens a page whose program is on its way; `heal` lets it come.
fn on_its_way(path: &str) -> Page {
    let page = Page::new(Setup::PHONE);
    hold(&page);
    page.go(&page.server.url(path));
    page
}

fn hold(page: &Page) {
    page.server.fault("/v1/assets/picker-", Fault::Held);
    page.server.fault("/v1/assets/pack-picker-", Fault::Held);
}

/// Runs a script with `now`, the screen that stands in the page, and `seen`, which finds in it what can be
/// seen.
fn run(page: &Page, script: &str) -> Value {
    let script = format!(
        "const now = document.querySelector('topup-guard > .guard:not(.plain, [hidden])');
         const seen = (css) => [...now.querySelectorAll(css)].find((one) => one.checkVisibility({{ visibilityProperty: true }}));
         {script}"
    );
    page.session.run(&script, &[]).expect(WHOLE)
}

/// Taps what a selector finds on the screen in the page; a tap is over when what it led to is shown.
fn tap(page: &Page, css: &str) {
    let there = run(page, &format!("const one = seen('{css}'); one?.click(); return !!one;"));
    assert_eq!(there, json!(true), "{css} on {}", place(page));
}

fn place(page: &Page) -> String {
    let place = page.session.run("return location.hash;", &[]).expect(WHOLE);
    place.as_str().unwrap_or_default().to_owned()
}

/// Waits until the page stands on this question, without the program.
fn wait_question(page: &Page, question: &str) {
    page.wait(&format!(
        "[...document.querySelectorAll('topup-guard > .guard:not(.plain, [hidden]) #question-{question}')]
           .some((one) => one.checkVisibility({{ visibilityProperty: true }}))"
    ));
}

/// Returns the screen and the answers that follow when an option is chosen, as core has it.
fn after(answers: &Answers, question: Question, choice: Choice) -> (Route, Answers) {
    static PACK: LazyLock<Pack> = LazyLock::new(|| {
        let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content");
        packs.into_iter().next().expect("a language").first
    });
    let answers = answers.with(question, choice);
    (if is_decided(&answers, &PACK) { Route::Result } else { Route::after(&answers) }, answers)
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn whoever_is_pressed_is_stopped_before_any_program_is_there() {
    for (lang, path) in PAGES {
        let page = on_its_way(path);
        wait_question(&page, "card");
        tap(&page, "[data-option=phone]");
        assert_eq!(place(&page), "#/v1/picker/asked?card=phone");
        assert_eq!(run(&page, "return document.activeElement.id;"), json!("question-asked"), "{lang}");
        tap(&page, "[data-option=somebody]");
        assert_eq!(place(&page), "#/v1/result?card=phone&asked=somebody");
        assert_eq!(
            run(&page, "return !!seen('[data-stop]') && document.activeElement === seen('h1');"),
            json!(true)
        );
        tap(&page, "[data-stop] [data-go=help]");
        page.wait("location.hash.startsWith('#/v1/help')");
        page.wait(
            "[...document.querySelectorAll('.guard:not(.plain) .calls [href=\"tel:110\"]')]
               .some((one) => one.checkVisibility())",
        );
        tap(&page, ".given [data-go=code]");
        page.wait("location.hash.startsWith('#/v1/help/code')");
        tap(&page, "[data-go=back]");
        tap(&page, "[data-go=back]");
        assert_eq!(place(&page), "#/v1/result?card=phone&asked=somebody");
        // It was nobody, after all.
        tap(&page, "[data-option=nobody]");
        assert_eq!(place(&page), "#/v1/picker/whom?card=phone&asked=nobody");
        page.session.run("history.back();", &[]).expect(WHOLE);
        page.wait(
            "[...document.querySelectorAll('.guard [data-stop]')].some((one) => one.checkVisibility())",
        );
        page.session.run("history.forward();", &[]).expect(WHOLE);
        wait_question(&page, "whom");
        page.server.heal();
        page.ready();
        page.wait("s.querySelector('#question-whom') === s.activeElement");
        assert_eq!(place(&page), "#/v1/picker/whom?card=phone&asked=nobody", "{lang}");
        page.click("[data-option=me]");
        page.wait("s.querySelector('#question-phone')");
    }
}

/// Walks through the questions before the program is there, and compares each screen with the program's own.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn each_screen_is_what_the_program_shows_in_its_place() {
    const LOOK: &str = "const look = (main) => [...main.querySelectorAll('*')]
        // To Help the program adds what it has fetched meanwhile.
        .filter((one) => !one.closest('[data-view=help]') || one.closest('.calls, .card.urgent'))
        .map((one) => [one.localName, one.className, one.getAttribute('href'), one.getAttribute('aria-pressed'),
          one.dataset.option, one.id, one.childElementCount ? '' : one.textContent].join('|'));";
    for (_, path) in PAGES {
        let page = on_its_way(path);
        wait_question(&page, "card");
        let mut screens = Vec::new();
        for step in [
            "[data-option=unsure]",
            "[data-option=nobody]",
            "[data-option=together]",
            "[data-option=uneasy]",
            "[data-option=wallet]",
            "[data-option=can-go]",
            "[data-go=back]",
            "[data-go=back]",
            "[data-go=back]",
            "[data-go=back]",
            "[data-option=remote]",
            "[data-change=asked]",
            "[data-option=somebody]",
            "[data-stop] [data-go=help]",
            ".given [data-go=money]",
        ] {
            let before = place(&page);
            run(&page, "for (const one of now.querySelectorAll('.answers')) one.open = true;");
            tap(&page, step);
            page.wait(&format!("location.hash !== '{before}'"));
            // The program is asked for what comes then.
            let there = run(&page, &format!("{LOOK} return [now.dataset.view, look(seen('main') ?? now)];"));
            if there[0] != "home" {
                screens.push((place(&page), there));
            }
        }
        page.server.heal();
        page.ready();
        assert!(screens.len() > 12);
        for (hash, there) in screens {
            let view =
                hash.trim_start_matches("#/v1/").split(['/', '?']).next().unwrap_or_default().to_owned();
            page.run(&format!("if (location.hash !== '{hash}') location.hash = '{hash}';"));
            page.wait(&format!("s.querySelector('[data-view={view}]') && location.hash === '{hash}'"));
            let look = format!(
                "{LOOK} const s = w.shadowRoot; return [s.querySelector('.guard').dataset.view, look(s.querySelector('main'))];"
            );
            // The room follows the address in a task of its own.
            page.run("await new Promise((done) => setTimeout(done, 0));");
            let program = page.run(&look);
            assert_eq!(program, there, "{hash}");
        }
    }
}

/// Taps quickly through the questions; the program comes after some of the taps. No answer is lost or doubled.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_answer_is_lost_or_doubled_whenever_the_program_comes() {
    // A generator of Lehmer's, so that a failure can be repeated.
    let mut seed = 20_261_201_u64;
    let mut below = |bound: usize| {
        seed = seed * 48_271 % 0x7fff_ffff;
        seed as usize % bound
    };
    for walk in 0..12 {
        let page = on_its_way("/en/picker/");
        wait_question(&page, "card");
        let comes = below(6);
        let (mut answers, mut route) = (Answers::new(), Route::Picker(Question::Card));
        for step in 0..7 {
            if step == comes {
                page.server.heal();
            }
            let Route::Picker(question) = route else { break };
            let choice = question.options()[below(question.options().len())];
            // Whichever of the two the person sees.
            let css = format!("#question-{} ~ .options [data-option={}]", question.id(), choice.id());
            let tapped = format!(
                "const roots = [document.querySelector('topup-guard').shadowRoot, document];
                 return roots.flatMap((root) => [...root?.querySelectorAll('{css}') ?? []])
                   .find((one) => one.checkVisibility({{ visibilityProperty: true }}))?.click() ?? true;"
            );
            // The moment between the two screens is the program's own.
            page.wait(&format!(
                "[document.querySelector('topup-guard').shadowRoot, document]
                   .some((root) => root?.querySelector('{css}')?.checkVisibility())"
            ));
            page.session.run(&tapped, &[]).expect(WHOLE);
            (route, answers) = after(&answers, question, choice);
            let hash = route.fragment(&answers);
            page.wait(&format!("location.hash === '{hash}'"));
        }
        page.server.heal();
        page.ready();
        let said = encode(&answers);
        page.wait(&format!("s.querySelector('[data-view={}]')", route.view()));
        let hash = place(&page);
        let kept = decode(hash.split('?').nth(1).unwrap_or_default()).map(|answers| encode(&answers));
        assert_eq!(kept, Ok(said), "walk {walk}, program after {comes} taps");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_door_on_home_opens_the_question_before_the_program_is_there() {
    let page = on_its_way("/en/");
    tap(&page, ".doors [data-go=picker]");
    wait_question(&page, "card");
    assert_eq!(place(&page), "#/v1/picker/card");
    tap(&page, "[data-option=iot]");
    wait_question(&page, "asked");
    tap(&page, "[data-go=home]");
    page.wait("document.querySelector('#got').checkVisibility()");
    tap(&page, ".doors [data-go=picker]");
    wait_question(&page, "card");
    page.server.heal();
    page.ready();
    page.wait("s.querySelector('[data-view=picker] [data-option=iot].on')");
    // Where the screens come late, a tap is acknowledged, and shows the question when they are there.
    let page = Page::new(Setup::PHONE);
    hold(&page);
    page.server.fault("/v1/assets/screens-", Fault::Held);
    page.go(&page.server.url("/en/"));
    tap(&page, ".doors [data-go=picker]");
    page.wait("document.querySelector('[data-early]').textContent !== ''");
    page.server.heal();
    page.ready();
    page.wait("s.querySelector('#question-card')");
    // Where they never come, or are another page, the program does without them.
    for fault in [Fault::Status(404), Fault::Html, Fault::Gone] {
        let page = Page::new(Setup::PHONE);
        hold(&page);
        page.server.fault("/v1/assets/screens-", fault);
        page.go(&page.server.url("/en/"));
        tap(&page, ".doors [data-go=picker]");
        page.wait("document.querySelector('[data-early]').textContent !== ''");
        page.server.heal();
        page.ready();
        page.wait("s.querySelector('#question-card')");
        page.allow_script_errors();
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_the_program_the_questions_and_the_stop_screen_still_work() {
    for (_, path) in PAGES {
        let page = Page::new(Setup::PHONE);
        page.server.fault("/v1/assets/picker-", Fault::Status(404));
        page.go(&page.server.url(path));
        page.wait("w.dataset.state === 'failed'");
        wait_question(&page, "card");
        tap(&page, "[data-option=phone]");
        tap(&page, "[data-option=somebody]");
        assert_eq!(run(&page, "return !!seen('[data-stop]');"), json!(true));
        page.allow_script_errors();
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_field_of_check_is_there_before_the_program_and_keeps_what_is_typed() {
    const TEXT: &str = "积分即将清零 jf10086.top";
    for path in ["/check/?lang=zh-Hans", "/en/check/"] {
        let page = Page::new(Setup::PHONE);
        page.server.fault("/v1/assets/full-", Fault::Held);
        page.server.fault("/v1/assets/pack-full-", Fault::Held);
        page.go(&page.server.url(path));
        page.wait("document.querySelector('#draft')?.checkVisibility()");
        run(
            &page,
            &format!(
                "const field = seen('#draft');
                 field.focus();
                 field.value = '{TEXT}';
                 field.setSelectionRange(2, 4);"
            ),
        );
        page.server.heal();
        page.ready();
        page.wait(&format!("s.activeElement?.id === 'draft' && s.activeElement.value === '{TEXT}'"));
        page.wait("s.activeElement.selectionStart === 2 && s.activeElement.selectionEnd === 4");
        page.wait("s.querySelector('[data-level]')");
    }
    // From home, and back with it.
    let page = on_its_way("/en/");
    run(&page, &format!("seen('#got').value = '{TEXT}';"));
    tap(&page, ".ask-check [data-go=check]");
    page.wait(&format!("document.querySelector('#draft')?.value === '{TEXT}'"));
    run(&page, "seen('#draft').value += '!';");
    tap(&page, "[data-go=home]");
    page.wait(&format!(
        "((field) => field.checkVisibility() && field.value === '{TEXT}!')(document.querySelector('#got'))"
    ));
    tap(&page, ".doors [data-go=picker]");
    wait_question(&page, "card");
    page.server.heal();
    page.ready();
    page.click(".logo");
    page.wait(&format!("s.querySelector('#got')?.value === '{TEXT}!'"));
}

/// A translator changes the texts that stand in the page; then the language and the size are changed, too.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_a_translator_changes_and_what_is_set_early_does_not_stop_the_questions() {
    let page = on_its_way("/en/picker/");
    wait_question(&page, "card");
    let translate = "for (const one of now.querySelectorAll('b, h1')) {
        const font = document.createElement('font');
        font.textContent = 'übersetzt';
        one.replaceChildren(font);
      }";
    run(&page, translate);
    tap(&page, "[data-option=mvno] font");
    wait_question(&page, "asked");
    run(&page, translate);
    tap(&page, "[data-set=text-size]");
    tap(&page, "[data-set=lang]");
    tap(&page, "[data-option=nobody] font");
    wait_question(&page, "whom");
    page.server.heal();
    page.ready();
    page.wait("s.querySelector('[data-view=picker][data-text=large]:not([lang=en]) #question-whom')");
    assert_eq!(place(&page), "#/v1/picker/whom?card=mvno&asked=nobody");
}

/// The page's policy lets no script run that it does not name.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_scripts_the_pages_of_rooms_show_help() {
    let page = Page::new(Setup::PHONE);
    for folder in ["picker", "en/picker", "check", "en/check"] {
        let html = std::fs::read_to_string(dist().join(folder).join("index.html")).expect("a page");
        page.server.page("/still.html", html.replace("script-src 'self'", "script-src 'none'; x 'self'"));
        page.go(&page.server.url("/still.html"));
        let found = page.session.run(
            "const seen = (css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility());
             return [seen('h1, h2').length > 0, seen('.plain a[href=\"tel:110\"]').length > 0,
               seen('button, textarea, a:not(.logo, [href^=tel], nav.plain a)').length];",
            &[],
        );
        assert_eq!(found.expect(WHOLE), json!([true, true, 0]), "{folder}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn nothing_jumps_when_the_program_takes_a_question_over() {
    for setup in [Setup::PHONE, Setup::DESK] {
        let page = Page::new(setup);
        hold(&page);
        page.go(&page.server.url("/picker/?lang=zh-Hans"));
        wait_question(&page, "card");
        tap(&page, "[data-option=visitor]");
        tap(&page, "[data-option=unsure]");
        run(
            &page,
            "window.shifts = [];
             if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
               new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))
                 .observe({ type: 'layout-shift' });
             scrollTo(0, 30);
             seen('[data-option=remote]').focus();
             window.box = JSON.stringify(seen('[data-option=remote]').getBoundingClientRect());
             window.top_ = scrollY;",
        );
        page.server.heal();
        page.ready();
        page.wait("s.activeElement?.dataset.option === 'remote'");
        let seen = page.session.run_async(
            "const s = document.querySelector('topup-guard').shadowRoot;
             const frame = () => new Promise(requestAnimationFrame);
             return frame().then(frame).then(frame)
               .then(() => [scrollY === top_, shifts.reduce((sum, one) => sum + one, 0) < 0.0005,
                 JSON.stringify(s.activeElement.getBoundingClientRect()) === box]);",
            &[],
        );
        assert_eq!(seen.expect(WHOLE), json!([true, true, true]));
    }
}
