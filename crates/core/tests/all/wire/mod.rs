//! Wire form of packs: what was written is read again, anything else is refused.

mod against_postcard;
mod in_parts;
mod made_up;
