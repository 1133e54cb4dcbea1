//! What a panic says, on the console.
//!
//! The lane that is published has no words in it: there a panic is a trap, and the browser's own error is all there is.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(text: &str);
}

/// Puts the words of a panic on the console; the loader then tells the person, and starts another program.
pub fn tell() {
    std::panic::set_hook(Box::new(|panic| error(&panic.to_string())));
}
