//! The text in the field of Check, kept in the loader's memory while one program takes over from another.

use js_sys::Function;
use wasm_bindgen::JsValue;

/// Text in the field of Check. It is in memory only, and gone when the widget is.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    text: String,
    /// `(text) => void`.
    keep: Option<Function>,
}

impl Draft {
    /// Makes a draft that begins with this text; `keep` is told of each change.
    #[must_use]
    pub fn new(text: String, keep: Function) -> Self {
        Self { text, keep: Some(keep) }
    }

    /// Returns the text that the widget begins with.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Keeps the text for a program that takes over.
    pub fn keep(&self, text: &str) {
        if let Some(keep) = &self.keep {
            // A loader that cannot keep it loses a convenience only.
            let _ = keep.call1(&JsValue::NULL, &text.into());
        }
    }
}
