//! What postcard writes is read as it was; anything else is refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is a failure, and says where"
)]

mod against_postcard;
mod made_up;
