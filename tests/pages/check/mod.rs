//! Check on the built files: nothing put into its field is left anywhere; a finding is announced once.
use crate::harness::Page;
use serde_json::{Value, json};
use topup_guard_drive::{ENTER, LANGS, Setup, TAB};

/// Letters that are nowhere else, inside a text that has a sign.
const MARKER: &str = "QZXVWJ4711";

/// Text of a known scam with the marker in it.
fn text() -> String {
    format!("客服说要退话费，让我把刚收到的验证码发给他 {MARKER}")
}

/// JavaScript that returns every place outside the widget where the marker is, as the body of a function.
const TRACES: &str = "
    const marker = arguments[0], found = [];
    const look = (where, what) => { if (String(what).includes(marker)) found.push(where); };
    for (const store of ['localStorage', 'sessionStorage'])
      for (let at = 0; at < window[store].length; at += 1) {
        const key = window[store].key(at);
        look(store, key + window[store].getItem(key));
      }
    look('address', location.href);
    look('title', document.title);
    look('state', JSON.stringify(history.state));
    look('cookie', document.cookie);
    look('name', window.name);
    look('page', document.documentElement.outerHTML);
    look('events', JSON.stringify(window.heard ?? []));
    for (const entry of performance.getEntries()) look('entry', entry.name);
    return (async () => {
      for (const { name, version } of await indexedDB.databases?.() ?? []) {
        look('database', name);
        const base = await new Promise((done, fail) => Object.assign(indexedDB.open(name, version), { onsuccess: ({ target }) => done(target.result), onerror: fail }));
        for (const store of base.objectStoreNames) {
          const all = await new Promise((done, fail) => Object.assign(base.transaction(store).objectStore(store).getAll(), { onsuccess: ({ target }) => done(target.result), onerror: fail }));
          look('database', JSON.stringify(all));
        }
        base.close();
      }
      for (const name of await caches?.keys() ?? []) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          look('cache', request.url);
          look('cache', await (await cache.match(request)).text());
        }
      }
      return [...new Set(found)];
    })();";

/// Returns every trace of the marker: in the page, in the browser's stores, in its console and at the server.
fn traces(page: &Page) -> Vec<String> {
    let found = page.session.run_async(TRACES, &[json!(MARKER)]).unwrap_or_else(|error| panic!("{error}"));
    let found = found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    let console = page.session.console().expect("the console").into_iter();
    let console = console.filter(|line| line.contains(MARKER)).map(|line| format!("console: {line}"));
    let asked = page.server.requested().into_iter();
    let asked = asked.filter(|one| one.target.contains(MARKER)).map(|one| format!("server: {}", one.target));
    found.chain(console).chain(asked).collect()
}

/// Takes the share sheet's place, and keeps what it is given out of the page.
const SHEET: &str = "
    Object.defineProperty(navigator, 'share', { configurable: true, value: async ({ text }) => { window.sheet = text.length; } });
    Object.defineProperty(navigator, 'canShare', { configurable: true, value: () => false });";

/// Pastes a text into a field: what a browser does for the person's keys.
fn paste(page: &Page, css: &str) {
    page.wait(&format!("s.querySelector('{css}')"));
    page.run(&format!(
        "const field = w.shadowRoot.querySelector('{css}');
         field.value = '{}';
         field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true, inputType: 'insertFromPaste' }}));",
        text()
    ));
}

/// Drops a text onto the field.
fn drop(page: &Page) {
    page.run(&format!(
        "const dataTransfer = new DataTransfer();
         dataTransfer.setData('text/plain', '{}');
         const field = w.shadowRoot.querySelector('#draft');
         for (const kind of ['dragover', 'drop'])
           field.dispatchEvent(new DragEvent(kind, {{ bubbles: true, cancelable: true, composed: true, dataTransfer }}));",
        text()
    ));
}

/// Waits until the finding on the text is there.
fn found(page: &Page) {
    page.wait("s.querySelector('[data-view=check] [data-level=known]')");
}

