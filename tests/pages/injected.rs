//! Untrusted text stays text, in packs, links, imported files and pastes: nothing of it runs or overflows.
use crate::fitting::{SIZES, problems};
use crate::harness::{ANSWER, PATIENCE, Page};
use serde_json::{Value, json};
use topup_guard_drive::Setup;

const COUNTRY: &str = include_str!("../../examples/packs/country.json");
const OVERLAY: &str = include_str!("../../examples/packs/overlay.json");

/// Markup that would run, and would end an attribute or a script.
const MARKUP: &str = "<img src=x onerror=\"window.ran=1\"><script>window.ran=2</script><svg onload=window.ran=3>'\"></style></script>\
                      <a href=javascript:window.ran=4>tap</a>&lt;b&gt;";
/// Markup that would run as well, and that the checker of packs leaves, because no `>` ends it.
const UNENDED: &str = "<img src=x onerror=\"window.ran=1\" '\"&ltb&gt";
/// Invisible characters: direction override, isolate, zero width, byte order mark, control.
const UNSEEN: &str = "\u{202e}\u{2067}\u{200b}\u{feff}\u{7}";
/// Look-alike letters, and as many combining marks as one letter may have.
const ALIKE: &str = "рауραl.соm ⅼ0086 Z\u{334}\u{346}";

/// JavaScript that returns what untrusted text has injected into the widget `w`, one line each.
const BROUGHT: &str = "
    const root = w.shadowRoot;
    const found = [];
    if ('ran' in window) found.push(`something ran: ${window.ran}`);
    for (const node of root.querySelectorAll('*')) {
      if (/^(a|base|embed|form|frame|iframe|img|link|meta|object|script|video)$/.test(node.localName) && !/^(tel:\\+?\\d{2,15}|#\\/v1\\/[a-z0-9/?=&+-]*)$/.test(node.getAttribute('href'))) found.push(node.outerHTML);
      for (const { name } of node.attributes) if (/^(on|style$|src|srcdoc$)/.test(name)) found.push(`${name} on <${node.localName}>`);
    }
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const unseen = /[\\u0000-\\u0008\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]/;
    while (walk.nextNode()) if (unseen.test(walk.currentNode.data) && !walk.currentNode.parentNode.closest('style')) found.push(`unseen in: ${walk.currentNode.data}`);
    if (unseen.test(document.title)) found.push('unseen in the title');
    return found;";

/// Checks that nothing is injected here, and that everything fits.
fn is_sound(page: &Page, place: &str) {
    assert_eq!(page.run(BROUGHT), json!([]), "{place}");
    assert_eq!(problems(page, SIZES[0].1), [""; 0], "{place}");
}

/// Appends this to every text of a pack that a person reads; texts in an artefact get `artefact`.
fn spread(value: &mut Value, text: &str, artefact: &str) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(own) if key == "en" || key == "zh" => own.push_str(text),
                    value if key == "artefact" => spread(value, artefact, artefact),
                    value => spread(value, text, artefact),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| spread(item, text, artefact)),
        _ => {}
    }
}

fn parsed(pack: &str) -> Value {
    serde_json::from_str(pack).expect("JSON")
}

fn ids(pack: &Value, part: &str) -> Vec<String> {
    pack[part]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["id"].as_str())
        .map(str::to_owned)
        .collect()
}

/// Shows every screen of the open widget, with what a pack adds to each.
fn every_screen(page: &Page, pack: &Value, mut look: impl FnMut(&str)) {
    let mut places: Vec<String> = [
        "home",
        "picker/pay",
        "result?asked=somebody",
        "result?card=phone",
        "not-channels",
        "cards",
        "precautions",
        "help",
        "sources",
        "warnings",
        "note",
        "progress",
    ]
    .map(str::to_owned)
    .into();
    for (part, room) in
        [("channels", "channel"), ("guides", "guide"), ("tactics", "warnings"), ("look_alikes", "warnings")]
    {
        places.extend(ids(pack, part).into_iter().map(|id| format!("{room}/{id}")));
    }
    for place in places {
        page.run(&format!("location.hash = '#/v1/{place}';"));
        let shown = page.session.wait_until_shown(&place, PATIENCE);
        shown.unwrap_or_else(|error| panic!("{place}: {error}"));
        page.wait("!s.querySelector('[aria-busy=true]')");
        look(&place);
    }
    page.run("location.hash = '#/v1/quiz';");
    page.click("[data-do=begin], [data-do=practice]");
    for question in 0..4 {
        page.wait("s.querySelector('.asked')");
        look(&format!("question {question}"));
        assert_eq!(page.run(ANSWER), json!(true));
        look(&format!("answer {question}"));
        page.click("[data-do=next]");
        page.wait("s.querySelector('.asked, [data-do=again]')");
        if page.run("return !!w.shadowRoot.querySelector('[data-do=again]');") == json!(true) {
            break;
        }
    }
}

