//! WebDriver BiDi: console messages and requests of all frames, reported by Firefox as they happen.
use crate::Result;
use crate::rpc::Rpc;
use serde_json::{Value, json};

/// Connection that records console messages and requests.
pub(crate) struct Bidi {
    pub(crate) rpc: Rpc,
    /// Errors and warnings of all consoles that nobody has taken yet.
    pub(crate) console: Vec<String>,
    /// Requested addresses that nobody has taken yet.
    pub(crate) requested: Vec<String>,
}

impl Bidi {
    /// Connects to the `webSocketUrl` of a session and subscribes to its console and requests.
    pub(crate) fn connect(url: &str) -> Result<Self> {
        let mut rpc = Rpc::connect(url)?;
        rpc.call("session.subscribe", json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] }))?;
        Ok(Self { rpc, console: Vec::new(), requested: Vec::new() })
    }

    /// Records every event up to now of the page with this handle.
    pub(crate) fn catch_up(&mut self, page: &Value) -> Result<()> {
        // The page answers this after everything that it has reported before.
        let nothing = json!({ "expression": "0", "target": { "context": page }, "awaitPromise": false });
        self.rpc.call("script.evaluate", nothing)?;
        for event in std::mem::take(&mut self.rpc.events) {
            self.record(&event);
        }
        Ok(())
    }

    fn record(&mut self, event: &Value) {
        let params = &event["params"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if event["method"] == "network.beforeRequestSent" {
            self.requested.push(text(&params["request"]["url"]));
            return;
        }
        // In the words of Chrome's log.
        let level = match params["level"].as_str() {
            Some("error") => "SEVERE",
            Some("warn") => "WARNING",
            _ => return,
        };
        let words = text(&params["text"]);
        // What a policy or a wrong type kept from loading is of type `javascript` too, but no exception.
        let refused = ["Content-Security-Policy", "Loading module from", "The stylesheet"]
            .iter()
            .any(|start| words.starts_with(start));
        let thrown = params["type"] == "javascript" && !refused;
        let uncaught = if thrown && level == "SEVERE" { "Uncaught " } else { "" };
        // Firefox says so of a request that was cancelled because its page was left.
        if !words.contains("A ServiceWorker intercepted the request") {
            self.console.push(format!("{level}: {uncaught}{words}"));
        }
    }
}
