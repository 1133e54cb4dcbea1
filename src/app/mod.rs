//! The shell: the frame around every room, the choice of the room, and the effects that follow a change of
//! state.

mod aloud;
mod hooks;
mod shell;

pub use shell::App;
