//! Packs of a host's own: shown as the site's, checked before that, and refused with a reason.
use crate::harness::{Page, skip};
use serde_json::{Value, json};
use topup_guard_drive::{FAILED, Fault, Setup};

const COUNTRY: &str = include_str!("../../examples/packs/country.json");
const OVERLAY: &str = include_str!("../../examples/packs/overlay.json");
const ARABIC: &str = include_str!("../../examples/packs/arabic.json");
/// Returns a widget with this pack and advice inside.
const OWN: &str = "<topup-guard lang=en pack=/pack.json><p>advice</p></topup-guard>";

/// Opens a host's page whose widget has this pack.
fn with(pack: &str) -> Page {
    let page = Page::new(Setup::PHONE);
    page.server.page("/pack.json", pack);
    page.host("", OWN);
    page
}

fn comes_up(page: &Page) {
    page.ready();
}

/// Returns all text that can be read in the widget.
fn text(page: &Page) -> String {
    page.run("return w.shadowRoot.querySelector('[part=root]').innerText;")
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Waits until the widget has refused the pack, and returns the problems that the host hears of.
fn refused(page: &Page, kind: &str) -> Vec<Value> {
    page.wait(FAILED);
    page.wait("w.querySelector('p').checkVisibility() && s.querySelector('.panel p')?.textContent");
    let errors = page.events("error");
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0]["kind"], kind, "{}", errors[0]);
    assert_eq!(page.events("uncaught"), [""; 0]);
    errors[0]["problems"].as_array().cloned().unwrap_or_default()
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_pack_for_another_country_is_shown_as_its_site_s_own() {
    let page = with(COUNTRY);
    comes_up(&page);
    let home = text(&page);
    assert!(home.contains("Top up safely in Sunmoor") && home.contains("Sunmoor Top-up Guide"), "{home}");
    let site = page.server.origin().replace("http://", "");
    assert!(home.contains(&format!("Content by {site}.")), "{home}");
    assert!(!home.contains("TopUp Guard") && !home.contains("充前看"), "{home}");
    let offered = page.run(
        "const all = (what) => w.shadowRoot.querySelectorAll(what).length;
         return [all('[data-go=number]'), all('[data-set=lang]'), all('.tongues button')];",
    );
    assert_eq!(offered, json!([0, 0, 1]), "no number check, and no other language");
    // Its gates, its answers, its help.
    page.run("w.shadowRoot.querySelector('[data-go=help]').click();");
    page.wait("!!s?.querySelector('[data-view=help]')");
    let calls = page.run(
        "return [...w.shadowRoot.querySelectorAll('.contacts a')].map((one) => one.getAttribute('href'));",
    );
    assert_eq!(calls, json!(["tel:999", "tel:1717"]));
    // The number check is not there under its own name either.
    page.run("w.view = 'number';");
    page.wait("!!s?.querySelector('[data-go=picker]') && !s.querySelector('.entry')");
    page.run("w.shadowRoot.querySelector('[data-go=picker]').click();");
    page.wait("!!s?.querySelector('[data-option]')");
    assert!(text(&page).contains("Which card do you want"));
    // The quiz asks about its items, and keeps what is answered apart from ours.
    page.run("w.view = 'quiz';");
    page.wait("!!s?.querySelector('[data-do=begin]')");
    page.run("w.shadowRoot.querySelector('[data-do=begin]').click();");
    page.wait("!!s?.querySelector('[data-option]')");
    let kept =
        page.run("return Object.keys(localStorage).filter((name) => name.startsWith('topup-guard:'));");
    let kept: Vec<_> = kept.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(
        !kept.is_empty() && kept.iter().all(|name| name.starts_with(&format!("topup-guard:{site}:"))),
        "{kept:?}"
    );
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
    let asked = page.server.requests();
    let strange = |path: &&String| {
        !path.starts_with("/v1/")
            && !["/host.html", "/spy.js", "/pack.json", "/icon.svg"].contains(&path.as_str())
    };
    assert_eq!(asked.iter().filter(strange).count(), 0, "{asked:?}");
    assert_eq!(asked.iter().filter(|path| *path == "/pack.json").count(), 1, "fetched once");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_overlay_adds_to_ours_under_the_site_s_name() {
    let page = with(OVERLAY);
    comes_up(&page);
    let home = text(&page);
    assert!(home.contains("Topping up with care") && home.contains("Content by"), "{home}");
    assert!(!home.contains("TopUp Guard"), "{home}");
    page.run("w.lang = 'zh-CN';");
    page.wait("s?.querySelector('[data-view]')?.lang === 'zh-Hans' && s.querySelector('h1')?.textContent.includes('社区')");
    page.run("w.view = 'warnings';");
    page.wait("!!s?.querySelector('[data-view=warnings] input')");
    assert!(text(&page).contains("楼道里的充值海报"));
    page.run("w.view = 'help';");
    page.wait("!!s.querySelector('[data-view=help] a[href=\"tel:96110\"]')");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn problems_are_reported_with_their_path() {
    let mut pack: Value = serde_json::from_str(COUNTRY).expect("JSON");
    pack["help"]["contacts"][0]["number"] = json!("9999");
    let page = with(&pack.to_string());
    let problems = refused(&page, "pack");
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0]["path"], "help.contacts[0].number");
    // Columns count characters, not bytes.
    let text = pack.to_string();
    let before = text.split("\"9999\"").next().expect("the number");
    let column = before.chars().count() + 1;
    assert_eq!([&problems[0]["line"], &problems[0]["column"]], [&json!(1), &json!(column)]);
    let panel = page.run("return w.shadowRoot.querySelector('.panel').innerText;");
    assert!(panel.as_str().is_some_and(|panel| panel.contains("This site’s own content")), "{panel}");
    if !page.kind.reports_console() {
        return skip("its driver does not tell what the console says");
    }
    let console = page.session.console().expect("the console");
    assert!(console.len() == 1 && console[0].contains("help.contacts[0].number"), "{console:?}");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_file_that_is_no_pack_or_too_large_is_refused() {
    let large = " ".repeat(50 << 20);
    for (pack, fault, kind) in [
        ("<!doctype html><p>sign in", None, "pack"),
        ("{}", Some(Fault::Status(302)), "pack"),
        ("{}", Some(Fault::Edited(|bytes| *bytes = vec![0xff, 0xfe, b'{', 0, b'}', 0])), "pack"),
        ("{}", Some(Fault::Edited(|bytes| *bytes = b"{\"\xd3\xaa\xd2\xb5\xcc\xfc\": 1}".to_vec())), "pack"),
        ("{}", Some(Fault::Html), "type"),
        ("{}", Some(Fault::Status(404)), "missing"),
        (COUNTRY, Some(Fault::Broken), "network"),
        (COUNTRY, Some(Fault::Cut), "pack"),
        ("[[[[", None, "pack"),
        (large.as_str(), None, "pack"),
    ] {
        let page = Page::new(Setup::PHONE);
        let kind = if kind == "network" && !page.kind.detects_broken_connections() { "pack" } else { kind };
        page.server.page("/pack.json", pack);
        if let Some(fault) = fault {
            page.server.fault("/pack.json", fault);
        }
        page.host("", OWN);
        let problems = refused(&page, kind);
        assert_eq!(problems.is_empty(), kind != "pack", "{problems:?}");
    }
}

/// Checks that a pack is read which a server calls a web page, or which begins with a byte order mark.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_pack_is_known_by_what_is_in_it() {
    for fault in [Fault::Mime("text/html"), Fault::Edited(|bytes| drop(bytes.splice(..0, *b"\xef\xbb\xbf")))]
    {
        let page = Page::new(Setup::PHONE);
        page.server.page("/pack.json", COUNTRY);
        page.server.fault("/pack.json", fault);
        page.host("", OWN);
        comes_up(&page);
        assert!(text(&page).contains("Sunmoor"));
    }
}