/// Puts markup and endless words into every text of both examples, and look-alike letters where they are
/// allowed.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn every_text_of_a_pack_stays_text_and_fits() {
    let page = Page::new(Setup::PHONE);
    let long = format!("{}{}", "W".repeat(150), "没".repeat(150));
    for (name, own) in [("country", COUNTRY), ("overlay", OVERLAY)] {
        let mut pack = parsed(own);
        spread(&mut pack, &format!(" {UNENDED}{long}"), &format!(" {UNENDED}{long}{ALIKE}"));
        page.server.page("/pack.json", pack.to_string());
        let plain = "<meta name=viewport content='width=device-width'><style>body { margin: 0 }</style>";
        page.host(plain, "<topup-guard page lang=en pack=/pack.json></topup-guard>");
        page.ready();
        page.run("localStorage.clear(); location.hash = '#/v1/warnings';");
        // The whole program is there from now on.
        page.shown("warnings");
        let mut all = Vec::new();
        every_screen(&page, &pack, |place| {
            let text = page.run("return w.shadowRoot.querySelector('.guard').innerText;");
            // Nothing of it is lost either.
            if place == "home" {
                assert!(
                    text.as_str().is_some_and(|text| text.contains("<img src=x")),
                    "{name} {place}: {text}"
                );
            }
            let found = page.run(BROUGHT);
            assert_eq!(found, json!([]), "{name} {place}");
            all.extend(
                problems(&page, SIZES[0].1).into_iter().map(|problem| format!("{name} {place}: {problem}")),
            );
        });
        assert!(all.is_empty(), "{} problems:\n{}", all.len(), all.join("\n"));
        assert_eq!(page.events("uncaught"), [""; 0]);
    }
}

/// Checks that invisible characters are refused, with their path and code points; crates/pack tests every
/// field.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn invisible_characters_in_a_pack_are_reported_visibly() {
    let page = Page::new(Setup::PHONE);
    let mut pack = parsed(COUNTRY);
    pack["about"]["name"]["en"] = json!(format!("a{UNSEEN}b"));
    pack["channels"][0]["name"]["en"] = json!("Sunm\u{43e}or");
    pack["tactics"][0]["family"] = json!(UNSEEN);
    page.server.page("/pack.json", pack.to_string());
    page.host("", "<topup-guard lang=en pack=/pack.json></topup-guard>");
    page.wait("w.dataset.state === 'failed'");
    let told = page.events("error")[0]["problems"].to_string();
    for what in [
        "about.name.en",
        "cannot be seen (U+202E)",
        "channels[0].name.en",
        "U+043E",
        "tactics[0].family",
        "⟨U+2067⟩⟨U+200B⟩",
    ] {
        assert!(told.contains(what), "{what}: {told}");
    }
    assert!(!told.contains(|letter| UNSEEN.contains(letter)), "{told}");
    assert_eq!(page.run(BROUGHT), json!([]));
    drop(page.session.console());
}