/// Goes through everything that a person can do with a finding, beginning and ending at it.
fn walk(page: &Page, other: &str) {
    let again = || {
        page.click("[data-go=home]");
        page.click("[data-view=home] [data-go=check]");
        found(page);
    };
    let back = || {
        page.click("[data-go=back]");
        found(page);
    };
    page.click("[data-do=look]");
    page.run(SHEET);
    page.click("[data-do=share]");
    page.wait("window.sheet > 0");
    page.click("[data-do=picture]");
    page.wait("s.querySelector('img.handed')?.complete");
    page.click("[data-help=code]");
    page.wait("s.querySelector('[data-view=help] h1')");
    again();
    page.click("[data-go=note]");
    page.wait(&format!("s.querySelector('[data-view=note] .note-text')?.innerText.includes('{MARKER}')"));
    again();
    page.click("[data-warning]");
    page.wait("s.querySelector('[data-view=warnings] h1')");
    back();
    page.click("[data-go=practise]");
    page.wait("s.querySelector('[data-view=quiz] h1')");
    back();
    page.click(&format!("[data-set={other}]"));
    page.wait(&format!("s.querySelector('[data-view=check][lang={other}] [data-level=known]')"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_is_put_into_check_is_left_nowhere() {
    let page = Page::new(Setup::PHONE);
    for (lang, other) in [("zh-Hans", "en"), ("en", "zh-Hant")] {
        // From the home screen, so that one program hands the text over to another.
        page.view(lang, "home");
        paste(&page, "#got");
        found(&page);
        walk(&page, other);
        assert_eq!(traces(&page), [""; 0], "{lang}");
        // Typed, and dropped behind it.
        page.write("#draft", &text());
        drop(&page);
        page.wait(&format!("s.querySelector('#draft').value.split('{MARKER}').length === 3"));
        found(&page);
        assert_eq!(traces(&page), [""; 0], "{lang}");
        // What is left is gone with the page.
        page.view(lang, "check");
        assert_eq!(page.run("return w.shadowRoot.querySelector('#draft').value;"), json!(""));
        assert_eq!(traces(&page), [""; 0], "{lang}");
    }
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_host_page_hears_nothing_of_it_and_the_room_says_what_it_could_read() {
    let page = Page::new(Setup::PHONE);
    page.host("", "<topup-guard lang=zh-Hans view=check report=answers></topup-guard>");
    page.ready();
    page.wait("s.querySelector('#draft-hint')");
    let hint = page.run("return w.shadowRoot.querySelector('#draft-hint').innerText;");
    assert!(hint.as_str().is_some_and(|hint| hint.contains("别人的网页")), "{hint}");
    page.write("#draft", &text());
    found(&page);
    walk(&page, "en");
    assert_eq!(traces(&page), [""; 0]);
    let heard = page.run("return JSON.stringify(heard);");
    assert!(heard.as_str().is_some_and(|heard| heard.contains("ready")), "the page listens: {heard}");
}

/// Proves that the tests above can fail.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_trace_would_be_seen() {
    let page = Page::new(Setup::PHONE);
    page.view("en", "help");
    assert_eq!(traces(&page), [""; 0]);
    page.run(&format!(
        "localStorage.setItem('kept', '{MARKER}'); sessionStorage.setItem('{MARKER}', ''); document.title = '{MARKER}';
         history.replaceState('{MARKER}', '', '?{MARKER}'); console.log('{MARKER}');
         await (await caches.open('kept')).put('/kept', new Response('{MARKER}'));
         await new Promise((done) => Object.assign(indexedDB.open('kept', 1), {{
           onupgradeneeded: ({{ target }}) => target.result.createObjectStore('all', {{ autoIncrement: true }}),
           onsuccess: ({{ target }}) => {{
             const put = target.result.transaction('all', 'readwrite');
             put.objectStore('all').add('{MARKER}');
             put.oncomplete = () => {{ target.result.close(); done(); }};
           }},
         }}));
         await fetch('/{MARKER}').catch(() => 0);"
    ));
    let seen = traces(&page);
    for place in
        ["localStorage", "sessionStorage", "address", "title", "state", "cache", "database", "server: "]
    {
        assert!(seen.iter().any(|trace| trace.starts_with(place)), "{place}: {seen:?}");
    }
    if page.kind.reports_console() {
        assert!(seen.iter().any(|trace| trace.starts_with("console")), "{seen:?}");
    }
    page.run(
        "localStorage.clear(); sessionStorage.clear(); await caches.delete('kept');
         await new Promise((done) => (indexedDB.deleteDatabase('kept').onsuccess = done));",
    );
    // The test itself has asked for more than a page does.
    page.complaints();
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_finding_is_announced_once_and_its_heading_takes_the_focus() {
    let page = Page::new(Setup::DESK);
    for lang in LANGS {
        page.view(lang, "check");
        page.wait("s.querySelector('[data-do=example]')");
        page.run(
            "window.said = [];
             const regions = [...w.shadowRoot.querySelectorAll('[role=status]')];
             for (const one of regions) {
               let before = one.textContent.trim();
               new MutationObserver(() => {
                 const now = one.textContent.trim();
                 if (now && now !== before) said.push(now);
                 before = now;
               }).observe(one, { subtree: true, childList: true, characterData: true });
             }",
        );
        page.write("#draft", &text());
        found(&page);
        page.press_until_focused("[data-do=look]", 40, |session| session.keys(&TAB.to_string()));
        page.session.keys(&ENTER.to_string()).expect("the Enter key");
        page.wait("s.activeElement?.matches('[data-level] h2')");
        let said = page.run("return said;");
        assert_eq!(said.as_array().map(Vec::len), Some(1), "{lang}: {said}");
        let heading = page.run("return w.shadowRoot.activeElement.textContent.trim();");
        let heading = heading.as_str().expect("a heading").to_owned();
        assert!(said[0].as_str().is_some_and(|said| said.contains(&heading)), "{said}: {heading}");
        // From a mark to its reason and back, by keys alone.
        page.press_until_focused("#found-asks-code", 40, |session| session.keys(&TAB.to_string()));
        page.session.keys(&ENTER.to_string()).expect("the Enter key");
        page.wait("s.activeElement?.id === 'sign-asks-code'");
        page.press_until_focused("[data-sign=asks-code] .mark", 10, |session| session.keys(&TAB.to_string()));
        page.session.keys(&ENTER.to_string()).expect("the Enter key");
        page.wait("s.activeElement?.id === 'found-asks-code'");
    }
}
