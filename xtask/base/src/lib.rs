//! Shared by every command: errors, running programs, fetching tools, compiling the widget.

pub mod commands;
mod error;
mod explain;
pub mod files;
pub mod programs;
pub mod run;
pub mod short_names;
pub mod side_by_side;
pub mod tools;

pub use error::{Error, Result};
