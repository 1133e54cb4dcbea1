//! The quiz: what is drawn, what answers say, when something comes back.

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
