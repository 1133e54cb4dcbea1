//! End-to-end tests of the built files in a real browser; one file or folder for each behaviour.
//!
//! Each is ignored under a plain `cargo test`, which has neither built files nor a browser:
//! `cargo xtask test` builds, finds the browser and runs them.
#![cfg(not(target_arch = "wasm32"))]

mod accessible;
mod addresses;
mod announcements;
mod bfcache;
mod caches;
mod check;
mod clearing;
mod clobbered;
mod clock;
mod compatible;
mod configure;
mod crashing;
mod deploy;
mod element;
mod examples;
#[path = "../../xtask/check/src/pictures/exercises.rs"]
mod exercises;
mod failing;
mod first_view;
mod fitting;
mod frame;
mod habits;
mod harness;
mod hostile;
mod hosting;
mod hosts;
mod injected;
mod installing;
mod interrupted;
mod keyboard;
mod languages;
mod loading;
mod manifest;
mod newer;
mod offline;
mod packs;
mod path;
mod picker;
mod platform;
mod policy;
mod preferences;
mod printing;
mod private;
mod programs;
mod reporting;
mod screens;
mod servers;
mod single_file;
mod soak;
mod tabs;
mod text_size;
mod theming;
mod thumb;
mod typing;
mod updates;
