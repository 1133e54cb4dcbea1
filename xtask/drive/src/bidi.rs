//! WebDriver BiDi: the browser tells what happens as it happens, in frames too.
use crate::{Error, Result};
use serde_json::{Value, json};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tungstenite::{Message, WebSocket};

/// Longest that the browser may take for one answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A second line to the browser, beside the driver's.
pub(crate) struct Bidi {
    socket: WebSocket<TcpStream>,
    id: u64,
    /// Errors and warnings of all consoles, not yet taken.
    pub(crate) console: Vec<String>,
    /// Addresses asked for, not yet taken.
    pub(crate) requested: Vec<String>,
}

impl Bidi {
    /// Joins the session whose `webSocketUrl` this is, and listens to consoles and requests from now on.
    pub(crate) fn join(url: &str) -> Result<Self> {
        let address = url.strip_prefix("ws://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let open = || {
            let stream = TcpStream::connect(address).map_err(|e| broken(&e))?;
            stream.set_read_timeout(Some(PATIENCE)).map_err(|e| broken(&e))?;
            tungstenite::client(url, stream).map_err(|e| broken(&e))
        };
        // A browser with much to do at its start may hang up at once; it answers a little later.
        let end = Instant::now() + PATIENCE;
        let socket = loop {
            match open() {
                Ok((socket, _)) => break socket,
                Err(error) if Instant::now() > end => return Err(error),
                Err(_) => std::thread::sleep(Duration::from_millis(100)),
            }
        };
        let mut line = Self { socket, id: 0, console: Vec::new(), requested: Vec::new() };
        line.call("session.subscribe", json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] }))?;
        Ok(line)
    }

    /// Takes in everything that has happened up to now.
    pub(crate) fn catch_up(&mut self) -> Result<()> {
        let tree = self.call("browsingContext.getTree", json!({ "maxDepth": 0 }))?;
        let page = &tree["contexts"][0]["context"];
        // The page answers after all that it has said before.
        let nothing = json!({ "expression": "0", "target": { "context": page }, "awaitPromise": false });
        self.call("script.evaluate", nothing).map(drop)
    }

    /// Sends a command and waits for its answer; what is told meanwhile is noted.
    fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.id += 1;
        let command = json!({ "id": self.id, "method": method, "params": params });
        self.socket.send(Message::text(command.to_string())).map_err(|e| broken(&e))?;
        loop {
            let message = self.socket.read().map_err(|e| broken(&e))?;
            let Message::Text(text) = message else { continue };
            let told: Value = serde_json::from_str(&text).map_err(|e| broken(&e))?;
            if told["type"] == "event" {
                self.hear(&told);
            } else if told["id"] == self.id {
                return match told["error"].as_str() {
                    Some(error) => Err(broken(&format!("{method}: {error}: {}", told["message"]))),
                    None => Ok(told["result"].clone()),
                };
            }
        }
    }

    fn hear(&mut self, event: &Value) {
        let params = &event["params"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if event["method"] == "network.beforeRequestSent" {
            self.requested.push(text(&params["request"]["url"]));
            return;
        }
        // Written as Chrome writes it.
        let level = match params["level"].as_str() {
            Some("error") => "SEVERE",
            Some("warn") => "WARNING",
            _ => return,
        };
        let words = text(&params["text"]);
        // What a policy or a wrong type kept from loading counts as JavaScript too, and is nobody's exception.
        let refused = ["Content-Security-Policy", "Loading module from", "The stylesheet"]
            .iter()
            .any(|start| words.starts_with(start));
        let thrown = params["type"] == "javascript" && !refused;
        let uncaught = if thrown && level == "SEVERE" { "Uncaught " } else { "" };
        // Firefox says so of a request that was given up with its page.
        if !words.contains("A ServiceWorker intercepted the request") {
            self.console.push(format!("{level}: {uncaught}{words}"));
        }
    }
}

fn broken(why: &dyn std::fmt::Display) -> Error {
    Error::new(
        format!("the browser's second line (WebDriver BiDi): {why}"),
        "see whether the browser still runs",
    )
}
