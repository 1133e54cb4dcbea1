//! Keys pressed as a person presses them.
use super::Session;
use crate::Result;
use serde_json::{Value, json};

/// Tab key.
pub const TAB: char = '\u{e004}';
/// Shift key, to be held.
pub const SHIFT: char = '\u{e008}';
/// Enter key.
pub const ENTER: char = '\u{e007}';

impl Session {
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
}
