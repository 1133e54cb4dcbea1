//! What postcard writes is read as it was; anything else is refused.

mod against_postcard;
mod made_up;
