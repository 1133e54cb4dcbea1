//! What a person does in each room, in a real browser: `cargo xtask test`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in its helpers too")]

mod instead;
mod services;
mod stage;
mod user_input;

mod channel;
mod check;
mod check_input;
mod check_share;
mod class;
mod compatible;
mod embed;
mod family;
mod frame;
mod handout;
mod help;
mod home;
mod kinds;
mod links;
mod note;
mod number;
mod online;
mod pages;
mod pass_on;
mod picker;
mod picture;
mod progress;
mod quiz;
mod read_aloud;
mod record;
mod result;
mod start;
mod texts;
mod two_step;
mod walk;
mod warnings;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Languages that tests run in.
const LANGS: [&str; 2] = ["zh-Hans", "en"];
