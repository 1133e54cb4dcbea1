//! TopUp Guard: the widget. `embed` mounts it, `app` is its shell, and each room the person sees has a folder.

pub mod app;
pub mod browser;
pub mod embed;
pub mod help;
pub mod home;
#[cfg(feature = "whole")]
pub mod note;
#[cfg(feature = "whole")]
pub mod number;
pub mod pages;
pub mod parts;
pub mod picker;
#[cfg(feature = "whole")]
pub mod quiz;
#[cfg(feature = "whole")]
pub mod warnings;
