//! What TopUp Guard knows and decides, as pure functions.
//!
//! Nothing here touches a browser, a clock, randomness or a file, and nothing panics: the clock, the seed, the
//! content (a [`pack::Pack`]) and the person's log are arguments. `ARCHITECTURE.md` shows who calls what.

pub mod address;
pub mod check;
pub mod invisible;
pub mod note;
pub mod number;
pub mod pack;
pub mod picker;
pub mod quiz;
pub mod route;
pub mod time;
pub mod warnings;
