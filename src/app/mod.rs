//! The shell: the frame around every room, the choice of the room, and the effects of a changed state.

mod hooks;
mod read_aloud;
mod shell;

pub use shell::App;
