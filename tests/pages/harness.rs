//! What every page test starts from: the built files on a server of its own, and a browser window.
//!
//! In every test, without its asking: nothing is asked of another origin, and nothing on ours beyond what the page and
//! the widget are made of; and no exception goes uncaught. See [`Page::complaints`].
use serde_json::Value;
use std::cell::{Cell, OnceCell, RefCell};
use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use topup_guard_drive::{Engine, EngineKind, Request, Result, Server, Session, Setup};

/// Longest that anything on a page may take, on a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The element that has the focus inside the first widget.
pub(crate) const FOCUSED: &str = "document.querySelector('topup-guard').shadowRoot.activeElement";

/// The built page and a window to open it in.
pub(crate) struct Page {
    /// Serves `dist/`, with faults to order.
    pub(crate) server: Server,
    /// The browser window, not yet at the page.
    pub(crate) session: Session,
    /// Which browser it is.
    pub(crate) kind: EngineKind,
    beside: OnceCell<Server>,
    /// How many requests to each of the two servers have been looked at.
    looked: [Cell<usize>; 2],
    /// How many requests each had had whenever a page was opened.
    opened: RefCell<Vec<[usize; 2]>>,
    /// What the spies of pages that were left have heard and nobody caught.
    uncaught: RefCell<Vec<String>>,
}

impl Page {
    /// A window like this, and a server with no fault yet.
    pub(crate) fn new(setup: Setup) -> Self {
        Self::with(setup, [])
    }

    /// The same, where Chrome is told this on its command line too.
    pub(crate) fn with(setup: Setup, flags: impl IntoIterator<Item = String>) -> Self {
        Self::of(&given("TOPUP_GUARD_DIST"), setup, flags)
    }

    /// The same for an example host as `cargo xtask hosts` built it.
    pub(crate) fn of_host(name: &str) -> Self {
        let sites = env::var_os("TOPUP_GUARD_HOSTS").expect("the example hosts: run `cargo xtask hosts`");
        Self::of(&PathBuf::from(sites).join(name), Setup::PHONE, [])
    }

    fn of(folder: &Path, setup: Setup, flags: impl IntoIterator<Item = String>) -> Self {
        let server = Server::start(folder).expect("a port on loopback");
        let kind = browser();
        let engine = Engine::find(kind).unwrap_or_else(|trouble| panic!("{trouble}"));
        let mut options = engine.capabilities();
        if let Some(args) = options["goog:chromeOptions"]["args"].as_array_mut() {
            args.extend(flags.into_iter().map(Value::from));
        }
        let session =
            Session::open_with(&engine, setup, options).unwrap_or_else(|trouble| panic!("{trouble}"));
        Self {
            server,
            session,
            kind,
            beside: OnceCell::new(),
            looked: Default::default(),
            opened: RefCell::default(),
            uncaught: RefCell::default(),
        }
    }

    /// A server on another origin, for a host that does not have our files itself.
    pub(crate) fn beside(&self) -> &Server {
        self.beside.get_or_init(|| {
            Server::start(given("TOPUP_GUARD_DIST").join("none")).expect("a port on loopback")
        })
    }

    /// Opens an address anew, whatever is open now.
    pub(crate) fn go(&self, url: &str) {
        self.leave();
        // Without this, a change of the fragment alone would not load the page anew.
        self.session.go("about:blank").expect("a blank page");
        let count = |server: Option<&Server>| server.map_or(0, |server| server.requests().len());
        self.opened.borrow_mut().push([count(Some(&self.server)), count(self.beside.get())]);
        self.session.go(url).expect("the page");
    }

    /// Takes along what the open page's spy has heard; for browsers that do not tell by themselves.
    fn leave(&self) {
        let script = "const all = window.heard ?? [];
            const fresh = all.slice(all.taken ?? 0);
            all.taken = all.length;
            return fresh.filter(([name]) => name === 'uncaught').map(([, what]) => what);";
        let heard = self.session.run(script, &[]).unwrap_or_default();
        let texts = heard.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        self.uncaught.borrow_mut().extend(texts);
        if self.kind == EngineKind::Webkit {
            self.session.requested().expect("the list of requests");
        }
    }

