//! One browser window, driven over WebDriver.
use crate::bidi::Bidi;
use crate::{Engine, EngineKind, Error, FAILED, PANEL, READY, Result, Scheme, Setup};
use base64::Engine as _;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fmt;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use ureq::Agent;

/// The Tab key.
pub const TAB: char = '\u{e004}';
/// The Shift key, to be held.
pub const SHIFT: char = '\u{e008}';
/// The Enter key.
pub const ENTER: char = '\u{e007}';

/// Longest that a driver may take to open a window, and for one answer after that.
const OPENING: Duration = Duration::from_secs(60);
const PATIENCE: Duration = Duration::from_secs(120);

/// An open browser window; window and driver are closed when dropped.
pub struct Session {
    kind: EngineKind,
    agent: Agent,
    /// `http://127.0.0.1:<port>/session/<id>`
    base: String,
    driver: Child,
    /// Firefox's second line.
    bidi: Option<RefCell<Bidi>>,
    past: RefCell<Past>,
}

/// What has happened in a window.
#[derive(Debug, Default)]
pub struct Past {
    /// See [`Session::console`].
    pub console: Vec<String>,
    /// See [`Session::requested`].
    pub requested: Vec<String>,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("kind", &self.kind).field("base", &self.base).finish_non_exhaustive()
    }
}

impl Session {
    /// Starts the driver and opens one window.
    ///
    /// # Errors
    /// When the driver does not start or refuses the session.
    pub fn open(engine: &Engine, setup: Setup) -> Result<Self> {
        Self::open_with(engine, setup, json!({}))
    }

