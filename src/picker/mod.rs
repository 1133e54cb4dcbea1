//! Picker: questions, result, a channel's page, comparison.

mod ask;
mod channel;
mod compare;
mod digits;
mod flips;
mod outcome;
mod ranking;
mod steps;
mod why_not;

pub use ask::ask;
pub use channel::channel_page;
pub use compare::compare;
pub use outcome::outcome;

use topup_guard_core::pack::{Channel, Msg, OptionText, Pack};
use topup_guard_core::picker::{Choice, Part, Question};

use crate::base::Ctx;
use crate::parts::question_text;

/// Returns the words of an option, if the pack has any.
fn option_text(pack: &Pack, question: Question, choice: Choice) -> Option<&OptionText> {
    question_text(pack, question)?.options.iter().find(|text| text.id == choice.id())
}

/// Returns the reason for a channel's rating on a criterion.
fn rating_text<'a>(ctx: &'a Ctx, channel: &'a Channel, part: &Part<'_>) -> &'a str {
    match channel.ratings.get(&part.criterion.id) {
        Some(rating) => &rating.text,
        None => ctx.t(match part.rating {
            3 => Msg::PayFits,
            0 => Msg::PayNot,
            _ => Msg::PayMaybe,
        }),
    }
}

/// Returns names of channels joined by “or”.
fn join_names(ctx: &Ctx, ids: &[&str]) -> String {
    let names: Vec<_> =
        ids.iter().filter_map(|id| ctx.pack().channel(id)).map(|channel| channel.name.as_str()).collect();
    names.join(ctx.t(Msg::ListOr))
}
