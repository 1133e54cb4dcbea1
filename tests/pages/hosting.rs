//! What a host may set: colours of the page, headings, landmarks, the name, a contact; and what it prints and moves.
use crate::harness::{Page, findings, skip};
use crate::printing::pages;
use serde_json::{Value, json};
use topup_guard_drive::{EngineKind, Setup};

fn computed(page: &Page, css: &str, property: &str) -> Value {
    page.run(&format!("return getComputedStyle(w.shadowRoot.querySelector('{css}')).{property};"))
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_theme_of_the_page_is_followed_also_when_it_changes() {
    let page = Page::new(Setup::PHONE);
    if page.run("return CSS.supports('color', 'light-dark(#000, #fff)') && CSS.supports('color', 'oklch(from red l c h)');") != json!(true) {
        return skip("it has no light-dark() yet");
    }
    page.host("", "<topup-guard lang=en theme=page loading=eager></topup-guard>");
    page.ready();
    let lightness = "const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
        const look = (css, name) => {
          canvas.fillStyle = getComputedStyle(w.shadowRoot.querySelector(css))[name];
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).reduce((sum, one) => sum + one) / 765;
        };
        return [look('.guard', 'backgroundColor'), look('.guard', 'color'), look('.ask-check, .door', 'backgroundColor')].map((one) => one > 0.5);";
    for (scheme, expected) in [
        ("", json!([true, false, true])),
        ("dark", json!([false, true, false])),
        ("light", json!([true, false, true])),
        ("only dark", json!([false, true, false])),
    ] {
        page.run(&format!("document.documentElement.style.colorScheme = '{scheme}';"));
        assert_eq!(page.run(lightness), expected, "{scheme}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn background_ink_and_corners_reach_every_part_and_stay_readable() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<style>topup-guard { --topup-guard-background: #fff4f8; --topup-guard-ink: #300; --topup-guard-radius: 0px; }</style>",
        "<topup-guard lang=en theme=light view=picker loading=eager></topup-guard>",
    );
    page.ready();
    page.wait("s.querySelector('[data-option]')");
    let ground = computed(&page, ".guard", "backgroundColor");
    assert!(ground.as_str().is_some_and(|color| color != "rgb(246, 244, 238)"));
    for view in ["picker", "home", "help", "warnings", "quiz"] {
        page.run(&format!("w.view = '{view}';"));
        page.wait(&format!(
            "s.querySelector('[data-view={view}] h1') && !s.querySelector('[data-do=retry]')"
        ));
        let round = page.run(
            "return [...w.shadowRoot.querySelectorAll('.room *, .bar *, .help')].filter((one) => {
               const { borderTopLeftRadius: radius } = getComputedStyle(one);
               return !/^(0px|50%)$/.test(radius) && one.checkVisibility();
             }).map((one) => one.outerHTML.slice(0, 80));",
        );
        assert_eq!(round, json!([]), "{view}");
    }
    // Whatever a host writes, text is read.
    for (background, ink) in [("black", "white"), ("#777", "#777"), ("yellow", "yellow")] {
        page.run(&format!("w.style.setProperty('--topup-guard-background', '{background}'); w.style.setProperty('--topup-guard-ink', '{ink}');"));
        let contrast = page.run(
            "const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
             const luminance = (color) => {
               canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
               const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
               return 0.2126 * r + 0.7152 * g + 0.0722 * b;
             };
             const { backgroundColor, color } = getComputedStyle(w.shadowRoot.querySelector('.guard'));
             const [low, high] = [backgroundColor, color].map(luminance).sort((one, other) => one - other);
             return (high + 0.05) / (low + 0.05);",
        );
        assert!(contrast.as_f64().is_some_and(|contrast| contrast >= 7.0), "{background} {ink}: {contrast}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn in_an_article_axe_finds_no_second_main_and_no_second_heading() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<meta name=viewport content='width=device-width'>",
        "<header>the page</header><main><h1>An article</h1><p>text</p>
         <topup-guard lang=en headings=2 landmarks=none brand=none loading=eager></topup-guard></main>",
    );
    page.ready();
    for view in ["home", "picker", "help", "warnings"] {
        page.run(&format!("w.view = '{view}';"));
        page.wait(&format!(
            "s.querySelector('[data-view={view}] h1') && !s.querySelector('[data-do=retry]')"
        ));
        assert_eq!(findings(&page), [""; 0], "{view}");
        assert_eq!(
            page.run("return [...w.shadowRoot.querySelectorAll('main, header, footer')].length;"),
            json!(0)
        );
        assert_eq!(page.run("return w.shadowRoot.querySelector('.logo').checkVisibility();"), json!(false));
    }
    // The line that says whose information it is stays.
    page.wait("s.querySelector('.foot p').innerText.includes('Independent')");
    page.run("w.headings = null; w.landmarks = null; w.brand = null;");
    page.wait("s.querySelector('main') && !s.querySelector('h1').hasAttribute('aria-level') && s.querySelector('.logo').checkVisibility()");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_contact_of_the_host_stands_after_ours_with_its_origin() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<topup-guard lang=en view=help help-contact='+60-3-1234567 Service desk' loading=eager></topup-guard>");
    page.ready();
    page.wait("s.querySelector('[data-contact=host]')");
    let said = page.run("const one = w.shadowRoot.querySelector('[data-contact=host]');
        const all = [...w.shadowRoot.querySelectorAll('.contacts li')].filter((one) => !one.closest('details'));
        return [all.indexOf(one) === all.length - 1 && all.length > 2, one.querySelector('a').getAttribute('href'), one.innerText.includes(location.origin)];");
    assert_eq!(said, json!([true, "tel:+60-3-1234567", true]));
    for odd in ["110", "x y", "<img src=x> y", "javascript:alert(1) x"] {
        page.session
            .run("document.querySelector('topup-guard').helpContact = arguments[0];", &[json!(odd)])
            .expect("the attribute");
        page.wait("!s.querySelector('[data-contact=host]')");
    }
    // An address, which can come from anybody, cannot name one.
    page.go(&page.server.url("/embed.html?view=help&lang=en&help-contact=400-123+evil"));
    page.ready();
    page.wait("s.querySelector('.contacts')");
    assert_eq!(page.run("return w.hasAttribute('help-contact');"), json!(false));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_widget_in_a_long_article_prints_alone() {
    let page = Page::new(Setup::PHONE);
    if page.kind != EngineKind::Chrome {
        return skip("its driver does not print while the page asks for it");
    }
    let article = "<p style='height: 900px'>text of the article</p>".repeat(8);
    let hook = "<script>window.print = () => { window.printing = true; dispatchEvent(new Event('beforeprint')); };</script>";
    page.host(
        &format!("{hook}<style>.wrap {{ display: grid; padding: 40px }} .wrap::before {{ content: 'an ornament' }}</style>"),
        &format!("bare text<nav style='position: fixed'>menu</nav>{article}<div class=wrap><div id=in></div></div>{article}"),
    );
    // In a shadow root of the host's own, as deep as it may be.
    page.run(
        "const inner = document.querySelector('#in').attachShadow({ mode: 'open' });
         inner.innerHTML = '<p>around</p><section><slot></slot></section>';
         const one = document.createElement('topup-guard');
         one.lang = 'en'; one.setAttribute('view', 'picker'); one.loading = 'eager';
         document.querySelector('#in').append(one);",
    );
    page.ready();
    for option in ["phone", "nobody", "me", "uneasy", "wallet", "stay"] {
        page.click(&format!("[data-option={option}]"));
    }
    page.wait("s.querySelector('[data-view=result] .print-only li')");
    assert!(pages(&page.session.print().expect("a PDF")) > 5, "the person's own print is the page's");
    page.click("[data-do=print]");
    page.wait("window.printing");
    let pdf = page.session.print().expect("a PDF");
    assert_eq!(pages(&pdf), 1);
    page.run("dispatchEvent(new Event('afterprint'));");
    assert_eq!(page.run("return document.querySelectorAll('[data-topup-guard-printed]').length + document.adoptedStyleSheets.length;"), json!(0));
    assert!(pages(&page.session.print().expect("a PDF")) > 5, "as before");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_a_frame_may_not_do_is_said_with_the_link() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<script src=/embed-host.js></script>",
        "<iframe data-topup-guard title=t sandbox='allow-scripts allow-same-origin' allow=\"clipboard-write 'none'; web-share 'none'\" style='width: 100%; height: 700px'
           src='/embed.html?view=picker&lang=en'></iframe>",
    );
    let s = "document.querySelector('iframe').contentDocument?.querySelector('topup-guard')?.shadowRoot";
    for option in ["phone", "nobody", "me", "uneasy", "wallet", "stay"] {
        page.wait(&format!("(({s})?.querySelector('[data-option={option}]')?.click(), !!({s})?.querySelector('[data-option={option}]')) || ({s})?.querySelector('[data-view=result]')"));
    }
    page.wait(&format!("{s}.querySelector('[data-do=share]')"));
    page.run(&format!("{s}.querySelector('[data-do=share]').click();"));
    page.wait(&format!("{s}.querySelector('[data-link]')?.innerText.includes('#/v1/result?card=phone')"));
    page.run(&format!("{s}.querySelector('[data-do=print]').click();"));
    page.wait(&format!(
        "/screenshot/.test({s}.querySelector('.guard').innerText) && {s}.querySelector('[data-link]')"
    ));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_page_that_was_open_for_days_looks_at_the_day_again() {
    let page = Page::new(Setup::PHONE);
    // The page's clock, which the test moves.
    page.host(
        "<script>{ const real = Date.now; window.ahead = 0; const Real = Date;
           window.Date = class extends Real { constructor(...all) { all.length ? super(...all) : super(real() + ahead); } static now() { return real() + ahead; } }; }
           localStorage.clear(); localStorage['topup-guard:known'] = 'on';</script>",
        "<topup-guard lang=en loading=eager></topup-guard>",
    );
    page.ready();
    let day = page
        .run("return Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000);")
        .as_i64()
        .unwrap_or_default();
    page.run(&format!("localStorage['topup-guard:quiz-due'] = '{}'; w.view = 'number';", day + 20));
    page.wait("s.querySelector('[data-view=number] input')");
    page.run("w.view = 'home';");
    page.wait("s.querySelector('[data-view=home] [data-go=quiz]')");
    let before = page.run("return w.shadowRoot.querySelector('[data-view=home]').innerText;");
    page.run(
        "ahead = 30 * 86400000; document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));",
    );
    page.session
        .wait_until(&format!("document.querySelector('topup-guard').shadowRoot.querySelector('[data-view=home]').innerText !== {before}"), crate::harness::PATIENCE)
        .expect("what is due is said");
}
