//! Keys and the mouse, pressed as a person presses them.
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

    /// Moves the mouse to a point of the window, in CSS pixels, and presses it there.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn press_at(&self, x: i64, y: i64) -> Result<()> {
        let go = json!({ "type": "pointerMove", "duration": 0, "x": x, "y": y });
        self.mouse(vec![go, json!({ "type": "pointerDown", "button": 0 })])
    }

    /// Releases the mouse where it is.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn release(&self) -> Result<()> {
        self.mouse(vec![json!({ "type": "pointerUp", "button": 0 })])
    }

    /// Presses and releases the mouse three times at a point of the window, in CSS pixels, as people mark a
    /// paragraph.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn click_thrice_at(&self, x: i64, y: i64) -> Result<()> {
        let go = json!({ "type": "pointerMove", "duration": 0, "x": x, "y": y });
        let click = ["pointerDown", "pointerUp"].map(|kind| json!({ "type": kind, "button": 0 }));
        self.mouse(std::iter::once(go).chain(click.iter().cycle().take(6).cloned()).collect())
    }

    fn strokes(&self, strokes: Vec<Value>) -> Result<()> {
        self.act(json!({ "type": "key", "id": "keyboard", "actions": strokes }))
    }

    fn mouse(&self, actions: Vec<Value>) -> Result<()> {
        self.act(json!({ "type": "pointer", "id": "mouse", "actions": actions }))
    }

    fn act(&self, device: Value) -> Result<()> {
        self.post("/actions", &json!({ "actions": [device] })).map(drop)
    }
}
