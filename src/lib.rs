//! TopUp Guard: the widget. `embed` mounts it, `app` is its shell, and each room the person sees has a
//! folder.
//!
//! Imports point down only: rooms import [`parts`], [`base`], [`browser`] and the core crate; `parts` imports
//! `base`, `browser` and core; `base` imports `browser` and core; `browser` imports core.
//! `tests/structure.rs` checks it.
//!
//! The modules are public for the tests and for `examples/first_view.rs`, which renders the first view; a
//! host page uses the element `<topup-guard>` and never this crate.
//!
//! # Features
//!
//! `picker`, `quiz` and `full` (the default) select the [`program`] that is built.

pub mod app;
pub mod base;
pub mod browser;
pub mod check;
pub mod embed;
pub mod family;
pub mod help;
pub mod home;
pub mod note;
pub mod number;
pub mod pages;
pub mod parts;
pub mod picker;
pub mod program;
pub mod quiz;
pub mod warnings;
