//! TopUp Guard: the widget. `embed` mounts it, `app` is its shell, and each room the person sees has a folder.

pub mod app;
pub mod browser;
pub mod embed;
pub mod help;
#[cfg(feature = "picker")]
pub mod home;
#[cfg(feature = "full")]
pub mod note;
#[cfg(feature = "full")]
pub mod number;
#[cfg(feature = "picker")]
pub mod pages;
pub mod parts;
#[cfg(feature = "picker")]
pub mod picker;
#[cfg(feature = "quiz")]
pub mod quiz;
#[cfg(feature = "full")]
pub mod warnings;
