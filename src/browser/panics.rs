//! Messages of panics, logged to the console.
//!
//! The published programs have none: there a panic is a trap, and the browser's own error is all there is.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(text: &str);
}

/// Logs the message of each panic to the console; the loader shows its panel and starts another instance.
pub fn log_to_console() {
    std::panic::set_hook(Box::new(|panic| error(&panic.to_string())));
}
