//! JavaScript in the page, and waiting for what it says.
use super::Session;
use crate::{Error, FAILED, PANEL, READY, Result};
use serde_json::{Value, json};
use std::thread;
use std::time::{Duration, Instant};

/// Time between two looks at the page, at first and after a while: each look costs both of them processor
/// time.
const INTERVAL: [Duration; 2] = [Duration::from_millis(5), Duration::from_millis(100)];

impl Session {
    /// Runs the body of a function in the page and returns its value; `args` are its `arguments`.
    ///
    /// # Errors
    /// What the script throws.
    pub fn run(&self, body: &str, args: &[Value]) -> Result<Value> {
        self.post("/execute/sync", &json!({ "script": body, "args": args }))
    }

    /// Does the same for a body that returns a promise.
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

    /// Waits until a JavaScript expression is true and returns its value; for a node, `true`.
    ///
    /// # Errors
    /// When it is not true within `limit`.
    pub fn wait_until(&self, expression: &str, limit: Duration) -> Result<Value> {
        let (end, mut interval) = (Instant::now() + limit, INTERVAL[0]);
        // A node could be drawn anew before the driver has handed it over, which then says that it is stale.
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
                return Err(self.explained(&format!("after {limit:?} this is still not true: {expression}")));
            }
            thread::sleep(interval);
            interval = (interval * 3 / 2).min(INTERVAL[1]);
        }
    }

    /// Waits until the page's first widget is ready.
    ///
    /// # Errors
    /// When the widget fails, with the words it shows, or does neither within `limit`.
    pub fn wait_until_ready(&self, limit: Duration) -> Result<()> {
        match self.wait_until(&format!("{READY} ? 'ready' : {FAILED} && 'failed'"), limit)?.as_str() {
            Some("ready") => Ok(()),
            _ => Err(self.explained("the widget failed")),
        }
    }

    /// Waits until the first widget shows this view of [`crate::VIEWS`], with all that it loads later.
    ///
    /// # Errors
    /// When the widget fails, or shows another view, or none, for `limit`.
    pub fn wait_until_shown(&self, view: &str, limit: Duration) -> Result<()> {
        let name = view.split(['/', '?']).next().unwrap_or_default();
        // A room shows its heading alone, or a button to retry, until its content has arrived.
        let shown = format!(
            "{FAILED} ? 'failed' : {READY} && ((root) => {{
               const length = (css) => root.querySelector(css)?.textContent.length ?? 0;
               return root.querySelector('[data-view={name}]') && !root.querySelector('[data-do=retry]')
                 && length('.room') > length('.room .head') && 'shown';
             }})(document.querySelector('topup-guard').shadowRoot)"
        );
        match self.wait_until(&shown, limit)?.as_str() {
            Some("shown") => Ok(()),
            _ => Err(self.explained("the widget failed")),
        }
    }

    /// Returns an error with what the page shows and the console has.
    fn explained(&self, what: &str) -> Error {
        let panel = self.run(&format!("return {PANEL};"), &[]).unwrap_or_default();
        let address = self.run("return location.href.slice(0, 200);", &[]).unwrap_or_default();
        let mut lines =
            vec![what.to_owned(), format!("at {address}"), format!("the page tells the reader: {panel}")];
        lines.extend(self.console().unwrap_or_default());
        Error::new(lines.join("\n  "), "open the page by hand: cargo xtask serve")
    }
}
