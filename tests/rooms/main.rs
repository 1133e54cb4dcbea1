//! What a person does in each room, in a real browser: `cargo xtask test`.
#![cfg(target_arch = "wasm32")]

mod hands;
mod services;
mod stage;

mod home;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