    /// The same with these capabilities more, or in place of the usual ones.
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
        let driver_failed = |why: String| {
            Error::new(
                format!("{} does not work: {why}", engine.driver.display()),
                format!("run it by hand to see why; {} can name another", engine.kind.driver_variable()),
            )
        };
        let port = free_port().map_err(|e| driver_failed(e.to_string()))?;
        let mut start = Command::new(&engine.driver);
        if engine.kind == EngineKind::Webkit && setup.scheme == Scheme::Dark {
            start.env("GTK_THEME", "Adwaita:dark");
        }
        if engine.kind == EngineKind::Firefox {
            // Of its own, as every Firefox would otherwise listen on the same.
            let second = free_port().map_err(|e| driver_failed(e.to_string()))?;
            start.arg(format!("--websocket-port={second}"));
        }
        let driver = start
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| driver_failed(e.to_string()))?;
        let agent = waiting(OPENING);
        let origin = format!("http://127.0.0.1:{port}");
        // Made early so that the driver dies with it whatever happens next.
        let past = RefCell::default();
        let mut session = Self { kind: engine.kind, agent, base: origin.clone(), driver, bidi: None, past };
        session.wait_for_driver()?;
        let mut wanted = engine.capabilities();
        if engine.kind == EngineKind::Chrome {
            wanted["goog:loggingPrefs"] = json!({ "browser": "ALL", "performance": "ALL" });
        }
        if engine.kind == EngineKind::Firefox {
            let dark = u8::from(setup.scheme == Scheme::Dark);
            wanted["moz:firefoxOptions"]["prefs"] = json!({ "ui.systemUsesDarkTheme": dark });
            wanted["webSocketUrl"] = true.into();
        }
        merge(&mut wanted, more);
        let answer = session.post("/session", &json!({ "capabilities": { "alwaysMatch": wanted } }))?;
        session.agent = waiting(PATIENCE);
        let id =
            answer["sessionId"].as_str().ok_or_else(|| driver_failed(format!("no session: {answer}")))?;
        session.base = format!("{origin}/session/{id}");
        if let Some(url) = answer["capabilities"]["webSocketUrl"].as_str() {
            session.bidi = Some(RefCell::new(Bidi::join(url)?));
        }
        session.set_up(setup)?;
        Ok(session)
    }

    /// Changes the viewport and, in Chrome, the colours, which other browsers are given on start.
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

    /// Opens an address and waits for its `load`.
    ///
    /// # Errors
    /// When the page cannot be reached.
    pub fn go(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// The tab that is driven now, for [`Session::to_tab`].
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn tab(&self) -> Result<Value> {
        self.call("GET", "/window", None)
    }

    /// Opens another tab and drives it from now on; hands back which it is.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn new_tab(&self) -> Result<Value> {
        let handle = self.post("/window/new", &json!({ "type": "tab" }))?["handle"].take();
        self.to_tab(&handle)?;
        Ok(handle)
    }

    /// Drives this tab from now on.
    ///
    /// # Errors
    /// When it is not there.
    pub fn to_tab(&self, tab: &Value) -> Result<()> {
        self.post("/window", &json!({ "handle": tab })).map(drop)
    }

    /// Closes this tab, with all that the browser kept of its pages, and drives another from now on.
    ///
    /// # Errors
    /// When either is not there.
    pub fn close_tab(&self, tab: &Value, next: &Value) -> Result<()> {
        self.to_tab(tab)?;
        self.call("DELETE", "/window", None)?;
        self.to_tab(next)
    }

    /// One step back in the history of the tab.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn back(&self) -> Result<()> {
        self.post("/back", &json!({})).map(drop)
    }

    /// Presses and releases keys one after the other; [`TAB`] and [`ENTER`] are such keys.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn keys(&self, keys: &str) -> Result<()> {
        let stroke = |key: char| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key }));
        self.strokes(keys.chars().flat_map(stroke).collect())
    }

    /// Presses a key while another is held down, such as [`SHIFT`].
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn keys_with(&self, held: char, key: char) -> Result<()> {
        let all = [("keyDown", held), ("keyDown", key), ("keyUp", key), ("keyUp", held)];
        self.strokes(all.map(|(kind, key)| json!({ "type": kind, "value": key })).into())
    }

    fn strokes(&self, strokes: Vec<Value>) -> Result<()> {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.post("/actions", &json!({ "actions": [keyboard] })).map(drop)
    }

    /// Runs the body of a function in the page and hands back what it returns; `args` are its `arguments`.
    ///
    /// # Errors
    /// What the script throws.
    pub fn run(&self, body: &str, args: &[Value]) -> Result<Value> {
        self.post("/execute/sync", &json!({ "script": body, "args": args }))
    }

    /// Like [`Session::run`], for a body that returns a promise.
    ///
    /// # Errors
    /// What the script throws or the promise rejects with.
    pub fn run_async(&self, body: &str, args: &[Value]) -> Result<Value> {
        // Not every driver awaits a promise returned to execute/sync, all call back.
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];
             Promise.resolve((function () {{ {body} }}).apply(null, arguments))
               .then((value) => done([value]), (error) => done(String(error && error.stack || error)));"
        );
        let answer = self.post("/execute/async", &json!({ "script": wrapped, "args": args }))?;
        match answer {
            Value::Array(mut values) => Ok(values.pop().unwrap_or_default()),
            error => Err(Error::new(format!("the script failed: {error}"), "mend the script or the page")),
        }
    }

    /// Waits until a JavaScript expression is true and hands back its value; of a part of the page, only that it is there.
    ///
    /// # Errors
    /// When it is not within `limit`.
    pub fn wait_until(&self, expression: &str, limit: Duration) -> Result<Value> {
        let end = Instant::now() + limit;
        // A part itself could be drawn anew before the driver has handed it over, which then says that it is stale.
        let script = format!("const found = ({expression}); return found?.nodeType ? true : found;");
        loop {
            let value = match self.run(&script, &[]) {
                // WebKit says so of a page that is just being left for another.
                Err(error) if error.message.contains("before the unload event") => Value::Null,
                value => value?,
            };
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if Instant::now() > end {
                return Err(self.seen(&format!("after {limit:?} this is still not true: {expression}")));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until the page's first widget is there to be used.
    ///
    /// # Errors
    /// When it gives up, with the words it shows, or does neither within `limit`.
    pub fn wait_until_ready(&self, limit: Duration) -> Result<()> {
        self.wait_until(&format!("{READY} || {FAILED}"), limit)?;
        match self.run(&format!("return {READY};"), &[])? {
            Value::Bool(true) => Ok(()),
            _ => Err(self.seen("the widget gave up")),
        }
    }

    /// Waits until the first widget shows this view of [`crate::VIEWS`], with what it brings in later.
    ///
    /// # Errors
    /// When the widget gives up, or shows another view, or none, for `limit`.
    pub fn wait_until_shown(&self, view: &str, limit: Duration) -> Result<()> {
        self.wait_until_ready(limit)?;
        let name = view.split(['/', '?']).next().unwrap_or_default();
        let shown = format!(
            "((root) => root.querySelector('[data-view={name}]') && !root.querySelector('[data-do=retry]'))
               (document.querySelector('topup-guard').shadowRoot)"
        );
        self.wait_until(&shown, limit).map(drop)
    }

    /// What happened, with all that the page says about it.
    fn seen(&self, what: &str) -> Error {
        let panel = self.run(&format!("return {PANEL};"), &[]).unwrap_or_default();
        let mut lines = vec![what.to_owned(), format!("the page tells the reader: {panel}")];
        lines.extend(self.console().unwrap_or_default());
        Error::new(lines.join("\n  "), "open the page by hand: cargo xtask serve")
    }

    /// Chrome only: one command of its DevTools protocol.
    ///
    /// # Errors
    /// When it is another browser, or the command fails.
    pub fn cdp(&self, command: &str, params: Value) -> Result<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    /// A PNG of the viewport.
    ///
    /// # Errors
    /// When the browser has none to give.
    pub fn picture(&self) -> Result<Vec<u8>> {
        let answer = self.call("GET", "/screenshot", None)?;
        decoded(&answer, "screenshot")
    }

    /// The page as it is printed: a PDF.
    ///
    /// # Errors
    /// When the browser cannot print without asking.
    pub fn print(&self) -> Result<Vec<u8>> {
        decoded(&self.post("/print", &json!({}))?, "print")
    }

    /// The errors and warnings of the page's console since the last call; those of frames too. WebKit keeps none.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn console(&self) -> Result<Vec<String>> {
        let text = |entry: &Value| {
            let level = entry["level"].as_str().unwrap_or_default();
            let bad = matches!(level, "SEVERE" | "WARNING");
            bad.then(|| format!("{level}: {}", entry["message"].as_str().unwrap_or_default()))
        };
        let new = match self.caught_up()? {
            Some(mut bidi) => std::mem::take(&mut bidi.console),
            None => self.log("browser")?.iter().filter_map(text).collect(),
        };
        self.past.borrow_mut().console.extend(new.iter().cloned());
        Ok(new)
    }

    /// What [`Session::console`] and [`Session::requested`] have to tell since the last call of this, whether they
    /// were called meanwhile or not.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn past(&self) -> Result<Past> {
        self.console()?;
        self.requested()?;
        Ok(self.past.take())
    }

    /// Every address the page asked for since the last call, `data:` and `blob:` included.
    ///
    /// Chrome and Firefox report each request, blocked ones and frames' too; WebKit what the page's Resource Timing lists.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn requested(&self) -> Result<Vec<String>> {
        let new: Vec<String> = if let Some(mut bidi) = self.caught_up()? {
            std::mem::take(&mut bidi.requested)
        } else if self.kind == EngineKind::Chrome {
            let sent = self.events()?.into_iter();
            sent.filter(|event| event["method"] == "Network.requestWillBeSent")
                .filter_map(|event| text(&event["params"]["request"]["url"]))
                .collect()
        } else {
            let list =
                "const all = performance.getEntriesByType('resource'); performance.clearResourceTimings();
                return [location.href, ...all.map((e) => e.name)];";
            self.run(list, &[])?.as_array().into_iter().flatten().filter_map(text).collect()
        };
        self.past.borrow_mut().requested.extend(new.iter().cloned());
        Ok(new)
    }

    /// Firefox's second line with everything up to now.
    fn caught_up(&self) -> Result<Option<std::cell::RefMut<'_, Bidi>>> {
        let Some(bidi) = &self.bidi else { return Ok(None) };
        let mut bidi = bidi.borrow_mut();
        bidi.catch_up()?;
        Ok(Some(bidi))
    }

    /// What Chrome's DevTools protocol told of the page since the last call: `method` and `params` of each event;
    /// empty in other browsers.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn events(&self) -> Result<Vec<Value>> {
        let event = |entry: Value| {
            serde_json::from_str::<Value>(entry["message"].as_str()?)
                .ok()
                .map(|mut event| event["message"].take())
        };
        Ok(self.log("performance")?.into_iter().filter_map(event).collect())
    }

    fn log(&self, kind: &str) -> Result<Vec<Value>> {
        if self.kind != EngineKind::Chrome {
            return Ok(Vec::new());
        }
        let answer = self.post("/se/log", &json!({ "type": kind }))?;
        Ok(answer.as_array().cloned().unwrap_or_default())
    }

    fn wait_for_driver(&self) -> Result<()> {
        let end = Instant::now() + Duration::from_secs(20);
        while self.call("GET", "/status", None).is_err() {
            if Instant::now() > end {
                return Err(Error::new(
                    "the browser's driver has not answered for 20 s",
                    "run it by hand to see why",
                ));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.call("POST", path, Some(body))
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let url = format!("{}{path}", self.base);
        let next = "see whether the browser still runs";
        let failed = |e: ureq::Error| Error::new(format!("the browser's driver: {e}"), next);
        let mut response = match (method, body) {
            ("DELETE", _) => self.agent.delete(&url).call(),
            (_, Some(body)) => self.agent.post(&url).send_json(body),
            _ => self.agent.get(&url).call(),
        }
        .map_err(failed)?;
        let mut answer: Value =
            response.body_mut().with_config().limit(200_000_000).read_json().map_err(failed)?;
        let value = answer["value"].take();
        match value.get("error").and_then(Value::as_str) {
            Some(error) => {
                let message = value["message"].as_str().unwrap_or_default();
                Err(Error::new(format!("{error}: {message}"), next))
            }
            None => Ok(value),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Closes the browser; killing the driver alone would leave it running.
        drop(self.call("DELETE", "", None));
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

/// What speaks to the driver, and waits so long for each answer.
fn waiting(limit: Duration) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(limit))
        // WebDriver explains its errors in the body.
        .http_status_as_error(false)
        .build()
        .into()
}

fn decoded(answer: &Value, what: &str) -> Result<Vec<u8>> {
    base64::engine::general_purpose::STANDARD
        .decode(answer.as_str().unwrap_or_default())
        .map_err(|e| Error::new(format!("the {what} is not base64: {e}"), "update the driver"))
}

/// Puts `more` into `value`, deep inside too.
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

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_more_is_put_in_deep_and_replaces_what_is_no_object() {
        let mut value = json!({ "a": { "b": 1, "c": [1, 2] }, "d": "x" });
        merge(&mut value, json!({ "a": { "c": [3], "e": {} }, "f": true }));
        assert_eq!(value, json!({ "a": { "b": 1, "c": [3], "e": {} }, "d": "x", "f": true }));
    }
}