    /// What no page with the widget may do, of all that was done since the last call; each test ends with this empty.
    ///
    /// That is: a request to another origin than the test's own; on ours, anything but `GET`, a file that is neither the
    /// page's nor one of the widget's named by its sum, a part of the page asked for once more, a query that could carry
    /// something; and an exception that nobody caught. What other browsers do not tell is not
    /// seen in them: WebKit tells no uncaught exception of a page without the spy, and no frame's request to another origin.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.leave();
        let past = self.session.past().unwrap_or_else(|trouble| panic!("{trouble}"));
        let servers = [Some(&self.server), self.beside.get()];
        let ours: Vec<String> = servers.into_iter().flatten().map(|server| server.origin() + "/").collect();
        // A frame with a page of its own text, a font or picture within the page: not the network.
        let within =
            |url: &str| ["data:", "about:", "blob:", "file:"].iter().any(|scheme| url.starts_with(scheme));
        let foreign = past
            .requested
            .into_iter()
            .filter(|url| !within(url) && !ours.iter().any(|origin| url.starts_with(origin)))
            .map(|url| format!("asked another origin: {url}"));
        let uncaught = past.console.into_iter().filter(|line| line.contains("Uncaught"));
        let mut all: Vec<String> = foreign.chain(uncaught).collect();
        // WebKit lists what the page has asked for anew each time.
        all.sort();
        all.dedup();
        all.extend(self.uncaught.take().into_iter().map(|what| format!("uncaught: {what}")));
        for (index, (server, looked)) in servers.into_iter().zip(&self.looked).enumerate() {
            let Some(server) = server else { continue };
            let asked = server.requested();
            let before = looked.replace(asked.len());
            let opened: Vec<usize> = self.opened.borrow().iter().map(|counts| counts[index]).collect();
            let new = odd(&asked, &opened).into_iter().filter(|(place, _)| *place >= before);
            all.extend(new.map(|(_, target)| format!("asked the server: {target}")));
        }
        all
    }

    /// Opens a host's page with these lines before the loader, and this body behind it; what it hears is recorded.
    pub(crate) fn host(&self, before: &str, body: &str) {
        self.host_with(before, "<script type=module src=/v1/topup-guard.js></script>", body);
    }

    /// Like [`Page::host`], for a page that brings the loader in its own way.
    pub(crate) fn host_with(&self, before: &str, loader: &str, body: &str) {
        let html = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=/icon.svg>
             <script src=/spy.js></script>{before}{loader}{body}"
        );
        self.server.page("/spy.js", SPY);
        self.server.page("/host.html", html);
        // Words about the page before are not this one's.
        self.session.console().expect("the console");
        self.go(&self.server.url("/host.html"));
    }

    /// Waits until this JavaScript is true and hands back its value; `w` is the first widget, `s` its shadow root.
    pub(crate) fn wait(&self, what: &str) -> Value {
        let what = format!(
            "((w) => {{ const s = w?.shadowRoot; return {what}; }})(document.querySelector('topup-guard'))"
        );
        self.session.wait_until(&what, PATIENCE).unwrap_or_else(|trouble| panic!("{trouble}"))
    }

    /// Runs the body of a function in the page, where `w` is the first widget.
    pub(crate) fn run(&self, body: &str) -> Value {
        let body =
            format!("return (async () => {{ const w = document.querySelector('topup-guard'); {body} }})();");
        self.session.run_async(&body, &[]).unwrap_or_else(|trouble| panic!("{trouble}"))
    }

    /// Like [`Page::wait`], for the body of a function that may wait itself.
    pub(crate) fn wait_for(&self, body: &str) {
        let end = Instant::now() + PATIENCE;
        while self.run(body) != Value::Bool(true) {
            assert!(Instant::now() < end, "after {PATIENCE:?} this is still not true: {body}");
        }
    }

    /// Waits until files whose path has this in it were asked for so many times.
    pub(crate) fn wait_asked(&self, part: &str, times: usize) {
        let end = Instant::now() + PATIENCE;
        while self.asked_for(part).len() < times {
            assert!(Instant::now() < end, "after {PATIENCE:?} {part} was not asked for {times} times");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Clicks what this selector finds inside the first widget, once it is there.
    pub(crate) fn click(&self, css: &str) {
        self.wait(&format!("s?.querySelector('{css}')"));
        self.run(&format!("w.shadowRoot.querySelector('{css}').click();"));
    }

    /// Writes a text into every field that this selector finds inside the first widget.
    pub(crate) fn write(&self, css: &str, text: &str) {
        let written = self.run(&format!(
            "const fields = w.shadowRoot.querySelectorAll('{css}');
             for (const field of fields) {{
               field.value = '{text}';
               field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
             }}
             return fields.length > 0;"
        ));
        assert_eq!(written, true, "{css} is a field");
    }

    /// Presses keys, at most so many times, until what this selector finds inside the first widget has the focus.
    pub(crate) fn reach(&self, css: &str, most: usize, press: impl Fn(&Session) -> Result<()>) {
        let there = format!("return !!{FOCUSED}?.matches('{css}');");
        for _ in 0..most {
            press(&self.session).expect("the keys");
            if self.session.run(&there, &[]).expect("the script") == true {
                return;
            }
        }
        panic!("{css} is not reached by keys");
    }

    /// Takes note that this test has broken scripts: they throw as they are read, and are asked for again. Nothing else may
    /// have happened.
    pub(crate) fn forgive_scripts(&self) {
        let told = self.complaints();
        let known = |what: &String| {
            // Firefox does not say in which file.
            what.contains("Error: ") && (what.contains(".js") || self.kind == EngineKind::Firefox)
                || what.starts_with("asked the server: /v1/topup-guard.js")
                || what.starts_with("uncaught: ")
        };
        assert!(told.iter().all(known), "{told:?}");
    }

    /// Waits until the service worker has kept our page and is in charge of it.
    pub(crate) fn kept(&self) {
        self.wait("navigator.serviceWorker.controller?.state === 'activated'");
    }

    /// The details of all events of this name that a host's page has heard; `uncaught` for errors nobody caught.
    pub(crate) fn heard(&self, name: &str) -> Vec<Value> {
        let heard = self.session.run("return heard;", &[]).expect("the page has the spy");
        let of = heard.as_array().into_iter().flatten().filter(|event| event[0] == name);
        of.map(|event| event[1].clone()).collect()
    }

    /// The files of ours asked for so far whose path has this in it.
    pub(crate) fn asked_for(&self, part: &str) -> Vec<String> {
        self.server.requests().into_iter().filter(|path| path.contains(part)).collect()
    }

    /// Opens a view in a language, without waiting for the widget.
    pub(crate) fn open(&self, lang: &str, view: &str) {
        self.go(&self.server.url(&format!("/?lang={lang}#/v1/{view}")));
    }

    /// Opens a view in a language and waits until it, and no other, is shown, with what it brings in later.
    pub(crate) fn view(&self, lang: &str, view: &str) {
        self.open(lang, view);
        let shown = self.session.wait_until_shown(view, PATIENCE);
        shown.unwrap_or_else(|trouble| panic!("{lang} {view}: {trouble}"));
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.complaints(), [""; 0], "what no page may do");
        }
    }
}

