//! What every page test starts from: the built files on a server of its own, and a browser window.
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
        let server = Server::start(given("TOPUP_GUARD_DIST")).expect("a port on loopback");
        let engine = Engine::find(browser()).unwrap_or_else(|trouble| panic!("{trouble}"));
        let session = Session::open(&engine, setup).unwrap_or_else(|trouble| panic!("{trouble}"));
        Self { server, session }
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

/// axe-core's script.
pub(crate) fn axe() -> String {
    std::fs::read_to_string(given("TOPUP_GUARD_AXE")).expect("axe-core's script")
}

fn browser() -> EngineKind {
    let name = env::var("TOPUP_GUARD_BROWSER").unwrap_or_else(|_| "chrome".to_owned());
    EngineKind::ALL.into_iter().find(|kind| kind.name() == name).expect("chrome, firefox or webkit")
}

fn given(variable: &str) -> PathBuf {
    env::var_os(variable)
        .map(PathBuf::from)
        .unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask test`"))
}