/// Checks that markup which no `>` ends, and so is not refused, becomes no element, and that nothing of it
/// runs.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn markup_in_every_text_stays_text() {
    const MARKUP: &str = " <img src=x onerror=\"heard.push(['uncaught',1])\" ";
    fn spread(value: &mut Value) {
        match value {
            Value::Object(entries) => {
                for (key, value) in entries {
                    match value {
                        Value::String(text) if key == "en" => text.push_str(MARKUP),
                        value => spread(value),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(spread),
            _ => {}
        }
    }
    let mut pack: Value = serde_json::from_str(COUNTRY).expect("JSON");
    spread(&mut pack);
    let page = with(&pack.to_string());
    comes_up(&page);
    for view in ["home", "picker", "help", "warnings", "quiz"] {
        page.run(&format!("w.view = '{view}';"));
        page.wait(&format!("!!s?.querySelector('[data-view={view}] h1')"));
        assert!(text(&page).contains("<img src=x"), "{view}");
    }
    page.run("w.shadowRoot.querySelector('[data-do=begin]').click();");
    page.wait("!!s?.querySelector('[data-option]')");
    assert_eq!(page.run("return w.shadowRoot.querySelectorAll('img, script').length;"), 0);
    assert_eq!(page.events("uncaught"), [""; 0]);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn another_origin_has_to_be_listed_by_the_page() {
    let page = Page::new(Setup::PHONE);
    let other = page.other_origin();
    other.page("/pack.json", COUNTRY);
    other.fault("/", Fault::Header("Access-Control-Allow-Origin", "*".to_owned()));
    let widget = OWN.replace("/pack.json", &other.url("/pack.json"));
    page.host("", &widget);
    let problems = refused(&page, "pack");
    assert!(
        problems[0]["text"].as_str().is_some_and(|text| text.contains("topup-guard-packs")),
        "{problems:?}"
    );
    assert_eq!(other.requests(), Vec::<String>::new(), "not even asked for");
    page.host(
        &format!("<meta name=topup-guard-packs content='https://a.example {}'>", other.origin()),
        &widget,
    );
    comes_up(&page);
    assert!(text(&page).contains(&format!("Content by {}.", other.origin().replace("http://", ""))));
    // The page for an iframe takes a pack from its address, so it takes none of another origin.
    let frame = format!("/embed.html?lang=en&pack={}", other.url("/pack.json"));
    page.session.go(&page.server.url(&frame)).expect("the frame's page");
    page.wait("w.dataset.state === 'failed'");
    page.server.page("/pack.json", COUNTRY);
    page.session.go(&page.server.url("/embed.html?lang=en&pack=/pack.json")).expect("the frame's page");
    page.wait("s?.querySelector('h1')?.textContent.includes('Sunmoor')");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_changed_pack_attribute_is_followed() {
    let page = Page::new(Setup::PHONE);
    page.server.page("/pack.json", COUNTRY);
    // A browser with so much to do that it is idle at the very end only.
    page.server
        .page("/busy.js", "window.idle = []; window.requestIdleCallback = (later) => idle.push(later);");
    page.host("<script src=/busy.js></script>", OWN);
    comes_up(&page);
    page.run("w.pack = '';");
    page.wait(
        "s.querySelector('h1')?.textContent.length && !s.querySelector('h1').textContent.includes('Sunmoor')",
    );
    page.run("w.setAttribute('pack', '/pack.json');");
    page.wait("!!s?.querySelector('h1')?.textContent.includes('Sunmoor')");
    page.server.page("/none.json", "");
    page.server.fault("/none.json", Fault::Status(404));
    page.run("w.pack = '/none.json';");
    page.wait("w.dataset.state === 'failed' && w.querySelector('p').checkVisibility()");
    // What was fetched ahead for the widget that was is not fetched for this one.
    page.run("idle.splice(0).forEach((later) => later());");
    page.run("w.removeAttribute('pack');");
    page.wait(
        "w.dataset.state === 'ready' && !!s.querySelector('[data-go=number]') && !s.querySelector('.panel')",
    );
    assert_eq!(page.events("uncaught"), [""; 0]);
}

/// Rooms of a pack about another country, by their fragment, with Arabic words that each shows; none where the
/// example has not translated the words of the room.
const ARABIC_ROOMS: [(&str, &str); 18] = [
    ("home", "اشحن رصيدك بأمان"),
    ("picker/card", "أي بطاقة تريد شحنها؟"),
    ("result?card=phone&asked=nobody&whom=me&phone=at-ease&pay=wallet&go=can-go&when=now", "الأنسب لك الآن"),
    ("result?asked=somebody", "توقّف أولاً"),
    ("compare/mithal-shop+mithal-app", "جنباً إلى جنب"),
    ("channel/mithal-shop", "متجر شبكة المثال"),
    ("not-channels", "رصيد بنصف السعر"),
    ("cards", "اعرف أي بطاقة عندك"),
    ("precautions", "راجع الرقم"),
    ("guide/wrong-number", "شحنت رقماً خاطئاً"),
    ("sources", "كيف تشحن"),
    ("quiz", "ابدأ"),
    ("progress", ""),
    ("warnings", "هدية في رسالة"),
    ("warnings/prize-text", "كيف تجري"),
    ("note", ""),
    ("class", ""),
    ("help", "اتصل على ٩٩٩"),
];

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_pack_in_arabic_runs_from_right_to_left_in_every_room() {
    let page = Page::new(Setup { width: 320, height: 640, ..Setup::PHONE });
    page.server.page("/pack.json", ARABIC);
    page.host("", "<topup-guard page lang=ar-EG pack=/pack.json></topup-guard>");
    comes_up(&page);
    let mut wrong = Vec::new();
    let mut look = |room: &str| {
        let found = page.run(
            "const guard = w.shadowRoot.querySelector('.guard');
             const { scrollWidth, clientWidth } = document.documentElement;
             return [guard.lang, getComputedStyle(guard.querySelector('h1')).direction, scrollWidth > clientWidth];",
        );
        if found != json!(["ar", "rtl", false]) {
            wrong.push(format!("{room}: {found}"));
        }
    };
    for (room, words) in ARABIC_ROOMS {
        page.run(&format!("location.hash = '#/v1/{room}';"));
        page.wait(&format!(
            "s.querySelector('[data-view={}] h1') && s.querySelector('main').innerText.includes({})",
            room.split(['/', '?']).next().unwrap_or_default(),
            json!(words)
        ));
        look(room);
    }
    // A number is shown as it is written, and dialled as it is.
    page.wait("s.querySelector('.contacts [href=\"tel:999\"] bdi')?.textContent === '٩٩٩'");
    // A round: the artefact, the verdict, the explanation.
    page.run("location.hash = '#/v1/quiz';");
    page.click("[data-do=begin]");
    page.wait("s.querySelector('.artefact')");
    look("a question");
    page.click("[data-option=scam]");
    page.wait("s.querySelector('.asked, .told')");
    look("after the verdict");
    assert_eq!(wrong, Vec::<String>::new());
    // The switch has the pack's own languages, by their names.
    let names = "return [...w.shadowRoot.querySelectorAll('.tongues button')].map((one) => one.textContent);";
    assert_eq!(page.run(names), json!(["العربية", "English"]));
    page.click(".tongues [data-set=en]");
    page.wait("s.querySelector('.guard').lang === 'en' && s.querySelector('.guard').dir === 'ltr'");
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_language_that_no_browser_knows_is_shown_by_its_tag() {
    let unknown = COUNTRY.replace("\"en\"", "\"qqq\"");
    let page = Page::new(Setup::PHONE);
    page.server.page("/pack.json", &unknown);
    page.host("", "<topup-guard lang=fr pack=/pack.json></topup-guard>");
    comes_up(&page);
    let shown = page.run(
        "const guard = w.shadowRoot.querySelector('.guard');
         return [guard.lang, guard.dir, guard.querySelector('.tongues').innerText.trim()];",
    );
    assert_eq!(shown, json!(["qqq", "ltr", "Qqq"]));
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}
