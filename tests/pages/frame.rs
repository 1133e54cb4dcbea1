//! The page for an iframe, on our origin inside a page of another: height, events, and who gets them.
use crate::harness::{PATIENCE, Page};
use crate::policy::built_headers;
use serde_json::{Value, json};
use topup_guard_drive::{EngineKind, Fault, Server, Setup};

/// Host on an origin of its own.
struct Outside {
    page: Page,
}

impl Outside {
    fn new() -> Self {
        Self { page: Page::new(Setup::PHONE) }
    }

    /// Returns the host's server.
    fn host(&self) -> &Server {
        self.page.other_origin()
    }

    /// Opens a host page on the other origin with our frame at this query, and these lines after it.
    fn open(&self, query: &str, attributes: &str, after: &str) {
        let frame = self.page.server.url(&format!("/embed.html?{query}"));
        // Counts what our frame says, before the host script hears it.
        let html = format!(
            "<!doctype html><meta charset=utf-8><title>host</title><link rel=icon href='data:,'>
             <script>window.heights = []; window.heard = [];
               addEventListener('message', ({{ data }}) => data?.type === 'height' && heights.push(data.height));
               for (const name of ['ready', 'answer', 'result', 'resize', 'error'])
                 addEventListener(`topup-guard:${{name}}`, (event) => heard.push([name, event.detail]));
               addEventListener('error', (event) => heard.push(['uncaught', event.message]));
             </script>
             <body style='margin: 0'><iframe data-topup-guard title='TopUp Guard' style='width: 100%; height: 300px; border: 0' {attributes} src='{frame}'></iframe>{after}"
        );
        self.host().page("/host.html", html);
        self.page.go(&self.host().url("/host.html"));
    }

    /// Returns the tag of the host script, from our origin.
    fn script(&self) -> String {
        format!("<script src='{}'></script>", self.page.server.url("/embed-host.js"))
    }

    /// Waits until the frame has sent that it is ready, and its height.
    fn ready(&self) {
        let ready = "heights.length > 0 && heard.some(([name]) => name === 'ready')";
        self.page.wait(ready);
    }

    fn run(&self, body: &str) -> Value {
        self.page.session.run(body, &[]).expect("the script")
    }
}

