//! TopUp Guard: the widget. `embed` mounts it, `app` is its shell, and each room the person sees has a folder.

pub mod app;
pub mod browser;
pub mod embed;
pub mod help;
pub mod home;
pub mod pages;
pub mod parts;
pub mod picker;
pub mod quiz;
