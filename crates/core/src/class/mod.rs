//! Class: a group that judges the same items by raising hands, with the result of the group.
//!
//! A [`Class`] is what a link says: topic, number of items, difficulty, and a code that names the set. The
//! items themselves are drawn by [`Quiz::draw_sets`](crate::quiz::Quiz::draw_sets). [`Hands`] are what a group
//! said of an item, [`GroupResult`] what follows from that.
//!
//! ```
//! use topup_guard_core::class::{Class, ClassError};
//!
//! let (class, error) = Class::read("points/8/K7QF3M");
//! assert_eq!((class.topic.as_str(), class.number, error), ("points", 8, None));
//! assert_eq!(class.to_string(), "points/8/K7QF3M");
//! // What cannot be is brought to what can, and said.
//! let (class, error) = Class::read("mixed/10000");
//! assert_eq!((class.number, error), (20, Some(ClassError::TooMany)));
//! ```

mod hands;
mod link;
mod result;

pub use crate::quiz::{Level, Sets};
pub use hands::{CountError, Hands, MOST_PEOPLE, read_hands, read_people};
pub use link::{Class, ClassCode, ClassError, Half, LEAST_ITEMS, MOST_ITEMS};
pub use result::{GroupResult, GroupShare, Vote, change, group_share};
