//! Which browser the tests run in, and the windows in it.
use serde_json::Value;
use std::env;
use std::io::Write as _;
use std::ops::Deref;
use std::sync::{Mutex, OnceLock, PoisonError};
use topup_guard_drive::{Engine, EngineKind, Handle, Scheme, Session, Setup};

/// Browsers that `cargo xtask test` has opened for its tests, one handle a line.
const BROWSERS: &str = "TOPUP_GUARD_BROWSERS";

/// Window for one test: a context of its own in one of the shared browsers, or a browser process of its own.
pub(crate) struct Window {
    session: Option<Session>,
    shared: bool,
}

impl Window {
    /// Opens a window in a shared browser that nobody uses now; else in one of its own.
    pub(super) fn new(setup: Setup) -> Self {
        // Firefox is given its colours when it starts.
        if kind() != EngineKind::Chrome && setup.scheme == Scheme::Dark {
            return Self::alone(setup, []);
        }
        let Some(session) = idle().lock().unwrap_or_else(PoisonError::into_inner).pop() else {
            return Self::alone(setup, []);
        };
        session.enter_context(setup).unwrap_or_else(|error| panic!("{error}"));
        Self { session: Some(session), shared: true }
    }

    /// Opens a browser process; `flags` are for Chrome's command line.
    pub(super) fn alone(setup: Setup, flags: impl IntoIterator<Item = String>) -> Self {
        let engine = Engine::find(kind()).unwrap_or_else(|error| panic!("{error}"));
        let mut options = engine.capabilities();
        if let Some(args) = options["goog:chromeOptions"]["args"].as_array_mut() {
            args.extend(flags.into_iter().map(Value::from));
        }
        let session = Session::open_with(&engine, setup, options).unwrap_or_else(|error| panic!("{error}"));
        Self { session: Some(session), shared: false }
    }
}

impl Deref for Window {
    type Target = Session;

    fn deref(&self) -> &Session {
        self.session.as_ref().expect("there until the window is dropped")
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let Some(session) = self.session.take().filter(|_| self.shared) else { return };
        // A browser that does not obey any more is not given to another test.
        if session.leave_context().is_ok() {
            idle().lock().unwrap_or_else(PoisonError::into_inner).push(session);
        }
    }
}

/// Shared browsers that no test uses now.
fn idle() -> &'static Mutex<Vec<Session>> {
    static IDLE: OnceLock<Mutex<Vec<Session>>> = OnceLock::new();
    IDLE.get_or_init(|| {
        let handles = env::var(BROWSERS).unwrap_or_default();
        let attach = |line: &str| {
            let handle: Handle = line.parse().unwrap_or_else(|error| panic!("{error}"));
            Session::attach(&handle).unwrap_or_else(|error| panic!("{error}"))
        };
        Mutex::new(handles.lines().map(attach).collect())
    })
}

/// Says that a test, or the rest of it, does not apply to this browser; the reason is a capability of its
/// [`EngineKind`].
pub(crate) fn skip(why: &str) {
    let line = format!("left out in {}: {why}\n", kind().name());
    // Past the test runner, which shows only what a failed test prints.
    drop(std::io::stderr().write_all(line.as_bytes()));
}

/// Returns whether the browser is of this family.
pub(crate) fn is(family: EngineKind) -> bool {
    kind() == family
}

/// Returns the browser's family.
pub(super) fn kind() -> EngineKind {
    let name = env::var("TOPUP_GUARD_BROWSER").unwrap_or_else(|_| "chrome".to_owned());
    EngineKind::ALL.into_iter().find(|kind| kind.name() == name).expect("chrome, firefox or webkit")
}
