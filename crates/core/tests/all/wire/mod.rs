//! What postcard writes is read as it was; anything else is refused.

mod against_postcard;
mod in_parts;
mod made_up;
