//! Shared controls that rooms are made of: plain functions that build HTML.
//!
//! A function costs next to nothing in the program's size, each Yew component several kilobytes. Only a room
//! with state of its own is a component.

mod artefact;
mod carrier;
mod controls;
mod dial;
mod effects;
mod footnotes;
mod groups;
mod guides;
mod handing_on;
mod icon;
mod options;
mod page;
mod phone;
mod pieces;
mod question_card;
mod quiz_pack;
mod scale;
mod tick;
mod ui;

pub use artefact::{artefact, artefact_name, artefact_question, polarity, spoken_lines, unmask_dots};
pub use carrier::carrier_name;
pub use controls::stays_here;
pub use dial::{bar, dial};
pub use effects::{use_effect_on, use_effect_with_cleanup, use_element_ref};
pub use footnotes::{Footnotes, show};
pub use groups::GROUPS;
pub use guides::guide_links;
pub use handing_on::HandedOn;
pub use icon::icon;
pub use options::{Choice, options};
pub use page::{card, head};
pub use phone::phone;
pub use pieces::{PieceView, artefact_in_pieces};
pub use question_card::{question_card, question_text};
pub use quiz_pack::{pack_failed, use_pack, use_quiz_pack};
pub use scale::scale;
pub use tick::tick;
pub use ui::Ui;
