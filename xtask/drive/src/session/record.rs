//! What a page has said and asked for, and pictures of it.
use super::{Session, text};
use crate::bidi::Bidi;
use crate::{EngineKind, Error, Result};
use base64::Engine as _;
use serde_json::{Value, json};
use std::cell::RefMut;

/// Console messages and requests of a window.
#[derive(Debug, Default)]
pub struct Record {
    /// See [`Session::console`].
    pub console: Vec<String>,
    /// See [`Session::requested`].
    pub requested: Vec<String>,
}

impl Session {
    /// Returns a PNG of the viewport.
    ///
    /// # Errors
    /// When the browser has none to give.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        decoded(&self.get("/screenshot")?, "screenshot")
    }

    /// Returns the page as it is printed, a PDF.
    ///
    /// # Errors
    /// When the browser cannot print without asking.
    pub fn print(&self) -> Result<Vec<u8>> {
        decoded(&self.post("/print", &json!({}))?, "print")
    }

    /// Prints the page on A4 as a PDF, without backgrounds.
    ///
    /// # Errors
    /// When the driver cannot print.
    pub fn print_a4(&self) -> Result<Vec<u8>> {
        let a4 = json!({ "page": { "width": 21.0, "height": 29.7 } });
        decoded(&self.post("/print", &a4)?, "print")
    }

    /// Returns the errors and warnings on the consoles of the page and its frames since the last call; none
    /// in WebKit.
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
        self.record.borrow_mut().console.extend(new.iter().cloned());
        Ok(new)
    }

    /// Returns what [`Session::console`] and [`Session::requested`] have reported since the last call of
    /// this, whether they were called meanwhile or not.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn recorded(&self) -> Result<Record> {
        self.console()?;
        self.requested()?;
        Ok(self.record.take())
    }

    /// Returns every address that the page asked for since the last call, `data:` and `blob:` included.
    ///
    /// Chrome and Firefox report each request, blocked ones and those of frames too; of WebKit it is what the
    /// page's Resource Timing lists.
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
        self.record.borrow_mut().requested.extend(new.iter().cloned());
        Ok(new)
    }

    /// Returns Firefox's connection once it has recorded everything up to now.
    fn caught_up(&self) -> Result<Option<RefMut<'_, Bidi>>> {
        let Some(bidi) = &self.bidi else { return Ok(None) };
        let tab = self.tab()?;
        let mut bidi = bidi.borrow_mut();
        bidi.catch_up(&tab)?;
        Ok(Some(bidi))
    }

    /// Returns what Chrome's DevTools protocol reported of the page since the last call, `method` and
    /// `params` of each event; none in other browsers.
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
}

fn decoded(answer: &Value, what: &str) -> Result<Vec<u8>> {
    base64::engine::general_purpose::STANDARD
        .decode(answer.as_str().unwrap_or_default())
        .map_err(|e| Error::new(format!("the {what} is not base64: {e}"), "update the driver"))
}
