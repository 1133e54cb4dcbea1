//! JSON commands and events over a WebSocket, as WebDriver BiDi and the DevTools protocol both send them.
use crate::{Error, Result};
use serde_json::{Value, json};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tungstenite::{Message, WebSocket};

/// Longest that the browser may take to answer one command.
const PATIENCE: Duration = Duration::from_secs(60);

/// Open connection to a browser.
pub(crate) struct Rpc {
    socket: WebSocket<TcpStream>,
    id: u64,
    /// Events that arrived while a command was waiting for its answer.
    pub(crate) events: Vec<Value>,
}

impl Rpc {
    /// Connects to a `ws://` address on loopback.
    ///
    /// # Errors
    /// When nothing accepts the connection within a minute.
    pub(crate) fn connect(url: &str) -> Result<Self> {
        let address = url.strip_prefix("ws://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
        // Firefox listens on 127.0.0.1 alone, whatever `localhost` is first resolved to.
        let address = address.replace("localhost", "127.0.0.1");
        let open = || {
            let stream = TcpStream::connect(&address).map_err(|e| broken(&e))?;
            stream.set_read_timeout(Some(PATIENCE)).map_err(|e| broken(&e))?;
            tungstenite::client(url, stream).map_err(|e| broken(&e))
        };
        // A busy browser may refuse connections while it starts.
        let end = Instant::now() + PATIENCE;
        let socket = loop {
            match open() {
                Ok((socket, _)) => break socket,
                Err(error) if Instant::now() > end => return Err(error),
                Err(_) => std::thread::sleep(Duration::from_millis(100)),
            }
        };
        Ok(Self { socket, id: 0, events: Vec::new() })
    }

    /// Sends a command and returns its result; events that arrive before it are put into [`Self::events`].
    ///
    /// # Errors
    /// When the browser answers with an error, or not at all.
    pub(crate) fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.id += 1;
        let command = json!({ "id": self.id, "method": method, "params": params });
        self.socket.send(Message::text(command.to_string())).map_err(|e| broken(&e))?;
        loop {
            let message = self.socket.read().map_err(|e| broken(&e))?;
            let Message::Text(text) = message else { continue };
            let mut answer: Value = serde_json::from_str(&text).map_err(|e| broken(&e))?;
            if answer["id"] != self.id {
                self.events.push(answer);
            } else if answer["error"].is_null() {
                return Ok(answer["result"].take());
            } else {
                return Err(broken(&format!("{method}: {} {}", answer["error"], answer["message"])));
            }
        }
    }
}

fn broken(why: &dyn std::fmt::Display) -> Error {
    Error::new(format!("the WebSocket to the browser: {why}"), "see whether the browser still runs")
}
