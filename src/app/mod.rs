//! The shell: what is around every room, and which room is shown.

#[cfg(feature = "full")]
mod aloud;
mod context;
mod hooks;
mod host;
mod program;
mod settings;
mod shell;
mod state;

pub use context::{Ctx, Words};
pub use host::{Host, Report, Tell};
pub use program::{PROGRAM, Program};
pub use settings::{TextSize, Theme};
pub use shell::{App, Props};
pub use state::{Action, Notice, State};
