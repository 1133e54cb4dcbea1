//! Change from one program to another: place, answers and language are kept.
use crate::harness::Page;
use topup_guard_drive::{Fault, LANGS, Setup};

/// Taps “try again” until it is gone: one tap may still belong to an attempt that is under way.
fn tap_until_gone(page: &Page) {
    page.wait("(retry => { retry?.click(); return !retry; })(s.querySelector('[data-do=retry]'))");
}

/// Takes long enough for the full program to be started and shown.
const STARTED: &str = "await WebAssembly.compile(await (await fetch(performance.getEntriesByType('resource')
        .find((one) => /\\/full-.*wasm/.test(one.name)).name)).arrayBuffer());
    for (let n = 0; n < 5; n += 1) await new Promise(requestAnimationFrame);";

/// Opens a host's page, whose address does not say where the person is; the full program stays away until the
/// server heals.
fn without_full(widget: &str) -> Page {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/full-", Fault::Held);
    page.host("", widget);
    page.ready();
    page
}

/// Waits until one widget, in this language, shows the number check and nothing is loading.
fn number_check(page: &Page, lang: &str) {
    page.wait(&format!("s.querySelectorAll('[data-view=number][lang={lang}] input').length > 0"));
    page.wait("s.querySelectorAll('[part=root]').length === 1");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_number_check_loads_with_its_heading_focused_and_keeps_answers() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        page.view(lang, "picker");
        page.click("[data-option=data]");
        page.click("[data-go=home]");
        page.click("[data-go=number]");
        number_check(&page, lang);
        page.wait("s.activeElement && s.activeElement.matches('h1')");
        // Back on the widget's own way, the answer given before is still marked.
        page.click("[data-go=back]");
        page.wait("s.querySelector('[data-view=home] h1')");
        page.click("[data-go=picker]");
        page.wait("s.querySelector('[data-view=picker] [data-option=data][aria-pressed=true]')");
        assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn leaving_while_the_full_program_loads_is_respected() {
    let page = without_full("<topup-guard lang=en></topup-guard>");
    page.click("[data-go=number]");
    page.wait("s.querySelector('[data-view=number] [data-do=retry]')");
    page.click("[data-go=home]");
    page.wait("s.querySelector('[data-view=home] h1')");
    page.server.heal();
    let come = "performance.getEntriesByType('resource').filter((one) => /\\/full-/.test(one.name) && one.responseEnd).length === 2";
    page.wait(come);
    page.run(STARTED);
    page.wait("s.querySelector('[data-view=home] h1')");
    page.click("[data-go=number]");
    number_check(&page, "en");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_a_person_changes_while_the_full_program_loads_is_carried_over() {
    let page = without_full("<topup-guard lang=en></topup-guard>");
    page.click("[data-go=number]");
    page.wait("s.querySelector('[data-view=number] [data-do=retry]')");
    page.click("[data-set=text-size]");
    page.click("[data-set=lang]");
    page.wait("s.querySelector('[data-view=number][lang=zh-Hans][data-text=large]')");
    page.server.heal();
    number_check(&page, "zh-Hans");
    page.wait("s.querySelector('[data-view=number][data-text=large]')");
    assert_eq!(page.events("uncaught"), [""; 0]);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn answers_given_while_the_full_program_loads_for_large_text_are_carried_over() {
    let page = without_full("<topup-guard lang=en view=picker text-size=large></topup-guard>");
    page.run("w.shadowRoot.querySelector('[part=root]').dataset.first = '';");
    page.click("[data-option=data]");
    page.click("[data-option=nobody]");
    page.wait("s.querySelector('[data-first] [data-view=picker] [data-change=asked]')");
    page.server.heal();
    page.wait("s.querySelector('[part=root]:not([data-first]) [data-view=picker]')");
    page.wait("s.querySelectorAll('[part=root]').length === 1");
    for question in ["card", "asked"] {
        page.wait(&format!("s.querySelector('[data-view=picker] [data-change={question}]')"));
    }
    assert_eq!(page.events("uncaught"), [""; 0]);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_tap_that_has_begun_ends_before_the_full_program_takes_over() {
    let page = without_full("<topup-guard lang=en></topup-guard>");
    page.click("[data-go=number]");
    page.wait("s.querySelector('[data-view=number] [data-do=retry]')");
    page.hold("[data-set=text-size]");
    page.server.heal();
    page.wait_asked("/v1/assets/full-", 2);
    page.wait_for(
        "return performance.getEntriesByType('resource').some((one) => /\\/full-.*wasm/.test(one.name));",
    );
    page.run(STARTED);
    page.session.release().expect("the mouse");
    page.wait("s.querySelector('[data-view=number][data-text=large] input')");
    assert_eq!(page.events("uncaught"), [""; 0]);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_link_to_a_room_of_the_full_program_opens_it() {
    let page = Page::new(Setup::PHONE);
    for lang in LANGS {
        page.view(lang, "number");
        number_check(&page, lang);
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_the_full_program_the_picker_works_and_retry_is_offered() {
    for fault in [Fault::Status(404), Fault::Cut] {
        let page = Page::new(Setup::PHONE);
        page.server.fault("/v1/assets/full-", fault);
        page.view("en", "picker");
        page.click("[data-option=data]");
        page.click("[data-go=home]");
        page.click("[data-go=number]");
        page.click("[data-do=retry]");
        page.wait("s.querySelector('[data-view=number] [data-do=retry]')");
        // Meanwhile the picker goes on, with the answer given before.
        page.click("[data-go=home]");
        page.click("[data-go=picker]");
        page.wait("s.querySelector('[data-view=picker] [data-option=data][aria-pressed=true]')");
        page.click("[data-go=home]");
        page.click("[data-go=number]");
        page.wait("s.querySelector('[data-view=number] [data-do=retry]')");
        page.server.heal();
        tap_until_gone(&page);
        number_check(&page, "en");
    }
}

/// Answers the question shown, rightly or wrongly.
fn answer(page: &Page) {
    page.click("[data-option=cannot-tell]");
    page.click(".step .options [data-option]:not([data-option=scam]):not([data-option=genuine]):not([data-option=cannot-tell])",
    );
    page.wait("s.querySelector('[data-feedback]')");
}

/// Looks for an ellipsis, which stands for a message that a pack lacks.
const NO_WORD_MISSING: &str = "((walker) => { while (walker.nextNode()) if (walker.currentNode.data === '…') return false; return true; })(
    document.createTreeWalker(s, NodeFilter.SHOW_TEXT))";

/// Counts the lines of the log on this device.
const LINES: &str =
    "const parts = Object.entries(localStorage).filter(([name]) => name.startsWith('topup-guard:log-'));
    return parts.flatMap(([, text]) => text.trim().split('\\n')).length;";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_quiz_program_loads_alone_and_the_full_one_takes_over_without_loss() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<topup-guard lang=en view=quiz loading=eager></topup-guard>");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.artefact')");
    page.wait(NO_WORD_MISSING);
    for file in ["/full-", "/pack-picker-", "/pack-full-"] {
        assert_eq!(page.asked_for(file), [""; 0], "not needed here");
    }
    assert!(page.asked_for(".wasm").len() == 1 && page.asked_for("/quiz-").len() == 2);
    answer(&page);
    page.wait(NO_WORD_MISSING);
    page.click("[data-do=next]");
    let asked = "return w.shadowRoot.querySelector('.context').textContent;";
    page.wait("s.querySelector('.context') && !s.querySelector('[data-feedback]')");
    let before = page.run(asked);
    assert_eq!(page.run(LINES), 1);
    page.click("[data-go=home]");
    page.wait("s.querySelector('[data-view=home] h1') && s.querySelectorAll('[part=root]').length === 1");
    page.click("[data-go=quiz]");
    page.wait("s.querySelector('[data-view=quiz] .context')");
    assert_eq!(page.run(asked), before, "the round goes on where it was");
    answer(&page);
    assert_eq!(page.run(LINES), 2);
    let mut requests = page.server.requests();
    requests.sort();
    let twice: Vec<_> = requests.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert_eq!(page.events("uncaught"), [""; 0]);
}

/// Returns a widget with a quiz of so many questions, or of a topic.
fn quiz(start: &str) -> String {
    format!("<topup-guard lang=en view=quiz start='{start}' loading=eager></topup-guard>")
}

/// Plays a round of one question to its summary.
fn round_of_one(page: &Page) {
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.artefact')");
    answer(page);
    page.click("[data-do=next]");
    page.wait("s.querySelector('[data-do=again]')");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn after_the_first_round_the_full_program_is_prefetched_and_takes_over() {
    let page = Page::new(Setup::PHONE);
    for (press, then) in [("do=again", "[data-view=quiz] .asked"), ("go=progress", "[data-view=progress] h1")]
    {
        page.host("<script>localStorage.clear();</script>", &quiz("1"));
        round_of_one(&page);
        page.wait(NO_WORD_MISSING);
        // When to come back is said without it.
        page.wait("/20\\d\\d/.test(s.querySelector('main').textContent)");
        page.wait_asked("/v1/assets/full-", 2);
        page.click(&format!("[data-{press}]"));
        page.wait(&format!("s.querySelector('{then}') && s.querySelectorAll('[part=root]').length === 1"));
        if press == "go=progress" {
            page.click("[data-go=back]");
            page.wait("s.querySelector('[data-view=quiz] [data-do=practice]')");
        }
        assert_eq!(page.run(LINES), 1);
        assert_eq!(page.events("uncaught"), [""; 0]);
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn known_users_and_topics_get_the_full_program_at_once() {
    let page = Page::new(Setup::PHONE);
    page.host("", &quiz("points"));
    page.wait("s.querySelector('[data-do=begin]')");
    assert_eq!(page.asked_for("/quiz-"), [""; 0]);
    page.host("", &quiz("2"));
    page.wait_asked("/v1/assets/quiz-", 2);
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.artefact')");
    answer(&page);
    page.click("[data-do=next]");
    page.wait("s.querySelector('.artefact') && !s.querySelector('[data-feedback]')");
    let asked = "return w.shadowRoot.querySelector('.context').textContent;";
    let before = page.run(asked);
    // Loaded anew in the middle of the round.
    page.host("", &quiz("2"));
    page.wait("s.querySelector('.artefact')");
    assert_eq!(page.run(asked), before, "the round goes on where it was");
    let running =
        "return performance.getEntriesByType('resource').filter(({ name }) => /\\/quiz-/.test(name)).length;";
    assert_eq!(page.run(running), 0, "nothing of the first round's");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_quiz_program_asks_for_the_full_one_when_it_cannot_serve() {
    let page = Page::new(Setup::PHONE);
    // Loaded anew in the first question, before any answer.
    page.host("", &quiz("1"));
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.artefact')");
    assert_eq!(page.asked_for("/full-"), [""; 0]);
    let asked = "return w.shadowRoot.querySelector('.context').textContent;";
    let before = page.run(asked);
    page.host("", &quiz("1"));
    page.wait_asked("/v1/assets/full-", 2);
    page.wait("s.querySelector('.artefact') && s.querySelectorAll('[part=root]').length === 1");
    assert_eq!(page.run(asked), before, "the round goes on where it was");
    // Another widget answers meanwhile.
    page.host("<script>localStorage.clear();</script>", &quiz("1"));
    page.wait("s.querySelector('[data-do=begin]')");
    page.run("localStorage.setItem('topup-guard:log-0', '1 7.0 1000 10 p an-order money - v1 o 3 5 .\\n');");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('[data-do=practice]')");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_the_full_program_after_the_first_round_retry_is_offered() {
    let page = Page::new(Setup::PHONE);
    page.server.fault("/v1/assets/full-", Fault::Status(404));
    page.host("", &quiz("1"));
    round_of_one(&page);
    page.click("[data-do=again]");
    page.click("[data-do=retry]");
    page.wait("s.querySelector('[data-view=quiz] [data-do=retry]')");
    page.server.heal();
    tap_until_gone(&page);
    page.wait("s.querySelector('.asked')");
    assert_eq!(page.run(LINES), 1);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn answers_in_memory_pass_to_the_next_program() {
    let page = Page::new(Setup::PHONE);
    // A page that may not keep anything.
    let barred = "<script>Object.defineProperty(window, 'localStorage', { get() { throw new Error('barred'); } });</script>";
    page.host(barred, "<topup-guard lang=en view=quiz loading=eager></topup-guard>");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.artefact')");
    answer(&page);
    let exported = page.run("return await w.export();");
    assert!(exported.as_str().expect("a file").starts_with("topup-guard-log 1 1\n"), "{exported}");
    page.click("[data-go=home]");
    page.wait("s.querySelector('[data-view=home] h1')");
    page.click("[data-go=quiz]");
    page.wait("s.querySelector('[data-view=quiz] [data-feedback]')");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn content_that_fails_to_load_can_be_retried() {
    let page = Page::new(Setup::PHONE);
    for (file, view) in [
        ("pack-full-", "precautions"),
        ("pack-full-", "channel/kiosk"),
        ("pack-quiz-", "warnings"),
        ("part-", "warnings"),
    ] {
        for fault in [Fault::Status(404), Fault::Html, Fault::Broken] {
            page.server.fault(&format!("/v1/assets/{file}"), fault);
            page.open("en", view);
            page.ready();
            page.click("[data-do=retry]");
            page.wait("s.querySelector('[data-do=retry]')");
            page.server.heal();
            tap_until_gone(&page);
            page.shown(view);
        }
    }
}
