//! Browser contexts: one browser process serves many tests, each with storage, cache and workers of its own.
use super::{Session, agent};
use crate::rpc::Rpc;
use crate::{EngineKind, Error, Result, Setup};
use serde_json::{Value, json};
use std::fmt;
use std::str::FromStr;

/// Place of a session that another process has opened, as one line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    kind: EngineKind,
    base: String,
    socket: String,
}

/// Context in use.
#[derive(Debug)]
pub(super) struct Context {
    id: Value,
    /// Tab of the browser's own context, which is there all the time.
    first: Value,
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.kind.name(), self.base, self.socket)
    }
}

impl FromStr for Handle {
    type Err = Error;

    fn from_str(line: &str) -> Result<Self> {
        let parts: Vec<&str> = line.split(' ').collect();
        let kind = EngineKind::ALL.into_iter().find(|kind| parts.first() == Some(&kind.name()));
        match (kind, parts.as_slice()) {
            (Some(kind), [_, base, socket]) => {
                Ok(Self { kind, base: (*base).to_owned(), socket: (*socket).to_owned() })
            }
            _ => Err(Error::new(format!("`{line}` is no session"), "let `cargo xtask test` start the tests")),
        }
    }
}

impl Session {
    /// Returns where another process can [attach](Self::attach) to this session, and records nothing more
    /// itself; none in WebKit, which knows no contexts.
    pub fn share(&mut self) -> Option<Handle> {
        // Firefox would keep all that it reports for a connection that nobody reads.
        self.bidi = None;
        let socket = self.socket.clone()?;
        Some(Handle { kind: self.kind, base: self.base.clone(), socket })
    }

    /// Attaches to a session that is open already and that stays open when this one is dropped.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn attach(handle: &Handle) -> Result<Self> {
        let mut session = Self::new(handle.kind, handle.base.clone(), None);
        session.agent = agent(super::PATIENCE);
        session.socket = Some(handle.socket.clone());
        session.listen()?;
        Ok(session)
    }

    /// Opens a tab in a new context and drives it from now on: no storage, cookies, caches or service
    /// workers.
    ///
    /// # Errors
    /// When the browser refuses, or is WebKit.
    pub fn enter_context(&self, setup: Setup) -> Result<()> {
        let first = self.tab()?;
        let id = match self.kind {
            EngineKind::Chrome => {
                self.devtools("Target.createBrowserContext", json!({}))?["browserContextId"].take()
            }
            _ => self.bidi("browser.createUserContext", json!({}))?["userContext"].take(),
        };
        let tab = self.tab_in(&id);
        *self.context.borrow_mut() = Some(Context { id, first });
        self.to_tab(&tab?)?;
        self.set_up(setup)
    }

    /// Closes the context with all its tabs, forgets what was recorded of them, and drives the browser's own
    /// tab again.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn leave_context(&self) -> Result<()> {
        let Some(Context { id, first }) = self.context.take() else { return Ok(()) };
        self.to_tab(&first)?;
        match self.kind {
            EngineKind::Chrome => {
                self.devtools("Target.disposeBrowserContext", json!({ "browserContextId": id }))?
            }
            _ => self.bidi("browser.removeUserContext", json!({ "userContext": id }))?,
        };
        self.recorded().map(drop)
    }

    /// Opens a tab in the context in use, if one is; returns its handle.
    pub(super) fn new_tab_in_context(&self) -> Result<Option<Value>> {
        let context = self.context.borrow();
        context.as_ref().map(|context| self.tab_in(&context.id)).transpose()
    }

    fn tab_in(&self, context: &Value) -> Result<Value> {
        match self.kind {
            EngineKind::Chrome => {
                let tab = json!({ "url": "about:blank", "browserContextId": context });
                Ok(self.devtools("Target.createTarget", tab)?["targetId"].take())
            }
            _ => {
                let tab = json!({ "type": "tab", "userContext": context });
                Ok(self.bidi("browsingContext.create", tab)?["context"].take())
            }
        }
    }

    fn bidi(&self, method: &str, params: Value) -> Result<Value> {
        let bidi = self.bidi.as_ref().ok_or_else(no_contexts)?;
        bidi.borrow_mut().rpc.call(method, params)
    }

    fn devtools(&self, method: &str, params: Value) -> Result<Value> {
        let mut devtools = self.devtools.borrow_mut();
        if devtools.is_none() {
            let address = self.socket.as_deref().ok_or_else(no_contexts)?;
            let version = super::driver::read_json(&self.agent, &format!("http://{address}/json/version"))?;
            *devtools = Some(Rpc::connect(version["webSocketDebuggerUrl"].as_str().unwrap_or_default())?);
        }
        devtools.as_mut().ok_or_else(no_contexts)?.call(method, params)
    }
}

fn no_contexts() -> Error {
    Error::new("this browser opens no contexts", "open a browser of its own")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_read_as_they_are_written() {
        let handle = Handle {
            kind: EngineKind::Firefox,
            base: "http://127.0.0.1:1/session/x".to_owned(),
            socket: "ws://127.0.0.1:2/session/x".to_owned(),
        };
        assert_eq!(handle.to_string().parse(), Ok(handle));
        assert!("firefox".parse::<Handle>().is_err() && "netscape a b".parse::<Handle>().is_err());
    }
}
