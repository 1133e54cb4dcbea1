//! TopUp Guard: the widget. `embed` mounts it, `app` is its shell, and each room has a folder or a file.
//!
//! Imports point down only, from `embed` to `app`, the rooms, [`parts`], [`base`], [`browser`] and
//! [`program`]; no room imports another. Each of these may import the core crate. `tests/structure.rs` checks
//! it.
//!
//! The modules are public for the tests and for `examples/first_view/`, which renders the first view; a
//! host page uses the element `<topup-guard>` and never this crate.
//!
//! # Features
//!
//! `picker`, `quiz` and `full` (the default) select the [`program`] that is built.

pub mod app;
pub mod base;
pub mod browser;
pub mod check;
pub mod class;
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
