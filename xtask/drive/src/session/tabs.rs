//! Tabs of the window.
use super::Session;
use crate::Result;
use serde_json::{Value, json};

impl Session {
    /// Returns the tab that is driven now, for [`Session::to_tab`].
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn tab(&self) -> Result<Value> {
        self.get("/window")
    }

    /// Opens another tab, drives it from now on and returns it.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn new_tab(&self) -> Result<Value> {
        let tab = match self.new_tab_in_context()? {
            Some(tab) => tab,
            None => self.post("/window/new", &json!({ "type": "tab" }))?["handle"].take(),
        };
        self.to_tab(&tab)?;
        Ok(tab)
    }

    /// Drives this tab from now on.
    ///
    /// # Errors
    /// When it is not there.
    pub fn to_tab(&self, tab: &Value) -> Result<()> {
        self.post("/window", &json!({ "handle": tab })).map(drop)
    }

    /// Closes a tab, with the pages that the browser keeps for its way back, and drives another from now on.
    ///
    /// # Errors
    /// When either is not there.
    pub fn close_tab(&self, tab: &Value, next: &Value) -> Result<()> {
        self.to_tab(tab)?;
        self.call("DELETE", "/window", None)?;
        self.to_tab(next)
    }
}
