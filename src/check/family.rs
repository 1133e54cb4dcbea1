//! A finding for relatives, as a text and as a picture: level, signs, what it is like, the next step.

use topup_guard_core::check::{Finding, Level};
use topup_guard_core::pack::{CheckPack, Msg};

use super::headline;
use super::lookup::{distinct, name_of};
use crate::base::Ctx;
use crate::browser::picture::{Block, Picture, Tone};

/// Most signs that are named.
const SIGNS: usize = 6;

/// Returns the picture; `quote` is the person's own text, empty where it does not go along.
pub(super) fn picture(ctx: &Ctx, pack: &CheckPack, found: &Finding, quote: &str) -> Picture {
    let mut blocks = vec![
        Block::Small(format!("{}{}{}", ctx.t(Msg::AppName), ctx.t(Msg::Colon), ctx.t(Msg::CheckTitle))),
        Block::Heading(ctx.t(headline(found.level)).to_owned()),
    ];
    let signs = distinct(found);
    let names = signs.iter().take(SIGNS).filter_map(|sign| Some(pack.signs.get(*sign)?.name.clone()));
    blocks.push(Block::List(names.collect()));
    let nearest = found.tactics.first().filter(|_| found.level < Level::Nothing);
    if let Some(entry) = nearest.and_then(|near| pack.entries.get(near.entry)) {
        blocks.push(Block::Paragraph(ctx.fill(Msg::CheckMostLike, &[("name", &entry.name)])));
    }
    blocks.push(Block::Rule);
    if let Some(step) = found.step.and_then(|step| pack.steps.get(step)) {
        blocks.push(Block::Paragraph(step.what.text.clone()));
        if !step.number.is_empty() {
            let label = name_of(ctx, &step.number).to_owned();
            blocks.push(Block::Number { label, number: step.number.clone() });
        }
    }
    if !quote.is_empty() {
        blocks.extend([Block::Rule, Block::Small(quote.to_owned())]);
    }
    blocks.extend([Block::Rule, Block::Small(ctx.t(Msg::AppFoot).to_owned())]);
    Picture {
        lang: ctx.pack().lang.clone(),
        right_to_left: false,
        tone: match found.level {
            Level::Known => Tone::Stop,
            Level::Signs => Tone::Caution,
            Level::Nothing => Tone::Plain,
        },
        name: "topup-guard".to_owned(),
        blocks,
    }
}
