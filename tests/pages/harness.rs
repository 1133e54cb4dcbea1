//! What every page test starts from: the built files on a server of its own, and a browser window.
use serde_json::Value;
use std::env;
use std::path::PathBuf;
use std::time::Duration;
use topup_guard_drive::{Engine, EngineKind, Server, Session, Setup};

/// Longest that anything on a page may take, on a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The built page and a window to open it in.
pub(crate) struct Page {
    /// Serves `dist/`, with faults to order.
    pub(crate) server: Server,
    /// The browser window, not yet at the page.
    pub(crate) session: Session,
}

impl Page {
    /// A window like this, and a server with no fault yet.
    pub(crate) fn new(setup: Setup) -> Self {
        let server = Server::start(built()).expect("a port on loopback");
        let engine = Engine::find(browser()).unwrap_or_else(|trouble| panic!("{trouble}"));
        let session = Session::open(&engine, setup).unwrap_or_else(|trouble| panic!("{trouble}"));
        Self { server, session }
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
        self.session.go("about:blank").expect("a blank page");
        // Words about the page before are not this one's.
        self.session.console().expect("the console");
        self.session.go(&self.server.url("/host.html")).expect("the page");
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
        // Without this, a change of the fragment alone would not load the page anew.
        self.session.go("about:blank").expect("a blank page");
        self.session.go(&self.server.url(&format!("/?lang={lang}#/v1/{view}"))).expect("the page");
    }

    /// Opens a view in a language and waits until it, and no other, is shown, with what it brings in later.
    pub(crate) fn view(&self, lang: &str, view: &str) {
        self.open(lang, view);
        let shown = self.session.wait_until_shown(view, PATIENCE);
        shown.unwrap_or_else(|trouble| panic!("{lang} {view}: {trouble}"));
    }
}

/// Records what a host's page can hear of us. A file, since a strict page allows no script inside it.
const SPY: &str = "
    window.heard = [];
    for (const name of ['ready', 'answer', 'result', 'resize', 'error']) {
      addEventListener(`topup-guard:${name}`, (event) => heard.push([name, event.detail]));
    }
    addEventListener('error', (event) => heard.push(['uncaught', event.message]));
    addEventListener('unhandledrejection', (event) => heard.push(['uncaught', String(event.reason)]));";

/// The path of a built file by how its name begins and ends, such as `topup-guard-` and `.wasm`.
pub(crate) fn asset(begin: &str, end: &str) -> String {
    let folder = built().join("v1/assets");
    let names = folder.read_dir().expect("the built files").flatten();
    let name = names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with(begin) && name.ends_with(end));
    format!("/v1/assets/{}", name.expect("the file"))
}

/// The folder of the built files.
pub(crate) fn built() -> PathBuf {
    given("TOPUP_GUARD_DIST")
}

/// axe-core's script.
pub(crate) fn axe() -> String {
    std::fs::read_to_string(given("TOPUP_GUARD_AXE")).expect("axe-core's script")
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
