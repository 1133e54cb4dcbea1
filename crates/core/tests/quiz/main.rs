//! The quiz's core, tested from outside through its public interface.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may fail by panicking, in its helpers too"
)]

mod code;
mod content;
mod first;
mod ics;
mod log;
mod packs;
mod parts;
mod plain;
mod practice;
mod profile;
mod receive;
mod schedule;
mod session;
mod statement;
mod topic;
mod why;
