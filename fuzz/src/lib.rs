//! Everything that reads what others wrote, as functions of bytes that panic when something does not hold.
//!
//! `cargo xtask fuzz` drives each with libFuzzer; `tests/quick.rs` is the quick form. A crash is kept as a
//! file in `crashes/<target>/`, which the quick form replays from then on.

mod mutate;
mod targets;

pub use mutate::Mutator;
pub use targets::{TARGETS, Target};

/// Returns the target with this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
