//! Start of every page test: the built files on a server of the test's own, and a window in a browser.
//!
//! Each test also ends with a check that it does not ask for: no request to another origin, none to ours
//! beyond the files of the page and the widget, and no uncaught exception. See [`Page::complaints`].
mod axe;
mod browser;
mod complaints;
mod files;
mod host;
mod widget;

pub(crate) use axe::findings;
pub(crate) use browser::{is, skip};
pub(crate) use files::{asset, copy, dist, given, single_file};
pub(crate) use widget::{ANSWER, FOCUSED};

use browser::Window;
use complaints::Seen;
use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use topup_guard_drive::{EngineKind, Server, Setup, VIEWS};

/// Longest that anything on a page may take, on a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// Built files on a server, and a window to open them in.
pub(crate) struct Page {
    /// Serves `dist/`, with faults where a test asks for them.
    pub(crate) server: Server,
    /// Browser window, at first on a blank page.
    pub(crate) session: Window,
    /// Which browser it is.
    pub(crate) kind: EngineKind,
    other: OnceCell<Server>,
    seen: Seen,
}

impl Page {
    /// Opens a window of this size and colour scheme, with empty storage, beside a server without faults.
    ///
    /// Our page's service worker does nothing there: it would fetch the whole release while the test runs.
    pub(crate) fn new(setup: Setup) -> Self {
        let page = Self::with_worker(setup);
        page.server.page("/sw.js", "// caches nothing");
        page
    }

    /// Does the same with the service worker of the release, which caches our page.
    pub(crate) fn with_worker(setup: Setup) -> Self {
        Self::of(&dist(), Window::new(setup))
    }

    /// Does the same in a browser process of its own, for what no two tests can share; `flags` are Chrome's.
    pub(crate) fn alone(setup: Setup, flags: impl IntoIterator<Item = String>) -> Self {
        Self::of(&dist(), Window::alone(setup, flags))
    }

    /// Does the same with the files of an example host that `cargo xtask hosts` has built.
    pub(crate) fn of_host(name: &str) -> Self {
        let sites =
            std::env::var_os("TOPUP_GUARD_HOSTS").expect("the example hosts: run `cargo xtask hosts`");
        Self::of(&PathBuf::from(sites).join(name), Window::new(Setup::PHONE))
    }

    fn of(folder: &Path, session: Window) -> Self {
        let server = Server::start(folder).expect("a port on loopback");
        Self { server, session, kind: browser::kind(), other: OnceCell::new(), seen: Seen::default() }
    }

    /// Returns a server on another origin, for a host that does not serve our files itself.
    pub(crate) fn other_origin(&self) -> &Server {
        self.other.get_or_init(|| Server::start(dist().join("none")).expect("a port on loopback"))
    }

    /// Goes to a blank page in another process, so that nothing of the page before counts as held by the
    /// next.
    pub(crate) fn forget(&self) {
        self.leave();
        self.session.go("about:blank").expect("a blank page");
    }

    /// Loads an address anew, even where only its fragment differs from the one that is open.
    pub(crate) fn go(&self, url: &str) {
        self.leave();
        // A change of the fragment alone would not load anything. The page itself opens the blank one: for
        // one that the driver opens Chrome starts a process, and another for what comes after it.
        let blank = "const [bare, to] = [(url) => url.split('#')[0], arguments[0]];
            const stays = to.includes('#') && bare(to) === bare(location.href);
            if (stays) location.href = 'about:blank';
            return stays;";
        if self.session.run(blank, &[url.into()]).is_ok_and(|stays| stays == true) {
            self.session.wait_until("location.href === 'about:blank'", PATIENCE).expect("a blank page");
        }
        self.note_opening();
        self.session.go(url).unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Loads a view in a language, without waiting for the widget.
    pub(crate) fn open(&self, lang: &str, view: &str) {
        self.go(&self.server.url(&format!("/?lang={lang}#/v1/{view}")));
    }

    /// Loads a view in a language and waits until it is shown, with what it loads later.
    pub(crate) fn view(&self, lang: &str, view: &str) {
        self.open(lang, view);
        self.shown(view);
    }

    /// Goes to a view of the open page by its address's fragment, as links and the history do, and waits
    /// until it is shown.
    pub(crate) fn go_on(&self, view: &str) {
        self.run(&format!(
            "const to = '#/v1/{view}';
             if (location.hash !== to) {{
               // Where a view has the name of the one before it, only this tells that it was left.
               const moved = new Promise((done) => addEventListener('hashchange', () => setTimeout(done), {{ once: true }}));
               location.hash = to;
               await moved;
             }}"
        ));
        self.shown(view);
    }

    /// Loads the page once in a language, then shows each of [`VIEWS`] in it.
    ///
    /// The first ones are the picker program's, and from the first that it lacks on the full program shows
    /// the rest.
    pub(crate) fn each_view(&self, lang: &str, mut look: impl FnMut(&str)) {
        self.view(lang, VIEWS[0]);
        for view in VIEWS {
            self.go_on(view);
            look(view);
        }
    }

    /// Waits until the first widget is ready.
    pub(crate) fn ready(&self) {
        self.session.wait_until_ready(PATIENCE).unwrap_or_else(|error| panic!("{error}"));
    }

    /// Waits until the first widget shows this view, with what it loads later.
    pub(crate) fn shown(&self, view: &str) {
        self.session.wait_until_shown(view, PATIENCE).unwrap_or_else(|error| panic!("{view}: {error}"));
    }

    /// Waits until the service worker has cached our page and controls it.
    ///
    /// The page must have been open since before the worker was installed: a worker that takes control passes
    /// over pages that are just being loaded.
    pub(crate) fn controlled(&self) {
        self.wait("navigator.serviceWorker.controller?.state === 'activated'");
    }

    /// Returns the files of ours asked for so far whose path has this in it.
    pub(crate) fn asked_for(&self, part: &str) -> Vec<String> {
        self.server.requests().into_iter().filter(|path| path.contains(part)).collect()
    }

    /// Waits until files whose path has this in it were asked for so many times.
    pub(crate) fn wait_asked(&self, part: &str, times: usize) {
        let end = Instant::now() + PATIENCE;
        while self.asked_for(part).len() < times {
            assert!(Instant::now() < end, "after {PATIENCE:?} {part} was not asked for {times} times");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.complaints(), [""; 0], "what no page may do");
        }
    }
}