/// Encodes a text for an address, as browsers do.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_link_injects_nothing() {
    let page = Page::new(Setup::PHONE);
    let bad = format!("{MARKUP}{UNSEEN}{ALIKE}{}", "W".repeat(3_000));
    let part = encoded(&bad);
    for address in [
        format!("/?lang={part}&text-size={part}#/v1/home"),
        format!("/en/?lang=en#/v1/{part}"),
        format!("/en/?lang=en#/v1/channel/{part}"),
        format!("/en/?lang=en#/v1/warnings/{part}"),
        format!("/en/?lang=en#/v1/quiz/{part}"),
        format!("/en/?lang=en#/v1/result?card={part}&{part}={part}"),
        format!("/en/?lang=en#{part}"),
        format!("/en/?lang=en#{MARKUP}"),
        format!(
            "/embed.html?lang={part}&view={part}&theme={part}&start={part}&report={part}&text-size={part}"
        ),
        format!("/embed.html?lang=en&view=quiz&start={part}"),
    ] {
        page.go(&page.server.url(&address));
        let start: String = address.chars().take(60).collect();
        page.ready();
        page.wait("s.querySelector('[data-view] h1') && !s.querySelector('[data-do=retry]')");
        is_sound(&page, &start);
    }
    // Attributes are a host's own, but a host may put into them what its address says.
    page.host("", "<topup-guard></topup-guard>");
    page.ready();
    for name in ["view", "lang", "theme", "text-size", "start", "report", "loading", "handout-url"] {
        page.session
            .run(
                "document.querySelector('topup-guard').setAttribute(arguments[0], arguments[1]);",
                &[json!(name), json!(bad)],
            )
            .expect("the attribute");
        page.wait("s.querySelector('[data-view] h1') && !s.querySelector('[data-do=retry]')");
        assert_eq!(page.run(BROUGHT), json!([]), "{name}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_imported_file_adds_nothing_but_answers() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "home");
    let id = format!("{MARKUP}{UNSEEN}{ALIKE}").replace(' ', "%20").replace('\u{7}', "%07");
    let lines: Vec<String> = ["money", "points", &id]
        .into_iter()
        .enumerate()
        .flat_map(|(at, family)| {
            [
                format!("1 {at:x}.0 1795000000000 10 m {id} {family} {id} {id} v s g 2 {id} s ."),
                format!("1 {at:x}.1 1795000000000 10 p {id} {family} store {id} o 3 5 ."),
                format!("9 {id} ."),
            ]
        })
        .collect();
    let file = format!("topup-guard-log 1 {}\n{}\n", lines.len(), lines.join("\n"));
    let taken = page
        .session
        .run_async("return document.querySelector('topup-guard').import(arguments[0]);", &[json!(file)]);
    let taken = taken.unwrap_or_else(|error| panic!("{error}"));
    assert!(
        taken["added"].as_u64().unwrap_or_default() + taken["aside"].as_u64().unwrap_or_default() >= 6,
        "{taken}"
    );
    for view in ["progress", "quiz", "warnings"] {
        page.run(&format!("location.hash = '#/v1/{view}';"));
        page.shown(view);
        is_sound(&page, view);
    }
    // Pasted, and with a name that a file cannot have; then handed out again, letter for letter.
    page.run("location.hash = '#/v1/progress'; await new Promise((done) => setTimeout(done));");
    page.wait("s.querySelector('[data-fold=take]')");
    page.run("for (const fold of w.shadowRoot.querySelectorAll('details')) fold.open = true;");
    let paste = "const area = document.querySelector('topup-guard').shadowRoot.querySelector('[data-do=paste]'); area.value = arguments[0];";
    for text in [MARKUP, UNSEEN, &file] {
        page.session.run(paste, &[json!(text)]).expect("the text");
        page.click("[data-do=take]");
        page.wait("s.querySelector('.kept').innerText");
        assert_eq!(page.run(BROUGHT), json!([]), "{text}");
    }
    page.click("[data-do=save]");
    let offered = page.wait("s.querySelector('.offer textarea')?.value");
    assert!(offered.as_str().is_some_and(|text| text.contains("onerror")), "{offered}");
    is_sound(&page, "handed out");
    page.run("localStorage.clear();");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn typed_or_pasted_text_is_shown_as_it_is() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "number");
    let write = "const field = document.querySelector('topup-guard').shadowRoot.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    let written = |css: &str, text: &str| {
        page.wait(&format!("s.querySelector('{css}')"));
        page.session.run(write, &[json!(css), json!(text)]).expect("the text");
    };
    // In the order in which it is read, whatever it looked like where it came from.
    written("#number", "\u{202e}138\u{200b}0013\u{2066}8000\u{2069}\u{202c}");
    page.wait("s.querySelector('[data-carrier]')?.dataset.carrier === 'mobile' && s.querySelector('#number').value === '13800138000'");
    for text in [MARKUP.to_owned(), "9".repeat(1_900), "W".repeat(5_000), format!("{UNSEEN}{ALIKE}")] {
        written("#number", &text);
        page.wait("s.querySelector('[data-feedback]')");
        is_sound(&page, "a number");
    }
    page.run("location.hash = '#/v1/note';");
    for text in [format!("{MARKUP}\n{UNSEEN}0001{ALIKE}"), "W".repeat(2_000), "没".repeat(2_000)] {
        written("textarea", &text);
        page.wait(&format!(
            "s.querySelector('.note-text').innerText.includes('{}')",
            if text.contains('<') { "<img src=x" } else { &text[..3] }
        ));
        is_sound(&page, "a note");
    }
    written("textarea", &format!("pay{UNSEEN}0001"));
    page.wait(
        "s.querySelector('.note-text').innerText.includes('pay⟨U+202E⟩⟨U+2067⟩⟨U+200B⟩⟨U+FEFF⟩⟨U+0007⟩0001')",
    );
    page.run("location.hash = '#/v1/warnings';");
    for text in [MARKUP.to_owned(), UNSEEN.to_owned(), "W".repeat(5_000)] {
        written("#sought", &text);
        page.wait("s.querySelector('[data-view=warnings] [role=status]')");
        is_sound(&page, "a search");
    }
}

/// Proves that the tests above can fail.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn injected_content_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<topup-guard lang=en></topup-guard>");
    page.ready();
    assert_eq!(page.run(BROUGHT), json!([]));
    let bring = "const room = document.querySelector('topup-guard').shadowRoot.querySelector('main'); room.innerHTML += arguments[0];";
    page.session.run(bring, &[json!(format!("{MARKUP}{UNSEEN}"))]).expect("the script");
    page.wait("'ran' in window");
    let found = page.run(BROUGHT).to_string();
    for what in ["something ran", "<img src", "<a href", "onload on <svg>", "unseen in"] {
        assert!(found.contains(what), "{what}: {found}");
    }
    page.complaints();
}