/// Waits for twenty frames, in which a height that oscillates would be sent again and again.
const PAINTED: &str =
    "return (async () => { for (let n = 0; n < 20; n += 1) await new Promise(requestAnimationFrame); })();";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_frame_has_its_content_s_height_after_two_messages_at_most() {
    let outside = Outside::new();
    for width in [390, 1280] {
        outside.page.session.set_up(Setup { width, ..Setup::PHONE }).expect("the window");
        outside.open("view=home&lang=en", "", &outside.script());
        outside.ready();
        outside.page.session.run_async(PAINTED, &[]).expect("the script");
        let [count, told, height] =
            ["heights.length", "heights.at(-1)", "document.querySelector('iframe').offsetHeight"]
                .map(|what| outside.run(&format!("return {what};")).as_f64().unwrap_or_default());
        assert!(count <= 2.0, "{}", outside.run("return heights;"));
        assert_eq!(told, height);
        assert!(height > 560.0, "{height}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn it_grows_and_shrinks_with_the_view() {
    let page = Page::new(Setup::PHONE);
    // On our own origin, so that the test can reach inside.
    page.host(
        "<script src=/embed-host.js></script><script src=/embed-host.js?again></script>",
        "<iframe data-topup-guard title=t style='width: 100%; height: 300px; border: 0' src='/embed.html?view=help&lang=en'></iframe>",
    );
    let inside = "document.querySelector('iframe').contentDocument";
    let fits = |view: &str| {
        let fits = format!(
            "((d) => d?.querySelector('topup-guard')?.shadowRoot?.querySelector('[data-view={view}]')
               && d.documentElement.scrollHeight === document.querySelector('iframe').offsetHeight
               && Math.ceil(d.querySelector('topup-guard').getBoundingClientRect().height) === document.querySelector('iframe').offsetHeight
               && document.querySelector('iframe').offsetHeight)({inside})"
        );
        page.session.wait_until(&fits, PATIENCE).unwrap_or_else(|error| {
            let seen = page.run(&format!("const d = {inside}; const one = d.querySelector('topup-guard'); return [one.view, one.shadowRoot.querySelector('[data-view]')?.dataset.view, d.documentElement.scrollHeight, d.body.offsetHeight, one.getBoundingClientRect().height, document.querySelector('iframe').offsetHeight];"));
            panic!("{view}: {seen} {error}")
        })
    };
    let set = |view: &str| {
        page.run(&format!("{inside}.querySelector('topup-guard').view = '{view}';"));
        fits(view).as_f64().unwrap_or_default()
    };
    // Help grows by its sources when the pages' pack is there.
    let sources = format!("{inside}?.querySelector('topup-guard')?.shadowRoot?.querySelector('.sources li')");
    page.wait(&format!("!!{sources}"));
    let help = fits("help").as_f64().unwrap_or_default();
    let number = set("number");
    assert!(number < help, "{number} {help}");
    assert_eq!(set("help"), help, "back where it was");
    // The script included twice tells things once.
    assert_eq!(page.events("ready").len(), 1);
    assert_eq!(page.events("uncaught"), [""; 0]);
    assert_eq!(page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn without_the_host_script_it_scrolls_inside_and_says_nothing() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<script>window.messages = []; addEventListener('message', (event) => messages.push(event.data));</script>",
        "<iframe data-topup-guard title=t style='height: 300px; border: 0' src='/embed.html?lang=en'></iframe>",
    );
    let inside = "document.querySelector('iframe').contentDocument";
    let ready = format!("{inside}?.querySelector('topup-guard')?.dataset.state === 'ready'");
    page.wait(&ready);
    let scrolls = format!(
        "const root = {inside}.documentElement; root.scrollTop = 100;
         return [root.scrollTop, document.querySelector('iframe').offsetHeight, messages.length];"
    );
    assert_eq!(page.run(&scrolls), json!([100, 300, 0]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn only_listed_hosts_get_messages() {
    let outside = Outside::new();
    let list = |hosts: String| {
        // As an operator writes it into the page.
        let html = std::fs::read_to_string(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static/embed.html"),
        );
        let html = html.expect("the page").replace(
            "name=\"topup-guard-hosts\" content=\"*\"",
            &format!("name=\"topup-guard-hosts\" content=\"{hosts}\""),
        );
        outside.page.server.page("/embed.html", html);
    };
    list(format!("https://a.example {}", outside.host().origin()));
    outside.open("lang=en", "", &outside.script());
    outside.ready();
    list("https://a.example https://b.example".to_owned());
    outside.open("lang=en", "", &outside.script());
    // Ready all the same, only silent: it has asked for all it needs, and then been painted.
    let whole = || outside.page.asked_for("/v1/assets/full-").len();
    let before = whole();
    while whole() == before {
        outside.page.session.run_async(PAINTED, &[]).expect("the script");
    }
    outside.page.session.run_async(PAINTED, &[]).expect("the script");
    assert_eq!(outside.run("return [heights, heard];"), json!([[], []]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_accepts_messages_of_its_frame_alone() {
    let outside = Outside::new();
    // A frame of some other origin that says what ours would say, and ours later with another version's
    // words.
    outside.page.server.page(
        "/liar.html",
        "<script>for (const data of [{ 'topup-guard': 1, type: 'height', height: 5000 }, { 'topup-guard': 1, type: 'result', detail: 'lie' }])
           parent.postMessage(data, '*'); parent.postMessage('said', '*');</script>",
    );
    let liar = outside.page.server.url("/liar.html");
    let after = format!(
        "<script>window.said = 0; addEventListener('message', (event) => {{ said += event.data === 'said'; }});</script>
         {}<iframe title=liar src='{liar}'></iframe>
         <iframe title=moved data-topup-guard src='https://topup-guard.example/embed.html' srcdoc='<script>
            for (const height of [4000, -1, 1e9, NaN]) parent.postMessage({{ \"topup-guard\": 1, type: \"height\", height }}, \"*\");
            parent.postMessage(\"said\", \"*\");</script>'></iframe>",
        outside.script()
    );
    outside.open("lang=en", "", &after);
    outside.ready();
    outside.page.wait("said === 2");
    let strange = "document.querySelector('iframe').contentWindow.postMessage({ 'topup-guard': 2, type: 'hello' }, '*');
        for (const data of [null, 'text', 7, [], {}, { 'topup-guard': '1' }, { 'topup-guard': 1 }, { 'topup-guard': 1, type: 'height', height: '9e9px' }, { 'topup-guard': 1, type: 'constructor' }])
          { postMessage(data, '*'); document.querySelector('iframe').contentWindow.postMessage(data, '*'); }";
    outside.run(strange);
    outside.page.session.run_async(PAINTED, &[]).expect("the script");
    let heard = outside.run("return [...new Set(heard.map(([name]) => name))].sort();");
    assert_eq!(heard, json!(["ready", "resize"]));
    let heights = outside
        .run("return [...document.querySelectorAll('iframe')].slice(1).map((one) => one.style.height);");
    assert_eq!(heights, json!(["", ""]));
}

/// Messages to our frame that are no valid hello.
const ODD: &str = "
    const loop = { 'topup-guard': 1 };
    loop.type = loop;
    const proto = JSON.parse('{ \"__proto__\": { \"topup-guard\": 1, \"type\": \"hello\" } }');
    const hello = { 'topup-guard': 1, type: 'hello' };
    const odd = [null, undefined, '', 'hello', 'topup-guard', JSON.stringify(hello), 0, NaN, true, 1n, [], [hello], {}, loop, proto,
      { constructor: { prototype: hello } }, new Date(), /topup-guard/, new Map(Object.entries(hello)), new Set([hello]),
      new Error('hello'), new ArrayBuffer(8), new Blob(['hello']), 'x'.repeat(1e6),
      { ...hello, 'topup-guard': 2 }, { ...hello, 'topup-guard': 0 }, { ...hello, 'topup-guard': '1' }, { ...hello, 'topup-guard': [1] },
      { ...hello, 'topup-guard': null }, { 'topup-guard': 1 }, { ...hello, type: 'Hello' }, { ...hello, type: ['hello'] },
      { ...hello, type: 'height', height: 5 }, { ...hello, type: 'constructor' }, { ...hello, type: '__proto__' }, { ...hello, type: null }];";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_frame_answers_its_host_s_hello_alone() {
    let outside = Outside::new();
    // A frame beside ours, of the host's own origin, that says hello to it too.
    outside.host().page(
        "/neighbour.html",
        "<script>onmessage = () => { const ours = parent.frames[0];
           for (let n = 0; n < 3; n += 1) ours.postMessage({ 'topup-guard': 1, type: 'hello' }, '*');
           parent.postMessage('said', '*'); };</script>",
    );
    let after = "<iframe title=neighbour src=/neighbour.html></iframe><script>window.answers = []; window.said = 0;
        addEventListener('message', ({ data }) => data === 'said' ? said += 1 : answers.push(data));</script>";
    outside.open("lang=en", "", after);
    // The frame says nothing by itself, so its whole program tells that it is ready.
    let fetched = || outside.page.asked_for("/v1/assets/full-").len();
    while fetched() < 2 {
        outside.page.session.run_async(PAINTED, &[]).expect("the script");
    }
    outside.run("frames[1].postMessage('go', '*');");
    outside.page.wait("said === 1");
    outside.run(&format!("{ODD} for (const one of odd) frames[0].postMessage(one, '*');"));
    outside.page.session.run_async(PAINTED, &[]).expect("the script");
    assert_eq!(outside.run("return answers;"), json!([]));
    // Still there, and well: a hello of the host is answered.
    outside.run(&format!("{ODD} frames[0].postMessage(hello, '*');"));
    outside.page.wait("answers.length === 2");
    assert_eq!(outside.run("return answers.map(({ type }) => type);"), json!(["ready", "height"]));
    // What it can do it says to a host script that asks.
    outside.run("frames[0].postMessage({ 'topup-guard': 1, type: 'hello', can: [] }, '*');");
    outside.page.wait("answers.some(({ type, can }) => type === 'hello' && can.includes('set'))");
    assert_eq!(outside.page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_host_script_ignores_messages_that_are_not_its_frame_s() {
    let outside = Outside::new();
    outside.open("lang=en", "", &outside.script());
    outside.ready();
    let before = outside.run("return heard.length;");
    // By the page itself, and by the frame's own window as another page of its origin could.
    outside.run(&format!("{ODD} for (const one of odd) postMessage(one, '*');"));
    outside.page.session.run_async(PAINTED, &[]).expect("the script");
    assert_eq!(outside.run("return heard.length;"), before);
    assert_eq!(
        outside.run("return ({}).type === undefined && Object.keys(Object.prototype).length === 0;"),
        json!(true)
    );
    assert_eq!(outside.page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn the_address_says_what_a_frame_starts_with() {
    let outside = Outside::new();
    for (query, css) in [
        ("view=quiz&start=points+5&lang=en", "[data-view=quiz] [data-do=begin]"),
        ("view=picker&start=data&lang=en", "[data-view=picker] [data-option=somebody]"),
        (
            "view=picker&start=%3Cimg%3E&theme=%00&text-size=9&report=x&lang=__proto__",
            "[data-view=picker] [data-option=data]",
        ),
    ] {
        outside.page.host("", &format!("<iframe src='/embed.html?{query}'></iframe>"));
        let found = format!(
            "document.querySelector('iframe').contentDocument?.querySelector('topup-guard')?.shadowRoot?.querySelector('{css}')"
        );
        outside.page.wait(&format!("!!{found}"));
    }
    assert_eq!(outside.page.session.console().expect("the console"), Vec::<String>::new());
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_strict_host_needs_to_allow_the_frame_and_the_script_only() {
    let outside = Outside::new();
    let files = outside.page.server.origin();
    // The test's own listener is inline; the page's `style` attributes are not ours.
    let policy = format!(
        "default-src 'none'; frame-src {files}; script-src 'unsafe-inline' {files}; style-src-attr 'unsafe-inline'; img-src data:"
    );
    outside.host().fault("/host.html", Fault::Header("Content-Security-Policy", policy));
    outside.open("lang=en", "", &outside.script());
    outside.ready();
    outside.page.session.run_async(PAINTED, &[]).expect("the script");
    assert_eq!(
        outside.run("return document.querySelector('iframe').offsetHeight === heights.at(-1);"),
        json!(true)
    );
    let requested = outside.page.session.requested().expect("the list of requests");
    let known = |url: &String| {
        [files.clone(), outside.host().origin()].iter().any(|origin| url.starts_with(origin))
            || url.starts_with("data:")
            || url == "about:blank"
    };
    assert_eq!(requested.into_iter().filter(|url| !known(url)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn in_a_sandbox_without_an_origin_it_works_and_fits() {
    let outside = Outside::new();
    // What a frame without an origin fetches comes from elsewhere for it; the headers of the build allow that.
    outside.page.server.headers(&opened_headers());
    outside.open("lang=en", "sandbox=allow-scripts", &outside.script());
    if outside.page.kind == EngineKind::Webkit {
        // There `'self'` in a page's own policy names nothing where the page has no origin: nothing is
        // loaded, nothing is told, and the advice in the page is all there is.
        for _ in 0..5 {
            outside.page.session.run_async(PAINTED, &[]).expect("the script");
        }
        assert_eq!(outside.run("return [heights, heard];"), json!([[], []]));
        return;
    }
    outside.ready();
    outside.page.session.run_async(PAINTED, &[]).expect("the script");
    assert_eq!(
        outside.run("return document.querySelector('iframe').offsetHeight === heights.at(-1);"),
        json!(true)
    );
}

/// Returns the headers of the build, with the page for frames opened to every host.
fn opened_headers() -> String {
    built_headers().replace("frame-ancestors 'self'", "frame-ancestors *")
}

/// JavaScript for whether the heading of a frame is in view: where it stands in the host's window, and that the frame is
/// what is seen there.
const IN_VIEW: &str = "((frame) => {
    const heading = frame.contentDocument?.querySelector('topup-guard')?.shadowRoot?.querySelector('h1');
    if (!heading) return false;
    const y = frame.getBoundingClientRect().top + heading.getBoundingClientRect().top;
    return y >= 0 && y + 20 <= innerHeight && document.elementFromPoint(innerWidth / 2, y + 10) === frame;
  })(document.querySelector('iframe'))";

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_new_screen_s_heading_is_in_view_under_a_header_that_stays() {
    let page = Page::new(Setup::PHONE);
    for (header, style) in [
        ("", ""),
        (
            "<header style='position: sticky; top: 0; height: 90px; z-index: 9; background: #ddd'><a>of the page</a></header>",
            "html { scroll-behavior: smooth; }",
        ),
    ] {
        page.host(
            &format!("<meta name=viewport content='width=device-width'><style>body {{ margin: 0 }} {style}</style><script src=/embed-host.js></script>"),
            &format!("{header}<p style='height: 700px'>an article</p>
              <iframe data-topup-guard title=t style='display: block; width: 100%; height: 300px; border: 0' src='/embed.html?view=picker&lang=en'></iframe>
              <p style='height: 2000px'>its rest</p>"),
        );
        let inside =
            "document.querySelector('iframe').contentDocument.querySelector('topup-guard').shadowRoot";
        page.wait(&format!("document.querySelector('iframe').contentDocument?.querySelector('topup-guard')?.dataset.state === 'ready' && document.querySelector('iframe').offsetHeight > 400 && {inside}.querySelector('[data-option=phone]')"));
        // From far down in the frame, as somebody who has read all the options.
        page.run("scrollTo({ top: 700 + document.querySelector('iframe').offsetHeight - 200, behavior: 'instant' });");
        page.run(&format!("{inside}.querySelector('[data-option=phone]').click();"));
        page.wait(&format!("{inside}.querySelector('[data-change=card]')"));
        page.wait(IN_VIEW);
        // In view already: nothing moves.
        page.run(&format!("window.before = scrollY; {inside}.querySelector('[data-option]').click();"));
        page.wait(&format!("{inside}.querySelectorAll('[data-change]').length > 1 || {inside}.querySelector('[data-view=result]')"));
        page.wait(IN_VIEW);
        assert_eq!(page.run("return Math.abs(scrollY - before) < 2;"), json!(true));
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn on_a_page_that_isolates_itself_it_works() {
    let outside = Outside::new();
    outside.page.server.headers(&opened_headers());
    outside.host().headers(
        "/host.html\n  Cross-Origin-Embedder-Policy: require-corp\n  Cross-Origin-Opener-Policy: same-origin\n",
    );
    outside.open("lang=en", "", &outside.script());
    outside.ready();
    assert_eq!(outside.run("return crossOriginIsolated;"), json!(true));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn on_another_origin_the_host_moves_to_a_new_heading_too() {
    let outside = Outside::new();
    let above = "<script>document.body.insertAdjacentHTML('afterbegin', '<p style=\"height: 700px\">an article</p>');
        document.body.insertAdjacentHTML('beforeend', '<p style=\"height: 2000px\">its rest</p>');
        window.tops = []; addEventListener('message', ({ data }) => data?.type === 'heading' && tops.push(data.top));</script>";
    outside.open("view=picker&lang=en", "", &format!("{above}{}", outside.script()));
    outside.ready();
    outside.page.wait("document.querySelector('iframe').offsetHeight > 400");
    outside.run("scrollTo(0, 700 + document.querySelector('iframe').offsetHeight - 100);");
    outside.run("document.querySelector('iframe').topupGuard.view = 'help';");
    outside.page.wait("tops.length > 0");
    outside.page.wait("((y) => y >= 0 && y < innerHeight - 20)(document.querySelector('iframe').getBoundingClientRect().top + tops.at(-1))");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_sets_and_calls_without_loading_the_frame_anew() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<script src=/embed-host.js></script>",
        "<iframe data-topup-guard title=t style='width: 100%; height: 300px; border: 0' src='/embed.html?view=picker&lang=en'></iframe>",
    );
    // Before the page inside is there at all.
    page.run("document.querySelector('iframe').topupGuard.set({ 'text-size': 'large', '--topup-guard-accent': 'rgb(120, 0, 60)', onclick: 'alert(1)', style: 'display: none' });");
    let guard = "document.querySelector('iframe').contentDocument?.querySelector('topup-guard')?.shadowRoot?.querySelector('.guard')";
    page.wait(&format!("{guard}?.dataset.text === 'large'"));
    page.run(
        "window.loads = 0; document.querySelector('iframe').addEventListener('load', () => (loads += 1));",
    );
    for (set, then) in [
        ("theme = 'dark'", ".dataset.theme === 'dark'"),
        ("lang = 'zh-Hans'", ".lang === 'zh-Hans'"),
        ("view = 'help'", ".dataset.view === 'help'"),
        ("textSize = 'normal'", ".dataset.text === 'normal'"),
        ("lang = null", ".lang === 'zh-Hans'"),
        ("headings = 2", ".querySelector('h1').getAttribute('aria-level') === '2'"),
        (
            "helpContact = '400-123-4567 Our desk'",
            ".querySelector('[data-contact=host]')?.innerText.includes('127.0.0.1')",
        ),
        ("start()", ".dataset.view === 'help'"),
    ] {
        page.run(&format!("document.querySelector('iframe').topupGuard.{set};"));
        page.wait(&format!("{guard}{then}"));
    }
    assert_eq!(page.run("return loads;"), 0);
    page.wait(&format!("getComputedStyle({guard}.getRootNode().host).getPropertyValue('--topup-guard-accent').includes('120')"));
    assert_eq!(page.run(&format!("const one = {guard}.getRootNode().host; return [one.hasAttribute('onclick'), one.getAttribute('style').includes('display')];")), json!([false, false]));
    // The log is for a page of the same origin alone, as this one is.
    let log = page.run("return (await document.querySelector('iframe').topupGuard.export()).startsWith('topup-guard-log 1');");
    assert_eq!(log, json!(true));
    let refused =
        page.run("return await document.querySelector('iframe').topupGuard.import('x').catch(String);");
    assert_eq!(refused, json!("foreign"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn another_origin_s_host_may_begin_again_and_never_gets_the_log() {
    let outside = Outside::new();
    outside.open("view=picker&lang=en", "", &outside.script());
    outside.ready();
    let call = "const frame = document.querySelector('iframe').topupGuard;
        return Promise.all(['reset', 'export', 'import'].map((name) => frame[name]('x').then(() => 'done', String)));";
    let said = outside.page.session.run_async(call, &[]).expect("the script");
    assert_eq!(said, json!(["done", "refused", "refused"]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn an_earlier_page_in_the_frame_and_an_earlier_host_script_go_on_working() {
    // A page in the frame that knows nothing of what came later.
    let page = Page::new(Setup::PHONE);
    page.server.page(
        "/earlier.html",
        "<script>addEventListener('message', ({ data }) => {
            if (data?.['topup-guard'] !== 1 || data.type !== 'hello') return;
            parent.postMessage({ 'topup-guard': 1, type: 'ready' }, '*');
            parent.postMessage({ 'topup-guard': 1, type: 'height', height: 480 }, '*');
          });</script>",
    );
    page.host(
        "<script src=/embed-host.js></script>",
        "<iframe data-topup-guard title=t src='/earlier.html?lang=en'></iframe>",
    );
    page.wait("document.querySelector('iframe').style.height === '480px'");
    // What is set goes into the address, and calls say that nobody hears them.
    page.run("document.querySelector('iframe').topupGuard.theme = 'dark';");
    page.wait("document.querySelector('iframe').contentWindow.location.search === '?lang=en&theme=dark'");
    assert_eq!(
        page.run("return document.querySelector('iframe').topupGuard.reset().catch(String);"),
        json!("refused")
    );
    // An earlier host script says hello and no more.
    let outside = Outside::new();
    let earlier = "<script>addEventListener('message', ({ data }) => (window.types ??= []).push(data.type));
        document.querySelector('iframe').addEventListener('load', ({ target }) => target.contentWindow.postMessage({ 'topup-guard': 1, type: 'hello' }, '*'));</script>";
    outside.open("lang=en", "", earlier);
    outside.page.wait("window.types?.includes('height')");
    assert_eq!(outside.run("return types.filter((type) => !/^(ready|height)$/.test(type));"), json!([]));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn in_a_shadow_root_one_line_gives_the_frame_its_height() {
    let page = Page::new(Setup::PHONE);
    page.host(
        "<script src=/embed-host.js></script>",
        "<div id=host></div><script>{
            const frame = document.createElement('iframe');
            frame.dataset.topupGuard = '';
            frame.src = '/embed.html?view=help&lang=en';
            frame.addEventListener('load', () => frame.dispatchEvent(new Event('topup-guard:hello', { bubbles: true, composed: true })));
            document.querySelector('#host').attachShadow({ mode: 'open' }).append(frame);
            window.frame = frame;
          }</script>",
    );
    page.wait("parseInt(frame.style.height) > 400");
}