/// Of these requests in order, those that neither a page nor the widget makes, with their place; `opened` are the places
/// at which a page was opened.
fn odd<'a>(asked: &'a [Request], opened: &[usize]) -> Vec<(usize, &'a str)> {
    // Since a page was opened: how many pages came, its frames too, and their parts, each asked for once by each.
    let (mut pages, mut parts) = (0, Vec::new());
    let odd = |(place, Request { method, target, there }): (usize, &'a Request)| {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        if opened.contains(&place) {
            pages = 0;
            parts.clear();
        }
        let known = if path.ends_with('/') || path.ends_with(".html") {
            pages += 1;
            true
        } else if is_hashed(path) {
            // A module that did not come is asked for anew under a number.
            query.chars().all(|c| c.is_ascii_digit())
        } else if query.len() == 8 && query.chars().all(|c| c.is_ascii_hexdigit()) {
            // The page's own files by their version: the page asks for each, and then the worker that keeps them.
            true
        } else {
            let first = parts.iter().filter(|part| **part == target).count() < pages.max(1);
            parts.push(target);
            // An icon and a manifest come when the browser likes, and it looks for a newer worker when it likes.
            [".ico", ".svg", ".webmanifest", "/sw.js"].iter().any(|end| path.ends_with(end))
                || first && !path.contains("/v1/assets/") && !query.contains('=')
        };
        let there = *there || path.ends_with(".ico");
        (method != "GET" || !known || !there).then_some((place, target.as_str()))
    };
    asked.iter().enumerate().filter_map(odd).collect()
}

