//! What every command of the project stands on: errors, running programs, fetching tools, compiling the widget.

pub mod commands;
mod error;
pub mod files;
pub mod programs;
pub mod run;
pub mod tools;

pub use error::{Error, Result};
