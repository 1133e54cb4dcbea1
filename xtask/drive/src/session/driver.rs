//! WebDriver server: started for one session, spoken to over HTTP on loopback.
use super::{OPENING, agent};
use crate::{Engine, EngineKind, Error, Result};
use serde_json::Value;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use ureq::Agent;

/// Longest that a driver may take to answer at all.
const STARTING: Duration = Duration::from_secs(20);

/// Running driver; it is ended when dropped.
pub(super) struct Driver {
    child: Child,
    /// `http://127.0.0.1:<port>`
    pub(super) origin: String,
}

impl Driver {
    /// Starts the driver of this browser and waits until it answers; `dark` is for WebKit, which takes its
    /// colours from GTK.
    pub(super) fn start(engine: &Engine, dark: bool) -> Result<Self> {
        let failed = |why: &dyn std::fmt::Display| {
            Error::new(
                format!("{} does not work: {why}", engine.driver.display()),
                format!("run it by hand to see why; {} can name another", engine.kind.driver_variable()),
            )
        };
        let port = free_port().map_err(|e| failed(&e))?;
        let mut start = Command::new(&engine.driver);
        if engine.kind == EngineKind::Webkit && dark {
            start.env("GTK_THEME", "Adwaita:dark");
        }
        if engine.kind == EngineKind::Firefox {
            // Every Firefox would otherwise listen on the same port.
            let second = free_port().map_err(|e| failed(&e))?;
            start.arg(format!("--websocket-port={second}"));
        }
        let child = start
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| failed(&e))?;
        let driver = Self { child, origin: format!("http://127.0.0.1:{port}") };
        let (agent, end) = (agent(OPENING), Instant::now() + STARTING);
        while call(&agent, "GET", &format!("{}/status", driver.origin), None).is_err() {
            if Instant::now() > end {
                return Err(failed(&format!("no answer for {STARTING:?}")));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Sends one WebDriver command and returns its value.
pub(super) fn call(agent: &Agent, method: &str, url: &str, body: Option<&Value>) -> Result<Value> {
    let help = "see whether the browser still runs";
    let failed = |e: ureq::Error| Error::new(format!("the browser's driver: {e}"), help);
    let mut response = match (method, body) {
        ("DELETE", _) => agent.delete(url).call(),
        (_, Some(body)) => agent.post(url).send_json(body),
        _ => agent.get(url).call(),
    }
    .map_err(failed)?;
    let mut answer: Value =
        response.body_mut().with_config().limit(200_000_000).read_json().map_err(failed)?;
    let value = answer["value"].take();
    match value.get("error").and_then(Value::as_str) {
        Some(error) => {
            let message = value["message"].as_str().unwrap_or_default();
            Err(Error::new(format!("{error}: {message}"), help))
        }
        None => Ok(value),
    }
}

/// Fetches a JSON file from loopback.
pub(super) fn read_json(agent: &Agent, url: &str) -> Result<Value> {
    let failed = |e: ureq::Error| Error::new(format!("{url}: {e}"), "see whether the browser still runs");
    agent.get(url).call().map_err(failed)?.body_mut().read_json().map_err(failed)
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