/// Whether this is one of the widget's files named by their sum.
fn is_hashed(path: &str) -> bool {
    let name = path.split_once("/assets/").and_then(|(_, name)| name.rsplit_once('.'));
    let sum = name
        .and_then(|(name, end)| ["js", "css", "wasm", "pack"].contains(&end).then(|| name.rsplit_once('-')));
    sum.flatten().is_some_and(|(_, sum)| sum.len() == 16 && sum.chars().all(|c| c.is_ascii_hexdigit()))
}
/// Answers what the quiz asks, whatever kind of exercise it is: taps what is there until the feedback is. For [`Page::run`].
pub(crate) const ANSWER: &str = "
    const s = w.shadowRoot;
    for (let taps = 0; taps < 100 && !s.querySelector('[data-feedback]'); taps += 1) {
      const go = s.querySelector('.asked .btn:not(.ghost, :disabled)');
      const open = [...s.querySelectorAll('.asked [data-option]:not([aria-pressed=true])')];
      (go ?? open[taps % open.length])?.click();
      await new Promise((done) => setTimeout(done));
    }
    return !!s.querySelector('[data-feedback]');";

/// Records what a host's page can hear of us. A file, since a strict page allows no script inside it.
const SPY: &str = "
    window.heard = [];
    for (const name of ['ready', 'answer', 'result', 'resize', 'error']) {
      addEventListener(`topup-guard:${name}`, (event) => heard.push([name, event.detail]));
    }
    addEventListener('error', (event) => heard.push(['uncaught', event.message]));
    addEventListener('unhandledrejection', (event) => heard.push(['uncaught', String(event.reason)]));";

/// The path of a built file by how its name begins and ends, such as `picker-` and `.wasm`.
pub(crate) fn asset(begin: &str, end: &str) -> String {
    let folder = dist().join("v1/assets");
    let names = folder.read_dir().expect("the built files").flatten();
    let name = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with(begin) && name.ends_with(end));
    format!("/v1/assets/{}", name.expect("the file"))
}

/// The folder of the built files.
pub(crate) fn dist() -> PathBuf {
    given("TOPUP_GUARD_DIST")
}

/// The file of the one-file edition in this language.
pub(crate) fn single_file(lang: &str) -> PathBuf {
    let folder = given("TOPUP_GUARD_SINGLE_FILE");
    folder.canonicalize().expect("the one-file edition").join(format!("topup-guard-{lang}.html"))
}

/// axe-core's script.
pub(crate) fn axe() -> String {
    std::fs::read_to_string(given("TOPUP_GUARD_AXE")).expect("axe-core's script")
}

/// Says aloud that a test, or the rest of it, is nothing for this browser; the reason is a capability of its [`EngineKind`].
pub(crate) fn left_out(what: &str) {
    let line = format!("left out in {}: {what}\n", browser().name());
    // Past the test runner, which shows only what a failed test prints.
    drop(std::io::stderr().write_all(line.as_bytes()));
}

/// Whether the browser is of this family.
pub(crate) fn is(kind: EngineKind) -> bool {
    browser() == kind
}

fn browser() -> EngineKind {
    let name = env::var("TOPUP_GUARD_BROWSER").unwrap_or_else(|_| "chrome".to_owned());
    EngineKind::ALL.into_iter().find(|kind| kind.name() == name).expect("chrome, firefox or webkit")
}

/// A path that `cargo xtask test` hands over.
pub(crate) fn given(variable: &str) -> PathBuf {
    env::var_os(variable)
        .map(PathBuf::from)
        .unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask test`"))
}
