//! Quiz: selection of exercises, profile, schedule, log.

mod code;
mod content;
mod first;
mod forms;
mod ics;
mod interpretation;
mod log;
mod packs;
mod parts;
mod practice;
mod profile;
mod receive;
mod schedule;
mod session;
mod set;
mod statement;
mod topic;
mod two_steps;
mod variants;
mod why;
