//! Browser window driven over WebDriver.
mod context;
mod driver;
mod input;
mod record;
mod script;
mod tabs;

pub use context::Handle;
pub use input::{ENTER, SHIFT, TAB};
pub use record::Record;

use crate::bidi::Bidi;
use crate::rpc::Rpc;
use crate::{Engine, EngineKind, Error, Result, Scheme, Setup};
use driver::Driver;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fmt;
use std::time::Duration;
use ureq::Agent;

/// Longest that a driver may take to open a window.
const OPENING: Duration = Duration::from_secs(60);
/// Longest that a driver may take for one answer after that.
const PATIENCE: Duration = Duration::from_secs(120);

/// Open browser window. What [`Session::open`] started is closed when it is dropped.
pub struct Session {
    kind: EngineKind,
    agent: Agent,
    /// `http://127.0.0.1:<port>/session/<id>`
    base: String,
    /// Driver that this session started; none where it was attached to.
    driver: Option<Driver>,
    /// WebDriver BiDi, in Firefox.
    bidi: Option<RefCell<Bidi>>,
    /// DevTools protocol of the whole browser, in Chrome; connected when a context is made.
    devtools: RefCell<Option<Rpc>>,
    /// Address of the browser's own WebSocket, if it has one.
    socket: Option<String>,
    /// Context that the driven tab is in, where it is not the browser's own.
    context: RefCell<Option<context::Context>>,
    record: RefCell<Record>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("kind", &self.kind).field("base", &self.base).finish_non_exhaustive()
    }
}

impl Session {
    /// Starts the driver and opens a window.
    ///
    /// # Errors
    /// When the driver does not start or refuses the session.
    pub fn open(engine: &Engine, setup: Setup) -> Result<Self> {
        Self::open_with(engine, setup, json!({}))
    }

    /// Does the same with further capabilities, which replace the usual ones.
    ///
    /// # Errors
    /// When the driver does not start or refuses the session.
    pub fn open_with(engine: &Engine, setup: Setup, more: Value) -> Result<Self> {
        match Self::open_once(engine, setup, more.clone()) {
            // Where several start at once, WebKit's driver now and then waits for a browser that never calls.
            Err(_) if engine.kind == EngineKind::Webkit => Self::open_once(engine, setup, more),
            opened => opened,
        }
    }

    fn open_once(engine: &Engine, setup: Setup, more: Value) -> Result<Self> {
        let dark = setup.scheme == Scheme::Dark;
        let driver = Driver::start(engine, dark)?;
        let mut wanted = engine.capabilities();
        match engine.kind {
            EngineKind::Chrome => {
                wanted["goog:loggingPrefs"] = json!({ "browser": "ALL", "performance": "ALL" });
            }
            EngineKind::Firefox => {
                wanted["moz:firefoxOptions"]["prefs"] = json!({ "ui.systemUsesDarkTheme": u8::from(dark) });
                wanted["webSocketUrl"] = true.into();
            }
            EngineKind::Webkit => {}
        }
        merge(&mut wanted, more);
        let origin = driver.origin.clone();
        // Made before the session is, so that the driver ends with it whatever happens next.
        let mut session = Self::new(engine.kind, origin.clone(), Some(driver));
        let answer = session.post("/session", &json!({ "capabilities": { "alwaysMatch": wanted } }))?;
        session.agent = agent(PATIENCE);
        let id = answer["sessionId"].as_str().ok_or_else(|| {
            Error::new(format!("no session: {answer}"), "run the browser's driver by hand to see why")
        })?;
        session.base = format!("{origin}/session/{id}");
        let given = &answer["capabilities"];
        session.socket = match engine.kind {
            EngineKind::Chrome => text(&given["goog:chromeOptions"]["debuggerAddress"]),
            _ => text(&given["webSocketUrl"]),
        };
        session.listen()?;
        session.set_up(setup)?;
        Ok(session)
    }

    fn new(kind: EngineKind, base: String, driver: Option<Driver>) -> Self {
        Self {
            kind,
            agent: agent(OPENING),
            base,
            driver,
            bidi: None,
            devtools: RefCell::default(),
            socket: None,
            context: RefCell::default(),
            record: RefCell::default(),
        }
    }

    /// Begins to record what Firefox reports; Chrome's driver keeps logs of its own.
    fn listen(&mut self) -> Result<()> {
        if let Some(url) = self.socket.as_deref().filter(|_| self.kind == EngineKind::Firefox) {
            self.bidi = Some(RefCell::new(Bidi::connect(url)?));
        }
        Ok(())
    }

    /// Changes the viewport and, in Chrome, the colour scheme, which other browsers are given at their start.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn set_up(&self, setup: Setup) -> Result<()> {
        let Setup { width, height, scheme } = setup;
        if self.kind != EngineKind::Chrome {
            self.post("/window/rect", &json!({ "width": width, "height": height }))?;
            return Ok(());
        }
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)?;
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme.name() }] });
        self.cdp("Emulation.setEmulatedMedia", media)?;
        Ok(())
    }

    /// Opens an address and waits for its `load` event.
    ///
    /// # Errors
    /// When the page cannot be reached.
    pub fn go(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Goes one step back in the history of the tab.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn back(&self) -> Result<()> {
        self.post("/back", &json!({})).map(drop)
    }

    /// Runs one command of Chrome's DevTools protocol on the driven tab.
    ///
    /// # Errors
    /// When it is another browser, or the command fails.
    pub fn cdp(&self, command: &str, params: Value) -> Result<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    fn get(&self, path: &str) -> Result<Value> {
        self.call("GET", path, None)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.call("POST", path, Some(body))
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        driver::call(&self.agent, method, &format!("{}{path}", self.base), body)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.driver.is_some() {
            // Closes the browser; ending the driver alone would leave it running.
            drop(self.call("DELETE", "", None));
        }
    }
}

/// Returns an HTTP client that waits so long for each answer.
fn agent(limit: Duration) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(limit))
        // WebDriver explains its errors in the body.
        .http_status_as_error(false)
        .build()
        .into()
}

/// Puts `more` into `value`, in nested objects too.
fn merge(value: &mut Value, more: Value) {
    match (value, more) {
        (Value::Object(value), Value::Object(more)) => {
            for (name, more) in more {
                merge(value.entry(name).or_insert(Value::Null), more);
            }
        }
        (value, more) => *value = more,
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merging_keeps_other_entries_and_replaces_what_is_no_object() {
        let mut value = json!({ "a": { "b": 1, "c": [1, 2] }, "d": "x" });
        merge(&mut value, json!({ "a": { "c": [3], "e": {} }, "f": true }));
        assert_eq!(value, json!({ "a": { "b": 1, "c": [3], "e": {} }, "d": "x", "f": true }));
    }
}
